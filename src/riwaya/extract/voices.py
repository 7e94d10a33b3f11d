"""Voices: who says something, and how far what they say reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from riwaya.arabic.clitics import ARTICLE
from riwaya.arabic.letters import fold_text
from riwaya.extract.happenings import Part
from riwaya.model import TimeValue

if TYPE_CHECKING:
    from riwaya.extract.items import Item
    from riwaya.model import Entity

#: Speech acts whose content is an event told with the act; the others are a claim of their own (type other).
CONTENT_ACTS: Final = frozenset(("accuses", "denies", "condemns", "criticises", "claims_responsibility", "doubts"))
OWN_ACTS: Final = frozenset(("calls_for", "demands", "warns", "threatens", "promises", "expresses_concern"))
#: Marks behind a verb of saying with which its content may begin.
OPENING: Final = frozenset(('"', "“", "”", "«", "»", ":"))


class Source(NamedTuple):
    """Whom some words name as a source (``parts``, empty for nobody), the links of the chain, how it is known."""

    parts: tuple[Part, ...] = ()
    chain: tuple[tuple[Part, str], ...] = ()
    kind: str = "named"

    @property
    def readings(self) -> dict[str, Entity]:
        """What a mention that takes up this source may mean."""
        first = self.parts[0].entity
        if first.kind == "unnamed_source":
            return {"source": first}
        spokes = [link[0].entity for link in self.chain[:1] if link[1] == "spokesperson"]
        bodies = {"body": self.parts[1].entity} if spokes and len(self.parts) > 1 else {}
        return {"actor": first, **bodies}

    def joined(self, other: Source) -> Source:
        """Both sources as one (أفاد عناصر إنقاذ وطبيب)."""
        return Source(self.parts + other.parts, self.chain + other.chain, other.kind)


class Voice(NamedTuple):
    """Who says something: claimants, how they are known, the chain, the act, whom it addresses, when it was said."""

    claimants: tuple[Part, ...]
    kind: str
    act: str = "asserts"
    addressees: tuple[Part, ...] = ()
    chain: tuple[tuple[Part, str], ...] = ()
    said: TimeValue | None = None
    certainty: str = ""
    row: str = ""

    @property
    def source(self) -> Source:
        """Who speaks, without what is said."""
        return Source(self.claimants, self.chain, self.kind)


class Scope(NamedTuple):
    """A voice over items ``[start, end)``; ``verb`` is the item of saying (its clause begins at ``lead``)."""

    start: int
    end: int
    voice: Voice
    verb: int
    lead: int
    act: str


class Memory:
    """Who spoke last in the text, and who spoke last by a verb of each gender (وأضافت is not said of a man)."""

    def __init__(self) -> None:
        self.latest = Source()
        self._gender = ""
        self._by_gender: dict[str, Source] = {}
        self._spoken: list[Source] = []

    def of(self, gender: str) -> Source:
        """The last speaker whom a verb of this gender may go on with."""
        if gender and self._gender and gender != self._gender:
            return self._by_gender.get(gender, self.latest)
        return self.latest

    def remember(self, source: Source, gender: str) -> None:
        """Let a source be the one who spoke last; ``gender`` as the verb told it, '' where none did."""
        self.latest, self._gender = source, gender
        if gender:
            self._by_gender[gender] = source
        self._spoken.append(source)

    def spoke(self, entity: Entity) -> bool:
        """Whether somebody has spoken in this article."""
        return any(part.entity.id == entity.id for source in self._spoken for part in source.parts)

    def called(self, part: Part) -> Source | None:
        """وأضاف المركز الإعلامي behind المركز الإعلامي لكذا: whose name holds all words of this new one."""
        words = _words(part.entity)
        if part.entity.known or not words:
            return None
        for source in reversed(self._spoken):
            if any(p.entity.id == part.entity.id for p in source.parts):
                return None  # he himself spoke later
            if any(words <= _words(p.entity) for p in source.parts):
                return source
        return None


def _words(entity: Entity) -> frozenset[str]:
    """The words of an Arabic label, folded and without the article."""
    return frozenset(w.removeprefix(ARTICLE) for w in fold_text(entity.label_ar or "").split())


OUTLET: Final = Voice((), "outlet")


def speaks(it: Item) -> bool:
    """Whether an item is a verb or participle of saying."""
    return it.k in "VP" and it.cls in ("say", "speech", "relay")

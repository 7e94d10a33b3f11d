"""Items: what each word or group of words of a sentence is for the grammar.

An item is a mention, an event noun, a finite verb, a counted group of people, a time, or a function word. Its
kind ``k`` is one letter: M mention, E event noun, V verb, P participle, G people, Q number, A adjective that
names an actor, time, p preposition, x cause or time phrase, r relative, c complementiser (أن), k clause opener,
n negation, h hedge, f future or purpose, b parts (بينهم), a phrase of saying, z a phrase of saying already
read, w any other word; ``,`` and ``;`` are marks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from riwaya.arabic.clitics import (
    ARTICLE,
    TO_THE,
    glued_preposition,
    is_joined,
)
from riwaya.extract.spots import Spot
from riwaya.extract.timeline import ResolvedDate
from riwaya.model import (
    Entity,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from riwaya.extract.lexicon import Entry


#: Kind of a particle by its class; any other word is w.
_PARTICLES: Final = {
    "prep": "p", "neg": "n", "without": "n", "untrue": "n", "future": "f", "purpose": "f", "conditional": "f",
    "hedge": "h", "hedge?": "h", "rel": "r", "comp": "c", "clause": "k", "result": "k", "result?": "k", "cause": "x",
    "during": "x", "after": "x", "before": "x", "since": "x", "until": "x", "background": "x", "part": "b",
    "part1": "b", "partall": "b", "atleast": "w", "plus": "w", "according": "a", "according?": "k",
    "accordingself": "a", "relay": "a", "other": "w", "conj": "w", "resumptive": "w", "identity": "w",
}  # fmt: skip
#: Marks that part a place from what is told there.
DASHES: Final = frozenset("-–—")
_KINDS: Final = {"v": "V", "n": "E", "p": "P", "k": "w"}


#: Classes of participles that say something, save with the article (حكومة الوفاق المعترف بها).
_SAYING: Final = ("say", "speech")


def kind_of(entry: Entry, pro: str) -> str:
    """The kind of item that a word makes whose reading is ``entry`` behind the clitics ``pro``."""
    if (entry.pos == "n" and entry.cls == "other") or (entry.pos == "p" and entry.cls in _SAYING and ARTICLE in pro):
        return "w"
    return _KINDS.get(entry.pos) or _PARTICLES.get(entry.cls, "w")


class Counted(NamedTuple):
    """People as counted in the text: bounds as in a harm figure, the group's code, the harm if the noun says it."""

    low: int | None
    high: int | None
    exclusive_low: bool
    exclusive_high: bool
    approximate: bool
    group: str
    harm: str
    spot: Spot | None
    row: str
    bare: bool = False


def uncounted(
    people: int | None, group: str, harm: str = "", spot: Spot | None = None, row: str = "", *, bare: bool = False
) -> Counted:
    """People whose number no numeral tells: one or two by the form of the noun, or None for unspecified."""
    return Counted(people, people, False, False, False, group, harm, spot, row, bare)  # noqa: FBT003  exact bounds


class Item:
    """One item: kind ``k``, tokens ``[a, b)``, glued prefix, entry, and what its kind needs in ``x``.

    What the rules ask again and again is worked out once: ``cls``, ``tense`` and ``governs`` (the preposition that a
    particle stands for) are those of the lexicon row, '' without one; ``mark`` is the mark of an item of kind , or ;;
    ``prep`` is the preposition glued before it, ``joined`` tells that it begins with the conjunction و or ف.
    """

    __slots__ = ("a", "b", "cls", "enc", "entry", "governs", "joined", "k", "mark", "prep", "pro", "tense", "x")

    def __init__(
        self, k: str, a: int, b: int, pro: str = "", entry: Entry | None = None, enc: str = "", x: object = None
    ) -> None:
        self.k, self.a, self.b, self.pro, self.entry, self.enc, self.x = k, a, b, pro, entry, enc, x
        if entry is None:
            self.cls = self.tense = self.governs = ""
        else:
            self.cls, self.tense, self.governs = entry.cls, entry.tense, entry.value
        if pro:
            self.prep, self.joined = glued_preposition(pro), is_joined(pro)
        else:
            self.prep, self.joined = "", False
        self.mark = x if isinstance(x, str) else ""

    @property
    def spot(self) -> Spot:
        """The mention of an item of kind M."""
        assert isinstance(self.x, Spot), self  # noqa: S101  kinds and payloads are made together
        return self.x

    @property
    def people(self) -> Counted:
        """The counted people of an item of kind G or Q."""
        assert isinstance(self.x, Counted), self  # noqa: S101
        return self.x

    @property
    def time(self) -> ResolvedDate:
        """The time of an item of kind T."""
        assert isinstance(self.x, ResolvedDate), self  # noqa: S101
        return self.x

    @property
    def nisba(self) -> Entity:
        """The actor that an item of kind A names."""
        assert isinstance(self.x, Entity), self  # noqa: S101
        return self.x

    @property
    def row(self) -> str:
        """Its lexicon row, or ''."""
        return self.entry.row if self.entry is not None else ""

    @property
    def definite(self) -> bool:
        """Whether it carries the article or a pronoun."""
        return ARTICLE in self.pro or self.pro.endswith(TO_THE) or bool(self.enc)

    def __repr__(self) -> str:
        """For explain and for debugging."""
        return f"{self.k}[{self.a}:{self.b}]{self.pro}+{self.entry.lemma if self.entry else self.x}"


def words_of(items: Sequence[Item], norms: Sequence[str]) -> Sequence[str]:
    """The folded words of items that stand one behind the other, of the words ``norms`` of their text."""
    return norms[items[0].a : items[-1].b] if items else ()


def without_commas(items: list[Item]) -> list[Item]:
    """The items without commas that part what belongs together: round a time, behind a subject.

    A time stands between a verb and what it governs (تعرضت، أمس، لقصف); a subject is parted from its verb's object
    (استهدف مجهولون، سيارة).
    """
    drop: set[int] = set()
    for n, it in enumerate(items[:-2]):
        if it.k == "V" and n + 3 < len(items) and _parted_object(items[n : n + 4]):
            drop.add(n + 2)
        if it.k != "T" or n == 0 or items[n + 1].k != ",":
            continue
        behind = items[n + 2]
        before = n - 1 if items[n - 1].k == "," else n
        if behind.joined or not (behind.k == "p" or (behind.k == "E" and behind.prep)):
            continue
        if (before and items[before - 1].k not in ",;kcVr") or (before == n and items[n - 1].k == "V"):
            drop.update((n + 1, before) if before < n else (n + 1,))
    return [it for n, it in enumerate(items) if n not in drop] if drop else items


def _parted_object(four: list[Item]) -> bool:
    """Whether a comma stands between the subject right behind a verb that asks for an object, and that object."""
    verb, subject, comma, thing = four
    entry = verb.entry
    if comma.k != "," or entry is None or entry.cls != "event" or entry.voice == "p" or verb.enc:
        return False
    if entry.slots.get("subj") != "agent" or entry.slots.get("obj") not in ("target", "victim", "site"):
        return False
    acts = subject.k == "M" and "actor" in subject.spot.readings and not subject.prep
    if not acts or thing.joined or thing.prep:
        return False
    return thing.k in "GQ" or (thing.k == "M" and "actor" not in thing.spot.readings)


def named_again(items: list[Item]) -> list[Item]:
    """The items with a place and its name behind a comma as one: العاصمة الليبية، طرابلس is no government."""
    out: list[Item] = []
    for it in items:
        if (
            it.k == "M"
            and not it.pro
            and len(out) > 1
            and out[-1].k == ","
            and out[-2].k == "M"
            and (place := out[-2].spot.readings.get("place")) is not None
            and (again := it.spot.readings.get("place")) is not None
            and place.id == again.id
        ):
            out.pop()
            first = out.pop()
            out.append(Item("M", first.a, it.b, first.pro, first.entry, first.enc, first.x))
        else:
            out.append(it)
    return out

"""Who says it: verbs, participles and phrases of saying, and how far each reaches.

A verb of saying before its content reaches forward to the end of the sentence or to the next one (قال إن … وأن …); a
phrase behind the content reaches back over what stands before it (…، وفق المرصد). A verb of saying without a subject
goes on with the claimant of the sentence before (وأضاف). What nobody is named for is the outlet's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from riwaya.arabic.clitics import ARTICLE, TO
from riwaya.arabic.prepositions import ABOUT, ON, TOWARDS
from riwaya.arabic.romanise import romanise
from riwaya.extract.clauses import Clause
from riwaya.extract.happenings import Part
from riwaya.extract.lexicon.words import act_cues, certainties, kinds
from riwaya.extract.spots import Spot
from riwaya.extract.tolls import as_actor
from riwaya.model import Entity

if TYPE_CHECKING:
    from riwaya.extract.items import Item
    from riwaya.model import TimeValue

#: Speech acts whose content is an event told with the act; the others are a claim of their own (type other).
CONTENT_ACTS: Final = frozenset(("accuses", "denies", "condemns", "claims_responsibility", "doubts"))
OWN_ACTS: Final = frozenset(
    ("calls_for", "demands", "warns", "threatens", "promises", "expresses_concern", "criticises")
)
_REACH: Final = 9
_OPEN_QUOTES: Final = frozenset(('"', "“", "”", "«", "»", ":"))


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


class Scope(NamedTuple):
    """A voice over items ``[start, end)``; ``verb`` is the item of saying (its clause begins at ``lead``)."""

    start: int
    end: int
    voice: Voice
    verb: int
    lead: int
    act: str


OUTLET: Final = Voice((), "outlet")


class Attributor:
    """Reads the voices of a sentence; ``last`` is the claimant that a bare وأضاف goes on with."""

    def __init__(self, text: str, spans: list[tuple[int, int]]) -> None:
        self.last: Voice | None = None
        self.norms: list[str] = []
        self.text = text
        self.spans = spans
        self.relays: list[tuple[int, int, tuple[Part, ...], str]] = []

    def behind(self, items: list[Item]) -> list[Scope]:
        """The phrases of saying behind (or before) content; their items become kind z, which no role sees."""
        used: set[int] = set()
        self.relays = []
        backward = self._backward(items, used)
        for n in used:
            items[n].k = "z"
        return backward

    def scopes(self, items: list[Item], clauses: list[Clause], norms: list[str], backward: list[Scope]) -> list[Scope]:
        """The verbs and participles of saying with what they reach."""
        self.norms = norms
        forward = self._forward(items, clauses, set())
        if forward and forward[-1].voice.claimants:
            self.last = forward[-1].voice
        elif backward and backward[-1].voice.claimants:
            self.last = backward[-1].voice
        return forward

    # -- behind the content -------------------------------------------------------------------------------------

    def _backward(self, items: list[Item], used: set[int]) -> list[Scope]:
        out: list[Scope] = []
        floor = 0
        for n, it in enumerate(items):
            said = it.k == "k" and it.entry is not None and it.entry.cls == "according?" and self._says(items, n + 1)
            if it.k != "a" and not said:
                continue
            stop, parts, chain, kind = self._source_after(items, n + 1)
            if it.cls == "accordingself" and not parts:
                continue
            if not parts:
                stop, parts, kind = self._unresolved(items, n + 1)
            if not parts:
                continue
            if it.cls == "relay":
                self.relays.append((n, stop, tuple(parts), kind))
            used.update(range(n, stop))
            voice = Voice(tuple(parts), kind, chain=tuple(chain), row=it.entry.row if it.entry else "")
            if n <= 1 or (all(items[k].k in "T,w" for k in range(n)) and n <= 4):  # noqa: PLR2004
                out.append(Scope(stop, len(items), voice, n, n, "forward"))
            else:
                out.append(Scope(floor, n, voice, n, n, "back"))
                rest = self._goes_on(items, stop)
                if rest > stop:
                    out.append(Scope(stop, rest, voice, n, n, "back"))
            floor = stop
        return out

    def _goes_on(self, items: list[Item], stop: int) -> int:
        """…، حسب المرصد، بعد غارات: where the clause that a phrase of saying stands in goes on to, if it does."""
        if stop + 1 >= len(items) or items[stop].k != "," or items[stop + 1].k not in "xp" or items[stop + 1].joined:
            return stop
        return next((k for k in range(stop + 1, len(items)) if items[k].k in "kaV"), len(items))

    def _unresolved(self, items: list[Item], n: int) -> tuple[int, list[Part], str]:
        """وفق البيان, بحسب تقرير المنظمة: a source that no list knows: the claimant before, or its words."""
        k = n
        while k < len(items) and k - n < 3 and items[k].k == "w" and not items[k].joined:  # noqa: PLR2004  a short noun phrase
            k += 1
        if k == n or items[n].k != "w":
            return n, [], "named"
        if k - n == 1 and self.last is not None and self.last.claimants:
            return k, list(self.last.claimants), self.last.kind
        return k, [self._words(items, n, k)], "named"

    def _words(self, items: list[Item], n: int, k: int) -> Part:
        """An actor of this article only, called by its words."""
        a, b = items[n].a, items[k - 1].b
        words = self.text[self.spans[a][0] : self.spans[b - 1][1]]
        label = romanise(words)
        key = "new:" + (
            "-".join(filter(None, "".join(c if c.isascii() and c.isalnum() else "-" for c in label.lower()).split("-")))
            or "source"
        )
        return Part(Entity(key, "actor", "organisation", label or words, words, known=False), a, b)

    def _says(self, items: list[Item], n: int) -> bool:
        return n < len(items) and items[n].k == "V" and items[n].cls in ("say", "relay")

    def _source_after(self, items: list[Item], n: int) -> tuple[int, list[Part], list[tuple[Part, str]], str]:
        """The sources named behind a phrase of saying: where they end, who they are, the chain, how they are known."""
        parts: list[Part] = []
        chain: list[tuple[Part, str]] = []
        kind = "named"
        k = n
        while k < min(len(items), n + _REACH):
            it = items[k]
            if it.k == "M" and not (parts and not it.joined and not it.prep):
                if parts and it.prep:
                    break
                found, links, kind = source_parts(it, kind)
                if not found:
                    break
                if parts and not it.joined:
                    break
                parts += found
                chain += links
                k += 1
                continue
            if it.k in ",;c" and parts:
                break
            if it.k == ";" and it.mark not in _OPEN_QUOTES and it.mark not in ("(", ")"):
                break
            if it.k in "rckET" or (it.k == "V" and it.cls not in ("say", "relay")):
                break
            if it.k == "p" and parts:
                break
            k += 1
        return k, parts, chain, kind

    # -- before the content -------------------------------------------------------------------------------------

    def _forward(self, items: list[Item], clauses: list[Clause], used: set[int]) -> list[Scope]:
        speakers = [(c.head, c) for c in clauses if c.head >= 0 and c.head not in used and _speaks(items[c.head])]
        speakers += [(n, Clause(n, len(items), n)) for n, it in enumerate(items) if it.k == "P" and _speaks(it)]
        speakers.sort(key=lambda s: s[0])
        out: list[Scope] = []
        for i, (head, clause) in enumerate(speakers):
            voice, content = self._voice(items, head, clause, out)
            if voice is None:
                continue
            end = len(items)
            for nxt, nxt_clause in speakers[i + 1 :]:
                if items[nxt].k == "V" and (
                    items[nxt].joined or (nxt_clause.start < nxt and items[nxt_clause.start].k == "k")
                ):
                    end = min(end, nxt_clause.start)
                    break
            lead = min(clause.start, head) if items[head].k == "V" else head
            out.append(Scope(content, max(end, content), voice, head, lead, voice.act))
        return out

    def _voice(self, items: list[Item], head: int, clause: Clause, before: list[Scope]) -> tuple[Voice | None, int]:
        it = items[head]
        entry = it.entry
        assert entry is not None  # noqa: S101  only speakers come here
        act = self._act(items, head, entry.lemma, entry.act or "asserts")
        if head and items[head - 1].k == "n" and act != "asserts":
            act = ""  # لم تعلن أي جهة مسؤوليتها: nobody says it
        if not act:
            return None, head
        content, nominal = self._content_start(items, head, clause)
        parts: list[Part] = []
        chain: list[tuple[Part, str]] = []
        kind = "named"
        stop = content
        k = head + 1
        addressees: list[Part] = []
        while k < stop and it.k == "V":
            cur = items[k]
            if (
                cur.k == "M"
                and not cur.prep
                and not _governed(items, k, head)
                and (not parts or (cur.joined and not addressees))
            ):
                found, links, kind = source_parts(cur, kind)
                parts += found
                chain += links
            elif (
                cur.k == "M"
                and parts
                and not cur.joined
                and (cur.prep or not _governed(items, k, head))
                and "actor" in cur.spot.readings
            ):
                actor = cur.spot.readings["actor"]
                if cur.prep == TO and actor.kind in kinds("media"):
                    chain.append((Part(actor, cur.a, cur.b, cur.pro), "channel"))
                elif not cur.prep:
                    addressees.append(Part(actor, cur.a, cur.b, cur.pro))
            elif cur.k == "M" and cur.joined and addressees and "actor" in cur.spot.readings:
                addressees.append(Part(cur.spot.readings["actor"], cur.a, cur.b, cur.pro))
            elif cur.k == "G" and not parts and not cur.prep and k == head + 1:
                parts.append(Part(as_actor(cur), cur.a, cur.b, cur.pro))
                kind = "unnamed"
            k += 1
        if act == "accuses" and not addressees and it.k == "V":
            addressees = self._blamed(items, head, clause)
        if it.k == "P":
            addressees = [
                Part(c.spot.readings["actor"], c.a, c.b, c.pro)
                for c in items[head + 1 : stop]
                if c.k == "M" and not c.prep and "actor" in c.spot.readings
            ]
        if entry.cls == "relay":
            parts, chain, kind = self._relayed(items, head, stop, parts, chain, kind)
        for at, _, sources, how in self.relays:
            if head < at < content + 1 and parts:
                chain = [(parts[0], "relay"), *chain]
                parts, kind = list(sources), how
        said = self._said(items, clause, head, content) if it.k == "V" else self._said_with(items, head)
        if not parts:
            parts, chain, kind = self._earlier(items, head, clause, before)
        if not parts:
            return None, content
        if it.enc and it.k == "V" and (pronoun := self._pronoun(items, head)) is not None:
            addressees.append(pronoun)
        certainty = certainties().get(entry.lemma, "")
        del nominal
        return Voice(tuple(parts), kind, act, tuple(addressees), tuple(chain), said, certainty, entry.row), content

    def _blamed(self, items: list[Item], head: int, clause: Clause) -> list[Part]:
        """ألقى باللوم على X, وجه أصابع الاتهام إلى X: whom a preposition names."""
        for n in range(head + 2, clause.end):
            it = items[n]
            if it.k == "M" and "actor" in it.spot.readings and (it.prep == TO or items[n - 1].governs in (ON, TOWARDS)):
                return [Part(it.spot.readings["actor"], it.a, it.b, it.pro)]
        return []

    def _relayed(
        self, items: list[Item], head: int, stop: int, parts: list[Part], chain: list[tuple[Part, str]], kind: str
    ) -> tuple[list[Part], list[tuple[Part, str]], str]:
        """نقلت وكالة عن مصدر: the agency relays, the source claims."""
        about = next((n for n in range(head + 1, stop) if items[n].k == "p" and items[n].governs == ABOUT), -1)
        if about < 0:
            return parts, chain, kind
        for n in range(about + 1, min(stop, about + 4)):
            if items[n].k == "M":
                found, links, how = source_parts(items[n], "named")
                if found:
                    relays = [(p, "relay") for p in parts[:1] if p.a < items[n].a]
                    return found, [*links, *relays], how
        return parts, chain, kind

    def _act(self, items: list[Item], head: int, lemma: str, act: str) -> str:
        """The act of a verb with a word behind it (شدد على ضرورة); '' where one is needed and missing."""
        table = act_cues().get(lemma)
        if table is None:
            return act
        for it in items[head + 1 : head + 12]:
            if it.k in "Vc":
                break
            for k in range(it.a, it.b):
                found = table.get(self.norms[k].removeprefix(ARTICLE)) or table.get(self.norms[k])
                if found:
                    return found
        return "" if act == "cue" else act

    def _content_start(self, items: list[Item], head: int, clause: Clause) -> tuple[int, bool]:
        """Where what is said begins: behind أن, a colon or an opening quotation mark, or at the first event noun."""
        for n in range(head + 1, clause.end):
            it = items[n]
            if it.k == "c":
                return n, False
            if it.k == ";" and it.mark in _OPEN_QUOTES:
                inside = items[n + 1] if n + 1 < len(items) else None
                if it.mark == ":" or inside is None or inside.k != "M" or n > head + 2:
                    return n, False
            if it.k in "EG":
                return n, True
        return clause.end, False

    def _said(self, items: list[Item], clause: Clause, head: int, content: int) -> TimeValue | None:
        for n in range(clause.start, min(content, len(items))):
            if items[n].k == "T":
                return items[n].time.value
        del head
        return None

    def _said_with(self, items: list[Item], head: int) -> TimeValue | None:
        """A participle says it when its sentence's verb happens (استأنفت في الخامس …، متهمة)."""
        for n in range(head - 1, -1, -1):
            if items[n].k == "T" and not items[n].time.background:
                return items[n].time.value
        return None

    def _earlier(
        self, items: list[Item], head: int, clause: Clause, before: list[Scope]
    ) -> tuple[list[Part], list[tuple[Part, str]], str]:
        """A subject before the verb, the claimant of the clause before, or the one of the sentence before."""
        for n in range(head - 1, max(clause.start - 1, head - _REACH), -1):
            it = items[n]
            if it.k == "M" and not it.prep and not _governed(items, n, -1):
                found, links, kind = source_parts(it, "named")
                if found:
                    return found, links, kind
            if it.k in "VEc":
                break
        if items[clause.start].k == "r":
            for n in range(clause.start - 1, max(-1, clause.start - 6), -1):
                if items[n].k == "M":
                    found, links, kind = source_parts(items[n], "named")
                    if found:
                        return found, links, kind
        for scope in reversed(before):
            if scope.voice.claimants:
                return list(scope.voice.claimants), list(scope.voice.chain), scope.voice.kind
        if items[head].k == "P" or clause.start > 0:
            for n in range(head):
                it = items[n]
                if it.k == "M" and not it.prep and "actor" in it.spot.readings and not _governed(items, n, -1):
                    return [Part(it.spot.readings["actor"], it.a, it.b, it.pro)], [], "named"
        if self.last is not None:
            return list(self.last.claimants), list(self.last.chain), self.last.kind
        return [], [], "named"

    def _pronoun(self, items: list[Item], head: int) -> Part | None:
        """Whom the pronoun on a verb of saying means: the last actor before it."""
        for n in range(head - 1, -1, -1):
            it = items[n]
            if it.k in "Mz" and isinstance(it.x, Spot) and "actor" in it.spot.readings:
                return Part(it.spot.readings["actor"], it.a, it.b, it.pro)
        return None


def _speaks(it: Item) -> bool:
    return it.entry is not None and it.entry.cls in ("say", "speech", "relay")


def _governed(items: list[Item], n: int, head: int) -> bool:
    k = n - 1
    while k > head and items[k].k == "w" and not items[k].prep:
        k -= 1
    return k > head and (items[k].k in "px" or (items[k].k == "w" and bool(items[k].prep)))


def source_parts(it: Item, kind: str) -> tuple[list[Part], list[tuple[Part, str]], str]:
    """Who an item names as a source: parts, links of the chain, and how the source is known."""
    spot = it.spot
    readings = spot.readings
    if "source" in readings:
        return [Part(readings["source"], it.a, it.b, it.pro)], [], "unnamed"
    actor = readings.get("actor")
    people = readings.get("object")
    if actor is None and people is not None and people.kind == "people":  # ناشطون, أطباء: people without a name
        speaker = Entity(f"new:{people.id}", "actor", "unnamed_source", people.label_en, people.label_ar, known=False)
        return [Part(speaker, it.a, it.b, it.pro)], [], "unnamed"
    if actor is None:
        return [], [], kind
    parts = [Part(actor, it.a, it.b, it.pro)]
    body = readings.get("body")
    if body is not None and body.id != actor.id:
        parts.append(Part(body, it.a, it.b, it.pro))
    chain = [(parts[0], "spokesperson")] if len(parts) > 1 else []
    return parts, chain, kind

"""Who says it: verbs, participles and phrases of saying, and how far each reaches.

A verb of saying before its content reaches forward to the end of the sentence or to the next one (قال إن … وأن …); a
phrase behind the content reaches back over what stands before it (…، وفق المرصد). A verb of saying without a subject
goes on with who spoke before (وأضاف), and so does a quotation that is still open. What nobody is named for is the
outlet's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import ARTICLE, bare_word
from riwaya.arabic.letters import fold_text
from riwaya.extract.according import PhraseReader
from riwaya.extract.lexicon.words import cues, kinds, name_words
from riwaya.extract.saying import SayingReader
from riwaya.extract.sources import SourceReader
from riwaya.extract.voices import Memory, Scope, Source, Voice, speaks

if TYPE_CHECKING:
    from riwaya.extract.clauses import Clause
    from riwaya.extract.items import Item
    from riwaya.extract.spots import Spot
    from riwaya.extract.wordforms import WordForms
    from riwaya.model import Document


#: Kinds of speaker whom the word for a source never takes up (تبنى التنظيم الهجوم. وأضاف المصدر).
_NO_SOURCE: Final = ("armed_group", "state")
#: The pronoun of who speaks of his own men.
_OURS: Final = "نا"


class Attributor:
    """Reads the voices of one document, sentence by sentence."""

    def __init__(self, document: Document, norms: list[str], forms: WordForms) -> None:
        self.norms, self.tokens, self.quotations = norms, document.tokens, document.quotations
        self.memory = Memory()
        self.quoted: Voice | None = None
        self.unsaid = Source()
        self.phrases = PhraseReader(SourceReader(document.article.text, document.tokens, norms, forms))

    def behind(self, items: list[Item]) -> list[Scope]:
        """The phrases of saying behind (or before) content; their items become kind z, which no role sees."""
        self._taken_up(items)
        return self.phrases.read(items, self.memory.latest)

    def _taken_up(self, items: list[Item]) -> None:
        """وأوضح المصدر: a bare source with the article is who spoke last, were they one source or several."""
        latest = self.memory.latest
        if not latest.parts or latest.parts[0].entity.kind in _NO_SOURCE:
            return
        for n in range(1, len(items)):
            it = items[n]
            if it.k not in "MG" or not (items[n - 1].k == "a" or speaks(items[n - 1])):
                continue  # قتلت القيادي: whom somebody speaks of
            spot = it.spot if it.k == "M" else it.people.spot
            source = spot.readings.get("source") if spot is not None else None
            if spot is None or source is None or not (it.definite or self.norms[it.a].startswith(ARTICLE)):
                continue
            if self.memory.spoke(source):
                continue  # وأضاف المصدر: the one who was called so
            norm = bare_word(self.norms[it.a])
            called = bare_word(fold_text(source.label_ar or "").split(" ")[0])
            if norm in cues("back_source") and called == norm and self._bare(spot):
                it.k, it.x = "M", spot._replace(readings=latest.readings)

    def _bare(self, spot: Spot) -> bool:
        """المصدر, المصدر ذاته: nothing but the word for a source."""
        return spot.b - spot.a == 1 or all(self.norms[k] in cues("same_speaker") for k in range(spot.a + 1, spot.b))

    def scopes(self, items: list[Item], clauses: list[Clause], backward: list[Scope]) -> list[Scope]:
        """The verbs and participles of saying with what they reach."""
        forward = SayingReader(items, self.norms, self.phrases, self.memory, backward).read(clauses)
        going_on = self._quoted_on(items) or self._left_unsaid(items)
        if not (going_on or forward or backward) and self._ours(items):
            going_on = self._all(items, self.memory.latest)
        self._remember(items, forward, backward)
        unsaid = forward[-1:] and all(it.k not in "cEV" for it in items[forward[-1].start :])
        self.unsaid = forward[-1].voice.source if unsaid and forward[-1].act == "asserts" else Source()
        return [*going_on, *forward]

    def _all(self, items: list[Item], source: Source) -> list[Scope]:
        """A whole sentence as what somebody says, nobody's where no source is named."""
        voice = Voice(source.parts, source.kind, chain=source.chain)
        return [Scope(0, len(items), voice, 0, 0, "asserts")] if source.parts else []

    def _left_unsaid(self, items: list[Item]) -> list[Scope]:
        """وقال مصدر طالبا عدم ذكر اسمه. إن …: a full stop between a verb of saying and what it says."""
        return self._all(items, self.unsaid) if items and items[0].k == "c" else []

    def _ours(self, items: list[Item]) -> bool:
        """استشهد أحد مقاتلينا: the men of who spoke last, told in his own words."""
        spoke = self.memory.latest.parts
        if not any(p.entity.kind in kinds("armed") | kinds("commands") for p in spoke):
            return False
        norms = (self.norms[k] for it in items for k in range(it.a, it.b))
        return any(norm.endswith(_OURS) and bare_word(norm).removesuffix(_OURS) in name_words("own") for norm in norms)

    def _remember(self, items: list[Item], forward: list[Scope], backward: list[Scope]) -> None:
        """Keep who spoke: not whom a speaker only tells of, nor whom a relative clause names by the way."""
        own = [
            s
            for n, s in enumerate(forward)
            if items[s.lead].k != "r" and not any(o.start <= s.verb < o.end for o in forward[:n])
        ]
        main = (own or forward)[-1:]
        if main and main[0].voice.claimants:
            verb = items[main[0].verb]
            gender = verb.entry.gender if verb.k == "V" and verb.entry is not None else ""
            self.memory.remember(main[0].voice.source, gender)
        elif backward and backward[-1].voice.claimants:
            self.memory.remember(backward[-1].voice.source, "")
        self.quoted = forward[-1].voice if forward else self.quoted

    def _quoted_on(self, items: list[Item]) -> list[Scope]:
        """A quotation that the sentence before opened is still its speaker's until it closes."""
        if not items or self.quoted is None:
            return []
        start = self.tokens[items[0].a].start
        quote = next((q for q in self.quotations if q.start < start < q.end), None)
        if quote is None:
            self.quoted = None
            return []
        end = next((n for n, it in enumerate(items) if self.tokens[it.a].start >= quote.end), len(items))
        return [Scope(0, end, self.quoted._replace(act="asserts", addressees=(), said=None), 0, 0, "asserts")]

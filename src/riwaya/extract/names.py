"""Names that the gazetteer knows, as this article means them, and entities for the names that it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from riwaya.arabic.clitics import (
    AND_THE,
    ARTICLE,
    BY,
    NEAR,
    TO_THE,
    first_words,
)
from riwaya.arabic.letters import fold_text
from riwaya.arabic.romanise import romanise
from riwaya.extract.athome import at_home
from riwaya.extract.lexicon.words import (
    kinds,
    media_heads,
    name_words,
)
from riwaya.extract.national import another_nation, begun_again, keep_begun, national, of_speaker
from riwaya.extract.spots import Spot
from riwaya.model import (
    Document,
    Entity,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from riwaya.extract.wordforms import WordForm, WordForms
    from riwaya.link.gazetteer import Name


#: How much an article speaks of a country before a village of another country is no longer meant.
_AT_HOME: Final = 4
#: How much more an article may speak of another country than of the one that a short name needs.
_HALF: Final = 2
#: Marks that may stand around a name.
QUOTES: Final = frozenset("\"“”«»‹›'")
#: What stands at a token: the token behind it, what is glued before it, the names.
Found = tuple[int, str, tuple["Name", ...]]


class NameReader:
    """The gazetteer names of one document, and the new entities that its patterns make.

    ``begin`` is where one may begin; ``found`` goes from a token to the longest name there: the token behind it, what
    is glued before it, its meanings.
    """

    def __init__(self, document: Document, forms: WordForms) -> None:
        self.tokens = document.tokens
        self.text = document.article.text
        self.norms, self.forms, _, self.begin = forms.read(document)
        self.gazetteer = forms.gazetteer
        self.lexicon = forms.lexicon
        self.all_forms = forms
        self.countries: dict[str, int] = {}
        self.seen: dict[str, int] = {}
        self.new: dict[str, Entity] = {}
        #: What a longer name that began with these two words meant (القوات المسلحة اليمنية).
        self.begun: dict[str, Entity] = {}
        self._minor = kinds("minor")
        self.found = self._longest()
        self._count_countries()

    def _count_countries(self) -> None:
        """Which countries the article is about, by the names that mean one thing wherever they stand."""
        entities, countries = self.gazetteer.entities, self.countries
        for _, _, names in self.found.values():
            for name in names:
                if name.context or name.use == "metonym":
                    continue
                entity = entities[name.entity]
                if entity.country and entity.cls != "object" and entity.kind not in self._minor:
                    countries[entity.country] = countries.get(entity.country, 0) + (2 if entity.cls == "place" else 1)
        self.found.update(dict(at_home(self)))

    def _longest(self) -> dict[int, Found]:
        """Longest gazetteer name at each token, with the clitics before it."""
        norms, lengths, joint = self.norms, self.gazetteer.lengths, name_words("joint")
        found: dict[int, Found] = {}
        for i in self.begin:
            form = self.forms[i]
            single = form.single
            if single is not None:
                following = f" {norms[i + 1]}" if i + 1 < len(norms) else ""
                for _, first, _, _ in form.names:
                    if following and first + following in lengths:
                        break  # the next word goes on with a name that may begin here
                else:
                    if single[1] and not (i and norms[i - 1] in joint):
                        found[i] = (i + 1, *single)
                    continue
            best = self._best(i, form)
            if best is not None:
                found[i] = best
        return found

    def _best(self, i: int, form: WordForm) -> Found | None:
        """The longest name at a token, of those that are meant as a name there."""
        best: Found | None = None
        for pro, first, thing, verb in form.names:
            for length, meanings in self.gazetteer.match(self.norms, i, first):
                if best is not None and i + length <= best[0]:
                    break
                names = tuple([n for n in meanings if self._allowed(n, i, length, thing=thing, verb=verb)])
                if names:
                    best = (i + length, pro, names)
                    break
        return best

    def _allowed(self, name: Name, i: int, length: int, *, thing: bool, verb: bool) -> bool:
        """Whether a gazetteer name is meant as a name here.

        A name that is also a common word needs a cue beside it (مدينة، بلدة …); a list of things is read one by one; an
        event noun (``thing``: قصف مدفعي) or a ``verb`` is never the name of a weapon, an actor or a place.
        """
        entity = self.gazetteer.entities[name.entity]
        if length > 1 and self._listed(name) and any(n.startswith(AND_THE) for n in self.norms[i + 1 : i + length]):
            return False
        if thing and entity.cls in ("weapon", "object"):
            return False
        if length == 1 and i and self.norms[i - 1] in name_words("joint"):
            return False  # عبد الجليل, أبو حلب: a part of a name of its own
        if length == 1 and verb and entity.cls in ("actor", "place") and not (self._quoted(i) or self.governed(i)):
            return False
        if length > 1 or name.entity not in self.gazetteer.cues:
            return True
        before = i - 2 if i > 1 and self.norms[i - 1] in QUOTES else i - 1
        return before >= 0 and self.forms[before].place_head

    def governed(self, i: int, pro: str = "") -> bool:
        """في تعز, شمال إب, ريف تدمر: behind a preposition, a word of direction or a head of places stands no verb."""
        if pro.endswith(BY):
            return True
        before = self.forms[i - 1] if i else None
        return before is not None and (before.compass is not None or before.governs)

    def _quoted(self, i: int) -> bool:
        return i > 0 and self.norms[i - 1] in QUOTES

    def _listed(self, name: Name) -> bool:
        entity = self.gazetteer.entities[name.entity]
        return entity.cls == "object" or entity.kind in ("armed_group", "collective")

    def known(self, a: int, b: int, pro: str, names: tuple[Name, ...]) -> Spot | None:
        """The gazetteer name over tokens ``[a, b)``, one meaning a class."""
        if len(names) > 1 and names[0].context:
            names = of_speaker(self, a, names)
        if (again := begun_again(self, a, b, pro, names)) is not None:
            return again
        if len(names) > 1 and names[0].context and (theirs := national(self, a, b, pro, names)) is not None:
            return theirs
        if len(names) == 1:
            chosen = names[0]
            if (other := another_nation(self, a, b, pro, chosen)) is not None:
                return other
            if not self._fits(chosen):
                return None
            self.seen[chosen.entity] = self.seen.get(chosen.entity, 0) + 1
            entity = self.gazetteer.entities[chosen.entity]
            keep_begun(self, a, b, pro, entity)
            weapon = self._weapon_in(a, pro) if entity.cls == "actor" and b - a > 1 else None
            return Spot(a, b, pro, {entity.cls: entity}, a, False, weapon)  # noqa: FBT003  no title
        readings: dict[str, Entity] = {}
        options: dict[str, list[Name]] = {"actor": [], "place": [], "object": [], "weapon": []}
        for name in names:
            options[self.gazetteer.entities[name.entity].cls].append(name)
        for cls, alike in options.items():
            if alike and (meant := self._choose(alike)) is not None:
                readings[cls] = self.gazetteer.entities[meant.entity]
                self.seen[meant.entity] = self.seen.get(meant.entity, 0) + 1
        weapon = self._weapon_in(a, pro) if "actor" in readings and b - a > 1 else None
        return Spot(a, b, pro, readings, a, weapon=weapon) if readings else None

    def _elsewhere(self, entity: Entity) -> bool:
        """A village, or a name that is also a word, of a country that the article does not speak of: not that one."""
        return (
            (entity.kind in self._minor or (entity.cls == "place" and entity.id in self.gazetteer.cues))
            and not self.countries.get(entity.country or "")
            and max(self.countries.values(), default=0) >= _AT_HOME
        )

    def _weapon_in(self, a: int, pro: str) -> Entity | None:
        """طيران النظام, الطائرات الروسية: an actor that is named by its aircraft brings the weapon along."""
        for _, first in first_words(self.norms[a][len(pro) :] if pro != TO_THE else ARTICLE + self.norms[a][2:]):
            for name in self.gazetteer.names.get(first, ()):
                entity = self.gazetteer.entities[name.entity]
                if entity.cls == "weapon":
                    return entity
        return None

    def _choose(self, names: Sequence[Name]) -> Name | None:
        """The meaning of a name in this article: one seen before, else one of the countries that it is about."""
        fitting = [n for n in names if self._fits(n)]
        if len(fitting) < 2:  # noqa: PLR2004  nothing to choose between
            return fitting[0] if fitting else None

        def rank(name: Name) -> tuple[int, int, int]:
            about = max((self.countries.get(c, 0) for c in name.context), default=0)
            entity = self.gazetteer.entities[name.entity]
            at_home = self.countries.get(entity.country, 0) if entity.country else 0
            return (self.seen.get(name.entity, 0), about, at_home)

        return max(fitting, key=rank)

    def _fits(self, name: Name) -> bool:
        """Whether the article is about a country in which the name means this, and not about another than it is of."""
        entity = self.gazetteer.entities[name.entity]
        spoken = max([self.countries.get(c, 0) for c in name.context]) if name.context else 0
        about = spoken > 0 or not name.context
        if name.context and name.use == "short" and entity.cls == "place":
            about = spoken * _HALF >= max(self.countries.values(), default=0) > 0  # الجنوب: the land told of most
        return about and not self._elsewhere(entity)

    def medium(self, at: int) -> tuple[Entity, int] | None:
        """The medium named at token ``at``, perhaps in quotation marks, and where its name ends."""
        start = at + 1 if self.norms[at] in QUOTES and at + 1 < len(self.norms) else at
        found = self._medium(start)
        return found if found is None or start == at or self.norms[found[1] - 1] in QUOTES else None

    def _medium(self, start: int) -> tuple[Entity, int] | None:
        for _, first in first_words(self.norms[start]):
            for length, names in self.gazetteer.match(self.norms, start, first):
                found = self._of_media(names)
                if found is not None:
                    return found, self._past_quote(start + length)
        for head in media_heads():  # مراسل الميادين: a medium that is called by less behind such a word
            found = self._of_media(self.gazetteer.names.get(f"{head} {self.norms[start]}", ()))
            if found is not None:
                return found, self._past_quote(start + 1)
        return None

    def _of_media(self, names: tuple[Name, ...]) -> Entity | None:
        entities = (self.gazetteer.entities[name.entity] for name in names)
        return next((e for e in entities if e.kind in kinds("media")), None)

    def _past_quote(self, end: int) -> int:
        return end + 1 if end < len(self.norms) and self.norms[end] in QUOTES else end

    def token(self, i: int) -> str:
        """Token ``i`` as written."""
        return self.text[self.tokens[i].start : self.tokens[i].end]

    def words(self, a: int, b: int, pro: str) -> str:
        """The words of tokens ``[a, b)`` as written, without the clitics before the first."""
        text = self.text[self.tokens[a].start : self.tokens[b - 1].end]
        return text[len(pro) :] if pro and pro not in (TO_THE, NEAR) and ARTICLE not in pro else text

    def entity(self, cls: str, kind: str, template: str, name: str, words: str, english: str = "") -> Entity:
        """A new entity called ``name``, the same one for the same label."""
        label = english or (template or "{}").replace("{}", romanise(name))
        key = "new:" + (slug(label) or slug(romanise(words)) or "unnamed")
        if key not in self.new:
            self.new[key] = Entity(key, cls, kind, label, words, known=False)  # type: ignore[arg-type]
        return self.new[key]

    def region(self, label: str, words: str, base: Entity) -> Entity:
        """The region that these words name: the gazetteer's, else a new one."""
        known = (self.gazetteer.entities[n.entity] for n in self.gazetteer.names.get(fold_text(words), ()))
        here = next((e for e in known if e.cls == "place" and e.country == base.country), None)
        if here is not None:
            return here
        key = "new:" + slug(label)
        if key not in self.new:
            within = base.id if base.cls == "place" else None
            self.new[key] = Entity(
                key, "place", "region", label, words, known=False, country=base.country, within=within
            )
        return self.new[key]


def slug(label: str) -> str:
    """The part of an id that a Latin label makes.

    >>> slug("Hezbollah weapons depot")
    'hezbollah-weapons-depot'
    """
    out = "".join(c if c.isascii() and c.isalnum() else "-" for c in label.lower())
    return "-".join(filter(None, out.split("-")))

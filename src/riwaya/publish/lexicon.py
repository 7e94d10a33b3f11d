"""The lexicon as linked data: OntoLex-Lemon entries whose senses are the concepts of the ontology.

Only dictionary forms are published: what :mod:`riwaya.arabic.inflect` makes is folded and no orthography. There is no
blank node and no time stamp, so the same tables give the same triples. docs/lexicon.md tells the model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, SKOS, XSD

from riwaya import __version__
from riwaya.extract.lexicon import rows
from riwaya.rdf.claims import PLACE_ROLES
from riwaya.rdf.iris import segment
from riwaya.vocab import (
    LEXINFO,
    LIME,
    ONTOLEX,
    RW,
    RWAK,
    RWCE,
    RWET,
    RWGR,
    RWHK,
    RWOK,
    RWPK,
    RWSA,
    SYNSEM,
    Codes,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from riwaya.rdf.provenance import Triple

#: Below it stand the lexica, a language each.
BASE: Final = "https://w3id.org/riwaya/lexicon/"
_LICENCE: Final = URIRef("https://creativecommons.org/licenses/by/4.0/")
_LIST_MARK: Final = "،"
_NUMBERS: Final = {"singular": LEXINFO.singular, "dual": LEXINFO.dual, "plural": LEXINFO.plural}
_PARTICLES: Final = {
    "prep": LEXINFO.preposition,
    "neg": LEXINFO.negativeParticle,
    "conj": LEXINFO.conjunction,
    "comp": LEXINFO.subordinatingConjunction,
    "clause": LEXINFO.conjunction,
}
_ARGUMENTS: Final = {"subj": LEXINFO.subject, "obj": LEXINFO.directObject, "gen": LEXINFO.genitiveObject}
#: Slots that hold no argument: conditions, and the passive, which is the object over again.
_NO_ARGUMENT: Final = frozenset(("need", "unless", "pass"))
#: Slots of a shared frame that a kind of word does not have: a verb no genitive, a noun no subject.
_NOT_OF: Final = {"verb": "gen", "noun": "subj"}
#: Role to the property of a claim that it fills; counted victims become figures, and ``none`` fills nothing.
_ROLES: Final = {
    "agent": RW.claimedAgent,
    "target": RW.claimedTarget,
    "weapon": RW.claimedWeapon,
    **PLACE_ROLES,
}


class Sense(NamedTuple):
    """What a word means: a concept of a vocabulary, the frame it then has, and the word it needs beside it."""

    vocabulary: Codes
    code: str
    frame: str = ""
    beside: str = ""


class Word(NamedTuple):
    """An entry: kind and lemma name it; its forms with their features, its senses, and frames without a sense."""

    kind: str
    lemma: str
    part_of_speech: URIRef
    forms: tuple[tuple[str, URIRef | None], ...] = ()
    senses: tuple[Sense, ...] = ()
    frames: tuple[str, ...] = ()


def lexicon(language: str = "ar") -> Iterator[Triple]:
    """The triples of a lexicon; some come twice.

    :param language: the folder of the tables.
    """
    words = list(_words(language))
    frames = {row["frame"]: row["slots"].split() for row in rows("frames", language)}
    top = URIRef(BASE + language)
    entries = {_entry(top, word.kind, word.lemma) for word in words}
    yield from _about(top, language, len(entries))
    for entry in entries:
        yield top, LIME.entry, entry
    for word in words:
        yield from _described(top, word, frames, language)


def _about(top: URIRef, language: str, entries: int) -> Iterator[Triple]:
    yield top, RDF.type, LIME.Lexicon
    yield top, RDF.type, OWL.Ontology
    yield top, DCTERMS.title, Literal("Riwaya lexicon of conflict news", lang="en")
    yield top, DCTERMS.title, Literal("معجم رواية لأخبار النزاعات", lang="ar")
    yield top, DCTERMS.license, _LICENCE
    yield top, LIME.language, Literal(language, datatype=XSD.language)
    yield top, LIME.lexicalEntries, Literal(str(entries), datatype=XSD.integer)
    yield top, LIME.linguisticCatalog, URIRef(LEXINFO.iri.removesuffix("#"))
    yield top, OWL.versionIRI, URIRef(f"{top}/{__version__}")
    yield top, OWL.versionInfo, Literal(__version__)


# -- rows to words -----------------------------------------------------------------------------------------------------


def _words(language: str) -> Iterator[Word]:
    """Every row as a word; rows of one kind and lemma are one entry."""
    yield from _verbs(language)
    certain = {row["form"]: row["certainty"] for row in rows("certainty", language)}
    for row in rows("participles", language):
        senses = _senses(row, certain)
        yield Word("participle", row["form"], LEXINFO.participleAdjective, (), senses, _unsaid(row, senses))
    for row in rows("nouns", language):
        forms = _listed(row["forms"])
        senses = _senses(row, {})
        plurals = tuple((form, LEXINFO.plural) for form in forms[1:])
        yield Word("noun", forms[0], LEXINFO.noun, plurals, senses, _unsaid(row, senses))
    for file, column, codes in (("groups", "group", RWGR), ("harm", "harm", RWHK)):
        for row in rows(file, language):
            numbered = [(form, _NUMBERS[name]) for name in _NUMBERS for form in _listed(row[name])]
            yield Word("noun", numbered[0][0], LEXINFO.noun, tuple(numbered), (Sense(codes, row[column]),))
    for row in rows("heads", language):
        found = next(codes for codes in (RWAK, RWPK, RWOK) if row["kind"] in codes)
        yield Word("noun", row["form"], LEXINFO.noun, (), (Sense(found, row["kind"]),))
    for row in rows("act_nouns", language):
        yield Word("noun", row["form"], LEXINFO.noun, (), (Sense(RWSA, row["speech_act"]),))
    yield from _particles(language)


def _verbs(language: str) -> Iterator[Word]:
    certain = {row["form"]: row["certainty"] for row in rows("certainty", language)}
    verbs = set()
    for row in rows("verbs", language):
        verbs.add(row["past"])
        senses = _senses(row, certain)
        forms = ((row["past"], LEXINFO.past), (row["present"], LEXINFO.present))
        yield Word("verb", row["past"], LEXINFO.verb, forms, senses, _unsaid(row, senses))
    for row in rows("act_cues", language):
        kind, pos = ("verb", LEXINFO.verb) if row["verb"] in verbs else ("participle", LEXINFO.participleAdjective)
        yield Word(kind, row["verb"], pos, (), (Sense(RWSA, row["speech_act"], beside=row["cue"]),))


def _particles(language: str) -> Iterator[Word]:
    for row in rows("particles", language):
        certain = (Sense(RWCE, row["value"]),) if row["class"] == "hedge" else ()
        yield Word("particle", row["form"], _PARTICLES.get(row["class"], LEXINFO.particle), (), certain)
    for row in rows("frames", language):  # the glued ones are no rows of particles.tsv
        for slot in _arguments(row["slots"].split()):
            if slot not in _ARGUMENTS:
                yield Word("particle", slot, LEXINFO.preposition)


def _senses(row: dict[str, str], certain: dict[str, str]) -> tuple[Sense, ...]:
    """What a verb, noun or participle means: its type, harm, act and certainty."""
    found = [(RWET, row["type"]), (RWET, row.get("present_type", "")), (RWHK, row.get("harm", ""))]
    found += [(RWCE, certain.get(row.get("past", row.get("form", "")), ""))]
    act = row.get("speech_act", "")
    found += [(RWSA, act if act in RWSA else "")]
    return tuple(Sense(codes, code, row["frame"]) for codes, code in found if code)


def _unsaid(row: dict[str, str], senses: tuple[Sense, ...]) -> tuple[str, ...]:
    return () if senses or not row["frame"] else (row["frame"],)


def _listed(cell: str) -> list[str]:
    return [form for form in (part.strip() for part in cell.split(_LIST_MARK)) if form]


def _arguments(slots: list[str], kind: str = "") -> dict[str, str]:
    """Slot to role, of the slots that are arguments of a kind of word."""
    pairs = (slot.split("=", 1) for slot in slots)
    return {slot: role for slot, role in pairs if slot not in _NO_ARGUMENT and slot != _NOT_OF.get(kind)}


# -- words to triples --------------------------------------------------------------------------------------------------


def _entry(top: URIRef, kind: str, lemma: str) -> URIRef:
    return URIRef(f"{top}/{kind}/{segment(lemma)}")


def _described(top: URIRef, word: Word, frames: dict[str, list[str]], language: str) -> Iterator[Triple]:
    entry = _entry(top, word.kind, word.lemma)
    yield entry, RDF.type, ONTOLEX.LexicalEntry
    yield entry, RDF.type, ONTOLEX.MultiWordExpression if " " in word.lemma else ONTOLEX.Word
    yield entry, LEXINFO.partOfSpeech, word.part_of_speech
    for written, feature in ((word.lemma, None), *word.forms):
        form = URIRef(f"{entry}/form/{segment(written)}")
        yield entry, ONTOLEX.canonicalForm if written == word.lemma else ONTOLEX.otherForm, form
        yield form, RDF.type, ONTOLEX.Form
        yield form, ONTOLEX.writtenRep, Literal(written, lang=language)
        if feature is not None:
            property_ = LEXINFO.tense if feature in (LEXINFO.past, LEXINFO.present) else LEXINFO.number
            yield form, property_, feature
    for sense in word.senses:
        arguments = _arguments(frames.get(sense.frame, []), word.kind)
        yield from _meant(entry, sense, arguments)
        yield from _frame(top, entry, sense.frame, arguments)
    for frame in word.frames:
        yield from _frame(top, entry, frame, _arguments(frames[frame], word.kind))


def _meant(entry: URIRef, sense: Sense, arguments: dict[str, str]) -> Iterator[Triple]:
    """A sense, and how the arguments of its frame become the roles of a claim."""
    scheme = sense.vocabulary.scheme.rpartition("/")[2]
    parts = [scheme, sense.code, sense.frame, segment(sense.beside) if sense.beside else ""]
    node = URIRef(f"{entry}/sense/{'/'.join(filter(None, parts))}")
    yield entry, ONTOLEX.sense, node
    yield node, RDF.type, ONTOLEX.LexicalSense
    yield node, ONTOLEX.reference, sense.vocabulary[sense.code]
    if sense.beside:
        yield node, SKOS.note, Literal(f"beside {sense.beside}", lang="en")
    roles = {slot: _ROLES[role] for slot, role in arguments.items() if role in _ROLES}
    if not roles:
        return
    mapping = URIRef(f"{node}/map")
    yield mapping, RDF.type, SYNSEM.OntoMap
    yield mapping, SYNSEM.ontoMapping, node
    for slot, property_ in roles.items():
        part = URIRef(f"{mapping}/{segment(slot)}")
        yield mapping, SYNSEM.submap, part
        yield part, RDF.type, SYNSEM.OntoMap
        yield part, ONTOLEX.reference, property_
        yield part, SYNSEM.objOfProp, _argument(entry, sense.frame, slot)


def _argument(entry: URIRef, frame: str, slot: str) -> URIRef:
    return URIRef(f"{entry}/frame/{frame}/{segment(slot)}")


def _frame(top: URIRef, entry: URIRef, name: str, arguments: dict[str, str]) -> Iterator[Triple]:
    """The syntactic frame that an entry has, with its arguments; one that only sets a condition is none."""
    if not arguments:
        return
    frame = URIRef(f"{entry}/frame/{name}")
    yield entry, SYNSEM.synBehavior, frame
    yield frame, RDF.type, SYNSEM.SyntacticFrame
    for slot in arguments:
        argument = _argument(entry, name, slot)
        yield frame, SYNSEM.synArg, argument
        yield frame, _ARGUMENTS.get(slot, LEXINFO.prepositionalObject), argument
        yield argument, RDF.type, SYNSEM.SyntacticArgument
        if slot not in _ARGUMENTS:
            yield argument, SYNSEM.marker, _entry(top, "particle", slot)

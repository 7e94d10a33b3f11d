"""The vocabularies of others, each as far as it is used."""
# ruff: noqa: N815 - the attributes are spelt as the vocabulary spells its terms: that is what they are for.

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from riwaya.vocab.closed import Terms

if TYPE_CHECKING:
    from rdflib import URIRef


class OA(Terms, iri="http://www.w3.org/ns/oa#"):
    """Web Annotation, as far as it is used."""

    Annotation: ClassVar[URIRef]
    SpecificResource: ClassVar[URIRef]
    TextPositionSelector: ClassVar[URIRef]
    TextQuoteSelector: ClassVar[URIRef]
    end: ClassVar[URIRef]
    exact: ClassVar[URIRef]
    hasBody: ClassVar[URIRef]
    hasSelector: ClassVar[URIRef]
    hasSource: ClassVar[URIRef]
    hasTarget: ClassVar[URIRef]
    start: ClassVar[URIRef]


class SEM(Terms, iri="http://semanticweb.cs.vu.nl/2009/11/sem/"):
    """The Simple Event Model, as far as it is used."""

    Actor: ClassVar[URIRef]
    Event: ClassVar[URIRef]
    Place: ClassVar[URIRef]
    Time: ClassVar[URIRef]
    accordingTo: ClassVar[URIRef]
    eventType: ClassVar[URIRef]
    hasActor: ClassVar[URIRef]
    hasEarliestBeginTimeStamp: ClassVar[URIRef]
    hasLatestEndTimeStamp: ClassVar[URIRef]
    hasPlace: ClassVar[URIRef]
    hasTime: ClassVar[URIRef]


class CITO(Terms, iri="http://purl.org/spar/cito/"):
    """The Citation Typing Ontology, as far as it is used."""

    agreesWith: ClassVar[URIRef]
    confirms: ClassVar[URIRef]
    corrects: ClassVar[URIRef]
    disagreesWith: ClassVar[URIRef]
    disputes: ClassVar[URIRef]
    updates: ClassVar[URIRef]


class EDTF(Terms, iri="http://id.loc.gov/datatypes/edtf/"):
    """The datatype of Extended Date/Time Format literals."""

    EDTF: ClassVar[URIRef]


class SKOSXL(Terms, iri="http://www.w3.org/2008/05/skos-xl#"):
    """SKOS-XL, as far as it is used."""

    Label: ClassVar[URIRef]
    altLabel: ClassVar[URIRef]
    literalForm: ClassVar[URIRef]


class WIKIBASE(Terms, iri="http://wikiba.se/ontology#"):
    """The Wikibase ontology, as far as it is used."""

    quantityLowerBound: ClassVar[URIRef]
    quantityUpperBound: ClassVar[URIRef]


class ONTOLEX(Terms, iri="http://www.w3.org/ns/lemon/ontolex#"):
    """OntoLex-Lemon, as far as it is used."""

    Form: ClassVar[URIRef]
    LexicalEntry: ClassVar[URIRef]
    LexicalSense: ClassVar[URIRef]
    MultiWordExpression: ClassVar[URIRef]
    Word: ClassVar[URIRef]
    canonicalForm: ClassVar[URIRef]
    otherForm: ClassVar[URIRef]
    reference: ClassVar[URIRef]
    sense: ClassVar[URIRef]
    writtenRep: ClassVar[URIRef]


class SYNSEM(Terms, iri="http://www.w3.org/ns/lemon/synsem#"):
    """The frames of OntoLex-Lemon, as far as they are used."""

    OntoMap: ClassVar[URIRef]
    SyntacticArgument: ClassVar[URIRef]
    SyntacticFrame: ClassVar[URIRef]
    marker: ClassVar[URIRef]
    objOfProp: ClassVar[URIRef]
    ontoMapping: ClassVar[URIRef]
    submap: ClassVar[URIRef]
    synArg: ClassVar[URIRef]
    synBehavior: ClassVar[URIRef]


class LIME(Terms, iri="http://www.w3.org/ns/lemon/lime#"):
    """The metadata of a lexicon, as far as they are used."""

    Lexicon: ClassVar[URIRef]
    entry: ClassVar[URIRef]
    language: ClassVar[URIRef]
    lexicalEntries: ClassVar[URIRef]
    linguisticCatalog: ClassVar[URIRef]


class LEXINFO(Terms, iri="http://www.lexinfo.net/ontology/3.0/lexinfo#"):
    """The categories of LexInfo, as far as they are used."""

    conjunction: ClassVar[URIRef]
    directObject: ClassVar[URIRef]
    dual: ClassVar[URIRef]
    genitiveObject: ClassVar[URIRef]
    negativeParticle: ClassVar[URIRef]
    noun: ClassVar[URIRef]
    number: ClassVar[URIRef]
    partOfSpeech: ClassVar[URIRef]
    participleAdjective: ClassVar[URIRef]
    particle: ClassVar[URIRef]
    past: ClassVar[URIRef]
    plural: ClassVar[URIRef]
    preposition: ClassVar[URIRef]
    prepositionalObject: ClassVar[URIRef]
    present: ClassVar[URIRef]
    singular: ClassVar[URIRef]
    subject: ClassVar[URIRef]
    subordinatingConjunction: ClassVar[URIRef]
    tense: ClassVar[URIRef]
    verb: ClassVar[URIRef]

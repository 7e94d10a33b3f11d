"""Every IRI that Riwaya writes or asks for, as closed vocabularies: a misspelt term raises, it never becomes data.

Two kinds, because they are used in two ways:

* ``RW``, ``OA``, ``SEM``, ... hold *terms*, which code names itself: ``RW.inArticle``. They are class attributes, so
  mypy finds a misspelling before it runs and Python raises ``AttributeError`` when it does.
* ``RWET``, ``RWSA``, ... hold *codes*, which data names: ``RWET["air_strike"]`` raises ``KeyError`` on anything that
  is not in the scheme.

>>> RW.inArticle
rdflib.term.URIRef('https://w3id.org/riwaya/ns#inArticle')
>>> RWET["air_strike"]
rdflib.term.URIRef('https://w3id.org/riwaya/event-type#air_strike')
>>> RWET["airstrike"]
Traceback (most recent call last):
    ...
KeyError: "'airstrike' is no code of https://w3id.org/riwaya/event-type#"

A test holds these lists, the files under ``ontology/`` and the tables of ``docs/model.md`` together.
"""
# ruff: noqa: N815 - the attributes are spelt as the vocabularies spell their terms: that is what they are for.

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, NoReturn

from rdflib import URIRef
from rdflib.namespace import DCTERMS, GEO, OWL, PROV, RDF, RDFS, SDO, SKOS, TIME, XSD

if TYPE_CHECKING:
    from collections.abc import Iterator


class _TermsType(type):
    """What a vocabulary of terms can be asked: ``"Claim" in RW``, ``list(RW)``, ``len(RW)``, ``RW["Claim"]``."""

    iri: str
    names: tuple[str, ...]

    def __getitem__(cls, name: str) -> URIRef:
        if name not in cls.names:
            raise KeyError(f"{name!r} is no term of {cls.iri}")
        return URIRef(cls.iri + name)

    def __contains__(cls, name: object) -> bool:
        return name in cls.names

    def __iter__(cls) -> Iterator[str]:
        return iter(cls.names)

    def __len__(cls) -> int:
        return len(cls.names)

    def __setattr__(cls, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{cls.__name__} is closed: {name!r} cannot be set")


class Terms(metaclass=_TermsType):
    """A closed vocabulary of terms. A subclass gives its IRI and annotates each term; nothing else is in it."""

    iri: ClassVar[str] = ""
    names: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls, iri: str) -> None:
        """Make a ``URIRef`` of every annotated name."""
        names = tuple(name for name in cls.__annotations__ if not name.startswith("_"))
        for name in names:
            type.__setattr__(cls, name, URIRef(iri + name))
        type.__setattr__(cls, "iri", iri)
        type.__setattr__(cls, "names", names)


class Codes:
    """A closed SKOS scheme: ``RWPO["denied"]`` is the concept, ``RWPO.scheme`` the scheme, ``list(RWPO)`` its codes."""

    __slots__ = ("codes", "iri", "scheme")

    iri: str
    scheme: URIRef
    codes: frozenset[str]

    def __init__(self, name: str, codes: str) -> None:
        """Close the scheme ``name`` over ``codes``, which are separated by white space."""
        listed = codes.split()
        if len(listed) != len(set(listed)):
            raise ValueError(f"the scheme {name!r} lists a code twice")
        object.__setattr__(self, "iri", f"https://w3id.org/riwaya/{name}#")
        object.__setattr__(self, "scheme", URIRef(f"https://w3id.org/riwaya/{name}"))
        object.__setattr__(self, "codes", frozenset(listed))

    def __getitem__(self, code: str) -> URIRef:
        """Return the concept of a code.

        :raises KeyError: the scheme has no such code.
        """
        if code not in self.codes:
            raise KeyError(f"{code!r} is no code of {self.iri}")
        return URIRef(self.iri + code)

    def code(self, concept: URIRef) -> str:
        """Return the code of a concept.

        :raises KeyError: the concept is not of this scheme.
        """
        code = str(concept).removeprefix(self.iri)
        if self[code] != concept:
            raise KeyError(f"{concept} is no concept of {self.iri}")
        return code

    def __contains__(self, code: object) -> bool:
        """Whether the scheme has this code."""
        return code in self.codes

    def __iter__(self) -> Iterator[str]:
        """Go through the codes in alphabetical order."""
        return iter(sorted(self.codes))

    def __len__(self) -> int:
        """Count the codes."""
        return len(self.codes)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """Refuse: the scheme is closed."""
        raise AttributeError(f"{self.iri} is closed: {name!r} cannot be set")


class RW(Terms, iri="https://w3id.org/riwaya/ns#"):
    """The classes and properties of Riwaya."""

    # classes
    Actor: ClassVar[URIRef]
    ArmedForce: ClassVar[URIRef]
    ArmedGroup: ClassVar[URIRef]
    Article: ClassVar[URIRef]
    Attribution: ClassVar[URIRef]
    Claim: ClassVar[URIRef]
    Collective: ClassVar[URIRef]
    Dwelling: ClassVar[URIRef]
    Event: ClassVar[URIRef]
    Evidence: ClassVar[URIRef]
    ExtractionRun: ClassVar[URIRef]
    Facility: ClassVar[URIRef]
    Government: ClassVar[URIRef]
    HarmFigure: ClassVar[URIRef]
    MediaOutlet: ClassVar[URIRef]
    Mention: ClassVar[URIRef]
    Name: ClassVar[URIRef]
    Object: ClassVar[URIRef]
    Organisation: ClassVar[URIRef]
    PeopleGroup: ClassVar[URIRef]
    Person: ClassVar[URIRef]
    Place: ClassVar[URIRef]
    State: ClassVar[URIRef]
    Thing: ClassVar[URIRef]
    TimeExpression: ClassVar[URIRef]
    UnnamedSource: ClassVar[URIRef]
    Vehicle: ClassVar[URIRef]
    # properties
    about: ClassVar[URIRef]
    actorKind: ClassVar[URIRef]
    addressee: ClassVar[URIRef]
    affiliation: ClassVar[URIRef]
    approximate: ClassVar[URIRef]
    assertedIn: ClassVar[URIRef]
    attribution: ClassVar[URIRef]
    attributionRole: ClassVar[URIRef]
    certainty: ClassVar[URIRef]
    claimant: ClassVar[URIRef]
    claimantKind: ClassVar[URIRef]
    claimedAgent: ClassVar[URIRef]
    claimedAlong: ClassVar[URIRef]
    claimedDestination: ClassVar[URIRef]
    claimedEnd: ClassVar[URIRef]
    claimedNear: ClassVar[URIRef]
    claimedOrigin: ClassVar[URIRef]
    claimedPlace: ClassVar[URIRef]
    claimedPurpose: ClassVar[URIRef]
    claimedSite: ClassVar[URIRef]
    claimedStart: ClassVar[URIRef]
    claimedTarget: ClassVar[URIRef]
    claimedTime: ClassVar[URIRef]
    claimedVenue: ClassVar[URIRef]
    claimedWeapon: ClassVar[URIRef]
    commitment: ClassVar[URIRef]
    contradicts: ClassVar[URIRef]
    corroborates: ClassVar[URIRef]
    country: ClassVar[URIRef]
    dateKind: ClassVar[URIRef]
    deniedIn: ClassVar[URIRef]
    denies: ClassVar[URIRef]
    edtf: ClassVar[URIRef]
    entityClass: ClassVar[URIRef]
    eventType: ClassVar[URIRef]
    evidence: ClassVar[URIRef]
    exclusiveMax: ClassVar[URIRef]
    exclusiveMin: ClassVar[URIRef]
    extractionConfidence: ClassVar[URIRef]
    extractionRule: ClassVar[URIRef]
    figure: ClassVar[URIRef]
    figureEvidence: ClassVar[URIRef]
    formerly: ClassVar[URIRef]
    grouping: ClassVar[URIRef]
    harmGroup: ClassVar[URIRef]
    harmKind: ClassVar[URIRef]
    inArticle: ClassVar[URIRef]
    knownEntity: ClassVar[URIRef]
    length: ClassVar[URIRef]
    mention: ClassVar[URIRef]
    name: ClassVar[URIRef]
    nameUse: ClassVar[URIRef]
    objectKind: ClassVar[URIRef]
    partOf: ClassVar[URIRef]
    partOfBody: ClassVar[URIRef]
    placeKind: ClassVar[URIRef]
    polarity: ClassVar[URIRef]
    refersTo: ClassVar[URIRef]
    reviewStatus: ClassVar[URIRef]
    revises: ClassVar[URIRef]
    romanised: ClassVar[URIRef]
    running: ClassVar[URIRef]
    saidEnd: ClassVar[URIRef]
    saidStart: ClassVar[URIRef]
    saidTime: ClassVar[URIRef]
    sha256: ClassVar[URIRef]
    softwareVersion: ClassVar[URIRef]
    speechAct: ClassVar[URIRef]
    step: ClassVar[URIRef]
    synthetic: ClassVar[URIRef]
    timeBasis: ClassVar[URIRef]
    trigger: ClassVar[URIRef]
    usedBy: ClassVar[URIRef]
    within: ClassVar[URIRef]
    words: ClassVar[URIRef]


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


# The concepts with rw:grouping true: they gather types for questions and are never the type of a claim.
EVENT_TYPE_GROUPINGS: Final = frozenset(
    {
        "agreement_and_talks",
        "attack",
        "custody",
        "people_and_relief",
        "political_action",
        "remote_attack",
        "territory_and_movement",
        "violence",
        "violence_against_persons",
    }
)

RWET: Final = Codes(
    "event-type",
    """violence attack remote_attack violence_against_persons custody territory_and_movement agreement_and_talks
    people_and_relief political_action
    air_strike shelling rocket_attack missile_strike drone_strike bombing_explosive suicide_attack chemical_attack
    clash_battle shooting_killing assassination execution_torture shootdown property_destruction attack_other escalation
    capture_of_person abduction arrest release_of_captives
    territory_capture withdrawal advance siege obstruction control_of_territory deployment_reinforcement
    ceasefire_agreement ceasefire_violation negotiation_meeting
    displacement_flight evacuation aid_delivery
    protest sanction
    harm_casualties other""",
)
RWSA: Final = Codes(
    "speech-act",
    """asserts announces confirms admits claims_responsibility accuses denies condemns criticises warns threatens
    calls_for demands promises doubts expresses_concern""",
)
RWCM: Final = Codes("commitment", "asserted presupposed hedged not_asserted denied")
RWPO: Final = Codes("polarity", "affirmed denied")
RWCE: Final = Codes("certainty", "certain probable possible unverified")
RWCK: Final = Codes("claimant-kind", "named unnamed unstated outlet")
RWHK: Final = Codes("harm-kind", "killed injured killed_or_injured displaced detained missing captured released")
RWGR: Final = Codes(
    "group",
    """people civilians women children men fighters soldiers police rebels prisoners medics media_workers aid_workers
    rescuers displaced_people elderly pilot officials protesters officers unknown""",
)
RWWE: Final = Codes(
    "weapon",
    """aircraft helicopter drone rocket missile artillery mortar tank barrel_bomb cluster_munition incendiary chlorine
    sarin chemical ied car_bomb suicide_vest mine grenade small_arms sniper bladed phosphorus bomb""",
)
RWPR: Final = Codes("place-role", "site origin destination near along venue")
RWTK: Final = Codes("date-kind", "on within throughout since until before after around")
RWTB: Final = Codes("time-basis", "written narrative dateline inferred")
RWRS: Final = Codes("review-status", "unreviewed accepted corrected rejected")
RWAR: Final = Codes("attribution-role", "relay channel spokesperson outlet")
RWAK: Final = Codes(
    "actor-kind",
    """state government ministry parliament court armed_forces police intelligence armed_group coalition
    international_organisation un_body ngo political_party authority company organisation
    news_agency broadcaster newspaper media person unnamed_source collective""",
)
RWOK: Final = Codes(
    "object-kind",
    """facility hospital school market place_of_worship infrastructure checkpoint position
    vehicle aircraft ship convoy dwelling people thing weapon_stock""",
)
RWPK: Final = Codes(
    "place-kind",
    """country region governorate district subdistrict city town village camp neighbourhood countryside base airport
    crossing port facility road border mountain water area""",
)

SCHEMES: Final[dict[str, Codes]] = {
    "rwet": RWET,
    "rwsa": RWSA,
    "rwcm": RWCM,
    "rwpo": RWPO,
    "rwce": RWCE,
    "rwck": RWCK,
    "rwhk": RWHK,
    "rwgr": RWGR,
    "rwwe": RWWE,
    "rwpr": RWPR,
    "rwtk": RWTK,
    "rwtb": RWTB,
    "rwrs": RWRS,
    "rwar": RWAR,
    "rwak": RWAK,
    "rwok": RWOK,
    "rwpk": RWPK,
}

# Every prefix that a writer binds or a query may use; the order is the order in which they are written.
PREFIXES: Final[dict[str, str]] = {
    "rw": RW.iri,
    **{prefix: codes.iri for prefix, codes in SCHEMES.items()},
    "cito": CITO.iri,
    "dcterms": str(DCTERMS),
    "edtf": EDTF.iri,
    "geo": str(GEO),
    "lexinfo": LEXINFO.iri,
    "lime": LIME.iri,
    "oa": OA.iri,
    "ontolex": ONTOLEX.iri,
    "owl": str(OWL),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": str(SDO),
    "sem": SEM.iri,
    "skos": str(SKOS),
    "skosxl": SKOSXL.iri,
    "synsem": SYNSEM.iri,
    "time": str(TIME),
    "wd": "http://www.wikidata.org/entity/",
    "wikibase": WIKIBASE.iri,
    "xsd": str(XSD),
}

"""One thing goes wrong in a whole article: the report names the claim, its words, and nothing else."""

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.namespace import SDO, XSD
from shape_cases import conforming

from riwaya.shacl import Report, format_report, validate
from riwaya.shacl.shapes import short_name
from riwaya.vocab import OA, RW, RWCK, RWCM, RWET, RWHK, RWPO, RWSA, SEM

D = Namespace("https://cases.example/article/souq/")
E = Namespace("https://cases.example/entity/")
STRIKE, DENIAL, CONDEMNATION, CALL, ACCUSATION = (D[f"claim/{number}"] for number in (26, 105, 138, 159, 185))
WHOLE, PART = D["claim/26/figure/1"], D["claim/26/figure/2"]
DAY_BEFORE, DAY_AFTER = Literal("2019-07-21", datatype=XSD.date), Literal("2019-07-25", datatype=XSD.date)
TOO_SURE = Literal("1.01", datatype=XSD.decimal)
TWO_KINDS = (RWCK["named"], RWCK["outlet"])

#: What goes wrong, the claim, the changes (subject, property, new value or None to remove), the shape that says so.
MUTATIONS = [
    ("missing evidence", STRIKE, [(STRIKE, RW.evidence, None)], "Claim-evidence"),
    ("min above max", STRIKE, [(PART, SDO.minValue, Literal(6))], "figure-min-max"),
    ("a foreign type", STRIKE, [(STRIKE, RW.eventType, URIRef("https://example.org/types#raid"))], "Claim-eventType"),
    ("a type of nothing", DENIAL, [(DENIAL, RW.eventType, RWET.scheme)], "Claim-eventType"),
    ("also an event", CONDEMNATION, [(CONDEMNATION, RDF.type, (RW.Claim, SEM.Event))], "Claim-type"),
    ("a second kind of claimant", STRIKE, [(STRIKE, RW.claimantKind, TWO_KINDS)], "Claim-claimantKind"),
    ("nobody named", STRIKE, [(STRIKE, RW.claimant, None)], "claimant-given"),
    ("somebody unstated", ACCUSATION, [(ACCUSATION, RW.claimant, E.france)], "claimant-absent"),
    (
        "an asserted event after its article",
        STRIKE,
        [(STRIKE, RW.claimedStart, DAY_AFTER), (STRIKE, RW.claimedEnd, DAY_AFTER)],
        "asserted-before-published",
    ),
    ("an end before its start", STRIKE, [(STRIKE, RW.claimedEnd, DAY_BEFORE)], "claimed-order"),
    (
        "said after it was printed",
        DENIAL,
        [(DENIAL, RW.saidStart, DAY_AFTER), (DENIAL, RW.saidEnd, DAY_AFTER)],
        "said-before-published",
    ),
    (
        "a part greater than its whole",
        STRIKE,
        [(WHOLE, SDO.maxValue, Literal(4)), (WHOLE, SDO.minValue, Literal(3))],
        "figure-part-fits",
    ),
    ("a part of somebody else's toll", STRIKE, [(PART, RW.partOf, D["claim/307/figure/1"])], "figure-part-same-claim"),
    ("a denial that asserts", DENIAL, [(DENIAL, RW.commitment, RWCM["asserted"])], "denies-fits"),
    ("a call that asserts", CALL, [(CALL, RW.commitment, RWCM["asserted"])], "wants-fits"),
    ("a condemnation that hedges", CONDEMNATION, [(CONDEMNATION, RW.commitment, RWCM["hedged"])], "judges-fits"),
    ("denied and not", STRIKE, [(STRIKE, RW.polarity, RWPO["denied"])], "polarity-fits-commitment"),
    ("an unknown speech act", CALL, [(CALL, RW.speechAct, URIRef(RWSA.iri + "tweets"))], "Claim-speechAct"),
    ("an unknown harm", STRIKE, [(WHOLE, RW.harmKind, URIRef(RWHK.iri + "martyred"))], "HarmFigure-harmKind"),
    ("a place that speaks", STRIKE, [(STRIKE, RW.claimant, E["idlib"])], "Claim-claimant"),
    ("a claimant nobody describes", STRIKE, [(STRIKE, RW.claimant, E["observatry"])], "Claim-claimant"),
    ("a property with a slip", STRIKE, [(STRIKE, URIRef(RW.iri + "claimedPlaces"), E.idlib)], "Claim"),
    ("a sure guess", STRIKE, [(STRIKE, RW.extractionConfidence, TOO_SURE)], "claim-confidence"),
    ("a trigger elsewhere", STRIKE, [(STRIKE, RW.trigger, D["evidence/105-108"])], "trigger-inside-evidence"),
    (
        "an end before the beginning",
        STRIKE,
        [(D["evidence/26-30/position"], OA.end, Literal("20", datatype=XSD.nonNegativeInteger))],
        "position-start",
    ),
]  # fmt: skip

NAMES = [row[0] for row in MUTATIONS]


def mutated(changes: list[tuple[URIRef, URIRef, object]]) -> Graph:
    graph = Graph(bind_namespaces="none")
    graph += conforming()
    for subject, predicate, value in changes:
        assert (subject, None, None) in graph, subject
        graph.remove((subject, predicate, None))
        for one in value if isinstance(value, tuple) else (value,):
            if one is not None:
                graph.add((subject, predicate, one))
    return graph


@pytest.mark.parametrize(
    ("claim", "changes", "shape"), [row[1:] for row in MUTATIONS], ids=[row[0] for row in MUTATIONS]
)
def test_the_report_names_the_claim(claim: URIRef, changes: list[tuple[URIRef, URIRef, object]], shape: str):
    report = validate(mutated(changes))
    assert not report.conforms
    about = [violation for violation in report.violations if short_name(violation.shape) == f"rwsh:{shape}"]
    assert {violation.claim for violation in about} == {str(claim)}
    assert all(violation.words for violation in about)
    told_to_people(report, claim)


def told_to_people(report: Report, claim: URIRef):
    for lang, mend in (("en", "mend: "), ("ar", "الإصلاح: ")):
        text = format_report(report, lang)
        assert f" {claim}\n" in text or f" {claim} (" in text
        assert text.count(mend) == len(report.violations)
        assert all(violation.words in text for violation in report.violations)


def test_the_words_are_those_of_the_article():
    report = validate(mutated([(PART, SDO.minValue, Literal(6))]))
    (violation,) = report.violations
    assert violation.words == "5 أطفال"
    assert (violation.start, violation.end) == (95, 102)
    assert violation.article == str(D)[:-1]
    assert violation.focus == f"{STRIKE}/figure/2"
    assert violation.path == "schema:minValue"

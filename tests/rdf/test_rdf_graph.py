"""A publication as triples, checked by value against docs/model.md."""

import msgspec
import pytest
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import GEO, PROV, RDF, SDO, SKOS, XSD
from readings import ARMY, GAZETTEER, NAJMAN, OPEN, POLICY, Story, article, claim, reading

from riwaya import __version__
from riwaya.errors import DataError, EvidenceError
from riwaya.gate import open_gazetteer, publish
from riwaya.model import Link, Mention, Phrase, Publication, Span
from riwaya.rdf.graph import NamedGraphs, describe, merge, vocabulary
from riwaya.shacl.validate import validate
from riwaya.vocab import EDTF, OA, RW, RWAK, RWAR, RWCM, RWET, RWHK, RWOK, RWRS, RWSA, RWTB, RWTK, RWWE, SKOSXL

TRUE, FALSE = (Literal(text, datatype=XSD.boolean) for text in ("true", "false"))
BASE = "https://data.example.org/x/"
A = f"{BASE}article/najman-2031"
PUBLICATION = publish(reading(url="https://a.example/1", published="2031-04-07", rights="© nobody"), POLICY)
START = PUBLICATION.claims[0].id
CLAIM = URIRef(f"{A}/claim/{START}")


@pytest.fixture(scope="module")
def graphs():
    return describe(PUBLICATION, OPEN, BASE)


@pytest.fixture(scope="module")
def union(graphs):
    return graphs.union()


def values(graph, subject, property_):
    return set(graph.objects(URIRef(subject), property_))


def test_the_frame_of_a_claim(union):
    expected = {
        RDF.type: RW.Claim,
        RW.inArticle: URIRef(A),
        RW.speechAct: RWSA["announces"],
        RW.commitment: RWCM["asserted"],
        RW.eventType: RWET["air_strike"],
        RW.reviewStatus: RWRS["unreviewed"],
        RW.about: URIRef(f"{A}/event/{START}"),
        RW.extractionConfidence: Literal("0.88", datatype=XSD.decimal),
        RW.extractionRule: Literal("test"),
        PROV.wasGeneratedBy: URIRef(f"{BASE}run/{__version__}"),
    }
    assert {property_: values(union, CLAIM, property_) for property_ in expected} == {
        property_: {value} for property_, value in expected.items()
    }


def test_participants_by_role(union):
    assert values(union, CLAIM, RW.claimant) == {URIRef(f"{BASE}entity/najman-observatory")}
    assert values(union, CLAIM, RW.claimedTarget) == {
        URIRef(f"{A}/entity/mustashfa-al-waha"),
        URIRef(f"{A}/entity/protected-1"),
    }
    assert values(union, CLAIM, RW.claimedNear) == {URIRef(f"{BASE}entity/najman")}
    assert values(union, CLAIM, RW.claimedPlace) == set()
    assert values(union, CLAIM, RW.claimedWeapon) == {RWWE["aircraft"]}
    step = f"{CLAIM}/attribution/1"
    assert values(union, CLAIM, RW.attribution) == {URIRef(step)}
    assert values(union, step, PROV.agent) == {URIRef(f"{BASE}entity/reem-al-wahi")}
    assert values(union, step, RW.attributionRole) == {RWAR["spokesperson"]}
    assert values(union, step, RW.step) == {Literal(1)}


def test_times_with_an_open_end(union):
    assert values(union, CLAIM, RW.claimedStart) == {Literal("2031-04-06", datatype=XSD.date)}
    assert values(union, CLAIM, RW.claimedEnd) == {Literal("2031-04-06", datatype=XSD.date)}
    assert values(union, CLAIM, RW.saidStart) == {Literal("2031-04-01", datatype=XSD.date)}
    assert values(union, CLAIM, RW.saidEnd) == set()
    time, said = f"{CLAIM}/time", f"{CLAIM}/said"
    assert values(union, time, RW.dateKind) == {RWTK["on"]}
    assert values(union, time, RW.timeBasis) == {RWTB["written"]}
    assert values(union, time, RW.words) == {Literal("6 نيسان/أبريل 2031", lang="ar")}
    assert values(union, said, RW.edtf) == {Literal("2031-04/..", datatype=EDTF.EDTF)}
    assert values(union, said, RW.words) == set()


def test_figures_with_bounds_and_parts(union):
    whole, part = f"{CLAIM}/figure/1", f"{CLAIM}/figure/2"
    assert values(union, CLAIM, RW.figure) == {URIRef(whole), URIRef(part)}
    assert values(union, whole, RW.harmKind) == {RWHK["killed"]}
    assert values(union, whole, SDO.minValue) == {Literal(20)}
    assert values(union, whole, SDO.maxValue) == set()
    assert values(union, whole, RW.exclusiveMin) == values(union, whole, RW.running) == {TRUE}
    assert values(union, whole, RW.approximate) == set()
    assert values(union, part, RW.partOf) == {URIRef(whole)}
    assert values(union, part, RW.affiliation) == {URIRef(f"{A}/entity/protected-1")}
    assert values(union, part, RW.words) == set()


def test_evidence_by_position_and_quote(union):
    span = PUBLICATION.claims[0].evidence
    node = f"{A}/evidence/{span.start}-{span.end}"
    assert values(union, CLAIM, RW.evidence) == {URIRef(node)}
    assert values(union, node, OA.hasSource) == {URIRef(A)}
    position, quote = f"{node}/position", f"{node}/quote"
    assert values(union, node, OA.hasSelector) == {URIRef(position), URIRef(quote)}
    assert values(union, position, OA.end) == {Literal(str(span.end), datatype=XSD.nonNegativeInteger)}
    assert values(union, quote, OA.exact) == {Literal(reading().article.text[span.start : span.end], lang="ar")}


def test_every_quote_is_in_the_article_as_published(union):
    text = reading().article.text
    quotes = list(union.subject_objects(OA.exact))
    assert len(quotes) > 10
    for quote, words in quotes:
        position = URIRef(str(quote).removesuffix("quote") + "position")
        start, end = int(union.value(position, OA.start)), int(union.value(position, OA.end))
        assert text[start:end] == str(words)


def test_mentions_of_protected_people_have_no_quote(union):
    hidden = list(union.subjects(RW.refersTo, URIRef(f"{A}/entity/protected-1")))
    assert hidden
    for mention in hidden:
        assert values(union, mention, OA.hasSelector) == {URIRef(f"{mention}/position")}


def test_two_entities_on_one_stretch_are_two_mentions():
    story = Story("قصفت دمية نجمان")
    span = story.span("نجمان")
    both = tuple(Mention(span.start, span.end, "نجمان", entity) for entity in (NAJMAN, ARMY))
    one = claim(story, "قصفت", story.text, targets=both, agents=both[:1])
    graph = describe(Publication(article(story.text), (one,), (), private=True), OPEN, BASE).union()
    stem = f"{A}/mention/{span.start}-{span.end}"
    assert set(graph.objects(None, RW.mention)) == {URIRef(stem), URIRef(f"{stem}-2")}


def test_the_article_without_its_text(union):
    assert values(union, A, RW.sha256) == {Literal(reading().article.sha256)}
    assert values(union, A, RW.length) == {Literal(str(len(reading().article.text)), datatype=XSD.nonNegativeInteger)}
    assert values(union, A, SDO.headline) == {Literal("قصف مستشفى في نجمان", lang="ar")}
    assert values(union, A, SDO.url) == {URIRef("https://a.example/1")}
    assert values(union, A, SDO.datePublished) == {Literal("2031-04-07", datatype=XSD.date)}
    assert values(union, A, RW.synthetic) == {TRUE}
    assert not [value for value in union.objects() if reading().article.text in value]


def test_entities_with_what_they_lead_to(graphs):
    entities = graphs[URIRef(f"{BASE}graph/entities")]
    najman = URIRef(f"{BASE}entity/najman")
    assert values(entities, najman, RDF.type) == {RW.Place}
    assert values(entities, najman, RW.within) == {URIRef(f"{BASE}entity/najman-governorate")}
    assert values(entities, najman, SKOS.prefLabel) == {Literal("نجمان", lang="ar"), Literal("Najman", lang="en")}
    assert values(entities, najman, SKOS.exactMatch) == {URIRef("http://www.wikidata.org/entity/Q999999991")}
    governorate = f"{BASE}entity/najman-governorate"
    assert values(entities, governorate, SKOS.exactMatch) == {URIRef("https://sws.geonames.org/123456/")}
    assert values(entities, f"{governorate}/geometry", GEO.asWKT) == {
        Literal("POINT(22.25 11.5)", datatype=GEO.wktLiteral)
    }
    assert values(entities, f"{governorate}/geometry", GEO.hasMetricSpatialAccuracy) == {
        Literal("40000.0", datatype=XSD.double)
    }
    army = f"{BASE}entity/wadiyan-army"
    assert values(entities, army, RDF.type) == {RW.Actor, RW.ArmedForce}
    assert values(entities, army, RW.actorKind) == {RWAK["armed_forces"]}
    assert values(entities, army, RW.partOfBody) == {URIRef(f"{BASE}entity/wadiyan")}
    name = f"{army}/name/1"
    assert values(entities, name, SKOSXL.literalForm) == {Literal("قوات الغزو", lang="ar")}
    assert values(entities, name, RW.usedBy) == {URIRef(f"{BASE}entity/front")}
    assert values(entities, f"{BASE}entity/front", RW.formerly) == {URIRef(f"{BASE}entity/old-front")}
    assert (URIRef(f"{BASE}entity/old-front"), RDF.type, RW.ArmedGroup) in entities
    assert (URIRef(f"{BASE}entity/civilians"), None, None) not in entities


def test_entities_first_met_in_the_article_stand_in_its_graph(graphs):
    local = graphs[URIRef(f"{BASE}graph/article/najman-2031")]
    hospital = URIRef(f"{A}/entity/mustashfa-al-waha")
    assert values(local, hospital, RDF.type) == {RW.Object, RW.Facility}
    assert values(local, hospital, RW.objectKind) == {RWOK["hospital"]}
    assert values(local, hospital, RW.knownEntity) == {FALSE}
    assert values(local, hospital, RW.romanised) == {TRUE}
    assert values(local, f"{A}/entity/protected-1", RW.romanised) == set()


def test_every_triple_stands_in_one_graph_and_none_has_a_blank_node(graphs, union):
    assert [str(iri).removeprefix(BASE) for iri in graphs] == [
        "graph/article/najman-2031",
        "graph/entities",
    ]
    assert sum(len(graph) for graph in graphs.values()) == len(union)
    assert not [term for triple in union for term in triple if isinstance(term, BNode)]
    both = merge([graphs, graphs, vocabulary(BASE)], BASE)
    assert sum(len(graph) for graph in both.values()) == len(both.union())
    assert len(both[URIRef(f"{BASE}graph/vocabulary")]) > 1000


def test_it_conforms_to_the_shapes(union):
    texts = {A: reading().article.text}
    report = validate(union, article_text=texts.get)
    assert list(report.violations) == []
    assert report.claims == 3


def test_an_english_text_without_claims_is_a_valid_graph():
    graphs = describe(Publication(article("Nothing here.", language="en"), (), (), private=False), OPEN, BASE)
    assert [str(iri).removeprefix(BASE) for iri in graphs] == ["graph/article/najman-2031"]
    assert not validate(graphs.union()).violations


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"trigger": Phrase(49, 53, "قصفـ")}, "trigger"),
        ({"trigger": Phrase(0, 4, "أعلن")}, "outside its evidence"),
        ({"evidence": Span(40, 100_000)}, "evidence"),
        ({"sentence": Span(-1, 5)}, "sentence"),
        ({"purpose": Phrase(0, 3, "قصف")}, "purpose"),
        ({"agents": (Mention(0, 4, "قالت", ARMY),)}, "mention"),
    ],
)
def test_a_span_that_lies_is_named(change, message):
    broken = msgspec.structs.replace(PUBLICATION.claims[0], **change)
    publication = msgspec.structs.replace(PUBLICATION, claims=(broken,))
    with pytest.raises(EvidenceError, match=message) as caught:
        describe(publication, OPEN, BASE)
    assert caught.value.where == f"najman-2031, claim {START}"


def test_an_entity_that_leads_nowhere_is_named():
    lost = msgspec.structs.replace(NAJMAN, id="new:lost", within="nowhere")
    story = Story("قصفت دمية نجمان")
    one = claim(story, "قصفت", story.text, targets=(story.mention("نجمان", lost),))
    with pytest.raises(DataError, match="nowhere"):
        describe(Publication(article(story.text), (one,), (), private=True), OPEN, BASE)


@pytest.mark.parametrize("field", ["event_type", "speech_act", "commitment"])
def test_a_code_of_no_scheme_never_becomes_data(field):
    broken = msgspec.structs.replace(PUBLICATION.claims[0], **{field: "airstrike"})
    with pytest.raises(KeyError, match="airstrike"):
        describe(msgspec.structs.replace(PUBLICATION, claims=(broken,)), OPEN, BASE)


def test_links_stand_with_their_entity():
    link = Link("najman", "https://sws.geonames.org/77/", "broadMatch", "test")
    unused = Link("front-2", "Q7", "exactMatch", "test")
    graphs = describe(msgspec.structs.replace(PUBLICATION, links=(link, unused)), OPEN, BASE)
    entities = graphs[URIRef(f"{BASE}graph/entities")]
    assert (URIRef(f"{BASE}entity/najman"), SKOS.broadMatch, URIRef("https://sws.geonames.org/77/")) in entities
    assert "Q7" not in str(set(graphs.union().objects()))


def test_a_gazetteer_person_behind_the_gate_is_not_led_to():
    closed = open_gazetteer(GAZETTEER, msgspec.structs.replace(POLICY, public=frozenset()))
    publication = publish(
        reading(), msgspec.structs.replace(POLICY, public=frozenset()), aliases={"reem-al-wahi": ["ريم"]}
    )
    graph = describe(publication, closed, BASE).union()
    assert "ريم" not in "".join(graph.objects())
    assert publication.withheld == 3


def test_named_graphs_keep_no_empty_graph():
    assert len(NamedGraphs(BASE, {URIRef("https://a.example/g"): ()})) == 0
    assert isinstance(NamedGraphs(BASE, {}).union(), Graph)

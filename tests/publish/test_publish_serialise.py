"""Turtle, TriG, N-Quads and JSON-LD: two engines read back what was written, and two processes write the same bytes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import RDF, XSD
from readings import OPEN, POLICY, reading

from riwaya.gate import publish
from riwaya.publish.serialise import jsonld, nquads, trig, turtle
from riwaya.publish.terms import natural
from riwaya.rdf.graph import NamedGraphs, describe, merge, vocabulary
from riwaya.vocab import RW

# rdflib's own JSON-LD and TriG parsers still use what rdflib deprecates.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

BASE = "https://data.example.org/x/"
HOSTILE = [
    'قال "نعم"',
    "back\\slash \\n \\u0041",
    '"""',
    "'''",
    "</script><script>alert(1)</script>",
    "a\r\nb\tc",
    "\x01\x1f\x7f\x85",
    "\u202eabc\u202c\u2066x\u2069\u200f",
    "\ufeff\u2028\u2029\u00ad",
    "{ } <> | ^ ` @ # ; . ,",
    "\ufffe\uffff\U0010ffff\U000e0001",
    "😀",
    "أ\u064e",
    "]]> &amp; <!--",
    " leading and trailing ",
    "\\",
]


@pytest.fixture(scope="module")
def graphs():
    one = describe(publish(reading(), POLICY), OPEN, BASE)
    return merge([one, vocabulary(BASE)], BASE)


def oxigraph(text, form):
    return {
        (quad.subject, quad.predicate, quad.object, quad.graph_name) for quad in ox.parse(text.encode(), format=form)
    }


def quads(text, form):
    dataset = rdflib.Dataset()
    dataset.parse(data=text, format=form)
    return {(s, p, o, str(getattr(g, "identifier", g))) for s, p, o, g in dataset.quads() if g is not None}


def test_rdflib_reads_back_the_union(graphs):
    union = set(graphs.union())
    assert len(union) > 1000
    assert set(Graph().parse(data=turtle(union, BASE), format="turtle")) == union
    assert set(Graph().parse(data=jsonld(union, BASE), format="json-ld")) == union


def test_rdflib_reads_back_the_named_graphs(graphs):
    expected = {(*triple, str(iri)) for iri, graph in graphs.items() for triple in graph}
    assert quads(trig(graphs), "trig") == expected
    assert quads(nquads(graphs), "nquads") == expected


def test_oxigraph_reads_the_same_from_every_format(graphs):
    union = graphs.union()
    in_turtle = oxigraph(turtle(union, BASE), ox.RdfFormat.TURTLE)
    assert len(in_turtle) == len(union)
    assert oxigraph(jsonld(union, BASE), ox.RdfFormat.JSON_LD) == in_turtle
    in_trig = oxigraph(trig(graphs), ox.RdfFormat.TRIG)
    assert oxigraph(nquads(graphs), ox.RdfFormat.N_QUADS) == in_trig
    assert {quad[:3] for quad in in_trig} == {quad[:3] for quad in in_turtle}


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_survives(text):
    check_round_trip(text)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_text_survives(text):
    check_round_trip(text)


def check_round_trip(text):
    subject = URIRef(f"{BASE}article/a")
    literals = (Literal(text, lang="ar"), Literal(text), Literal(text, datatype=URIRef("https://a.example/type")))
    triples = {(subject, RW.words, literal) for literal in literals}
    graphs = NamedGraphs(BASE, {URIRef(f"{BASE}graph/a"): triples})
    assert set(Graph().parse(data=turtle(triples, BASE), format="turtle")) == triples
    assert set(Graph().parse(data=jsonld(triples, BASE), format="json-ld")) == triples
    expected = oxigraph(turtle(triples, BASE), ox.RdfFormat.TURTLE)
    assert {literal.value for _, _, literal, _ in expected} == {text}
    assert oxigraph(jsonld(triples, BASE), ox.RdfFormat.JSON_LD) == expected
    for written, form in ((trig(graphs), ox.RdfFormat.TRIG), (nquads(graphs), ox.RdfFormat.N_QUADS)):
        assert {quad[:3] for quad in oxigraph(written, form)} == {quad[:3] for quad in expected}


def test_what_cannot_be_seen_is_escaped_and_no_script_ends():
    triples = {(URIRef(f"{BASE}a"), RW.words, Literal(text)) for text in HOSTILE}
    for written in (turtle(triples, BASE), jsonld(triples, BASE)):
        assert not [char for char in written if char != "\n" and (ord(char) < 32 or 0x7F <= ord(char) < 0xA0)]
        assert not set("\u202e\u2066\u200f\ufeff\u2028\u00ad\U000e0001").intersection(written)
    assert "</" not in jsonld(triples, BASE)
    assert json.loads(jsonld(triples, BASE))["@graph"]


@pytest.mark.parametrize(
    "odd",
    [
        "https://data.example.org/x/",
        "https://data.example.org/x//b",
        "https://data.example.org/x/a:b",
        "urn:a:b",
        "mailto:a@b",
        "https://data.example.org/x/a?q#f",
        "https://w3id.org/riwaya/ns#a/b",
        "https://w3id.org/riwaya/ns#",
        "https://w3id.org/riwaya/ns#1a",
        "https://w3id.org/riwaya/ns#a-",
        "https://w3id.org/riwaya/ns#a.b",
        "https://data.example.org/x/..",
        "https://data.example.org/x/%D8%A7",
    ],
)
def test_odd_iris_survive(odd):
    triples = {(URIRef(odd), URIRef(odd), URIRef(odd)), (URIRef(odd), RDF.type, URIRef(odd))}
    graph = Graph().parse(data=turtle(triples, BASE), format="turtle")
    assert set(graph) == triples
    assert {str(s.value) for s, *_ in oxigraph(turtle(triples, BASE), ox.RdfFormat.TURTLE)} == {odd}
    assert set(Graph().parse(data=jsonld(triples, BASE), format="json-ld")) == triples
    assert {str(s.value) for s, *_ in oxigraph(jsonld(triples, BASE), ox.RdfFormat.JSON_LD)} == {odd}


@pytest.mark.parametrize(
    "bad", ["https://a.example/> <b", "https://a.example/a b", "https://a.example/\n", 'https://a.example/"']
)
def test_no_iri_breaks_out(bad):
    for triples in ({(URIRef(bad), RW.words, Literal("x"))}, {(URIRef(f"{BASE}a"), RW.about, URIRef(bad))}):
        for write in (turtle, jsonld):
            with pytest.raises(ValueError, match="no IRI"):
                write(triples, BASE)


def test_a_blank_node_is_refused():
    for write in (turtle, jsonld):
        with pytest.raises(ValueError, match="blank"):
            write({(URIRef(f"{BASE}a"), RW.about, BNode())}, BASE)


@pytest.mark.parametrize(
    ("literal", "short"),
    [
        (Literal(20), "20"),
        (Literal(-3), "-3"),
        (Literal("true", datatype=XSD.boolean), "true"),
        (Literal("0.9", datatype=XSD.decimal), "0.9"),
        (Literal("1", datatype=XSD.decimal), '"1"^^xsd:decimal'),
        (Literal("5000.0", datatype=XSD.double), '"5000.0"^^xsd:double'),
        (Literal("7", datatype=XSD.nonNegativeInteger), '"7"^^xsd:nonNegativeInteger'),
        (Literal("2019-04-06", datatype=XSD.date), '"2019-04-06"^^xsd:date'),
    ],
)
def test_numbers_keep_their_type(literal, short):
    triples = {(URIRef(f"{BASE}a"), RW.words, literal)}
    assert f"rw:words {short} ." in turtle(triples, BASE)
    assert set(Graph().parse(data=jsonld(triples, BASE), format="json-ld")) == triples


def test_it_is_pleasant_to_read(graphs):
    article = graphs[URIRef(f"{BASE}graph/article/najman-2031")]
    lines = turtle(article, BASE).splitlines()
    assert lines[0] == f"@base <{BASE}> ."
    assert "<article/najman-2031> a rw:Article ;" in lines
    assert "    rw:claimedWeapon rwwe:aircraft ;" in lines
    claims = [line for line in lines if " a rw:Claim ;" in line]
    assert claims == sorted(claims, key=natural)
    assert len(claims) == 3
    assert max(map(len, lines)) < 300


def test_two_processes_write_the_same_bytes(tmp_path):
    script = (
        "import sys; sys.path[:0] = sys.argv[1:3]\n"
        "from pathlib import Path\n"
        "from readings import OPEN, POLICY, reading\n"
        "from riwaya.gate import publish\n"
        "from riwaya.publish.output import FORMATS, write\n"
        "from riwaya.rdf.graph import describe\n"
        "one = publish(reading(), POLICY)\n"
        "write(Path(sys.argv[3]), [(one, describe(one, OPEN))], formats=FORMATS)\n"
    )
    found = []
    for seed in ("0", "1", "4242"):
        folder = tmp_path / seed
        paths = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "src"), str(folder)]
        subprocess.run(  # noqa: S603 - our own interpreter and our own script
            [sys.executable, "-c", script, *paths],
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC{seed[0]}"},
        )
        found.append({path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()})
    assert len(found[0]) == 10
    assert found[0] == found[1] == found[2]

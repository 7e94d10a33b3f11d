"""Parameters: words become typed terms or are refused, and a bound term comes back as itself from both engines."""

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import example, given, settings
from hypothesis import strategies as st

from riwaya.errors import DataError, QueryError
from riwaya.store.binding import bind, defaults, paging
from riwaya.store.parameters import TYPES, Parameter, rebased, term_for
from riwaya.store.sources import OxigraphSource, RdflibSource
from riwaya.store.terms import spelt

XSD = "http://www.w3.org/2001/XMLSchema#"
ECHO = "SELECT ?x WHERE {\n  VALUES (?x) { (UNDEF) }   # parameters\n}"
ENGINES = (OxigraphSource(ox.Store()), RdflibSource(rdflib.Graph()))
HOSTILE = st.text(
    st.one_of(
        st.sampled_from("\\uU0123\"'{}()<>#;\n\r\t\x00\x7f .^@$?abق\u202e"), st.characters(exclude_categories=["Cs"])
    ),
    max_size=20,
)


def parameter(kind):
    return Parameter("p", kind, "", "")


@pytest.mark.parametrize(
    ("kind", "value", "term"),
    [
        ("entity", "khan-shaykhun", ox.NamedNode("https://b/entity/khan-shaykhun")),
        ("entity", "https://e/x", ox.NamedNode("https://e/x")),
        ("entity", "تل-وادي", ox.NamedNode("https://b/entity/تل-وادي")),
        ("iri", "article/a/claim/12-2", ox.NamedNode("https://b/article/a/claim/12-2")),
        ("iri", "urn:x:y", ox.NamedNode("urn:x:y")),
        ("string", "", ox.Literal("")),
        ("string", "} ; DROP ALL", ox.Literal("} ; DROP ALL")),
        ("language", "AR", ox.Literal("ar")),
        ("integer", "007", ox.Literal("7", datatype=ox.NamedNode(XSD + "integer"))),
        ("integer", "-3", ox.Literal("-3", datatype=ox.NamedNode(XSD + "integer"))),
        ("decimal", "0.70", ox.Literal("0.70", datatype=ox.NamedNode(XSD + "decimal"))),
        ("decimal", "1e-3", ox.Literal("0.001", datatype=ox.NamedNode(XSD + "decimal"))),
        ("date", "2019-08-20", ox.Literal("2019-08-20", datatype=ox.NamedNode(XSD + "date"))),
        ("event-type", "shelling", ox.NamedNode("https://w3id.org/riwaya/event-type#shelling")),
        (
            "weapon",
            "https://w3id.org/riwaya/weapon#sarin",
            ox.NamedNode("https://w3id.org/riwaya/weapon#sarin"),
        ),
    ],
)
def test_words_become_terms(kind, value, term):
    assert term_for(parameter(kind), value, "https://b/") == term


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("entity", ""),
        ("entity", "Khan Shaykhun"),
        ("entity", "a> ?p ?o } #"),
        ("entity", "https://e/x> . ?s ?p ?o"),
        ("entity", 'https://e/"'),
        ("entity", "https://e/\\u003e"),
        ("entity", "https://e/\n"),
        ("entity", "slug\n"),
        ("iri", "x"),
        ("iri", "../etc"),
        ("iri", "article/../../x"),
        ("language", "ar; DROP"),
        ("integer", "1.5"),
        ("integer", "ten"),
        ("decimal", "NaN"),
        ("decimal", "Infinity"),
        ("decimal", "1,5"),
        ("date", "2019-02-30"),
        ("date", "20190820"),
        ("date", "2019-08"),
        ("event-type", "airstrike"),
    ],
)
def test_other_words_are_refused_by_name(kind, value):
    with pytest.raises(QueryError, match="parameter p: "):
        term_for(parameter(kind), value, "https://b/")


def test_a_wrong_code_suggests_the_nearest():
    with pytest.raises(QueryError, match=r"did you mean air_strike"):
        term_for(parameter("event-type"), "airstrike")


def test_an_unknown_type_is_a_fault_of_the_question():
    assert "colour" not in TYPES
    with pytest.raises(DataError, match="colour"):
        term_for(parameter("colour"), "red")


@settings(max_examples=400, deadline=None)
@given(HOSTILE)
@example("\\u0022) } ; DROP ALL #")
@example("\\\\u0022")
@example("\x001234")
@example("\\U00000022")
@example('") } DROP ALL #')
@example("$& \\1 \\g<0>")
def test_any_string_comes_back_as_itself(words):
    term = ox.Literal(words)
    for engine in ENGINES:
        assert engine.ask(bind(ECHO, {"x": term})).rows == ((term,),)


@pytest.mark.parametrize(
    "term",
    [
        ox.Literal("ق", language="ar"),
        ox.Literal("2019-08-20", datatype=ox.NamedNode(XSD + "date")),
        ox.Literal("0.7", datatype=ox.NamedNode(XSD + "decimal")),
        ox.Literal('"', datatype=ox.NamedNode("https://e/type")),
        ox.NamedNode("https://e/مكان?a=b&c#d"),
    ],
)
def test_other_terms_come_back_as_themselves(term):
    for engine in ENGINES:
        assert engine.ask(bind(ECHO, {"x": term})).rows == ((term,),)


def test_nothing_is_left_free():
    text = ECHO.replace("SELECT ?x WHERE {", "SELECT ?x ?y WHERE {\n  VALUES ?y { 1 }")
    for engine in ENGINES:
        assert engine.ask(bind(text, {"x": None})).rows == ((None, ox.Literal(1)),)


def test_a_blank_node_cannot_be_bound():
    with pytest.raises(QueryError):
        spelt(ox.BlankNode("b"))


def test_every_block_is_filled_and_nothing_else():
    text = "# VALUES (?x) { (1) }\n VALUES (?x ?y) { (1 2) }  # parameters\n VALUES (?y) { (2) } # parameters\n"
    bound = bind(text, {"x": ox.Literal("a"), "y": None})
    assert bound == text.replace("(1 2)", '("a" UNDEF)').replace("(2) }", "(UNDEF) }")


def test_defaults_are_terms_with_the_querys_own_prefixes():
    text = "PREFIX rwet: <https://e/#>\nSELECT * {\n VALUES (?a ?b ?c) { (rwet:x UNDEF 0.7) } # parameters\n}"
    assert defaults(text) == {
        "a": ox.NamedNode("https://e/#x"),
        "b": None,
        "c": ox.Literal("0.7", datatype=ox.NamedNode(XSD + "decimal")),
    }


@pytest.mark.parametrize("row", ["(oops)", "(1 2)", "(1) (2)"])
def test_a_broken_parameters_line_is_a_fault_of_the_question(row):
    with pytest.raises(DataError, match="parameters line"):
        defaults(f"SELECT * {{\n VALUES (?a) {{ {row} }} # parameters\n}}")


def test_two_lines_must_agree():
    line = " VALUES (?a) {{ ({}) }} # parameters\n"
    assert defaults(line.format(1) * 2)
    with pytest.raises(DataError, match="two defaults"):
        defaults(line.format(1) + line.format(2))


def test_defaults_move_with_the_base():
    default = ox.NamedNode("https://data.riwaya.invalid/entity/idlib")
    assert rebased(default, "https://mine/") == ox.NamedNode("https://mine/entity/idlib")
    assert rebased(ox.NamedNode("https://e/x"), "https://mine/") == ox.NamedNode("https://e/x")
    assert rebased(None, "https://mine/") is None


def test_the_engines_pre_binding_still_differs():
    """Why values go through a data block. When this fails the engines agree, and the block may go."""
    query = "SELECT ?x ?seen WHERE { BIND(BOUND(?x) AS ?seen) }"
    (row,) = rdflib.Graph().query(query, initBindings={"x": rdflib.Literal("v")})
    (other,) = ox.Store().query(query, substitutions={ox.Variable("x"): ox.Literal("v")})
    assert (str(row.seen), other["seen"].value) == ("true", "false")
    with pytest.raises(RuntimeError, match="SELECT projection"):
        ox.Store().query("SELECT ?y WHERE { BIND(?x AS ?y) }", substitutions={ox.Variable("x"): ox.Literal("v")})


PAGED = (
    "SELECT ?s WHERE {\n  { SELECT ?s WHERE { ?s ?p ?o } ORDER BY ?s\n    LIMIT 100 OFFSET 0   # page: articles\n  }\n}"
)


def test_a_page_line_gives_two_parameters_and_is_turned():
    limit, offset = paging(PAGED)
    assert [(one.name, one.type, one.default.value) for one in (limit, offset)] == [
        ("limit", "count", "100"),
        ("offset", "count", "0"),
    ]
    turned = bind(PAGED, {"limit": term_for(limit, "7"), "offset": term_for(offset, "14")})
    assert "    LIMIT 7 OFFSET 14   # page: articles\n" in turned
    assert paging("SELECT ?s { ?s ?p ?o } LIMIT 5") == ()


def test_two_pages_of_one_question_are_one():
    assert paging(PAGED + "\n" + PAGED) == paging(PAGED)
    with pytest.raises(DataError, match="differ"):
        paging(PAGED + "\n" + PAGED.replace("100", "50"))


@pytest.mark.parametrize("value", ["-1", "ten", "1.5", "1000000001", "5 } #"])
def test_a_page_takes_whole_numbers_only(value):
    with pytest.raises(QueryError, match="limit"):
        term_for(paging(PAGED)[0], value)

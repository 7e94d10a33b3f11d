"""IRIs and literals: whatever goes in, a valid term comes out, or the value is named."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, Literal, URIRef

from riwaya.errors import InputError
from riwaya.gate.policy import Policy
from riwaya.link.kinds import KINDS
from riwaya.publish.terms import iri
from riwaya.rdf import literals
from riwaya.rdf.entities import ACTOR_CLASS, OBJECT_CLASS, outside
from riwaya.rdf.iris import Iris, checked_base, part, segment
from riwaya.vocab import RWAK, RWOK

XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.mark.parametrize(
    "base",
    [
        "",
        "data",
        "https://",
        "ftp://a.example/",
        "https://a.example",
        "https://a.example/#",
        "https://a.example/?q=/",
        "https://a.example/a b/",
        "https://a.example/<x>/",
        "https://[a/",
        "file:///tmp/",
    ],
)
def test_a_base_that_no_iri_can_stand_under(base):
    with pytest.raises(InputError, match="base"):
        checked_base(base)
    with pytest.raises(InputError):
        Iris(base)


def test_iris_of_the_contract():
    iris = Iris("https://data.example.org/")
    minted = [
        iris.article("a"),
        iris.claim("a", "57-2"),
        iris.event("a", "57"),
        iris.evidence("a", 3, 9),
        iris.mention("a", 3, 9),
        iris.mention("a", 3, 9, 2),
        part(iris.claim("a", "57"), "figure", 1),
        iris.entity("a", "idlib-governorate"),
        iris.entity("a", "new:ahmad"),
        iris.run("0.1.0"),
        iris.article_graph("a"),
        iris.graph("entities"),
    ]
    assert [str(node).removeprefix(iris.base) for node in minted] == [
        "article/a",
        "article/a/claim/57-2",
        "article/a/event/57",
        "article/a/evidence/3-9",
        "article/a/mention/3-9",
        "article/a/mention/3-9-2",
        "article/a/claim/57/figure/1",
        "entity/idlib-governorate",
        "article/a/entity/ahmad",
        "run/0.1.0",
        "graph/article/a",
        "graph/entities",
    ]


@pytest.mark.parametrize("slug", ["", ".", "..", "a/b", "a b", "عربي", "-a", "a\n"])
def test_no_slug(slug):
    with pytest.raises(ValueError, match="slug"):
        Iris().article(slug)


@pytest.mark.parametrize("claim", ["", "a", "1-", "-1", "1/2", "١"])
def test_no_claim_id(claim):
    with pytest.raises(ValueError, match="claim"):
        Iris().claim("a", claim)


@given(st.text(min_size=1, alphabet=st.characters(exclude_categories=["Cs"])).filter(lambda text: text.strip(".")))
def test_any_id_makes_an_iri_and_two_ids_two(text):
    node = Iris().entity("a", text)
    assert iri(node) == f"<{node}>"
    assert segment(text) != segment(text + "x")


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2019", "2019-01-01", "2019-12-31"),
        ("2019-02", "2019-02-01", "2019-02-28"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2019-04-06", "2019-04-06", "2019-04-06"),
    ],
)
def test_days_of_a_date(iso, first, last):
    assert (str(literals.first_day(iso)), str(literals.last_day(iso))) == (first, last)


@pytest.mark.parametrize(
    "iso",
    [
        "",
        "19",
        "2019-13",
        "2019-00",
        "2019-02-30",
        "0000-01-01",
        "2019-4-6",
        "2019-04-06T00:00",
        "٢٠١٩",
        "2019-04-06\n",
    ],
)
def test_no_date_is_named(iso):
    for convert in (literals.first_day, literals.last_day):
        with pytest.raises(ValueError, match="no date") as caught:
            convert(iso)
        assert repr(iso) in str(caught.value)


@given(st.floats(min_value=0, max_value=1))
def test_confidence_survives_a_reader_that_normalises(value):
    literal = literals.confidence(value)
    assert str(literal) == str(
        Graph().parse(data=f"<a:a> <a:b> {literal.n3()} .", format="turtle").value(URIRef("a:a"), URIRef("a:b"))
    )
    assert abs(float(literal) - value) <= 0.005 + 1e-9


@pytest.mark.parametrize(
    ("convert", "value"),
    [
        (literals.confidence, 1.01),
        (literals.confidence, math.nan),
        (literals.count, -1),
        (literals.metres, math.inf),
        (literals.metres, -1.0),
        (literals.edtf, ""),
        (literals.edtf, " 2019"),
        (literals.string, "a\0b"),
        (literals.string, "a\ud800b"),
        (outside, "P31"),
        (outside, "Q0"),
        (outside, "http://www.wikidata.org/entity/Q1/../../x"),
        (outside, "https://example.org/Q1"),
    ],
)
def test_a_value_that_fits_nowhere_is_named(convert, value):
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the value itself is what is matched
        convert(value)
    assert repr(value) in str(caught.value)


@pytest.mark.parametrize("point", [(91.0, 0.0), (0.0, 181.0), (math.nan, 0.0)])
def test_no_point(point):
    with pytest.raises(ValueError, match="point"):
        literals.point(*point)


@pytest.mark.parametrize(
    ("lat", "lon", "wkt"), [(0.00001, -0.0, "POINT(0 0.00001)"), (-33.9, 151.2, "POINT(151.2 -33.9)")]
)
def test_points_put_the_longitude_first_and_use_no_exponent(lat, lon, wkt):
    assert str(literals.point(lat, lon)) == wkt


@pytest.mark.parametrize("language", ["", "a", "عر", "ar_SY", "ar-"])
def test_no_language(language):
    with pytest.raises(ValueError, match="language"):
        literals.text("x", language)


def test_text_keeps_every_character():
    assert literals.text("\r\n\u202eأ", "AR") == Literal("\r\n\u202eأ", lang="ar")


def test_every_kind_has_its_class():
    assert set(ACTOR_CLASS) == set(RWAK) == KINDS["actor"]
    assert set(OBJECT_CLASS) == set(RWOK) == KINDS["object"]
    assert Policy().public == frozenset()

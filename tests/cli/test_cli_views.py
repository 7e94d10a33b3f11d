"""riwaya claims --format geojson and timeline: events with their claims, the schema, and what the gate keeps out."""

import json

import jsonschema
import pytest
from readings import HOUSE, TEXT, reading
from shell import ARTICLE

from riwaya.cli.claims import _as_source
from riwaya.cli.geojson import geojson
from riwaya.cli.happenings import COMMITMENTS
from riwaya.cli.timeline import SCHEMA, timeline
from riwaya.gate import publish
from riwaya.pipeline import tools
from riwaya.resources import _PACKAGE
from riwaya.store.sources import OxigraphSource

SCHEMA_FILE = _PACKAGE / "cli" / "timeline.schema.json"


@pytest.fixture(scope="module")
def schema():
    found = json.loads(SCHEMA_FILE.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(found)
    return jsonschema.Draft202012Validator(found, format_checker=jsonschema.FormatChecker())


def view(done):
    assert done.status == 0, done.err
    return json.loads(done.out)


def features(document, kind):
    found = [one for one in document["features"] if one["properties"]["feature"] == kind]
    assert len(found) > 5
    return found


@pytest.mark.parametrize("form", ["geojson", "timeline"])
def test_articles_builds_stores_and_files_give_the_same(at_home, form):
    views = {
        at_home("claims", where, "--format", form).out for where in (ARTICLE, "out", "out/store", "out/riwaya.ttl")
    }
    assert len(views) == 1


def test_the_map_is_geojson(at_home):
    document = view(at_home("claims", "out", "--format", "geojson"))
    assert set(document) == {"type", "features"}
    ids = [one["id"] for one in document["features"]]
    assert len(ids) == len(set(ids))
    for one in document["features"]:
        assert set(one) == {"type", "id", "geometry", "properties"}
        geometry = one["geometry"]
        if geometry is None:
            assert one["properties"]["accuracy_m"] is None
            continue
        assert geometry["type"] in {"Point", "MultiPoint"}
        points = [geometry["coordinates"]] if geometry["type"] == "Point" else geometry["coordinates"]
        for longitude, latitude in points:
            assert 25 < longitude < 60, "longitude comes first"
            assert 12 < latitude < 43
        assert one["properties"]["accuracy_m"] > 0


def test_events_are_on_the_map_with_who_says_so(at_home):
    document = view(at_home("claims", "out", "--format", "geojson"))
    table = [json.loads(line) for line in at_home("claims", "out").out.splitlines()]
    events = features(document, "event")
    assert {one["id"] for one in events} == {row["event"] for row in table if row["event"]}
    places = {one["id"]: one for one in features(document, "place")}
    for one in events:
        about = one["properties"]
        rows = [row for row in table if row["event"] == one["id"]]
        assert {claim["claim"] for claim in about["claims"]} == {row["claim"] for row in rows}
        assert sum(about[commitment] for commitment in COMMITMENTS) == len(rows)
        assert sum(voice["claims"] for voice in about["by_claimant"]) == sum(max(1, len(r["claimants"])) for r in rows)
        assert about["label_en"]
        assert any("\u0600" <= char <= "\u06ff" for char in about["label_ar"])
        if one["geometry"] is not None:
            located = [place for place in about["places"] if place["located"]]
            exact = [places[place["iri"]]["properties"]["accuracy_m"] for place in located]
            assert about["accuracy_m"] == max(exact)
    assert any(one["geometry"] is None for one in events), "an event without a place is not put anywhere"


def test_a_town_is_not_joined_by_the_governorate_around_it(at_home):
    events = features(view(at_home("claims", "out", "--format", "geojson")), "event")
    taken = next(one for one in events if one["id"].endswith("/event/1322"))
    assert [place["label_en"] for place in taken["properties"]["places"]] == ["Qalaat al-Madiq"]
    assert taken["geometry"]["type"] == "Point"


def test_the_timeline_is_what_its_schema_says(at_home, schema):
    document = view(at_home("claims", "out", "--format", "timeline"))
    schema.validate(document)
    assert document["$schema"] == SCHEMA == schema.schema["$id"]
    table = [json.loads(line) for line in at_home("claims", "out").out.splitlines()]
    events = document["items"] + document["undated"]
    assert {one["id"] for one in events} == {row["event"] for row in table if row["event"]}
    assert len(document["items"]) > 20
    assert document["undated"]
    assert {one["group"] for one in events} == {group["id"] for group in document["groups"]}
    starts = [one["start"] for one in document["items"]]
    assert starts == sorted(starts)
    figures = [figure for one in events for claim in one["claims"] for figure in claim["figures"]]
    assert len(figures) == sum(len(row["casualties"]) for row in table if row["event"])
    for one in document["items"]:
        if one["type"] == "range":
            assert one["start"] <= one["latest"] < one["end"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda one: one.pop("earliest"),
        lambda one: one.update(earliest="May 2019"),
        lambda one: one.update(surprise=1),
        lambda one: one["counts"].update(asserted=-1),
        lambda one: one["claims"].clear(),
        lambda one: one["claims"][0].update(commitment="true"),
        lambda one: one.update(group=None),
    ],
)
def test_the_schema_refuses_what_is_wrong(at_home, schema, spoil):
    document = view(at_home("claims", "out", "--format", "timeline"))
    spoil(document["items"][0])
    assert not schema.is_valid(document)


def test_bounds_are_whole_days_at_the_widest(riwaya, schema):
    text = "قال المرصد السوري لحقوق الإنسان إن غارات روسية قتلت عشرة مدنيين في مدينة إدلب في نيسان 2019."
    document = view(riwaya("claims", "-", "--format", "timeline", stdin=text.encode()))
    schema.validate(document)
    dated = document["items"][0]
    assert (dated["earliest"], dated["latest"], dated["end"]) == ("2019-04-01", "2019-04-30", "2019-05-01")
    assert dated["edtf"] == ["2019-04"]
    assert {"low": 10, "high": 10}.items() <= dated["claims"][0]["figures"][0].items()
    assert dated["claims"][0]["claimants"][0]["label_en"] == "Syrian Observatory for Human Rights"


def test_what_is_protected_is_on_no_map_and_in_no_timeline(monkeypatch):
    """The invented reading: a protected person, a house of his, a hospital that loses precision."""
    import readings  # noqa: PLC0415

    use = tools()
    publication = publish(reading(), readings.POLICY)
    assert "الخيالي" in TEXT
    monkeypatch.setattr("riwaya.cli.claims.describe", lambda one, _public, base: _describe(one, readings.OPEN, base))
    source = _as_source([publication], use)
    assert isinstance(source, OxigraphSource)
    shown = geojson(source) + timeline(source)
    for name in ("خيال", "Khayali", "khayali", "أنس", HOUSE.label_en):
        assert name not in shown
    assert "protected name" not in geojson(source), "a protected home is no place"
    points = [one["geometry"] for one in json.loads(geojson(source))["features"]]
    assert all(point is None or point["coordinates"] != [22.654321, 11.123456] for point in points)


def _describe(publication, public, base):
    from riwaya.rdf.graph import describe  # noqa: PLC0415

    return describe(publication, public, base)

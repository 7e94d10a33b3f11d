"""The claims table: the fields of the contract, by value."""

import csv
import io
import json

import pytest
from readings import OBSERVATORY, OPEN, POLICY, TEXT, Story, article, claim, reading

from riwaya.gate import publish
from riwaya.model import Publication
from riwaya.publish.measure import quoted
from riwaya.publish.rows import ClaimRow, claim_rows
from riwaya.publish.table import CLAIM_COLUMNS, claims_csv, figures_csv, jsonl, roles_csv
from riwaya.rdf.graph import describe

CONTRACT = {
    "claim", "article", "event", "title", "publisher", "url", "published", "review_status", "rule",
    "extraction_confidence", "start", "end", "quote", "trigger", "sentence", "event_type", "speech_act",
    "commitment", "polarity", "certainty", "claimants", "addressees", "agents", "targets", "claimant_kind",
    "attribution", "places", "weapons", "purpose", "date_start", "date_end", "date_kind", "edtf",
    "date_text", "date_basis", "said_start", "said_end", "casualties",
}  # fmt: skip
PRIVATE = publish(reading(published="2031-04-07"), POLICY, private=True)


@pytest.fixture(scope="module")
def objects():
    return [json.loads(line) for line in jsonl(claim_rows(PRIVATE)).splitlines()]


def test_the_fields_are_those_of_the_contract(objects):
    assert {frozenset(one) for one in objects} == {frozenset(CONTRACT)}
    assert set(ClaimRow.__struct_fields__) == CONTRACT


def test_every_span_is_the_text(objects):
    seen = 0

    def visit(value):
        nonlocal seen
        if isinstance(value, dict):
            text = value.get("text", value.get("quote"))
            if text is not None and "start" in value:
                assert TEXT[value["start"] : value["end"]] == text
                seen += 1
            for inner in value.values():
                visit(inner)
        elif isinstance(value, list):
            for inner in value:
                visit(inner)

    visit(objects)
    assert seen > 15


def test_one_claim_in_full(objects):
    one = objects[0]
    base = "https://data.riwaya.invalid/article/najman-2031"
    assert one["claim"] == f"{base}/claim/{one['trigger']['start']}"
    assert one["event"] == f"{base}/event/{one['trigger']['start']}"
    assert (one["article"], one["published"], one["review_status"]) == (base, "2031-04-07", "unreviewed")
    assert (one["speech_act"], one["polarity"], one["extraction_confidence"]) == ("announces", "affirmed", 0.88)
    assert one["sentence"] == {"start": 0, "end": len(TEXT)}
    assert list(one["trigger"]) == ["start", "end", "text"]
    assert one["claimants"][0] == {
        "iri": "https://data.riwaya.invalid/entity/najman-observatory",
        "label_en": "Najman Observatory",
        "label_ar": "مرصد نجمان",
        "kind": "ngo",
        "wikidata": None,
        "text": "مرصد نجمان",
        "start": 5,
        "end": 15,
    }
    assert one["attribution"][0]["role"] == "spokesperson"
    assert (one["places"][0]["role"], one["places"][0]["wikidata"]) == ("near", "Q999999991")
    assert one["weapons"][0]["iri"] == "https://w3id.org/riwaya/weapon#aircraft"
    assert (one["date_start"], one["date_end"], one["date_kind"]) == ("2031-04-06", "2031-04-06", "on")
    assert (one["date_basis"], one["date_text"], one["edtf"]) == ("written", "6 نيسان/أبريل 2031", "2031-04-06")
    assert (one["said_start"], one["said_end"]) == ("2031-04", None)


def test_casualties_follow_the_contract(objects):
    whole, part = objects[0]["casualties"]
    text = "أكثر من 20 مدنياً"
    assert whole == {
        "kind": "killed",
        "group": "civilians",
        "affiliation": None,
        "min": 20,
        "max": None,
        "exclusive_min": True,
        "exclusive_max": False,
        "approx": False,
        "cumulative": True,
        "subset_of": None,
        "text": text,
        "start": TEXT.index(text),
        "end": TEXT.index(text) + len(text),
    }
    assert (part["min"], part["max"], part["subset_of"], part["affiliation"]["label_en"]) == (
        1,
        1,
        0,
        "Anas al-Khayali",
    )


def test_asserting_is_no_speech_act_and_claims_stand_in_text_order():
    story = Story(TEXT)
    late, early = claim(story, "كذب", "الجيش كذب"), claim(story, "قصفت", "قصفت مستشفى")
    rows = claim_rows(Publication(article(), (late, early), (), private=True))
    assert [row.trigger.text for row in rows] == ["قصفت", "كذب"]
    assert [row.speech_act for row in rows] == [None, None]
    assert [(row.event, row.purpose, row.date_start) for row in rows] == [(None, None, None)] * 2


def test_a_redacted_claim_is_still_a_slice():
    publication = publish(reading(), POLICY)
    for row in claim_rows(publication):
        assert row.quote == publication.article.text[row.start : row.end] == TEXT[row.start : row.end]


def test_csv_has_one_row_a_claim_and_its_details_beside_it():
    rows = claim_rows(PRIVATE)
    claims = list(csv.DictReader(io.StringIO(claims_csv(rows))))
    assert len(claims) == 3
    assert tuple(claims[0]) == CLAIM_COLUMNS
    assert claims[0]["targets"] == "mustashfa al-waha | Anas al-Khayali"
    assert claims[0]["trigger_text"] == "قصفت"
    figures = list(csv.DictReader(io.StringIO(figures_csv(rows))))
    assert [(row["number"], row["min"], row["max"], row["exclusive_min"], row["subset_of"]) for row in figures] == [
        ("0", "20", "", "true", ""),
        ("1", "1", "1", "false", "0"),
    ]
    roles = list(csv.DictReader(io.StringIO(roles_csv(rows))))
    assert {row["claim"] for row in roles} == {row.claim for row in rows}
    assert [(row["property"], row["role"]) for row in roles if row["role"]] == [
        ("attribution", "spokesperson"),
        ("places", "near"),
    ]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r\n=cmd|' /C calc'!A0", "＝1"])
def test_no_cell_is_run_by_a_spreadsheet(cell):
    publication = Publication(article(title=cell), (claim(Story(TEXT), "قصفت", "قصفت مستشفى"),), (), private=True)
    row = next(csv.DictReader(io.StringIO(claims_csv(claim_rows(publication)), newline="")))
    assert row["title"] == f"'{cell}"


def test_hostile_cells_survive_csv():
    cell = 'a,"b"\n<c>;\u202e\'é'
    publication = Publication(article(title=cell), (claim(Story(TEXT), "قصفت", "قصفت مستشفى"),), (), private=True)
    assert next(csv.DictReader(io.StringIO(claims_csv(claim_rows(publication)), newline="")))["title"] == cell
    assert json.loads(jsonl(claim_rows(publication)))["title"] == cell


def test_ids_are_those_of_the_graph():
    publication = publish(reading(), POLICY)
    subjects = {str(subject) for subject in describe(publication, OPEN).union().subjects()}
    for row in claim_rows(publication):
        assert {row.claim, row.article, *(cell.iri for cell in (*row.claimants, *row.agents, *row.targets))} <= subjects


def test_quotes_are_counted_once():
    story = Story("أعلن مرصد نجمان قصف البلدة")
    one = claim(story, "قصف", "قصف البلدة", claimants=(story.mention("مرصد نجمان", OBSERVATORY),))
    measured = quoted(Publication(article(story.text), (one, one), (), private=False))
    assert (measured.characters, measured.length) == (len("قصف البلدة") + len("مرصد نجمان"), len(story.text))
    assert measured.share == pytest.approx(20 / 26)
    assert quoted(Publication(article(""), (), (), private=False)).share == 0

"""The questions of the library as addresses, and their description."""

import csv
import html
import io
import re
from urllib.parse import quote

import pytest

from riwaya.store.queries import library, run


@pytest.mark.parametrize("question", library(), ids=lambda question: question.name)
def test_every_question_answers_as_the_shell_does(server, store, question):
    from riwaya.store.dataset import Dataset  # noqa: PLC0415

    if question.form != "SELECT":
        answer = server.get(f"/q/{question.name}.ttl")
        assert (answer.status, answer.media) == (200, "text/turtle")
        return
    table = server.get(f"/q/{question.name}.csv")
    assert (table.status, table.media) == (200, "text/csv"), table.text
    rows = list(csv.reader(io.StringIO(table.text, newline="")))
    with Dataset.open(store) as dataset:
        expected = run(question, {}, dataset)
    assert tuple(rows[0]) == expected.columns
    assert len(rows) - 1 == len(expected.rows)
    found = server.get(f"/q/{question.name}", {"Accept": "application/json"})
    assert found.media == "application/json"
    assert len(found.json["results"]["bindings"]) == len(expected.rows)


def test_a_parameter_is_bound(server):
    arabic = server.get("/q/chronology.csv?lang=ar").text
    assert "قصف" in arabic
    assert arabic != server.get("/q/chronology.csv").text


def test_bad_parameters_are_named_all_at_once(server):
    answer = server.get("/q/claims-within-place?place=not%20a%20place&lang=%22&colour=red")
    assert answer.status == 400
    assert [one["name"] for one in answer.json["parameters"]] == ["place", "lang", "colour"]
    twice = server.get("/q/chronology?lang=ar&lang=en")
    assert (twice.status, twice.json["parameters"][0]["name"]) == (400, "lang")


@pytest.mark.parametrize("words", ['"} } DROP ALL #', "\\", "\\u0022", "' OR 1", "\x00", "?x", "${x}"])
def test_a_value_is_never_syntax(server, words):
    answer = server.get(f"/q/claims-with-words?words={quote(words)}")
    assert (answer.status, answer.json["results"]["bindings"]) == (200, [])


@pytest.mark.parametrize(
    "name", ["chronolgy", "..%2f..%2fetc%2fpasswd", "tests%2fx.rq", "wikidata-names", "chronology.exe"]
)
def test_404(server, name):
    assert server.get(f"/q/{name}").status == 404


def test_a_near_name_is_suggested(server):
    assert "chronology" in server.get("/q/chronolgy").json["detail"]


def test_cells_are_no_formulas(server):
    answer = server.get("/q/codes.csv")
    rows = list(csv.reader(io.StringIO(answer.text, newline="")))
    assert len(rows) > 100
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row)


def test_the_list_and_the_description_name_every_question(server):
    names = {question.name for question in library()}
    assert {entry["name"] for entry in server.get("/q/").json["questions"]} == names
    document = server.get("/openapi.json").json
    assert document["openapi"].startswith("3.1")
    assert set(document["paths"]) == {"/search", *(f"/q/{name}" for name in names)}
    operation = document["paths"]["/q/claims-within-place"]["get"]
    assert [one["name"] for one in operation["parameters"]] == ["place", "lang", "limit", "offset"]
    assert operation["parameters"][2]["schema"] == {"type": "integer", "minimum": 0, "default": 100}
    assert operation["parameters"][0]["schema"]["default"] == "idlib-governorate"
    assert {"200", "400", "504"} <= set(operation["responses"])


def test_every_default_of_the_description_is_accepted(server):
    count = 0
    paths = server.get("/openapi.json").json["paths"]
    for path, item in ((path, item) for path, item in paths.items() if path.startswith("/q/")):
        for parameter in item["get"]["parameters"]:
            default = parameter["schema"].get("default")
            if default is not None:
                count += 1
                assert server.get(f"{path}?{parameter['name']}={quote(str(default))}").status == 200, (path, parameter)
    assert count > 40


def test_an_answer_that_is_cut_says_where_the_rest_is(server):
    first = server.get("/q/who-speaks-of-whom.csv?limit=2&lang=ar")
    assert first.headers["link"] == '</q/who-speaks-of-whom.csv?limit=2&lang=ar&offset=2>; rel="next"'
    assert first.headers["access-control-expose-headers"] == "Link"
    seen, address = [], "/q/who-speaks-of-whom.csv?limit=9"
    while address:
        page = server.get(address)
        seen += page.text.splitlines()[1:]
        address = page.headers.get("link", "").partition("<")[2].partition(">")[0]
    assert sorted(seen) == sorted(server.get("/q/who-speaks-of-whom.csv").text.splitlines()[1:])
    assert len(seen) > 9


@pytest.mark.parametrize("address", ["/q/who-speaks-of-whom.html?limit=9", "/search.html?q=%D9%85%D9%86&limit=7"])
def test_a_page_that_is_cut_has_a_link_to_the_next(server, address):
    pages = 0
    while address:
        page = server.get(address)
        headed = page.headers.get("link", "").partition("<")[2].partition(">")[0]
        shown = re.findall(
            r'<a rel="next" href="([^"]*)">Next page · <bdi lang="ar">الصفحة التالية</bdi></a>', page.text
        )
        assert [html.unescape(one) for one in shown] == [headed] * bool(headed)
        assert page.text.endswith("</body></html>\n")
        assert int(page.headers["content-length"]) == len(page.body)
        address, pages = headed, pages + 1
    assert pages > 1


def test_a_whole_answer_has_no_next_page(server):
    assert "link" not in server.get("/q/denials").headers
    assert "الصفحة التالية" not in server.get("/q/denials.html").text
    assert "link" not in server.get("/q/codes").headers

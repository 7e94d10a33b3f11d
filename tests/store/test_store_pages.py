"""Whether there is more behind a page: asked of the page's own block."""

import pyoxigraph as ox
import pytest

from riwaya.store.pages import after, beyond
from riwaya.store.queries import bound_text, find, library

PAGED = [question for question in library() if beyond(question.text)]
RW = "https://w3id.org/riwaya/ns#"


@pytest.mark.parametrize("question", PAGED, ids=lambda question: question.name)
def test_every_page_has_a_probe_that_parses_and_finds_nothing_in_an_empty_store(question):
    probe = beyond(bound_text(question, {"limit": "7", "offset": "3"}))
    assert probe.endswith("LIMIT 1 OFFSET 10")
    assert list(ox.Store().query(probe)) == []


def test_most_questions_that_list_claims_have_pages():
    assert len(PAGED) > 40
    assert beyond(find("codes").text) is None


@pytest.mark.parametrize(("limit", "offset", "more"), [(2, 0, True), (2, 1, False), (3, 0, False), (1, 1, True)])
def test_there_is_more_where_an_article_is_left(limit, offset, more):
    store, article = ox.Store(), ox.NamedNode(f"{RW}Article")
    for name in "abc":
        node = ox.NamedNode(f"https://e/{name}")
        store.add(ox.Quad(node, ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), article))
    text = bound_text(find("words-for-actor"), {"limit": str(limit), "offset": str(offset)})
    assert bool(list(store.query(beyond(text)))) is more


def test_the_next_page_begins_where_this_one_ends():
    assert after(find("denials"), {}) == (100, "100", "articles")
    assert after(find("who-speaks-of-whom"), {"limit": "5", "offset": "10"}) == (15, "5", "rows")
    with pytest.raises(ValueError, match="no pages"):
        after(find("codes"), {})

"""The text search: what is found and what is not, how it keeps in step, and that no input is syntax."""

import io
import os
import shutil
import sqlite3
from contextlib import closing

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from searched import graphs_of, protected, put, readings, triples

from riwaya.errors import QueryError, StoreError
from riwaya.store.dataset import Dataset
from riwaya.store.queries import bound_text
from riwaya.store.queries import find as question
from riwaya.store.search import Request, find, in_memory, rebuild, search, state_of
from riwaya.store.search.drafting import differences
from riwaya.store.search.index import FILE, connect
from riwaya.store.search.snippets import snippet
from riwaya.store.search.words import LONGEST, MOST, Term, read_words
from riwaya.store.sources import as_source
from riwaya.store.terms import triples_of


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A store of two articles; nobody writes into it."""
    return put(tmp_path_factory.mktemp("kept") / "store", *readings().values())


@pytest.fixture
def store(kept, tmp_path):
    """A copy of it, to be written into."""
    return shutil.copytree(kept, tmp_path / "store")


def quotes(store, q, **more):
    with Dataset.open(store) as dataset:
        return [hit.quote for hit in search(dataset, Request(q=q, **more)).hits]


# ---- what is found -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("غارات", 1),
        ("والغارات", 1),
        ("غارات روسيه", 1),
        ("غارات المدفعية", 0),
        ("غارات OR مدفعية", 2),
        ('"سوق البلدة"', 2),
        ("«سوق البلدة»", 2),
        ('"البلدة سوق"', 0),
        ('"سوق الجنوبية"', 0),
        ("سوق -غارات", 1),
        ('سوق -"غارات روسية"', 1),
        ('"سوق بلدة" -غارات -قصف', 0),
        ("مدفع*", 1),
        ('"المدفعية الثق"*', 1),
        ('"المدفعية الثق"', 0),
        ("قصف", 1),
        ("قصفت OR قصف", 2),
        ("قصف*", 2),
        ("مدني", 1),
        ("مدنيين", 0),
        ("بلده", 2),
        ("نجمان", 1),
        ("لنجمان", 1),
    ],
)
def test_words_find_quotes(kept, words, count):
    assert len(quotes(kept, words, within="quotes")) == count


def test_names_find_claims_whose_quote_does_not_hold_them(kept):
    assert quotes(kept, "Observatory", within="quotes") == []
    (found,) = quotes(kept, "Observatory", within="names")
    assert found.startswith("غارات")
    assert quotes(kept, "Observatory غارات") == [found]
    assert quotes(kept, "غارات -Observatory") == []
    assert quotes(kept, '"Najman Observatory"') == quotes(kept, '"مرصد نجمان"') == [found]
    assert len(quotes(kept, "نجمان", within="names")) == 3
    assert quotes(kept, '"Observatory Najman"') == []
    assert quotes(kept, "الغزو"), "a partisan name finds whom it means"


def test_filters_narrow(kept):
    everything = "سوق OR مدفعية"
    assert len(quotes(kept, everything)) == 3
    (denial,) = quotes(kept, everything, claimant="wadiyan-army")
    assert denial.startswith("قصفها")
    assert len(quotes(kept, everything, place="najman")) == 2
    assert len(quotes(kept, everything, place="najman-governorate")) == 3, "a place holds what lies in it"
    assert quotes(kept, everything, place="https://elsewhere.example/x") == []
    assert len(quotes(kept, everything, type="shelling")) == 2
    assert quotes(kept, everything, type="arrest") == []
    assert len(quotes(kept, everything, since="2031-05-06")) == 2
    assert len(quotes(kept, everything, until="2031-05-06")) == 2
    assert quotes(kept, everything, since="2031-05-07", until="2031-08-21") == []


def test_a_wider_type_holds_its_narrower_ones(kept):
    assert len(quotes(kept, "سوق OR مدفعية", type="remote_attack")) == 3


def test_pages_are_counted_and_in_the_order_of_the_text(kept):
    with Dataset.open(kept) as dataset:
        every = search(dataset, Request(q="سوق OR مدفعية"))
        first = search(dataset, Request(q="سوق OR مدفعية", limit=2))
        rest = search(dataset, Request(q="سوق OR مدفعية", limit=10, offset=2))
    assert every.total == first.total == len(every.hits) == 3
    assert every.hits == first.hits + rest.hits
    assert len({hit.claim for hit in every.hits}) == every.total


def test_a_graph_without_a_folder_is_searched_too(kept):
    with Dataset.open(kept) as dataset, (kept.parent / "all.nq").open("wb") as out:
        dataset.dump(out)
        expected = search(dataset, Request(q="سوق"))
    assert expected.total == 2
    assert search(as_source(kept.parent / "all.nq"), Request(q="سوق")) == expected


@pytest.mark.parametrize("engine", ["oxigraph", "rdflib"])
def test_what_is_found_ends_a_question_of_the_library(kept, engine):
    """docs/search.md: the claims become the last line of a query, which then speaks of them alone."""
    with Dataset.open(kept) as dataset:
        found = search(dataset, Request(q="سوق -غارات"))
        source = dataset if engine == "oxigraph" else rdflib.Graph().parse(data=_turtle(dataset), format="turtle")
        whole = bound_text(question("claims-within-place"), {"place": "najman-governorate"})
        every, rows = as_source(source).ask(whole), as_source(source).ask(whole + found.values())
    assert len(every.rows) == 3
    assert [row[rows.columns.index("claim")].value for row in rows.rows] == [hit.claim for hit in found.hits]
    assert len(rows.rows) == 1


def _turtle(dataset):
    out = io.BytesIO()
    dataset.dump(out, "ttl")
    return out.getvalue()


# ---- how it is read ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("", "no word"),
        ("؟ - *", "no word"),
        ('"قصف', "not closed"),
        ("«قصف", "not closed"),
        ("-قصف", "only what must not"),
        ("OR قصف", "two words"),
        ("قصف OR", "two words"),
        ("قصف OR OR غارات", "two words"),
        ("قصف OR -غارات", "two words"),
        ("ق*", "too short"),
        ("ا" * (LONGEST + 1), "characters"),
        ("قصف " * (MOST + 1), "words and phrases"),
    ],
)
def test_a_misspelt_search_is_told(words, wrong):
    with pytest.raises(QueryError, match=wrong) as fault:
        read_words(words)
    assert fault.value.where == "parameter q"


def test_or_in_quotation_marks_is_a_word():
    assert read_words('"OR" غارات').wanted == ((Term(("or",)),), (Term(("غارات",)),))


HOSTILE = ['"', "'", "AND", "NOT", "NEAR(a b)", "words:", "{also} :", "^", "e1", "(", ")", "+", "*", "-", "\\", "\x00",
           "\ue000", "%", ";", "DROP", "غارات", " OR ", "3.5", "\u202e", "a.b", "._."]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(HOSTILE), max_size=8), st.booleans())
def test_nothing_typed_is_syntax(memory, pieces, spaced):
    assert _told(memory, (" " if spaced else "").join(pieces)) in {"parameter q", "found"}


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60))
def test_no_text_breaks_the_search(memory, text):
    assert _told(memory, text) in {"parameter q", "found"}


def _told(index, words):
    """What a search comes to: the parameter that is wrong, or that it found what there is. All else is raised."""
    try:
        return "" if find(index, Request(q=words)).total is None else "found"
    except QueryError as fault:
        return fault.where


@pytest.fixture(scope="module")
def memory(kept):
    with Dataset.open(kept) as dataset:
        return in_memory(dataset)


def test_the_marks_of_entities_cannot_be_typed(kept):
    """``e1`` is how the index writes an entity: looked for as a word it stands in no quote and in no name."""
    for number in range(1, 30):
        assert quotes(kept, f"e{number}") == []


@pytest.mark.parametrize(
    ("field", "value", "name"),
    [
        *(("limit", 0, "limit"), ("limit", 1001, "limit"), ("offset", -1, "offset"), ("offset", 10**9, "offset")),
        *(("since", "May", "from"), ("until", "2019-5-1", "to"), ("type", "airstrike", "type")),
        *(("place", "no place", "place"), ("claimant", '"', "claimant")),
    ],
)
def test_a_wrong_parameter_is_named(memory, field, value, name):
    with pytest.raises(QueryError) as fault:
        find(memory, Request(q="قصف", **{field: value}))
    assert fault.value.where == f"parameter {name}"


# ---- snippets ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("قصف", "بعد ⟦قصفها⟧ قالت إن قوات النظام انسحبت"),
        ('"قوات النظام"', "بعد قصفها قالت إن ⟦قوات النظام⟧ انسحبت"),
        ("انسح*", "بعد قصفها قالت إن قوات النظام ⟦انسحبت⟧"),
        ("حلب", "بعد قصفها قالت إن قوات النظام انسحبت"),
        ("قالت -بعد", "بعد قصفها ⟦قالت⟧ إن قوات النظام انسحبت"),
    ],
)
def test_what_was_found_is_marked(words, shown):
    assert snippet("بعد قصفها قالت إن قوات النظام انسحبت", read_words(words)) == shown


def test_a_long_quote_is_cut_around_what_was_found():
    quote = " ".join(["كلام"] * 100 + ["غارات", "ومعارك"] + ["كلام"] * 100)
    shown = snippet(quote, read_words("معارك غارات"))
    assert shown.startswith("… كلام")
    assert shown.endswith("كلام …")
    assert "⟦غارات ومعارك⟧" in shown
    assert len(shown.split()) == 26
    assert snippet(quote, read_words("غارات"), None).count("كلام") == 200


# ---- the do-no-harm gate -----------------------------------------------------------------------------------


def test_a_protected_name_is_not_found(tmp_path):
    public, secret = put(tmp_path / "public", protected()), put(tmp_path / "private", protected(), private=True)
    for name in ("أنس", "الخيالي", '"أنس الخيالي"', "خيال*", "anas", "Khayali", "أبو", "protected", "محمي"):
        assert quotes(public, name) == [], name
    assert len(quotes(secret, "الخيالي")) == 3, "the private build must hold what the public one withholds"
    assert quotes(public, "مستشفى")
    assert "خيالي".encode() in (secret / FILE).read_bytes()
    for word in ("خيالي", "خيّالي", "anas", "khayali", "Khayali"):
        assert word.encode() not in (public / FILE).read_bytes(), word


def test_a_name_that_goes_leaves_no_trace_in_the_file(tmp_path):
    store = put(tmp_path / "store", protected(), private=True)
    assert "خيالي".encode() in (store / FILE).read_bytes()
    put(store, protected())
    assert state_of(store) == "ready"
    for word in ("خيالي", "خيّالي", "khayali", "Khayali"):
        assert word.encode() not in (store / FILE).read_bytes(), word
    assert quotes(store, "الخيالي") == []


def test_what_the_store_no_longer_holds_is_not_shown(store):
    """An index that is behind may still have what was taken out since; the store has the last word."""
    assert len(quotes(store, "سوق")) == 2
    _take_out(store, "strikes")
    assert state_of(store) == "behind"
    with Dataset.open(store) as dataset, closing(connect(store)) as index:
        assert find(index, Request(q="سوق")).total == 2
        found = find(index, Request(q="سوق"), store=dataset)
    assert (found.hits, found.total) == ((), None)


# ---- in step -----------------------------------------------------------------------------------------------


def _take_out(store, slug):
    """Take an article out behind the index's back."""
    engine = ox.Store(store / "oxigraph")
    (graph,) = [name for name in engine.named_graphs() if name.value.endswith(f"/{slug}")]
    engine.update(f"DROP GRAPH {graph}")
    engine.flush()
    del engine


def _same(store):
    """Whether the index holds exactly what the store does."""
    with Dataset.open(store) as dataset, closing(connect(store)) as index:
        return state_of(store) == "ready" and differences(index, dataset) == 0


def test_a_build_leaves_an_index_in_step(kept):
    assert _same(kept)


def test_replacing_an_article_keeps_in_step(store):
    added = graphs_of(readings()["other"], protected())
    with Dataset.open(store, write=True) as dataset:
        for name, graph in added.items():
            old = triples(dataset, str(name)) if name.endswith("/entities") else []
            dataset.replace(str(name), [*old, *triples_of(graph)])
    assert _same(store)
    assert len(quotes(store, "سوق")) == 2
    assert quotes(store, "مستشفى")
    put_out(store, "strikes")
    assert _same(store)
    assert quotes(store, "سوق") == []
    assert quotes(store, "مستشفى")


def put_out(store, slug):
    with Dataset.open(store, write=True) as dataset:
        assert dataset.replace(f"https://data.riwaya.invalid/graph/article/{slug}", ())


def test_a_name_that_changes_is_found_by_the_new_one(store):
    with Dataset.open(store, write=True) as dataset:
        graph = next(name for name in dataset.graphs() if name.endswith("/entities"))
        new = ox.Literal("Nujaiman", language="en")
        renamed = [
            ox.Triple(
                one.subject, one.predicate, new if one.object == ox.Literal("Najman", language="en") else one.object
            )
            for one in triples(dataset, graph)
        ]
        assert dataset.replace(graph, renamed)
    assert _same(store)
    assert len(quotes(store, "Nujaiman")) == 2
    assert len(quotes(store, "Najman", claimant="wadiyan-army")) == 0


def test_a_load_keeps_in_step(store, tmp_path):
    with Dataset.open(store) as dataset, (tmp_path / "all.nq").open("wb") as out:
        dataset.dump(out)
    with Dataset.open(tmp_path / "new", write=True) as dataset:
        dataset.load(tmp_path / "all.nq")
        dataset.optimize()
    assert _same(tmp_path / "new")
    assert quotes(tmp_path / "new", "سوق") == quotes(store, "سوق")


def test_a_writer_that_changes_nothing_leaves_it_ready(store):
    Dataset.open(store, write=True).close()
    assert _same(store)


def test_what_went_wrong_leaves_it_behind_and_the_next_search_makes_it_anew(store):
    with pytest.raises(KeyboardInterrupt):
        _interrupted(store)
    assert state_of(store) == "behind"
    assert quotes(store, "سوق") == []
    assert _same(store)


def _interrupted(store):
    with Dataset.open(store, write=True) as dataset:
        dataset.replace(next(name for name in dataset.graphs() if name.endswith("/strikes")), ())
        raise KeyboardInterrupt


def test_a_writer_may_leave_it_behind(store):
    with Dataset.open(store, write=True, index=False) as dataset:
        dataset.replace("urn:g", [ox.Triple(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.NamedNode("urn:c"))])
    assert state_of(store) == "behind"


def test_readers_beside_a_writer(store):
    with Dataset.open(store) as reader, closing(connect(store)) as index:
        with Dataset.open(store, write=True) as writer:
            writer.replace(next(name for name in writer.graphs() if name.endswith("/strikes")), ())
            assert state_of(store) == "behind"
            assert find(index, Request(q="سوق"), store=reader).hits, "the reader sees what was there when it opened"
            assert len(quotes(store, "مدفعية")) == 1
        assert find(index, Request(q="سوق")).total == 2, "an open index stays whole"
    assert _same(store)
    assert quotes(store, "سوق") == []


@pytest.mark.parametrize("damage", ["missing", "garbage", "cut", "version", "stems", "empty"])
def test_a_bad_index_is_told_and_made_anew(store, damage):
    path = store / FILE
    if damage == "missing":
        path.unlink()
    elif damage == "garbage":
        path.write_bytes(b"no database" * 1000)
    elif damage == "cut":
        path.write_bytes(path.read_bytes()[:50])
    elif damage == "empty":
        path.write_bytes(b"")
    else:
        with closing(sqlite3.connect(path)) as index, index:
            index.execute("UPDATE meta SET value = '0' WHERE key = ?", ({"version": "format"}.get(damage, damage),))
    assert state_of(store) == ("missing" if damage == "missing" else "stale")
    with pytest.raises(StoreError, match="riwaya store index"):
        connect(store)
    assert len(quotes(store, "سوق")) == 2
    assert _same(store)


def test_an_index_of_another_store_is_behind(store, kept, tmp_path):
    other = shutil.copytree(kept, tmp_path / "other")
    _take_out(other, "strikes")
    with Dataset.open(other) as dataset:
        rebuild(other, dataset)
    shutil.copy(other / FILE, store / FILE)
    assert state_of(store) == "behind"
    assert len(quotes(store, "سوق")) == 2


def test_the_same_store_gives_the_same_index(store):
    def content():
        with closing(connect(store)) as index:
            tables = ("SELECT * FROM claims ORDER BY id", "SELECT rowid, * FROM quotes ORDER BY rowid")
            return [index.execute(table).fetchall() for table in tables]

    before = content()
    with Dataset.open(store) as dataset:
        rebuild(store, dataset)
    assert content() == before
    assert sorted(path.name for path in store.iterdir()) == ["oxigraph", "riwaya-store.json", FILE]


def test_what_a_killed_process_left_is_cleared_away(store):
    old, fresh = store / f".{FILE}.1", store / f".{FILE}.2"
    old.write_bytes(b"half")
    fresh.write_bytes(b"somebody is at it")
    os.utime(old, (0, 0))
    with Dataset.open(store) as dataset:
        rebuild(store, dataset)
    assert not old.exists()
    assert fresh.exists()


def test_a_folder_that_cannot_be_written(store, monkeypatch):
    """A missing index is an error with its reason; one that is behind still answers, and says so by not counting."""
    _take_out(store, "other")

    def refuse(*_):
        raise StoreError("the search index cannot be written: no room", mend="riwaya store index")

    monkeypatch.setattr("riwaya.store.search.rebuild", refuse)
    with Dataset.open(store) as dataset:
        found = search(dataset, Request(q="سوق OR مدفعية"))
        assert (len(found.hits), found.total) == (2, None)
        (store / FILE).unlink()
        with pytest.raises(StoreError, match="no room"):
            search(dataset, Request(q="سوق"))

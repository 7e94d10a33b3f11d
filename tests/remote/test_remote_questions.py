"""Same questions, same rows on every server; where a make is known to differ, ``differences.tsv`` names it."""

import pyoxigraph as ox
import pytest
from conftest import MAKES
from query_datasets import DATASETS, written

from riwaya.errors import StoreError
from riwaya.store.queries import library, run
from riwaya.store.remote.endpoints import differences, makes
from riwaya.store.remote.store import RemoteStore

QUESTIONS = [*library("questions"), *library("checks")]


def named(things):
    return [pytest.param(thing, id=thing.name) for thing in things]


@pytest.fixture(
    scope="module", params=[(make, dataset) for make in MAKES for dataset in DATASETS], ids=lambda p: p[1].name
)
def loaded(request, started):
    """A data set on a server: (make, data set, the remote store, the same data in memory)."""
    make, dataset = request.param
    server = started(make)
    remote, local = RemoteStore(server.url, server.settings), ox.Store()
    local.bulk_load(path=dataset.quads)
    for graph in remote.graphs():
        remote.replace(graph, ())
    assert remote.load(dataset.quads) == len(local)
    return server.make, dataset, remote, local


@pytest.mark.parametrize("question", named(QUESTIONS))
def test_a_server_gives_the_expected_rows(loaded, question):
    make, dataset, remote, local = loaded
    known = differences().get((make, question.name))
    if known is not None and known.how == "hangs":
        with pytest.raises(StoreError, match="without end"):
            remote.differs(question.name)
        pytest.xfail(known.reason)
    values = dataset.values(question.name)
    expected = run(question, values, local)
    if known is None or dataset.name not in known.seen.split():
        answer = run(question, values, remote)
        assert answer == expected
        if question.kind == "questions":
            assert written(answer) == dataset.expected_file(question).read_text("utf-8")
        return
    if known.how == "error":
        with pytest.raises(StoreError):
            run(question, values, remote)
    else:
        agrees = run(question, values, remote) == expected
        assert not agrees or known.how == "plan", "it agrees now: take it out of differences.tsv"
    assert remote.differs(question.name) == known.reason
    pytest.xfail(known.reason)


def test_the_library_is_asked():
    assert len(QUESTIONS) > 80
    assert len(DATASETS) >= 2


def test_every_known_difference_is_of_a_known_make_and_question():
    assert differences()
    for make, question in differences():
        assert make in makes()
        assert question in {one.name for one in QUESTIONS}

"""Real servers for all tests of remote stores, each started once and stopped at the end."""

import os
import sys
from pathlib import Path

import pytest
from servers import OXIGRAPH, VIRTUOSO, Own, Oxigraph, Virtuoso

from riwaya.store.remote.store import RemoteStore

sys.path.insert(0, str(Path(__file__).parent.parent / "queries"))  # the data sets of the library
NO_VIRTUOSO = "virtuoso-t is not installed: apt-get install virtuoso-opensource-7"
MAKES = ("own", "oxigraph", "virtuoso")


@pytest.fixture(autouse=True)
def _a_bare_environment(monkeypatch):
    """Nobody's own settings decide what a test sees."""
    for name in [name for name in os.environ if name.startswith("RIWAYA_")]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def started(tmp_path_factory):
    """Start a server by its make, once; all are stopped at the end."""
    running = {}

    def start(make):
        if make in running:
            return running[make]
        if make == "virtuoso" and VIRTUOSO is None:
            if REQUIRED:
                pytest.fail(NO_VIRTUOSO)
            pytest.skip(NO_VIRTUOSO)
        if make == "oxigraph" and OXIGRAPH is None:
            pytest.skip("oxigraph is not installed: pip install oxigraph")
        if make == "own":
            pytest.importorskip("uvicorn", reason="pip install 'riwaya[web]'")
        running[make] = {"virtuoso": Virtuoso, "oxigraph": Oxigraph, "own": Own}[make](tmp_path_factory.mktemp(make))
        return running[make]

    yield start
    for server in running.values():
        server.stop()


REQUIRED = os.environ.get("RIWAYA_TEST_VIRTUOSO") == "required"


@pytest.fixture(params=MAKES)
def server(request, started):
    """A real server."""
    return started(request.param)


@pytest.fixture
def store(server):
    """An empty store on a real server."""
    found = RemoteStore(server.url, server.settings)
    for graph in found.graphs():
        found.replace(graph, ())
    return found

"""The commands on a store that is named by its address, as a person at a shell uses them."""

import re
import subprocess
import sys
from functools import cache

import pyoxigraph as ox
import pytest
from servers import PASSWORD, ROOT, USER, free_port

ARTICLE = ROOT / "data" / "articles" / "khan-shaykhun-2019.txt"


def riwaya(*words, cwd, stdin="", **environment):
    """Run ``riwaya``: its exit status, standard output and standard error."""
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "riwaya.cli", *map(str, words)],
        cwd=cwd,
        input=stdin.encode(),
        capture_output=True,
        check=False,
        timeout=120,
        env={"PYTHONPATH": str(ROOT / "src"), "PATH": "", **environment},
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture(scope="module")
def local(tmp_path_factory):
    """The shipped article in a store on disk."""
    folder = tmp_path_factory.mktemp("local")
    assert riwaya("build", ARTICLE, "--out", "out", cwd=folder)[0] == 0
    return folder


@cache
def on_disk(local, *words):
    """What a command prints of the store on disk, to compare every server with."""
    return riwaya(*words, cwd=local)[1]


def exact(text):
    """What every make gives back as it was: all but points, of which Virtuoso changes the last digits."""
    return "".join(line for line in text.splitlines(keepends=True) if "asWKT" not in line)


def login(server):
    return {"RIWAYA_USER": USER, "RIWAYA_PASSWORD": PASSWORD} if server.settings.user else {}


def test_a_build_goes_to_a_remote_store_and_is_asked_there(server, store, local, tmp_path):
    told = login(server)
    stale = ox.NamedNode("urn:riwaya:stale")  # what an earlier build left in the article's graph goes
    store.replace("https://data.riwaya.invalid/graph/article/khan-shaykhun-2019", [ox.Triple(stale, stale, stale)])
    status, _, errors = riwaya("build", ARTICLE, "--out", "o", "--store", server.url, cwd=tmp_path, **told)
    assert status == 0, errors
    assert server.url in errors
    assert not (tmp_path / "o" / "store").exists()
    here = on_disk(local, "store", "info").partition("\n")[2]
    here = "".join(line for line in here.splitlines(keepends=True) if not line.startswith("search"))
    status, there, _ = riwaya("store", "info", cwd=tmp_path, **told)  # the last build's store is the remote one
    assert status == 0
    assert there.partition("\n")[2] == here
    for words in (
        ("query", "chronology", "--format", "csv"),
        ("query", "claims-of-claimant", "--param", "claimant=russia", "--format", "json"),
        ("store", "dump"),
        ("claims", "out") if server.make == "riwaya" else ("query", "denials"),
    ):
        expected = on_disk(local, *words)
        if words[0] == "claims":
            words = ("claims", server.url)  # noqa: PLW2901
        status, out, errors = riwaya(*words, cwd=tmp_path, **told)
        assert (status, exact(out)) == (0, exact(expected)), (words, errors)


def test_what_is_dumped_on_disk_is_loaded_remotely_and_checked(server, store, local, tmp_path):
    told = login(server)
    dumped = on_disk(local, "store", "dump")
    (tmp_path / "all.nq").write_text(dumped, "utf-8")
    status, _, errors = riwaya("store", "load", "all.nq", "--store", server.url, cwd=tmp_path, **told)
    assert status == 0, errors
    assert f"{len(dumped.splitlines()):,} statements" in errors
    assert store.info().triples == len(dumped.splitlines())
    status, out, errors = riwaya("store", "check", "--store", server.url, cwd=tmp_path, **told)
    assert (status, out) == (0, ""), errors
    assert ("not run" in errors) == (server.make == "virtuoso")


def test_a_known_difference_is_told_with_the_rows(started, tmp_path):
    server = started("virtuoso")
    status, _, errors = riwaya("query", "unknown-entities", "--store", server.url, cwd=tmp_path)
    assert status == 0
    assert "unknown-entities: not the rows that other stores give: Virtuoso" in errors
    status, _, errors = riwaya("query", "tolls-by-claimant", "--store", server.url, cwd=tmp_path)
    assert status == 2
    assert "without end" in errors


def test_a_private_build_does_not_leave_this_machine(tmp_path):
    words = ("build", ARTICLE, "--out", "o", "--private", "--store", "http://192.0.2.1:9/query")
    status, _, errors = riwaya(*words, cwd=tmp_path, RIWAYA_TIMEOUT="0.2", RIWAYA_RETRIES="0")
    assert status == 2
    assert "private build does not leave this machine" in errors
    assert not (tmp_path / "o").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("query", "chronology"), "nobody listens there"),
        (("store", "info"), "nobody listens there"),
        (("store", "dump"), "nobody listens there"),
        (("store", "check"), "nobody listens there"),
        (("store", "load", ROOT / "data/graph/riwaya.trig"), "nobody listens there"),
        (("build", ARTICLE, "--out", "o"), "nobody listens there"),
        (("serve",), "address of a remote store"),
    ],
)
def test_a_server_that_is_not_there_is_told_by_every_command(words, told, tmp_path):
    url = f"http://127.0.0.1:{free_port()}/sparql"
    status, out, errors = riwaya(*words, "--store", url, cwd=tmp_path, RIWAYA_RETRIES="0")
    assert (status, out) == (2, "")
    assert url in errors
    assert told in errors
    assert "Traceback" not in errors
    assert list(tmp_path.iterdir()) == []


def test_build_takes_no_folder_as_its_store(tmp_path):
    status, _, errors = riwaya("build", "--out", "o", "--store", ARTICLE, ARTICLE, cwd=tmp_path)
    assert status == 2
    assert "takes the URL" in errors


def test_nothing_of_it_is_loaded_for_a_folder(local):
    code = (
        "import sys; from riwaya.cli.main import cli; cli.main(['store', 'info'], standalone_mode=False);"
        "print([m for m in sys.modules if 'SPARQLWrapper' in m or 'riwaya.store.remote' in m])"
    )
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", code], cwd=local, capture_output=True, check=True, env={"PYTHONPATH": str(ROOT / "src")}
    )
    assert done.stdout.decode().splitlines()[-1] == "[]"


def test_the_page_tells_every_variable():
    page = (ROOT / "docs" / "remote.md").read_text("utf-8")
    names = set(re.findall(r"RIWAYA_[A-Z_]+", (ROOT / "src/riwaya/store/remote/settings.py").read_text("utf-8")))
    names |= {f"RIWAYA_{name}" for name in ("USER", "PASSWORD", "TOKEN")}
    assert len(names - {"RIWAYA_"}) >= 10
    for name in names - {"RIWAYA_"}:
        assert f"`{name}`" in page, name

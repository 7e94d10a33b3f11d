"""Commands to try: in an empty folder, and in one where the shipped article was built."""

import pytest
from shell import ARTICLE, call

from riwaya.cli.main import main


@pytest.fixture
def riwaya(capfdbinary, monkeypatch, tmp_path):
    """Run a command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return lambda *words, stdin=b"": call(capfdbinary, monkeypatch, words, stdin)


@pytest.fixture(scope="session")
def home(tmp_path_factory):
    """A folder in which ``riwaya build`` was run; nobody writes into it."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        with pytest.raises(SystemExit) as end:
            main(["build", str(ARTICLE), "--out", "out"])
    assert end.value.code == 0
    return folder


@pytest.fixture
def at_home(home, capfdbinary, monkeypatch):
    """Run a command in that folder."""
    monkeypatch.chdir(home)
    return lambda *words, stdin=b"": call(capfdbinary, monkeypatch, words, stdin)

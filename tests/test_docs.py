"""Documentation that cannot drift: what is generated is fresh, what is promised is there."""

import re
from pathlib import Path

import pytest
import regenerate

from riwaya import __version__
from riwaya.cli.main import COMMANDS

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "data").glob("*/*.md")])
STALE = "run python tests/regenerate.py, and look at the diff"
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")
REGISTRY = re.compile(r"https?://|--index-url|--extra-index|@ file:|@ git")


def test_the_command_reference_is_fresh():
    assert regenerate.REFERENCE.read_text("utf-8") == regenerate.reference(), STALE


def test_the_readme_prints_what_the_commands_print():
    text = regenerate.README.read_text("utf-8")
    assert text.count("\n$ riwaya ") >= 6
    assert text == regenerate.readme(), STALE


def test_the_published_graph_is_fresh(tmp_path):
    regenerate.graph(tmp_path / "graph")
    fresh = {path.relative_to(tmp_path / "graph"): path for path in (tmp_path / "graph").rglob("*") if path.is_file()}
    kept = {path.relative_to(regenerate.GRAPH): path for path in regenerate.GRAPH.rglob("*") if path.is_file()}
    assert set(kept) - set(fresh) == {Path("README.md")}
    assert len(fresh) >= 9
    for name, path in fresh.items():
        assert path.read_bytes() == kept[name].read_bytes(), f"{name}: {STALE}"


def test_ci_runs_the_test_command_of_the_readme():
    readme, ci = (ROOT / "README.md").read_text("utf-8"), (ROOT / ".ci" / "run").read_text("utf-8")
    (command,) = [line for line in readme.splitlines() if line.endswith(".venv/bin/pytest")]
    assert command in (ROOT / "CONTRIBUTING.md").read_text("utf-8") + command
    for part in command.split(" && "):
        assert part in ci
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


def test_every_command_is_in_the_reference_and_the_change_log():
    reference, changes = (ROOT / "docs" / "cli.md").read_text("utf-8"), (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f"## {__version__}" in changes
    for name in COMMANDS:
        assert f"\n## riwaya {name}\n" in reference
        assert f"riwaya {name}" in changes


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_page_links_to_what_is_there(page):
    for target in LINK.findall(page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_folders_that_the_pages_name_are_there():
    named = set()
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md"):
        named |= set(
            re.findall(r"`((?:src|ontology|queries|data|docs|tests|tools)/[\w./-]*)`", page.read_text("utf-8"))
        )
    assert len(named) > 15
    for path in named:
        if "NAME" not in path:
            assert (ROOT / path).exists(), path


def test_the_lock_pins_every_package_and_names_no_registry():
    lines = (ROOT / "requirements.lock").read_text("utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert len(pins) > 20
    for line in pins:
        assert re.fullmatch(r"[A-Za-z0-9._-]+==[\w.]+", line), line
    assert not REGISTRY.search("\n".join(lines))

"""Write anew what is generated: ``python tests/regenerate.py``. A test fails while any of it is stale.

* ``data/graph/``: the graph of the shipped article, as ``riwaya build`` writes it.
* ``docs/cli.md``: every command's ``--help``.
* ``README.md``: what follows each ``$ riwaya …`` in its console blocks is what that command printed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from riwaya.articles.read import read  # noqa: E402 - the checkout comes first
from riwaya.cli.main import cli  # noqa: E402
from riwaya.pipeline import build, tools  # noqa: E402

GRAPH = ROOT / "data" / "graph"
ARTICLES = ROOT / "data" / "articles"
REFERENCE = ROOT / "docs" / "cli.md"
README = ROOT / "README.md"
FORMATS = ("ttl", "trig", "jsonl")
_CONSOLE = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)

HEAD = """# The commands

Generated from `riwaya --help` by `python tests/regenerate.py`; a test holds them together.

Results go to standard output, words for people to standard error. Exit status: 0 done; 1 done, and violations or
differences were found; 2 bad input or usage; 70 a defect of Riwaya (its traceback is printed); 130 interrupted;
141 nobody reads the output any more. `-` stands for standard input. Without `--store` a command uses the store that
the last `riwaya build` in this folder wrote (`.riwaya/last-build.json`). `NO_COLOR` is respected.
"""


def graph(folder: Path) -> None:
    """Build the shipped articles into a folder."""
    outcome = build(read([str(ARTICLES)]), folder, tools(), formats=FORMATS, store=False)
    if outcome.problems or outcome.defects or not outcome.report.conforms:
        raise SystemExit(f"the shipped articles do not build: {outcome.problems or outcome.defects or 'violations'}")


def reference() -> str:
    """Every command with its help."""
    return HEAD + "".join(_sections(cli, "riwaya", None))


def _sections(command: click.Command, path: str, parent: click.Context | None) -> list[str]:
    settings = {"help_option_names": cli.context_settings["help_option_names"], "terminal_width": 100}
    context = click.Context(command, info_name=path.rpartition(" ")[2], parent=parent, **settings)
    help_ = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    sections = [f"\n## {path}\n\n```text\n{help_}\n```\n"]
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            if inner is not None:
                sections += _sections(inner, f"{path} {name}", context)
    return sections


def readme() -> str:
    """Run every command of the README's console blocks, in order and in one folder, and put its output there."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "data").symlink_to(ROOT / "data")
        (home / "bin").mkdir()
        shim = home / "bin" / "riwaya"
        shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m riwaya.cli "$@"\n', "utf-8")
        shim.chmod(0o755)
        env = {
            **{name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "COLUMNS"}},
            "PATH": f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT / "src"),
        }

        def fresh(block: re.Match[str]) -> str:
            commands = [line for line in block[0].splitlines() if line.startswith("$ ")]
            return "".join(f"{line}\n{_output(line.removeprefix('$ '), home, env)}" for line in commands)

        return _CONSOLE.sub(fresh, README.read_text("utf-8"))


def _output(command: str, home: Path, env: dict[str, str]) -> str:
    """What a command prints, on either stream."""
    done = subprocess.run(  # noqa: S602 - the README's own commands, which have pipes
        command, shell=True, cwd=home, env=env, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    lines = [line.rstrip() for line in done.stdout.decode().splitlines()]
    return "".join(f"{line}\n" for line in lines)


def main() -> None:
    """Write everything."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "graph"
        graph(fresh)
        shutil.copy(GRAPH / "README.md", fresh)
        for gone in [path for path in GRAPH.rglob("*") if not (fresh / path.relative_to(GRAPH)).exists()]:
            gone.unlink()
        shutil.copytree(fresh, GRAPH, dirs_exist_ok=True)
    REFERENCE.write_text(reference(), "utf-8")
    README.write_text(readme(), "utf-8")


if __name__ == "__main__":
    main()

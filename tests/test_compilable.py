"""What mypyc compiles when somebody asks for it (docs/performance.md) holds nothing that it cannot, or undoes."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def _compiled() -> list[Path]:
    """The modules that the build hook compiles."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    hook = project["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["mypyc"]
    files = [file for folder in hook["include"] for file in sorted((ROOT / folder.strip("/")).rglob("*.py"))]
    return [file for file in files if not any(left_out in f"/{file.relative_to(ROOT)}" for left_out in hook["exclude"])]


def _traps(source: str) -> list[str]:
    """Where a module does what does not compile, or what costs more compiled than it spares."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Compare):
            literals = [c for c in node.comparators if isinstance(c, ast.Tuple | ast.List | ast.Set)]
            if any(isinstance(element, ast.Starred) for c in literals for element in c.elts):
                found.append(f"{node.lineno}: a star in what `in` looks through")
        if isinstance(node, ast.BinOp) and any(_is_keys(side) for side in (node.left, node.right)):
            found.append(f"{node.lineno}: keys() beside a set: a frozenset and keys make a set, whatever mypy infers")
        if isinstance(node, ast.ImportFrom) and any(name.name == "cached_property" for name in node.names):
            found.append(f"{node.lineno}: cached_property, worked out at every access once compiled")
    return found


def _is_keys(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "keys"


def test_the_traps_are_told() -> None:
    assert _traps("x in (a, *b)") == ["1: a star in what `in` looks through"]
    assert _traps("from functools import cached_property")
    assert _traps("cues() & table.keys()")
    assert _traps("x in (a, b) or [*c] or x in table.keys()") == []


def test_what_is_compiled_holds_no_trap() -> None:
    files = _compiled()
    assert len(files) > 50
    assert {file.stem: traps for file in files if (traps := _traps(file.read_text("utf-8")))} == {}

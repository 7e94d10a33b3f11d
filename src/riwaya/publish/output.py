"""The folder that a build leaves: a file of each format an article, and all of them together.

::

    DIR/articles/SLUG.ttl .trig .jsonld     one article, with the entities that it uses
    DIR/riwaya.ttl  .trig  .nq              all articles, entities and vocabularies
    DIR/claims.jsonl  claims.csv  figures.csv  roles.csv
    DIR/PRIVATE.txt                         where the gate was bypassed
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from riwaya.errors import InputError
from riwaya.publish.rows import claim_rows
from riwaya.publish.serialise import jsonld, nquads, trig, turtle
from riwaya.publish.table import claims_csv, figures_csv, jsonl, roles_csv
from riwaya.rdf.graph import merge, vocabulary
from riwaya.rdf.iris import DEFAULT_BASE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from riwaya.model import Publication
    from riwaya.rdf.graph import NamedGraphs

FORMATS: Final = ("ttl", "trig", "jsonld", "nq", "jsonl", "csv")
DEFAULT_FORMATS: Final = ("ttl", "trig", "jsonld", "jsonl", "csv")

_PRIVATE: Final = "PRIVATE.txt"
_PRIVATE_TEXT: Final = (
    "This folder was written with --private: it names people whom the do-no-harm policy protects. Do not publish it.\n"
    "كُتب هذا المجلد بخيار ‎--private: فيه أسماء أشخاص تحميهم سياسة عدم الإضرار. لا تنشره.\n"
)


def write(
    folder: Path,
    described: Sequence[tuple[Publication, NamedGraphs]],
    *,
    base: str = DEFAULT_BASE,
    formats: Iterable[str] = DEFAULT_FORMATS,
) -> list[Path]:
    """Write publications and what ``rdf.graph.describe`` made of them; the files written, in order.

    Each file appears whole or not at all. The same publications give the same bytes.

    :raises InputError: a format is unknown, the folder cannot be written, or it holds a private build and this one
        is public (a name might stay behind in a file that is not written again).
    """
    wanted = _known(formats)
    private = any(publication.private for publication, _ in described)
    if not private and (folder / _PRIVATE).exists():
        raise InputError("the folder holds a private build", where=str(folder), mend="choose another, or delete it")
    written: list[Path] = []
    try:
        if private:
            written.append(_put(folder / _PRIVATE, _PRIVATE_TEXT))
        written.extend(_put(folder / name, text) for name, text in _files(described, base, wanted))
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}", where=str(error.filename or folder)) from error
    return written


def _files(
    described: Sequence[tuple[Publication, NamedGraphs]], base: str, wanted: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """The name and the content of every file."""
    for publication, graphs in described:
        yield from _graph_files(f"articles/{publication.article.slug}", graphs, base, wanted - {"nq"})
    if wanted & {"ttl", "trig", "nq"}:
        together = merge([*(graphs for _, graphs in described), vocabulary(base)], base)
        yield from _graph_files("riwaya", together, base, wanted - {"jsonld"})
    if wanted & {"jsonl", "csv"}:
        rows = [row for publication, _ in described for row in claim_rows(publication, base)]
        tables = {"claims.jsonl": jsonl, "claims.csv": claims_csv, "figures.csv": figures_csv, "roles.csv": roles_csv}
        yield from ((name, table(rows)) for name, table in tables.items() if name.rpartition(".")[2] in wanted)


def _graph_files(stem: str, graphs: NamedGraphs, base: str, wanted: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Named graphs in each format wanted."""
    if "ttl" in wanted:
        yield f"{stem}.ttl", turtle(graphs.union(), base)
    if "trig" in wanted:
        yield f"{stem}.trig", trig(graphs)
    if "jsonld" in wanted:
        yield f"{stem}.jsonld", jsonld(graphs.union(), base)
    if "nq" in wanted:
        yield f"{stem}.nq", nquads(graphs)


def _known(formats: Iterable[str]) -> frozenset[str]:
    wanted = frozenset(formats)
    unknown = sorted(wanted.difference(FORMATS))
    if unknown:
        raise InputError(f"unknown format {', '.join(unknown)}", mend=f"the formats are {', '.join(FORMATS)}")
    return wanted


def _put(path: Path, text: str) -> Path:
    """Write a file beside its place and move it there: whoever looks sees the old one or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(text.encode("utf-8"))
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return path

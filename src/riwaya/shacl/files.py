"""Graphs from files, strictly: what does not parse is refused with its file, its line and the parser's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyoxigraph
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import XSD

from riwaya.errors import InputError
from riwaya.shacl.validate import ArticleText, quiet, validate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from riwaya.shacl.report import Report
    from riwaya.shacl.shapes import Shapes

_FORMATS: Final = {
    ".ttl": pyoxigraph.RdfFormat.TURTLE,
    ".trig": pyoxigraph.RdfFormat.TRIG,
    ".nt": pyoxigraph.RdfFormat.N_TRIPLES,
    ".nq": pyoxigraph.RdfFormat.N_QUADS,
    ".jsonld": pyoxigraph.RdfFormat.JSON_LD,
    ".rdf": pyoxigraph.RdfFormat.RDF_XML,
}
_Term = URIRef | BNode | Literal


def validate_files(
    paths: Iterable[Path], *, shapes: Shapes | None = None, article_text: ArticleText | None = None
) -> Report:
    """Check all the files together, as one graph: what one of them points to may stand in another.

    :raises InputError: a file is missing, of an unknown kind, or does not parse.
    """
    return validate(read_files(paths), shapes=shapes, article_text=article_text)


def read_files(paths: Iterable[Path]) -> Graph:
    """The triples of all the files in one graph in memory; named graphs are flattened, literals stay as written.

    :raises InputError: a file is missing, of an unknown kind, or does not parse; or there is no file.
    """
    graph = Graph(bind_namespaces="none")
    count = 0
    with quiet():
        for path in paths:
            count += 1
            for triple in _read(path):
                graph.add(triple)
    if count == 0:
        raise InputError("no file to validate", mend=f"name one or more of {', '.join(_FORMATS)}")
    return graph


def _read(path: Path) -> Iterator[tuple[_Term, _Term, _Term]]:
    format_ = _FORMATS.get(path.suffix.lower())
    if format_ is None:
        raise InputError(f"{path.suffix or 'no suffix'!r} is no RDF format", where=str(path), mend=", ".join(_FORMATS))
    try:
        for quad in pyoxigraph.parse(path=path, format=format_, rename_blank_nodes=True):
            yield _term(quad.subject), _term(quad.predicate), _term(quad.object)
    except SyntaxError as error:
        where = f"{path}:{error.lineno}" if error.lineno else str(path)
        raise InputError(f"does not parse: {error.msg}", where=where, mend="correct the file at this line") from error
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be read: {error}", where=str(path)) from error


def _term(term: object) -> _Term:
    """A term of the parser as rdflib's, its lexical form untouched.

    :raises ValueError: RDF 1.2's quoted triples, which the rest of the house cannot carry.
    """
    if isinstance(term, pyoxigraph.NamedNode):
        return URIRef(term.value)
    if isinstance(term, pyoxigraph.BlankNode):
        return BNode(term.value)
    if isinstance(term, pyoxigraph.Literal):
        if term.language is not None:
            return Literal(term.value, lang=term.language)
        if term.datatype.value == str(XSD.string):
            return Literal(term.value)
        return Literal(term.value, datatype=URIRef(term.datatype.value), normalize=False)
    raise ValueError(f"{term} cannot be carried")

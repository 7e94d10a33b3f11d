"""Every Turtle, TriG, JSON-LD and SPARQL file of the tree is read by two engines: rdflib and Oxigraph."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset, Graph
from rdflib.plugins.sparql import prepareQuery

ROOT = Path(__file__).parent.parent
FOLDERS = ("ontology", "queries", "data", "docs", "tests")
RDF = {".ttl": "turtle", ".nt": "nt", ".trig": "trig", ".nq": "nquads", ".jsonld": "json-ld"}
QUERIES = {".rq", ".sparql"}


def found(suffixes):
    """Every file of these kinds that belongs to the tree."""
    files = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*")) if path.suffix in suffixes]
    return [path for path in files if not any(part.startswith(".") for part in path.relative_to(ROOT).parts)]


def name(path):
    return path.relative_to(ROOT).as_posix()


def test_the_tree_holds_files_of_every_folder():
    folders = {path.relative_to(ROOT).parts[:2] for path in found({*RDF, *QUERIES})}
    for folder in ("core", "vocabularies", "alignments", "shapes", "examples"):
        assert ("ontology", folder) in folders
    assert {("queries", "questions"), ("queries", "checks"), ("data", "graph")} <= folders


# rdflib's parser of TriG calls what rdflib deprecates.
@pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning")
@pytest.mark.parametrize("path", found(RDF), ids=name)
def test_rdf_is_read_by_both_and_alike(path):
    quads = list(ox.parse(path=path, base_iri="https://example.org/"))
    graph = Graph() if path.suffix in {".ttl", ".nt", ".jsonld"} else Dataset()
    graph.parse(data=path.read_text("utf-8"), format=RDF[path.suffix], publicID="https://example.org/")
    assert len(quads) > 0
    assert len(graph) == len({quad.triple for quad in quads} if isinstance(graph, Graph) else set(quads))


@pytest.mark.parametrize("path", found(QUERIES), ids=name)
def test_a_query_is_read_by_both(path):
    text = path.read_text("utf-8")
    prepareQuery(text)
    if "SERVICE" not in text:  # Oxigraph would run it
        ox.Store().query(text)

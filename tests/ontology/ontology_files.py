"""What all tests of the ontology share: its files, read once, and its namespaces. A folder without files fails."""

from functools import cache
from pathlib import Path

from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF, SKOS

from riwaya.vocab import RW, SCHEMES

REPOSITORY = Path(__file__).parents[2]
ONTOLOGY = REPOSITORY / "ontology"
DOCS = REPOSITORY / "docs"
BASE = "https://w3id.org/riwaya/ns"
MODULES = ("core", "vocabularies", "alignments")
OURS = {"rw": RW.iri, **{prefix: codes.iri for prefix, codes in SCHEMES.items()}}


def files(*folders: str, suffix: str = "ttl") -> list[Path]:
    """The files of some folders of the ontology, sorted; each folder must hold one."""
    found = []
    for folder in folders:
        inside = sorted((ONTOLOGY / folder).glob(f"*.{suffix}"))
        assert inside, f"ontology/{folder} holds no .{suffix}"
        found += inside
    return found


def name(path: Path) -> str:
    """A file as a test's id: ``core/claim.ttl``."""
    return path.relative_to(ONTOLOGY).as_posix()


@cache
def read(path: Path) -> Graph:
    """One file, parsed once. Nobody may change it."""
    return Graph(bind_namespaces="none").parse(path)


def union(*folders: str) -> Graph:
    """A new graph of all files of some folders."""
    graph = Graph(bind_namespaces="none")
    for path in files(*folders):
        graph += read(path)
    return graph


def terms() -> list[URIRef]:
    """The classes and properties that the core defines."""
    core = union("core")
    found = sorted(
        {s for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty) for s in core.subjects(RDF.type, kind)}
    )
    assert found
    return found


def concepts() -> list[URIRef]:
    """The concepts that the vocabularies define."""
    found = sorted(set(union("vocabularies").subjects(RDF.type, SKOS.Concept)))
    assert found
    return found

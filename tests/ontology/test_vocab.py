"""The closed vocabularies, the ontology's files and docs/model.md say the same; what is misspelt raises."""

import re
from typing import get_args

import pytest
from ontology_files import DOCS, ONTOLOGY, REPOSITORY, concepts, terms
from rdflib import URIRef

from riwaya import model, vocab
from riwaya.vocab import PREFIXES, RW, RWCM, RWPO, SCHEMES

MODEL = (DOCS / "model.md").read_text(encoding="utf-8")
CODE_LINES = re.compile(r"^- ([a-z-]+)(?: \(class\))?: (.*)$", re.MULTILINE)
FOREIGN = (vocab.CITO, vocab.EDTF, vocab.OA, vocab.SEM, vocab.SKOSXL, vocab.WIKIBASE)


def code_lines():
    """The codes of each scheme as ``docs/model.md`` lists them; classes in brackets and the footnote are no codes."""
    section = MODEL[MODEL.index("\n## Codes\n") :]
    return {
        scheme: re.findall(r"[a-z][a-z_]*", re.sub(r"\([^)]*\)", "", codes))
        for scheme, codes in CODE_LINES.findall(section)
    }


def test_terms_are_those_of_the_core():
    assert {str(term) for term in terms()} == {RW.iri + term for term in RW}


def test_terms_are_those_of_the_model_page():
    assert set(re.findall(r"\brw:([A-Za-z0-9]+)", MODEL)) == set(RW)


@pytest.mark.parametrize("prefix", SCHEMES)
def test_codes_are_those_of_the_vocabulary_file(prefix):
    codes = SCHEMES[prefix]
    defined = {str(concept) for concept in concepts() if concept.startswith(codes.iri)}
    assert defined == {codes.iri + code for code in codes}


@pytest.mark.parametrize("prefix", SCHEMES)
def test_codes_are_those_of_the_model_page(prefix):
    codes = SCHEMES[prefix]
    listed = code_lines()[codes.scheme.rsplit("/", 1)[1]]
    assert sorted(listed) == list(codes)
    assert f"| `{prefix}:` | `{codes.iri}` |" in MODEL


def test_the_model_page_lists_no_other_scheme():
    assert set(code_lines()) == {codes.scheme.rsplit("/", 1)[1] for codes in SCHEMES.values()}


def test_no_concept_is_outside_the_listed_schemes():
    assert len(concepts()) == sum(len(codes) for codes in SCHEMES.values())


@pytest.mark.parametrize(
    ("prefix", "literal"),
    [
        ("rwck", model.ClaimantKind),
        ("rwcm", model.Commitment),
        ("rwpo", model.Polarity),
        ("rwce", model.Certainty),
        ("rwpr", model.PlaceRole),
        ("rwar", model.ChainRole),
        ("rwtk", model.TimeKind),
        ("rwtb", model.TimeBasis),
        ("rwhk", model.HarmKind),
    ],
)
def test_the_nouns_know_the_same_codes(prefix, literal):
    assert set(get_args(literal)) == set(SCHEMES[prefix])


def test_kinds_and_their_classes_are_those_of_the_model_page():
    for prefix, scheme in (("rwak", "actor-kind"), ("rwok", "object-kind")):
        line = dict(CODE_LINES.findall(MODEL))[scheme]
        for group, cls in re.findall(r"([a-z_, ]+) \((\w+)\)", line):
            for code in re.findall(r"[a-z_]+", group):
                text = (ONTOLOGY / "vocabularies" / f"{scheme}.ttl").read_text(encoding="utf-8")
                block = text[text.index(f"{prefix}:{code} a skos:Concept") :].split("\n\n")[0]
                assert f"rw:entityClass rw:{cls} ;" in block


def test_a_misspelt_term_raises():
    with pytest.raises(AttributeError):
        _ = RW.claimedAgnet  # type: ignore[attr-defined]
    with pytest.raises(KeyError, match="claimedAgnet"):
        _ = RW["claimedAgnet"]


def test_a_misspelt_code_raises():
    with pytest.raises(KeyError, match="deniied"):
        _ = RWCM["deniied"]
    with pytest.raises(KeyError):
        RWCM.code(RWPO["denied"])


def test_nothing_can_be_added():
    with pytest.raises(AttributeError, match="closed"):
        RW.Clam = URIRef("https://example.org/")
    with pytest.raises(AttributeError, match="closed"):
        RWPO.codes = frozenset({"maybe"})


def test_codes_go_there_and_back():
    for codes in SCHEMES.values():
        assert [codes.code(codes[code]) for code in codes] == list(codes)
        assert "" not in codes


def test_prefixes_lead_to_different_namespaces():
    assert len(set(PREFIXES.values())) == len(PREFIXES)
    assert all(iri.endswith(("#", "/")) for iri in PREFIXES.values())


@pytest.mark.parametrize("vocabulary", FOREIGN, ids=lambda vocabulary: vocabulary.__name__)
def test_foreign_terms_are_only_those_in_use(vocabulary):
    (prefix,) = (prefix for prefix, iri in PREFIXES.items() if iri == vocabulary.iri)
    turtle = "".join(
        path.read_text(encoding="utf-8") for path in sorted(ONTOLOGY.rglob("*")) if path.suffix in {".ttl", ".rq"}
    )
    code = "".join(path.read_text(encoding="utf-8") for path in sorted((REPOSITORY / "src").rglob("*.py")))
    unused = [
        term
        for term in vocabulary
        if not re.search(rf"\b{prefix}:{term}\b", turtle) and f"{vocabulary.__name__}.{term}" not in code
    ]
    assert unused == []

"""Files are read strictly, and together."""

from pathlib import Path

import pytest
from rdflib import Literal
from rdflib.namespace import XSD

from riwaya.errors import InputError
from riwaya.shacl import read_files, validate_files

FIXTURE = Path(__file__).parents[1] / "shapes" / "article.ttl"
PREFIXES = "@prefix rw: <https://w3id.org/riwaya/ns#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.ttl"
    path.write_text(f"@base <https://cases.example/> .\n{FIXTURE.read_text(encoding='utf-8')}", encoding="utf-8")
    return path


def test_a_file_is_validated(article: Path):
    report = validate_files([article])
    assert report.violations == ()
    assert report.claims == 8


def test_what_one_file_points_to_may_stand_in_another(article: Path, tmp_path: Path):
    whole = read_files([article])
    entities = {subject for subject in whole.subjects() if "/entity/" in subject}
    first, second = tmp_path / "claims.nt", tmp_path / "entities.nq"
    lines = {path: [] for path in (first, second)}
    for subject, predicate, object_ in whole:
        path = second if subject in entities else first
        lines[path].append(f"{subject.n3()} {predicate.n3()} {object_.n3()} .\n")
    for path, text in lines.items():
        path.write_text("".join(text), encoding="utf-8")
    assert not validate_files([first]).conforms
    assert validate_files([first, second]).violations == ()


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("broken.ttl", "<https://a.example/> a <https://b.example/>\n\n; ;", r"broken\.ttl:3: does not parse: .*end"),
        ("relative.ttl", "\n<a> <b> <c> .", r"relative\.ttl:2: does not parse: .*[Ss]cheme"),
        ("latin.ttl", b'<https://a.example/> <https://b.example/> "\xe9" .', r"latin\.ttl"),
        ("table.csv", "a,b", r"table\.csv: '\.csv' is no RDF format \(\.ttl"),
        ("noend", "a", "'no suffix' is no RDF format"),
        ("quoted.nt", "<<( <https://a.e/> <https://b.e/> <https://c.e/> )>> <https://b.e/> <https://c.e/> .", "quoted"),
    ],
)
def test_a_bad_file_is_named_with_its_line(tmp_path: Path, name: str, data: str | bytes, message: str):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    with pytest.raises(InputError, match=message):
        read_files([path])


def test_a_missing_file_is_named(tmp_path: Path):
    with pytest.raises(InputError, match=r"gone\.ttl: cannot be read"):
        read_files([tmp_path / "gone.ttl"])


def test_no_file_is_no_success():
    with pytest.raises(InputError, match="no file"):
        validate_files([])


def test_literals_stay_as_written(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    path = tmp_path / "literals.ttl"
    path.write_text(
        PREFIXES + '<https://a.e/> rw:step "007"^^xsd:integer, "soon"^^xsd:date, "plain" .', encoding="utf-8"
    )
    values = set(read_files([path]).objects())
    assert values == {
        Literal("007", datatype=XSD.integer, normalize=False),
        Literal("soon", datatype=XSD.date),
        Literal("plain"),
    }
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


def test_blank_nodes_of_two_files_stay_apart(tmp_path: Path):
    paths = [tmp_path / "one.ttl", tmp_path / "two.ttl"]
    for path in paths:
        path.write_text(PREFIXES + f'_:a rw:words "{path.stem}" .', encoding="utf-8")
    assert len(set(read_files(paths).subjects())) == 2

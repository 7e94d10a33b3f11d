"""The folder that a build leaves: whole files or none, known formats, no private file left behind."""

import os

import pytest
from readings import GAZETTEER, OPEN, POLICY, reading

from riwaya.errors import InputError
from riwaya.gate import open_gazetteer, publish
from riwaya.publish.output import FORMATS, write
from riwaya.rdf.graph import describe


def described(**options):
    publication = publish(reading(), POLICY, **options)
    return [(publication, describe(publication, open_gazetteer(GAZETTEER, POLICY, **options)))]


def test_the_files_of_a_build(tmp_path):
    files = write(tmp_path / "out", described())
    assert [str(path.relative_to(tmp_path / "out")) for path in files] == [
        "articles/najman-2031.ttl",
        "articles/najman-2031.trig",
        "articles/najman-2031.jsonld",
        "riwaya.ttl",
        "riwaya.trig",
        "claims.jsonl",
        "claims.csv",
        "figures.csv",
        "roles.csv",
    ]
    assert sorted(path for path in (tmp_path / "out").rglob("*") if path.is_file()) == sorted(files)


def test_only_what_is_asked_for(tmp_path):
    assert [path.name for path in write(tmp_path, described(), formats=["nq"])] == ["riwaya.nq"]
    with pytest.raises(InputError, match="unknown format docx"):
        write(tmp_path, described(), formats=["docx", *FORMATS])


def test_no_article_is_an_empty_table(tmp_path):
    write(tmp_path, [])
    assert (tmp_path / "claims.jsonl").read_bytes() == b""
    assert (tmp_path / "claims.csv").read_text(encoding="utf-8").startswith("claim,article,")


def test_a_public_build_does_not_join_a_private_one(tmp_path):
    write(tmp_path, described(private=True))
    with pytest.raises(InputError, match="private"):
        write(tmp_path, described())
    write(tmp_path, described(private=True))


def test_a_write_that_fails_leaves_the_old_file(tmp_path, monkeypatch):
    write(tmp_path, described(), formats=["jsonl"])
    before = (tmp_path / "claims.jsonl").read_bytes()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(InputError, match="No space left"):
        write(tmp_path, [], formats=["jsonl"])
    assert (tmp_path / "claims.jsonl").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["claims.jsonl"]


def test_a_folder_that_cannot_be_is_named(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError) as caught:
        write(tmp_path / "file", described())
    assert "file" in caught.value.where


def test_files_are_readable_as_the_umask_says(tmp_path):
    before = os.umask(0o022)
    try:
        files = write(tmp_path, [], formats=["jsonl"])
    finally:
        os.umask(before)
    assert files[0].stat().st_mode & 0o777 == 0o644


def test_the_gazetteer_that_was_opened_is_the_one_used():
    opened = open_gazetteer(GAZETTEER, POLICY)
    assert (opened.entities, opened.names, opened.private) == (OPEN.entities, OPEN.names, OPEN.private)

"""riwaya build: what it writes, what it says, how it ends."""

import json

from shell import ARTICLE

SHORT = "وقال المرصد السوري لحقوق الإنسان إن غارات روسية استهدفت مدينة إدلب في 5 أيار 2019 ما أسفر عن مقتل عشرة مدنيين."


def test_build_writes_every_output_and_says_what_it_found(home, at_home):
    files = {str(path.relative_to(home / "out")) for path in (home / "out").rglob("*") if path.is_file()}
    slug = "articles/khan-shaykhun-2019"
    expected = {f"{slug}.ttl", f"{slug}.trig", f"{slug}.jsonld", "riwaya.ttl", "riwaya.trig"}
    expected |= {"claims.jsonl", "claims.csv", "figures.csv", "roles.csv"}
    expected |= {"report.en.txt", "report.ar.txt", "report.ttl", "manifest.json", "store/riwaya-store.json"}
    assert expected <= files
    again = at_home("build", ARTICLE, "--out", "out")
    assert again.status == 0
    assert again.out == ""
    for word in ("claims", "claimants", "events", "figures", "entities", "quoted", "conforms", "out/"):
        assert word in again.err


def test_build_reads_standard_input_with_options(riwaya, tmp_path):
    done = riwaya("build", "-", "--out", "o", "--published", "2019-05-06", "--title", "عنوان", stdin=SHORT.encode())
    assert done.status == 0, done.err
    rows = [json.loads(line) for line in (tmp_path / "o" / "claims.jsonl").read_text("utf-8").splitlines()]
    assert rows
    assert {row["published"] for row in rows} == {"2019-05-06"}
    assert {row["title"] for row in rows} == {"عنوان"}


def test_a_bad_article_stops_no_good_one(riwaya, tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "good.txt").write_text(SHORT, "utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "cp1256.txt").write_bytes(SHORT.encode("cp1256"))
    done = riwaya("build", folder, "nowhere.txt", "--out", "o")
    assert done.status == 2
    for name in ("empty.txt", "cp1256.txt", "nowhere.txt"):
        assert name in done.err
    assert "Traceback" not in done.err
    assert (tmp_path / "o" / "articles" / "good.ttl").is_file()
    assert "not read  3 articles" in done.err


def test_no_good_article_leaves_the_folder_as_it_was(riwaya, tmp_path):
    done = riwaya("build", "nowhere.txt", "--out", "o")
    assert done.status == 2
    assert not (tmp_path / "o").exists()
    assert not (tmp_path / ".riwaya").exists()


def test_formats_choose_what_is_written_and_what_was_written_before_goes(riwaya, tmp_path):
    (tmp_path / "a.txt").write_text(SHORT, "utf-8")
    assert riwaya("build", "a.txt", "--out", "o").status == 0
    assert riwaya("build", "a.txt", "--out", "o", "--format", "nq", "--no-store").status == 0
    left = sorted(str(path.relative_to(tmp_path / "o")) for path in (tmp_path / "o").rglob("*") if path.is_file())
    assert left == ["manifest.json", "report.ar.txt", "report.en.txt", "report.ttl", "riwaya.nq"]
    assert riwaya("build", "a.txt", "--out", "o", "--format", "yaml").status == 2


def test_base_goes_into_every_iri(riwaya, tmp_path):
    (tmp_path / "a.txt").write_text(SHORT, "utf-8")
    assert riwaya("build", "a.txt", "--out", "o", "--base", "https://data.example.org/x/").status == 0
    assert "riwaya.invalid" not in "".join(
        path.read_text("utf-8") for path in (tmp_path / "o").glob("*.*") if path.is_file()
    )
    done = riwaya("build", "a.txt", "--out", "o", "--base", "not an iri")
    assert done.status == 2
    assert "not an iri" in done.err


def test_a_private_build_says_so_and_is_not_made_public_over(riwaya, tmp_path):
    (tmp_path / "a.txt").write_text(SHORT, "utf-8")
    done = riwaya("build", "a.txt", "--out", "o", "--private")
    assert done.status == 0
    assert "PRIVATE" in done.err
    assert (tmp_path / "o" / "PRIVATE.txt").is_file()
    public = riwaya("build", "a.txt", "--out", "o")
    assert public.status == 2
    assert "private" in public.err


def test_a_folder_that_cannot_be_written_is_named(riwaya, tmp_path):
    (tmp_path / "a.txt").write_text(SHORT, "utf-8")
    (tmp_path / "o").write_text("a file", "utf-8")
    done = riwaya("build", "a.txt", "--out", "o")
    assert done.status == 2
    assert "o" in done.err
    assert "Traceback" not in done.err


def test_violations_end_with_status_1(riwaya, tmp_path):
    (tmp_path / "a.txt").write_text(SHORT, "utf-8")
    done = riwaya("build", "a.txt", "--out", "o", "--published", "1999-01-01")
    assert done.status == 1, done.err
    assert "does not conform" in done.err
    report = (tmp_path / "o" / "report.en.txt").read_text("utf-8")
    assert "Mend" in report or "mend" in report
    assert "غارات" in report


def test_the_record_of_a_build_can_be_moved_with_its_folder(home):
    record = json.loads((home / ".riwaya" / "last-build.json").read_text("utf-8"))
    assert record["out"] == "out"
    assert list(record["articles"]) == ["khan-shaykhun-2019"]

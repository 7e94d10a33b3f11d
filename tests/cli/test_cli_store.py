"""riwaya store: info, load, dump, check."""

import pyoxigraph as ox


def test_info_counts(at_home):
    done = at_home("store", "info")
    assert done.status == 0
    assert "articles  1" in done.out
    assert "graph/article/khan-shaykhun-2019" in done.out


def test_a_dump_loaded_elsewhere_dumps_the_same(at_home, tmp_path):
    dumped = at_home("store", "dump").out
    (tmp_path / "all.nq").write_text(dumped, "utf-8")
    loaded = at_home("store", "load", tmp_path / "all.nq", "--store", tmp_path / "other")
    assert loaded.status == 0
    assert f"{len(dumped.splitlines()):,} statements" in loaded.err
    assert at_home("store", "dump", "--store", tmp_path / "other").out == dumped


def test_the_store_holds_what_the_trig_says(home, at_home):
    def statements(graphs):
        store = ox.Store()
        store.extend(graphs)
        return set(store)

    trig = ox.parse(path=home / "out" / "riwaya.trig", format=ox.RdfFormat.TRIG)
    dump = ox.parse(at_home("store", "dump").out.encode(), format=ox.RdfFormat.N_QUADS)
    assert statements(trig) == statements(dump)


def test_check_finds_nothing_in_a_build_and_something_in_a_broken_store(at_home, tmp_path):
    assert at_home("store", "check").status == 0
    (tmp_path / "bad.trig").write_text(
        "@prefix rw: <https://w3id.org/riwaya/ns#> . <urn:g> { <urn:c> a rw:Claim . }", "utf-8"
    )
    assert at_home("store", "load", tmp_path / "bad.trig", "--store", tmp_path / "s").status == 0
    done = at_home("store", "check", "--store", tmp_path / "s")
    assert done.status == 1
    assert "claim-without-evidence-violation" in done.out


def test_mistakes_are_told(at_home, tmp_path):
    (tmp_path / "file").write_text("x", "utf-8")
    (tmp_path / "t.ttl").write_text("<urn:a> <urn:b> <urn:c> .", "utf-8")
    for words in (
        ("info", "--store", tmp_path),
        ("info", "--store", tmp_path / "file"),
        ("load", "nowhere.nq", "--store", tmp_path / "n"),
        ("load", tmp_path / "t.ttl", "--store", tmp_path / "n"),
        ("dump", "--graph", "urn:nowhere"),
        ("dump", "--format", "pdf"),
        ("nix",),
    ):
        done = at_home("store", *words)
        assert done.status == 2, words
        assert done.err
        assert "Traceback" not in done.err

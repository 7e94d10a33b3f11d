"""The loader refuses a wrong row, names file and line, and reads a right one."""

from pathlib import Path

import pytest

from riwaya.errors import DataError
from riwaya.link.gazetteer import load

ENTITY = [
    "id",
    "kind",
    "label_en",
    "label_ar",
    "country",
    "within",
    "lat",
    "lon",
    "accuracy_m",
    "geonames",
    "wikidata",
    "cue",
    "former",
    "source",
]
RIGHT = {
    "actors.tsv": [
        ENTITY,
        ["nahriya", "state", "Nahriya", "نهرية", "XX", "", "", "", "", "", "", "", "", "own"],
        ["nahriyan-army", "armed_forces", "Nahriyan Army", "الجيش النهري", "XX", "nahriya", *[""] * 7, "own"],
    ],
    "places.tsv": [
        ENTITY,
        [
            "old-bridge",
            "town",
            "Old Bridge",
            "الجسر القديم",
            "XX",
            "river-land",
            "10.5",
            "20.5",
            "900",
            *[""] * 4,
            "own",
        ],
        ["river-land", "country", "River Land", "أرض النهر", "XX", *[""] * 8, "own"],
        ["under", "village", "Under", "تحت", "XX", "river-land", *[""] * 5, "1", "", "own"],
    ],
    "objects.tsv": [ENTITY, ["house", "dwelling", "house", "منزل", *[""] * 9, "own"]],
    "weapons.tsv": [ENTITY, ["mortar", "mortar", "mortar", "هاون", *[""] * 9, "own"]],
    "names.tsv": [
        ["id", "form", "lang", "use", "used_by", "context"],
        ["nahriyan-army", "الجيش", "ar", "short", "", "XX YY"],
        ["nahriyan-army", "جيش العدو", "ar", "partisan", "nahriya", ""],
        ["old-bridge", "الجسر القديم الكبير", "ar", "variant", "", ""],
    ],
    "adjectives.tsv": [["form", "id"], ["نهري", "nahriya"], ["نهرية", "nahriya"]],
    "sources.tsv": [["id", "name", "licence", "address"], ["own", "a test", "MIT", "https://example.org/"]],
}


def write(folder: Path, *, file: str = "", rows: list[list[str]] | None = None) -> Path:
    for name, right in RIGHT.items():
        lines = rows if name == file and rows is not None else right
        (folder / name).write_text("".join("\t".join(row) + "\n" for row in lines), encoding="utf-8")
    return folder


def changed(file: str, line: int, column: str, value: str) -> list[list[str]]:
    """The right rows of a file with one cell changed; ``line`` counts from 1, as the message does."""
    rows = [list(row) for row in RIGHT[file]]
    rows[line - 1][rows[0].index(column)] = value
    return rows


def test_reads_what_is_right(tmp_path):
    gazetteer = load(write(tmp_path))
    army = gazetteer.entities["nahriyan-army"]
    assert (army.cls, army.kind, army.within) == ("actor", "armed_forces", "nahriya")
    place = gazetteer.entities["old-bridge"]
    assert (place.lat, place.lon, place.accuracy_m) == (10.5, 20.5, 900)
    assert gazetteer.cues == {"under"}
    assert gazetteer.adjectives["نهريه"] == "nahriya"
    (short,) = gazetteer.names["الجيش"]
    assert (short.use, short.context, short.used_by) == ("short", ("XX", "YY"), None)
    assert gazetteer.sources[gazetteer.source_of["house"]].licence == "MIT"


def test_is_read_once(tmp_path):
    assert load(write(tmp_path)) is load(tmp_path)


WRONG = {
    "unknown column": ("actors.tsv", [[*ENTITY[:-1], "sauce"], *RIGHT["actors.tsv"][1:]], 1, "unknown column 'sauce'"),
    "columns in another order": ("names.tsv", [RIGHT["names.tsv"][0][::-1]], 1, "header"),
    "empty file": ("weapons.tsv", [], 1, "header"),
    "a cell too many": ("objects.tsv", [ENTITY, [*RIGHT["objects.tsv"][1], ""]], 2, "15 cells in place of 14"),
    "unsorted": ("places.tsv", [RIGHT["places.tsv"][i] for i in (0, 2, 1, 3)], 3, "stands after"),
    "twice": ("places.tsv", [RIGHT["places.tsv"][i] for i in (0, 1, 1, 2, 3)], 3, "stands after"),
    "in two files": (
        "weapons.tsv",
        [ENTITY, ["house", "mortar", "house", "منزل", *[""] * 9, "own"]],
        2,
        "another file",
    ),
    "unknown kind": ("actors.tsv", changed("actors.tsv", 3, "kind", "horde"), 3, "unknown kind 'horde'"),
    "kind of another class": ("places.tsv", changed("places.tsv", 2, "kind", "state"), 2, "unknown kind 'state'"),
    "no Arabic label": ("actors.tsv", changed("actors.tsv", 2, "label_ar", ""), 2, "is empty"),
    "dangling within": ("places.tsv", changed("places.tsv", 2, "within", "nowhere"), 2, "within 'nowhere'"),
    "within another class": ("actors.tsv", changed("actors.tsv", 3, "within", "river-land"), 3, "within 'river-land'"),
    "within itself": ("places.tsv", changed("places.tsv", 2, "within", "old-bridge"), 2, "no other place"),
    "dangling former": ("actors.tsv", changed("actors.tsv", 3, "former", "nobody"), 3, "former 'nobody'"),
    "half a point": ("places.tsv", changed("places.tsv", 2, "lon", ""), 2, "go together"),
    "a point without accuracy": ("places.tsv", changed("places.tsv", 2, "accuracy_m", ""), 2, "go together"),
    "a point of an actor": ("actors.tsv", changed("actors.tsv", 2, "lat", "1"), 2, "go together"),
    "no number": ("places.tsv", changed("places.tsv", 2, "lat", "north"), 2, "north"),
    "cue": ("places.tsv", changed("places.tsv", 2, "cue", "yes"), 2, "cue is 'yes'"),
    "unknown source": ("objects.tsv", changed("objects.tsv", 2, "source", "hearsay"), 2, "source 'hearsay'"),
    "name of nobody": ("names.tsv", changed("names.tsv", 4, "id", "zero"), 4, "a name of 'zero'"),
    "name twice": ("names.tsv", [RIGHT["names.tsv"][i] for i in (0, 1, 1)], 3, "out of order or twice"),
    "unknown use": ("names.tsv", changed("names.tsv", 2, "use", "rude"), 2, "unknown use 'rude'"),
    "used by nobody": ("names.tsv", changed("names.tsv", 3, "used_by", "nobody"), 3, "used_by 'nobody'"),
    "adjective of nobody": ("adjectives.tsv", changed("adjectives.tsv", 2, "id", "nobody"), 2, "an adjective of"),
    "adjective twice": ("adjectives.tsv", [["form", "id"], ["نهرية", "nahriya"], ["نهريه", "nahriya"]], 3, "twice"),
    "source without licence": ("sources.tsv", changed("sources.tsv", 2, "licence", ""), 2, "empty cell"),
}


@pytest.mark.parametrize("case", WRONG)
def test_refuses(tmp_path, case):
    file, rows, line, message = WRONG[case]
    with pytest.raises(DataError) as error:
        load(write(tmp_path, file=file, rows=rows))
    assert error.value.where == f"{tmp_path / file}:{line}"
    assert message in error.value.message
    assert error.value.mend


def test_refuses_a_missing_file(tmp_path):
    (write(tmp_path) / "names.tsv").unlink()
    with pytest.raises(DataError, match="lacks this file"):
        load(tmp_path)


def test_refuses_another_encoding(tmp_path):
    (write(tmp_path) / "names.tsv").write_bytes("الجيش".encode("cp1256"))
    with pytest.raises(DataError, match="not UTF-8"):
        load(tmp_path)

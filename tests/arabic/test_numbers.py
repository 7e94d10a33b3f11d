"""Numbers: tables of cases, and num2words (for development only) as an oracle."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from num2words import num2words

from riwaya.arabic.letters import words
from riwaya.arabic.numbers import find_quantities, parse_number, parse_ordinal, parse_quantity

CASES = Path(__file__).parent / "cases"
DATA = Path(__file__).parents[2] / "src" / "riwaya" / "arabic"


def rows(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def number(cell: str) -> float | None:
    return None if cell == "-" else float(cell)


NUMBERS, QUANTITIES, ORDINALS = rows("numbers.tsv"), rows("quantities.tsv"), rows("ordinals.tsv")


def test_there_are_cases():
    assert min(len(NUMBERS), len(QUANTITIES)) >= 50
    assert len(ORDINALS) >= 15


@pytest.mark.parametrize("row", NUMBERS, ids=lambda row: row["text"])
def test_number(row):
    bracketed = row["text"].find(")") < row["text"].find("(")
    cut = words("(" + row["text"] if bracketed else row["text"])
    found = parse_number(cut, 1 if bracketed else 0)
    if row["value"] == "none":
        assert found is None
    else:
        assert found is not None
        assert (found.kind, found.value, found.used) == (row["kind"], number(row["value"]), int(row["used"]))


@pytest.mark.parametrize("row", ORDINALS, ids=lambda row: row["text"])
def test_ordinal(row):
    found = parse_ordinal(words(row["text"]), 0)
    if row["value"] == "none":
        assert found is None
    else:
        assert found == (int(row["value"]), int(row["used"]), row["gender"])


@pytest.mark.parametrize("row", QUANTITIES, ids=lambda row: row["text"])
def test_quantity(row):
    text = row["text"].replace("[", "").replace("]", "")
    cut = words(text)
    found = find_quantities(cut)
    if row["low"] == "none":
        assert found == []
        return
    quantity = found[0]
    flags = {} if row["flags"] == "-" else dict.fromkeys(row["flags"].split(","), True)
    told = {f: getattr(quantity, f) for f in ("exclusive_low", "exclusive_high", "approximate", "percent")}
    assert (quantity.low, quantity.high) == (number(row["low"]), number(row["high"]))
    assert {flag: True for flag, value in told.items() if value} == flags
    marked = re.search(r"\[(.*)\]", row["text"])
    assert marked is not None
    assert text[cut[quantity.first].start : cut[quantity.last - 1].end] == marked.group(1)


# -- num2words as oracle -----------------------------------------------------------------------------------------------

OBLIQUE = {
    "ون": "ين", "ألفان": "ألفين", "مليونان": "مليونين", "مائتان": "مائتين", "اثنان": "اثنين", "اثنا": "اثني",
}  # fmt: skip


def oblique(spelt: str) -> str:
    """The genitive of a spelt number: what stands after a preposition."""
    for nominative, genitive in OBLIQUE.items():
        spelt = re.sub(rf"{nominative}(?=\s|$)", genitive, spelt)
    return spelt.replace("مليين", "مليون")


def spelt(value: int) -> str:
    """The number in words, the conjunction glued as in print."""
    return num2words(value, lang="ar").replace(" و ", " و").replace("  ", " ")


@given(st.integers(min_value=1, max_value=9_999_999))
@example(1)
@example(11)
@example(112)
@example(1001)
@example(2002)
@example(10_000)
@example(100_000)
@example(2_000_000)
def test_every_number_in_words(value):
    thousands = value // 1000 % 1000
    assume(thousands <= 2 or thousands % 100 not in {1, 2})  # the oracle spells 501,000 as no Arab would
    for form in (spelt(value), oblique(spelt(value)), num2words(value, lang="ar")):
        cut = words(form + " شخص")
        found = parse_number(cut, 0)
        assert found is not None, form
        assert (found.value, found.used) == (value, len(cut) - 1), form


@given(st.integers(min_value=1, max_value=999), st.sampled_from(["ألف", "مليون", "مليار"]))
def test_digits_before_a_scale(value, scale):
    found = parse_number(words(f"{value} {scale} شخص"), 0)
    assert found is not None
    assert found.value == value * {"ألف": 10**3, "مليون": 10**6, "مليار": 10**9}[scale]


@given(st.integers(min_value=1, max_value=9999), st.integers(min_value=1, max_value=9999))
def test_two_numbers_stay_two(one, two):
    text = f"قتل {one} وجرح {two} و{one} آخرون"
    assert [q.low for q in find_quantities(words(text))] == [one, two, one]


def test_a_bound_after_one_noun_is_not_that_of_the_next_number():
    found = find_quantities(words("قتل 15 سجينا على الأقل وأربعة حراس"))
    assert [(q.low, q.high) for q in found] == [(15, None), (4, 4)]


PIECES_TEXT = """
    أكثر من بين و ال 28 29 0 1.5 99999999999999999999 ألف ألفا ألفين آلاف مليون ونصف نصف عشر وعشرين
    عشرات مئات مئة ثلاثمئة واحد أحد خمسة على الأقل ما لا يقل عن نحو إلى - ، ( ) % في المئة : عدة
    بضع عدد قتيل
    """
PIECES = st.sampled_from(PIECES_TEXT.split())


@given(st.lists(PIECES, max_size=12))
def test_any_words_at_all(pieces):
    cut = words(" ".join(pieces))
    last = 0
    for quantity in find_quantities(cut):
        assert last <= quantity.first + 1
        assert quantity.first < quantity.last <= len(cut)
        assert quantity.first <= quantity.number < quantity.noun <= len(cut)
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
        last = quantity.noun
    for i in range(len(cut)):
        parse_quantity(cut, i)
        parse_ordinal(cut, i)


# -- the data ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", sorted([*DATA.glob("numerals/*.tsv"), *DATA.glob("calendar/*.tsv")]), ids=lambda p: p.name
)
def test_data_is_sorted_and_whole(path):
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    assert lines, "no rows"
    assert lines == sorted(set(lines)), "rows are sorted, none twice"
    assert {line.count("\t") for line in lines} == {header.count("\t")}
    assert all(line == line.strip(" ") for line in lines)

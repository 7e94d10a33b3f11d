"""Dates find their place: all of the real article, and tables of self-written phrases.

In the tables ``[…]`` marks the span of every date in the text; ``expected`` is its EDTF, ``?`` where it is found but
cannot be placed, ``none`` where the text holds no date. ``published`` is ``-`` where no publication date is given.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
from pathlib import Path

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from riwaya.documents.prepare import prepare
from riwaya.extract.timeline import ResolvedDate, resolve
from riwaya.model import Article

HERE = Path(__file__).parent
CASES = sorted((HERE.parent / "arabic" / "cases").glob("dates-*.tsv"))


def resolved(text: str, published: str | None) -> tuple[ResolvedDate, ...]:
    article = Article("case", text, hashlib.sha256(text.encode()).hexdigest(), published=published)
    return resolve(prepare(article))


def rows() -> list[tuple[str, str, str, str]]:
    found = []
    for path in CASES:
        with path.open(encoding="utf-8", newline="") as lines:
            found += [
                (path.stem, row["published"], row["expected"], row["text"])
                for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            ]
    return found


ROWS = rows()


def test_there_are_cases():
    assert len(ROWS) >= 120


@pytest.mark.parametrize(("table", "published", "expected", "marked"), ROWS, ids=[f"{r[0]}: {r[3][:60]}" for r in ROWS])
def test_case(table, published, expected, marked):
    text, spans = unmark(marked)
    found = resolved(text, None if published == "-" else published)
    assert [(r.value.span.start, r.value.span.end) for r in found] == spans, [r.value.text for r in found]
    wanted = [] if expected == "none" else [part.strip() for part in expected.split(";")]
    assert [r.value.edtf or "?" for r in found] == wanted, table
    for r in found:
        well_formed(r, text)


def unmark(marked: str) -> tuple[str, list[tuple[int, int]]]:
    spans, text, start = [], "", 0
    for part in re.split(r"([\[\]])", marked):
        if part == "[":
            start = len(text)
        elif part == "]":
            spans.append((start, len(text)))
        else:
            text += part
    return text, spans


def well_formed(r: ResolvedDate, text: str) -> None:
    value = r.value
    assert value.span is not None
    assert text[value.span.start : value.span.end] == value.text
    assert (value.edtf == "") == (value.start is None and value.end is None)
    if value.edtf:
        parse_edtf(value.edtf)


# -- the real article --------------------------------------------------------------------------------------------------


ARTICLE = HERE.parents[1] / "data" / "articles" / "khan-shaykhun-2019.txt"


def article_and_gold() -> tuple[str, list[dict[str, object]]]:
    text = ARTICLE.read_text(encoding="utf-8")
    gold = json.loads((HERE / "article-dates.json").read_text(encoding="utf-8"))
    assert hashlib.sha256(text.encode()).hexdigest() == gold["sha256"]
    return text, gold["dates"]


@pytest.mark.parametrize("published", [None, "2019-08-20", "2019-08-21"])
def test_every_date_of_the_article(published):
    text, gold = article_and_gold()
    found = resolved(text, published)
    told = [(r.value.span.start, r.value.span.end, r.value.text, r.value.edtf) for r in found]
    assert told == [(d["start"], d["end"], d["text"], d["edtf"]) for d in gold]
    assert len(told) == 30
    assert {r.value.basis for r in found} == {"written", "narrative", "dateline" if published else "inferred"}


def test_the_publication_date_never_stands_in():
    for r in resolved("قتل عشرة قبل أيام، وفي اليوم التالي انسحبوا، وفي 31 شباط عادوا", "2019-08-20"):
        assert (r.value.start, r.value.end, r.value.edtf) == (None, None, "")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("في 17 أيار قصفت", "on"),
        ("في أيار قصفت", "within"),
        ("منذ أيار تقصف", "since"),
        ("حتى 17 أيار قصفت", "until"),
        ("قبل 17 أيار قصفت", "before"),
        ("بعد 17 أيار قصفت", "after"),
        ("طوال شهر أيار قصفت", "throughout"),
        ("نحو 17 أيار قصفت", "around"),
        ("بين 17 و19 أيار قصفت", "within"),
    ],
)
def test_kind(text, kind):
    (only,) = resolved(text, "2019-08-20")
    assert only.value.kind == kind


@pytest.mark.parametrize(
    "line",
    [
        "تاريخ النشر : 08:45 - 2023/08/16",
        "نشر في 16 أغسطس 2023",
        "آخر تحديث: 16 آب/أغسطس 2023، 10:30",
        "2023-08-16 10:15:22",
        "الأربعاء 29 محرم 1445هـ - 16 أغسطس 2023م",
        "أغسطس 16, 2023",
    ],
)
def test_a_line_of_publication_dates_the_text(line):
    head, today = resolved(f"قصف على حلب\n{line}\nقتل خمسة مدنيين أمس.", None)
    assert head.heading
    assert today.value.edtf == "2023-08-15"


@pytest.mark.parametrize("line", ["نشر الجيش قواته في 16 أغسطس 2023", "كتبت الوكالة في 16 أغسطس 2023 أن خمسة قتلوا"])
def test_what_was_deployed_or_written_on_a_day_dates_no_text(line):
    told, yesterday = resolved(f"قصف على حلب\n{line}\nقتل خمسة مدنيين أمس.", None)
    assert not told.heading
    assert yesterday.value.edtf == ""


WORDS_TEXT = """
    في من إلى بين و ال 28 29 31 2016 2254 99999999999999999999 أيار مايو / - ( ) ، . شباط آب مارس
    الثلاثاء الأربعاء اليوم أمس غدا الشهر العام عام سنة منذ حتى قبل بعد ثلاثة أيام يومين أسبوع أشهر
    الماضي المقبل ذاته نفسه منه ذلك الحين نهاية مطلع النصف الأول السادس العشرين غداة ليل مساء خريف
    هـ رمضان 1440 مليار ألف عشرات سنوات الساعات الماضية
    """
WORDS = st.sampled_from(WORDS_TEXT.split())


@given(st.lists(WORDS, max_size=14), st.booleans(), st.sampled_from([None, "2019-08-20", "0001-01-01", "9999-12-31"]))
def test_any_words_at_all(words, spaced, published):
    text = (" " if spaced else "").join(words)
    for r in resolved(text, published):
        well_formed(r, text)

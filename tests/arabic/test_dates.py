"""Date expressions: what is found where, and how it is taken apart. Where they lie is in tests/extract."""

from __future__ import annotations

import pytest

from riwaya.arabic.dates import Point, find_dates, is_future
from riwaya.arabic.letters import words


def only(text):
    (found,) = find_dates(words(text))
    return found


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("في 17 أيار/مايو 2019", Point(year=2019, month=5, day=17), None),
        ("بين 28 و29 أيار", Point(month=5, day=28), Point(month=5, day=29)),
        ("ال28 من الشهر ذاته", Point(day=28, shift=0, unit="month", origin="narrative"), None),
        ("في العشرين منه", Point(day=20, shift=0, unit="month", origin="narrative"), None),
        ("بعد يومين", Point(shift=2, unit="day", origin="narrative", counted=True), None),
        ("قبل أسبوعين", Point(shift=-2, unit="week", origin="now", counted=True), None),
        ("الأسبوع الماضي", Point(shift=-1, unit="week", origin="now"), None),
        ("أمس الثلاثاء", Point(weekday=2, shift=-1, unit="day", origin="now"), None),
        ("الثلاثاء الماضي", Point(weekday=2, direction=-1), None),
        ("ليل الخميس الجمعة", Point(weekday=4), Point(weekday=5)),
        ("في نهاية نيسان", Point(month=4, part="late"), None),
        ("خريف 2016", Point(year=2016, part="23"), None),
        ("12 رمضان 1440هـ", Point(year=1440, month=9, day=12, hijri=True), None),
        ("في اليوم ال27 للحرب", Point(shift=0, unit="day", origin="now", counted=True), None),
    ],
)
def test_parts(text, start, end):
    found = only(text)
    assert (found.start, found.end) == (start, end)


@pytest.mark.parametrize(
    ("text", "background"),
    [
        ("قصفت البلدة في 17 أيار", False),
        ("القوات التي دخلت البلدة في 17 أيار انسحبت", True),
        ("القوات التي دخلت البلدة، انسحبت في 17 أيار", False),
        ("وكانت القوات قد دخلت في 17 أيار", True),
        ("منذ التصعيد الأخير في أواخر نيسان", True),
        ("منذ 17 أيار تقصف", True),
        ("اتفاق 17 أيلول يحظر ذلك", True),
    ],
)
def test_told_in_passing(text, background):
    assert only(text).background is background


def test_the_morrow_dates_what_follows_it():
    assert only("وغداة إرسال تعزيزات").of_next
    assert not only("وفي اليوم التالي").of_next


def test_a_glued_letter_stays_outside():
    text = "وغداة إرسال تعزيزات"
    cut = words(text)
    found = only(text)
    assert text[cut[found.first].start + found.skip : cut[found.last - 1].end] == "غداة"


@pytest.mark.parametrize("word", ["سيعقد", "ستبدا", "وستجري", "سوف", "المقرر"])
def test_to_come(word):
    assert is_future(word)


@pytest.mark.parametrize("word", ["سيطرت", "سنوات", "سياره", "سياسي", "ستين", "سوريا", "قصف", ""])
def test_not_to_come(word):
    assert not is_future(word)

"""Quotations: which marks are a pair."""

import pytest

from riwaya.documents.prepare import prepare
from riwaya.model import Article


def quoted(text):
    """What stands between the pairs of marks of a text."""
    return [text[q.start : q.end] for q in prepare(Article("q", text, "0")).quotations]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("قال «إن المدينة هادئة» أمس", ["إن المدينة هادئة"]),
        ("قال ”إن المدينة هادئة“ أمس", ["إن المدينة هادئة"]),
        ("قال “إن قصف “العدو” طال المدينة” أمس", ["إن قصف “العدو” طال المدينة"]),
        ("قصف “العدو” المدينة. ثم قصف “العدو” القرية", ["العدو", "العدو"]),
        ("تنظيم “الدولة””.. أمس\nقالت “المنصة” إن المدينة هادئة", ["الدولة", "المنصة"]),
        ('قال "إن “العدو” قصف" أمس', ["إن “العدو” قصف"]),
    ],
)
def test_marks_are_paired(text, inside):
    assert quoted(text) == inside

"""Stems: what a search must find, what it must not, and the list of words that keep their first letters."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.arabic import stems
from riwaya.arabic.stems import beginnings, stem, tokens

OWN = Path(stems.__file__).with_name("own-letters.tsv")

MUST_FIND = [
    ("غارات", "والغارات"),
    ("غارات", "غَـــاراتٍ"),
    ("الغارات", "بغارات"),
    ("وبالغارات", "للغارات"),
    ("إدلب", "ادلب"),
    ("إدلب", "بإدلب"),
    ("أنقرة", "انقره"),
    ("مسؤول", "مسئول"),
    ("المسؤولين", "والمسئولين"),
    ("شؤون", "الشئون"),
    ("رئيس", "الرئيس"),
    ("مستشفى", "مستشفي"),
    ("مدرسة", "بمدرسه"),
    ("قصف", "قصفها"),
    ("قصف", "بقصفهم"),
    ("قوات", "قواتنا"),
    ("منزل", "منزله"),
    ("غارة", "غارتها"),
    ("مدني", "مدنياً"),
    ("مدنيا", "مدنيًا"),
    ("شهداء", "شهدا"),
    ("لجنة", "وللجنة"),
    ("لاجئين", "للاجئين"),
    ("اللاجئين", "واللاجئين"),
    ("اللاذقية", "باللاذقية"),
    ("لبنان", "بلبنان"),
    ("فرنسا", "وفرنسا"),
    ("جو", "بالجو"),
    ("سيطرة", "والسيطرة"),
    ("يقصف", "سيقصف"),
    ("كفرنبل", "بكفرنبل"),
    ("أنس", "ﺃﻧﺲ"),
    ("ابراهیم", "إبراهيم"),
    ("28", "٢٨"),
    ("1200", "١٬٢٠٠"),
    ("Amnesty", "AMNESTY"),
    ("Tripoli", "Trípoli"),
]
MUST_NOT_FIND = [
    ("زير", "وزير"),
    ("جنة", "لجنة"),
    ("أمل", "كامل"),
    ("تاب", "كتاب"),
    ("حدة", "وحدة"),
    ("سائل", "وسائل"),
    ("له", "الله"),
    ("أن", "الآن"),
    ("ما", "ماء"),
    ("قاد", "قائد"),
    ("عد", "وعد"),
    ("مدرس", "مدرسة"),
    ("طائر", "طائرة"),
    ("سوري", "سوريا"),
    ("رنسا", "فرنسا"),
    ("حرب", "بحري"),
    ("قي", "التقى"),
    ("يارات", "سيارات"),
]


def finds(search, text):
    """Whether a word of the text is the word looked for, in one of its readings."""
    return any(stem(search) in (token.stem, *token.also) for token in tokens(text))


@pytest.mark.parametrize(("search", "text"), MUST_FIND)
def test_a_search_finds_every_spelling(search, text):
    assert finds(search, text), (stem(search), list(tokens(text)))


@pytest.mark.parametrize(("search", "text"), MUST_NOT_FIND)
def test_a_search_finds_no_other_word(search, text):
    assert not finds(search, text), (stem(search), list(tokens(text)))


def test_alif_maqsura_is_folded_and_so_two_words_are_one():
    """What folding costs: على and علي are written alike by too many to be kept apart."""
    assert finds("علي", "على")


@given(st.text(alphabet="وفبلكسالقتمنهيءئؤةأى" + "\u064b\u0640", min_size=1, max_size=12))
def test_a_stem_is_its_own_stem(word):
    found = stem(word)
    assert stem(found) == found


@given(st.text(max_size=80))
def test_tokens_point_at_their_words(text):
    last = 0
    for token in tokens(text):
        assert last <= token.start < token.end <= len(text)
        assert token.stem
        assert " " not in token.stem
        last = token.end


def test_a_stem_is_letters_and_digits():
    """The index is asked with stems in quotation marks: none may hold one, or end the word early."""
    text = 'a"b (c) {d} e:f ^g * "NEAR" h-i j+k l\\m n\x00o 3.5 «و»'
    for token in tokens(text):
        assert all(char.isalnum() or char == "." for char in token.stem), token


def test_beginnings_lose_clitics_but_not_the_letters_of_a_known_word():
    assert beginnings("والغار") == ("والغار", "الغار", "غار")
    assert beginnings("وزا") == ("وزا",)
    assert beginnings("لبنا") == ("لبنا",)


def test_the_list_is_sorted_and_each_row_earns_its_place():
    header, *forms = OWN.read_text("utf-8").splitlines()
    assert header == "form"
    assert len(forms) > 400
    assert forms == sorted(set(forms))
    for form in forms:
        word = form.removesuffix("*")
        assert stem(word) == stem(f"و{word}"), form
        assert stem(word)[0] == stems._folded(word)[0], f"{form} loses a letter all the same"


def test_an_edition_names_the_list(monkeypatch, tmp_path):
    before = stems.edition()
    other = tmp_path / "own-letters.tsv"
    other.write_bytes(OWN.read_bytes() + "وووو\n".encode())
    monkeypatch.setattr(stems, "_OWN", other)
    stems.edition.cache_clear()
    try:
        assert stems.edition() != before
    finally:
        monkeypatch.undo()
        stems.edition.cache_clear()
    assert stems.edition() == before

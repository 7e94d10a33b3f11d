"""Words that a page ran together: where they are cut, and that no cut leaves an empty word or loses a letter."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from riwaya.documents.prepare import prepare
from riwaya.extract.lexicon import load as load_lexicon
from riwaya.extract.vocabulary import known_words
from riwaya.link.gazetteer import load as load_gazetteer
from riwaya.model import Article

KNOWN = known_words(load_gazetteer(), load_lexicon())
PIECES = st.sampled_from(
    ["ة", "ى", "ء", "اً", "ًا", "ـ", "أ", "علن", "غارة", "جوية", "الوطن", "أعلنت", "شىء", " ", ".", "«", "5"]
)


def article(text):
    return Article("words", text, "0" * 64, synthetic=True)


def words(text):
    return [token.norm for token in prepare(article(text), KNOWN).tokens]


def test_a_word_ends_behind_taa_marbuta_alif_maqsura_and_an_accusative():
    assert words("العاصمةبغداد إلىمدينة مدنياًفي قريةة") == [
        "العاصمه",
        "بغداد",
        "الي",
        "مدينه",
        "مدنيا",
        "في",
        "قريه",
        "ه",
    ]


def test_an_alif_maqsura_before_a_hamza_is_a_letter_like_others():
    assert words("شىء بطىء") == ["شيء", "بطيء"]


def test_a_known_verb_begins_behind_what_can_be_a_word():
    assert words("دنيا الوطنأعلنت الوزارة") == ["دنيا", "الوطن", "اعلنت", "الوزاره"]
    assert words("استأنفت المدفعية") == ["استانفت", "المدفعيه"]


@given(st.lists(PIECES, max_size=12).map("".join))
def test_no_word_is_empty_and_none_overlaps(text):
    tokens = prepare(article(text), KNOWN).tokens
    assert all(token.norm and token.start < token.end for token in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))

"""Texts that are cut anywhere, or whose words are out of order: they are read, and every span is one of the text."""

import hashlib

from case_files import load_cases
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.documents.prepare import prepare
from riwaya.extract.claims import find_claims
from riwaya.extract.lexicon import load as load_lexicon
from riwaya.extract.vocabulary import known_words
from riwaya.link.gazetteer import load as load_gazetteer
from riwaya.model import Article

GAZETTEER, LEXICON = load_gazetteer(), load_lexicon()
KNOWN = known_words(GAZETTEER, LEXICON)
TEXTS = sorted({case["text"] for _, case in load_cases()})
WORDS = sorted({word for text in TEXTS for word in text.split()})


def claims(text):
    digest = hashlib.sha256(text.encode()).hexdigest()
    article = Article("cut", text, digest, published="2024-05-10", synthetic=True)
    return find_claims(prepare(article, KNOWN), GAZETTEER, LEXICON)


def spans_are_of(text):
    for claim in claims(text):
        assert 0 <= claim.evidence.start <= claim.trigger.start < claim.trigger.end <= claim.evidence.end <= len(text)
        places = [place.mention for place in claim.places]
        for mention in (*claim.claimants, *claim.addressees, *claim.agents, *claim.targets, *places):
            assert text[mention.start : mention.end] == mention.text
        for figure in claim.figures:
            assert text[figure.start : figure.end] == figure.text


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=3).map(" ".join), st.data())
def test_a_cut_text_is_read(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    spans_are_of(text[start : data.draw(st.integers(start + 1, len(text)))])


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join))
def test_words_in_any_order_are_read(text):
    spans_are_of(text)


def test_a_text_that_ends_behind_any_word_is_read():
    for text in TEXTS:
        words = text.split()
        for n in range(1, len(words)):
            claims(" ".join(words[:n]))

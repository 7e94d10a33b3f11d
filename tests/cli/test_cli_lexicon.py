"""riwaya lexicon: the two forms."""

import json

from rdflib import Graph


def test_the_lexicon_is_printed_in_both_forms(riwaya):
    done = riwaya("lexicon")
    assert done.status == 0, done.err
    other = riwaya("lexicon", "--format", "jsonld")
    assert len(json.loads(other.out)["@graph"]) == len(set(Graph().parse(data=done.out, format="turtle").subjects()))

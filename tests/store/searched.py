"""An invented store for the tests of the search: two articles with three claims, and one with protected people."""

import pyoxigraph as ox
from readings import (
    ARMY,
    GAZETTEER,
    NAJMAN,
    NAJMAN_GOVERNORATE,
    OBSERVATORY,
    OPEN,
    POLICY,
    PlaceMention,
    Reading,
    Story,
    TimeValue,
    article,
    claim,
    reading,
)

from riwaya.gate import open_gazetteer, publish
from riwaya.rdf.graph import describe, merge, vocabulary
from riwaya.store.dataset import Dataset
from riwaya.store.terms import triples_of

STRIKES = Story(
    "قال مرصد نجمان إن غارات روسية عنيفة استهدفت سوق البلدة الجنوبية."
    " ونفى جيش وديان قصفها سوق البلدة الجنوبية أو مدنياً."
)
OTHER = Story("وقصفت المدفعية الثقيلة أطراف نجمان صباحاً، والمدفعية لم تتوقف.")


def day(iso):
    return TimeValue(iso, iso, "on", iso, "written", "", None)


def readings():
    """The two articles, by slug."""
    site = PlaceMention(STRIKES.mention("نجمان", NAJMAN), "site")
    strike = claim(
        STRIKES,
        "غارات",
        "غارات روسية عنيفة استهدفت سوق البلدة الجنوبية",
        claimants=(STRIKES.mention("مرصد نجمان", OBSERVATORY),),
        places=(site,),
        time=day("2031-05-05"),
    )
    denial = claim(
        STRIKES,
        "قصفها",
        "قصفها سوق البلدة الجنوبية أو مدنياً",
        event_type="shelling",
        speech_act="denies",
        commitment="denied",
        polarity="denied",
        claimants=(STRIKES.mention("جيش وديان", ARMY),),
        places=(site,),
        time=day("2031-05-06"),
    )
    shelling = claim(
        OTHER,
        "وقصفت",
        OTHER.text.removesuffix("."),
        event_type="shelling",
        claimant_kind="outlet",
        places=(PlaceMention(OTHER.mention("نجمان", NAJMAN_GOVERNORATE), "near"),),
        time=day("2031-08-22"),
    )
    return {
        "strikes": Reading(article(STRIKES.text, slug="strikes"), (strike, denial), ()),
        "other": Reading(article(OTHER.text, slug="other"), (shelling,), ()),
    }


def graphs_of(*given, private=False):
    """Readings through the gate, as named graphs."""
    public = open_gazetteer(GAZETTEER, POLICY, private=private) if private else OPEN
    parts = [describe(publish(one, POLICY, private=private), public) for one in given]
    return merge([*parts, vocabulary()])


def put(folder, *given, private=False):
    """A store of these readings."""
    with Dataset.open(folder, write=True) as dataset:
        for name, graph in graphs_of(*given, private=private).items():
            dataset.replace(str(name), triples_of(graph))
    return folder


def triples(dataset, graph):
    """What a graph of a store holds."""
    return [quad.triple for quad in dataset._open().quads_for_pattern(None, None, None, ox.NamedNode(graph))]


def protected():
    """The reading whose people the gate protects."""
    return reading()

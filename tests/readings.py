"""An invented reading that the tests of the gate, of RDF and of the writers share: no place or person in it exists."""

import hashlib

from riwaya.gate import Policy, load_policy, open_gazetteer
from riwaya.link.gazetteer import Gazetteer, Name
from riwaya.model import (
    Article,
    AttributionStep,
    Claim,
    Entity,
    HarmFigure,
    Link,
    Mention,
    Phrase,
    PlaceMention,
    Reading,
    Span,
    TimeValue,
)

TEXT = (
    "أعلن مرصد نجمان عبر المتحدثة ريم الواحي أن طائرات قصفت مستشفى الواحة جنوب بلدة نجمان في 6 نيسان/أبريل 2031،"
    " ما أدى إلى مقتل أكثر من 20 مدنياً بينهم أنس الخيالي."
    " ونفى جيش وديان ذلك، وقال أبو الخيّاليّ إن الجيش كذب."
    " واتهم المرصد جيش وديان بحصار منزل أنـــس بن الخيالى لترهيب أهل الخيالي منذ آذار."
)


class Story:
    """A text whose words can be pointed at."""

    def __init__(self, text):
        self.text = text

    def span(self, words, nth=0):
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        return Span(start, start + len(words))

    def phrase(self, words, nth=0):
        span = self.span(words, nth)
        return Phrase(span.start, span.end, words)

    def mention(self, words, entity, nth=0):
        span = self.span(words, nth)
        return Mention(span.start, span.end, words, entity)


NAJMAN_GOVERNORATE = Entity(
    "najman-governorate",
    "place",
    "governorate",
    "Najman Governorate",
    "محافظة نجمان",
    country="XA",
    lat=11.5,
    lon=22.25,
    accuracy_m=40000,
    geonames="123456",
)
NAJMAN = Entity(
    "najman",
    "place",
    "town",
    "Najman",
    "نجمان",
    country="XA",
    within="najman-governorate",
    lat=11.123456,
    lon=22.5,
    accuracy_m=2500,
    wikidata="Q999999991",
)
OBSERVATORY = Entity("najman-observatory", "actor", "ngo", "Najman Observatory", "مرصد نجمان", country="XA")
WADIYAN = Entity("wadiyan", "actor", "state", "Wadiyan", "وديان", country="XB")
ARMY = Entity("wadiyan-army", "actor", "armed_forces", "Wadiyan Army", "جيش وديان", country="XB", within="wadiyan")
FRONT = Entity("front", "actor", "armed_group", "The Front", "الجبهة", former="old-front")
OLD_FRONT = Entity("old-front", "actor", "armed_group", "The Old Front", "الجبهة القديمة")
SPEAKER = Entity(
    "reem-al-wahi", "actor", "person", "Reem al-Wahi", "ريم الواحي", country="XA", within="najman-observatory"
)
HOSPITAL = Entity(
    "new:mustashfa-al-waha",
    "object",
    "hospital",
    "mustashfa al-waha",
    "مستشفى الواحة",
    known=False,
    lat=11.123456,
    lon=22.654321,
    accuracy_m=50,
)
ANAS = Entity("new:anas-al-khayali", "actor", "person", "Anas al-Khayali", "أنس الخيالي", known=False)
ABU = Entity("new:abu-al-khayali", "actor", "person", "Abu al-Khayali", "أبو الخيالي", known=False)
HOUSE = Entity(
    "new:manzil-anas", "object", "dwelling", "manzil Anas bin al-Khayali", "منزل أنس بن الخيالي", known=False
)
AIRCRAFT = Entity("aircraft", "weapon", "aircraft", "aircraft", "طائرات")
CIVILIANS = Entity("civilians", "object", "people", "civilians", "مدنيون")

GAZETTEER = Gazetteer(
    entities={
        entity.id: entity
        for entity in (
            NAJMAN_GOVERNORATE,
            NAJMAN,
            OBSERVATORY,
            WADIYAN,
            ARMY,
            FRONT,
            OLD_FRONT,
            SPEAKER,
            AIRCRAFT,
            CIVILIANS,
        )
    },
    names={
        "المرصد": (Name("najman-observatory", "المرصد", "ar", "short"),),
        "مرصد نجمان": (Name("najman-observatory", "مرصد نجمان", "ar", "neutral"),),
        "قوات الغزو": (Name("wadiyan-army", "قوات الغزو", "ar", "partisan", used_by="front"),),
        "ريم الواحي": (Name("reem-al-wahi", "ريم الواحي", "ar", "neutral"),),
        "المدنيين": (Name("civilians", "المدنيين", "ar", "variant"),),
    },
    adjectives={},
    cues=frozenset(),
    sources={},
    source_of={},
    lengths={},
)
SHIPPED = load_policy()
POLICY = Policy(frozenset({"reem-al-wahi"}), {}, SHIPPED.coarse, SHIPPED.words)
OPEN = open_gazetteer(GAZETTEER, POLICY)


def article(text=TEXT, **fields):
    fields = {"slug": "najman-2031", "title": "قصف مستشفى في نجمان", "publisher": "وكالة الواحة", **fields}
    return Article(text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), synthetic=True, **fields)


def claim(story, trigger, evidence, *, nth=0, **fields):
    """A claim with everything that a test does not care about filled in."""
    phrase = story.phrase(trigger, nth)
    fields = {
        "event_type": "air_strike",
        "speech_act": "asserts",
        "commitment": "asserted",
        "polarity": "affirmed",
        "certainty": "certain",
        "claimant_kind": "named",
        "rule": "test",
        "confidence": 0.9,
        "sentence": Span(0, len(story.text)),
        **fields,
    }
    return Claim(str(phrase.start), story.span(evidence), phrase, **fields)


def reading(**fields):
    """Three claims: a bombing told by a named source, its denial, a siege of somebody's home."""
    story, day = Story(TEXT), "6 نيسان/أبريل 2031"
    victim = story.mention("الخيالي", ANAS)
    bombing = claim(
        story,
        "قصفت",
        TEXT[TEXT.index("طائرات") : TEXT.index("الخيالي") + len("الخيالي")],
        speech_act="announces",
        confidence=0.876,
        claimants=(story.mention("مرصد نجمان", OBSERVATORY),),
        attribution=(AttributionStep(story.mention("ريم الواحي", SPEAKER), "spokesperson"),),
        targets=(story.mention("مستشفى الواحة", HOSPITAL), story.mention("أنس الخيالي", ANAS)),
        places=(PlaceMention(story.mention("نجمان", NAJMAN, nth=1), "near"),),
        weapons=(story.mention("طائرات", AIRCRAFT),),
        time=TimeValue("2031-04-06", "2031-04-06", "on", "2031-04-06", "written", day, story.span(day)),
        said=TimeValue("2031-04", None, "since", "2031-04/..", "narrative", "", None),
        figures=(
            figure(story, "أكثر من 20 مدنياً", low=20, exclusive_low=True, running=True),
            figure(story, "بينهم أنس الخيالي", low=1, high=1, part_of=0, group="men", affiliation=victim),
        ),
    )
    bombing = _with(bombing, event=bombing.id)
    denial = claim(
        story,
        "نفى",
        "نفى جيش وديان ذلك",
        speech_act="denies",
        commitment="denied",
        polarity="denied",
        denies=bombing.id,
        event=bombing.id,
        claimants=(story.mention("جيش وديان", ARMY),),
        addressees=(story.mention("أبو الخيّاليّ", ABU),),
    )
    siege = claim(
        story,
        "حصار",
        "بحصار منزل أنـــس بن الخيالى لترهيب أهل الخيالي منذ آذار",
        event_type="siege",
        speech_act="accuses",
        claimants=(story.mention("المرصد", OBSERVATORY),),
        agents=(story.mention("جيش وديان", ARMY, nth=1),),
        targets=(story.mention("منزل أنـــس بن الخيالى", HOUSE),),
        purpose=story.phrase("لترهيب أهل الخيالي"),
        time=TimeValue("2031-03", None, "since", "2031-03/..", "narrative", "منذ آذار", story.span("منذ آذار")),
    )
    links = (
        Link("najman", "http://www.wikidata.org/entity/Q999999991", "exactMatch", "test"),
        Link("new:anas-al-khayali", "Q999999992", "closeMatch", "test"),
    )
    return Reading(article(**fields), (bombing, denial, siege), links)


def figure(story, words, *, low=None, high=None, group="civilians", **fields):
    span = story.span(words)
    return HarmFigure("killed", group, low, high, words, span.start, span.end, **fields)


def _with(struct, **fields):
    return type(struct)(**{name: getattr(struct, name) for name in struct.__struct_fields__} | fields)

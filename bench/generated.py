"""Articles that nobody wrote, for benchmarks: ``python bench/generated.py OUT.nq --articles 1000 [--seed 1]``.

An invented country with invented actors and towns; nothing in it is news. What is like the real thing is the shape:
some ten claims an article (a report of an agency, not an essay), seven events, a third of the claims with figures, one
in twenty a denial, a few actors and places that fill most articles and a long tail of others, one unnamed source or
new name in two articles. The triples come from Riwaya's own writer (``riwaya.rdf.graph.describe``), one graph an
article, with the shared entities and the vocabulary beside them. The same seed and number give the same bytes, and
1,000 articles are the first 1,000 of 10,000.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import random
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from riwaya.gate import PublicGazetteer, PublicName
from riwaya.model import (
    Article,
    AttributionStep,
    Claim,
    Entity,
    HarmFigure,
    Mention,
    Phrase,
    PlaceMention,
    Publication,
    Span,
    TimeValue,
)
from riwaya.rdf.graph import describe, vocabulary
from riwaya.rdf.iris import DEFAULT_BASE, Iris
from riwaya.store.terms import triples_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CHUNK = 100
FIRST_DAY = dt.date(2031, 1, 1)
DAYS = 1095
SYLLABLES = (("زا", "za"), ("مو", "mu"), ("رين", "rin"), ("تا", "ta"), ("لو", "lu"), ("سير", "sir"), ("كا", "ka"))
ENDINGS = (("ن", "n"), ("د", "d"), ("ر", "r"), ("م", "m"), ("ب", "b"), ("ل", "l"))
PLACES = (("تل", "Tall"), ("كفر", "Kafr"), ("عين", "Ayn"), ("دير", "Dayr"), ("برج", "Burj"))
ACTORS = (
    ("armed_forces", "جيش", "Army of"),
    ("armed_group", "كتائب", "Brigades of"),
    ("government", "حكومة", "Government of"),
    ("ministry", "وزارة", "Ministry of"),
    ("ngo", "مرصد", "Observatory of"),
    ("news_agency", "وكالة", "Agency of"),
    ("collective", "أهالي", "People of"),
    ("political_party", "حزب", "Party of"),
)
OBJECTS = (("hospital", "مستشفى", "hospital"), ("school", "مدرسة", "school"), ("market", "سوق", "market"))
# word, event type, weapon, whether it harms, weight
EVENTS = (
    ("قصف", "shelling", "artillery", True, 16),
    ("غارة", "air_strike", "aircraft", True, 18),
    ("اشتباك", "clash_battle", None, True, 12),
    ("هجوم", "attack_other", None, True, 10),
    ("تفجير", "bombing_explosive", "ied", True, 5),
    ("إطلاق صواريخ", "rocket_attack", "rocket", True, 5),
    ("تقدم", "advance", None, False, 6),
    ("سيطرة", "territory_capture", None, False, 6),
    ("انسحاب", "withdrawal", None, False, 4),
    ("حصار", "siege", None, False, 2),
    ("وجود", "control_of_territory", None, False, 2),
    ("اعتقال", "arrest", None, True, 3),
    ("نزوح", "displacement_flight", None, True, 4),
    ("هدنة", "ceasefire_agreement", None, False, 3),
    ("مفاوضات", "negotiation_meeting", None, False, 3),
    ("تعزيزات", "deployment_reinforcement", None, False, 3),
)
# words, speech act, commitment, polarity, weight
SAYINGS = (
    ("قال", "asserts", "asserted", "affirmed", 50),
    ("أعلن", "announces", "asserted", "affirmed", 14),
    ("أكد", "confirms", "asserted", "affirmed", 8),
    ("اتهم", "accuses", "asserted", "affirmed", 8),
    ("نفى", "denies", "denied", "denied", 5),
    ("أدان", "condemns", "presupposed", "affirmed", 5),
    ("دعا إلى", "calls_for", "not_asserted", "affirmed", 4),
    ("حذر من", "warns", "not_asserted", "affirmed", 3),
    ("رجح", "doubts", "hedged", "affirmed", 3),
)
# days before publication, words, kind, basis
TIMES = (
    (0, "اليوم", "on", "dateline"),
    (1, "أمس", "on", "dateline"),
    (2, "قبل يومين", "on", "inferred"),
    (9, "منذ {0:%d/%m/%Y}", "since", "written"),
    (3, "في {0:%d/%m/%Y}", "on", "written"),
    (0, "في {0:%d/%m/%Y}", "on", "written"),
)
TIME_WEIGHTS = (3, 3, 1, 1, 6, 6)
HARMS = {"arrest": "detained", "displacement_flight": "displaced"}
RUNNING = 0.03
GROUPS = ("people", "civilians", "women", "children", "fighters", "soldiers", "medics")


class World(NamedTuple):
    """Who and what there is, with the weights by which it turns up."""

    gazetteer: PublicGazetteer
    towns: tuple[Entity, ...]
    actors: tuple[Entity, ...]
    agencies: tuple[Entity, ...]
    objects: tuple[Entity, ...]


class Text:
    """A text that grows word by word and knows where everything stands."""

    def __init__(self) -> None:
        """Begin an empty text."""
        self.parts: list[str] = []
        self.length = 0

    def add(self, words: str) -> Phrase:
        """Put words behind the others and return where they stand."""
        start = self.length + bool(self.parts)
        self.parts.append(words)
        self.length = start + len(words)
        return Phrase(start, self.length, words)

    def name(self, entity: Entity) -> Mention:
        """Name an entity."""
        phrase = self.add(entity.label_ar)
        return Mention(phrase.start, phrase.end, phrase.text, entity)

    def __str__(self) -> str:
        """The whole."""
        return " ".join(self.parts)


@cache
def world(seed: int) -> World:
    """Invent a country: 8 governorates, 240 towns, 160 actors, 90 objects."""
    chance = random.Random(f"world {seed}")  # noqa: S311 - a benchmark, not a secret
    used: set[str] = set()

    def name() -> tuple[str, str]:
        while True:
            parts = [*chance.choices(SYLLABLES, k=3), chance.choice(ENDINGS)]
            arabic, latin = ("".join(column) for column in zip(*parts, strict=True))
            if latin not in used:
                used.add(latin)
                return arabic, latin.capitalize()

    country = Entity("zamurin", "place", "country", "Zamurin", "زامورين")
    shown = {country.id: country}
    for kind, number in (("governorate", 8), ("town", 240)):
        for n in range(number):
            arabic, latin = name()
            first = PLACES[n % len(PLACES)] if kind == "town" else ("محافظة", "Governorate of")
            within = country.id if kind == "governorate" else f"governorate-{n % 8}"
            where = {"lat": 30 + n / 100, "lon": 40 + n / 100, "accuracy_m": 5000} if n % 10 else {}
            label = f"{first[1]} {latin}", f"{first[0]} {arabic}"
            shown[f"{kind}-{n}"] = Entity(f"{kind}-{n}", "place", kind, *label, within=within, **where)
    for n in range(160):
        kind, arabic, english = ACTORS[n % len(ACTORS)]
        own, latin = name()
        body = f"actor-{n - len(ACTORS)}" if n % 3 == 0 and n > len(ACTORS) else None
        item = f"Q{9_000_000_000 + n}" if n % 2 else None  # no such item: Wikidata is far from there
        label = f"{english} {latin}", f"{arabic} {own}"
        grew = f"actor-{n - 16}" if n % 40 == 20 else None  # noqa: PLR2004
        shown[f"actor-{n}"] = Entity(f"actor-{n}", "actor", kind, *label, within=body, wikidata=item, former=grew)
    for n in range(90):
        kind, arabic, english = OBJECTS[n % len(OBJECTS)]
        own, latin = name()
        shown[f"object-{n}"] = Entity(f"object-{n}", "object", kind, f"{latin} {english}", f"{arabic} {own}")
    names = {
        e.id: tuple(
            PublicName(f"{e.label_ar.split()[-1]} {n}", "ar", ("neutral", "partisan")[n], user)
            for n, user in enumerate((None, "actor-1"))
        )
        for e in shown.values()
        if e.cls == "actor"
    }
    towns, actors, objects = (
        tuple(e for e in shown.values() if e.id.startswith(f"{kind}-")) for kind in ("town", "actor", "object")
    )
    agencies = tuple(e for e in actors if e.kind == "news_agency")
    return World(PublicGazetteer(shown, names, private=False), towns, actors, agencies, objects)


def article(number: int, seed: int = 1) -> Publication:
    """Write one article and read it: the publication that the real extractor would make of such a text."""
    chance = random.Random(f"article {seed} {number}")  # noqa: S311
    here, text = world(seed), Text()
    published = FIRST_DAY + dt.timedelta(days=chance.randrange(DAYS))
    new = tuple(_new(chance, n) for n in range(chance.choice((0, 0, 1, 2))))
    claims: list[Claim] = []
    for _ in range(max(3, round(chance.gauss(10, 3)))):
        same = claims[-1] if claims and chance.random() < 0.3 else None  # noqa: PLR2004 - a third tells of the same
        claims.append(_claim(chance, here, text, published, new, same))
    whole = str(text)
    meant = Article(
        f"report-{number:06}",
        whole,
        hashlib.sha256(whole.encode()).hexdigest(),
        title=f"تقرير {number}",
        publisher=_common(chance, here.agencies).label_en,
        url=f"https://news.invalid/{number}",
        published=published.isoformat(),
        synthetic=True,
    )
    return Publication(meant, tuple(claims), (), private=False)


def _claim(
    chance: random.Random, here: World, text: Text, published: dt.date, new: Sequence[Entity], same: Claim | None
) -> Claim:
    said, act, commitment, polarity, _ = chance.choices(SAYINGS, [row[-1] for row in SAYINGS])[0]
    if said == "نفى" and same is None:
        said, act, commitment, polarity, _ = SAYINGS[0]
    kinds = ("named", "unnamed", "unstated", "outlet")
    kind = chance.choices(kinds, (60, 10, 6, 24))[0] if act in {"asserts", "doubts"} else "named"
    if kind == "unnamed" and not new:
        kind = "named"
    start = text.length + 1 if text.parts else 0
    time_ = _time(chance, text, published) if chance.random() < 0.7 else None  # noqa: PLR2004
    claimant = None
    if kind in {"named", "unnamed"}:
        claimant = text.name(new[0] if kind == "unnamed" else _common(chance, here.actors))
        text.add(said)
    said_on = _time(chance, text, published) if chance.random() < 0.1 else None  # noqa: PLR2004
    evidence = text.length + 1 if text.parts else 0
    word, event_type, weapon, harms, _ = chance.choices(EVENTS, [row[-1] for row in EVENTS])[0]
    trigger = text.add(word)
    agent = text.name(_common(chance, here.actors)) if chance.random() < 0.7 else None  # noqa: PLR2004
    target = None
    if chance.random() < 0.4:  # noqa: PLR2004
        target = text.name(_common(chance, here.objects if chance.random() < 0.5 else here.actors))  # noqa: PLR2004
    arm = None
    if weapon is not None and chance.random() < 0.6:  # noqa: PLR2004
        arm = text.name(Entity(f"weapon-{weapon}", "weapon", weapon, weapon, weapon))
    place = None
    if chance.random() < 0.75:  # noqa: PLR2004
        text.add("في")
        role = chance.choices(("site", "origin", "destination", "near"), (80, 5, 7, 8))[0]
        place = PlaceMention(text.name(_common(chance, here.towns)), role)
    figures = tuple(_figures(chance, text, event_type)) if harms and chance.random() < 0.5 else ()  # noqa: PLR2004
    purpose = text.add("لفتح الطريق") if chance.random() < 0.05 else None  # noqa: PLR2004
    relay = ()
    if chance.random() < 0.2:  # noqa: PLR2004
        text.add("بحسب")
        relay = (AttributionStep(text.name(_common(chance, here.agencies)), "relay"),)
    end = text.length
    text.add(".")
    id_ = str(trigger.start)
    return Claim(
        id=id_,
        evidence=Span(evidence, end),
        trigger=trigger,
        sentence=Span(start, text.length),
        event_type=event_type if same is None else same.event_type,
        speech_act=act,
        commitment=commitment,
        polarity=polarity,
        certainty=chance.choices(("certain", "probable", "possible", "unverified"), (85, 6, 6, 3))[0],
        claimant_kind=kind,
        rule=chance.choice(("verb.event", "noun.event", "said.that")),
        confidence=chance.choice((0.6, 0.7, 0.8, 0.9)),
        claimants=(claimant,) if claimant else (),
        attribution=relay,
        agents=(agent,) if agent else (),
        targets=(target,) if target else (),
        places=(place,) if place else (),
        weapons=(arm,) if arm else (),
        purpose=purpose,
        time=time_,
        said=said_on,
        figures=figures,
        event=None if commitment == "not_asserted" else (same.event or same.id) if same else id_,
        denies=same.id if act == "denies" and same else None,
    )


def _time(chance: random.Random, text: Text, published: dt.date) -> TimeValue:
    back, words, kind, basis = chance.choices(TIMES, TIME_WEIGHTS)[0]
    day = published - dt.timedelta(days=back)
    told = text.add(words.format(day))
    end = None if kind == "since" else day.isoformat()
    edtf = day.isoformat() if end else f"{day.isoformat()}/.."
    return TimeValue(day.isoformat(), end, kind, edtf, basis, told.text, Span(told.start, told.end))


def _figures(chance: random.Random, text: Text, event_type: str) -> Iterator[HarmFigure]:
    kind = HARMS.get(event_type, chance.choice(("killed", "killed", "injured")))
    least = min(500, int(chance.paretovariate(1))) * (100 if kind == "displaced" else 1)
    most = None if chance.random() < 0.2 else least  # noqa: PLR2004
    told = text.add(f"{'نحو ' if most else 'ما لا يقل عن '}{least}")
    yield HarmFigure(kind, "people", least, most, told.text, told.start, told.end, running=chance.random() < RUNNING)
    if least > 1 and chance.random() < 0.4:  # noqa: PLR2004
        part = chance.randint(1, least)
        told = text.add(f"بينهم {part}")
        group = chance.choice(GROUPS[1:])
        yield HarmFigure(kind, group, part, part, told.text, told.start, told.end, part_of=0)


def _new(chance: random.Random, n: int) -> Entity:
    word = chance.choice(("مصدر أمني", "شاهد", "مسؤول محلي"))
    return Entity(f"new:source-{n}", "actor", "unnamed_source", f"source {n}", f"{word} {n}", known=False)


@cache
def _weights(number: int) -> list[float]:
    """Zipf's: the n-th is met 1/n as often as the first."""
    return list(accumulate(1 / n for n in range(1, number + 1)))


def _common(chance: random.Random, entities: Sequence[Entity]) -> Entity:
    return chance.choices(entities, cum_weights=_weights(len(entities)))[0]


def _lines(seed: int, numbers: range) -> tuple[str, frozenset[str]]:
    """N-Quads of some articles: those of their own graphs, and the shared ones, which others repeat."""
    own: list[str] = []
    shared: set[str] = set()
    common = Iris(DEFAULT_BASE).graph("entities")
    for number in numbers:
        for iri, graph in describe(article(number, seed), world(seed).gazetteer).items():
            lines = sorted(f"{triple} <{iri}> .\n" for triple in triples_of(graph))
            own.extend(lines) if iri != common else shared.update(lines)
    return "".join(own), frozenset(shared)


def write(path: Path, articles: int, seed: int = 1, jobs: int = 2) -> int:
    """Write N-Quads of so many articles, and return how many statements they are."""
    shared = {f"{t} <{iri}> .\n" for iri, graph in vocabulary().items() for t in triples_of(graph)}
    chunks = [range(n, min(n + CHUNK, articles)) for n in range(0, articles, CHUNK)]
    beside = path.with_name(f".{path.name}")
    total = 0
    with ProcessPoolExecutor(jobs) as pool, beside.open("w", encoding="utf-8") as out:
        for own, common in pool.map(partial(_lines, seed), chunks):
            total += own.count("\n")
            out.write(own)
            shared |= common
        out.writelines(sorted(shared))
    beside.replace(path)
    return total + len(shared)


def generated(articles: int, folder: Path, seed: int = 1) -> Path:
    """Return the file of so many articles in a folder, written unless it is there."""
    path = folder / f"generated-{articles}-{seed}.nq"
    folder.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        write(path, articles, seed)
    return path


def main() -> None:
    """Write a file and say how big it is and how long that took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    began = time.monotonic()
    total = write(given.out, given.articles, given.seed)
    sys.stdout.write(f"{given.articles} articles, {total} statements, {time.monotonic() - began:.0f} s\n")


if __name__ == "__main__":
    main()

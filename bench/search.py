"""How fast words are found: python bench/search.py [--quotes 200000]. Prints one JSON object.

A store of invented claims is written, its search index is made, and a set of searches is asked in turn, each as the
shell and the server ask it (20 claims with their snippets, and the count). Nothing is fetched; everything is in a
temporary folder.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

from riwaya.store.dataset import Dataset
from riwaya.store.search import Request, find, rebuild
from riwaya.store.search.index import FILE, connect

BASE = "https://data.riwaya.invalid/"
RW, OA = "https://w3id.org/riwaya/ns#", "http://www.w3.org/ns/oa#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
IN_ARTICLE = 20
WHO = ("المرصد", "وزارة الدفاع", "مصدر عسكري", "ناشطون", "الوكالة الرسمية", "متحدث باسم القوات", "الدفاع المدني")
DID = ("قصفت", "استهدفت", "دمرت", "حاصرت", "هاجمت", "سيطرت على", "انسحبت من", "أصابت")
WHAT = ("الطائرات الحربية", "المدفعية", "قوات النظام", "الفصائل المسلحة", "المروحيات", "الراجمات", "المسيّرات")
AIM = ("سوقاً شعبية", "مدرسة", "مستشفى", "أبنية سكنية", "حاجزاً", "مخيماً للنازحين", "مواقع عسكرية", "جسراً")
WHERE = ("بلدة", "مدينة", "قرية", "محيط", "أطراف", "ريف")
HARM = ("ما أدى إلى مقتل", "وأسفر عن إصابة", "وخلّف", "وقال إن الحصيلة بلغت")
SEARCHES = (
    "قصفت",
    "سوق",
    "المدفعية",
    "والمدفعية للنازحين",
    '"قوات النظام"',
    '"قصفت المدفعية" OR "هاجمت المروحيات"',
    "مستشفى طائرات -المدفعية",
    "مدني*",
    "قري* مدرسة",
    "بلدة17",
    "فاعل12",
    "المرصد قتل حاجز",
)


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quotes", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=50)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sys.stdout.write(json.dumps(measured(Path(folder), given.quotes, given.rounds), ensure_ascii=False) + "\n")


def measured(folder: Path, quotes: int, rounds: int) -> dict[str, object]:
    """Build the store and its index, then ask."""
    source, store = folder / "claims.nq", folder / "store"
    written(source, quotes)
    began = time.monotonic()
    with Dataset.open(store, write=True, index=False) as dataset:
        dataset.load(source)
    loaded = time.monotonic()
    before = peak()
    with Dataset.open(store) as dataset:
        rebuild(store, dataset)
    indexed = time.monotonic()
    found: dict[str, object] = {
        "quotes": quotes,
        "load_s": round(loaded - began, 1),
        "index_s": round(indexed - loaded, 1),
        "index_mib": round((store / FILE).stat().st_size / 2**20, 1),
        "peak_mib_before_after": [before, peak()],
    }
    with closing(connect(store)) as index:
        times = {words: asked(index, words, rounds) for words in SEARCHES}
    every = sorted(one for group in times.values() for one in group)
    found["ms_median"] = round(every[len(every) // 2], 2)
    found["ms_p99"] = round(every[int(len(every) * 0.99)], 2)
    found["searches_ms_median"] = {words: round(sorted(group)[len(group) // 2], 2) for words, group in times.items()}
    began = time.monotonic()
    with Dataset.open(store, write=True) as dataset:
        dataset.replace(f"{BASE}graph/article/a0", ())
    found["drop_an_article_s"] = round(time.monotonic() - began, 2)
    return found


def asked(index: object, words: str, rounds: int) -> list[float]:
    """Milliseconds that a search takes, round by round."""
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        find(index, Request(q=words))
        times.append((time.perf_counter() - began) * 1000)
    return times


def peak() -> float:
    """The most memory that this process has held, in MiB."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


def written(path: Path, quotes: int) -> None:
    """Write claims as N-Quads: so many quotes, twenty an article, from a seed."""
    dice = random.Random(7)  # noqa: S311 - the same every time
    with path.open("w", encoding="utf-8") as out:
        for kind, number in (("place", 2000), ("actor", 500)):
            out.writelines(named(kind, one) for one in range(number))
        for claim in range(quotes):
            article, position = divmod(claim, IN_ARTICLE)
            if position == 0:
                out.write(f"<{BASE}article/a{article}> <{_TYPE}> <{RW}Article> <{BASE}graph/article/a{article}> .\n")
            out.writelines(described(dice, article, position))


def named(kind: str, number: int) -> str:
    """An invented place or actor, with its names."""
    node, graph = f"<{BASE}entity/{kind}-{number}>", f"<{BASE}graph/entities>"
    arabic = f"{'بلدة' if kind == 'place' else 'فاعل'}{number}"
    return "".join(
        f'{node} <{SKOS}prefLabel> "{name}"@{lang} {graph} .\n'
        for name, lang in ((arabic, "ar"), (f"{kind} {number}", "en"))
    )


def described(dice: random.Random, article: int, position: int) -> list[str]:
    """One invented claim."""
    graph = f"<{BASE}graph/article/a{article}>"
    at = position * 300
    claim = f"{BASE}article/a{article}/claim/{at}"
    count, place, actor = dice.randint(1, 80), int(dice.paretovariate(0.7)) % 2000, int(dice.paretovariate(0.7)) % 500
    words = (
        f"{dice.choice(WHO)} إن {dice.choice(WHAT)} {dice.choice(DID)} {dice.choice(AIM)} في {dice.choice(WHERE)} "
        f"اسم{dice.randint(1, 5000)} {dice.choice(HARM)} {count} مدنياً بينهم {dice.randint(1, 9)} أطفال"
    )
    evidence, trigger = f"{BASE}article/a{article}/evidence/{at}", f"{BASE}article/a{article}/trigger/{at}"
    nodes = (
        (claim, _TYPE, f"{RW}Claim"),
        (claim, f"{RW}inArticle", f"{BASE}article/a{article}"),
        (claim, f"{RW}evidence", evidence),
        (claim, f"{RW}trigger", trigger),
        (claim, f"{RW}claimantKind", "https://w3id.org/riwaya/claimant-kind#named"),
        (claim, f"{RW}commitment", "https://w3id.org/riwaya/commitment#asserted"),
        (claim, f"{RW}eventType", "https://w3id.org/riwaya/event-type#shelling"),
        (claim, f"{RW}reviewStatus", "https://w3id.org/riwaya/review-status#unreviewed"),
        (claim, f"{RW}claimant", f"{BASE}entity/actor-{actor}"),
        (claim, f"{RW}claimedSite", f"{BASE}entity/place-{place}"),
        (evidence, f"{OA}hasSelector", f"{evidence}/quote"),
        (trigger, f"{OA}hasSelector", f"{trigger}/position"),
    )
    lines = [f"<{s}> <{p}> <{o}> {graph} .\n" for s, p, o in nodes]
    lines.append(f'<{evidence}/quote> <{OA}exact> "{words}"@ar {graph} .\n')
    lines.append(f'<{trigger}/position> <{OA}start> "{at}"^^<http://www.w3.org/2001/XMLSchema#integer> {graph} .\n')
    return lines


_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

if __name__ == "__main__":
    main()

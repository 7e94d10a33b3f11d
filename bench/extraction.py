"""How fast Riwaya reads, beside a lemmatiser on the same texts: ``python bench/extraction.py [--articles 10000]``.

* reading against lemmatising the same text with simplemma (the target is a ratio of at most 2), as a text never seen
  (the word caches of both emptied before it), as one text of many (the word caches of both hold what other texts left),
  and as a text read again;
* the same by stage;
* memory over many different articles (the target: flat);
* the start of ``riwaya --help`` (the target: within 0.3 s of a bare interpreter), and of reading one article.

Needs ``pip install -e ".[bench]"``. Nothing here asserts: a benchmark tells, a test fails. See docs/performance.md.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from riwaya import pipeline
from riwaya.arabic import clitics, letters
from riwaya.arabic.numbers import find_quantities
from riwaya.documents.prepare import prepare
from riwaya.extract import claims, domain
from riwaya.extract.itemiser import Itemiser
from riwaya.extract.mentions import find_spots
from riwaya.extract.timeline import resolve
from riwaya.extract.wordforms import word_forms
from riwaya.model import Article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DATA = Path(__file__).resolve().parent.parent / "data"
ARTICLE = DATA / "articles" / "khan-shaykhun-2019.txt"
ROUNDS = 15
USE = pipeline.tools()
FORMS = word_forms(USE.gazetteer, USE.lexicon)
#: Everything that is kept of a word from one text to the next.
KEPT = (letters._norm, clitics.first_words, domain._domain, USE.lexicon.analyse, USE.known.whole, FORMS.of)  # noqa: SLF001


def taken(run: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """Milliseconds of one run: of this process, so that what else the machine does counts little."""
    start = clock()
    run()
    return (clock() - start) * 1000


def best(run: Callable[[], object], rounds: int = ROUNDS, before: Callable[[], object] = lambda: None) -> float:
    """The shortest of some runs."""
    times = []
    for _ in range(rounds):
        before()
        times.append(taken(run))
    return min(times)


def article(text: str) -> Article:
    """A text as an article."""
    return Article("bench", text, hashlib.sha256(text.encode()).hexdigest())


def read(text: str) -> object:
    """Read a text, from the bare string to its claims."""
    return claims.find_claims(prepare(article(text), USE.known), USE.gazetteer, USE.lexicon)


def forget() -> None:
    """Empty the word caches of Riwaya."""
    for kept in KEPT:
        kept.cache_clear()  # type: ignore[attr-defined]


class Lemmatiser:
    """Lemmatises every word of a text with simplemma."""

    def __init__(self) -> None:
        from simplemma.strategies import DefaultStrategy  # noqa: PLC0415  only the benchmark needs it

        self.strategy = DefaultStrategy()
        self.forget()

    def forget(self) -> None:
        """Empty its word cache."""
        from simplemma import Lemmatizer  # noqa: PLC0415

        self.lemmatizer = Lemmatizer(lemmatization_strategy=self.strategy)

    def read(self, text: str) -> object:
        """The lemmas of a text."""
        from simplemma import simple_tokenizer  # noqa: PLC0415

        return [self.lemmatizer.lemmatize(word, lang="ar") for word in simple_tokenizer(text)]


def compare(texts: list[str], others: list[str]) -> Iterator[tuple[str, float, float]]:
    """(what, milliseconds of Riwaya, of simplemma) for some texts together; ``others`` were read before them."""
    theirs = Lemmatiser()

    def each(one: Callable[[str], object], before: Callable[[], object] = lambda: None) -> float:
        total = 0.0
        for text in texts:
            before()
            total += taken(partial(one, text))
        return total

    def after_others(one: Callable[[str], object], forget: Callable[[], object]) -> float:
        forget()
        for other in others:
            one(other)
        return each(one)

    ways: dict[str, Callable[[Callable[[str], object], Callable[[], object]], float]] = {
        "never seen": each,
        "one of many": after_others,
        "read again": lambda one, _: each(one),
    }
    for what, way in ways.items():
        ours, lemmas = (
            min(way(one, forgets) for _ in range(ROUNDS))
            for one, forgets in ((read, forget), (theirs.read, theirs.forget))
        )
        yield what, ours, lemmas


def stages(text: str) -> Iterator[tuple[str, float]]:
    """(stage, milliseconds) of a text read again."""
    one = article(text)
    document = prepare(one, USE.known)
    tokens, norms = document.tokens, [token.norm for token in document.tokens]
    spots, quantities = find_spots(document, USE.gazetteer, USE.lexicon), find_quantities(tokens)
    itemiser = Itemiser(document, FORMS, spots, quantities, resolve(document))
    steps: dict[str, Callable[[], object]] = {
        "prepare: words, sentences, quotations": lambda: prepare(one, USE.known),
        "domain": lambda: domain.about_conflict(norms),
        "names": lambda: find_spots(document, USE.gazetteer, USE.lexicon),
        "dates": lambda: resolve(document),
        "numbers": lambda: find_quantities(tokens),
        "items": lambda: [itemiser.items(sentence) for sentence in document.sentences],
    }
    times = {name: best(step) for name, step in steps.items()}
    yield from times.items()
    yield "voices, happenings, claims, events (the rest)", best(lambda: read(text)) - sum(times.values())


def start_up() -> Iterator[tuple[str, float]]:
    """(command, seconds), best of five."""
    source = str(Path(pipeline.__file__).parent.parent)
    environment = {**os.environ, "PYTHONPATH": source}

    def seconds(*words: str) -> float:
        command = [sys.executable, *words]
        runs = (
            taken(lambda: subprocess.run(command, check=True, capture_output=True, env=environment), time.perf_counter)  # noqa: S603
            for _ in range(5)
        )
        return min(runs) / 1000

    yield "a bare interpreter", seconds("-c", "pass")
    yield "riwaya --help", seconds("-m", "riwaya.cli", "--help")
    yield "riwaya claims ARTICLE", seconds("-m", "riwaya.cli", "claims", str(ARTICLE))


def variants(text: str, count: int) -> Iterator[str]:
    """Different articles: sentences of one drawn anew, every thirtieth word one that was never seen."""
    draw = random.Random(3)  # noqa: S311  no secret
    sentences = [s for s in text.replace("\n", ". ").split(". ") if s]
    for _ in range(count):
        words = ". ".join(draw.choices(sentences, k=draw.randint(5, 35))).split()
        for n in range(0, len(words), 30):
            words[n] = "".join(draw.choices("ابتثجحخدرزسشصطعغفقكلمنهوي", k=6))
        yield " ".join(words)


def memory(text: str, count: int) -> Iterator[tuple[int, float]]:
    """(articles read, MiB held now); nothing where /proc does not tell."""
    statm = Path("/proc/self/statm")
    for n, variant in enumerate(variants(text, count), 1):
        read(variant)
        if statm.exists() and n in (count // 100, count // 10, count // 4, count // 2, count):
            yield n, int(statm.read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000, help="how many for the memory run")
    parser.add_argument("--texts", type=Path, default=DATA / "gold" / "texts", help="a folder of texts to read besides")
    given = parser.parse_args()
    text = ARTICLE.read_text("utf-8")
    more = [file.read_text("utf-8") for file in sorted(given.texts.glob("*.txt"))]
    print("the extractor is", "Python" if (claims.__file__ or "").endswith(".py") else "compiled")
    for name, texts, others in (
        ("the article", [text], more),
        (f"every second of {len(more)} texts", more[1::2], [text, *more[::2]]),
    ):
        print(f"\n{name}, {sum(map(len, texts)):,} characters   riwaya ms  simplemma ms  ratio")
        for what, ours, theirs in compare(texts, others):
            print(f"  {what:32} {ours:9.1f} {theirs:14.1f} {ours / theirs:6.2f}")
    print("\nthe article read again, by stage                 ms")
    for stage, ms in stages(text):
        print(f"  {stage:45} {ms:5.2f}")
    print("\nstart                                seconds")
    for command, seconds in start_up():
        print(f"  {command:33} {seconds:8.2f}")
    print("\narticles read   MiB held")
    for count, held in memory(text, given.articles):
        print(f"{count:13,d} {held:10.1f}")


if __name__ == "__main__":
    main()

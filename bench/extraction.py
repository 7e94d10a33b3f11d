"""How fast Riwaya reads: one run, side by side, as ratios. ``python bench/extraction.py [--articles 10000]``.

* reading an article against lemmatising the same text with simplemma (its word cache cleared for each text, as it
  would be for a text never seen; the target is a ratio of at most 2);
* memory over many articles (the target: flat);
* the start of ``riwaya --help`` against a bare interpreter (the target: within 0.3 s of it).

Needs ``pip install -e '.[bench]'``. Nothing here asserts: a benchmark tells, a test fails.
"""

from __future__ import annotations

import argparse
import hashlib
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from riwaya.documents.prepare import prepare
from riwaya.extract.claims import find_claims
from riwaya.extract.lexicon import load as load_lexicon
from riwaya.extract.vocabulary import known_words
from riwaya.link.gazetteer import load as load_gazetteer
from riwaya.model import Article

if TYPE_CHECKING:
    from collections.abc import Callable

ARTICLE = Path(__file__).resolve().parent.parent / "data" / "articles" / "khan-shaykhun-2019.txt"
ROUNDS = 15


def best(run: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The shortest of some runs, in milliseconds: what the machine can do when nothing else wants it."""
    shortest = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        shortest = min(shortest, time.perf_counter() - start)
    return shortest * 1000


def reader(text: str) -> Callable[[], object]:
    """Read ``text`` from the bare string to its claims."""
    gazetteer, lexicon = load_gazetteer(), load_lexicon()
    known = known_words(gazetteer, lexicon)
    article = Article("bench", text, hashlib.sha256(text.encode()).hexdigest())
    return lambda: find_claims(prepare(article, known), gazetteer, lexicon)


def lemmatiser(text: str) -> Callable[[], object]:
    """Lemmatise every word of ``text`` with simplemma, from an empty word cache."""
    from simplemma import Lemmatizer, simple_tokenizer  # noqa: PLC0415  only the benchmark needs it
    from simplemma.strategies import DefaultStrategy  # noqa: PLC0415

    strategy = DefaultStrategy()

    def run() -> list[str]:
        lemmatizer = Lemmatizer(lemmatization_strategy=strategy)
        return [lemmatizer.lemmatize(word, lang="ar") for word in simple_tokenizer(text)]

    run()
    return run


def start_up() -> tuple[float, float]:
    """Seconds of ``riwaya --help`` and of a bare interpreter, best of five."""

    def seconds(*words: str) -> float:
        return best(lambda: subprocess.run([sys.executable, *words], check=True, capture_output=True), 5) / 1000  # noqa: S603

    return seconds("-c", "from riwaya.cli.main import cli; cli(['--help'], standalone_mode=False)"), seconds(
        "-c", "pass"
    )


def memory(read: Callable[[], object], articles: int) -> list[tuple[int, int]]:
    """Peak memory in MiB after so many articles."""
    out = []
    for n in range(1, articles + 1):
        read()
        if n in (10, articles // 10, articles // 2, articles):
            out.append((n, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024))
    return out


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000, help="how many for the memory run")
    text = ARTICLE.read_text("utf-8")
    read = reader(text)
    read()
    ours, theirs = best(read), best(lemmatiser(text))
    print(f"read the article      {ours:8.1f} ms   {len(text) / ours:8.0f} characters/ms")
    print(f"simplemma, same text  {theirs:8.1f} ms")
    print(f"ratio                 {ours / theirs:8.2f}      target at most 2")
    helped, bare = start_up()
    print(f"riwaya --help         {helped:8.2f} s    bare interpreter {bare:.2f} s, difference {helped - bare:.2f} s")
    for count, peak in memory(read, parser.parse_args().articles):
        print(f"after {count:6d} articles  {peak:8d} MiB at most")


if __name__ == "__main__":
    main()

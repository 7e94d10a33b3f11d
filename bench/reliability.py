"""What the confidence of claims is worth: python bench/reliability.py GOLD... [--svg FILE] [--rules FILE].

Reads the texts of a gold set (docs/evaluation.md) and prints, for claims of about one confidence, how many there are
and which share of them gold holds. ``--svg`` draws it (needs riwaya[bench]); ``--rules`` writes the precision of each
rule in the form of the lexicon's confidence.tsv, from which the confidence of a claim comes: measure it on other texts
than those that you then draw. Several gold sets with texts of their own: --set GOLD TEXTS, as often as there are.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

from riwaya.articles.read import read
from riwaya.cli.evaluate import _tools
from riwaya.errors import InputError
from riwaya.evaluate.gold import gazetteer_of, load
from riwaya.evaluate.matching import pair
from riwaya.evaluate.scoring import Tally
from riwaya.evaluate.statements import from_rows
from riwaya.gate import publish
from riwaya.pipeline import read_claims
from riwaya.publish.rows import claim_rows

if TYPE_CHECKING:
    from riwaya.evaluate.scoring import Bin

#: A rule with fewer claims has no figure of its own.
ENOUGH = 5
#: What is taken for granted of a rule before it is measured: so many claims, so often right.
PRIOR = (2, 0.8)
NORMAL = 1.96


def measured(sets: list[tuple[str, Path | None]]) -> tuple[tuple[Bin, ...], Counter[str], Counter[str]]:
    """The bins of all sets, how many claims each rule made, and how many of them gold holds."""
    tally, made, held = Tally(), Counter(), Counter()
    for gold, texts in sets:
        use = _tools(gazetteer_of((gold,)))
        for one in load((gold,), texts):
            text = next(read([str(one.text)]))
            if isinstance(text, InputError):
                raise SystemExit(str(text))
            reading, _ = read_claims(text, use)
            article = publish(reading, use.policy, private=True)
            rows = list(claim_rows(article))
            statements = from_rows(rows, article.article.text)
            tally.add(one.id, article.article.text, statements, one.claims)
            found = {each.predicted for each in pair(statements, one.claims)}
            for n, row in enumerate(rows):
                rule = ".".join(row.rule.partition("+")[0].split(".")[:2])
                for name in {"any", rule}:
                    made[name] += 1
                    held[name] += n in found
    return tally.scores().reliability, made, held


def interval(share: float, count: int) -> tuple[float, float]:
    """Wilson's 95 per cent interval of a share of so many.

    >>> [round(end, 2) for end in interval(0.9, 10)]
    [0.6, 0.98]
    """
    square = NORMAL * NORMAL
    middle = (share + square / (2 * count)) / (1 + square / count)
    reach = NORMAL * sqrt(share * (1 - share) / count + square / (4 * count * count)) / (1 + square / count)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def draw(bins: tuple[Bin, ...], path: Path) -> None:
    """Draw the bins as SVG, the same bytes on every run; its words stay text, whose Arabic letters the viewer joins."""
    import matplotlib as mpl  # noqa: PLC0415 - a second, and only drawing needs it

    mpl.use("svg")
    mpl.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "riwaya", "font.family": "DejaVu Sans"})
    from matplotlib import pyplot as plt  # noqa: PLC0415

    figure, axes = plt.subplots(figsize=(6.4, 6.4))
    axes.plot([0, 1], [0, 1], color="0.6", linestyle="--", linewidth=1)
    for one in bins:
        low, high = interval(one.held, one.claims)
        axes.vlines(one.confidence, low, high, color="#1b6ca8", linewidth=2)
        axes.plot(one.confidence, one.held, "o", color="#1b6ca8", markersize=7)
        axes.annotate(f"n={one.claims}", (one.confidence, low), (0, -14), textcoords="offset points", ha="center")
    axes.set(xlim=(0, 1.02), ylim=(0, 1.02), aspect="equal")
    axes.set_xlabel("extraction confidence\nثقة الاستخراج", labelpad=8)
    axes.set_ylabel("share of the claims that gold holds\nنسبة الادعاءات الموجودة في المرجع", labelpad=8)
    axes.set_title("Reliability of the extraction confidence\nموثوقية ثقة الاستخراج", pad=12)
    axes.grid(color="0.9")
    figure.savefig(path, metadata={"Date": None, "Creator": None}, bbox_inches="tight", pad_inches=0.3)


def write_rules(made: Counter[str], held: Counter[str], path: Path) -> None:
    """The table of rules, smoothed by PRIOR."""
    count, share = PRIOR
    lines = [
        f"{rule}\t{(held[rule] + count * share) / (made[rule] + count):.2f}\t{made[rule]}\n"
        for rule in sorted(made)
        if made[rule] >= ENOUGH or rule == "any"
    ]
    path.write_text("rule\tprecision\tmeasured_on\n" + "".join(lines), encoding="utf-8")


def main() -> None:
    """Measure, print, and draw or write what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("gold", nargs="*")
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--set", dest="sets", nargs=2, action="append", default=[], metavar=("GOLD", "TEXTS"))
    parser.add_argument("--svg", type=Path)
    parser.add_argument("--rules", type=Path)
    asked = parser.parse_args()
    sets = [(gold, asked.texts) for gold in asked.gold] + [(gold, Path(texts)) for gold, texts in asked.sets]
    if not sets:
        parser.error("name a gold set")
    bins, made, held = measured(sets)
    claims = sum(one.claims for one in bins)
    apart = sum(one.claims * abs(one.confidence - one.held) for one in bins) / claims if claims else 0.0
    for one in bins:
        low, high = interval(one.held, one.claims)
        print(
            f"{one.claims:>5} claims  confidence {one.confidence:.2f}  held {one.held:.2f}  ({low:.2f} to {high:.2f})"
        )
    print(f"{claims:>5} claims in all, apart by {apart:.3f} on average")
    if asked.svg:
        draw(bins, asked.svg)
    if asked.rules:
        write_rules(made, held, asked.rules)


if __name__ == "__main__":
    main()

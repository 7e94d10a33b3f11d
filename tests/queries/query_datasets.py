"""The data sets that every question is asked of, each with its own expected rows. A new one is one line at the end.

``python tests/queries/query_datasets.py [DATASET [QUESTION …]]`` writes the expected files anew, for a person to
review with ``git diff``: the answer of the Oxigraph store becomes what the other engines must give.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from riwaya.store.queries import library, run
from riwaya.store.results import Statements, to_csv, to_turtle

HERE = Path(__file__).parent
ROOT = HERE.parent.parent


class DataSet(NamedTuple):
    """Quads, the folder of expected answers (QUESTION.csv or .ttl) and the values of parameters it is asked with."""

    name: str
    quads: Path
    expected: Path
    turtle: Path | None = None  # the published union of the graphs; made from the quads where there is none

    def values(self, question):
        """Return the parameters that this data set needs: its own places and actors instead of the defaults."""
        path = self.expected / "parameters.json"
        return json.loads(path.read_text("utf-8")).get(question, {}) if path.exists() else {}

    def expected_file(self, question):
        """Return the file that holds what a question must answer."""
        return self.expected / f"{question.name}.{'csv' if question.form == 'SELECT' else 'ttl'}"


DATASETS = (
    DataSet("synthetic", HERE / "fixture" / "synthetic.trig", HERE / "expected" / "synthetic"),
    DataSet("article", ROOT / "data/graph/riwaya.trig", HERE / "expected" / "article", ROOT / "data/graph/riwaya.ttl"),
)


def written(answer):
    """Write an answer as its expected file holds it."""
    return to_turtle(answer) if isinstance(answer, Statements) else to_csv(answer, neutral=False).replace("\r\n", "\n")


def regenerate(names, questions):
    """Write the expected files of data sets and say what changed."""
    for dataset in DATASETS:
        if names and dataset.name not in names:
            continue
        store = ox.Store()
        store.bulk_load(path=dataset.quads)
        dataset.expected.mkdir(parents=True, exist_ok=True)
        for question in library():
            if questions and question.name not in questions:
                continue
            path = dataset.expected_file(question)
            fresh = written(run(question, dataset.values(question.name), store))
            if not path.exists() or path.read_text("utf-8") != fresh:
                path.write_text(fresh, "utf-8")
                sys.stdout.write(f"{dataset.name}: {path.name} changed\n")


if __name__ == "__main__":
    regenerate(sys.argv[1:2], sys.argv[2:])

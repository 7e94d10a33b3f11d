"""What the tests of the whole share: the shipped article, built once."""

from pathlib import Path

import pytest

from riwaya.articles.read import read
from riwaya.pipeline import build, tools

ROOT = Path(__file__).parent.parent
ARTICLE = ROOT / "data" / "articles" / "khan-shaykhun-2019.txt"


@pytest.fixture(scope="session")
def article():
    (found,) = read([str(ARTICLE)])
    return found


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The shipped article with every output: (outcome, folder)."""
    out = tmp_path_factory.mktemp("built") / "out"
    formats = ("ttl", "trig", "jsonld", "nq", "jsonl", "csv")
    return build(read([str(ARTICLE)]), out, tools(), formats=formats), out

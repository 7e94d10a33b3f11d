"""The flow, on one screen: an article goes in, its claims come out as a graph that has been checked.

::

    read(paths)                          -> Iterator[Article | InputError]
    prepare(article, known)              -> Document                 words, sentences, quotations
    find_claims(document, …)             -> tuple[Claim, ...]        the rule extractor
    link(entities, gazetteer)            -> tuple[Link, ...]
    publish(reading, policy, …)          -> Publication              the do-no-harm gate
    describe(publication, …)             -> NamedGraphs              RDF
    validate(graph, …)                   -> Report                   SHACL, and every quote against the text

:func:`build_article` is that flow for one article, a pure function of it; :func:`build` goes through many and leaves
a folder and a store behind.
"""

from __future__ import annotations

import gc
import hashlib
import os
import shutil
from contextlib import contextmanager
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

import msgspec

from riwaya import __version__
from riwaya.documents.prepare import Known, prepare
from riwaya.errors import InputError, RiwayaError
from riwaya.extract import lexicon as lexicons
from riwaya.extract.claims import find_claims
from riwaya.extract.mentions import find_mentions, find_spots
from riwaya.extract.vocabulary import known_words
from riwaya.gate import Policy, PublicGazetteer, load_policy, open_gazetteer, participants, publish
from riwaya.link import gazetteer as gazetteers
from riwaya.link.links import link
from riwaya.model import Reading
from riwaya.publish.output import DEFAULT_FORMATS, write
from riwaya.rdf.graph import NamedGraphs, describe, merge, vocabulary
from riwaya.rdf.iris import DEFAULT_BASE, Iris, checked_base
from riwaya.shacl import RINGS, Report, format_report, load_shapes, report_turtle, validate
from riwaya.store.dataset import Dataset
from riwaya.store.terms import triples_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from riwaya.extract.lexicon import Lexicon
    from riwaya.link.gazetteer import Gazetteer
    from riwaya.model import Article, Mention, Publication

MANIFEST: Final = "manifest.json"
STORE: Final = "store"


class Tools(msgspec.Struct, frozen=True):
    """What is the same for every article of a build: the project's data, and how the user wants it published."""

    gazetteer: Gazetteer
    public: PublicGazetteer
    aliases: Mapping[str, list[str]]
    lexicon: Lexicon
    known: Known
    policy: Policy
    base: str
    private: bool


class Built(msgspec.Struct, frozen=True):
    """One article all the way through: what may be published of it, as a graph, with what validation says."""

    publication: Publication
    graphs: NamedGraphs
    report: Report


class Outcome(msgspec.Struct, frozen=True):
    """A build: the articles that went through, what is wrong with the others, and the files that it left.

    ``problems`` are the user's to mend; ``defects`` are Riwaya's own, met while it built an article.
    """

    built: tuple[Built, ...]
    problems: tuple[RiwayaError, ...]
    defects: tuple[Exception, ...]
    report: Report
    files: tuple[Path, ...]
    store: Path | None


@cache
def tools(base: str = DEFAULT_BASE, *, private: bool = False) -> Tools:
    """Load the project's data, once in the life of the process.

    :param base: the IRI that the data stand under.
    :param private: bypass the do-no-harm gate, for work on one's own machine.
    :raises DataError: a row of the gazetteer, the lexicon or the policy is wrong.
    :raises InputError: no IRI can stand under ``base``.
    """
    with _loading():
        gazetteer, lexicon, policy = gazetteers.load(), lexicons.load("ar"), load_policy()
        aliases: dict[str, list[str]] = {}
        for group in gazetteer.names.values():
            for name in group:
                aliases.setdefault(name.entity, []).append(name.form)
        public = open_gazetteer(gazetteer, policy, private=private)
        known = known_words(gazetteer, lexicon)
        return Tools(gazetteer, public, aliases, lexicon, known, policy, checked_base(base), private)


@contextmanager
def _loading() -> Iterator[None]:
    """Load what stays as long as the process: the garbage collector neither stops the loading nor goes over it later.

    That is a third of the time of loading and an eighth of that of reading, and processes that are forked off share it.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if collecting:
            gc.enable()


def read_claims(article: Article, use: Tools) -> tuple[Reading, tuple[Mention, ...]]:
    """Read an article: its claims with their links, and everything that it mentions. Nothing is withheld yet."""
    document = prepare(article, use.known)
    spots = find_spots(document, use.gazetteer, use.lexicon)
    mentions = find_mentions(document, use.gazetteer, use.lexicon, spots)
    claims = find_claims(document, use.gazetteer, use.lexicon, spots)
    entities = {mention.entity.id: mention.entity for claim in claims for mention in participants(claim)}
    return Reading(article, claims, link(entities.values(), use.gazetteer)), mentions


def publish_claims(article: Article, use: Tools) -> Publication:
    """Read an article and pass what was read through the do-no-harm gate."""
    reading, mentions = read_claims(article, use)
    return publish(reading, use.policy, people=mentions, aliases=use.aliases, private=use.private)


def build_article(article: Article, use: Tools) -> Built:
    """The whole flow for one article.

    :raises EvidenceError: a span does not hold the characters that it claims to hold.
    """
    publication = publish_claims(article, use)
    graphs = describe(publication, use.public, use.base)
    mine = str(Iris(use.base).article(publication.article.slug))
    rings = tuple(ring for ring in RINGS if ring != "do-no-harm" or not use.private)
    report = validate(
        graphs.union(),
        shapes=load_shapes(rings),
        article_text=lambda iri: article.text if iri == mine else None,
    )
    return Built(publication, graphs, report)


def build(
    articles: Iterable[Article | RiwayaError],
    out: Path,
    use: Tools,
    *,
    formats: Iterable[str] = DEFAULT_FORMATS,
    store: bool = True,
    progress: Callable[[str], None] = lambda _: None,
) -> Outcome:
    """Build every article that can be built, and leave one folder with all of them; a bad one stops no other.

    Where no article can be built, the folder stays as it was. What an earlier build left there and this one does not
    write again is removed.

    :param progress: told the slug of each article before it is read.
    :raises InputError: a format is unknown, or the folder cannot be written or holds a private build.
    :raises StoreError: the folder's store is locked, corrupt or of another version.
    """
    built, problems, defects = _build_each(articles, use, progress)
    report = _together(built)
    if not built:
        return Outcome((), tuple(problems), tuple(defects), report, (), None)
    before = _earlier(out)
    files = write(out, [(one.publication, one.graphs) for one in built], base=use.base, formats=formats)
    files += _write_report(out, report, use.base)
    if store:
        _fill(out / STORE, merge([*(one.graphs for one in built), vocabulary(use.base)], use.base))
    manifest = Manifest(
        riwaya=__version__,
        base=use.base,
        private=use.private,
        store=store,
        articles=tuple(ManifestArticle(one.publication.article.slug, one.publication.article.sha256) for one in built),
        files={file.relative_to(out).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files},
    )
    _clean(out, before, manifest)
    files.append(_put(out / MANIFEST, msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n"))
    left = out / STORE if store else None
    return Outcome(tuple(built), tuple(problems), tuple(defects), report, tuple(files), left)


def _build_each(
    articles: Iterable[Article | RiwayaError], use: Tools, progress: Callable[[str], None]
) -> tuple[list[Built], list[RiwayaError], list[Exception]]:
    """The articles that could be built, what is wrong with others, and what is wrong with Riwaya."""
    built: list[Built] = []
    problems: list[RiwayaError] = []
    defects: list[Exception] = []
    for article in articles:
        if isinstance(article, RiwayaError):
            problems.append(article)
            continue
        progress(article.slug)
        try:
            built.append(build_article(article, use))
        except RiwayaError as error:
            problems.append(error)
        except Exception as error:  # noqa: BLE001 - kept with its traceback, for the caller to show when the rest stands
            error.add_note(f"while building {article.slug}")
            defects.append(error)
    return built, problems, defects


def _together(built: list[Built]) -> Report:
    """The reports of the articles as one."""
    found = sorted((violation for one in built for violation in one.report.violations), key=lambda one: one.sort_key)
    return Report(tuple(found), sum(one.report.articles for one in built), sum(one.report.claims for one in built))


def _write_report(out: Path, report: Report, base: str) -> list[Path]:
    """The report for people in both languages, and for machines."""
    texts = {
        "report.en.txt": format_report(report, "en"),
        "report.ar.txt": format_report(report, "ar"),
        "report.ttl": report_turtle(report, f"{base}report"),
    }
    return [_put(out / name, text.encode()) for name, text in texts.items()]


def _fill(folder: Path, graphs: NamedGraphs) -> None:
    """Make the store hold these graphs and no other."""
    with Dataset.open(folder, write=True) as dataset:
        for gone in set(dataset.graphs()).difference(str(name) for name in graphs):
            dataset.replace(gone, ())
        for name, graph in graphs.items():
            dataset.replace(str(name), triples_of(graph))


class ManifestArticle(msgspec.Struct, frozen=True):
    """An article of a build: the readable part of its IRIs, and the hash of its text."""

    slug: str
    sha256: str


class Manifest(msgspec.Struct, frozen=True):
    """What a build left in its folder: the same for the same articles, whenever and wherever it runs."""

    riwaya: str
    base: str
    private: bool
    store: bool
    articles: tuple[ManifestArticle, ...]
    files: dict[str, str]


def _earlier(out: Path) -> Manifest | None:
    """The manifest of the build that the folder holds; None where there is none, or none of ours."""
    try:
        return msgspec.json.decode((out / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError):
        return None


def _clean(out: Path, before: Manifest | None, now: Manifest) -> None:
    """Remove what the build before left and this one did not write again."""
    if before is None:
        return
    for name in set(before.files).difference(now.files):
        if ".." not in PurePosixPath(name).parts and not PurePosixPath(name).is_absolute():
            (out / name).unlink(missing_ok=True)
    if before.store and not now.store:
        shutil.rmtree(out / STORE, ignore_errors=True)


def _put(path: Path, content: bytes) -> Path:
    """Write a file whole or not at all."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}", where=str(path)) from error
    finally:
        beside.unlink(missing_ok=True)
    return path

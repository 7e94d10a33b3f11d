"""The query library: one question a file, described in two languages, asked of any source.

A question of the library begins with a strict header, one key a line::

    # @title.en Who says that what happened in a place?
    # @title.ar من يقول إن ماذا حدث في مكان؟
    # @why.en   …                                        # @why.ar …
    # @param place entity                                # a parameter and its type
    # @param.en place The place; its parts count too     # @param.ar place …
    # @keywords place, event, مكان

and carries the defaults in its ``VALUES … # parameters`` line (:mod:`riwaya.store.binding`). A query of one's own
needs no header. ``queries/README`` and docs/questions.md tell how to add one.
"""

from __future__ import annotations

import difflib
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from riwaya.errors import DataError, QueryError
from riwaya.resources import resource
from riwaya.store.binding import bind, defaults, paging
from riwaya.store.guard import bare, reaches_out
from riwaya.store.parameters import DEFAULT_BASE, TYPES, Parameter, rebased, term_for
from riwaya.store.results import Answer, Rows
from riwaya.store.sources import as_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from riwaya.store.sources import Source

Kind = Literal["questions", "checks", "federated", "own"]
KINDS: tuple[Kind, ...] = ("questions", "checks", "federated")

_KEY = re.compile(r"# @(?P<key>[a-z]+)(?:\.(?P<lang>en|ar))?[ \t]+(?P<value>\S.*?)[ \t]*")
_FORM = re.compile(r"\b(SELECT|CONSTRUCT|DESCRIBE|ASK)\b", re.IGNORECASE)
_ONE_ARTICLE = (
    "PREFIX rw: <https://w3id.org/riwaya/ns#> SELECT ?article { ?article a rw:Article } ORDER BY ?article LIMIT 1"
)


class Question(msgspec.Struct, frozen=True):
    """A query with its description. ``title`` and ``why`` are (English, Arabic) pairs."""

    name: str
    kind: Kind
    text: str
    title: tuple[str, str] = ("", "")
    why: tuple[str, str] = ("", "")
    parameters: tuple[Parameter, ...] = ()
    keywords: tuple[str, ...] = ()

    @property
    def form(self) -> str:
        """SELECT, CONSTRUCT, DESCRIBE or ASK."""
        return form_of(self.text, self.name)


def form_of(text: str, name: str = "") -> str:
    """Return SELECT, CONSTRUCT, DESCRIBE or ASK.

    :raises QueryError: the text is none of them.
    """
    word = _FORM.search(bare(text))
    if word is None:
        raise QueryError("is no query: neither SELECT, CONSTRUCT, DESCRIBE nor ASK", where=name)
    return word[1].upper()


def library(kind: Kind = "questions") -> tuple[Question, ...]:
    """Return every question of one shelf of the library, sorted by name."""
    return tuple(_shelf(kind, resource("queries", kind)))


def find(name: str) -> Question:
    """Find a question by its name in the library, or by the path of a .rq file.

    :raises QueryError: there is none; the message suggests the nearest names.
    """
    path = Path(name)
    if path.suffix in {".rq", ".sparql"} or path.is_file():
        return _own(path)
    shelves = {question.name: question for kind in KINDS for question in library(kind)}
    if name in shelves:
        return shelves[name]
    near = difflib.get_close_matches(name, list(shelves), n=3, cutoff=0.5)
    mend = f"did you mean {', '.join(near)}?" if near else "see docs/questions.md, or give the path of a .rq file"
    raise QueryError(f"no question is called {name!r}", mend=mend)


def terms_for(question: Question, values: Mapping[str, str], base: str = DEFAULT_BASE) -> dict[str, object]:
    """Return a term, or None, for every parameter of a question: those told as typed, the others' defaults.

    :raises QueryError: a parameter that the question does not have, or a value that is not of its type.
    """
    known = {parameter.name: parameter for parameter in question.parameters}
    for name in values:
        if name not in known:
            takes = ", ".join(known) or "no parameter"
            raise QueryError(f"has no parameter {name!r}", where=question.name, mend=f"it takes {takes}")
    return {
        name: term_for(parameter, values[name], base) if name in values else rebased(parameter.default, base)
        for name, parameter in known.items()
    }


def bound_text(question: Question, values: Mapping[str, str] | None = None, base: str = DEFAULT_BASE) -> str:
    """Return the query with its parameters bound as terms: what an engine is given."""
    return bind(question.text, terms_for(question, values or {}, base))  # type: ignore[arg-type]


def run(
    question: Question | str,
    values: Mapping[str, str] | None,
    source: object,
    *,
    base: str | None = None,
    network: bool = False,
) -> Answer:
    """Ask a question of a source.

    :param question: a :class:`Question`, or what :func:`find` takes.
    :param values: words for its parameters, by name.
    :param source: what :func:`riwaya.store.sources.as_source` takes: a dataset, a graph, a store, a file.
    :param base: the base of the data's IRIs; by default that of the source's first article.
    :param network: allow SERVICE and FROM, which fetch from other machines.
    :raises QueryError: an unknown question, a wrong parameter, a query that does not parse or reaches out unasked.
    """
    question = find(question) if isinstance(question, str) else question
    word = reaches_out(question.text)
    if word and not network:
        raise QueryError(f"{word} would reach another machine", where=question.name, mend="allow it with --network")
    asked = as_source(source)
    base = base or (base_of(asked) if question.parameters else DEFAULT_BASE)
    try:
        return asked.ask(bound_text(question, values, base))
    except QueryError as fault:
        if fault.where:
            raise
        raise QueryError(fault.message, where=question.name, mend=fault.mend) from fault


def base_of(source: Source) -> str:
    """Return the base under which a source's data stands: what precedes ``article/`` in its first article's IRI."""
    found = source.ask(_ONE_ARTICLE)
    if isinstance(found, Rows) and found.rows and found.rows[0][0] is not None:
        base, mark, _ = found.rows[0][0].value.partition("article/")
        if mark:
            return base
    return DEFAULT_BASE


def parse(text: str, name: str, kind: Kind) -> Question:
    """Read a query and its header.

    :raises DataError: a header line that is none, a missing description, a parameter without a type or a place.
    """
    single: dict[str, str] = {}
    types: dict[str, str] = {}
    told: dict[tuple[str, str], str] = {}
    for number, key, lang, value in _header(text, name):
        if key == "param" and lang == "":
            types.update([_pair(value, f"{name}:{number}")])
        elif key == "param":
            parameter, words = _pair(value, f"{name}:{number}")
            told[parameter, lang] = words
        elif f"{key}.{lang}" in {"title.en", "title.ar", "why.en", "why.ar", "keywords."}:
            single[f"{key}.{lang}"] = value
        else:
            raise DataError(f"unknown header key @{key}", where=f"{name}:{number}")
    question = Question(
        name=name,
        kind=kind,
        text=text,
        title=(single.get("title.en", ""), single.get("title.ar", "")),
        why=(single.get("why.en", ""), single.get("why.ar", "")),
        parameters=_parameters(name, types, told, text),
        keywords=tuple(word.strip() for word in single.get("keywords.", "").split(",") if word.strip()),
    )
    if kind != "own" and not (all(question.title) and all(question.why) and question.keywords):
        raise DataError("a question of the library has title, why (.en and .ar) and keywords", where=name)
    return question


@cache
def _shelf(kind: Kind, folder: Path) -> tuple[Question, ...]:
    files = sorted(folder.glob("*.rq"), key=lambda path: path.stem)
    if not files:
        raise DataError("holds no .rq file", where=str(folder))
    return tuple(parse(path.read_text("utf-8"), path.stem, kind) for path in files)


def _own(path: Path) -> Question:
    try:
        return parse(path.read_text("utf-8"), path.stem, "own")
    except FileNotFoundError as fault:
        raise QueryError("there is no such file", where=str(path)) from fault
    except (OSError, UnicodeDecodeError) as fault:
        raise QueryError(f"cannot be read: {fault}", where=str(path)) from fault


def _header(text: str, name: str) -> Iterator[tuple[int, str, str, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("# @"):
            continue
        found = _KEY.fullmatch(line)
        if found is None:
            raise DataError("a header line is '# @key words'", where=f"{name}:{number}")
        yield number, found["key"], found["lang"] or "", found["value"]


def _pair(value: str, where: str) -> tuple[str, str]:
    name, _, rest = value.partition(" ")
    if not name.isidentifier() or not rest.strip():
        raise DataError("a parameter line is '# @param name type' or '# @param.en name words'", where=where)
    return name, rest.strip()


def _parameters(
    name: str, types: Mapping[str, str], told: Mapping[tuple[str, str], str], text: str
) -> tuple[Parameter, ...]:
    bound = defaults(text)
    if set(types) != set(bound):
        odd = ", ".join(sorted(set(types) ^ set(bound)))
        raise DataError(f"header and '# parameters' line do not name the same parameters: {odd}", where=name)
    if set(told) != {(parameter, lang) for parameter in types for lang in ("en", "ar")}:
        raise DataError("each @param has one @param.en and one @param.ar", where=name)
    for parameter, kind in types.items():
        if kind not in TYPES:
            raise DataError(f"@param {parameter}: no type {kind!r}", where=name, mend=f"one of {', '.join(TYPES)}")
    return (*(Parameter(p, kind, told[p, "en"], told[p, "ar"], bound[p]) for p, kind in types.items()), *paging(text))

"""Read gold: claims as a person read them, beside the texts that they were read in.

Three forms are taken (docs/evaluation.md): a file of one article ``{"article": "NAME.txt", "claims": […]}``; a folder
of such files, each ``ID.json`` for the text ``ID.txt``; JSON Lines of ``{"id": …, "claims": […]}``. A folder may hold
its gold in ``claims/``, its texts in ``texts/`` and a gazetteer of its own in ``gazetteer/``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from riwaya.errors import InputError
from riwaya.evaluate.statements import ClaimCell, FigureCell, NamedCell, Statement, statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class GoldFigure(FigureCell, frozen=True, forbid_unknown_fields=True):
    """A harm figure of gold, with what is written of it and not compared."""

    group: str | None = None
    affiliation: str | NamedCell | None = None
    exclusive_max: bool | None = None
    approx: bool | None = None
    cumulative: bool | None = None
    subset_of: int | None = None
    text: str | None = None
    start: int | None = None
    end: int | None = None


class GoldClaim(ClaimCell, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A claim of gold, strict: a misspelt field is refused, not passed over."""

    casualties: tuple[GoldFigure, ...] | None = None
    id: str | None = None
    event: str | None = None
    claimant_kind: str | None = None
    certainty: str | None = None
    commitment: str | None = None
    addressees: list[str | NamedCell] | None = None
    attribution: list[str | NamedCell] | None = None
    weapons: list[str | NamedCell] | None = None
    purpose: str | None = None
    origin: str | list[str] | None = None
    destination: str | list[str] | None = None
    said: str | None = None
    said_start: str | None = None
    said_end: str | None = None
    note: str | None = None


class _File(msgspec.Struct, frozen=True):
    claims: list[GoldClaim]
    id: str | None = None
    article: str | None = None


class Gold(NamedTuple):
    """The gold of one article: its file, its text's file, its claims."""

    id: str
    text: Path
    claims: tuple[Statement, ...]


def load(paths: Iterable[str], texts: Path | None = None) -> Iterator[Gold]:
    """Read gold, an article at a time.

    :param texts: the folder of the texts, where they do not stand beside the gold.
    :raises InputError: a file is no gold, has no text, or does not fit it.
    """
    for given in map(Path, paths):
        folder = given / "claims" if (given / "claims").is_dir() else given
        beside = texts or (given / "texts" if (given / "texts").is_dir() else None)
        for file in _files(folder):
            for one, default in _read(file):
                yield _gold(one, default, file, beside)


def gazetteer_of(paths: Iterable[str]) -> Path | None:
    """The gazetteer that stands beside the gold, if there is one."""
    for given in map(Path, paths):
        for folder in (given, given.parent):
            if (folder / "gazetteer" / "sources.tsv").is_file():
                return folder / "gazetteer"
    return None


def _files(given: Path) -> list[Path]:
    if given.is_dir():
        found = sorted(file for file in given.iterdir() if file.suffix in (".json", ".jsonl"))
        if not found:
            raise InputError("the folder holds no gold", where=str(given), mend="give a folder of ID.json files")
        return found
    if not given.is_file():
        raise InputError("there is no such file", where=str(given), mend="see how the name is spelled")
    return [given]


def _read(file: Path) -> Iterator[tuple[_File, str]]:
    """The articles of one file, each with the id that its place gives it."""
    try:
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".jsonl":
            for line in filter(str.strip, text.splitlines()):
                yield msgspec.json.decode(line, type=_File), ""
        else:
            yield msgspec.json.decode(text, type=_File), file.stem
    except msgspec.ValidationError as error:
        mend = "docs/evaluation.md lists the fields of gold"
        raise InputError(f"the gold is wrong: {error}", where=str(file), mend=mend) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(f"no JSON in UTF-8: {error}", where=str(file), mend="write it as JSON in UTF-8") from error


def _gold(one: _File, default: str, file: Path, texts: Path | None) -> Gold:
    name = one.id or default
    if not name:
        raise InputError("a line without an id", where=str(file), mend='write {"id": "…", "claims": […]}')
    text = _text_of(one, name, file, texts)
    try:
        content = text.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"the text cannot be read: {error}", where=str(text), mend="see --texts") from error
    where = f"{file} ({name})"
    return Gold(name, text, tuple(statement(claim, content, where, strict=True) for claim in one.claims))


def _text_of(one: _File, name: str, file: Path, texts: Path | None) -> Path:
    """The file of a text: by its id, else as the gold names it, in the folder of texts or beside the gold."""
    folder = file.parent if texts is None else texts
    by_name: Path = folder / f"{name}.txt"
    if by_name.is_file():
        return by_name
    if one.article is not None and (folder / one.article).is_file():
        return folder / one.article
    raise InputError(f"the text of {name!r} is missing", where=str(by_name), mend="name its folder with --texts")

"""The gazetteer: who and what is known by which names (format: docs/gazetteer.md).

``load()`` reads ``data/gazetteer/`` once a process. It is strict: a wrong row is refused with its file and line.

>>> gazetteer = load()
>>> [gazetteer.entities[name.entity].label_en for name in gazetteer.names["هيئه تحرير الشام"]]
["Hay'at Tahrir al-Sham"]
>>> norms = "اتفاق مع هيئه تحرير الشام".split()
>>> [length for length, _ in gazetteer.match(norms, 2)]
[3]
>>> gazetteer.entities[gazetteer.adjectives["روسيه"]].label_en
'Russia'
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal, get_args

import msgspec

from riwaya.arabic.letters import fold
from riwaya.errors import DataError
from riwaya.link.kinds import KINDS
from riwaya.model import Entity, EntityClass
from riwaya.resources import resource

NameUse = Literal["neutral", "partisan", "short", "metonym", "abbreviation", "variant"]

_USES: Final = frozenset(get_args(NameUse))
_ENTITY_FILES: Final[tuple[tuple[str, EntityClass], ...]] = (
    ("actors.tsv", "actor"),
    ("places.tsv", "place"),
    ("objects.tsv", "object"),
    ("weapons.tsv", "weapon"),
)
_ENTITY_COLUMNS: Final = (
    *("id", "kind", "label_en", "label_ar", "country", "within", "lat", "lon", "accuracy_m", "geonames", "wikidata"),
    *("cue", "former", "source"),
)
_NAME_COLUMNS: Final = ("id", "form", "lang", "use", "used_by", "context")
_ADJECTIVE_COLUMNS: Final = ("form", "id")
_SOURCE_COLUMNS: Final = ("id", "name", "licence", "address")


class Name(msgspec.Struct, frozen=True, gc=False):
    """A name that somebody gives an entity.

    ``entity`` is its id; ``form`` is as written; ``used_by`` is the id of the actor whose side says it (a partisan
    name); ``context`` holds the ISO codes of the countries that the name needs (empty: it means this entity anywhere).
    """

    entity: str
    form: str
    lang: str
    use: NameUse
    used_by: str | None = None
    context: tuple[str, ...] = ()


class Source(msgspec.Struct, frozen=True):
    """What rows were checked against: a name, its licence, its address."""

    id: str
    name: str
    licence: str
    address: str


class Gazetteer(msgspec.Struct, frozen=True):
    """Entities and their names.

    ``names`` goes from a folded form (``arabic.letters.fold_text``, Latin letters in lower case) to every name written
    so; labels in Arabic are among them. ``adjectives`` goes from a folded nisba without the article to the id of its
    actor. ``cues`` are the ids whose name is also a common word. ``source_of`` goes from an id to what its row was
    checked against. ``lengths`` goes from a first word to the numbers of words of the names that begin with it.
    """

    entities: Mapping[str, Entity]
    names: Mapping[str, tuple[Name, ...]]
    adjectives: Mapping[str, str]
    cues: frozenset[str]
    sources: Mapping[str, Source]
    source_of: Mapping[str, str]
    lengths: Mapping[str, tuple[int, ...]]

    def match(
        self, norms: Sequence[str], i: int, first: str | None = None
    ) -> Iterator[tuple[int, tuple[Name, ...]]]:
        """Every name that begins at word ``i`` of the folded words ``norms``, the longest first, with its length.

        ``first`` stands in for ``norms[i]`` when the caller has taken proclitics off it (``للامم`` read as ``الامم``).
        """
        head = norms[i] if first is None else first
        for length in self.lengths.get(head, ()):
            if i + length <= len(norms):
                found = self.names.get(" ".join((head, *norms[i + 1 : i + length])))
                if found:
                    yield length, found

    def names_of(self, entity: str) -> tuple[Name, ...]:
        """The names of one entity, in order of their forms (for a description of it; a linear search)."""
        rows = (name for group in self.names.values() for name in group if name.entity == entity)
        return tuple(sorted(rows, key=lambda name: name.form))


def load(folder: Path | None = None) -> Gazetteer:
    """Read a gazetteer; by default the shipped one.

    :raises DataError: a row breaks a rule of docs/gazetteer.md; the message names file, line and what to do.
    """
    return _load(folder or resource("data", "gazetteer"))


@lru_cache(maxsize=8)
def _load(folder: Path) -> Gazetteer:
    """Read one folder, once a process."""
    sources = _read_sources(folder / "sources.tsv")
    entities: dict[str, Entity] = {}
    names: dict[str, list[Name]] = {}
    cues: set[str] = set()
    source_of: dict[str, str] = {}
    for file, cls in _ENTITY_FILES:
        path = folder / file
        for line, row, folded in _rows(path, _ENTITY_COLUMNS):
            entity = _entity(row, cls, path, line)
            if entity.id in entities:
                raise _wrong(path, line, f"id {entity.id!r} stands in another file too", "ids are unique in the folder")
            if row[13] not in sources:
                raise _wrong(path, line, f"source {row[13]!r} is not in sources.tsv", "add it there first")
            entities[entity.id] = entity
            source_of[entity.id] = row[13]
            if row[11]:
                cues.add(entity.id)
            names.setdefault(folded[3].lower(), []).append(Name(entity.id, entity.label_ar, "ar", "neutral"))
    _check_references(folder, entities)
    _read_names(folder / "names.tsv", entities, names)
    frozen = {form: tuple(group) for form, group in names.items()}
    adjectives = _read_adjectives(folder / "adjectives.tsv", entities)
    return Gazetteer(entities, frozen, adjectives, frozenset(cues), sources, source_of, _lengths(frozen))


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, list[str], list[str]]]:
    """Line number, cells and folded cells of each row; the header and the number of cells are checked."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise DataError("the gazetteer lacks this file", where=str(path), mend="docs/gazetteer.md lists them") from error
    except UnicodeDecodeError as error:
        raise DataError("not UTF-8", where=str(path), mend="save it as UTF-8") from error
    lines = text.splitlines()
    if not lines or tuple(lines[0].split("\t")) != columns:
        unknown = [name for name in lines[0].split("\t") if name not in columns] if lines else []
        problem = f"unknown column {unknown[0]!r}" if unknown else "the header is not as it should be"
        raise _wrong(path, 1, problem, f"the columns are: {' '.join(columns)}")
    width = len(columns)
    for number, (line, folded) in enumerate(zip(lines[1:], fold(text).splitlines()[1:], strict=True), start=2):
        cells = line.split("\t")
        if len(cells) != width:
            raise _wrong(path, number, f"{len(cells)} cells in place of {width}", "one tab between two cells")
        yield number, cells, folded.split("\t")


def _wrong(path: Path, line: int, message: str, mend: str) -> DataError:
    """The error of one row."""
    return DataError(message, where=f"{path}:{line}", mend=mend)


def _entity(row: list[str], cls: EntityClass, path: Path, line: int) -> Entity:
    """One checked row as an entity; order is checked by :func:`_check_references`."""
    key, kind, label_en, label_ar, country, within, lat, lon, accuracy, geonames, wikidata, cue, former, _ = row
    if not key or not label_en or not label_ar:
        raise _wrong(path, line, "id, label_en or label_ar is empty", "an entity has all three")
    if kind not in KINDS[cls]:
        raise _wrong(path, line, f"unknown kind {kind!r} of {cls}", "docs/model.md lists the kinds")
    if cue not in ("", "1"):
        raise _wrong(path, line, f"cue is {cue!r}", "1 or empty")
    if bool(lat) != bool(lon) or (lat and cls != "place"):
        raise _wrong(path, line, "half a pair of coordinates, or coordinates of no place", "lat and lon of a place")
    try:
        point = (float(lat), float(lon)) if lat else (None, None)
        radius = int(accuracy) if accuracy else None
    except ValueError as error:
        raise _wrong(path, line, str(error), "decimal degrees and whole metres") from error
    return Entity(
        id=key,
        cls=cls,
        kind=kind,
        label_en=label_en,
        label_ar=label_ar,
        country=country or None,
        within=within or None,
        wikidata=wikidata or None,
        geonames=geonames or None,
        lat=point[0],
        lon=point[1],
        accuracy_m=radius,
        former=former or None,
    )


def _check_references(folder: Path, entities: Mapping[str, Entity]) -> None:
    """Rows are in order, and what they point at is there and of the same class."""
    files = dict((cls, file) for file, cls in _ENTITY_FILES)
    line, cls, previous = 1, "", ""
    for entity in entities.values():
        if entity.cls != cls:
            line, cls, previous = 1, entity.cls, ""
        line += 1
        path = folder / files[entity.cls]
        if entity.id <= previous:
            raise _wrong(path, line, f"{entity.id!r} stands after {previous!r}", "sort the rows by id")
        previous = entity.id
        for column, target in (("within", entity.within), ("former", entity.former)):
            if target is not None and (target not in entities or entities[target].cls != cls):
                raise _wrong(path, line, f"{column} {target!r} is no {cls} of the gazetteer", "name an id of this file")


def _read_names(path: Path, entities: Mapping[str, Entity], names: dict[str, list[Name]]) -> None:
    """Add the rows of names.tsv to ``names``."""
    previous = ("", "")
    for line, (key, form, lang, use, used_by, context), folded in _rows(path, _NAME_COLUMNS):
        if (key, form) <= previous:
            raise _wrong(path, line, f"{key} {form!r} is out of order or twice", "sort by id and form; each once")
        previous = (key, form)
        if key not in entities or not form:
            raise _wrong(path, line, f"a name of {key!r}, which is no row", "add the entity first")
        if use not in _USES:
            raise _wrong(path, line, f"unknown use {use!r}", f"one of {' '.join(sorted(_USES))}")
        if used_by and used_by not in entities:
            raise _wrong(path, line, f"used_by {used_by!r} is no row", "name the id of an actor")
        name = Name(key, form, lang, use, used_by or None, tuple(context.split()))  # type: ignore[arg-type]
        names.setdefault(folded[1].lower(), []).append(name)


def _read_adjectives(path: Path, entities: Mapping[str, Entity]) -> dict[str, str]:
    """Folded nisba to the id of its actor."""
    adjectives: dict[str, str] = {}
    previous = ""
    for line, (form, key), folded in _rows(path, _ADJECTIVE_COLUMNS):
        if form <= previous or folded[0] in adjectives:
            raise _wrong(path, line, f"{form!r} is out of order or twice", "sort by form; each once")
        previous = form
        if key not in entities:
            raise _wrong(path, line, f"an adjective of {key!r}, which is no row", "add the entity first")
        adjectives[folded[0]] = key
    return adjectives


def _read_sources(path: Path) -> dict[str, Source]:
    """Sources by id."""
    sources: dict[str, Source] = {}
    for line, row, _ in _rows(path, _SOURCE_COLUMNS):
        if not all(row) or row[0] in sources:
            raise _wrong(path, line, f"source {row[0]!r} is twice or has an empty cell", "all four cells, each id once")
        sources[row[0]] = Source(*row)
    return sources


def _lengths(names: Mapping[str, tuple[Name, ...]]) -> dict[str, tuple[int, ...]]:
    """First word to the numbers of words of the names that begin with it, longest first."""
    lengths: dict[str, set[int]] = {}
    for form in names:
        lengths.setdefault(form.partition(" ")[0], set()).add(form.count(" ") + 1)
    return {first: tuple(sorted(counts, reverse=True)) for first, counts in lengths.items()}

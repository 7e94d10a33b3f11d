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

from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, get_args

import msgspec

from riwaya.link.kinds import KINDS
from riwaya.link.table import Table
from riwaya.model import Entity, EntityClass
from riwaya.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

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
    checked against. ``lengths`` goes from the first word of names to 1 where it is one by itself, and from the first
    two words of longer names to the numbers of words of the names that begin so, the longest first.
    """

    entities: Mapping[str, Entity]
    names: Mapping[str, tuple[Name, ...]]
    adjectives: Mapping[str, str]
    cues: frozenset[str]
    sources: Mapping[str, Source]
    source_of: Mapping[str, str]
    lengths: Mapping[str, tuple[int, ...]]

    def match(self, norms: Sequence[str], i: int, first: str | None = None) -> list[tuple[int, tuple[Name, ...]]]:
        """Every name that begins at word ``i`` of the folded words ``norms``, the longest first, with its length.

        ``first`` stands in for ``norms[i]`` when the caller has taken proclitics off it (``للامم`` read as ``الامم``).
        """
        head = norms[i] if first is None else first
        alone = self.lengths.get(head)
        if alone is None:
            return []
        out = []
        if i + 1 < len(norms):
            for length in self.lengths.get(f"{head} {norms[i + 1]}", ()):
                found = self.names.get(" ".join((head, *norms[i + 1 : i + length])))
                if found and i + length <= len(norms):
                    out.append((length, found))
        if alone:
            out.append((1, self.names[head]))
        return out

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
    names: dict[str, tuple[Name, ...]] = {}
    cues: set[str] = set()
    source_of: dict[str, str] = {}
    references: list[tuple[Table, int, Entity]] = []
    for file, cls in _ENTITY_FILES:
        table = Table(folder / file, _ENTITY_COLUMNS)
        previous = ""
        for line, (row, form) in enumerate(zip(table.rows, table.folded(3), strict=True), start=2):
            entity = _entity(row, cls, table, line)
            if entity.id <= previous:
                raise table.wrong(line, f"{entity.id!r} stands after {previous!r}", "sort the rows by id; each once")
            if entity.id in entities:
                raise table.wrong(line, f"id {entity.id!r} stands in another file too", "ids are unique in the folder")
            if row[13] not in sources:
                raise table.wrong(line, f"source {row[13]!r} is not in sources.tsv", "add it there first")
            previous = entity.id
            entities[entity.id] = entity
            source_of[entity.id] = row[13]
            if row[11]:
                cues.add(entity.id)
            if entity.within or entity.former:
                references.append((table, line, entity))
            names[form] = (*names.get(form, ()), Name(entity.id, entity.label_ar, "ar", "neutral"))
    _check_references(references, entities)
    _read_names(folder / "names.tsv", entities, names)
    adjectives = _read_adjectives(folder / "adjectives.tsv", entities)
    return Gazetteer(entities, names, adjectives, frozenset(cues), sources, source_of, lengths_of(names))


def _entity(row: list[str], cls: EntityClass, table: Table, line: int) -> Entity:
    """One checked row as an entity; what it points at is checked when all rows are read."""
    key, kind, label_en, label_ar, country, within, lat, lon, accuracy, geonames, wikidata, cue, former, _ = row
    if not key or not label_en or not label_ar:
        raise table.wrong(line, "id, label_en or label_ar is empty", "an entity has all three")
    if kind not in KINDS[cls]:
        raise table.wrong(line, f"unknown kind {kind!r} of {cls}", "ontology/vocabularies/ defines the kinds")
    if cue not in ("", "1"):
        raise table.wrong(line, f"cue is {cue!r}", "1 or empty")
    if bool(lat) != bool(lon) or bool(lat) != bool(accuracy) or (lat and cls != "place"):
        raise table.wrong(line, "lat, lon, accuracy_m go together, and only places have them", "all three or none")
    try:
        point = (float(lat), float(lon), int(accuracy)) if lat else (None, None, None)
    except ValueError as error:
        raise table.wrong(line, str(error), "decimal degrees and whole metres") from error
    return Entity(
        key,
        cls,
        kind,
        label_en,
        label_ar,
        country=country or None,
        within=within or None,
        wikidata=wikidata or None,
        geonames=geonames or None,
        lat=point[0],
        lon=point[1],
        accuracy_m=point[2],
        former=former or None,
    )


def _check_references(references: Iterable[tuple[Table, int, Entity]], entities: Mapping[str, Entity]) -> None:
    """What a row points at is there and of the same class; nothing lies within itself."""
    for table, line, entity in references:
        for column, target in (("within", entity.within), ("former", entity.former)):
            if target is None:
                continue
            if target == entity.id or target not in entities or entities[target].cls != entity.cls:
                message = f"{column} {target!r} is no other {entity.cls} of the gazetteer"
                raise table.wrong(line, message, "name the id of another row of this file")


def _read_names(path: Path, entities: Mapping[str, Entity], names: dict[str, tuple[Name, ...]]) -> None:
    """Add the rows of names.tsv to ``names``."""
    table = Table(path, _NAME_COLUMNS)
    known = entities.keys() | {""}
    contexts: dict[str, tuple[str, ...]] = {"": ()}
    previous = ("", "")
    for line, ((key, form, lang, use, used_by, context), folded) in enumerate(
        zip(table.rows, table.folded(1), strict=True), start=2
    ):
        if (key, form) <= previous:
            raise table.wrong(line, f"{key} {form!r} is out of order or twice", "sort by id and form; each once")
        previous = (key, form)
        if not form or key not in entities:
            raise table.wrong(line, f"a name of {key!r}, which is no row", "add the entity first")
        if use not in _USES:
            raise table.wrong(line, f"unknown use {use!r}", f"one of {' '.join(sorted(_USES))}")
        if used_by not in known:
            raise table.wrong(line, f"used_by {used_by!r} is no row", "name the id of an actor")
        if context not in contexts:
            contexts[context] = tuple(context.split(" "))
        name = Name(key, form, lang, use, used_by or None, contexts[context])  # type: ignore[arg-type]  # checked above
        names[folded] = (*names[folded], name) if folded in names else (name,)


def _read_adjectives(path: Path, entities: Mapping[str, Entity]) -> dict[str, str]:
    """Folded nisba to the id of its actor."""
    table = Table(path, _ADJECTIVE_COLUMNS)
    adjectives: dict[str, str] = {}
    previous = ""
    for line, ((form, key), folded) in enumerate(zip(table.rows, table.folded(0), strict=True), start=2):
        if form <= previous or folded in adjectives:
            raise table.wrong(line, f"{form!r} is out of order or twice", "sort by form; each once")
        previous = form
        if key not in entities:
            raise table.wrong(line, f"an adjective of {key!r}, which is no row", "add the entity first")
        adjectives[folded] = key
    return adjectives


def _read_sources(path: Path) -> dict[str, Source]:
    """Sources by id."""
    table = Table(path, _SOURCE_COLUMNS)
    sources: dict[str, Source] = {}
    for line, row in enumerate(table.rows, start=2):
        if not all(row) or row[0] in sources:
            raise table.wrong(line, f"source {row[0]!r} is twice or has an empty cell", "all four cells, each id once")
        sources[row[0]] = Source(*row)
    return sources


def lengths_of(names: Mapping[str, tuple[Name, ...]]) -> dict[str, tuple[int, ...]]:
    """The ``lengths`` of a gazetteer with these names."""
    lengths: dict[str, tuple[int, ...]] = {}
    for form in names:
        first, *rest = form.split(" ", 2)
        if not rest:
            lengths[first] = (1,)
            continue
        if first not in lengths:
            lengths[first] = ()
        pair, count = (form, 2) if len(rest) == 1 else (f"{first} {rest[0]}", rest[1].count(" ") + 3)
        known = lengths.get(pair)
        if known is None:
            lengths[pair] = (count,)
        elif count not in known:
            lengths[pair] = tuple(sorted((*known, count), reverse=True))
    return lengths

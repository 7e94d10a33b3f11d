"""Who may be named and which places lose precision: decisions of people, read from ``data/policy/``."""

from __future__ import annotations

import csv
import re
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal, TypeVar, cast, get_args

import msgspec

from riwaya.errors import DataError
from riwaya.gate.names import normal
from riwaya.resources import resource

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping
    from pathlib import Path

    from riwaya.link.gazetteer import Gazetteer
    from riwaya.model import Entity

_Key = TypeVar("_Key")
Decision = Literal["withhold", "publish"]
WordUse = Literal["particle", "title", "function"]

_COLUMNS: Final = {
    "public-figures": ("id", "reason", "who", "when"),
    "decisions": ("person", "article", "decision", "reason", "who", "when"),
    "precision": ("kind", "decimals", "accuracy_m", "reason", "who", "when"),
    "name-words": ("form", "use"),
}
_MAY_BE_EMPTY: Final = {"article"}
_KIND: Final = re.compile(r"[a-z][a-z_]*")


class Coarse(msgspec.Struct, frozen=True):
    """How precisely a kind of place may be shown: places after the point, and the least radius in metres."""

    decimals: int
    accuracy_m: int


class Policy(msgspec.Struct, frozen=True):
    """The decisions.

    ``public`` holds the gazetteer ids of public figures. ``decisions`` is keyed by entity id and article slug ("" for
    every article). ``coarse`` is keyed by entity kind. ``words`` holds the words that stand in names and identify
    nobody alone, by their use.
    """

    public: frozenset[str] = frozenset()
    decisions: Mapping[tuple[str, str], Decision] = {}
    coarse: Mapping[str, Coarse] = {}
    words: Mapping[str, WordUse] = {}

    def protects(self, entity: Entity, slug: str = "") -> bool:
        """Whether the entity must not be named in this article.

        A decision for this article comes first, then one for every article, then the list of public figures. A name
        that was only met in a text is never on the list: it may be a namesake.
        """
        for key in ((entity.id, slug), (entity.id, "")):
            if key in self.decisions:
                return self.decisions[key] == "withhold"
        if entity.cls != "actor" or entity.kind != "person":
            return False
        return not (entity.known and entity.id in self.public)


class PublicName(msgspec.Struct, frozen=True):
    """A name of an entity, with who says it."""

    form: str
    lang: str
    use: str
    used_by: str | None = None


class PublicGazetteer:
    """The gazetteer after the gate: what a writer may look entities up in. ``names`` is keyed by entity id."""

    def __init__(self, entities: Mapping[str, Entity], gazetteer: Gazetteer, *, private: bool) -> None:
        self.entities, self.private = entities, private
        self._gazetteer = gazetteer

    @cached_property
    def names(self) -> Mapping[str, tuple[PublicName, ...]]:
        """The names that may be shown, gathered when the first is asked for: a table of claims needs none of them."""
        names: dict[str, set[PublicName]] = {}
        for name in (name for group in self._gazetteer.names.values() for name in group):
            entity = self.entities.get(name.entity)
            if entity is not None and (name.use != "variant" or entity.cls in {"actor", "place"}):
                used_by = name.used_by if name.used_by in self.entities else None
                names.setdefault(name.entity, set()).add(PublicName(name.form, name.lang, name.use, used_by))
        return {id_: tuple(sorted(names[id_], key=_by_form)) for id_ in sorted(names)}


def coarsened(entity: Entity, policy: Policy) -> Entity:
    """The entity at the precision that its kind may be shown with."""
    rule = policy.coarse.get(entity.kind)
    if rule is None or entity.lat is None or entity.lon is None:
        return entity
    return msgspec.structs.replace(
        entity,
        lat=round(entity.lat, rule.decimals),
        lon=round(entity.lon, rule.decimals),
        accuracy_m=max(entity.accuracy_m or 0, rule.accuracy_m),
    )


def open_gazetteer(gazetteer: Gazetteer, policy: Policy, *, private: bool = False) -> PublicGazetteer:
    """Pass the gazetteer through the gate: no protected person, no precise hospital; ``private`` lets all through.

    The inflected forms of common nouns (the "variant" names of objects and weapons) are there to read texts with;
    they are nobody's name and stay behind.
    """
    rows = gazetteer.entities
    hidden = frozenset() if private else frozenset(id_ for id_, row in rows.items() if policy.protects(row))

    shown: dict[str, Entity] = {}
    for id_, row in rows.items():
        if id_ not in hidden:
            shown[id_] = row if private else coarsened(row, policy)
            if row.within in hidden or row.former in hidden:
                within = None if row.within in hidden else row.within
                former = None if row.former in hidden else row.former
                shown[id_] = msgspec.structs.replace(shown[id_], within=within, former=former)
    return PublicGazetteer(shown, gazetteer, private=private)


def load_policy(folder: Path | None = None) -> Policy:
    """Read a policy folder: ``public-figures.tsv``, ``decisions.tsv``, ``precision.tsv``, ``name-words.tsv``.

    :param folder: the policy that ships with Riwaya where None.
    :raises DataError: a file is missing or a row is wrong; the message names file and line.
    """
    folder = resource("data", "policy") if folder is None else folder
    public: set[str] = set()
    for where, row in _rows(folder, "public-figures"):
        public.add(_new(row["id"], public, where))
    decisions: dict[tuple[str, str], Decision] = {}
    for where, row in _rows(folder, "decisions"):
        decision = _decision(row["decision"], where)
        if decision == "publish" and row["person"].startswith("new:"):
            mend = "who may be named gets a row in the gazetteer first"
            raise DataError(f"{row['person']!r} is not in the gazetteer", where=where, mend=mend)
        decisions[_new((row["person"], row["article"]), decisions, where)] = decision
    coarse: dict[str, Coarse] = {}
    for where, row in _rows(folder, "precision"):
        if not _KIND.fullmatch(row["kind"]):
            raise DataError(f"{row['kind']!r} is no kind of entity", where=where)
        coarse[_new(row["kind"], coarse, where)] = Coarse(
            _number(row["decimals"], 6, where), _number(row["accuracy_m"], 1_000_000, where)
        )
    words: dict[str, WordUse] = {}
    for where, row in _rows(folder, "name-words"):
        use = _use(row["use"], where)
        # A function word is told from a name by its exact spelling (على, علي); the others by their folded form.
        form = row["form"] if use == "function" else normal(row["form"])
        words[_new(form, words, where)] = use
    return Policy(frozenset(public), decisions, coarse, words)


def _by_form(name: PublicName) -> tuple[str, str, str, str]:
    return name.form, name.lang, name.use, name.used_by or ""


def _rows(folder: Path, name: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of a policy table with where they stand."""
    path, columns = folder / f"{name}.tsv", _COLUMNS[name]
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError("the policy table cannot be read", where=str(path), mend=str(error)) from error
    lines = list(csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE, strict=True))
    if not lines or tuple(lines[0]) != columns:
        raise DataError(f"the header must be {' '.join(columns)}, tab-separated", where=f"{path}:1")
    for number, cells in enumerate(lines[1:], start=2):
        where = f"{path}:{number}"
        if len(cells) != len(columns):
            raise DataError(f"{len(cells)} cells, not {len(columns)}", where=where)
        row = dict(zip(columns, cells, strict=True))
        for column, cell in row.items():
            if cell != cell.strip() or (not cell and column not in _MAY_BE_EMPTY):
                raise DataError(f"{column} is empty or padded", where=where)
        if "when" in row:
            _day(row["when"], where)
        yield where, row


def _new(key: _Key, seen: Container[_Key], where: str) -> _Key:
    if key in seen:
        raise DataError(f"{key!r} stands here twice", where=where, mend="keep one row")
    return key


def _decision(value: str, where: str) -> Decision:
    for decision in get_args(Decision):
        if value == decision:
            return cast("Decision", decision)
    raise DataError(f"{value!r} is no decision", where=where, mend=" or ".join(get_args(Decision)))


def _use(value: str, where: str) -> WordUse:
    for use in get_args(WordUse):
        if value == use:
            return cast("WordUse", use)
    raise DataError(f"{value!r} is no use of a word in a name", where=where, mend=" or ".join(get_args(WordUse)))


def _number(value: str, most: int, where: str) -> int:
    if not (value.isascii() and value.isdecimal() and int(value) <= most):
        raise DataError(f"{value!r} is no whole number of 0..{most}", where=where)
    return int(value)


def _day(value: str, where: str) -> None:
    try:
        exact = date.fromisoformat(value).isoformat() == value
    except ValueError:
        exact = False
    if not exact:
        raise DataError(f"{value!r} is no date", where=where, mend="YYYY-MM-DD")

"""Making the search index: fresh from all that a store holds, or a copy brought in step with what has changed."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from riwaya.arabic.stems import edition, tokens
from riwaya.errors import StoreError
from riwaya.store.queries import base_of
from riwaya.store.search import reading
from riwaya.store.search.index import FILE, FORMAT, REBUILD, facts_of, fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable

    from riwaya.store.search.reading import ClaimEntry, EntityEntry
    from riwaya.store.sources import Source

#: How far apart the numbers of two articles' claims are.
_ROOM: Final = 1 << 20
_SHELVES: Final = 1 << 28
#: Seconds that no index takes to make.
_LONG_AGO: Final = 86_400
#: Stands between two names: no word runs from one into the next.
_APART: Final = " \ue000 "
_SCHEMA: Final = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE articles (id INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE);
CREATE TABLE claims (id INTEGER PRIMARY KEY, iri TEXT NOT NULL, quote TEXT NOT NULL, source TEXT NOT NULL,
  commitment TEXT NOT NULL, type TEXT NOT NULL, review TEXT NOT NULL, first TEXT, last TEXT,
  voices TEXT NOT NULL, places TEXT NOT NULL);
CREATE TABLE entities (iri TEXT PRIMARY KEY, number INTEGER NOT NULL, article INTEGER, label_en TEXT NOT NULL,
  label_ar TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX entities_number ON entities (number);
CREATE INDEX entities_article ON entities (article);
CREATE TABLE inside (wider TEXT NOT NULL, iri TEXT NOT NULL, PRIMARY KEY (wider, iri)) WITHOUT ROWID;
CREATE TABLE numbers (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE);
CREATE TABLE types (code TEXT PRIMARY KEY, label_en TEXT NOT NULL, label_ar TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE narrower (wider TEXT NOT NULL, code TEXT NOT NULL, PRIMARY KEY (wider, code)) WITHOUT ROWID;
CREATE VIRTUAL TABLE names USING fts5(words, also, tokenize="unicode61 remove_diacritics 0 tokenchars '.'");
CREATE VIRTUAL TABLE quotes USING fts5(words, also, voice, place, other, prefix='3 4 5',
  tokenize="unicode61 remove_diacritics 0 tokenchars '.'");
"""


class Draft:
    """An index in the making. Fill it while the store is open, and put it in its place when the store is closed."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None = None) -> None:
        """Write through a connection; :meth:`fresh` and :meth:`copy` are the ways to get one."""
        self.connection = connection
        self._path = path

    @classmethod
    def fresh(cls, store: Path | None) -> Draft:
        """An empty index for a store, or in memory.

        :raises StoreError: the folder cannot be written.
        """
        path = None if store is None else _beside(store)
        connection = _writing(path)
        connection.executescript(_SCHEMA)
        facts = {"format": str(FORMAT), "stems": edition()}
        connection.executemany("INSERT INTO meta VALUES (?, ?)", facts.items())
        return cls(connection, path)

    @classmethod
    def copy(cls, store: Path) -> Draft:
        """A copy of the index of a store, to be brought in step with it.

        :raises StoreError: the folder cannot be written.
        """
        path = _beside(store)
        try:
            path.write_bytes((store / FILE).read_bytes())
        except OSError as fault:
            raise _unwritable(path, fault) from fault
        return cls(_writing(path), path)

    def fill(self, source: Source) -> Draft:
        """Take in everything that a source holds."""
        self._types(source)
        self._add(source, sorted(reading.articles(source), key=_number_of))
        self._set("base", base_of(source))
        return self

    def refill(self, source: Source, graphs: Iterable[str], *, names: bool) -> Draft:
        """Take in what has changed: the articles of these graphs and, where ``names``, the names of shared entities."""
        base = facts_of(self.connection)["base"]
        for graph in sorted(graphs):
            now = reading.articles_in(source, graph)
            path = graph.removeprefix(f"{base}graph/")
            before = [f"{base}{path}"] if path != graph else []
            for article in sorted({*now, *before}):
                self._remove(article)
            self._add(source, now)
        if names:
            shared = self.connection.execute("SELECT iri FROM entities WHERE article IS NULL").fetchall()
            self._entities(source, [iri for (iri,) in shared], None)
        self._tidy()
        self._set("base", base_of(source))
        return self

    def publish(self, store: Path, made_for: str | None = None) -> None:
        """Put the index in its place.

        :param made_for: the fingerprint of the state that was read; by default that of the store as it is now, which
            is right for whoever holds its lock.
        :raises StoreError: it cannot be written.
        """
        if self._path is None:
            raise AssertionError("an index in memory has no place")
        try:
            self._set("store", made_for or fingerprint(store))
            self.connection.close()
            with self._path.open("rb+") as file:
                os.fsync(file.fileno())
            self._path.replace(store / FILE)
        except (OSError, sqlite3.Error) as fault:
            raise _unwritable(self._path, fault) from fault
        finally:
            self.drop()

    def drop(self) -> None:
        """Leave nothing behind; harmless after :meth:`publish`."""
        self.connection.close()
        if self._path is not None:
            self._path.unlink(missing_ok=True)

    def _add(self, source: Source, articles: Iterable[str]) -> None:
        """Take in articles, best in the order of their numbers: FTS5 writes to the disk whenever a number goes back."""
        for entries in reading.claims(source, articles):
            self._new_entities(source, entries)
            shelves: dict[int, list[ClaimEntry]] = {}
            for entry in entries:
                shelves.setdefault(self._shelf(entry.article), []).append(entry)
            for shelf in sorted(shelves):
                for count, entry in enumerate(shelves[shelf]):
                    self._claim(shelf * _ROOM + count, entry)

    def _claim(self, id_: int, entry: ClaimEntry) -> None:
        voices, places = sorted(set(entry.voices)), sorted(set(entry.places))
        self.connection.execute(
            "INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(id_, entry.iri, entry.quote, entry.source, entry.commitment, entry.type, entry.review),
                *(entry.start, entry.end, json.dumps(voices), json.dumps(places)),
            ),
        )
        roles = (self._marks(group) for group in (voices, places, sorted(set(entry.others))))
        self.connection.execute(
            "INSERT INTO quotes (rowid, words, also, voice, place, other) VALUES (?, ?, ?, ?, ?, ?)",
            (id_, *_indexed([entry.quote]), *roles),
        )

    def _marks(self, iris: list[str]) -> str:
        """The entities of a role as words of the index."""
        rows = (self.connection.execute("SELECT number FROM entities WHERE iri = ?", (iri,)).fetchone() for iri in iris)
        return " ".join(f"e{row[0]}" for row in rows)

    def _new_entities(self, source: Source, entries: list[ClaimEntry]) -> None:
        used: dict[str, str] = {}
        for entry in entries:
            used.update(dict.fromkeys((*entry.voices, *entry.places, *entry.others), entry.article))
        known = "SELECT 1 FROM entities WHERE iri = ?"
        fresh = {iri: a for iri, a in used.items() if self.connection.execute(known, (iri,)).fetchone() is None}
        self._entities(source, [iri for iri, article in fresh.items() if not iri.startswith(f"{article}/")], None)
        for article in sorted(set(fresh.values())):
            local = [iri for iri in fresh if iri.startswith(f"{article}/")]
            self._entities(source, local, self._shelf(article))

    def _entities(self, source: Source, iris: Iterable[str], article: int | None) -> None:
        """Enter entities, or enter them anew. What one article alone knows shares its number with its namesakes."""
        for entry in reading.entities(source, iris):
            key = entry.iri if article is None else f" {_APART.join(entry.names)}"
            number = self._number(key, entry)
            row = (entry.iri, number, article, entry.label_en, entry.label_ar)
            self.connection.execute("INSERT OR REPLACE INTO entities VALUES (?, ?, ?, ?, ?)", row)
            self.connection.execute("DELETE FROM inside WHERE iri = ?", (entry.iri,))
            self.connection.executemany("INSERT INTO inside VALUES (?, ?)", ((w, entry.iri) for w in entry.wider))

    def _number(self, key: str, entry: EntityEntry) -> int:
        self.connection.execute("INSERT OR IGNORE INTO numbers (key) VALUES (?)", (key,))
        (number,) = self.connection.execute("SELECT id FROM numbers WHERE key = ?", (key,)).fetchone()
        found = _indexed(entry.names)
        there = self.connection.execute("SELECT words, also FROM names WHERE rowid = ?", (number,)).fetchone()
        if there != found:
            row = (number, *found)
            self.connection.execute("INSERT OR REPLACE INTO names (rowid, words, also) VALUES (?, ?, ?)", row)
        return int(number)

    def _shelf(self, article: str) -> int:
        """The number of an article: its own, whatever came before it, so that the order of claims is always one."""
        row = self.connection.execute("SELECT id FROM articles WHERE iri = ?", (article,)).fetchone()
        if row is not None:
            return int(row[0])
        number = _number_of(article)
        while self.connection.execute("SELECT 1 FROM articles WHERE id = ?", (number,)).fetchone():
            number = (number + 1) % _SHELVES
        self.connection.execute("INSERT INTO articles VALUES (?, ?)", (number, article))
        return number

    def _remove(self, article: str) -> None:
        row = self.connection.execute("SELECT id FROM articles WHERE iri = ?", (article,)).fetchone()
        if row is None:
            return
        held = (row[0] * _ROOM, (row[0] + 1) * _ROOM - 1)
        self.connection.execute("DELETE FROM quotes WHERE rowid BETWEEN ? AND ?", held)
        self.connection.execute("DELETE FROM claims WHERE id BETWEEN ? AND ?", held)
        self.connection.execute("DELETE FROM inside WHERE iri IN (SELECT iri FROM entities WHERE article = ?)", row)
        self.connection.execute("DELETE FROM entities WHERE article = ?", row)
        self.connection.execute("DELETE FROM articles WHERE id = ?", row)

    def _tidy(self) -> None:
        """Keep no name that nobody bears any more, and no trace of what was deleted."""
        gone = "SELECT id FROM numbers WHERE id NOT IN (SELECT number FROM entities)"
        self.connection.execute(f"DELETE FROM names WHERE rowid IN ({gone})")  # noqa: S608 - our own words
        self.connection.execute(f"DELETE FROM numbers WHERE id IN ({gone})")  # noqa: S608
        for table in ("quotes", "names"):
            self.connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608

    def _types(self, source: Source) -> None:
        for entry in reading.types(source):
            row = (entry.code, entry.label_en, entry.label_ar)
            self.connection.execute("INSERT INTO types VALUES (?, ?, ?)", row)
            wider = ((one, entry.code) for one in entry.wider)
            self.connection.executemany("INSERT OR IGNORE INTO narrower VALUES (?, ?)", wider)

    def _set(self, key: str, value: str) -> None:
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))
        self.connection.commit()


def _number_of(article: str) -> int:
    """A number that an article has whatever else there is."""
    return int(hashlib.sha256(article.encode()).hexdigest()[:7], 16)


def differences(index: sqlite3.Connection, source: Source) -> int:
    """How many claims and entities of an index are not what a source holds, or are not there."""
    tables = (
        "SELECT * FROM claims",
        "SELECT iri, label_en, label_ar FROM entities",
        "SELECT rowid, words, also FROM quotes",
    )
    draft = Draft.fresh(None).fill(source)
    with closing(draft.connection) as fresh:
        return sum(len(set(index.execute(table)) ^ set(fresh.execute(table))) for table in tables)


def _indexed(texts: Iterable[str]) -> tuple[str, str]:
    """Texts as the words that the index keeps, and their further readings."""
    cut = [list(tokens(text)) for text in texts]
    words = _APART.join(" ".join(token.stem for token in found) for found in cut)
    also = " ".join(dict.fromkeys(other for found in cut for token in found for other in token.also))
    return words, also


def _beside(store: Path) -> Path:
    """Where an index is made. What a killed process left there long ago is cleared away."""
    for left in store.glob(f".{FILE}.*"):
        with suppress(FileNotFoundError):
            if time.time() - left.stat().st_mtime > _LONG_AGO:
                left.unlink()
    return store / f".{FILE}.{os.getpid()}"


def _writing(path: Path | None) -> sqlite3.Connection:
    """A connection that need not survive a crash (a half-made index is thrown away) and overwrites what it deletes."""
    try:
        if path is not None and not path.exists():
            path.touch()
        connection = sqlite3.connect(":memory:" if path is None else path)
        for line in ("journal_mode = OFF", "synchronous = OFF", "secure_delete = ON", "cache_size = -65536"):
            connection.execute(f"PRAGMA {line}")
    except (OSError, sqlite3.Error) as fault:
        raise _unwritable(path or Path(":memory:"), fault) from fault
    return connection


def _unwritable(path: Path, fault: Exception) -> StoreError:
    why = getattr(fault, "strerror", None) or fault
    return StoreError(f"the search index cannot be written: {why}", where=str(path), mend=REBUILD)

"""What the last build in this folder read and wrote, so that the next command need not be told again."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - msgspec reads the annotations
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from riwaya.articles.metadata import Metadata  # noqa: TC001 - msgspec reads the annotations
from riwaya.articles.read import STANDARD_INPUT
from riwaya.cli.options import articles
from riwaya.cli.terminal import say
from riwaya.errors import InputError, StoreError
from riwaya.pipeline import MANIFEST, STORE
from riwaya.store.folder import MARKER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from riwaya.model import Article

FOLDER: Final = Path(".riwaya")
LAST: Final = FOLDER / "last-build.json"
_BUILD: Final = "run riwaya build first"


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A build: what it was given, where it wrote, and the hash of each text by the slug in its IRIs.

    ``remote`` is the address of the store that took it, where that was no folder.
    """

    paths: tuple[str, ...]
    options: Metadata
    out: str
    store: bool
    base: str
    private: bool
    articles: Mapping[str, str]
    remote: str = ""

    def text_of(self, slug: str) -> Article:
        """Read an article of the build again.

        :raises InputError: it was not in the build, it is no longer there, or it is another text now.
        """
        if slug not in self.articles:
            names = ", ".join(list(self.articles)[:5])
            raise InputError(f"the last build holds no article {slug!r}", mend=f"it holds {names}; or give --article")
        for article in self._texts():
            if article.sha256 == self.articles[slug]:
                return article
        mend = "build it again" if STANDARD_INPUT not in self.paths else "it came from standard input: give --article"
        raise InputError("the text that was built is gone or has changed", where=slug, mend=mend)

    def _texts(self) -> Iterator[Article]:
        paths = [path for path in self.paths if path != STANDARD_INPUT]
        for article in articles(paths, self.options):
            if not isinstance(article, InputError):
                yield article


def remember(record: Record) -> None:
    """Keep the record of a build in this folder; where it cannot be written, the next command has to be told."""
    try:
        FOLDER.mkdir(exist_ok=True)
        (FOLDER / ".gitignore").write_text("*\n", encoding="utf-8")
        LAST.write_bytes(msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n")
    except OSError as error:
        say(f"riwaya: {LAST}: cannot be written: {error.strerror} (give --store to the commands that follow)")


def last_build() -> Record:
    """Return the record of the last build in this folder.

    :raises StoreError: there is none, or it cannot be read.
    """
    try:
        return msgspec.json.decode(LAST.read_bytes(), type=Record)
    except FileNotFoundError as error:
        raise StoreError("nothing was built in this folder yet", mend=f"{_BUILD}, or give --store") from error
    except (OSError, msgspec.DecodeError) as error:
        raise StoreError(f"cannot be read: {error}", where=str(LAST), mend=_BUILD) from error


def store_folder(given: str | None) -> Path:
    """Find a store: the folder given, the one in the build folder given, or that of the last build.

    :raises StoreError: there is none.
    """
    if given is None:
        last = last_build()
        if not last.store:
            raise StoreError("the last build wrote no store", where=last.out, mend="build again without --no-store")
        return Path(last.out) / STORE
    if "://" in given:
        raise StoreError("is the address of a remote store", where=given, mend="give the folder of a store")
    folder = Path(given)
    inner = folder / STORE
    return inner if (folder / MANIFEST).is_file() and (inner / MARKER).is_file() else folder

"""Read articles from text files, folders of them, and standard input.

A text is taken exactly as the file holds it: line ends, a byte order mark and unusual Unicode forms stay, so every
offset indexes what ``open(path, encoding="utf-8", newline="")`` reads and the hash is the one that ``sha256sum``
prints. What cannot be an article is refused with the way to mend it, and the others are read all the same.
"""

from __future__ import annotations

import hashlib
import re
import shlex
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Final

from riwaya.articles.metadata import Metadata, checked, read_sidecar
from riwaya.errors import InputError
from riwaya.model import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STANDARD_INPUT: Final = "-"
LARGEST: Final = 20_000_000
"""The most bytes that one article may have: far above any article, far below what would fill the memory."""

_LONGEST_SLUG: Final = 100
_NOT_IN_SLUG: Final = re.compile(r"[^A-Za-z0-9._-]+")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_MOST_CONTROL: Final = 0.05
_ICONV: Final = "e.g. iconv -f {encoding} -t UTF-8 {file} > NEW.txt"
_UTF16: Final = _ICONV.replace("{encoding}", "UTF-16")
_KINDS: Final = (
    (b"%PDF", "a PDF file", "take its text out, e.g. pdftotext {file}"),
    (b"PK\x03\x04", "a zip or office file", "save its text as UTF-8"),
    (b"\x1f\x8b", "a gzip file", "unpack it first, e.g. gunzip {file}"),
    (b"\xff\xfe", "UTF-16", _UTF16),
    (b"\xfe\xff", "UTF-16", _UTF16),
)


def read(
    paths: Iterable[str],
    *,
    published: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    language: str | None = None,
    rights: str | None = None,
    largest: int = LARGEST,
) -> Iterator[Article | InputError]:
    """Read each article, or say why it cannot be one; a bad one never stops the others.

    :param paths: ``.txt`` files, folders (every ``.txt`` in them, in order of names), or ``-`` for standard input.
    :param published: and the other fields: what the caller knows better than the sidecars, for every article read.
    :param largest: the most bytes of one article.
    :raises InputError: one of these values is impossible.
    """
    given = checked(Metadata(title, publisher, url, published, language, rights), "the options")
    return _read(list(paths), given, largest)


def slug_of(name: str) -> str:
    """The readable part of an article's IRIs, from its file name without the ending.

    ASCII letters, digits, ``.``, ``_`` and ``-`` stay as they are. Where anything else has to go, a short hash of the
    whole name keeps two names apart.

    >>> slug_of("khan-shaykhun-2019"), slug_of("a b"), slug_of("خان شيخون")
    ('khan-shaykhun-2019', 'a-b-c8687a08', 'article-8c41a664')
    """
    kept = _NOT_IN_SLUG.sub("-", name).strip(".-_")
    if kept == name and len(kept) <= _LONGEST_SLUG:
        return kept
    digest = hashlib.sha256(unicodedata.normalize("NFC", name).encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return f"{kept[:_LONGEST_SLUG].strip('.-_') or 'article'}-{digest}"


def _read(paths: list[str], given: Metadata, largest: int) -> Iterator[Article | InputError]:
    done: set[Path] = set()
    slugs: dict[str, str] = {}
    for path in paths:
        for file in _files(path):
            if isinstance(file, Path) and file.resolve() in done:
                continue
            if isinstance(file, Path):
                done.add(file.resolve())
            article = file if isinstance(file, InputError) else _one(file, given, largest)
            if isinstance(article, Article):
                other = slugs.setdefault(article.slug.lower(), str(file or STANDARD_INPUT))
                if other != str(file or STANDARD_INPUT):
                    mend = "two articles need two names: rename one"
                    article = InputError(f"its IRIs would be those of {other}", where=str(file), mend=mend)
            yield article


def _files(path: str) -> Iterator[Path | InputError | None]:
    """The files that one argument names (None: standard input), or what is wrong with it."""
    if path == STANDARD_INPUT:
        yield None
        return
    given = Path(path)
    try:
        if given.is_dir():
            found = sorted(file for file in given.rglob("*.txt") if not file.name.startswith(".") and file.is_file())
            yield from found
            if not found:
                yield InputError("the folder holds no .txt file", where=path, mend="give a folder of articles")
        elif not given.exists():
            yield InputError("there is no such file", where=path, mend="see how the name is spelled")
        elif given.suffix != ".txt" or not given.is_file():
            yield InputError(
                "an article is a .txt file", where=path, mend="save its text as UTF-8 in NAME.txt, or use -"
            )
        else:
            yield given
    except (OSError, ValueError) as error:
        yield InputError(f"cannot be looked at: {error}", where=repr(path), mend="see its name and permissions")


def _one(file: Path | None, given: Metadata, largest: int) -> Article | InputError:
    where = "standard input" if file is None else str(file)
    try:
        raw = _bytes(file, largest)
        metadata = given.over(Metadata() if file is None else read_sidecar(file))
        text = _text(raw, where)
    except InputError as error:
        return error
    except OSError as error:
        return InputError(f"cannot be read: {error.strerror}", where=where, mend="see its permissions")
    sha256 = hashlib.sha256(raw).hexdigest()
    return Article(
        slug=f"text-{sha256[:12]}" if file is None else slug_of(file.stem),
        text=text,
        sha256=sha256,
        title=metadata.title,
        publisher=metadata.publisher,
        url=metadata.url,
        published=metadata.published,
        language=metadata.language or "ar",
        rights=metadata.rights,
        synthetic=metadata.synthetic,
    )


def _bytes(file: Path | None, largest: int) -> bytes:
    if file is None:
        raw = b"" if sys.stdin is None else sys.stdin.buffer.read(largest + 1)  # None: it was closed
    else:
        with file.open("rb") as stream:
            raw = stream.read(largest + 1)
    if len(raw) > largest:
        mend = "cut it into its articles; one file holds one article"
        raise InputError(f"more than {largest:,} bytes", where=str(file or "standard input"), mend=mend)
    return raw


def _text(raw: bytes, where: str) -> str:
    """The text of an article, unaltered.

    :raises InputError: it is empty, binary, or not UTF-8.
    """
    file = shlex.quote(where) if where.endswith(".txt") else "FILE"
    for magic, kind, mend in _KINDS:
        if raw.startswith(magic):
            raise InputError(f"this is {kind}, not UTF-8 text", where=where, mend=mend.format(file=file))
    if b"\0" in raw:
        raise InputError(f"a binary file: NUL at byte {raw.index(0)}", where=where, mend="save its text as UTF-8")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        mend = _ICONV.format(encoding="WINDOWS-1256", file=file)
        raise InputError(
            f"not UTF-8: byte {error.start} is 0x{raw[error.start]:02x}", where=where, mend=mend
        ) from error
    if not any(unicodedata.category(char)[0] in "LN" for char in text):
        raise InputError("the article is empty: not one letter in it", where=where, mend="put its text there")
    controls = len(_CONTROL.findall(text))
    if controls > _MOST_CONTROL * len(text):
        raise InputError(f"a binary file: {controls} control characters", where=where, mend="save its text as UTF-8")
    return text

"""What is known about an article beside its text: the sidecar file ``NAME.json`` of ``NAME.txt``, strict.

::

    {"title": "…", "publisher": "…", "url": "https://…", "published": "2019-08-22",
     "language": "ar", "rights": "…", "synthetic": false}

Every field may be left out; an unknown one, a wrong type or an impossible date is refused by name.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import msgspec

from riwaya.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_NOT_IN_IRI: Final = re.compile(r"[\x00-\x20<>\"{}|^`\\\x7f-\x9f\ud800-\udfff]")
_NOT_IN_TEXT: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class Metadata(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The fields of a sidecar; the same names as in :class:`~riwaya.model.Article`. None is unknown, never a guess."""

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    rights: str | None = None
    synthetic: bool = False

    def over(self, other: Metadata) -> Metadata:
        """These fields, and where one is unknown the other's."""
        known = {name: value for name in self.__struct_fields__ if (value := getattr(self, name))}
        return msgspec.structs.replace(other, **known)


def checked(metadata: Metadata, where: str) -> Metadata:
    """The metadata when every value can be what its field says.

    :raises InputError: one cannot; the message names ``where``, the field, the value and the mend.
    """
    for name in ("title", "publisher", "rights"):
        value = getattr(metadata, name)
        if value is not None and (not value.strip() or _NOT_IN_TEXT.search(value)):
            raise _wrong(name, value, where, "give text without control characters, or leave the field out")
    if metadata.published is not None and not _is_day(metadata.published):
        raise _wrong("published", metadata.published, where, "give a date that exists, as YYYY-MM-DD")
    if metadata.url is not None and not _is_address(metadata.url):
        raise _wrong("url", metadata.url, where, "give a whole http(s) address, percent-encoded")
    if metadata.language is not None and not _LANGUAGE.fullmatch(metadata.language):
        raise _wrong("language", metadata.language, where, "give a BCP 47 tag such as ar")
    return metadata


def read_sidecar(article: Path) -> Metadata:
    """The metadata beside an article; nothing known where there is no sidecar.

    :raises InputError: the sidecar cannot be read or says something impossible.
    """
    path = article.with_suffix(".json")
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return Metadata()
    except OSError as error:
        raise InputError("the metadata file cannot be read", where=str(path), mend=str(error.strerror)) from error
    try:
        metadata = msgspec.json.decode(raw, type=Metadata)
    except msgspec.ValidationError as error:
        fields = ", ".join(Metadata.__struct_fields__)
        raise InputError(f"the metadata is wrong: {error}", where=str(path), mend=f"the fields are {fields}") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(
            f"the metadata is no JSON: {error}", where=str(path), mend="write it as JSON in UTF-8"
        ) from error
    return checked(metadata, str(path))


def _wrong(field: str, value: str, where: str, mend: str) -> InputError:
    return InputError(f"{field} cannot be {value!r}", where=where, mend=mend)


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not _NOT_IN_IRI.search(value)

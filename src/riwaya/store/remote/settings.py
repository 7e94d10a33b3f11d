"""What the environment says of a remote store: who asks, how long to wait, how much to take."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final, Literal, TypeVar

import msgspec

from riwaya.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Scheme = Literal["", "basic", "digest", "bearer"]
MEBIBYTE: Final = 1 << 20
_Value = TypeVar("_Value", int, float)


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How a server is spoken to. Times are seconds, sizes bytes.

    ``auth`` is empty where the server's own challenge decides between basic and digest. ``page`` is how many rows are
    asked for at a time once an answer proves too large for one piece.
    """

    user: str = ""
    password: str = ""
    token: str = ""
    auth: Scheme = ""
    server: str = ""
    update_url: str = ""
    graphs_url: str = ""
    timeout: float = 60.0
    retries: int = 3
    backoff: float = 0.5
    page: int = 5_000
    most: int = 64 * MEBIBYTE

    @property
    def named(self) -> bool:
        """Whether somebody's name or token goes along."""
        return bool(self.user or self.token)


def from_environment(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the ``RIWAYA_…`` variables (docs/remote.md lists them).

    :raises InputError: one of them is no number, out of its range, or half of a pair.
    """
    told = os.environ if environment is None else environment
    user, password, token = (told.get(f"RIWAYA_{name}", "") for name in ("USER", "PASSWORD", "TOKEN"))
    if bool(user) != bool(password):
        raise InputError("are given together or not at all", where="RIWAYA_USER, RIWAYA_PASSWORD")
    if user and token:
        raise InputError("give a user or a token, not both", where="RIWAYA_USER, RIWAYA_TOKEN")
    return Settings(
        user=user,
        password=password,
        token=token,
        auth=_scheme(told, user=user, token=token),
        server=told.get("RIWAYA_SERVER", ""),
        update_url=told.get("RIWAYA_UPDATE_URL", ""),
        graphs_url=told.get("RIWAYA_GRAPHS_URL", ""),
        timeout=_number(told, "RIWAYA_TIMEOUT", float, 60.0, 0.05, 3600),
        retries=_number(told, "RIWAYA_RETRIES", int, 3, 0, 10),
        backoff=_number(told, "RIWAYA_BACKOFF", float, 0.5, 0, 60),
        page=_number(told, "RIWAYA_PAGE", int, 5_000, 1, 1_000_000),
        most=_number(told, "RIWAYA_MAX_MIB", int, 64, 1, 4096) * MEBIBYTE,
    )


def _scheme(told: Mapping[str, str], *, user: str, token: str) -> Scheme:
    given = told.get("RIWAYA_AUTH", "").lower()
    wrong = InputError(f"cannot be {given!r} here", where="RIWAYA_AUTH", mend="basic or digest with RIWAYA_USER")
    if token:
        if given not in {"", "bearer"}:
            raise wrong
        return "bearer"
    if given not in {"", "basic", "digest"} or (given and not user):
        raise wrong
    return given  # type: ignore[return-value]


def _number(
    told: Mapping[str, str], name: str, kind: Callable[[str], _Value], default: _Value, low: _Value, high: _Value
) -> _Value:
    if name not in told:
        return default
    try:
        value = kind(told[name])
    except ValueError:
        value = None
    if value is None or not low <= value <= high:
        raise InputError(f"cannot be {told[name]!r}", where=name, mend=f"write a number from {low:g} to {high:g}")
    return value

"""The claims table as Parquet: nested as the JSON Lines are, with the same columns whatever the articles say."""

from __future__ import annotations

import io
from types import UnionType
from typing import TYPE_CHECKING, Any, Final, get_args, get_origin, get_type_hints

import msgspec

from riwaya.errors import InputError
from riwaya.publish.rows import ClaimRow

if TYPE_CHECKING:
    from collections.abc import Iterable

try:
    import pyarrow as pa
    from pyarrow import parquet as writer
except ImportError:  # an extra
    pa = None

_PLAIN: Final = {str: "string", int: "int64", float: "float64", bool: "bool_"}


def parquet(rows: Iterable[ClaimRow]) -> bytes:
    """Rows as the bytes of a Parquet file.

    :raises InputError: pyarrow is not installed.
    """
    if pa is None:
        mend = "pip install 'riwaya[parquet]'"
        raise InputError("Parquet needs pyarrow, which is not installed", mend=mend)
    schema = pa.schema(list(_arrow(ClaimRow)))
    out = io.BytesIO()
    writer.write_table(pa.Table.from_pylist(msgspec.to_builtins(list(rows)), schema=schema), out)
    return out.getvalue()


def _arrow(type_: Any) -> Any:
    """The Arrow type of a field of the claims table.

    :raises TypeError: no such type stands in a row.
    """
    if type_ in _PLAIN:
        return getattr(pa, _PLAIN[type_])()
    if get_origin(type_) is UnionType:
        (inner,) = (one for one in get_args(type_) if one is not type(None))
        return _arrow(inner)
    if get_origin(type_) is tuple:
        return pa.list_(_arrow(get_args(type_)[0]))
    if issubclass(type_, msgspec.Struct):
        hints = get_type_hints(type_)
        return pa.struct([(name, _arrow(hints[name])) for name in type_.__struct_fields__])
    raise TypeError(f"{type_} has no column")

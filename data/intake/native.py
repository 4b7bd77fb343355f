"""Columns that a source delivers in a type of its own (Parquet, database)."""

from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.contract import Column
from data.intake.columns import Flag, Typed
from data.intake.dates import FIRST_YEAR, OPEN_END
from data.intake.texts import blank_rows

HOURS_EAST = 8


def read_native(name: str, column: Column, cells: pa.Array) -> Typed | None:
    """Return the column if the source's type is fit for it; None if it is read as text."""
    kind = cells.type
    if column.type in ("date", "end_date") and (
        pa.types.is_date(kind) or pa.types.is_timestamp(kind)
    ):
        return _days(name, column, cells)
    if column.type == "timestamp" and (pa.types.is_timestamp(kind) or pa.types.is_date(kind)):
        moments = _local(cells).cast(pa.timestamp("us"), safe=False)
        return Typed(moments, blank_rows(moments))
    if column.type == "boolean" and pa.types.is_boolean(kind):
        return Typed(cells, blank_rows(cells))
    if column.type == "integer" and pa.types.is_signed_integer(kind):
        return Typed(cells.cast(pa.int64()), blank_rows(cells))
    if column.type == "decimal" and (pa.types.is_floating(kind) or pa.types.is_integer(kind)):
        numbers = cells.cast(pa.float64(), safe=False)
        numbers = pc.if_else(pc.is_finite(numbers), numbers, pa.scalar(None, pa.float64()))
        return Typed(numbers, blank_rows(numbers))
    return None


def _days(name: str, column: Column, cells: pa.Array) -> Typed:
    """Return days; an open end is null, and a likely mistyped one is flagged (V08)."""
    days = _local(cells).cast(pa.date32(), safe=False)
    blank = blank_rows(days)
    flags = []
    early = pc.less(days, pa.scalar(date(FIRST_YEAR, 1, 1))).fill_null(False)
    if pc.any(early).as_py():
        flags.append(Flag("T01", name, np.flatnonzero(early.to_numpy(zero_copy_only=False))))
        days = pc.if_else(early, pa.scalar(None, pa.date32()), days)
    if column.type == "end_date":
        days = pc.if_else(pc.equal(days, pa.scalar(OPEN_END)), pa.scalar(None, pa.date32()), days)
        late = pc.greater_equal(days, pa.scalar(date(OPEN_END.year, 1, 1))).fill_null(False)
        if pc.any(late).as_py():
            flags.append(Flag("V08", name, np.flatnonzero(late.to_numpy(zero_copy_only=False))))
    return Typed(days, blank, tuple(flags))


def _local(cells: pa.Array) -> pa.Array:
    """Return moments without a zone, in local time (UTC+8)."""
    if not pa.types.is_timestamp(cells.type) or cells.type.tz is None:
        return cells
    utc = cells.cast(pa.timestamp("us", "UTC")).cast(pa.timestamp("us"))
    return pc.add(utc, pa.scalar(HOURS_EAST * 3_600_000_000, pa.duration("us")))


def is_text(kind: pa.DataType) -> bool:
    """Tell whether cells of this type are text, whole or by dictionary."""
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def as_text(cells: pa.Array) -> pa.Array:
    """Return cells of any type as text; the parts of a list are joined with `;`."""
    if pa.types.is_string(cells.type):
        return cells
    if pa.types.is_null(cells.type):
        return pa.nulls(len(cells), pa.string())
    try:
        return cells.cast(pa.string())
    except pa.ArrowException:
        return pa.array([shown(value) for value in cells.to_pylist()], pa.string())


def shown(value: object) -> str | None:
    """Return a value of any type as text; None for null."""
    if isinstance(value, list):
        return ";".join("" if part is None else str(part) for part in value)
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return None if value is None else str(value)

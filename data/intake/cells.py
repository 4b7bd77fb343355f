"""Columns of text as they come: trimmed, and empty where the source says nothing."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

# Words that sources write into a cell to say that there is nothing (rule V01).
BLANKS = (
    *("", "无", "-", "--", "—", "——", "－", "/", "\\", "空", "暂无", "（无）", "(无)"),
    *("null", "NULL", "Null", "(null)", "none", "None", "NONE", "nil"),
    *("n/a", "N/A", "#N/A", "nan", "NaN"),
)
LONGEST_BLANK = max(len(word.encode()) for word in BLANKS)
# What counts as white space at the ends of a cell, beyond what Unicode calls white space.
INVISIBLE = "".join(
    chr(code)
    for span in ((0x200B, 0x2010), (0x202A, 0x202F), (0x2060, 0x2061), (0x2066, 0x206A))
    for code in range(*span)
) + "\ufeff"  # fmt: skip
EDGES = " \t\r\n\v\f\u00a0\u3000" + INVISIBLE
HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}

_BLANKS = pa.array(BLANKS)
# First and last bytes (UTF-8) of characters in EDGES: a cell with none of them is clean.
_EDGE_FIRST = np.zeros(256, dtype=np.bool_)
_EDGE_LAST = np.zeros(256, dtype=np.bool_)
for _letter in EDGES:
    _EDGE_FIRST[_letter.encode()[0]] = True
    _EDGE_LAST[_letter.encode()[-1]] = True

Positions = NDArray[np.int64]


def half_width(text: str) -> str:
    """Return `text` with full-width letters, digits and signs as ASCII."""
    return text if text.isascii() else text.translate(HALF_WIDTH)


def layout(cells: pa.StringArray) -> tuple[NDArray[np.int32], NDArray[np.uint8]]:
    """Return where each cell begins (n + 1 offsets) and the bytes they point into."""
    _, offsets, data = cells.buffers()
    begins = np.frombuffer(offsets, dtype=np.int32)[cells.offset : cells.offset + len(cells) + 1]
    letters = np.frombuffer(data, dtype=np.uint8) if data is not None else np.zeros(0, np.uint8)
    return begins, letters


def tidy(cells: pa.StringArray) -> pa.StringArray:
    """Return the cells without white space at their ends; null where nothing is said."""
    begins, letters = layout(cells)
    lengths = np.diff(begins)
    if not len(cells) or lengths.max() == 0:
        return pa.nulls(len(cells), pa.string())
    suspects = np.flatnonzero(_suspect(begins, letters, lengths))
    if len(suspects):
        was = cells.take(pa.array(suspects))
        trimmed = pc.utf8_trim(was, characters=EDGES)
        changed = pc.not_equal(was, trimmed).fill_null(False).to_numpy(zero_copy_only=False)
        if changed.any():
            cells = replace(cells, suspects[changed], trimmed.filter(pa.array(changed)))
            lengths = np.diff(layout(cells)[0])
    return _without_blanks(cells, np.flatnonzero(lengths <= LONGEST_BLANK))


def _suspect(
    begins: NDArray[np.int32], letters: NDArray[np.uint8], lengths: NDArray[np.int32]
) -> NDArray[np.bool_]:
    """Tell which cells may begin or end with white space, from their first and last byte."""
    if not len(letters):
        return np.zeros(len(lengths), dtype=np.bool_)
    last_letter = len(letters) - 1
    first = _EDGE_FIRST[letters[np.minimum(begins[:-1], last_letter)]]
    last = _EDGE_LAST[letters[np.maximum(begins[1:] - 1, 0)]]
    return np.asarray((first | last) & (lengths > 0))


def _without_blanks(cells: pa.StringArray, short: Positions) -> pa.StringArray:
    """Return the cells with null for every blank word; `short` are the only candidates."""
    if not len(short):
        return cells
    blank = pc.is_in(cells.take(pa.array(short)), value_set=_BLANKS)
    said_nothing = short[blank.to_numpy(zero_copy_only=False)]
    if not len(said_nothing):
        return cells
    return pc.if_else(
        pa.array(as_mask(said_nothing, len(cells))), pa.scalar(None, pa.string()), cells
    )


def replace(cells: pa.Array, rows: Positions, values: pa.Array | Sequence[str | None]) -> pa.Array:
    """Return the cells with `values` in place of those at `rows` (ascending)."""
    if not len(rows):
        return cells
    if not isinstance(values, pa.Array):
        values = pa.array(values, cells.type)
    return pc.replace_with_mask(cells, pa.array(as_mask(rows, len(cells))), values)


def as_mask(rows: Positions, length: int) -> NDArray[np.bool_]:
    """Return which of `length` places are listed in `rows`."""
    mask = np.zeros(length, dtype=np.bool_)
    mask[rows] = True
    return mask


def rows_with(cells: pa.StringArray, wanted: NDArray[np.bool_]) -> Positions:
    """Return the rows in which any byte of the text is one of `wanted` (a table of 256)."""
    begins, letters = layout(cells)
    if not len(cells):
        return np.zeros(0, np.int64)
    return rows_at(begins, np.flatnonzero(wanted[letters[begins[0] : begins[-1]]]) + begins[0])


def rows_at(begins: NDArray[np.int32], places: Positions) -> Positions:
    """Return the rows in whose text the given bytes lie, each once."""
    return np.unique(np.searchsorted(begins, places, side="right") - 1).astype(np.int64)

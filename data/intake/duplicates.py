"""Finds rows of a table that have the same identity, in bounded memory (rule V13)."""

from binascii import hexlify
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

BUCKETS = 64
# Identities kept in memory before they are spread over files by their first six bits.
IN_MEMORY = 2_000_000
PAIR = np.dtype([("row", "<i8"), ("kept", "<i8")])
ENTRY = np.dtype([("identity", "<u8"), ("reported", "<i4"), ("row", "<i8")])
RECORD_ID_LENGTH = 16

Entries = NDArray[np.void]


def record_ids(identities: NDArray[np.uint64]) -> pa.Array:
    """Return identities as they stand in the landing: 16 hexadecimal digits.

    They are the first half of the MD5 of the table's name and the values of its key, joined with
    a unit separator, as any tool prints it.
    """
    digits = pa.py_buffer(hexlify(identities.astype("<u8", copy=False).tobytes()))
    begins = np.arange(len(identities) + 1, dtype=np.int32) * RECORD_ID_LENGTH
    return pa.StringArray.from_buffers(len(identities), pa.py_buffer(begins), digits)


class IdentityLog:
    """The identities of the kept rows of one table, in the order in which they land."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._waiting: list[Entries] = []
        self._waiting_rows = 0
        self._is_spread = False
        self.rows = 0

    def append(self, identities: NDArray[np.uint64], reported_on: pa.Array | None) -> None:
        """Note the identities of rows that land next, with the day each was reported."""
        entries = np.zeros(len(identities), dtype=ENTRY)
        entries["identity"] = identities
        entries["row"] = np.arange(self.rows, self.rows + len(identities))
        if reported_on is not None:
            days = reported_on.cast(pa.int32()).fill_null(np.iinfo(np.int32).min)
            entries["reported"] = days.to_numpy(zero_copy_only=False)
        self.rows += len(identities)
        self._waiting.append(entries)
        self._waiting_rows += len(entries)
        if self._waiting_rows > IN_MEMORY:
            self._spread()

    def _spread(self) -> None:
        """Move what is in memory to one file a bucket, so that each fits in memory later."""
        self._scratch.mkdir(parents=True, exist_ok=True)
        entries = np.concatenate(self._waiting)
        buckets = (entries["identity"] >> np.uint64(58)).astype(np.int64)
        order = np.argsort(buckets, kind="stable")
        edges = np.concatenate([[0], np.cumsum(np.bincount(buckets, minlength=BUCKETS))])
        ordered = entries[order]
        for bucket in range(BUCKETS):
            with (self._scratch / f"{bucket:02}").open("ab") as file:
                ordered[edges[bucket] : edges[bucket + 1]].tofile(file)
        self._waiting, self._waiting_rows, self._is_spread = [], 0, True

    def _groups(self) -> Iterator[Entries]:
        """Yield entries so that equal identities come together."""
        if not self._is_spread:
            if self._waiting:
                yield np.concatenate(self._waiting)
            return
        if self._waiting:
            self._spread()
        for path in sorted(self._scratch.iterdir()):
            yield np.fromfile(path, dtype=ENTRY)
            path.unlink()
        self._scratch.rmdir()

    def duplicates(self) -> Entries:
        """Return each superfluous row with the row that is kept instead, in order of the rows.

        Kept is the row reported last, and among those the first.
        """
        found = [np.zeros(0, dtype=PAIR)]
        for entries in map(_repeated, self._groups()):
            if not len(entries):
                continue
            reported = -entries["reported"].astype(np.int64)
            ordered = entries[np.lexsort((entries["row"], reported, entries["identity"]))]
            same = ordered["identity"][1:] == ordered["identity"][:-1]
            starts = np.flatnonzero(np.concatenate([[True], ~same]))
            later = np.flatnonzero(same) + 1
            pairs = np.zeros(len(later), dtype=PAIR)
            pairs["row"] = ordered["row"][later]
            pairs["kept"] = ordered["row"][starts[np.searchsorted(starts, later, side="right") - 1]]
            found.append(pairs)
        return np.sort(np.concatenate(found), order="row")


def _repeated(entries: Entries) -> Entries:
    """Return the entries whose identity comes more than once: few, and cheaper to put in order."""
    ordered = np.sort(entries["identity"])
    twice = np.unique(ordered[1:][ordered[1:] == ordered[:-1]])
    if not len(twice):
        return entries[:0]
    places = np.minimum(np.searchsorted(twice, entries["identity"]), len(twice) - 1)
    return np.asarray(entries[twice[places] == entries["identity"]])

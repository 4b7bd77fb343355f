"""Typed columns from cells of text: each distinct value is read once, whatever its type."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from data.contract import Words
from data.intake.cells import as_mask, tidy

Rows = NDArray[np.int64]
Value = str | int | float | bool | date | datetime | Decimal | None
# A value with the rule its text breaks; '' for none, BLANK for a cell that says nothing.
Reading = tuple[Value, str]
BLANK = "blank"
# Above this many distinct words the memory of a column is begun anew.
REMEMBERED = 200_000
# A column with fewer repeats than this is not worth looking up word by word.
MOSTLY_DISTINCT = 0.5
ENOUGH_ROWS = 1_000


@dataclass(frozen=True, slots=True)
class Flag:
    """Rows of a batch (ascending) that break a rule in a column.

    `words` are said instead of the rule's own message.
    """

    rule: str
    column: str
    rows: Rows
    words: Words | None = None


@dataclass(frozen=True, slots=True)
class Typed:
    """One column as it will land, the rows that say nothing, and the rules broken.

    `state` is given for social credit codes only: what kind of value each cell holds.
    """

    values: pa.Array
    blank: Rows
    flags: tuple[Flag, ...] = ()
    state: pa.Array | None = None


@dataclass(slots=True)
class DistinctReader:
    """Reads a column by its distinct words and remembers them from batch to batch."""

    column: str
    read: Callable[[str], Reading]
    arrow_type: pa.DataType
    _known: dict[str, Reading] = field(default_factory=dict)

    def __call__(self, cells: pa.Array) -> Typed:
        """Return the column in its type."""
        places, words = distinct(cells)
        readings = [self._once(word) for word in words]
        values = place([reading[0] for reading in readings], places, self.arrow_type)
        return Typed(values, *self._faults(readings, places))

    def _once(self, word: str | None) -> Reading:
        if word is None:
            return None, BLANK
        reading = self._known.get(word)
        if reading is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            reading = self._known[word] = self.read(word)
        return reading

    def _faults(self, readings: list[Reading], places: Rows) -> tuple[Rows, tuple[Flag, ...]]:
        """Return the blank rows, and a flag for each rule that some row breaks."""
        found: dict[str, Rows] = {}
        for rule in dict.fromkeys(reading[1] for reading in readings):
            if rule:
                broken = np.array([reading[1] == rule for reading in readings])
                found[rule] = np.flatnonzero(broken[places])
        blank = found.pop(BLANK, np.zeros(0, np.int64))
        # A dictionary may hold words that stand in rows of another batch only.
        broken_rules = ((rule, rows) for rule, rows in found.items() if len(rows))
        return blank, tuple(Flag(rule, self.column, rows) for rule, rows in broken_rules)


@dataclass(slots=True)
class NumberReader:
    """Reads a column of numbers: plainly written ones at once, any others word by word."""

    column: str
    read: Callable[[str], Reading]

    def __call__(self, cells: pa.Array) -> Typed:
        """Return the column as floating point numbers."""
        if is_mostly_distinct(cells):
            values = tidy(cells.cast(pa.string()))
            try:
                numbers = pc.cast(values, pa.float64())
            except pa.ArrowInvalid:
                numbers = None
            if numbers is not None and pc.all(pc.is_finite(numbers)).as_py() is not False:
                return Typed(numbers, np.flatnonzero(_nulls(numbers)))
        return DistinctReader(self.column, self.read, pa.float64())(cells)


def _nulls(values: pa.Array) -> NDArray[np.bool_]:
    return np.asarray(values.is_null().to_numpy(zero_copy_only=False))


def distinct(cells: pa.Array) -> tuple[Rows, list[str | None]]:
    """Return the place of each cell in a list of distinct tidy words; null is a word too."""
    encoded = cells if pa.types.is_dictionary(cells.type) else cells.dictionary_encode()
    words = tidy(encoded.dictionary.cast(pa.string())).to_pylist()
    places = encoded.indices
    if places.null_count:
        places = places.fill_null(len(words))
        words.append(None)
    return places.to_numpy(zero_copy_only=False).astype(np.int64, copy=False), words


def place(values: list[Value], places: Rows, arrow_type: pa.DataType) -> pa.Array:
    """Return the column whose row i is `values[places[i]]`; text stays a dictionary."""
    if not pa.types.is_string(arrow_type):
        return pa.array(values, arrow_type).take(pa.array(places))
    said = dict.fromkeys(value for value in values if value is not None)
    numbers: dict[Value, int] = {value: number for number, value in enumerate(said)}
    moved = np.array([numbers.get(value, -1) for value in values], dtype=np.int32)[places]
    indices = pa.array(moved, mask=moved < 0) if (moved < 0).any() else pa.array(moved)
    return pa.DictionaryArray.from_arrays(indices, pa.array(list(numbers), pa.string()))


def spread(words: Typed, places: Rows) -> Typed:
    """Return the column of text whose row i is the word at `places[i]`, with all said of it."""

    def rows_of(some: Rows) -> Rows:
        return np.flatnonzero(as_mask(some, len(words.values))[places])

    flags = (Flag(flag.rule, flag.column, rows_of(flag.rows)) for flag in words.flags)
    values = place(words.values.to_pylist(), places, pa.string())
    return Typed(values, rows_of(words.blank), tuple(flag for flag in flags if len(flag.rows)))


def is_mostly_distinct(cells: pa.Array) -> bool:
    """Tell whether reading word by word would save nothing, from the first rows of a column."""
    if pa.types.is_dictionary(cells.type):
        return False
    sample = cells.slice(0, ENOUGH_ROWS)
    return len(sample.unique()) > max(len(sample) * MOSTLY_DISTINCT, 16)

"""Columns of free text, names and persons, read a whole column at a time."""

import hashlib
import hmac
import re
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from data.intake.cells import INVISIBLE, layout, replace, rows_at, rows_with, tidy
from data.intake.columns import (
    DistinctReader,
    Flag,
    Reading,
    Rows,
    Typed,
    distinct,
    is_mostly_distinct,
    spread,
)
from data.masking import LONG_RUN, mask_free_text

HIDDEN = re.compile(f"[{INVISIBLE}]")
SPACES = re.compile(r"\s+")
# A space next to a Chinese character or bracket separates nothing.
USELESS_SPACE = re.compile(r"(?<=[\u2e80-\u9fff（）]) | (?=[\u2e80-\u9fff（）])")
BRACKETS = str.maketrans("()", "（）")
NAME_FAULT = (
    r"[()\s\x{a0}\x{3000}\x{feff}\x{200b}-\x{200f}\x{202a}-\x{202e}\x{2060}\x{2066}-\x{2069}]"
)
# First bytes (UTF-8) of what NAME_FAULT finds; a name without any of them is as it should be.
SUSPECT_IN_NAME = np.isin(np.arange(256), [*b"() \t\n\v\f\r", 0xC2, 0xE2, 0xE3, 0xEF])
# Full-width digits are EF BC 90 to EF BC 99.
WIDE_LEAD, WIDE_SECOND, WIDE_ZERO = 0xEF, 0xBC, 0x90
STRIDE = 5


def normalise_name(name: str) -> str:
    """Return a name with full-width brackets, no useless spaces and nothing invisible."""
    visible = SPACES.sub(" ", HIDDEN.sub("", name.translate(BRACKETS))).strip()
    return USELESS_SPACE.sub("", visible)


@dataclass(slots=True)
class TextReader:
    """Reads free text: trimmed, its length checked, personal numbers in it masked."""

    column: str
    max_length: int | None
    is_scanned: bool

    def __call__(self, cells: pa.Array) -> Typed:
        """Return the column; V12 flags masked cells, C04 those longer than the standard."""
        if not self.is_scanned and not is_mostly_distinct(cells):
            return DistinctReader(self.column, self._word, pa.string())(cells)
        if not pa.types.is_dictionary(cells.type):
            return self._read_column(tidy(_plain(cells)))
        places, words = distinct(cells)
        return spread(self._read_column(pa.array(words, pa.string())), places)

    def _read_column(self, values: pa.StringArray) -> Typed:
        """Return tidy text, masked and its length checked."""
        flags = []
        if self.is_scanned:
            values, masked = mask_texts(values)
            flags.append(Flag("V12", self.column, masked))
        flags.append(Flag("C04", self.column, too_long(values, self.max_length)))
        return Typed(values, blank_rows(values), tuple(flag for flag in flags if len(flag.rows)))

    def _word(self, word: str) -> Reading:
        return word, "C04" if self.max_length and len(word) > self.max_length else ""


@dataclass(slots=True)
class NameReader:
    """Reads names of organisations: brackets and spaces as they should be (V14)."""

    column: str
    max_length: int | None

    def __call__(self, cells: pa.Array) -> Typed:
        """Return the column; V14 flags the names that had to be changed or hold a space."""
        values = tidy(_plain(cells))
        faulty = self._faulty(values)
        if len(faulty):
            names = values.take(pa.array(faulty)).to_pylist()
            values = replace(values, faulty, [normalise_name(name) or None for name in names])
        long = too_long(values, self.max_length)
        flags = (Flag("V14", self.column, faulty), Flag("C04", self.column, long))
        return Typed(values, blank_rows(values), tuple(flag for flag in flags if len(flag.rows)))

    def _faulty(self, values: pa.StringArray) -> Rows:
        """Return the rows with half-width brackets, white space or invisible characters."""
        suspects = rows_with(values, SUSPECT_IN_NAME)
        if not len(suspects):
            return suspects
        found = pc.match_substring_regex(values.take(pa.array(suspects)), NAME_FAULT)
        return np.asarray(suspects[found.fill_null(False).to_numpy(zero_copy_only=False)])


@dataclass(slots=True)
class PersonNumberReader:
    """Reads document numbers of persons; they are masked before they land."""

    column: str

    def __call__(self, cells: pa.Array) -> Typed:
        """Return the numbers in upper case."""
        values = tidy(_plain(cells))
        if values.null_count < len(values):
            values = pc.utf8_upper(values)
        return Typed(values, blank_rows(values))


@dataclass(slots=True)
class PersonHashReader:
    """Reads names of persons as keyed hashes (HMAC-SHA256): comparable, not readable."""

    column: str
    key: bytes
    _known: dict[str, Reading] = field(default_factory=dict)

    def __call__(self, cells: pa.Array) -> Typed:
        """Return the hashes in hexadecimal; the names are stored nowhere."""
        return DistinctReader(self.column, self._hash, pa.string(), self._known)(cells)

    def _hash(self, name: str) -> Reading:
        return person_hash(name, self.key), ""


def person_hash(name: str, key: bytes) -> str:
    """Return the keyed hash of a person's name, the same for the same person's spelling."""
    plain = normalise_name(name).replace(" ", "")
    return hmac.digest(key, plain.encode(), hashlib.sha256).hex()


def mask_texts(values: pa.StringArray) -> tuple[pa.StringArray, Rows]:
    """Return the texts with personal numbers masked, and the rows in which there were any."""
    suspects = rows_with_long_runs(values)
    masked: list[str] = []
    rows: list[int] = []
    for row, text in zip(suspects, values.take(pa.array(suspects)).to_pylist(), strict=True):
        hidden, kinds = mask_free_text(text or "")
        if kinds:
            rows.append(int(row))
            masked.append(hidden)
    found = np.array(rows, dtype=np.int64)
    return replace(values, found, masked), found


def rows_with_long_runs(values: pa.StringArray) -> Rows:
    """Return the rows in which eleven or more digits may stand next to each other."""
    begins, letters = layout(values)
    if not len(values) or begins[-1] - begins[0] < LONG_RUN:
        return np.zeros(0, np.int64)
    text = letters[begins[0] : begins[-1]]
    # Eleven in a row cover two neighbours of every fifth place: most text is passed over.
    fifth = (text[::STRIDE] - ord("0")) < 10
    places = np.flatnonzero(fifth[:-1] & fifth[1:]) * STRIDE
    for step in range(1, STRIDE):
        places = places[(text[places + step] - ord("0")) < 10]
    places = np.concatenate([places, _wide_digits(text)]) + begins[0]
    return rows_at(begins, places)


def _wide_digits(text: NDArray[np.uint8]) -> Rows:
    """Return where full-width digits stand, if there are enough of them for a number."""
    leads = np.flatnonzero(text[:-2] == WIDE_LEAD)
    leads = leads[text[leads + 1] == WIDE_SECOND]
    leads = np.asarray(leads[(text[leads + 2] - WIDE_ZERO) < 10])
    return leads if len(leads) >= LONG_RUN else leads[:0]


def too_long(values: pa.StringArray, most: int | None) -> Rows:
    """Return the rows with more than `most` characters."""
    # A character has at least one byte: few columns ever need their characters counted.
    if not most or not len(values) or np.diff(layout(values)[0]).max() <= most:
        return np.zeros(0, np.int64)
    found = pc.greater(pc.utf8_length(values), most).fill_null(False)
    return np.flatnonzero(found.to_numpy(zero_copy_only=False))


def blank_rows(values: pa.Array) -> Rows:
    """Return the rows without a value."""
    if not values.null_count:
        return np.zeros(0, np.int64)
    return np.flatnonzero(values.is_null().to_numpy(zero_copy_only=False))


def _plain(cells: pa.Array) -> pa.StringArray:
    """Return the cells as an ordinary column of text."""
    return cells if pa.types.is_string(cells.type) else cells.cast(pa.string())

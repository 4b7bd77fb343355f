"""Columns of free text, names, persons and social credit codes, read a whole column at a time."""

import hashlib
import hmac
import re
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.intake.cells import INVISIBLE, contains_any, layout, replace, tidy
from data.intake.columns import DistinctReader, Flag, Reading, Rows, Typed, is_mostly_distinct
from data.masking import LONG_RUN, mask_free_text

HIDDEN = re.compile(f"[{INVISIBLE}]")
SPACES = re.compile(r"\s+")
# A space next to a Chinese character or bracket separates nothing.
USELESS_SPACE = re.compile(r"(?<=[\u2e80-\u9fff（）]) | (?=[\u2e80-\u9fff（）])")
BRACKETS = str.maketrans("()", "（）")
NAME_FAULTS = ("(", ")", " ", "\t", "\u3000", "\u00a0")
NAME_SUSPECTS = tuple(sign.encode() for sign in (*NAME_FAULTS, "\n")) + (
    b"\xe2\x80",
    b"\xe2\x81",
    b"\xef\xbb",
)
NAME_FAULT = re.compile(rf"[()\s{INVISIBLE}]")
FULL_WIDTH_DIGIT = b"\xef\xbc\x90"[:2]


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
        values = tidy(_plain(cells))
        flags = []
        if self.is_scanned:
            values, masked = mask_texts(values)
            flags.append(Flag("V12", self.column, masked))
        flags.append(Flag("C04", self.column, self._too_long(values)))
        return Typed(values, blank_rows(values), tuple(flag for flag in flags if len(flag.rows)))

    def _word(self, word: str) -> Reading:
        return word, "C04" if self.max_length and len(word) > self.max_length else ""

    def _too_long(self, values: pa.Array) -> Rows:
        # A character has at least one byte: few columns ever need their characters counted.
        if (
            not self.max_length
            or not len(values)
            or np.diff(layout(values)[0]).max() <= self.max_length
        ):
            return np.zeros(0, np.int64)
        too_long = pc.greater(pc.utf8_length(values), self.max_length).fill_null(False)
        return np.flatnonzero(too_long.to_numpy(zero_copy_only=False))


@dataclass(slots=True)
class NameReader:
    """Reads names of organisations: brackets and spaces as they should be (V14)."""

    column: str
    max_length: int | None

    def __call__(self, cells: pa.Array) -> Typed:
        """Return the column; V14 flags the names that had to be changed or hold a space."""
        values = tidy(_plain(cells))
        faulty = np.zeros(0, np.int64)
        if contains_any(values, NAME_SUSPECTS):
            found = pc.match_substring_regex(
                values,
                r"[()\s\x{00a0}\x{3000}\x{feff}\x{200b}-\x{200f}\x{202a}-\x{202e}\x{2060}\x{2066}-\x{2069}]",
            )
            faulty = np.flatnonzero(found.fill_null(False).to_numpy(zero_copy_only=False))
            names = values.take(pa.array(faulty)).to_pylist()
            values = replace(values, faulty, [normalise_name(name) or None for name in names])
        too_long = TextReader(self.column, self.max_length, False)._too_long(values)
        flags = (Flag("V14", self.column, faulty), Flag("C04", self.column, too_long))
        return Typed(values, blank_rows(values), tuple(flag for flag in flags if len(flag.rows)))


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
    if contains_any(values, (FULL_WIDTH_DIGIT,)):
        wide = pc.match_substring_regex(values, "[０-９]{11}").fill_null(False)
        suspects = np.union1d(suspects, np.flatnonzero(wide.to_numpy(zero_copy_only=False)))
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
    """Return the rows in which eleven or more ASCII digits may stand next to each other."""
    begins, letters = layout(values)
    if not len(values) or begins[-1] - begins[0] < LONG_RUN:
        return np.zeros(0, np.int64)
    text = letters[begins[0] : begins[-1]]
    # Doubling: where two, four, eight, eleven digits in a row begin.
    one = (text - ord("0")) < 10
    two = one[:-1] & one[1:]
    four = two[:-2] & two[2:]
    eight = four[:-4] & four[4:]
    eleven = eight[:-3] & eight[3:]
    starts = np.flatnonzero(eleven) + begins[0]
    return np.unique(np.searchsorted(begins, starts, side="right") - 1).astype(np.int64)


def blank_rows(values: pa.Array) -> Rows:
    """Return the rows without a value."""
    if not values.null_count:
        return np.zeros(0, np.int64)
    return np.flatnonzero(values.is_null().to_numpy(zero_copy_only=False))


def _plain(cells: pa.Array) -> pa.StringArray:
    """Return the cells as an ordinary column of text."""
    return cells if pa.types.is_string(cells.type) else cells.cast(pa.string())

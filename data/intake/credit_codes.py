"""Columns of social credit codes: normalised, checked, and told apart from other numbers."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.identifiers import (
    REGISTRATION_NUMBER,
    USCC_LENGTH,
    USCC_PLACEHOLDER,
    has_valid_organisation_digit,
    is_identity_number,
    is_uscc,
    valid_organisation_digits,
    valid_usccs,
)
from data.intake.cells import EDGES, half_width, layout, tidy
from data.intake.columns import (
    REMEMBERED,
    DistinctReader,
    Flag,
    Reading,
    Rows,
    Typed,
    is_mostly_distinct,
    place,
)
from data.intake.texts import blank_rows

STATES = ("valid", "empty", "placeholder", "registration_no", "identity_no", "invalid")
VALID, EMPTY, PLACEHOLDER, REGISTRATION_NO, IDENTITY_NO, INVALID = range(len(STATES))
# Separators that people type into codes.
NOISE = str.maketrans("", "", EDGES + "-－—·.")


def normalise(text: str) -> str:
    """Return a code in upper case and half width, without separators inside."""
    return half_width(text).translate(NOISE).upper()


def classify(code: str) -> int:
    """Return what a normalised `code` is, as a place in STATES."""
    if code == USCC_PLACEHOLDER:
        return PLACEHOLDER
    if is_uscc(code):
        return VALID
    if REGISTRATION_NUMBER.fullmatch(code):
        return REGISTRATION_NO
    return IDENTITY_NO if is_identity_number(code) else INVALID


@dataclass(frozen=True, slots=True)
class CreditCodeReader:
    """Reads a column of codes.

    Attributes:
        rule: what an invalid code breaks: V03 for parties, V15 for organs.
        takes_persons: the column may hold an identity number where the party is a person;
            whether it may is then decided by the checks of the contract.
    """

    column: str
    rule: str
    takes_persons: bool

    def __call__(self, cells: pa.Array) -> Typed:
        """Return the valid codes, null for the others; `state` says what each cell was."""
        if is_mostly_distinct(cells):
            return self._read_column(tidy(cells))
        return self._read_words(cells)

    def _read_words(self, cells: pa.Array) -> Typed:
        """Read a column in which the same codes come again and again."""
        typed = DistinctReader(self.column, _code_of, pa.string())(cells)
        kinds = DistinctReader(self.column, _kind_of, pa.int8())(cells).values
        numbers = kinds.fill_null(EMPTY).to_numpy(zero_copy_only=False).astype(np.int64)
        return Typed(
            typed.values, typed.blank, self._flags(numbers, typed.flags), _as_words(numbers)
        )

    def _read_column(self, cells: pa.StringArray) -> Typed:
        """Read a column in which most codes come once."""
        blank = blank_rows(cells)
        begins, letters = layout(cells)
        kinds = np.full(len(cells), INVALID, dtype=np.int64)
        kinds[blank] = EMPTY
        full = np.flatnonzero(np.diff(begins) == USCC_LENGTH)
        rows = letters[begins[full][:, None] + np.arange(USCC_LENGTH)]
        valid = valid_usccs(rows)
        kinds[full[valid]] = VALID
        wrong = full[valid][~valid_organisation_digits(rows[valid])]
        odd = np.flatnonzero(kinds == INVALID)
        values, more = self._read_odd(cells, odd, kinds)
        wrong = np.sort(np.concatenate([wrong, more]))
        flags = (Flag("C01", self.column, wrong),) if len(wrong) else ()
        return Typed(values, blank, self._flags(kinds, flags), _as_words(kinds))

    def _read_odd(self, cells: pa.StringArray, odd: Rows, kinds: Rows) -> tuple[pa.Array, Rows]:
        """Read cells that are not plain valid codes one by one; fills in their `kinds`."""
        wrong = []
        if not len(odd):
            return cells, np.zeros(0, np.int64)
        values = []
        for row, text in zip(odd, cells.take(pa.array(odd)).to_pylist(), strict=True):
            code = normalise(text)
            kinds[row] = classify(code)
            values.append(code if kinds[row] == VALID else None)
            if kinds[row] == VALID and not has_valid_organisation_digit(code):
                wrong.append(row)
        mask = np.zeros(len(cells), dtype=np.bool_)
        mask[odd] = True
        filled = pc.replace_with_mask(cells, pa.array(mask), pa.array(values, pa.string()))
        return filled, np.array(wrong, dtype=np.int64)

    def _flags(self, kinds: Rows, flags: tuple[Flag, ...]) -> tuple[Flag, ...]:
        """Return the flags that follow from the kinds of the cells."""
        broken = kinds == INVALID
        if not self.takes_persons:
            broken |= (kinds == IDENTITY_NO) | (kinds == PLACEHOLDER) | (kinds == REGISTRATION_NO)
        found = [(self.rule, np.flatnonzero(broken))]
        if self.takes_persons:
            found.append(("C02", np.flatnonzero(kinds == PLACEHOLDER)))
            found.append(("C03", np.flatnonzero(kinds == REGISTRATION_NO)))
        return flags + tuple(Flag(rule, self.column, rows) for rule, rows in found if len(rows))


def _as_words(kinds: Rows) -> pa.Array:
    return place(list(STATES), kinds, pa.string())


@lru_cache(maxsize=REMEMBERED)
def _inspect(text: str) -> tuple[str, int]:
    code = normalise(text)
    return code, classify(code)


def _kind_of(text: str) -> Reading:
    return _inspect(text)[1], ""


def _code_of(text: str) -> Reading:
    code, kind = _inspect(text)
    if kind != VALID:
        return None, ""
    return code, "" if has_valid_organisation_digit(code) else "C01"

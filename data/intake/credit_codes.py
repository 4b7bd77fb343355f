"""Columns of social credit codes: normalised, checked, and told apart from other numbers."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

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
from data.intake.cells import EDGES, half_width, layout, replace, tidy
from data.intake.columns import Flag, Rows, Typed, distinct, is_mostly_distinct, place
from data.intake.texts import blank_rows

STATES = ("valid", "empty", "placeholder", "registration_no", "identity_no", "invalid")
VALID, EMPTY, PLACEHOLDER, REGISTRATION_NO, IDENTITY_NO, INVALID = range(len(STATES))
Kinds = NDArray[np.int64]
Mask = NDArray[np.bool_]
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
        if pa.types.is_dictionary(cells.type) or not is_mostly_distinct(cells):
            return self._read_words(cells)
        values, kinds, wrong = self._read_column(tidy(cells))
        return self._typed(values, kinds, np.flatnonzero(wrong))

    def _read_words(self, cells: pa.Array) -> Typed:
        """Read a column in which the same codes come again: each of them once."""
        places, words = distinct(cells)
        values, kinds, wrong = self._read_column(pa.array(words, pa.string()))
        coded = place(values.to_pylist(), places, pa.string())
        return self._typed(coded, kinds[places], np.flatnonzero(wrong[places]))

    def _typed(self, values: pa.Array, kinds: Kinds, wrong: Rows) -> Typed:
        flags = (Flag("C01", self.column, wrong),) if len(wrong) else ()
        state = place(list(STATES), kinds, pa.string())
        return Typed(values, np.flatnonzero(kinds == EMPTY), self._flags(kinds, flags), state)

    def _read_column(self, cells: pa.StringArray) -> tuple[pa.Array, Kinds, Mask]:
        """Return codes, what each cell is, and whose organisation code fails its check."""
        begins, letters = layout(cells)
        kinds = np.full(len(cells), INVALID, dtype=np.int64)
        kinds[blank_rows(cells)] = EMPTY
        wrong = np.zeros(len(cells), dtype=np.bool_)
        full = np.flatnonzero(np.diff(begins) == USCC_LENGTH)
        rows = _cut(letters, begins[full])
        valid = valid_usccs(rows)
        kinds[full[valid]] = VALID
        wrong[full[valid]] = ~valid_organisation_digits(rows[valid])
        return self._read_odd(cells, kinds, wrong), kinds, wrong

    def _read_odd(self, cells: pa.StringArray, kinds: Kinds, wrong: Mask) -> pa.Array:
        """Return the codes, those that are not plain valid ones read one by one.

        Fills in their `kinds` and whether they are `wrong`.
        """
        odd = np.flatnonzero(kinds == INVALID)
        values = []
        for row, text in zip(odd, cells.take(pa.array(odd)).to_pylist(), strict=True):
            code = normalise(text)
            kinds[row] = classify(code)
            is_valid = kinds[row] == VALID
            wrong[row] = is_valid and not has_valid_organisation_digit(code)
            values.append(code if is_valid else None)
        return replace(cells, odd, values)

    def _flags(self, kinds: Kinds, flags: tuple[Flag, ...]) -> tuple[Flag, ...]:
        """Return the flags that follow from the kinds of the cells."""
        broken = kinds == INVALID
        if not self.takes_persons:
            broken |= (kinds == IDENTITY_NO) | (kinds == PLACEHOLDER) | (kinds == REGISTRATION_NO)
        found = [(self.rule, np.flatnonzero(broken))]
        if self.takes_persons:
            found.append(("C02", np.flatnonzero(kinds == PLACEHOLDER)))
            found.append(("C03", np.flatnonzero(kinds == REGISTRATION_NO)))
        return flags + tuple(Flag(rule, self.column, rows) for rule, rows in found if len(rows))


def _cut(letters: NDArray[np.uint8], begins: NDArray[np.int32]) -> NDArray[np.uint8]:
    """Return the bytes of the codes that begin there, one row a code."""
    if not len(begins):
        return np.zeros((0, USCC_LENGTH), np.uint8)
    return np.asarray(np.lib.stride_tricks.sliding_window_view(letters, USCC_LENGTH)[begins])

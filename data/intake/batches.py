"""One batch of rows: typed and judged."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from data.contract import Contract, Rule
from data.intake.cells import replace
from data.intake.checks import STATE, Checks, Outcome
from data.intake.columns import Flag, Typed
from data.intake.credit_codes import normalise
from data.intake.headers import Layout
from data.intake.native import as_text
from data.intake.readers import constant, reader_for
from data.intake.references import GAPS, KnownCodes
from data.intake.rows import RawRows

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Judged:
    """A batch in its types, with all that is wrong in it.

    Attributes:
        raw: the rows as they came.
        columns: typed columns of the contract, and `<column>_state` for codes.
        identities: identity of each row.
        persons: column of text -> rows in which it names a person.
        errors: flags of severity E.
        warnings: flags of severity W, on kept and refused rows alike.
        gaps: gap -> rows that point to something unknown.
    """

    raw: RawRows
    columns: dict[str, pa.Array]
    identities: NDArray[np.uint64]
    persons: dict[str, Mask]
    errors: list[Flag] = field(default_factory=list)
    warnings: list[Flag] = field(default_factory=list)
    gaps: dict[str, Mask] = field(default_factory=dict)

    def refused(self) -> Mask:
        """Return which rows break a rule of severity E."""
        mask = np.zeros(len(self.raw.lines), dtype=np.bool_)
        for flag in self.errors:
            mask[flag.rows] = True
        return mask


class BatchReader:
    """Types and judges the batches of one file."""

    def __init__(
        self, contract: Contract, rules: Mapping[str, Rule], layout: Layout,
        *, key: bytes, as_of: date, known: KnownCodes,
    ) -> None:  # fmt: skip
        self.contract = contract
        self.layout = layout
        self._checks = Checks(contract, as_of, key)
        self._rules = rules
        self._known = known
        self._readers = {
            name: reader_for(name, contract, unit=layout.units.get(name), key=key)
            for name in contract.columns
        }

    def judge(self, raw: RawRows, engine: duckdb.DuckDBPyConnection) -> Judged:
        """Return the batch in its types, with every fault found.

        Args:
            raw: the rows as they came.
            engine: a cursor that no other thread uses.
        """
        typed = {name: self._column(name, raw) for name in self.contract.columns}
        columns = {name: column.values for name, column in typed.items()}
        columns |= {name + STATE: one.state for name, one in typed.items() if one.state is not None}
        self._keep_registration_numbers(typed, columns, raw)
        outcome = self._checks.run(engine, columns)
        judged = Judged(raw, columns, outcome.identities, outcome.persons)
        for flag, severity in self._flags(typed, columns, outcome, judged.gaps):
            (judged.errors if severity == "E" else judged.warnings).append(flag)
        return judged

    def _column(self, name: str, raw: RawRows) -> Typed:
        """Return one column, from the source, from a constant, or without values."""
        length = len(raw.lines)
        place = self.layout.places.get(name)
        if place is not None:
            return self._readers[name](raw.cells[place])
        if name in self.layout.constants:
            return self._readers[name](constant(self.layout.constants[name], length))
        # Read like a column of empty cells, so that checks find all they may ask for.
        return self._readers[name](pa.nulls(length, pa.string()))

    def _keep_registration_numbers(
        self, typed: dict[str, Typed], columns: dict[str, pa.Array], raw: RawRows
    ) -> None:
        """Move registration numbers that stand in the code's place to their own column (C03)."""
        if "registration_no" not in columns:
            return
        for flag in (flag for column in typed.values() for flag in column.flags):
            if flag.rule == "C03" and flag.column in self.layout.places:
                there = columns["registration_no"].cast(pa.string())
                free = there.take(pa.array(flag.rows)).is_null().to_numpy(zero_copy_only=False)
                rows = flag.rows[free]
                found = raw.cells[self.layout.places[flag.column]].take(pa.array(rows))
                numbers = [normalise(text) for text in as_text(found).to_pylist()]
                columns["registration_no"] = replace(there, rows, numbers)

    def _flags(
        self, typed: Mapping[str, Typed], columns: Mapping[str, pa.Array], outcome: Outcome,
        gaps: dict[str, Mask],
    ) -> Iterator[tuple[Flag, str]]:  # fmt: skip
        """Yield every flag with its severity; fills in the gaps on the way."""
        for name, column in typed.items():
            for flag in column.flags:
                yield flag, self._rules[flag.rule].severity
            if self.contract.columns[name].need == "required" and len(column.blank):
                yield Flag("V01", name, column.blank), "E"
        for check, flag in outcome.broken:
            yield flag, check.severity or self._rules[check.rule].severity
        given = {name: ~_nulls(columns[name]) for name in outcome.prints}
        for name, unknown in self._known.unknown(self.contract, outcome.prints, given).items():
            reference = self.contract.columns[name].refers_to
            if reference is None:
                continue
            gap = GAPS[reference]
            gaps[gap] = gaps.get(gap, np.zeros(len(unknown), dtype=np.bool_)) | unknown
            if reference == "department":
                yield Flag("V16", name, np.flatnonzero(unknown)), "W"


def _nulls(values: pa.Array) -> Mask:
    return np.asarray(values.is_null().to_numpy(zero_copy_only=False))

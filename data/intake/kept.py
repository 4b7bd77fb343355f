"""Kept rows in the form in which they land."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from data.contract import Contract
from data.intake.batches import Judged, Mask
from data.intake.cells import replace
from data.intake.checks import NATURAL_PERSON
from data.intake.columns import Flag, place
from data.intake.duplicates import record_ids
from data.intake.initials import initials
from data.intake.readers import arrow_type
from data.masking import mask_id, mask_name, mask_names


@dataclass(frozen=True, slots=True)
class Origin:
    """Where rows come from."""

    source_file: str
    source_sheet: str | None


def landing_schema(contract: Contract) -> pa.Schema:
    """Return the columns of a landed table."""
    fields = [pa.field(name, arrow_type(column)) for name, column in contract.columns.items()]
    if contract.initials_of:
        fields.append(pa.field("name_initials", pa.string()))
    fields += [pa.field(name, pa.string()) for name in ("record_id", "source_file", "source_sheet")]
    fields.append(pa.field("source_line", pa.int64()))
    fields += [pa.field(name, pa.string()) for name in ("warnings", "reference_gaps")]
    return pa.schema(fields)


def kept_rows(contract: Contract, judged: Judged, refused: Mask, origin: Origin) -> pa.Table:
    """Return the rows that are not refused, with personal data masked; text may be a dictionary."""
    length = len(refused)
    columns = {name: judged.columns[name] for name in contract.columns}
    _mask_persons(contract, columns)
    for name, rows in judged.persons.items():
        columns[name] = _masked(columns[name].cast(pa.string()), np.flatnonzero(rows), mask_names)
    if contract.initials_of:
        columns["name_initials"] = initials(columns[contract.initials_of])
    nowhere = np.zeros(length, dtype=np.int64)
    columns["record_id"] = record_ids(judged.identities)
    columns["source_file"] = place([origin.source_file], nowhere, pa.string())
    columns["source_sheet"] = place([origin.source_sheet], nowhere, pa.string())
    columns["source_line"] = pa.array(judged.raw.lines)
    warned = {flag.rule: _rows_of(judged.warnings, flag.rule, length) for flag in judged.warnings}
    columns["warnings"] = _joined(warned, length)
    columns["reference_gaps"] = _joined(judged.gaps, length)
    table = pa.table(columns)
    return table.filter(pa.array(~refused)) if refused.any() else table


def _mask_persons(contract: Contract, columns: dict[str, pa.Array]) -> None:
    """Mask document numbers, and the names of parties that are natural persons."""
    for name, column in contract.columns.items():
        if column.type == "person_id":
            given = np.flatnonzero(columns[name].is_valid().to_numpy(zero_copy_only=False))
            columns[name] = _masked(columns[name], given, mask_id)
    if "party_type" not in contract.columns:
        return
    persons = natural_persons(columns["party_type"])
    for name, column in contract.columns.items():
        if column.type == "name":
            columns[name] = _masked(columns[name], persons, mask_name)


def _masked(texts: pa.Array, rows: NDArray[np.int64], mask: Callable[[str], str]) -> pa.Array:
    """Return the texts, those in `rows` masked."""
    given = texts.take(pa.array(rows)).to_pylist()
    return replace(texts, rows, [mask(one) if one else None for one in given])


def natural_persons(party_types: pa.Array) -> NDArray[np.int64]:
    """Return the rows whose party is a natural person."""
    is_person = pc.equal(party_types.cast(pa.string()), NATURAL_PERSON).fill_null(False)
    return np.flatnonzero(is_person.to_numpy(zero_copy_only=False))


def _rows_of(flags: list[Flag], rule: str, length: int) -> Mask:
    mask = np.zeros(length, dtype=np.bool_)
    for flag in flags:
        if flag.rule == rule:
            mask[flag.rows] = True
    return mask


def _joined(masks: dict[str, Mask], length: int) -> pa.Array:
    """Return, row by row, the names whose mask is set, joined with `;`."""
    bits = np.zeros(length, dtype=np.int64)
    names = sorted(masks)
    for number, name in enumerate(names):
        bits |= masks[name].astype(np.int64) << number
    patterns, places = np.unique(bits, return_inverse=True)
    words = [
        ";".join(name for number, name in enumerate(names) if pattern >> number & 1)
        for pattern in patterns.tolist()
    ]
    return place(list(words), places.astype(np.int64), pa.string())


def count_warnings(
    contract: Contract, judged: Judged, refused: Mask
) -> Counter[tuple[str, str, str | None]]:
    """Return how many kept rows break each W rule, by (table, rule, department)."""
    counts: Counter[tuple[str, str, str | None]] = Counter()
    column = contract.aspects.get("department")
    for rule in {flag.rule for flag in judged.warnings}:
        rows = np.flatnonzero(_rows_of(judged.warnings, rule, len(refused)) & ~refused)
        if column is None:
            counts[contract.table, rule, None] += len(rows)
            continue
        departments = judged.columns[column].take(pa.array(rows)).to_pylist()
        counts.update((contract.table, rule, department) for department in departments)
    return counts

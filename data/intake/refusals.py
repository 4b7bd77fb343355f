"""Refused rows as data: where they stood, what is wrong, and the row with persons masked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import orjson
import pyarrow as pa

from data.contract import Contract, Rule, Words
from data.intake.batches import Judged, Mask
from data.intake.checks import NATURAL_PERSON
from data.intake.columns import Rows
from data.intake.headers import Layout
from data.intake.kept import Origin
from data.intake.native import as_text
from data.intake.quarantine import Row, as_table
from data.intake.rows import BrokenRow
from data.masking import looks_like_a_name, mask_fields, mask_row

SHOWN_OF_VALUE = 60
AT_ONCE = 2_000
# The whole line, where its fields cannot be told apart.
WHOLE_LINE = ""
ORGANISATIONS = frozenset({"organisation", "individual_business"})


@dataclass(frozen=True, slots=True)
class Fault:
    """One rule that one row breaks."""

    rule: str
    column: str | None
    words: Words | None = None


class Clerk:
    """Writes down why rows of one file are refused."""

    def __init__(
        self, contract: Contract, rules: Mapping[str, Rule], layout: Layout, origin: Origin
    ) -> None:
        self._contract = contract
        self._rules = rules
        self._layout = layout
        self._origin = origin
        self._order = {name: place for place, name in enumerate(contract.columns)}
        self._headers = _unique(layout.headers)
        self._header_of = {name: self._headers[place] for name, place in layout.places.items()}
        self._types = {
            header: contract.columns[name].type for name, header in self._header_of.items()
        }

    def refusals(self, judged: Judged, refused: Mask) -> pa.Table:
        """Return one entry a refused row; a row without any text at all is no row."""
        numbers = np.flatnonzero(refused)
        faults = self._faults(judged) if len(numbers) else {}
        # Some at a time: rows as Python objects take many times the room they take as columns.
        tables = [
            as_table(self._entries(judged, numbers[start : start + AT_ONCE], faults))
            for start in range(0, len(numbers), AT_ONCE)
        ]
        return pa.concat_tables([as_table(self.broken(judged.raw.broken)), *tables])

    def _entries(self, judged: Judged, numbers: Rows, faults: dict[int, list[Fault]]) -> list[Row]:
        """Return the entries of some refused rows."""
        places = pa.array(numbers)
        raw = [_texts(cells.take(places)) for cells in judged.raw.cells]
        parties = self._parties(judged, places)
        about = {
            aspect_column(aspect): _listed(judged.columns[name], places)
            for aspect, name in self._contract.aspects.items()
        }
        entries = []
        for place, number in enumerate(numbers.tolist()):
            texts = [column[place] for column in raw]
            if not any(map(str.strip, texts)):
                continue
            row = self._masked(dict(zip(self._headers, texts, strict=True)), parties[place])
            entry = self._entry(int(judged.raw.lines[number]), faults[number], row, {})
            entries.append(entry | {name: day_of(values[place]) for name, values in about.items()})
        return entries

    def broken(self, rows: list[BrokenRow]) -> list[Row]:
        """Return one entry a row that could not even be taken apart."""
        entries = []
        for row in rows:
            fields = mask_fields(row.fields)
            if len(fields) == 1:
                cells = {WHOLE_LINE: fields[0]}
            else:
                names = _unique([*self._headers, *[""] * len(fields)])
                cells = dict(zip(names, fields, strict=False))
            entries.append(self._entry(row.line, [Fault(row.rule, None)], cells, row.details))
        return entries

    def _faults(self, judged: Judged) -> dict[int, list[Fault]]:
        """Return the faults of each refused row, in the order of the columns."""
        faults: dict[int, list[Fault]] = {}
        for flag in sorted(judged.errors, key=lambda one: (self._order[one.column], one.rule)):
            for number in flag.rows.tolist():
                fault = Fault(flag.rule, flag.column, flag.words)
                if fault not in (known := faults.setdefault(number, [])):
                    known.append(fault)
        return faults

    def _parties(self, judged: Judged, places: pa.Array) -> list[object]:
        """Return the party type of each refused row; organisation where a table has none."""
        if "party_type" not in self._contract.columns:
            return ["organisation"] * len(places)
        return _listed(judged.columns["party_type"], places)

    def _masked(self, row: dict[str, str], party: object) -> dict[str, str]:
        """Return the raw row with everything about natural persons masked."""
        types = dict(self._types)
        for name, header in self._header_of.items():
            if self._contract.columns[name].person_when and looks_like_a_name(row[header]):
                types[header] = "person_hash"
        if party not in ORGANISATIONS:
            for header, kind in list(types.items()):
                if kind == "name" and (party == NATURAL_PERSON or looks_like_a_name(row[header])):
                    types[header] = "person_hash"
            if party == NATURAL_PERSON and "uscc" in self._header_of:
                types[self._header_of["uscc"]] = "person_id"
        return mask_row(row, types)

    def _entry(
        self, line: int, faults: list[Fault], row: dict[str, str], details: Mapping[str, str]
    ) -> Row:
        violations = [self._violation(fault, row, details) for fault in faults]
        first = violations[0]
        return {
            "table_name": self._contract.table,
            "source_file": self._origin.source_file,
            "source_sheet": self._origin.source_sheet,
            "source_line": line,
            "column_name": first["column"],
            "rule_id": first["rule_id"],
            "message_zh": first["message_zh"],
            "message_en": first["message_en"],
            "violations": orjson.dumps(violations).decode(),
            "raw_row": orjson.dumps(row).decode(),
        }

    def _violation(
        self, fault: Fault, row: Mapping[str, str], details: Mapping[str, str]
    ) -> dict[str, str | None]:
        """Return one violation with its message in both languages."""
        words = fault.words or self._rules[fault.rule].message
        said = {"rule_id": fault.rule, "column": fault.column}
        header = self._header_of.get(fault.column or "")
        value = row.get(header, "") if header else ""
        for language in ("zh", "en"):
            column = self._contract.columns.get(fault.column or "")
            label = getattr(column.label, language) if column else ""
            filled = {"label": label, "value": value[:SHOWN_OF_VALUE], **details}
            said[f"message_{language}"] = getattr(words, language).format(**filled)
        return said


def _unique(headers: list[str]) -> list[str]:
    """Return the headers, those that come twice or are empty with their place behind them."""
    seen: set[str] = set()
    names = []
    for place, header in enumerate(headers, start=1):
        name = header if header and header not in seen else f"{header}#{place}"
        seen.add(name)
        names.append(name)
    return names


def _texts(cells: pa.Array) -> list[str]:
    """Return cells as they are shown to people, empty where there is nothing."""
    return list(as_text(cells).fill_null("").to_pylist())


def _listed(cells: pa.Array, places: pa.Array) -> list[object]:
    return list(cells.take(places).to_pylist())


def aspect_column(aspect: str) -> str:
    """Return the quarantine's column for an aspect of a contract."""
    return f"{aspect}_code" if aspect in ("department", "district") else aspect


def day_of(value: object) -> object:
    """Return a moment as its day, anything else as it is."""
    return value.date() if isinstance(value, datetime) else value

"""Takes superfluous rows out of a landed table and writes them down as refused (V13)."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import orjson
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from data.contract import Column, Contract, Rule
from data.intake.amounts import YUAN_PER_UNIT
from data.intake.duplicates import Entries
from data.intake.landing import coded_columns, part, write_rows
from data.intake.quarantine import Row
from data.intake.refusals import aspect_column, day_of
from data.masking import HIDDEN_OF_ID

RULE = "V13"
PLACE = ["source_file", "source_sheet", "source_line"]
REMEMBERED_PARTS = 8
AT_ONCE = 20_000
REWRITTEN = ".rewritten"


@dataclass(frozen=True, slots=True)
class Removed:
    """Superfluous rows: as refusals, and as they had landed."""

    refusals: list[Row]
    landed: pa.Table

    def counts(self, column: str) -> Counter[tuple[str, str | None]]:
        """Return (rule or gap, department) -> rows, for what these rows had been counted in.

        Args:
            column: `warnings` or `reference_gaps`.
        """
        said = self.landed.column(column).to_pylist()
        departments = [row["department_code"] for row in self.refusals]
        return Counter(
            (name, department)
            for names, department in zip(said, departments, strict=True)
            for name in names.split(";")
            if name
        )


class Deduplicator:
    """Rewrites the files of one landed table in which there are superfluous rows."""

    def __init__(
        self, contract: Contract, rule: Rule, folder: Path, sizes: list[int], schema: pa.Schema
    ) -> None:
        self._contract = contract
        self._rule = rule
        self._folder = folder
        self._schema = schema
        self._starts = np.concatenate([[0], np.cumsum(sizes)])
        self._places = lru_cache(maxsize=REMEMBERED_PARTS)(self._read_places)

    def take_out(self, pairs: Entries) -> Iterator[Removed]:
        """Remove the rows and yield their refusals, some thousand at a time.

        Files are replaced only when all are rewritten: until then the row numbers hold.
        """
        for number in range(len(self._starts) - 1):
            begin, end = np.searchsorted(pairs["row"], self._starts[number : number + 2])
            if end > begin:
                yield from self._rewrite(number, pairs[begin:end])
        for path in self._folder.glob(f"*{REWRITTEN}"):
            path.replace(path.with_suffix(""))

    def _rewrite(self, number: int, pairs: Entries) -> Iterator[Removed]:
        path = part(self._folder, number)
        rows = pq.read_table(path, read_dictionary=coded_columns(path))
        removed = np.zeros(rows.num_rows, dtype=np.bool_)
        removed[pairs["row"] - self._starts[number]] = True
        for start in range(0, len(pairs), AT_ONCE):
            some = pairs[start : start + AT_ONCE]
            taken = rows.take(pa.array(some["row"] - self._starts[number]))
            others = self._others(some["kept"])
            yield Removed(
                [self._entry(*pair) for pair in zip(taken.to_pylist(), others, strict=True)], taken
            )
        left = rows.filter(pa.array(~removed))
        write_rows([left], path.with_name(path.name + REWRITTEN), self._schema)

    def _others(self, kept: NDArray[np.int64]) -> list[str]:
        """Return where each kept row stands: file, sheet and line."""
        parts = np.searchsorted(self._starts, kept, side="right") - 1
        places = []
        for number, row in zip(parts.tolist(), kept.tolist(), strict=True):
            file, sheet, line = self._places(number)[row - int(self._starts[number])]
            places.append(f"{file}{f' [{sheet}]' if sheet else ''}:{line}")
        return places

    def _read_places(self, number: int) -> list[tuple[str, str | None, int]]:
        rows = pq.read_table(part(self._folder, number), columns=PLACE)
        return list(zip(*(rows.column(name).to_pylist() for name in PLACE), strict=True))

    def _entry(self, row: Mapping[str, Any], other: str) -> Row:
        """Return a removed row as a refusal; its cells are given as they had landed."""
        column = self._contract.key[0]
        texts = {"zh": "", "en": ""}
        for language in texts:
            label = getattr(self._contract.columns[column].label, language)
            words = getattr(self._rule.message, language)
            texts[language] = words.format(label=label, value="", other=other)
        said = {f"message_{language}": text for language, text in texts.items()}
        violation = {"rule_id": RULE, "column": column, **said}
        return {
            "table_name": self._contract.table,
            **{name: row[name] for name in PLACE},
            "column_name": column,
            "rule_id": RULE,
            **said,
            "violations": orjson.dumps([violation]).decode(),
            "raw_row": orjson.dumps(self._shown(row)).decode(),
            "department_code": None,
            **{
                aspect_column(aspect): day_of(row[name])
                for aspect, name in self._contract.aspects.items()
            },
        }

    def _shown(self, row: Mapping[str, Any]) -> dict[str, str]:
        """Return the cells by their Chinese headers; a keyed hash of a person says nothing."""
        return {
            column.label.zh: _as_sent(column, row[name])
            for name, column in self._contract.columns.items()
        }


def _as_sent(column: Column, value: Any) -> str:
    """Return a landed value as a source would have written it."""
    if value is None:
        return ""
    if column.type == "person_hash":
        return "*" * HIDDEN_OF_ID
    if column.type == "money":
        return f"{value / YUAN_PER_UNIT[str(column.source_unit)]:f}".rstrip("0").rstrip(".")
    return str(value)

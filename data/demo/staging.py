"""One table's rows with their file and their planted fault, ready to be written."""

from collections.abc import Sequence

import duckdb

from data.contract import Contract
from data.demo.city import read_sql
from data.demo.faults import FAULTS, Fault
from data.demo.planted import Planted
from data.demo.source_file import SourceFile
from data.demo.styles import write_header, write_value

# Fault numbers of rows that are as they should be, and of tables that repeat no row.
_SOUND, _NEVER = -1, -2


class Staged:
    """The rows of one table in a temporary table of their own."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, contract: Contract, files: Sequence[SourceFile]
    ) -> None:
        self._connection = connection
        self._contract = contract
        self._files = files
        self._faults = FAULTS.get(contract.table, ())
        self._doubled = next((n for n, one in enumerate(self._faults) if one.rule == "V13"), _NEVER)
        branches = " ".join(f"when {one.condition} then {n}" for n, one in enumerate(files))
        yuan = " or ".join(f"file_no = {n}" for n, one in enumerate(files) if one.style.in_yuan)
        connection.execute(
            read_sql("staged").format(
                table=contract.table, branches=branches, is_yuan_file=yuan or "false"
            )
        )
        connection.execute(read_sql("spoil").format(fault_no=_choose_fault(self._faults)))

    def select(self, number: int, *, is_typed: bool) -> str:
        """The SELECT of one file's rows, duplicates last.

        Args:
            number: the file's place in the list given.
            is_typed: keep dates and numbers as they are (Parquet) instead of writing them out.
        """
        file = self._files[number]
        columns = []
        for name, column in self._contract.columns.items():
            if name in file.constants:
                continue
            text = name if is_typed else write_value(name, column, file.style)
            header = file.renamed.get(name) or write_header(name, column, file.style)
            columns.append((self._spoil(name, text, file), text, header))
        spoilt = ", ".join(f'{text} as "{header}"' for text, _, header in columns)
        clean = ", ".join(f'{text} as "{header}"' for _, text, header in columns)
        return read_sql("file_rows").format(
            spoilt=spoilt, clean=clean, file_no=number, doubled=self._doubled
        )

    def counts(self) -> dict[int, int]:
        """Rows of each file that has any, duplicates included."""
        rows = self._connection.execute(
            read_sql("file_counts"), {"doubled": self._doubled}
        ).fetchall()
        return {int(number): int(count) for number, count in rows}

    def planted(self) -> list[Planted]:
        """Every spoiled row, by file and line."""
        if not self._faults:
            return []
        rows = self._connection.execute(read_sql("planted"), {"doubled": self._doubled}).fetchall()
        return [self._describe(*row) for row in rows]

    def consequences(self) -> dict[str, int]:
        """Warnings and gaps that kept rows have beside the planted ones, by rule or gap.

        The register itself notes which subjects will be missing, so it must be staged first.
        """
        refusing = [
            n for n, one in enumerate(self._faults) if not one.is_warning and n != self._doubled
        ]
        columns = self._contract.columns
        if self._contract.table == "subjects":
            self._connection.execute(read_sql("refused_subjects").format(refusing=refusing))
        orphan = " or ".join(
            f"({name} in (from refused_subject) and {self._is_sound_in(name)})"
            for name, column in columns.items()
            if column.refers_to == "subject"
        )
        half = [n for n, one in enumerate(self._files) if one.style.is_half_width]
        brackets = " or ".join(
            f"(list_contains({half}::integer[], file_no) and {name} like '%（%' "
            f"and {self._is_sound_in(name)})"
            for name, one in columns.items()
            if one.type == "name"
        )
        row = self._connection.execute(
            read_sql("consequences").format(
                has_brackets=brackets or "false", is_orphan=orphan or "false", refusing=refusing
            )
        ).fetchone()
        found = {"V14": int(row[0]), "unknown_subject": int(row[1])} if row else {}
        # An organ that is in no catalogue (V16) is an unknown department as well.
        found["unknown_department"] = sum(one.rule == "V16" for one in self.planted())
        return {rule: count for rule, count in found.items() if count}

    def _is_sound_in(self, name: str) -> str:
        """The SQL condition that a row's own fault leaves column `name` as it is."""
        touching = [
            n for n, one in enumerate(self._faults) if one.column == name and n != self._doubled
        ]
        return f"not list_contains({touching}::integer[], fault_no)"

    def _describe(self, file_no: int, fault_no: int, line: int) -> Planted:
        file, fault = self._files[file_no], self._faults[fault_no]
        if file.form == "parquet":
            line -= 1
        return Planted(
            self._contract.table, file.name, file.sheet, line, fault.column, fault.rule,
            fault.is_warning,
        )  # fmt: skip

    def _spoil(self, name: str, text: str, file: SourceFile) -> str:
        branches = []
        for fault_no, fault in enumerate(self._faults):
            if fault.column != name or fault.rule == "V13":
                continue
            instead = fault.text.format(name)
            if fault.day:
                column = self._contract.columns[name]
                instead = write_value(f"({fault.day})", column, file.style)
            branches.append(f"when {fault_no} then {instead}")
        return f"case fault_no {' '.join(branches)} else {text} end" if branches else text


def _choose_fault(faults: Sequence[Fault]) -> str:
    """The number of a row's fault, -1 for none; each has a draw of its own, the first hit wins."""
    if not faults:
        return str(_SOUND)
    branches = " ".join(
        f"when chance(rowid, {1000 + number}) < {fault.share} and ({fault.where}) then {number}"
        for number, fault in enumerate(faults)
    )
    return f"case {branches} else {_SOUND} end"

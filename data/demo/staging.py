"""One table's rows with their file and their planted fault, ready to be written."""

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from data.contract import Contract
from data.demo.faults import FAULTS, Fault
from data.demo.layout import SourceFile
from data.demo.styles import write_header, write_value

_STAGED = "staged"
# Fault numbers of rows that are as they should be, and of tables that repeat no row.
_SOUND, _NEVER = -1, -2


@dataclass(frozen=True)
class Planted:
    """One spoiled row as it can be found in the files.

    Attributes:
        line: the row's line in the file, its sheet, or its Parquet file; the header is line 1.
        is_warning: the row is kept; otherwise it must be refused.
    """

    table: str
    file: str
    sheet: str
    line: int
    column: str
    rule: str
    is_warning: bool


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
            f"create or replace temp table {_STAGED} as "
            f"select *, {yuan or 'false'} as is_yuan_file "
            f"from (select *, case {branches} end as file_no from {contract.table})"
        )
        connection.execute(
            f"create or replace temp table spoilt as select * from (select rowid as place, "
            f"{_choose_fault(self._faults)} as fault_no from {_STAGED}) where fault_no >= 0"
        )
        connection.execute(
            f"create or replace temp view marked as select {_STAGED}.rowid, {_STAGED}.*, "
            f"coalesce(fault_no, {_SOUND}) as fault_no "
            f"from {_STAGED} left join spoilt on {_STAGED}.rowid = spoilt.place"
        )

    def select(self, number: int, *, is_typed: bool) -> str:
        """The SELECT of one file's rows, duplicates last.

        Args:
            number: the file's place in the list given.
            is_typed: keep dates and numbers as they are (Parquet) instead of writing them out.
        """
        file = self._files[number]
        columns = []
        for name, column in self._contract.columns.items():
            text = name if is_typed else write_value(name, column, file.style)
            header = write_header(name, column, file.style).replace('"', '""')
            columns.append((self._spoil(name, text, file, number), text, header))
        spoilt = ", ".join(f'{text} as "{header}"' for text, _, header in columns)
        clean = ", ".join(f'{text} as "{header}"' for _, text, header in columns)
        query = f"select {spoilt} from marked where file_no = {number}"
        if self._doubled >= 0:
            query += (
                f" union all select {clean} from marked"
                f" where file_no = {number} and fault_no = {self._doubled}"
            )
        return query

    def counts(self) -> dict[int, int]:
        """Rows of each file that has any, duplicates included."""
        rows = self._connection.execute(
            "select file_no, count(*) + count(*) filter (fault_no = ?) from marked "
            "group by file_no order by file_no",
            [self._doubled],
        ).fetchall()
        return {int(number): int(count) for number, count in rows}

    def planted(self) -> list[Planted]:
        """Every spoiled row, by file and line."""
        if not self._faults:
            return []
        rows = self._connection.execute(
            "select file_no, fault_no, case when fault_no = ? then "
            "  file_rows + row_number() over (partition by file_no, fault_no order by place) "
            "  else place end + 1 "
            "from (select file_no, fault_no, "
            "    row_number() over (partition by file_no order by rowid) as place, "
            "    count(*) over (partition by file_no) as file_rows from marked) "
            "where fault_no >= 0 order by 1, 3",
            [self._doubled],
        ).fetchall()
        return [self._describe(*row) for row in rows]

    def _describe(self, file_no: int, fault_no: int, line: int) -> Planted:
        file, fault = self._files[file_no], self._faults[fault_no]
        return Planted(
            self._contract.table, file.name, file.sheet, line, fault.column, fault.rule,
            fault.is_warning,
        )  # fmt: skip

    def _spoil(self, name: str, text: str, file: SourceFile, number: int) -> str:
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

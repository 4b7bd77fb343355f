"""The inputs in a source folder: its files, and the sheets of its workbooks."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from python_calamine import CalamineSheet, CalamineWorkbook

from data.contract import Contract
from data.intake.columnar_reader import ColumnarReader
from data.intake.csv_reader import HEADER_WITHIN, CsvReader
from data.intake.discovery import Found, SourceFile
from data.intake.headers import recognised
from data.intake.inputs import Input, about
from data.intake.mapping import SheetMapping
from data.intake.recognition import AmbiguousNameError, table_of
from data.intake.report import IgnoredFile
from data.intake.rows import UnreadableError
from data.intake.workbook_reader import WorkbookReader, loaded, open_workbook, text_of
from data.language import Message

Contracts = Mapping[str, Contract]
# A sheet of a workbook is taken for a table if its header knows that share of the columns it needs.
RECOGNISED_SHARE = 0.5


def inputs_of_folder(found: Found, contracts: Contracts) -> list[Input]:
    """Return the inputs in a folder; adds to `found` what is ignored and what cannot be read."""
    inputs: list[Input] = []
    for file in found.files:
        try:
            if file.kind == "workbook":
                inputs += _of_workbook(file, contracts, found)
            elif file.table is not None:
                inputs.append(_of_file(file, file.table, contracts[file.table]))
        except UnreadableError as error:
            found.problems.append(about(file.name, error.message))
    return inputs


def _of_file(file: SourceFile, table: str, contract: Contract) -> Input:
    """Return the input of a file that is one table."""
    stated = file.mapping
    if file.kind == "columnar":
        return Input(table, file.name, None, partial(ColumnarReader, file.path), stated)
    opened = partial(
        CsvReader, file.path, partial(_known_headers, contract, stated),
        encoding=stated.encoding, delimiter=stated.delimiter,
    )  # fmt: skip
    return Input(table, file.name, None, opened, stated)


def _known_headers(contract: Contract, stated: SheetMapping, headers: list[str]) -> int:
    """Return how many headers are known, by the contract or by the operator."""
    return recognised(contract, headers) + sum(header in stated.columns for header in headers)


def _of_workbook(file: SourceFile, contracts: Contracts, found: Found) -> list[Input]:
    """Return the inputs of a workbook; the others of its sheets are ignored with a reason."""
    book = open_workbook(file.path)
    filled = [name for name in book.sheet_names if _is_filled(book, name)]
    if not filled:
        raise UnreadableError(Message("it is empty"))
    inputs = []
    for name in filled:
        stated = file.mapping.sheets.get(name)
        table = _table_of_sheet(book, name, file, contracts, is_only=len(filled) == 1)
        if stated is not None and stated.ignore:
            reason = Message("intake.yml says to ignore it")
        elif isinstance(table, Message):
            reason = table
        else:
            mapping = stated or file.mapping
            score = partial(_known_headers, contracts[table], mapping)
            opener = partial(WorkbookReader, partial(_sheet, file.path, name), score)
            inputs.append(Input(table, file.name, name, opener, mapping))
            continue
        found.ignored.append(IgnoredFile(f"{file.name} [{name}]", reason))
    return inputs


def _sheet(path: Path, name: str) -> CalamineSheet:
    """Return a sheet of a workbook that is opened for it: no workbook waits in memory."""
    return open_workbook(path).get_sheet_by_name(name)


def _is_filled(book: CalamineWorkbook, name: str) -> bool:
    """Tell whether a sheet has any cell; a chart or macro sheet has none."""
    return loaded(partial(book.get_sheet_by_name, name)).start is not None


def _table_of_sheet(
    book: CalamineWorkbook, name: str, file: SourceFile, contracts: Contracts, *, is_only: bool
) -> str | Message:
    """Return the table in a sheet, or why it is not read.

    What the operator states comes first, then the sheet's name, then the file's name if the
    sheet is the only one or its header is that of the table.
    """
    stated = file.mapping.sheets.get(name)
    if stated is not None and stated.table is not None:
        if stated.table not in contracts:
            return Message(
                "intake.yml names table {table}, which does not exist", table=stated.table
            )
        return stated.table
    if file.mapping.table is None or not is_only:
        try:
            by_name = table_of(name, contracts)
        except AmbiguousNameError as error:
            return Message("its name fits {tables}", tables=", ".join(error.tables))
        if by_name is not None:
            return by_name
    if file.table is None:
        return Message("neither its name nor that of the file fits a table")
    if is_only or _has_header_of(contracts[file.table], book, name):
        return file.table
    return Message("its name fits no table, and its header is not that of the file's table")


def _has_header_of(contract: Contract, book: CalamineWorkbook, name: str) -> bool:
    """Tell whether one of the first rows of a sheet looks like the header of a table."""
    rows = loaded(partial(book.get_sheet_by_name, name)).to_python(nrows=HEADER_WITHIN)
    needed = sum(column.need == "required" for column in contract.columns.values())
    best = max((recognised(contract, [text_of(cell) for cell in row]) for row in rows), default=0)
    return best >= needed * RECOGNISED_SHARE

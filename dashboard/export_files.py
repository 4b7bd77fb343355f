"""Export files: the same rows as the screen, with what makes them quotable outside it."""

import csv
import io
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

import pandas as pd
import xlsxwriter

# A spreadsheet runs a cell that begins with one of these; the full-width forms are what a
# Chinese input method types, and some spreadsheets take them as the same sign.
_FORMULA_SIGNS = frozenset("=+-@\t\r＝＋－＠")
_BOM = "\ufeff"


@dataclass(frozen=True)
class Sheet:
    """One table to export.

    Attributes:
        title: Heading of the file.
        notes: (label, value) pairs printed above the table: filters, as-of, build, rows, who, when.
        headings: Column labels, in the order of the frame's columns.
        frame: The rows; codes already turned into words.
        percent_columns: Names of columns holding rates 0-1.
    """

    title: str
    notes: Sequence[tuple[str, str]]
    headings: Sequence[str]
    frame: pd.DataFrame
    percent_columns: frozenset[str] = frozenset()


def neutralised(value: object) -> object:
    """Return text that no spreadsheet will run; other values come back unchanged.

    Invisible marks in front of the sign (zero-width space, direction marks, blanks) are looked
    through, because spreadsheets drop them before they decide.
    """
    if not isinstance(value, str) or not value:
        return value
    visible = next(
        (sign for sign in value if not _is_invisible(sign) or sign in _FORMULA_SIGNS), ""
    )
    return "'" + value if visible in _FORMULA_SIGNS else value


def csv_bytes(sheet: Sheet) -> bytes:
    """Return the sheet as CSV in UTF-8 with a byte-order mark, notes first, then the table."""
    stream = io.StringIO(newline="")
    stream.write(_BOM)
    writer = csv.writer(stream)
    writer.writerow([neutralised(sheet.title)])
    writer.writerows([neutralised(cell) for cell in note] for note in sheet.notes)
    writer.writerow([])
    writer.writerow([neutralised(heading) for heading in sheet.headings])
    writer.writerows([_as_text(cell) for cell in row] for row in _rows(sheet.frame))
    return stream.getvalue().encode("utf-8")


def xlsx_bytes(sheet: Sheet) -> bytes:
    """Return the sheet as a workbook: one page, notes above a filterable table."""
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        page = book.add_worksheet(_sheet_name(sheet.title))
        bold = book.add_format({"bold": True})
        page.write_string(0, 0, str(neutralised(sheet.title)), bold)
        for row, (label, value) in enumerate(sheet.notes, start=1):
            page.write_string(row, 0, str(neutralised(label)))
            page.write_string(row, 1, str(neutralised(value)))
        _write_table(book, page, sheet, top=len(sheet.notes) + 2)
    return stream.getvalue()


def _write_table(
    book: xlsxwriter.Workbook, page: xlsxwriter.worksheet.Worksheet, sheet: Sheet, *, top: int
) -> None:
    header = book.add_format({"bold": True, "bottom": 1})
    formats = {
        "date": book.add_format({"num_format": "yyyy-mm-dd"}),
        "time": book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        "percent": book.add_format({"num_format": "0.0%"}),
    }
    for column, heading in enumerate(sheet.headings):
        page.write_string(top, column, str(neutralised(heading)), header)
    percent = [name in sheet.percent_columns for name in sheet.frame.columns]
    for offset, cells in enumerate(_rows(sheet.frame), start=1):
        for column, cell in enumerate(cells):
            _write_cell(page, top + offset, column, cell, formats, percent[column])
    bottom = top + len(sheet.frame)
    page.autofilter(top, 0, max(bottom, top + 1), max(len(sheet.headings) - 1, 0))
    page.freeze_panes(top + 1, 0)
    page.autofit(max_width=360)


def _write_cell(
    page: xlsxwriter.worksheet.Worksheet,
    row: int,
    column: int,
    cell: object,
    formats: dict[str, xlsxwriter.format.Format],
    is_percent: bool,
) -> None:
    if cell is None:
        return
    if isinstance(cell, bool):
        page.write_boolean(row, column, cell)
    elif isinstance(cell, (int, float, Decimal)):
        page.write_number(row, column, float(cell), formats["percent"] if is_percent else None)
    elif isinstance(cell, datetime):
        page.write_datetime(row, column, cell.replace(tzinfo=None), formats["time"])
    elif isinstance(cell, date):
        page.write_datetime(row, column, cell, formats["date"])
    else:
        # A cell of a workbook holds 32 767 characters at most.
        page.write_string(row, column, str(neutralised(str(cell)))[:32_767])


def _rows(frame: pd.DataFrame) -> Iterator[list[object]]:
    for row in frame.itertuples(index=False, name=None):
        yield [_plain(cell) for cell in row]


def _plain(cell: object) -> object:
    """Return a Python value for a frame's cell; missing becomes None, midnight becomes a date."""
    if cell is None or (not isinstance(cell, (str, list, tuple)) and pd.isna(cell)):
        return None
    if isinstance(cell, pd.Timestamp):
        return cell.date() if cell == cell.normalize() else cell.to_pydatetime()
    return cell.item() if hasattr(cell, "item") else cell


def _as_text(cell: object) -> object:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d %H:%M")
    return neutralised(cell)


def _is_invisible(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign) in {"Cf", "Cc"}


def _sheet_name(title: str) -> str:
    """Return a name a workbook accepts: 31 characters, no sign of a path, no outer quote."""
    cleaned = "".join(" " if sign in "[]:*?/\\" else sign for sign in title).strip(" '")
    return cleaned[:31] or "Sheet1"

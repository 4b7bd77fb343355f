"""Empty files with the Chinese headers, to be filled in and sent."""

import csv
from pathlib import Path
from typing import Any

import xlsxwriter

from data.contract import Column, Contract, load_all
from data.intake.codes import labels

WORKBOOK = "数据模板.xlsx"
# What a spreadsheet must not turn into a number: codes would lose their zeros.
TEXT_FORMAT = "@"
# A list longer than this cannot be offered inside a cell of a workbook.
LONGEST_CHOICE = 255
ROWS_WITH_CHOICES = 10_000
NARROWEST, WIDEST = 12, 40


def write_templates(out: Path) -> list[Path]:
    """Write one empty CSV file a table and one workbook with a sheet a table.

    Args:
        out: a folder; made if it does not exist.

    Returns:
        The files. Each is recognised by the intake under the name it has.
    """
    out.mkdir(parents=True, exist_ok=True)
    contracts = load_all()
    written = [_write_csv(out / f"{chinese_name(one)}.csv", one) for one in contracts.values()]
    workbook = out / WORKBOOK
    with xlsxwriter.Workbook(workbook) as book:
        for contract in contracts.values():
            _write_sheet(book, contract)
    return [*written, workbook]


def chinese_name(contract: Contract) -> str:
    """Return the first Chinese name by which a file of this table is recognised."""
    return next(name for name in contract.file_names if not name.isascii())


def _write_csv(path: Path, contract: Contract) -> Path:
    # With a byte order mark, without which spreadsheets take it for another encoding.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerow(column.label.zh for column in contract.columns.values())
    return path


def _write_sheet(book: Any, contract: Contract) -> None:
    """Write one sheet: headers with an explanation each, text cells, choices for code lists."""
    page = book.add_worksheet(chinese_name(contract))
    text = book.add_format({"num_format": TEXT_FORMAT})
    required = book.add_format({"bold": True, "bottom": 1})
    optional = book.add_format({"bottom": 1})
    page.freeze_panes(1, 0)
    for place, (name, column) in enumerate(contract.columns.items()):
        label = column.label.zh
        page.write_string(0, place, label, required if column.need == "required" else optional)
        page.write_comment(0, place, _explanation(name, column))
        page.set_column(place, place, min(max(2 * len(label), NARROWEST), WIDEST), text)
        choices = (
            list(labels(column.code_list)) if column.type == "enum" and column.code_list else []
        )
        if choices and len(",".join(choices)) <= LONGEST_CHOICE:
            rule = {"validate": "list", "source": choices, "error_type": "warning"}
            page.data_validation(1, place, ROWS_WITH_CHOICES, place, rule)


def _explanation(name: str, column: Column) -> str:
    """Return what a header's comment says."""
    need = {"required": "必填", "conditional": "视情况填写", "optional": "可空"}[column.need]
    unit = f"，单位：{column.source_unit}" if column.source_unit else ""
    return f"{need}{unit}\n{column.label.en}\n{' '.join((*column.headers, name))}"

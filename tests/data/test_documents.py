"""The page about the contracts is fresh, and the empty files fit the intake."""

import csv

import pytest
from python_calamine import CalamineWorkbook

from data import documents
from data.contract import load_all
from data.templates import WORKBOOK, chinese_name


def test_the_page_about_the_contracts_is_fresh():
    shown = documents.CONTRACTS_PAGE.read_text(encoding="utf-8")
    assert shown == documents.contracts_markdown(), "run `python -m data.documents`"


def test_the_page_names_every_column_and_rule_of_every_table():
    page = documents.contracts_markdown()
    for contract in load_all().values():
        assert f"(`{contract.table}`)" in page
        for name, column in contract.columns.items():
            assert f"| `{name}` | {column.label.zh} |" in page


def test_an_empty_file_is_written_for_every_table(tmp_path, load):
    written = documents.write_templates(tmp_path / "source")
    assert len(written) == len(load_all()) + 1
    loaded = load(tmp_path / "source", partial=False)
    assert loaded.report.problems == []
    assert all(table.is_present for table in loaded.report.tables.values())
    assert {file.read_count for file in loaded.report.files} == {0}


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_filled_in_template_loads_without_a_mapping(tmp_path, rows, load, form):
    documents.write_templates(tmp_path / "templates")
    contract = load_all()["licences"]
    name = chinese_name(contract)
    if form == "csv":
        with (tmp_path / "templates" / f"{name}.csv").open(
            encoding="utf-8-sig", newline=""
        ) as file:
            (header,) = csv.reader(file)
    else:
        book = CalamineWorkbook.from_path(tmp_path / "templates" / WORKBOOK)
        (header,) = book.get_sheet_by_name(name).to_python()
    labels = {column.label.zh: row for row, column in contract.columns.items()}
    folder = tmp_path / "source"
    folder.mkdir()
    with (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerow(rows.licence(1).get(labels[one], "") for one in header)
    loaded = load(folder)
    assert loaded.report.tables["licences"].kept_count == 1

"""Workbooks: several sheets, dates as numbers or text, and what cannot be read."""

from datetime import date

import pytest
import xlsxwriter


@pytest.fixture
def book(tmp_path, rows):
    """Writes a workbook of {sheet: (table, rows) or plain cells} and returns its folder."""

    def write(name="基础目录.xlsx", **sheets):
        folder = tmp_path / "source"
        folder.mkdir(exist_ok=True)
        with xlsxwriter.Workbook(folder / name) as workbook:
            for sheet, content in sheets.items():
                page = workbook.add_worksheet(sheet)
                if isinstance(content, list):
                    for line, cells in enumerate(content):
                        page.write_row(line, 0, cells)
                    continue
                table, listed = content
                headers = rows.header(table, "zh")
                page.write_row(0, 0, headers.values())
                for line, row in enumerate(listed, start=1):
                    page.write_row(line, 0, [row.get(column, "") for column in headers])
        return folder

    return write


def test_sheets_are_recognised_by_their_names(book, rows, load):
    catalogues = rows.catalogues()
    sheets = {"区县目录": "districts", "乡镇街道": "towns", "部门": "departments"}
    folder = book(**{zh: (table, catalogues[table]) for zh, table in sheets.items()})
    loaded = load(folder)
    assert loaded.report.problems == []
    for table, listed in catalogues.items():
        assert loaded.report.tables[table].kept_count == len(listed)
    assert {file.source_sheet for file in loaded.report.files} == set(sheets)


def test_a_sheet_without_a_name_goes_by_the_name_of_the_file(book, rows, load):
    folder = book(
        "行政许可.xlsx", Sheet1=("licences", [rows.licence(1)]), 说明=[["填报说明"], ["一"]]
    )
    loaded = load(folder)
    assert loaded.report.tables["licences"].kept_count == 1
    assert loaded.kept("licences")[0]["source_sheet"] == "Sheet1"
    (ignored,) = loaded.report.ignored
    assert ignored.source_file == "行政许可.xlsx [说明]"


def test_dates_are_taken_as_numbers_and_as_text(tmp_path, rows, load):
    folder = tmp_path / "source"
    folder.mkdir()
    headers = rows.header("licences", "zh")
    with xlsxwriter.Workbook(folder / "行政许可.xlsx") as workbook:
        page = workbook.add_worksheet("行政许可")
        as_date = workbook.add_format({"num_format": "yyyy-mm-dd"})
        page.write_row(0, 0, headers.values())
        places = {column: place for place, column in enumerate(headers)}
        for line in (1, 2, 3):
            row = rows.licence(line)
            page.write_row(line, 0, [row.get(column, "") for column in headers])
        page.write_datetime(1, places["decided_on"], date(2026, 1, 5), as_date)
        page.write_number(2, places["decided_on"], 46027)
        page.write_string(3, places["decided_on"], "2026年1月5日")
        page.write_number(1, places["registration_no"], 990102600001234)
    loaded = load(folder)
    assert {row["decided_on"] for row in loaded.kept("licences")} == {date(2026, 1, 5)}
    assert loaded.kept("licences")[0]["registration_no"] == "990102600001234"


def test_lines_are_those_of_the_sheet_and_empty_rows_are_none(book, rows, load):
    headers = list(rows.header("towns", "zh").values())
    town = rows.catalogues()["towns"][0]
    right = [town["town_code"], town["town_name"], "", town["district_code"], ""]
    wrong = ["", "无代码镇", "", town["district_code"], ""]
    sheet = [["信安市乡镇街道目录"], [], headers, right, [], wrong, [" "]]
    loaded = load(book(乡镇街道=sheet))
    assert [row["source_line"] for row in loaded.kept("towns")] == [4]
    assert [row["source_line"] for row in loaded.refused("towns")] == [6]
    assert loaded.report.tables["towns"].read_count == 2


def test_a_protected_workbook_says_so(tmp_path, load):
    folder = tmp_path / "source"
    folder.mkdir()
    # How a protected workbook begins: an old container around the encrypted new file.
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000)
    content += "EncryptedPackage".encode("utf-16-le") + bytes(2_000)
    (folder / "行政许可.xlsx").write_bytes(content)
    (problem,) = load(folder).problems()
    assert problem == "行政许可.xlsx: it is protected by a password; send it without one."


def test_what_is_no_workbook_says_so(tmp_path, load):
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "行政许可.xlsx").write_bytes(b"PK\x03\x04 and nothing more")
    (problem,) = load(folder).problems()
    assert problem.startswith("行政许可.xlsx: it cannot be read as a workbook (")


def test_a_sheet_that_reaches_to_the_end_of_the_world_is_not_unpacked(tmp_path, rows, load):
    folder = tmp_path / "source"
    folder.mkdir()
    with xlsxwriter.Workbook(folder / "行政许可.xlsx") as workbook:
        page = workbook.add_worksheet("行政许可")
        page.write_row(0, 0, rows.header("licences").values())
        page.write(1_048_575, 16_383, "x")
    (problem,) = load(folder).problems()
    assert "a sheet claims 1,048,576 rows and 16,384 columns" in problem


def test_a_workbook_without_any_cell_is_empty(book, load):
    assert load(book("行政许可.xlsx", Sheet1=[])).problems() == ["行政许可.xlsx: it is empty."]

"""Refused rows are data: where they stood, what is wrong, in both languages, persons masked."""

from datetime import date

import pyarrow.parquet as pq
import pytest

COLUMNS = {
    "table_name": "string", "source_file": "string", "source_sheet": "string",
    "source_line": "int64", "column_name": "string", "rule_id": "string",
    "message_zh": "string", "message_en": "string", "violations": "string", "raw_row": "string",
    "department_code": "string", "district_code": "string", "decided_on": "date32[day]",
    "reported_on": "date32[day]",
}  # fmt: skip


@pytest.fixture
def refused(load_rows, rows):
    """Loads one wrong row among right ones, and returns it as it stands in the quarantine."""

    def run(**changed):
        right = [rows.licence(number) for number in range(2, 32)]
        loaded = load_rows("licences", *right, rows.licence(1, **changed))
        (row,) = loaded.refused()
        return row

    return run


def test_the_file_has_the_agreed_columns_even_when_nothing_is_refused(load_rows, rows):
    loaded = load_rows("licences", rows.licence(1))
    schema = pq.read_schema(loaded.quarantine / "refusals.parquet")
    assert dict(zip(schema.names, map(str, schema.types), strict=True)) == COLUMNS


def test_a_refused_row_says_where_it_stood_and_what_is_wrong(refused, rows):
    row = refused(licence_category="特别", decided_on="昨天")
    assert (row["source_file"], row["source_sheet"], row["source_line"]) == (
        "licences.csv",
        None,
        32,
    )
    assert (row["rule_id"], row["column_name"]) == ("V02", "licence_category")
    assert row["message_zh"] == "许可类别的值“特别”不在代码清单内"
    assert row["message_en"] == "Licence category: 特别 is not in the code list"
    assert [(one["rule_id"], one["column"]) for one in row["violations"]] == [
        ("V02", "licence_category"), ("T01", "decided_on"),
    ]  # fmt: skip
    assert row["raw_row"]["许可类别"] == "特别"
    assert row["raw_row"]["行政许可决定文书号"] == "信许〔2026〕1号"


def test_department_and_days_are_kept_where_they_can_be_read(refused, rows):
    row = refused(document_no="")
    assert row["department_code"] == rows.DEPARTMENT
    assert (row["decided_on"], row["reported_on"]) == (date(2026, 1, 5), date(2026, 1, 8))
    row = refused(decided_on="昨天", source_uscc="不详")
    assert (row["department_code"], row["decided_on"]) == (None, None)


def test_long_values_are_cut_in_the_message_and_whole_in_the_row(refused):
    row = refused(licence_category="特" * 500)
    assert len(row["message_zh"]) < 120
    assert row["raw_row"]["许可类别"] == "特" * 500


def test_braces_in_a_value_are_text(refused):
    assert "{label}" in refused(licence_category="{label}{0}")["message_en"]


@pytest.mark.parametrize("party", ["自然人", "自然人类", ""])
def test_a_name_that_may_be_a_persons_is_masked(refused, party):
    row = refused(party_type=party, subject_name="王小虚", uscc="", document_no="")
    assert "王小虚" not in str(row)


def test_an_identity_number_in_the_place_of_a_code_is_masked(refused, rows):
    number = rows.identity_number("19900101")
    assert number not in str(refused(uscc=number))
    person = {"party_type": "自然人", "person_id_type": "身份证", "person_id": number}
    # One digit off: no valid identity number, but still somebody's.
    wrong = number[:-2] + ("0" if number[-2] != "0" else "1") + number[-1]
    assert wrong not in str(refused(uscc=wrong, **person))


def test_a_row_with_too_many_fields_keeps_its_text_but_no_name(tmp_path, rows, load):
    right = [rows.licence(number) for number in range(2, 40)]
    text = rows.csv_text("licences", [rows.licence(1, legal_representative_hash="王小虚"), *right])
    lines = text.split("\r\n")
    lines[1] += ",多余"
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "licences.csv").write_text("\n".join(lines), encoding="utf-8")
    (row,) = load(folder).refused()
    assert (row["rule_id"], row["source_line"], row["column_name"]) == ("S01", 2, None)
    width = len(rows.header("licences"))
    assert row["message_en"] == f"The row has {width + 1} fields, the header has {width}"
    assert "王小虚" not in str(row)
    assert row["raw_row"]["行政许可决定文书号"] == "信许〔2026〕1号"
    assert row["raw_row"][f"#{width + 1}"] == "多*"

"""Export files: quotable, typed, and harmless in a spreadsheet."""

import csv
import io
from datetime import date

import openpyxl
import pandas as pd
import pytest

from dashboard.export_files import Sheet, csv_bytes, neutralised, xlsx_bytes

DANGEROUS = ["=1+1", "+1", "-cmd", "@x", "\t=1", "\r=1", "\u200b=1", " =1", "\uff1d1+1"]


def sheet() -> Sheet:
    frame = pd.DataFrame(
        {
            "name": ["=cmd|' /C calc'!A0", "\u4fe1\u5b89"],
            "rate": [0.25, None],
            "day": [pd.Timestamp("2026-10-31"), pd.NaT],
        }
    )
    notes = [("Build", "b1"), ("Rows", "2")]
    return Sheet("Title: a/b", notes, ["Name", "Rate", "Day"], frame, frozenset({"rate"}))


@pytest.mark.parametrize("text", DANGEROUS)
def test_neutralised_text_cannot_be_run(text):
    assert neutralised(text) == "'" + text


@pytest.mark.parametrize("value", ["\u4fe1\u5b89", "a=b", "", -5, 1.5, None])
def test_neutralised_leaves_harmless_values(value):
    assert neutralised(value) == value


def test_csv_has_a_mark_notes_and_the_rows():
    made = csv_bytes(sheet())
    assert made.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(made.decode("utf-8-sig"))))
    assert rows[:3] == [["Title: a/b"], ["Build", "b1"], ["Rows", "2"]]
    assert rows[4:] == [
        ["Name", "Rate", "Day"],
        ["'=cmd|' /C calc'!A0", "0.25", "2026-10-31"],
        ["\u4fe1\u5b89", "", ""],
    ]


def test_xlsx_keeps_types_and_runs_nothing():
    page = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(sheet()))).active
    rows = list(page.iter_rows(values_only=True))
    name, rate, day = rows[5]
    assert name == "'=cmd|' /C calc'!A0"
    assert (rate, day.date()) == (0.25, date(2026, 10, 31))
    assert all(cell.data_type != "f" for row in page.iter_rows() for cell in row)

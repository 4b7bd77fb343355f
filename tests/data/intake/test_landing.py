"""What lands: types, order, identities, files; and what the load says about itself."""

import os
from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from data import intake
from data.contract import load_all
from data.intake import landing
from data.intake.initials import initials

TYPES = {
    "date": "DATE", "end_date": "DATE", "timestamp": "TIMESTAMP", "money": "DECIMAL(18,2)",
    "decimal": "DOUBLE", "integer": "BIGINT", "boolean": "BOOLEAN",
}  # fmt: skip
ORIGIN = ["record_id", "source_file", "source_sheet", "source_line", "warnings", "reference_gaps"]


@pytest.fixture
def city(tmp_path, rows, load):
    """A small city, loaded whole."""
    tables = rows.city(
        licences=[rows.licence(number) for number in (1, 2, 3)], penalties=[rows.penalty(2)]
    )
    return load(rows.write_city(tmp_path / "source", tables), partial=False)


def described(folder):
    engine = duckdb.connect()
    found = engine.execute(
        "describe select * from read_parquet($files)", {"files": f"{folder}/*.parquet"}
    ).fetchall()
    engine.close()
    return {row[0]: row[1] for row in found}


def test_every_table_lands_with_the_columns_and_types_of_its_contract(city):
    assert city.report.problems == []
    for table, contract in load_all().items():
        extra = ["name_initials"] if table == "subjects" else []
        found = described(city.landing / table)
        assert list(found) == [*contract.columns, *extra, *ORIGIN]
        for name, column in contract.columns.items():
            assert found[name] == TYPES.get(column.type, "VARCHAR"), (table, name)
        assert found["source_line"] == "BIGINT"


def test_money_lands_in_yuan(city):
    assert city.kept("penalties")[0]["fine_cny"] == Decimal("2000.00")


def test_money_goes_by_the_mapping(tmp_path, rows, load):
    folder = rows.write_city(tmp_path / "source", {"penalties": [rows.penalty(1, fine_cny="2000")]})
    (folder / "intake.yml").write_text("files: {penalties.csv: {unit: 元}}", encoding="utf-8")
    assert load(folder).kept("penalties")[0]["fine_cny"] == Decimal("2000.00")


def test_subjects_are_found_by_the_initials_of_their_name(city):
    assert city.kept("subjects")[0]["name_initials"].startswith("xaxgmy1hyxgs")


def test_initials_are_lower_case_letters_and_null_stays_null():
    names = pa.array(["信安（虚构）A公司", None, "女士·", "\U0001f600甲"])
    assert initials(names).to_pylist() == ["xaxgags", None, "ns", "\U0001f600j"]


def test_an_identity_depends_on_the_key_only_and_not_on_the_form(tmp_path, rows, load):
    first = rows.write_city(tmp_path / "one", {"licences": [rows.licence(1)]})
    again = rows.licence(1, decided_on="2026年1月5日", subject_name="信安虚构贸易1号有限公司 ")
    other = rows.write_city(
        tmp_path / "two", {"licences": [again, rows.licence(2)]}, encoding="gb18030", style="code"
    )
    one = load(first).kept("licences")[0]["record_id"]
    two = [row["record_id"] for row in load(other).kept("licences")]
    assert one == two[0] != two[1]
    assert len(one) == 16


def test_files_have_equal_size_and_keep_the_order_of_the_source(monkeypatch, tmp_path, rows, load):
    monkeypatch.setattr(landing, "ROWS_PER_FILE", 7)
    listed = [rows.licence(number) for number in range(30)]
    loaded = load(rows.write_city(tmp_path / "source", {"licences": listed}))
    sizes = [pq.read_metadata(p).num_rows for p in sorted((loaded.landing / "licences").iterdir())]
    assert sizes == [7, 7, 7, 7, 2]
    assert [row["source_line"] for row in loaded.kept("licences")] == list(range(2, 32))


def test_the_load_is_written_down(city, rows):
    tables = pq.read_table(city.landing / "_load" / "tables.parquet").to_pylist()
    assert {row["table_name"] for row in tables} >= {"licences", "penalties", "subjects"}
    (licences,) = (row for row in tables if row["table_name"] == "licences")
    assert (licences["source_file"], licences["encoding"]) == ("licences.csv", "utf-8")
    assert licences["read_count"] == licences["kept_count"] + licences["refused_count"] == 3
    assert pq.read_table(city.landing / "_load" / "warnings.parquet").num_rows == 0
    assert {path.name for path in city.landing.iterdir()} == {*load_all(), "_load"}


def test_progress_is_told_with_rows_rate_and_time_left(tmp_path, rows, load):
    seen = []
    tables = {"licences": [rows.licence(number) for number in range(50)]}
    load(rows.write_city(tmp_path / "source", tables), progress=seen.append)
    last = seen[-1]
    assert isinstance(last, intake.Progress)
    assert (last.label, last.table, last.rows, last.fraction) == (
        "licences.csv",
        "licences",
        50,
        1.0,
    )
    assert (last.seconds_left, last.total_rows) == (0.0, 50)
    assert last.rate > 0


def test_a_second_load_into_the_same_folder_leaves_nothing_of_the_first(rows, load_rows):
    load_rows("licences", *(rows.licence(number) for number in range(20)))
    loaded = load_rows("licences", rows.licence(1))
    assert len(loaded.kept("licences")) == 1


def test_a_file_name_in_another_encoding_is_read_as_it_was_meant(tmp_path, rows, load):
    folder = tmp_path / "source"
    folder.mkdir()
    place = os.fsencode(folder) + b"/" + "行政许可.csv".encode("gb18030")
    Path(os.fsdecode(place)).write_text(rows.csv_text("licences", [rows.licence(1)]), "utf-8")
    assert load(folder).kept("licences")[0]["source_file"] == "行政许可.csv"

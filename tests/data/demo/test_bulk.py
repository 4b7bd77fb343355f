"""The city as clean Parquet, at sizes that a test can afford."""

import signal
from datetime import date

import duckdb
import pytest

from data import intake
from data.__main__ import main
from data.contract import load_all
from data.demo import write_city, write_parquet

AS_OF = date(2026, 11, 20)


def test_bulk_parquet_is_clean_for_the_intake(tmp_path):
    made = write_parquet(tmp_path / "bulk", subjects=400, records=6_000, as_of=AS_OF)
    report = intake.run(
        made.out,
        landing=tmp_path / "landing",
        quarantine=tmp_path / "quarantine",
        hash_key=b"k" * 32,
        as_of=AS_OF,
    )
    assert [str(problem) for problem in report.problems] == []
    assert {name: table.kept_count for name, table in report.tables.items()} == made.rows
    assert not report.warnings
    assert not +report.gaps


def _rows(folder, table):
    query = f"select count(*), sum(hash(one)) from '{folder}/{table}.parquet' as one"
    return duckdb.execute(query).fetchone()


def test_bulk_parquet_has_the_same_rows_however_many_threads_write_it(tmp_path):
    size = {"subjects": 20_000, "records": 400_000, "as_of": AS_OF}
    made = write_parquet(tmp_path / "one", **size, threads=1)
    write_parquet(tmp_path / "two", **size, threads=2)
    for table in made.rows:
        assert _rows(tmp_path / "one", table) == _rows(tmp_path / "two", table)


def test_bulk_parquet_has_the_rows_of_the_city_of_messy_files(tmp_path, city):
    write_parquet(tmp_path, subjects=24_000, records=400_000, seed=5, as_of=AS_OF)
    for table, contract in load_all().items():
        columns = ", ".join(
            f'{name} as "{column.label.zh}"' for name, column in contract.columns.items()
        )
        query = f"select count(*), sum(hash(one)) from (from {table} select {columns}) as one"
        assert city.connection.execute(query).fetchone() == _rows(tmp_path, table), table


def test_bulk_parquet_replaces_messy_files_and_leaves_nothing_else(tmp_path):
    write_city(tmp_path, subjects=200, records=2_000, as_of=AS_OF)
    write_parquet(tmp_path, subjects=200, records=2_000, as_of=AS_OF)
    kinds = {path.suffix for path in tmp_path.iterdir()}
    assert kinds == {".parquet", ".yml", ""}
    assert {path.name for path in tmp_path.iterdir() if path.is_dir()} == {"boundaries"}


def test_the_command_writes_clean_files_when_asked_and_messy_ones_in_their_place(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setenv("CREDIT_VAR", str(tmp_path / "var"))
    out = tmp_path / "city"
    size = ("--subjects", "200", "--records", "2000", "--as-of", "2026-11-20")
    for options, is_messy in ((("--clean",), False), ((), True)):
        with pytest.raises(SystemExit, match="0"):
            main(["demo", "--out", str(out), *size, *options])
        assert (out / "planted_faults.json").exists() is is_messy
        assert (out / "licences.parquet").exists() is not is_messy

"""Queries run by name with bound values; nothing a visitor types becomes part of a statement."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest

from queries import headers, runner

HEADER = "-- grain:  one row per n\n-- units:  none\n-- params: {params}\n-- source: numbers\n"
LISTED = "select n, name, is_odd from numbers where len($names) = 0 or name in $names order by n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "pages" / "demo").mkdir(parents=True)
    (tmp_path / "evidence").mkdir()
    monkeypatch.setattr(runner, "FOLDER", tmp_path)
    runner.load.cache_clear()
    write(tmp_path, "demo/listed", "names text[]", LISTED)
    yield tmp_path
    runner.load.cache_clear()


@pytest.fixture
def cursor() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute(
        "create table numbers as select i as n, 'name ' || (i % 3) as name, i % 2 = 1 as is_odd"
        " from range(10) as t(i)"
    )
    return connection


def write(folder: Path, name: str, params: str, sql: str) -> None:
    text = f"-- Numbers.\n{HEADER.format(params=params)}{sql}\n"
    (folder / "pages" / f"{name}.sql").write_text(text, "utf-8")


def test_query_is_found_by_name_with_its_header(folder: Path) -> None:
    assert runner.names() == ("demo/listed",)
    query = runner.load("demo/listed")
    assert (query.title, query.key, query.params) == ("Numbers.", ("n",), {"names": "text[]"})


@pytest.mark.parametrize("name", ["demo/other", "../secret", "/etc/passwd", "", "demo/listed.sql"])
def test_unknown_name_is_refused(name: str, folder: Path) -> None:
    with pytest.raises(runner.QueryError, match="no query is called"):
        runner.load(name)


@pytest.mark.parametrize("params", ["none", "names text[], other date", "page_limit integer"])
def test_header_that_disagrees_with_the_statement_is_refused(params: str, folder: Path) -> None:
    write(folder, "demo/wrong", params, LISTED)
    with pytest.raises(headers.HeaderError, match="demo/wrong: the header names the parameters"):
        runner.load("demo/wrong")


def test_more_parameters_than_asked_are_left_out(
    folder: Path, cursor: duckdb.DuckDBPyConnection
) -> None:
    frame = runner.run(cursor, "demo/listed", {"names": ["name 1"], "other": 1})
    assert frame["n"].tolist() == [1, 4, 7]
    assert runner.count(cursor, "demo/listed", {"names": []}) == 10


def test_missing_parameter_is_named(folder: Path, cursor: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(runner.QueryError, match="demo/listed needs names"):
        runner.run(cursor, "demo/listed", {})


@pytest.mark.parametrize("value", ["name 1", [1], None, 3, date(2026, 1, 1)])
def test_wrong_type_is_refused(
    value: object, folder: Path, cursor: duckdb.DuckDBPyConnection
) -> None:
    with pytest.raises(runner.QueryError, match=r"names must be text\[\], not"):
        runner.run(cursor, "demo/listed", {"names": value})


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("date", date(2026, 1, 1), datetime(2026, 1, 1, tzinfo=UTC)),
        ("text", "a", ["a"]),
        ("integer", 1, True),
        ("double", 1.5, "1.5"),
        ("boolean", True, 1),
    ],
)
def test_each_type_takes_its_own_values(
    kind: str, good: object, bad: object, folder: Path, cursor: duckdb.DuckDBPyConnection
) -> None:
    write(folder, "demo/typed", f"value {kind}", "select n from numbers where $value is not null")
    assert runner.count(cursor, "demo/typed", {"value": good}) == 10
    with pytest.raises(runner.QueryError, match=f"value must be {kind}"):
        runner.count(cursor, "demo/typed", {"value": bad})


def test_value_is_never_part_of_the_statement(
    folder: Path, cursor: duckdb.DuckDBPyConnection
) -> None:
    hostile = ["x') or true; drop table numbers; --"]
    assert runner.count(cursor, "demo/listed", {"names": hostile}) == 0
    page = runner.page(cursor, "demo/listed", {"names": []}, search="'; drop table numbers; --")
    assert page.total == 0
    assert runner.count(cursor, "demo/listed", {"names": []}) == 10


def test_page_cuts_and_orders_in_the_database(
    folder: Path, cursor: duckdb.DuckDBPyConnection
) -> None:
    page = runner.page(
        cursor, "demo/listed", {"names": []}, order_by="name", descending=True, limit=4, offset=2
    )
    # Equal names stand in the order of the grain.
    assert page.rows["n"].tolist() == [8, 1, 4, 7]
    assert page.total == 10
    kept = runner.page(cursor, "demo/listed", {"names": []}, limit=3)
    assert kept.rows["n"].tolist() == [0, 1, 2]


def test_pages_together_hold_every_row_once(
    folder: Path, cursor: duckdb.DuckDBPyConnection
) -> None:
    found = [
        number
        for offset in range(0, 10, 3)
        for number in runner.page(
            cursor, "demo/listed", {"names": []}, order_by="is_odd", limit=3, offset=offset
        ).rows["n"]
    ]
    assert sorted(found) == list(range(10))


def test_search_looks_into_text_columns_only(
    folder: Path, cursor: duckdb.DuckDBPyConnection
) -> None:
    page = runner.page(cursor, "demo/listed", {"names": []}, search="NAME 2")
    assert (page.rows["n"].tolist(), page.total) == ([2, 5, 8], 3)
    write(folder, "demo/plain", "none", "select n from numbers order by n")
    assert runner.page(cursor, "demo/plain", {}, search="1").total == 0


@pytest.mark.parametrize("column", ["missing", 'n" desc; drop table numbers; --', "N "])
def test_page_orders_by_result_columns_only(
    column: str, folder: Path, cursor: duckdb.DuckDBPyConnection
) -> None:
    with pytest.raises(runner.QueryError, match="has no column"):
        runner.page(cursor, "demo/listed", {"names": []}, order_by=column)


def test_column_with_a_quote_can_be_ordered_by(
    folder: Path, cursor: duckdb.DuckDBPyConnection
) -> None:
    write(folder, "demo/odd", "none", 'select n, -n as "a ""b" from numbers order by n')
    page = runner.page(cursor, "demo/odd", {}, order_by='a "b', limit=1)
    assert page.rows["n"].tolist() == [9]


def test_columns_are_told_without_running(folder: Path, cursor: duckdb.DuckDBPyConnection) -> None:
    found = runner.columns(cursor, "demo/listed", {"names": []})
    assert found == {"n": "BIGINT", "name": "VARCHAR", "is_odd": "BOOLEAN"}


def test_rendered_statement_gives_the_same_rows(
    folder: Path, cursor: duckdb.DuckDBPyConnection
) -> None:
    params = {"names": ["name 1", "O'Neill"]}
    shown = runner.rendered_sql("demo/listed", params)
    assert "in ['name 1', 'O''Neill']" in shown
    wanted = runner.run(cursor, "demo/listed", params)
    assert cursor.execute(shown).df().equals(wanted)

"""Every read query is what its header says: grain, units, parameters, sources, columns, size."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
import sqlglot
from sqlglot import exp

from queries import registry, runner
from tests.queries.selections import whole

SAMPLES: dict[str, Any] = {
    "date": date(2026, 1, 1),
    "text": "x",
    "text[]": [],
    "integer": 1,
    "double": 1.0,
    "boolean": True,
}
# Names that only people who may see all districts are asked for, or that name no subject.
WITHOUT_DISTRICTS = re.compile(r"^(data_status|frame)/|^model/scorecard_|^filters/months$")


def path_of(name: str) -> Path:
    folder = runner.FOLDER if name.startswith("evidence/") else runner.FOLDER / "pages"
    return folder / f"{name}.sql"


def params_for(mart: duckdb.DuckDBPyConnection, name: str) -> dict[str, Any]:
    known = whole(mart)
    declared = runner.load(name).params
    return {key: known.get(key, SAMPLES[kind]) for key, kind in declared.items()}


@pytest.mark.parametrize("name", runner.names())
def test_query_agrees_with_its_header(name: str, mart: duckdb.DuckDBPyConnection) -> None:
    query = runner.load(name)
    types = runner.columns(mart, name, params_for(mart, name))
    assert set(query.key) <= set(types)
    assert set(query.units) <= set(types)
    assert types.keys() <= registry.fields().keys()
    measured = {column for column in types if registry.fields()[column].unit}
    assert measured <= set(query.units)


@pytest.mark.parametrize("name", runner.names())
def test_grain_is_unique(name: str, mart: duckdb.DuckDBPyConnection) -> None:
    query = runner.load(name)
    frame = runner.run(mart, name, params_for(mart, name))
    if query.key:
        assert not frame.duplicated(list(query.key)).any()
    else:
        assert len(frame) == 1


@pytest.mark.parametrize("name", runner.names())
def test_sources_are_the_tables_that_are_read(name: str) -> None:
    query = runner.load(name)
    tree = sqlglot.parse_one(re.sub(r"\$(\w+)", r"sample_\1", query.sql), dialect="duckdb")
    defined = {table.alias for table in tree.find_all(exp.CTE)}
    read = {table.name for table in tree.find_all(exp.Table)} - defined - {""}
    assert read == set(query.sources)


@pytest.mark.parametrize("name", runner.names())
def test_file_is_short_and_ends_its_order_in_a_key(name: str) -> None:
    text = path_of(name).read_text("utf-8")
    assert len(text.splitlines()) <= 60
    assert not re.search(r"^select \*|^    \*,?$(?=\n(from|    from))", text, re.MULTILINE)
    query = runner.load(name)
    ordering = text.rpartition("\norder by")[2] if query.key else ""
    assert not query.key or ordering, "a list needs an order"
    assert WITHOUT_DISTRICTS.search(name) or "district_codes" in query.params


def test_every_page_query_takes_the_ends_of_its_period_as_half_open() -> None:
    for name in runner.names():
        sql = re.sub(r"--.*", "", runner.load(name).sql)
        assert not re.search(r"<= \$period_end", sql), name
        assert " between " not in sql, name


@pytest.mark.parametrize("name", runner.names())
def test_lists_are_compared_without_a_join(name: str) -> None:
    # `= any($list)` is planned as a join, `in $list` as a filter of the scan.
    assert not re.search(r"\bany\s*\(\s*\$", runner.load(name).sql)

"""Every metric of the random city equals its slow recomputation in every cell."""

from __future__ import annotations

import duckdb
import pytest

from queries import registry
from tests.queries.oracles.marts import Marts
from tests.queries.oracles.metrics import Cell
from tests.queries.oracles.stocks import Stocks

# What is below the line and not among what is above it.
DIVIDED_BY = {
    "commitments_per_enterprise": "enterprises",
    "dishonest_subject_rate": "active_subject_count",
}
COMPUTED = [name for name, metric in registry.metrics().items() if metric.kind != "derived"]


@pytest.fixture
def stocks(city_mart: duckdb.DuckDBPyConnection, expected: Marts) -> Stocks:
    months = city_mart.execute("select period, stock_on from dim_month order by period").fetchall()
    return Stocks(expected, months)


def held(mart: duckdb.DuckDBPyConnection, metric_id: str, column: str) -> dict[Cell, float]:
    rows = mart.execute(
        "select period, district_code, department_code, bucket, numerator, denominator"
        " from metric_values where metric_id = $metric_id",
        {"metric_id": metric_id},
    ).fetchall()
    place = 4 if column == "numerator" else 5
    return {row[:4]: row[place] for row in rows if row[place]}


@pytest.mark.parametrize("metric_id", COMPUTED)
def test_metric_equals_its_recomputation(
    metric_id: str, city_mart: duckdb.DuckDBPyConnection, stocks: Stocks
) -> None:
    top, bottom = stocks.cells(metric_id)
    if metric_id in DIVIDED_BY:
        bottom = stocks.cells(DIVIDED_BY[metric_id])[0]
    found = held(city_mart, metric_id, "numerator")
    assert found
    assert found == +top
    if registry.metrics()[metric_id].denominator is not None:
        assert held(city_mart, metric_id, "denominator") == +bottom

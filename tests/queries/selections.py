"""The parameters that a page gives to a query, for tests."""

from __future__ import annotations

from datetime import date
from typing import Any

import duckdb

from queries import registry

FILTERS = (
    "district_codes",
    "industry_sections",
    "subject_types",
    "risk_tiers",
    "department_codes",
    "table_names",
    "rule_ids",
    "severities",
)


def months_after(day: date, months: int) -> date:
    """Returns the first day of the month so many months after that of `day`."""
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def as_of(mart: duckdb.DuckDBPyConnection) -> date:
    """Returns the day the mart looks at."""
    row = mart.execute("select as_of from build_info").fetchone()
    assert row
    return row[0]


def whole(mart: duckdb.DuckDBPyConnection, **chosen: Any) -> dict[str, Any]:
    """Returns a selection of everything in the default period, with `chosen` in its place."""
    day = as_of(mart)
    return {
        "metric_ids": list(registry.metrics()),
        "period_start": months_after(day, -11),
        "period_end": months_after(day, 1),
        "as_of": day,
        "search_text": "",
        "uscc": "",
        **{name: [] for name in FILTERS},
        **chosen,
    }


def periods(mart: duckdb.DuckDBPyConnection) -> list[tuple[date, date]]:
    """Returns three periods: up to the build's day, complete months, and long past."""
    day = as_of(mart)
    return [
        (months_after(day, -11), months_after(day, 1)),
        (months_after(day, -4), months_after(day, -1)),
        (months_after(day, -30), months_after(day, -20)),
    ]

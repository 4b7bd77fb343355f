"""Random choices of the filters of the repairs page, and which records they leave."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

import duckdb

from tests.queries.selections import as_of, periods, whole

Row = dict[str, Any]
# Column -> filter.
NAMES = {
    "district_code": "district_codes",
    "industry_section": "industry_sections",
    "subject_type": "subject_types",
    "risk_tier": "risk_tiers",
    "severity_class": "severity_classes",
}
OWN: Row = {
    "severity_classes": [],
    "reached_state": "received",
    "repair_statuses": [],
    "weeks": [],
    "rejection_groups": [],
    "trainings": [],
    "passes": [],
    "lateness": [],
    "repair_ages": [],
    "clock_problems": [],
    "eligibilities": [],
    "notice_states": [],
    "rule_versions": [],
    "is_late": False,
    "step": "total",
    "flow_state": "waiting",
}


def chosen(mart: duckdb.DuckDBPyConnection, seed: int) -> Row:
    """Returns the parameters of a random selection; the first has no filters at all."""
    dice = random.Random(seed)
    start, end = periods(mart)[seed % 3]
    picked: Row = {name: [] for name in (*NAMES.values(), "department_codes")}
    if seed:
        for column, name in [*NAMES.items(), ("handling_department_code", "department_codes")]:
            known = mart.execute(
                f"select distinct {column} from fct_repair_flow"
                f" where {column} is not null order by 1"
            ).fetchall()
            codes = [row[0] for row in known]
            if dice.random() < 0.35:
                picked[name] = dice.sample(codes, dice.randint(1, len(codes)))
    today = as_of(mart)
    day = min(end - timedelta(days=1), today)
    span = {"period_start": start, "period_end": end, "on_day": day}
    due = today + timedelta(days=7 - today.weekday())
    return whole(mart, **{**OWN, **span, **picked, "due_before": due})


def kept(rows: list[Row], asked: Row, department: str = "handling_department_code") -> list[Row]:
    """Returns the rows that the filters leave."""
    names = [*NAMES.items(), (department, "department_codes")]
    return [
        row
        for row in rows
        if all(not asked[name] or row[column] in asked[name] for column, name in names)
    ]


def within(day: Any, asked: Row) -> bool:
    """Whether a day is in the period."""
    return day is not None and asked["period_start"] <= day < asked["period_end"]

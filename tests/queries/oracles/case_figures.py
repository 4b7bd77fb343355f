"""The figures of the page of the joint cases, counted one by one from the rows of the flow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

Row = dict[str, Any]
STEPS = ("initiated", "pushed", "received", "checked", "executed", "feedback")
HOURS = dict(zip(STEPS[1:], ("push", "response", "check", "action", "feedback"), strict=True))
FILTERS = {
    "district_codes": "district_code",
    "industry_sections": "industry_section",
    "subject_types": "subject_type",
    "risk_tiers": "risk_tier",
    "department_codes": "executing_department_code",
    "initiating_codes": "initiating_department_code",
    "case_kinds": "case_kind",
}


def quantile(values: list[float], part: float) -> float | None:
    """Returns a quantile between the two nearest values; None of nothing."""
    if not values:
        return None
    ordered = sorted(values)
    place = (len(ordered) - 1) * part
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def kept(rows: list[Row], params: Row, *names: str) -> list[Row]:
    """Returns the rows that the filters leave, those named left open."""
    return [
        row
        for row in rows
        if all(
            name in names or not params[name] or row[column] in params[name]
            for name, column in FILTERS.items()
        )
    ]


def within(rows: list[Row], start: date, end: date) -> list[Row]:
    """Returns the cases initiated from `start` up to, not including, `end`."""
    return [row for row in rows if start <= row["initiated_on"] < end]


def reached(row: Row, step: str) -> bool:
    """Returns whether a case has come to a step."""
    return step in (row["case_steps"] or "").split(";")


def figures(rows: list[Row]) -> Row:
    """Returns counts, rates and times of some cases."""
    pushed = sum(row["pushed_at"] is not None for row in rows)
    received, fed_back = (sum(reached(r, s) for r in rows) for s in ("received", "feedback"))
    hours = [row["feedback_hours"] for row in rows if row["feedback_hours"] is not None]
    return {
        "case_count": len(rows),
        "raw_case_count": sum(row["raw_case_count"] for row in rows),
        "sanction_count": sum(row["case_kind"] == "sanction" for row in rows),
        "incentive_count": sum(row["case_kind"] == "incentive" for row in rows),
        "case_withdrawn_count": sum(row["withdrawal"] is not None for row in rows),
        "pushed_count": pushed,
        "received_count": received,
        "feedback_count": fed_back,
        "response_rate": received / pushed if pushed else None,
        "feedback_rate": fed_back / pushed if pushed else None,
        "feedback_hours_p50": quantile(hours, 0.5),
        "feedback_hours_p90": quantile(hours, 0.9),
        "feedback_not_due_count": sum(
            row["feedback_due_on"] is not None and not row["is_feedback_overdue"] for row in rows
        ),
        "order_gap_count": sum(row["order_gap"] is not None for row in rows),
    }


def steps(rows: list[Row]) -> dict[str, tuple[int, float | None, float | None]]:
    """Returns of every step how many reached it, and the median and P90 hours."""
    found = {}
    for step in STEPS:
        there = [row for row in rows if reached(row, step)]
        column = f"{HOURS[step]}_hours" if step in HOURS else None
        hours = [row[column] for row in there if column and row[column] is not None]
        found[step] = (len(there), quantile(hours, 0.5), quantile(hours, 0.9))
    return found


def grouped(rows: list[Row], key: Callable[[Row], Any]) -> dict[Any, list[Row]]:
    """Returns the rows by what `key` gives."""
    found: dict[Any, list[Row]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found

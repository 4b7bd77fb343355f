"""Score and grade from records one by one, as docs/scoring.md says, slowly."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import Any

Row = dict[str, Any]
ZERO = Decimal(0)


def rescore(
    records: list[Row], bounds: dict[tuple[str, str], Row], limits: list[Row]
) -> tuple[Decimal, str]:
    """Returns the score and the grade of some records.

    Args:
        records: indicator_id, severity, record_id, happened_on, raw_points of each.
        bounds: What bounds each indicator and severity.
        limits: grade_code, grade_rank, score_from of each grade.
    """
    start = next(iter(bounds.values()))["start_points"]
    in_indicator: dict[Any, Decimal] = defaultdict(Decimal)
    in_dimension: dict[Any, Decimal] = defaultdict(Decimal)
    given = {"deduct": ZERO, "add": ZERO}
    # Deductions first: what honours may give back is known only then.
    for effect in ("deduct", "add"):
        for record in sorted(records, key=lambda one: _order(one, bounds)):
            bound = bounds[record["indicator_id"], record["severity"]]
            if bound["score_effect"] != effect:
                continue
            part = (bound["dimension_id"], effect)
            left = bound["indicator_cap"] - in_indicator[record["indicator_id"]]
            points = min(abs(record["raw_points"]), max(left, ZERO))
            in_indicator[record["indicator_id"]] += points
            points = min(points, max(bound["dimension_cap"] - in_dimension[part], ZERO))
            in_dimension[part] += points
            if effect == "add":
                points = min(points, given["deduct"] - given["add"])
            given[effect] += points
    score = start - given["deduct"] + given["add"]
    ranks = [limit["grade_rank"] for limit in limits if score >= limit["score_from"]]
    found = [bounds[one["indicator_id"], one["severity"]]["direct_rank"] for one in records]
    rank = max([min(ranks), *(rank for rank in found if rank)])
    return score, next(limit["grade_code"] for limit in limits if limit["grade_rank"] == rank)


def path(records: list[Row], as_of: Any) -> list[Row]:
    """Returns the repairable records by the first day of repair, the heaviest first."""
    return sorted(
        (record for record in records if record["is_repairable"]),
        key=lambda one: (
            max(one["repairable_from"], as_of),
            one["raw_points"],
            one["indicator_id"],
            one["record_id"],
        ),
    )


def _order(record: Row, bounds: dict[tuple[str, str], Row]) -> tuple[Any, ...]:
    order = bounds[record["indicator_id"], record["severity"]]["indicator_order"]
    newest = -record["happened_on"].toordinal()
    return order, -abs(record["raw_points"]), newest, record["record_id"]

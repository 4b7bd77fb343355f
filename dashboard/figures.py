"""The numbers behind cards, maps and lists: a metric's value under a selection, and its state."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import pandas as pd

from dashboard import formats, mart
from dashboard.frames import records_of
from dashboard.selection import Selection
from queries import registry

# What keeps two empty-looking figures apart (R6); zero is a value.
State = Literal["value", "no_data", "not_applicable", "suppressed"]
SUPPRESSED_BELOW = 5
# What stands in place of a count that is withheld.
FEW = f"< {SUPPRESSED_BELOW}"
Number = float | None


def is_few(count: Number) -> bool:
    """Return whether a count is so small that it could tell whom it counts."""
    return count is not None and 0 < count < SUPPRESSED_BELOW


@dataclass(frozen=True)
class Figure:
    """One metric under one selection.

    Attributes:
        metric_id: As in metrics.yml.
        state: Whether there is a value, and if not, why.
        value: The figure in the metric's stored unit.
        numerator: What the figure counts; the number of rows behind it.
        denominator: What it is divided by; None for counts and medians.
        compared: The value that `previous` is compared with: complete months only for flows.
        previous: The value of the period before.
        is_met: Whether the target is met; None without a target or a value.
        is_stale: A source of the metric is later than it should be.
        series: Values of 24 months, oldest first.
    """

    metric_id: str
    state: State
    value: Number = None
    numerator: Number = None
    denominator: Number = None
    compared: Number = None
    previous: Number = None
    is_met: bool | None = None
    is_stale: bool = False
    series: tuple[Number, ...] = ()


def of(metric_ids: Sequence[str], selection: Selection) -> list[Figure]:
    """Return the figures of metrics, in the order asked for."""
    asked = list(dict.fromkeys(metric_ids))
    rows = mart.frame("metrics/values", selection, metric_ids=asked)
    series = mart.frame("metrics/series", selection, metric_ids=asked)
    late = set(mart.frame("frame/stale_sources", selection)["table_name"])
    found: dict[str, Figure] = {}
    for metric_id in asked:
        entry = registry.metrics()[metric_id]
        figure = (
            _on_target(metric_id, selection)
            if entry.kind == "derived"
            else from_slots(metric_id, rows[rows["metric_id"] == metric_id], selection)
        )
        months = series.loc[series["metric_id"] == metric_id, "value"]
        found[metric_id] = replace(
            figure,
            is_stale=not late.isdisjoint(entry.sources),
            series=tuple(_number(value) for value in months),
        )
    return [found[metric_id] for metric_id in metric_ids]


def one(metric_id: str, selection: Selection) -> Figure:
    """Return the figure of one metric."""
    return of([metric_id], selection)[0]


def from_slots(metric_id: str, rows: pd.DataFrame, selection: Selection) -> Figure:
    """Return the figure of a metric.

    Args:
        metric_id: The metric.
        rows: Its rows of metrics/values, one a slot: period, compared, previous.
        selection: The filters the rows are of.
    """
    entry = registry.metrics()[metric_id]
    if selection.department_codes and "department_codes" not in entry.filters:
        return Figure(metric_id, "not_applicable")
    slots = {str(row["slot"]): row for row in records_of(rows)}
    now = slots.get("period")
    if now is None:
        return Figure(metric_id, "no_data")
    value = _number(now["value"])
    return Figure(
        metric_id,
        _state(now, value),
        value=value,
        numerator=_number(now["numerator"]),
        denominator=_number(now["denominator"]),
        compared=_number(slots.get("compared", {}).get("value")),
        previous=_number(slots.get("previous", {}).get("value")),
        is_met=None if entry.target is None or value is None else entry.target.is_met(value),
    )


def by_member(
    metric_id: str, selection: Selection, *, dimension: Literal["district", "department"]
) -> pd.DataFrame:
    """Return a metric for every district or department that the viewer may see.

    The filter on that dimension is left out, so that the chosen ones can be seen among the others.

    Returns:
        One row per `<dimension>_code`: value, numerator, denominator.
    """
    open_selection = replace(selection, **{f"{dimension}_codes": ()})
    return mart.frame(f"metrics/by_{dimension}", open_selection, metric_ids=[metric_id])


def _on_target(metric_id: str, selection: Selection) -> Figure:
    """Return how many of the metrics with a target and a value meet it."""
    rows = mart.frame("overview/indicators_on_target", selection).dropna(subset=["value"])
    slots = {slot: part.set_index("metric_id")["is_met"] for slot, part in rows.groupby("slot")}
    now = slots.get("period")
    if now is None:
        return Figure(metric_id, "no_data")
    compared, previous = slots.get("compared"), slots.get("previous")
    # Only comparable when the same metrics had a value in both spans.
    known = compared is not None and previous is not None
    same = known and set(compared.index) == set(previous.index)
    return Figure(
        metric_id,
        "value",
        value=float(now.sum()),
        numerator=float(now.sum()),
        denominator=float(len(now)),
        compared=float(compared.sum()) if same else None,
        previous=float(previous.sum()) if same else None,
    )


def _state(row: dict[str, object], value: Number) -> State:
    if row.get("is_suppressed"):
        return "suppressed"
    return "no_data" if value is None else "value"


def _number(value: object) -> Number:
    return None if formats.is_missing(value) else float(str(value))

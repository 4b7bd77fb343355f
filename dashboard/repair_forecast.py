"""When the backlog of repairs will be gone at today's pace, and how sure that is.

Method: the last twelve blocks of five working days; what is closed less what arrives in each is
one observation of how fast the backlog shrinks. Their mean has a 90 % interval by Student's t
with eleven degrees of freedom, two-sided: 1.796 standard errors.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean, stdev

import pandas as pd
import streamlit as st

from dashboard import formats, markup, repair_asked
from dashboard.i18n import _
from dashboard.selection import Selection

BLOCKS, BLOCK_WD = 12, 5
T_90 = 1.796
YEAR_WD = 250


@dataclass(frozen=True)
class Forecast:
    """The pace of the backlog and what follows from it.

    Attributes:
        left: Applications open now.
        arrivals: Mean number that arrive in five working days.
        closings: Mean number closed in five working days.
        low: Lower end of the 90 % interval of closings less arrivals.
        high: Its upper end.
        clear_wd: Working days until nothing is left at the mean pace; None while it grows.
        soonest_wd: The same at the upper end; None while even that grows.
        latest_wd: The same at the lower end; None where that end grows.
    """

    left: int
    arrivals: float
    closings: float
    low: float
    high: float
    clear_wd: int | None
    soonest_wd: int | None
    latest_wd: int | None


def forecast(left: int, arrivals: Sequence[float], closings: Sequence[float]) -> Forecast:
    """Return the forecast of a backlog.

    Args:
        left: Applications open now.
        arrivals: Applications received in each block.
        closings: Applications closed in each block, in the same order.

    Raises:
        ValueError: Not the twelve blocks that the method is stated for.
    """
    if not len(arrivals) == len(closings) == BLOCKS:
        raise ValueError(f"the forecast needs {BLOCKS} blocks, not {len(arrivals)}")
    net = [gone - came for came, gone in zip(arrivals, closings, strict=True)]
    pace, error = mean(net), T_90 * stdev(net) / math.sqrt(BLOCKS)
    low, high = pace - error, pace + error
    return Forecast(
        left=left,
        arrivals=mean(arrivals),
        closings=mean(closings),
        low=low,
        high=high,
        clear_wd=_days(left, pace),
        soonest_wd=_days(left, high),
        latest_wd=_days(left, low),
    )


def show(selection: Selection) -> None:
    """Show the forecast with its method; says so where the calendar does not know the day."""
    rows = repair_asked.frame("pace", selection)
    body: list[object] = [markup.el("h3", _("When will the backlog be gone?"))]
    if rows.empty:
        text = _("The working-day calendar does not know the year of the data: no forecast.")
        body.append(markup.el("p", text))
    else:
        body += _said(of(rows))
    st.html(markup.el("section", body, class_="cc-panel cc-forecast"))


def of(rows: pd.DataFrame) -> Forecast:
    """Return the forecast from the rows of repairs/pace."""
    return forecast(
        int(rows["left_count"].iloc[0]),
        [float(count) for count in rows["arrival_count"]],
        [float(count) for count in rows["closing_count"]],
    )


def _said(found: Forecast) -> list[object]:
    pace = _("In five working days {arrivals} arrive and {closings} are closed, on average.")
    if found.left == 0:
        answer = _("Nothing is in progress.")
    elif found.clear_wd is None:
        answer = _("Not at the present pace: the backlog does not shrink.")
    else:
        answer = _("In about: {days}.").format(days=_long(found.clear_wd))
    interval = _("90 % interval of the pace: {low} to {high} fewer in five working days; {span}.")
    method = _(
        "Method: closed less received in the last 12 blocks of 5 working days; interval of the "
        "mean by Student's t. It holds while the pace stays as it is."
    )
    said = pace.format(
        arrivals=formats.number(found.arrivals, 1), closings=formats.number(found.closings, 1)
    )
    sure = interval.format(
        low=formats.number(found.low, 1), high=formats.number(found.high, 1), span=_span(found)
    )
    return [
        markup.el("p", markup.el("b", answer)),
        markup.el("p", said),
        markup.el("p", sure),
        markup.el("p", method, class_="cc-quiet"),
    ]


def _span(found: Forecast) -> str:
    """Return between which days the end lies, or that it is not sure to come."""
    if found.soonest_wd is None:
        return _("it grows at both ends")
    soonest = _long(found.soonest_wd)
    if found.latest_wd is None:
        return _("gone in {days} at the earliest, or never").format(days=soonest)
    latest = _long(found.latest_wd)
    return _("gone in {soonest} at the earliest, {latest} at the latest").format(
        soonest=soonest, latest=latest
    )


def _long(days: int) -> str:
    """Return a number of working days; beyond a year no number is worth the digits."""
    if days > YEAR_WD:
        return _("more than a year")
    return _("{count} working days").format(count=formats.number(days))


def _days(left: int, pace: float) -> int | None:
    return math.ceil(left / pace * BLOCK_WD) if pace > 0 else None

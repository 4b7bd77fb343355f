"""The charts of the page of the repairs: flow, ageing, control, funnel, and who takes longest."""

import pandas as pd

from dashboard import (
    charts,
    figures,
    formats,
    labels,
    repair_asked,
)
from dashboard.chart_columns import Columns
from dashboard.chart_control import Control
from dashboard.chart_flow import Flow
from dashboard.chart_funnel import Funnel, Step
from dashboard.chart_ranking import Ranking
from dashboard.i18n import _
from dashboard.kept import kept
from dashboard.selection import Selection

AGES = ("to_3", "to_10", "to_20", "to_40", "over_40", "unknown")
STATES = ("closed_count", "returning_count", "handling_count", "waiting_count")
REACHED = ("received", "accepted", "completed", "approved", "ended")


def flow(selection: Selection) -> None:
    """Show the cumulative flow; a point opens who stood in the state on the day."""
    begins, ends = repair_asked.flow_from(selection), repair_asked.on_day(selection)
    if begins > ends:
        return
    rows = repair_asked.frame("flow", selection, period_start=begins)
    charts.show(
        "flow",
        rows,
        Flow("day", STATES, ("seq_1", "seq_2", "seq_4", "caution"), "flow"),
        selection,
        key="repair_flow",
        title=_("Does the work keep up with what arrives?"),
        subtitle=_(
            "Cumulative flow, applications a day, {first} to {last}; the band above is in progress"
        ).format(first=formats.date(begins), last=formats.date(ends)),
        columns=("day", *STATES[::-1]),
        narrows=repair_asked.OPEN,
    )


def ageing(selection: Selection) -> None:
    """Show how long the open applications have been waiting, in the steps of the clock."""
    rows = repair_asked.frame("ageing", selection)
    known = AGES if "unknown" in set(rows["repair_age"]) else AGES[:-1]
    charts.show(
        "columns",
        rows,
        Columns("repair_age", known, "application_count", "is_overdue", "age"),
        selection,
        key="repair_ageing",
        title=_("How old is what is in progress?"),
        subtitle=_(
            "Applications open on {day}, by working days since submission; red: overdue"
        ).format(day=formats.date(selection.as_of)),
        columns=("repair_age", "is_overdue", "application_count"),
        narrows=repair_asked.OPEN,
    )


def control(selection: Selection) -> None:
    """Show the mean duration of each week with the limits of the process."""
    rows = repair_asked.frame("control", selection)
    if rows.empty:
        return
    out = int(rows["is_signal"].fillna(False).sum())
    charts.show(
        "control",
        rows,
        Control(
            *("week_start", "mean_wd", "timed_count", "centre_wd", "upper_wd", "lower_wd"),
            *("limit_wd", "is_signal", "week"),
        ),
        selection,
        key="repair_control",
        title=_("Is the duration under control?"),
        subtitle=_(
            "Mean working days of what was completed in the week; {count} weeks outside the limits"
        ).format(count=formats.number(out)),
        columns=("week_start", "mean_wd", "timed_count", "centre_wd", "upper_wd", "lower_wd"),
        narrows=repair_asked.OPEN,
        note=_("Individuals chart: mean \u00b1 2.66 mean moving ranges"),
    )


def funnel(selection: Selection) -> None:
    """Show how far the applications of the period have got, with the median of each step."""
    rows = _reached(selection)
    opened = ".".join(repair_asked.opened(selection))
    steps = tuple(Step(f"reached.{s}", labels.word("repair_reached", s)) for s in REACHED)
    charts.show(
        "funnel",
        rows,
        Funnel(steps, "open_code", "application_count", "wd_p50", "wd_p90", opened),
        selection,
        key="repair_funnel",
        title=_("How far do the applications get?"),
        subtitle=_("Applications received in the period, as they stand on {day}").format(
            day=formats.date(selection.as_of)
        ),
        columns=("reached_state", "application_count", "wd_p50", "wd_p90"),
        narrows=repair_asked.OPEN,
    )


def departments(selection: Selection) -> None:
    """Show which departments take longest; a bar narrows the page to one."""
    shown, few = _timed(selection)
    if shown.empty:
        return
    note = _("{count} with fewer than {few} completions left out").format(
        count=formats.number(few), few=figures.SUPPRESSED_BELOW
    )
    charts.show(
        "ranking",
        shown,
        Ranking("handling_department_code", "wd_p90", selection.department_codes),
        selection,
        key="repair_departments",
        title=_("Which departments take longest?"),
        subtitle=_("Working days within which nine in ten were completed"),
        columns=("handling_department_code", "timed_count", "wd_p50", "wd_p90", "on_time_rate"),
        narrows="department_codes",
        note=note if few else None,
    )


@kept
def _reached(selection: Selection) -> pd.DataFrame:
    rows = repair_asked.frame("funnel", selection)
    return rows.assign(open_code=[f"reached.{state}" for state in rows["reached_state"]])


@kept
def _timed(selection: Selection) -> tuple[pd.DataFrame, int]:
    """Return the departments that can be told, and how many have too few completions."""
    rows = repair_asked.breakdown("handling_department_code", selection)
    few = rows["timed_count"] < figures.SUPPRESSED_BELOW
    return rows[~few].dropna(subset=["wd_p90"]), int(few.sum())

"""The tables of the page of the repairs: steps against their clock, and the breakdowns."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from dashboard import figures, formats, labels, links, markup, repair_asked, table_markup, values
from dashboard.frames import records_of
from dashboard.i18n import _
from dashboard.kept import kept
from dashboard.markup import Markup
from dashboard.selection import Selection

Row = Mapping[str, object]
STEPS = ("accept", "decide", "return", "total")
_COUNTS = {
    "received_count": "received",
    "completed_count": "completed",
    "open_count": "progress",
    "overdue_count": "overdue",
}
# A longer table shows its first rows, and the rest on request.
FOLDED_FROM, SHOWN = 15, 8
_MEASURES = ("wd_p50", "wd_p90", "on_time_rate")


def steps(selection: Selection) -> None:
    """Show median and P90 of every step against the limit of its rule version."""
    st.html(_steps(selection))


@kept
def _steps(selection: Selection) -> Markup:
    rows = records_of(repair_asked.frame("steps", selection))
    ordered = sorted(
        rows,
        key=lambda row: (row["rule_version"] != "order36", STEPS.index(str(row["step"]))),
    )
    columns = ("limit_wd", "wd_p50", "wd_p90", "on_time_rate")
    headings = [
        labels.field("rule_version"),
        labels.field("step"),
        *(labels.field(column) for column in columns),
        labels.field("timed_count"),
        labels.field("late_count"),
    ]
    cells = [_step(row, columns, selection) for row in ordered]
    title = _("How long does each step take against its clock?")
    note = _(
        "Working days by the calendar of the State Council, make-up working days included. The "
        "clock is that of the rule version in force on the day of submission. Decide: the total "
        "limit less that to accept, where the version states it."
    )
    table = table_markup.grid(headings, cells, numbers=set(range(2, 8)), caption=title)
    under = markup.el("p", note, class_="cc-quiet")
    return markup.el("section", markup.el("h3", title), table, under, class_="cc-panel")


def district(selection: Selection) -> None:
    """Show the districts; a name narrows the page, a count opens its applications."""
    _groups("district_code", "district_codes", selection)


def department(selection: Selection) -> None:
    """Show the departments; a name narrows the page, a count opens its applications."""
    _groups("handling_department_code", "department_codes", selection)


def severity(selection: Selection) -> None:
    """Show the severity classes; a name narrows the page, a count opens its applications."""
    _groups("severity_class", repair_asked.SEVERITY, selection)


def subject_type(selection: Selection) -> None:
    """Show the subject types; a name narrows the page, a count opens its applications."""
    _groups("subject_type", "subject_types", selection)


def _groups(column: str, filtered: str, selection: Selection) -> None:
    st.html(_table_of(column, filtered, selection))


@kept
def _table_of(column: str, filtered: str, selection: Selection) -> Markup:
    """Return one breakdown as a panel."""
    rows = repair_asked.breakdown(column, selection)
    title = _("Repairs by {dimension}").format(dimension=labels.field(column).lower())
    headings = [
        labels.field(column),
        *(labels.field(name) for name in (*_COUNTS, *_MEASURES)),
    ]
    cells = [_group(row, column, filtered, selection) for row in _ranked(rows)]
    numbers = set(range(1, 8))
    more = None
    if len(cells) > FOLDED_FROM:
        whole = table_markup.grid(headings, cells, numbers=numbers, caption=title)
        words = _("All {count}, in the same order").format(count=formats.number(len(cells)))
        more = markup.el("details", markup.el("summary", words), whole, class_="cc-behind")
        cells = cells[:SHOWN]
    table = table_markup.grid(headings, cells, numbers=numbers, caption=title)
    return markup.el("section", markup.el("h3", title), table, more, class_="cc-panel")


def _ranked(rows: pd.DataFrame) -> list[Row]:
    """Return the groups, those with most overdue first."""
    ranked = rows.sort_values(
        ["overdue_count", "open_count", "received_count"], ascending=False, kind="stable"
    )
    return records_of(ranked)


def _group(row: Row, column: str, filtered: str, selection: Selection) -> list[object]:
    code = row[column]
    is_known = not formats.is_missing(code)
    narrowed = {filtered: str(code) if filtered == repair_asked.SEVERITY else [str(code)]}
    cells: list[object] = [_name(column, code, filtered, selection)]
    for name, opens in _COUNTS.items():
        if is_known:
            cells.append(repair_asked.figure(row[name], selection, opens, **narrowed))
        else:
            cells.append(formats.number(float(str(row[name]))))
    return cells + [_measure(row, name) for name in _MEASURES]


def _name(column: str, code: object, filtered: str, selection: Selection) -> Markup | str:
    if formats.is_missing(code):
        return markup.el("span", formats.MISSING, class_="cc-quiet")
    if filtered == repair_asked.SEVERITY:
        is_chosen = repair_asked.severities(selection) == (str(code),)
        to: links.Param = None if is_chosen else str(code)
    else:
        is_chosen = getattr(selection, filtered) == (str(code),)
        to = None if is_chosen else [str(code)]
    address = links.with_(selection, **{filtered: to, "page": None})
    current = "true" if is_chosen else None
    return markup.el("a", values.cell(column, code), href=address, aria_current=current)


def _measure(row: Row, name: str) -> Markup | str:
    """Return a median or a share; of few applications it is withheld."""
    if figures.is_few(int(str(row["timed_count"]))):
        return markup.el("span", figures.FEW, class_="cc-quiet")
    return values.cell(name, row[name])


def _step(row: Row, columns: tuple[str, ...], selection: Selection) -> list[object]:
    step, version = str(row["step"]), str(row["rule_version"])
    opens = ("step", step, version)
    measured: list[object] = []
    for column in columns:
        if column == "limit_wd":
            stated = formats.is_missing(row[column])
            measured.append(_("none stated") if stated else values.cell(column, row[column]))
        else:
            measured.append(_over(row, column))
    return [
        values.cell("rule_version", version),
        values.cell("step", step),
        *measured,
        repair_asked.figure(row["timed_count"], selection, *opens),
        repair_asked.figure(row["late_count"], selection, *opens, "late"),
    ]


def _over(row: Row, column: str) -> Markup | str:
    """Return a measure of a step, marked where it is beyond the limit."""
    shown = _measure(row, column)
    value, limit = row[column], row["limit_wd"]
    if column == "on_time_rate" or formats.is_missing(value) or formats.is_missing(limit):
        return shown
    is_over = float(str(value)) > float(str(limit))
    return markup.el("b", shown, class_="cc-bad") if is_over else shown

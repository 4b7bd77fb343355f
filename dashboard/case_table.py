"""What became of the cases of each department: a table whose counts open their rows."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard import (
    case_asked,
    case_departments,
    case_words,
    exports,
    figures,
    formats,
    labels,
    links,
    markup,
    navigation,
    table_markup,
    values,
)
from dashboard.case_asked import EXECUTING, INITIATING, Asked
from dashboard.case_departments import COUNTS
from dashboard.exports import Extract
from dashboard.frames import records_of
from dashboard.i18n import _
from dashboard.kept import kept
from dashboard.markup import Markup
from dashboard.selection import Selection
from dashboard.table_markup import Order

REACHED = ("pushed_count", "received_count", "feedback_count")
RATES = ("response_rate", "feedback_rate", "feedback_hours_p50", "feedback_hours_p90")
OWED = ("feedback_owed_count", "feedback_overdue_count")
COLUMNS = (*COUNTS, *REACHED, *RATES, *OWED)


def show(asked: Asked, selection: Selection) -> None:
    """Show what became of the cases of each department; each count opens its rows."""
    total = len(case_departments.counted(asked, selection))
    title = _("What became of the cases of each department?")
    with st.container(border=True, key="cc_panel_case_table"):
        with st.container(key="cc_tools_case_table", horizontal=True):
            st.html(markup.el("div", markup.el("h3", title), class_="cc-table-title"))
            exports.menu(*_extract(total, title, asked, selection))
        st.html(_body(title, asked, selection))


@kept
def _body(title: str, asked: Asked, selection: Selection) -> Markup:
    frame = _with_owed(case_departments.counted(asked, selection), asked, selection)
    by = asked.by if asked.by in _shown(asked) else COUNTS[0]
    ordered = frame.sort_values([by, "department_code"], ascending=[False, True])
    role, shown = _(case_words.ROLES[asked.role]), _shown(asked)
    heads = [role, *(_head(column, by, selection) for column in shown)]
    rows = [_row(line, asked, selection) for line in records_of(ordered)]
    said = _("Rates are of the cases pushed; fewer than 5 are withheld. Owed is of today.")
    return markup.el(
        "section",
        markup.el("p", said, " ", _refused(selection), class_="cc-quiet"),
        table_markup.grid(heads, rows, numbers=range(1, len(heads)), caption=title),
        class_="cc-panel cc-case-table",
    )


def _refused(selection: Selection) -> Markup | None:
    """Return the way to the rows without a department, which are refused when files are read."""
    if not navigation.by_id("data_status").is_open_to(selection.scope):
        return None
    text = _("Rows without a department were refused")
    return markup.el("a", text, href=links.to("data_status", selection, table="joint_cases"))


def _shown(asked: Asked) -> tuple[str, ...]:
    return COLUMNS if asked.role == EXECUTING else (*COUNTS, *REACHED, *RATES)


def _with_owed(frame: pd.DataFrame, asked: Asked, selection: Selection) -> pd.DataFrame:
    """Return the rows with the feedback owed today; departments that only owe are among them."""
    if asked.role == INITIATING:
        return frame
    everywhere = replace(selection, department_codes=())
    owed = case_asked.frame("owed_by_department", everywhere, asked)
    both = frame.merge(owed, on="department_code", how="outer")
    counts = [*COUNTS, *REACHED, *OWED]
    return both.fillna(dict.fromkeys(counts, 0)).astype(dict.fromkeys(counts, int))


def _head(column: str, by: str, selection: Selection) -> Markup:
    address = links.with_(selection, by=None if column == COUNTS[0] else column)
    arrow = markup.el("span", "\u2193", aria_hidden="true") if column == by else None
    title = case_words.hint(column)
    return markup.el("a", table_markup.heading(column), arrow, href=address, title=title)


def _row(line: dict[str, object], asked: Asked, selection: Selection) -> list[object]:
    code = str(line["department_code"])
    own = case_asked.of_department(code, asked)
    name = markup.el("a", labels.department(code), href=links.with_(selection, page=None, **own))
    return [name, *(_cell(column, line, own, selection) for column in _shown(asked))]


def _cell(
    column: str, line: dict[str, object], own: dict[str, links.Param], selection: Selection
) -> object:
    value = line[column]
    if column in RATES:
        few = figures.is_few(int(str(line["pushed_count"])))
        return figures.FEW if few else values.cell(column, value)
    opened = {
        "sanction_count": {"kind": "sanction"},
        "incentive_count": {"kind": "incentive"},
        "pushed_count": {"step": "pushed"},
        "received_count": {"step": "received"},
        "feedback_count": {"step": "feedback"},
        "feedback_owed_count": {"list": case_asked.OWED},
        "feedback_overdue_count": {"list": case_asked.OVERDUE},
    }.get(column, {})
    number = formats.number(int(str(value)))
    if not value:
        return number
    tone = "cc-bad" if column == "feedback_overdue_count" else None
    return markup.el("a", number, href=case_asked.opening(selection, **own, **opened), class_=tone)


def _extract(
    total: int, title: str, asked: Asked, selection: Selection
) -> tuple[Extract, Selection]:
    asked, selection = case_departments.open_to_all(asked, selection)
    params = {**asked.params(), "role": asked.role}
    columns = ("department_code", *COUNTS, *REACHED, *RATES)
    query = "joint_cases/by_department"
    return Extract(query, title, params, columns, Order(None), total), selection

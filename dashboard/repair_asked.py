"""What the page of the repairs is asked for beyond the filters: a severity class, and a list."""

from datetime import date, timedelta

import pandas as pd
import streamlit as st

from dashboard import formats, labels, links, markup, mart, tables
from dashboard.i18n import _
from dashboard.markup import Markup
from dashboard.selection import Dropped, Selection, shortened
from queries.runner import Value

SEVERITIES = ("minor", "general", "serious", "none")
OPEN, SEVERITY, ANCHOR = "open", "severity", "#rows"
# What the page asks for in any case after its first figures, in that order.
READ = (
    *("ageing", "pace", "steps", "control", "problems", "funnel", "rejections", "breakdowns"),
    *("repairable_counts", "notice_counts"),
)
# The flow is drawn for so many days at most: over a longer time the bands are too thin to read.
FLOW_DAYS = 182


def severities(selection: Selection) -> tuple[str, ...]:
    """Return the severity class asked for, as the queries take it; empty for all."""
    asked = selection.extra_value(SEVERITY)
    return (asked,) if asked in SEVERITIES else ()


def dropped(selection: Selection) -> list[Dropped]:
    """Return the severity class of the address when there is no such class (R15)."""
    asked = selection.extra_value(SEVERITY)
    return [Dropped(SEVERITY, shortened(asked))] if asked and asked not in SEVERITIES else []


def opened(selection: Selection) -> tuple[str, ...]:
    """Return the parts of what is open, such as ("flow", "2026-11-02", "waiting"); else empty."""
    return tuple(part for part in (selection.extra_value(OPEN) or "").split(".") if part)


def on_day(selection: Selection) -> date:
    """Return the day on which what is in progress is looked at: the end of the period, or now."""
    return min(selection.period_end - timedelta(days=1), selection.as_of)


def flow_from(selection: Selection) -> date:
    """Return the first day of the flow that is drawn."""
    return max(selection.period_start, on_day(selection) - timedelta(days=FLOW_DAYS))


def is_now(selection: Selection) -> bool:
    """Return whether the period reaches the day of the data."""
    return selection.period_end > selection.as_of


def params(selection: Selection, **more: Value) -> dict[str, Value]:
    """Return the parameters of the page's queries that are no filters of the frame."""
    own = {"severity_classes": severities(selection), "on_day": on_day(selection)}
    return own | more


def frame(name: str, selection: Selection, **more: Value) -> pd.DataFrame:
    """Return the rows of a query of this page; raises as `mart.frame`."""
    return mart.frame(f"repairs/{name}", selection, **params(selection, **more))


def ahead(selection: Selection) -> None:
    """Begin to read what the page asks for in any case."""
    own = params(selection)
    mart.ahead([f"repairs/{name}" for name in ("counts", "passes")], selection, **own)
    mart.ahead(["repairs/in_use"], selection, counted=True)
    mart.ahead(["repairs/flow"], selection, **own, period_start=flow_from(selection))
    mart.ahead([f"repairs/{name}" for name in READ], selection, **own)


def breakdown(column: str, selection: Selection) -> pd.DataFrame:
    """Return the applications by one column, such as district_code, one row a value."""
    rows = frame("breakdowns", selection)
    return rows[rows["breakdown"] == column]


def opening(selection: Selection, *parts: str, **filters: links.Param) -> str:
    """Return the address at which the list of the page has the rows behind a figure.

    Args:
        selection: What the page shows now.
        *parts: What is opened, such as "step", "total", "order36"; nothing closes the list.
        **filters: Filters that replace those in force, such as the department of a row.
    """
    nothing: dict[str, links.Param] = dict.fromkeys(tables.ADDRESS)
    name = ".".join(parts) or None
    return links.with_(selection, **(nothing | {OPEN: name} | filters)) + ANCHOR


def figure(count: object, selection: Selection, *parts: str, **filters: links.Param) -> Markup:
    """Return a count that opens its rows; zero and no data open nothing."""
    if formats.is_missing(count):
        return markup.el("span", formats.MISSING, class_="cc-quiet")
    number = float(str(count))
    if not number:
        return markup.el("span", formats.number(number))
    here = ".".join(opened(selection)) == ".".join(parts) and not filters
    return markup.el(
        "a",
        formats.number(number),
        href=opening(selection, *parts, **filters),
        aria_current="true" if here else None,
    )


def show_severity(selection: Selection) -> None:
    """Show the chosen severity class as a chip that undoes it; nothing when none is chosen."""
    chosen = severities(selection)
    if not chosen:
        return
    chip = markup.el(
        "a",
        markup.el("span", labels.field("severity_class"), class_="cc-chip-title"),
        labels.word("severity_class", chosen[0]),
        markup.el("i", class_="cc-icon cc-icon-close", aria_hidden="true"),
        href=links.with_(selection, **{SEVERITY: None}),
        class_="cc-chip",
        title=_("Remove this filter"),
    )
    st.html(markup.el("div", chip, class_="cc-chips"))

"""What changed by more than chance: districts, industries and departments, largest first."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from dashboard import formats, labels, links, markup, mart, records, values
from dashboard.i18n import _
from dashboard.markup import Markup
from dashboard.selection import Selection
from queries import registry

SHOWN = 8
# Dimension of the query -> its words, and the filter that a click narrows the page by.
_WORDS: dict[str, tuple[Callable[[str], str], str]] = {
    "district": (labels.district, "district_codes"),
    "industry": (labels.industry_section, "industry_sections"),
    "department": (labels.department, "department_codes"),
}


def show(selection: Selection) -> None:
    """Show the movements that the test finds, and say which test it is."""
    frame = mart.frame("overview/what_changed", selection)
    rows = [_row(row, selection) for row in frame.head(SHOWN).to_dict("records")]
    tests = _(", ").join(sorted({str(name) for name in frame["test_name"]}))
    with st.container(border=True, key="cc_panel_changes"):
        st.html(
            markup.el(
                "section",
                markup.el("h3", _("What changed by more than chance?")),
                markup.el("p", _method(tests), class_="cc-quiet"),
                markup.el("table", markup.el("tbody", rows), class_="cc-table cc-changes")
                if rows
                else markup.el("p", _("Nothing moved by more than chance.")),
                class_="cc-panel",
            )
        )


def _method(tests: str) -> str:
    if not tests:
        return _("Complete months against as many before; false discovery rate 5 %.")
    return _("{test}; complete months against as many before; false discovery rate 5 %.").format(
        test=tests
    )


def _row(row: dict[str, object], selection: Selection) -> Markup:
    metric_id, code = str(row["metric_id"]), str(row["member_code"])
    words, filter_name = _WORDS[str(row["dimension"])]
    now, before = _number(row["current_value"]), _number(row["previous_value"])
    worse = None if formats.is_missing(row["is_worse"]) else bool(row["is_worse"])
    tone = "neutral" if worse is None else "bad" if worse else "good"
    arrow = "\u25b2" if (now or 0) > (before or 0) else "\u25bc"
    here = replace(selection, **{filter_name: (code,)})
    figure = f"{values.metric(metric_id, before)} \u2192 {values.metric(metric_id, now)}"
    can_open = filter_name in registry.metrics()[metric_id].filters
    return markup.el(
        "tr",
        markup.el(
            "td",
            markup.el("a", words(code), href=links.with_(selection, **{filter_name: code})),
            markup.el("div", labels.metric(metric_id), class_="cc-quiet"),
        ),
        markup.el(
            "td",
            markup.el("span", arrow, class_=f"cc-change cc-{tone}", aria_hidden="true"),
            " ",
            markup.el("a", figure, href=records.address(metric_id, here)) if can_open else figure,
            class_="cc-number",
        ),
        markup.el("td", _chance(_number(row["q_value"])), class_="cc-number cc-quiet"),
    )


def _chance(q_value: float | None) -> str:
    if q_value is None:
        return formats.MISSING
    return "q < 0.001" if q_value < 0.001 else f"q = {q_value:.3f}"


def _number(value: object) -> float | None:
    return None if formats.is_missing(value) else float(str(value))

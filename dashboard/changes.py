"""What changed by more than chance: districts, industries and departments, largest first."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import streamlit as st

from dashboard import formats, labels, links, markup, mart, records
from dashboard.frames import records_of
from dashboard.i18n import _
from dashboard.markup import Markup
from dashboard.periods import following, shifted
from dashboard.selection import Selection
from queries import registry

SHOWN = 8
COUNTS = "poisson"
Span = tuple[str, str]
# Dimension of the query -> its words, and the filter that a click narrows the page by.
_WORDS: dict[str, tuple[Callable[[str], str], str]] = {
    "district": (labels.district, "district_codes"),
    "industry": (labels.industry_division, ""),
    "department": (labels.department, "department_codes"),
}


def show(selection: Selection) -> None:
    """Show the movements that the test finds, and say which test it is."""
    frame = mart.frame("overview/what_changed", selection)
    rows = [_row(row, selection) for row in records_of(frame.head(SHOWN))]
    used = sorted({str(name) for name in frame["test_name"]})
    tests = _(", ").join(labels.word("movement_test", name) for name in used)
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


def member(row: dict[str, object]) -> str:
    """Return the name of the district, industry or department of a row."""
    words, _filter_name = _WORDS[str(row["dimension"])]
    return words(str(row["member_code"]))


def written(row: dict[str, object], span: str) -> str:
    """Return what was tested in the `current` or the `previous` span, as the list writes it."""
    return _written(row, _value(row, span))


def chance(q_value: object) -> str:
    """Return how probable a movement would be without a reason."""
    return _chance(_number(q_value))


def _method(tests: str) -> str:
    if not tests:
        return _("Last 3 complete months against the 3 before; false discovery rate 5 %.")
    return _(
        "Last 3 complete months against the 3 before; {tests}; false discovery rate 5 %."
    ).format(tests=tests)


def _row(row: dict[str, object], selection: Selection) -> Markup:
    metric_id, code = str(row["metric_id"]), str(row["member_code"])
    words, filter_name = _WORDS[str(row["dimension"])]
    now, before = (_value(row, span) for span in ("current", "previous"))
    worse = None if formats.is_missing(row["is_worse"]) else bool(row["is_worse"])
    tone = "neutral" if worse is None else "bad" if worse else "good"
    arrow = "\u25b2" if (now or 0) > (before or 0) else "\u25bc"
    spans = _spans(selection)
    figures = [
        _figure(row, value, filter_name, span, selection)
        for value, span in zip((before, now), spans, strict=True)
    ]
    name: object = words(code)
    if filter_name:
        name = markup.el("a", name, href=links.with_(selection, **{filter_name: code}))
    return markup.el(
        "tr",
        markup.el("td", name, markup.el("div", labels.metric(metric_id), class_="cc-quiet")),
        markup.el(
            "td",
            markup.el("span", arrow, class_=f"cc-change cc-{tone}", aria_hidden="true"),
            " ",
            figures[0],
            " \u2192 ",
            figures[1],
            class_="cc-number",
        ),
        markup.el("td", _chance(_number(row["q_value"])), class_="cc-number cc-quiet"),
    )


def _spans(selection: Selection) -> tuple[Span, Span]:
    """Return the two spans compared, the earlier first: first and last month, as in an address."""
    after = following(selection.as_of)
    is_complete = selection.as_of + timedelta(days=1) == after
    end = after if is_complete else selection.as_of.replace(day=1)
    first, middle, last = (f"{shifted(end, back):%Y-%m}" for back in (-6, -3, -1))
    return (first, f"{shifted(end, -4):%Y-%m}"), (middle, last)


def _figure(
    row: dict[str, object],
    value: float | None,
    filter_name: str,
    span: Span,
    selection: Selection,
) -> Markup:
    """Return a value that opens its records; an industry's cannot be listed by the metric."""
    metric_id = str(row["metric_id"])
    if filter_name not in registry.metrics()[metric_id].filters:
        return markup.el("span", _written(row, value))
    here = replace(selection, **{filter_name: (str(row["member_code"]),)})
    address = records.address(metric_id, here, period_start=span[0], period_end=span[1])
    return markup.el("a", _written(row, value), href=address)


def _value(row: dict[str, object], span: str) -> float | None:
    """Return what was tested: a count, or a part of a whole."""
    numerator = _number(row[f"{span}_numerator"])
    denominator = _number(row[f"{span}_denominator"])
    if row["test_name"] == COUNTS or numerator is None:
        return numerator
    return numerator / denominator if denominator else None


def _written(row: dict[str, object], value: float | None) -> str:
    if row["test_name"] == COUNTS:
        return formats.number(value)
    return formats.percent(value, 2)


def _chance(q_value: float | None) -> str:
    if q_value is None:
        return formats.MISSING
    return "q < 0.001" if q_value < 0.001 else f"q = {q_value:.3f}"


def _number(value: object) -> float | None:
    return None if formats.is_missing(value) else float(str(value))

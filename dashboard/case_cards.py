"""The head of the page of the joint cases: its figures, each opening its rows."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard import (
    cards,
    case_alarms,
    case_asked,
    case_words,
    definitions,
    formats,
    labels,
    markup,
    mart,
    plain_card,
    values,
)
from dashboard.case_asked import Asked
from dashboard.figures import Figure
from dashboard.frames import records_of
from dashboard.i18n import _
from dashboard.markup import Markup
from dashboard.selection import Selection

METRIC = "joint_case_count"
Slots = Mapping[str, Mapping[str, Any]]


def row(asked: Asked, selection: Selection) -> int:
    """Show the head and return how many cases the filters leave in the period."""
    now = records_of(case_asked.frame("summary", selection, asked))[0]
    if now["case_count"]:
        slots = _before(asked, selection)
        figure = _count(now["case_count"], slots, asked, selection)
        shown = [
            cards.card(figure, selection, opens=case_asked.opening(selection)),
            _kinds(now, selection),
            _rate("response_rate", "received", now, selection, _points("response_rate", slots)),
            _rate("feedback_rate", "feedback", now, selection, _not_due(now)),
            _hours(now, selection),
            *case_alarms.tiles(asked, selection),
        ]
        st.html(markup.el("section", shown, class_="cc-cards", aria_label=_("Key figures")))
        definitions.open_asked(selection, [figure])
    return int(now["case_count"])


def _before(asked: Asked, selection: Selection) -> Slots:
    frame = case_asked.frame("before", selection, asked)
    return {str(line["slot"]): line for line in records_of(frame)}


def _count(count: int, slots: Slots, asked: Asked, selection: Selection) -> Figure:
    """Return the count under all filters; the metric follows districts and departments only."""
    months = case_asked.frame("trend", selection, asked).groupby("period")["case_count"].sum()
    late = set(mart.frame("frame/stale_sources", selection)["table_name"])
    value = float(count)
    return Figure(
        METRIC,
        "value",
        value=value,
        numerator=value,
        compared=_slot(slots, "compared", "case_count"),
        previous=_slot(slots, "previous", "case_count"),
        is_stale=not late.isdisjoint(values.sources(METRIC)),
        series=tuple(float(month) for month in months),
    )


def _kinds(now: Mapping[str, Any], selection: Selection) -> Markup:
    """Return both kinds beside the number of reports, which departments send again and again."""
    parts = [_part(kind, now[f"{kind}_count"], selection) for kind in ("sanction", "incentive")]
    withdrawn = None
    if now["case_withdrawn_count"]:
        text = _("{count} withdrawn since").format(
            count=formats.number(now["case_withdrawn_count"])
        )
        address = case_asked.opening(selection, state="withdrawn")
        withdrawn = markup.el("a", text, href=address)
    reports = _("from {count} reports").format(count=formats.number(now["raw_case_count"]))
    return plain_card.card(
        _("Sanctions | incentives"),
        markup.join([parts[0], " | ", parts[1]]),
        facts=[reports, withdrawn],
        hint=case_words.hint("raw_case_count"),
    )


def _part(kind: str, count: float, selection: Selection) -> Markup:
    number = formats.number(count)
    if not count:
        return markup.el("span", number)
    words = labels.word("case_kind", kind)
    return markup.el("a", number, href=case_asked.opening(selection, kind=kind), title=words)


def _rate(
    column: str, step: str, now: Mapping[str, Any], selection: Selection, fact: object
) -> Markup:
    counts = _("{count} of {total} pushed").format(
        count=formats.number(now[f"{step}_count"]), total=formats.number(now["pushed_count"])
    )
    pushed = case_asked.opening(selection, step="pushed")
    return plain_card.card(
        labels.field(column),
        formats.percent(now[column]),
        opens=case_asked.opening(selection, step=step) if now[f"{step}_count"] else None,
        facts=[markup.el("a", counts, href=pushed), fact],
        hint=case_words.hint(column),
    )


def _points(column: str, slots: Slots) -> Markup | None:
    """Return by how many percentage points a rate moved; None when one side is missing."""
    now, before = _slot(slots, "compared", column), _slot(slots, "previous", column)
    if now is None or before is None:
        return None
    figure = Figure("joint_case_feedback_rate", "value", compared=now, previous=before)
    return markup.el("span", cards.change(figure), " ", _("vs previous period"))


def _not_due(now: Mapping[str, Any]) -> str:
    """Return how many cases need no feedback yet: the newest months would always look worse."""
    count = formats.number(now["feedback_not_due_count"])
    return _("{count} more are not due yet").format(count=count)


def _hours(now: Mapping[str, Any], selection: Selection) -> Markup:
    slow = _("nine of ten within {time}").format(time=case_words.hours(now["feedback_hours_p90"]))
    gaps = int(now["order_gap_count"])
    left_out = None
    if gaps:
        text = _("{count} with impossible times").format(count=formats.number(gaps))
        address = case_asked.opening(selection, state="order_gap")
        left_out = markup.el("a", text, href=address)
    return plain_card.card(
        labels.field("feedback_hours_p50"),
        values.cell("feedback_hours_p50", now["feedback_hours_p50"]),
        unit=case_words.unit("feedback_hours_p50"),
        opens=case_asked.opening(selection, step="feedback") if now["feedback_count"] else None,
        facts=[slow, left_out],
        hint=case_words.hint("feedback_hours_p50"),
    )


def _slot(slots: Slots, name: str, column: str) -> float | None:
    value = slots.get(name, {}).get(column)
    return None if formats.is_missing(value) else float(str(value))

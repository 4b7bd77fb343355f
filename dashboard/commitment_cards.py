"""The head of the page of the commitments: two ratios, coverage, checks, and what waits today."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from dashboard import commitment_asked, commitment_ratio, definitions, formats, markup, mart
from dashboard.commitment_asked import PLAIN, WITH_KEPT, Asked
from dashboard.commitment_card import Row, card, change, counted, number, points, written
from dashboard.frames import records_of
from dashboard.i18n import _
from dashboard.kept import kept
from dashboard.markup import Markup
from dashboard.periods import previous
from dashboard.selection import Selection

Counts = Mapping[str, int]


def row(asked: Asked, steps: Counts, work: Counts, selection: Selection) -> None:
    """Show the cards.

    Args:
        asked: The page's own parameters.
        steps: Commitments signed in the period by the steps they reached.
        work: Commitments that wait today by list.
        selection: The filters.
    """
    st.html(_row(asked, steps, work, selection))
    definitions.open_asked(selection)


@kept
def _row(asked: Asked, steps: Counts, work: Counts, selection: Selection) -> Markup:
    shown: list[Markup] = []
    if commitment_asked.has_ratio(selection):
        shown += _ratios(asked, selection)
    days = _("within {count} days").format(count=asked.due_within)
    breaches = commitment_asked.opening(selection, "breaches")
    of_breaches = markup.join(
        [_("of broken:"), " ", commitment_asked.figure(work["breaches"], breaches)]
    )
    shown += [
        _share(_("Checked of those to check"), "checked", "due", steps, selection),
        _share(_("Kept of the checked"), "kept", "checked", steps, selection),
        _waiting(_("Checks overdue"), "overdue", _("on the day of the data"), work, selection),
        _waiting(_("Checks due soon"), "due_soon", days, work, selection),
        _waiting(_("Trusted again after a breach"), "not_observed", of_breaches, work, selection),
    ]
    return markup.el("section", shown, class_="cc-cards", aria_label=_("Key figures"))


def _ratios(asked: Asked, selection: Selection) -> list[Markup]:
    found = mart.frame("commitments/by_month", selection, base_types=asked.base_types)
    frame = commitment_ratio.with_ratios(found)
    rows = {pd.Timestamp(str(one["period"])): one for one in records_of(frame)}
    last = min(previous(selection.period_end), commitment_asked.this_month(selection))
    now = rows.get(pd.Timestamp(last))
    before = rows.get(pd.Timestamp(previous(selection.period_start)))
    series = frame.tail(commitment_ratio.MONTHS)
    return [
        _ratio(PLAIN, now, before, series, asked, selection),
        _ratio(WITH_KEPT, now, before, series, asked, selection),
        _coverage(now, before, series, selection),
    ]


def _ratio(
    reading: str,
    now: Row | None,
    before: Row | None,
    series: pd.DataFrame,
    asked: Asked,
    selection: Selection,
) -> Markup:
    column = commitment_ratio.COLUMN[reading]
    names = {PLAIN: _("Commitments per subject"), WITH_KEPT: _("Commitments and kept ones")}
    value = number(now, column)
    foot = [
        markup.el("span", _formula(reading, now, selection), class_="cc-quiet"),
        _target(value),
        change(value, number(before, column), _two),
    ]
    sign = None
    if reading == PLAIN and asked.base == commitment_asked.ENTERPRISES:
        sign = definitions.link(commitment_asked.METRIC, selection)
    return card(
        names[reading],
        written(value, now, _two),
        commitment_asked.opening(selection, "counted") if value is not None else None,
        foot,
        series=series[column],
        sign=sign,
    )


def _formula(reading: str, now: Row | None, selection: Selection) -> list[object]:
    """Return the figure as it is worked out, each number opening its rows."""
    signed = counted("commitment_count", "counted", now, selection)
    subjects = counted("subject_count", "subjects", now, selection)
    if reading == PLAIN:
        return [signed, " \u00f7 ", subjects]
    kept = counted("fulfilled_count", "counted_kept", now, selection)
    return ["(", signed, " + ", kept, ") \u00f7 ", subjects]


def _target(value: float | None) -> Markup:
    target = commitment_asked.target()
    said = _("Target {limit}").format(limit=f"\u2265 {formats.number(target)}")
    if value is None:
        return markup.el("span", said, class_="cc-target")
    is_met = value >= target
    words, tone = (_("met"), "good") if is_met else (_("not met"), "bad")
    return markup.el("span", said, " ", markup.el("b", words, class_=f"cc-{tone}"))


def _coverage(
    now: Row | None, before: Row | None, series: pd.DataFrame, selection: Selection
) -> Markup:
    value = number(now, "covered_rate")
    without = (number(now, "subject_count") or 0) - (number(now, "covered_count") or 0)
    uncovered = commitment_asked.opening(selection, "uncovered")
    parts = [
        counted("covered_count", "covered", now, selection),
        " \u00f7 ",
        counted("subject_count", "subjects", now, selection),
    ]
    foot = [
        markup.el("span", parts, class_="cc-quiet"),
        markup.el("span", _("without:"), " ", commitment_asked.figure(without, uncovered)),
        change(value, number(before, "covered_rate"), points),
    ]
    address = commitment_asked.opening(selection, "covered") if value is not None else None
    text = written(value, now, formats.percent)
    name = _("Subjects with one in force")
    return card(name, text, address, foot, series=series["covered_rate"])


def _share(name: str, part: str, whole: str, steps: Counts, selection: Selection) -> Markup:
    value = steps[part] / steps[whole] if steps[whole] else None
    shown = [
        commitment_asked.figure(steps[step], commitment_asked.opening(selection, step))
        for step in (part, whole)
    ]
    foot = [
        markup.el("span", shown[0], " \u00f7 ", shown[1], class_="cc-quiet"),
        markup.el("span", _("signed in the period"), class_="cc-quiet"),
    ]
    address = commitment_asked.opening(selection, part) if steps[part] else None
    return card(name, formats.percent(value), address, foot)


def _waiting(name: str, opens: str, said: object, work: Counts, selection: Selection) -> Markup:
    count = work[opens]
    address = commitment_asked.opening(selection, opens) if count else None
    return card(name, formats.number(count), address, [markup.el("span", said, class_="cc-quiet")])


def _two(value: float) -> str:
    return formats.number(value, 2)

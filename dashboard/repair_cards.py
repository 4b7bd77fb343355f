"""The head of the page of the repairs: what came, what was done, what is left, and how fast."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from dashboard import figures, formats, labels, markup, mart, plain_card, repair_asked, values
from dashboard.frames import records_of
from dashboard.i18n import _
from dashboard.kept import kept
from dashboard.markup import Markup
from dashboard.selection import Selection
from queries import registry

Slot = Mapping[str, object]


def row(selection: Selection) -> int:
    """Show the cards and return how many applications there are under the filters."""
    found = slots(selection)
    now = found.get("period", {})
    st.html(_cards(selection))
    return int(_number(now, "received_count") + _number(now, "completed_count")) + int(
        _number(now, "open_count")
    )


@kept
def slots(selection: Selection) -> dict[str, Slot]:
    """Return the counts of the period, of its complete months, and of as many before."""
    rows = records_of(repair_asked.frame("counts", selection))
    return {str(entry["slot"]): entry for entry in rows}


def passes(selection: Selection) -> pd.Series:
    """Return the completed applications by how the attempt went."""
    rows = repair_asked.frame("passes", selection)
    return rows.groupby("pass_state")["application_count"].sum()


@kept
def _cards(selection: Selection) -> Markup:
    found = slots(selection)
    shown = [
        *_counts(found, selection),
        *_times(found["period"], selection),
        _first_pass(selection),
        _in_use(selection),
    ]
    return markup.el("section", shown, class_="cc-cards", aria_label=_("Key figures"))


def _card(
    name: str,
    value: str,
    unit: str,
    opens: str | None,
    facts: tuple[Markup | str, ...],
    meaning: str,
) -> Markup:
    return plain_card.card(name, value, unit=unit, opens=opens, facts=facts, hint=meaning)


def _counts(found: dict[str, Slot], selection: Selection) -> list[Markup]:
    names = {
        "received_count": ("received", "neutral", _("submitted in the period")),
        "completed_count": ("completed", "good", _("approved or rejected")),
        "open_count": ("progress", "neutral", _("at the end of the period")),
        "overdue_count": ("overdue", "bad", _("in progress after the due day")),
    }
    cards = []
    for column, (opens, tone, meaning) in names.items():
        value = _number(found["period"], column)
        cards.append(
            _card(
                labels.field(column),
                formats.number(value),
                _unit("applications"),
                repair_asked.opening(selection, opens) if value else None,
                (_change(found, column, tone), meaning),
                meaning,
            )
        )
    return cards


def _times(now: Slot, selection: Selection) -> list[Markup]:
    timed, on_time = _number(now, "timed_count"), _number(now, "on_time_count")
    opens = repair_asked.opening(selection, "step", "total", "all") if timed else None
    late = repair_asked.figure(timed - on_time, selection, "step", "total", "all", "late")
    p90 = _("P90 {count} working days").format(count=_days(now, "wd_p90", timed))
    rate = formats.percent(on_time / timed) if timed else formats.MISSING
    few = figures.is_few(timed)
    return [
        _card(
            _("Median duration"),
            _days(now, "wd_p50", timed),
            _unit("wd"),
            opens,
            (p90, _("from submission to result")),
            _("Working days with holidays and make-up working days"),
        ),
        _card(
            _("Within the limit"),
            _few() if few else rate,
            "",
            opens,
            (markup.el("span", labels.field("late_count"), " ", late), _("of those completed")),
            _("Limit of the rule version in force on the day of submission"),
        ),
    ]


def _first_pass(selection: Selection) -> Markup:
    found = passes(selection)
    known = int(found.drop("unstated", errors="ignore").sum())
    first = int(found.get("first", 0))
    few = figures.is_few(known)
    rate = formats.percent(first / known) if known else formats.MISSING
    counts = markup.el(
        "span",
        repair_asked.figure(first, selection, "pass", "first"),
        " ",
        _("of {count} completed").format(count=formats.number(known)),
    )
    meaning = _("approved without correction")
    opens = repair_asked.opening(selection, "pass", "first") if first else None
    return _card(
        _("First-pass rate"), _few() if few else rate, "", opens, (counts, meaning), meaning
    )


def _in_use(selection: Selection) -> Markup:
    count = mart.count("repairs/in_use", selection)
    meaning = _("records shown or used after their repair")
    good = count == 0
    verdict = markup.el(
        "b", _("met") if good else _("not met"), class_="cc-good" if good else "cc-bad"
    )
    return _card(
        _("Repaired, still in use"),
        formats.number(count),
        _unit("records"),
        repair_asked.opening(selection, "in_use") if count else None,
        (markup.el("span", _target(), " ", verdict), meaning),
        meaning,
    )


def _change(found: dict[str, Slot], column: str, tone: str) -> Markup:
    """Return the movement against the period before; what is open, since the period began."""
    if not {"compared", "previous"} <= found.keys():
        return markup.el("span", _("No comparison"), class_="cc-quiet")
    difference = int(_number(found["compared"], column) - _number(found["previous"], column))
    is_stock = column in ("open_count", "overdue_count")
    against = _("since start of period") if is_stock else _("vs previous period")
    worse = (difference > 0) == (tone == "bad")
    ink = "neutral" if tone == "neutral" or not difference else "bad" if worse else "good"
    sign = "+" if difference > 0 else ""
    moved = markup.el("b", sign + formats.number(difference), class_=f"cc-{ink}")
    return markup.el("span", moved, " ", against)


def _days(now: Slot, column: str, timed: float) -> str:
    if figures.is_few(timed):
        return _few()
    value = now.get(column)
    return formats.MISSING if formats.is_missing(value) else formats.number(float(str(value)), 1)


def _target() -> str:
    return _("Target {limit}").format(limit="= 0")


def _unit(name: str) -> str:
    symbol = registry.units()[name].symbol
    return "" if symbol is None else values.words(symbol)


def _few() -> str:
    return figures.FEW


def _number(row: Slot, column: str) -> float:
    value = row.get(column)
    return 0.0 if formats.is_missing(value) else float(str(value))

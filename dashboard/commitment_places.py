"""Commitments against subjects by district: the scatter with its target, and the list beside it."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard import (
    chart_target_scatter,
    charts,
    commitment_asked,
    commitment_ratio,
    figures,
    formats,
    labels,
    links,
    markup,
    mart,
    places,
    states,
    table_markup,
    values,
)
from dashboard.chart_target_scatter import TargetScatter
from dashboard.commitment_asked import PLAIN, WITH_KEPT, Asked
from dashboard.commitment_ratio import COLUMN, SHOWN
from dashboard.frames import records_of
from dashboard.i18n import _
from dashboard.kept import kept
from dashboard.markup import Markup
from dashboard.periods import previous
from dashboard.selection import Selection

DISTRICT = "district_code"


def show(asked: Asked, selection: Selection) -> None:
    """Show the scatter with the districts beside it; a click on a point narrows the page."""
    if not commitment_asked.has_ratio(selection):
        states.empty(
            _("A ratio is not split by department"),
            _("A subject belongs to no department: remove that filter to see the ratio."),
        )
        return
    picture, side = st.columns([3, 2])
    with picture:
        _scatter(asked, selection)
    with side, st.container(border=True, key="cc_panel_ratios", height="stretch"):
        st.html(_districts(asked, selection))


@kept
def _ranked(asked: Asked, selection: Selection) -> pd.DataFrame:
    """Return all districts with their ratios, the lowest first, buckets last."""
    everywhere = replace(selection, district_codes=())
    found = mart.frame("commitments/by_district", everywhere, base_types=asked.base_types)
    return places.buckets_last(
        commitment_ratio.with_ratios(found).sort_values(COLUMN[asked.reading])
    )


@kept
def _drawn(asked: Asked, selection: Selection) -> tuple[pd.DataFrame, str]:
    """Return the districts as the scatter draws them, and its title."""
    frame = _ranked(asked, selection)
    amount = frame["commitment_count"]
    if asked.reading == WITH_KEPT:
        amount = amount + frame["fulfilled_count"]
    # What belongs to no district is no point: it stands in the list.
    is_district = ~frame[DISTRICT].isin(places.buckets())
    drawn = frame.assign(amount=amount.astype("float64").mask(frame["is_withheld"]))[is_district]
    drawn["hover"] = [_hover(row) for row in records_of(drawn)]
    return drawn, _finding(drawn, asked)


def _scatter(asked: Asked, selection: Selection) -> None:
    drawn, finding = _drawn(asked, selection)
    target = formats.number(commitment_asked.target())
    charts.show(
        "target_scatter",
        drawn,
        TargetScatter(
            DISTRICT,
            "subject_count",
            "amount",
            "hover",
            commitment_asked.target(),
            x_name=commitment_ratio.base_words(asked),
            y_name=_("Commitments") if asked.reading == PLAIN else _("Commitments + kept"),
            line_name=_("target {value} each").format(value=target),
            chosen=selection.district_codes,
        ),
        selection,
        key="commitment_scatter",
        title=finding,
        subtitle=_subtitle(selection),
        narrows="district_codes",
        columns=(DISTRICT, *SHOWN),
    )


def _subtitle(selection: Selection) -> str:
    return _(
        "A point a district at the end of {month}, both axes logarithmic; diamond: below the "
        "target; click to narrow"
    ).format(month=formats.month(previous(selection.period_end)))


def _finding(frame: pd.DataFrame, asked: Asked) -> str:
    """Return the title: how many districts are below the target, and which is lowest."""
    known = frame.dropna(subset=[COLUMN[asked.reading]])
    known = known[~known[DISTRICT].isin(places.buckets())]
    below = known[known[COLUMN[asked.reading]] < commitment_asked.target()]
    if known.empty:
        return _("Commitments against subjects")
    if below.empty:
        return _("Every district reaches the target")
    lowest = below.iloc[0]
    text = _("{count} of {total} districts are below the target, {place} furthest at {value}")
    return text.format(
        count=len(below),
        total=len(known),
        place=labels.district(str(lowest[DISTRICT])),
        value=formats.number(lowest[COLUMN[asked.reading]], 2),
    )


def _hover(row: dict[str, object]) -> str:
    amount, subjects = (float(str(row[name])) for name in ("amount", "subject_count"))
    is_met = amount >= commitment_asked.target() * subjects
    lines = [
        f"<b>{labels.district(str(row[DISTRICT]))}</b>: {chart_target_scatter.verdict(is_met)}",
        *(f"{table_markup.heading(name)}: {values.cell(name, row[name])}" for name in SHOWN),
    ]
    return "<br>".join(lines)


@kept
def _districts(asked: Asked, selection: Selection) -> Markup:
    """Return the districts, the lowest ratio first; every number opens its rows."""
    heads = [_("District"), _("Plain"), _("With kept"), _("Coverage"), _("Subjects")]
    rows = [_district(row, selection) for row in records_of(_ranked(asked, selection))]
    title = _("Lowest ratio first")
    table = table_markup.grid(heads, rows, numbers=range(1, 5), caption=title)
    said = markup.el("small", commitment_ratio.base_words(asked))
    return markup.el("section", markup.el("h3", title, " ", said), table, class_="cc-panel")


def _district(row: dict[str, object], selection: Selection) -> list[object]:
    code = str(row[DISTRICT])
    narrowed = () if selection.district_codes == (code,) else (code,)
    name = labels.district(code)
    way = markup.el("a", name, href=links.with_(selection, district_codes=narrowed))
    shown: list[object] = [markup.el("b", way) if code in selection.district_codes else way]
    for column, opens, digits in (
        ("commitment_ratio", "counted", 2),
        ("with_kept_ratio", "counted_kept", 2),
        ("covered_rate", "covered", None),
    ):
        shown.append(_cell(row, column, opens, code, selection, digits))
    count = float(str(row["subject_count"]))
    address = commitment_asked.opening(selection, "subjects", district_codes=(code,))
    return [*shown, commitment_asked.figure(count, address)]


def _cell(
    row: dict[str, object],
    column: str,
    opens: str,
    code: str,
    selection: Selection,
    digits: int | None,
) -> Markup | str:
    if row["is_withheld"]:
        return figures.FEW
    value = row[column]
    if formats.is_missing(value):
        return formats.MISSING
    number = float(str(value))
    text = formats.percent(number) if digits is None else formats.number(number, digits)
    is_below = column in COLUMN.values() and number < commitment_asked.target()
    address = commitment_asked.opening(selection, opens, district_codes=(code,))
    return markup.el("a", markup.el("b", text, class_="cc-bad") if is_below else text, href=address)

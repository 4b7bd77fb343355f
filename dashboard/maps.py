"""The district map with its ranking list: one metric, everywhere, worst first."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard import (
    charts,
    figures,
    formats,
    labels,
    links,
    markup,
    mart,
    places,
    records,
    values,
)
from dashboard.district_map import DistrictMap
from dashboard.frames import records_of
from dashboard.i18n import _
from dashboard.markup import Markup
from dashboard.selection import Selection
from queries import registry

CHOICE = "card"


def chosen_metric(metric_ids: Sequence[str], selection: Selection) -> str:
    """Return the metric that the address asks the map to show; the first one without any."""
    asked = selection.extra_value(CHOICE)
    return asked if asked in metric_ids else metric_ids[0]


def choice(metric_ids: Sequence[str], selection: Selection) -> str:
    """Show which metric colours the map, and return it; the choice is part of the address."""
    key = f"choice_{CHOICE}"
    st.session_state[key] = chosen_metric(metric_ids, selection)

    def choose() -> None:
        st.query_params[CHOICE] = st.session_state[key]

    return st.selectbox(
        _("Map and list show"),
        options=list(metric_ids),
        format_func=labels.metric,
        key=key,
        on_change=choose,
        label_visibility="collapsed",
    )


def district_panel(metric_id: str, selection: Selection) -> None:
    """Show the districts on the map; a click narrows the page to one."""
    found = figures.by_member(metric_id, selection, dimension="district")
    shapes = mart.frame("frame/district_shapes", selection)
    frame = shapes.merge(found, on="district_code", how="left")
    charts.show(
        "district_map",
        frame,
        DistrictMap(metric_id, selection.district_codes),
        selection,
        key="district_map",
        title=_finding(frame, metric_id),
        subtitle=_subtitle(metric_id, selection),
        narrows="district_codes",
        note=approval(shapes),
        onward=(_("Records behind this map"), records.address(metric_id, selection)),
    )


def ranking_list(metric_id: str, selection: Selection) -> None:
    """Show the districts and the two buckets beside the map; each value opens its records."""
    found = figures.by_member(metric_id, selection, dimension="district")
    ranked = places.buckets_last(worst_first(found, metric_id))
    largest = max((abs(v) for v in ranked["value"] if not formats.is_missing(v)), default=0)
    entries = [_entry(row, metric_id, selection, largest or 1) for row in records_of(ranked)]
    is_neutral = registry.metrics()[metric_id].direction == "neutral"
    heading = markup.el("h3", _("Highest first") if is_neutral else _("Needs attention first"))
    body = markup.el("ol", entries, class_="cc-ranking")
    way = markup.el("a", _("Dishonesty map"), href=links.to("map", selection), class_="cc-onward")
    with st.container(border=True, key="cc_panel_ranking", height="stretch"):
        st.html(markup.el("section", heading, body, way, class_="cc-ranked"))


def worst_first(found: pd.DataFrame, metric_id: str) -> pd.DataFrame:
    """Return the districts with the one that needs attention most on top; no data last."""
    is_low_bad = registry.metrics()[metric_id].direction == "higher_better"
    return found.sort_values(
        ["value", "district_code"], ascending=[is_low_bad, True], na_position="last"
    )


def approval(shapes: pd.DataFrame) -> str:
    """Return the map's approval number, that it has none, or that its geography is invented."""
    numbers = sorted({str(n) for n in shapes["approval_no"] if not formats.is_missing(n) and n})
    if any(shapes["is_boundary_synthetic"].eq(True)):
        return _("Schematic map, fictional geography")
    if not numbers:
        return _("Boundaries without an approval number: for internal use only")
    return _("Map approval number {number}").format(number=_(", ").join(numbers))


def _finding(frame: pd.DataFrame, metric_id: str) -> str:
    """Return the map's title: which district needs attention most."""
    known = worst_first(frame.dropna(subset=["value"]), metric_id)
    name = labels.metric(metric_id)
    if known.empty:
        return _("{metric} by district").format(metric=name)
    worst = known.iloc[0]
    place = labels.district(str(worst["district_code"]))
    value = values.metric(metric_id, float(worst["value"]))
    is_low_bad = registry.metrics()[metric_id].direction == "higher_better"
    text = (
        _("{metric}: lowest in {place}, {value}")
        if is_low_bad
        else _("{metric}: highest in {place}, {value}")
    )
    return text.format(metric=name, place=place, value=value)


def _subtitle(metric_id: str, selection: Selection) -> str:
    entry = registry.metrics()[metric_id]
    unit = values.words(registry.units()[entry.unit].label)
    period = formats.period(selection.period_start, selection.period_end)
    return _("{unit}, {period}; click to narrow").format(unit=unit, period=period)


def _entry(row: dict[str, object], metric_id: str, selection: Selection, largest: float) -> Markup:
    code, value = str(row["district_code"]), row["value"]
    number = None if formats.is_missing(value) else float(str(value))
    narrowed = () if selection.district_codes == (code,) else (code,)
    share = 0 if number is None else abs(number) / largest * 100
    figure = values.metric(metric_id, number)
    here = replace(selection, district_codes=(code,))
    return markup.el(
        "li",
        markup.el("a", labels.district(code), href=links.with_(selection, district_codes=narrowed)),
        markup.el(
            "span",
            markup.el("span", style=f"width:{share:.1f}%"),
            class_="cc-bar",
            aria_hidden="true",
        ),
        markup.el("a", figure, href=records.address(metric_id, here), class_="cc-number")
        if number is not None
        else markup.el("span", figure, class_="cc-number cc-quiet"),
        class_=_place_class(code, selection),
    )


def _place_class(code: str, selection: Selection) -> str | None:
    names = {
        "cc-chosen": code in selection.district_codes,
        "cc-apart": code in places.buckets(),
    }
    return " ".join(name for name, is_so in names.items() if is_so) or None

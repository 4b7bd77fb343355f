"""The map in its panel: what it says, its switches, the holder of the drawing, and the legend."""

import json

import pandas as pd
import streamlit as st

from dashboard import (
    document,
    formats,
    freshness,
    links,
    map_areas,
    map_asked,
    map_drawing,
    map_legend,
    map_route,
    markup,
    provenance,
)
from dashboard.i18n import N_, _
from dashboard.kept import kept
from dashboard.map_asked import (
    COUNT,
    HEAT,
    HEXAGONS,
    POINTS,
    RATE,
    SCENES,
    STORES,
    TAXPAYERS,
    Asked,
)
from dashboard.markup import Markup
from dashboard.selection import Selection
from geo import folium_map

LAYER_WORDS = {
    POINTS: N_("Single points"),
    HEXAGONS: N_("Hexagons"),
    HEAT: N_("Heat"),
    STORES: N_("Integrity model stores"),
    TAXPAYERS: N_("A-grade taxpayers"),
    SCENES: N_("Application scenes"),
}
MEASURE_WORDS = {RATE: N_("Per 1 000 subjects"), COUNT: N_("Count")}


def show(asked: Asked, selection: Selection) -> None:
    """Show the map; areas, points and hexagons lead to what they stand for."""
    head, legend = _around(asked, selection)
    with st.container(border=True, key="cc_panel_subject_map"):
        st.html(head + _switches(asked, selection))
        st.html(_holder(asked, selection))
        st.html(legend + _foot(selection))
    if map_drawing.has_too_many(asked, selection):
        limit = formats.number(map_drawing.MOST_POINTS)
        text = _("More than {limit} points: hexagons are shown. Choose a district to see points.")
        freshness.banner("info", text.format(limit=limit), "crowded")


@kept
def _around(asked: Asked, selection: Selection) -> tuple[Markup, Markup]:
    """Return what stands above the map and the legend below it."""
    frame = map_areas.shown(asked, selection)
    return _head(asked, selection, frame), map_legend.show(asked, selection, frame)


def _head(asked: Asked, selection: Selection, frame: pd.DataFrame) -> Markup:
    return markup.el(
        "div",
        markup.el("h3", map_legend.finding(asked, frame)),
        markup.el("p", map_legend.subtitle(asked, selection)),
        class_="cc-head",
    )


def _switches(asked: Asked, selection: Selection) -> Markup:
    """Return the switches of measure and layers, and the tool that searches around a place."""
    measures = [
        _switch(
            _(words),
            links.with_(selection, measure=None if name == RATE else name),
            is_on=asked.measure == name,
        )
        for name, words in MEASURE_WORDS.items()
    ]
    layers = [
        _switch(
            _(LAYER_WORDS[name]),
            links.with_(selection, layers=_toggled(asked, name, selection)),
            is_on=asked.has(name),
        )
        for name in map_asked.allowed_layers(selection)
    ]
    groups = [
        _group(_("Areas are coloured by"), measures),
        _group(_("Layers"), layers),
        _picker(selection) if selection.scope.sees_points else None,
    ]
    return markup.el("div", groups, class_="cc-map-switches")


def _toggled(asked: Asked, name: str, selection: Selection) -> str | None:
    """Return the parameter after a layer is switched; points and hexagons exclude each other."""
    excluded = {POINTS: HEXAGONS, HEXAGONS: POINTS}.get(name)
    left = {layer for layer in asked.layers if layer not in (name, excluded)}
    chosen = left if asked.has(name) else {*left, name}
    ordered = tuple(layer for layer in map_asked.LAYERS if layer in chosen)
    if ordered == map_asked.start_layers(selection):
        return None
    return ",".join(ordered) or "none"


def _switch(words: str, address: str, *, is_on: bool) -> Markup:
    return markup.el(
        "a",
        words,
        href=address,
        class_="cc-switch",
        aria_current="true" if is_on else None,
    )


def _group(label: str, entries: list[Markup]) -> Markup:
    return markup.el("div", entries, class_="cc-switches", role="group", aria_label=label)


def _picker(selection: Selection) -> Markup:
    """Return the buttons that search around the place clicked next, one a distance."""
    target = map_asked.narrowed(selection)
    buttons = [
        markup.el(
            "button",
            markup.el("span", _("{km} km").format(km=km)),
            type="button",
            class_="cc-switch",
            data_cc_pick=target,
            data_cc_km=str(km),
            aria_pressed="false",
            title=_("Then click the map: who is within {km} km?").format(km=km),
        )
        for km in map_asked.RADII
    ]
    said = markup.el("span", _("Around a place"), class_="cc-map-said")
    return markup.el(
        "div", said, buttons, class_="cc-switches", role="group", aria_label=_("Around a place")
    )


def _holder(asked: Asked, selection: Selection) -> Markup:
    """Return the place of the drawing; static/js/leaflet_map.js fills it."""
    scripts, sheets = folium_map.assets()
    base = links.base_path()
    files = [f"{base}/{document.asset(path).removeprefix('./')}" for path in (*sheets, *scripts)]
    return markup.el(
        "div",
        markup.el("p", _("The map is being drawn"), class_="cc-map-wait", role="status"),
        class_="cc-leaflet",
        data_cc_map=map_route.address_of(selection),
        data_cc_assets=json.dumps(files),
        data_cc_focus=asked.focus,
        data_cc_failed=_("The map could not be loaded. The list beside it has the same figures."),
    )


def _foot(selection: Selection) -> Markup:
    way = markup.el(
        "a",
        _("Records behind this map"),
        href=links.to("records", selection, metric="dishonest_subject_count"),
    )
    said = markup.el("small", provenance.note(selection), class_="cc-note")
    return markup.el("div", said, way, class_="cc-below")

"""The list of the page of the map: those the map shows, or those of the figure that was opened."""

import streamlit as st

from dashboard import (
    drill,
    formats,
    labels,
    map_areas,
    map_asked,
    map_cells,
    map_figures,
    map_scenes,
    markup,
    mart,
    tables,
)
from dashboard.i18n import _
from dashboard.map_asked import LISTED, NOT_LOCATED, SCENES, Asked, Near
from dashboard.records import Drill
from dashboard.selection import Dropped, Selection
from dashboard.tables import Source

COLUMNS = (
    *("subject_name", "uscc", "list_codes", "started_on", "district_code", "town_code"),
    *("functional_zone_code", "subject_type", "risk_tier", "map_place"),
)
_INTERVALS = (
    *("subject_name", "uscc", "list_codes", "started_on", "ended_on"),
    *("district_code", "town_code", "subject_type"),
)
# The map is what is looked at; the list below it is read in short parts.
PAGE_SIZE = 20
_EVERYWHERE = {"near_lon": 0.0, "near_lat": 0.0, "near_km": -1.0}
_OPEN = {"map_places": [], "zone_codes": [], "hexagon_ids": []}


def show(asked: Asked, selection: Selection) -> None:
    """Show the list with what it is narrowed to, and whether it is as long as its figure."""
    opened = found(asked, selection)
    chips = _chips(asked, opened.heading, selection)
    st.html(markup.el("div", chips, id="map-list", class_="cc-chips"))
    is_of_scenes = asked.near is None and asked.opened == ("layer", SCENES)
    said = map_scenes.unheeded(asked, selection) if is_of_scenes else ""
    if said:
        st.html(markup.el("p", said, class_="cc-quiet"))
    verdict = st.container()
    total = tables.actionable(opened.source, selection, page_size=PAGE_SIZE)
    with verdict:
        drill.agreement(opened, total)


def found(asked: Asked, selection: Selection) -> Drill:
    """Return the list that is asked for; its heading is empty when nothing was opened."""
    if asked.near is not None:
        return _around(asked, asked.near)
    kind, code = asked.opened or ("", "")
    if kind == "change":
        return _change(code, selection)
    if kind == "zone":
        zones = mart.frame("map/zones", selection, **asked.params())
        is_all = code == map_asked.ALL_ZONES
        inside = zones if is_all else zones[zones["functional_zone_code"] == code]
        words = _("Functional zones") if is_all else labels.district(code)
        codes = list(inside["functional_zone_code"]) or [code]
        return _subjects(asked, words, int(inside["subject_count"].sum()), zone_codes=codes)
    if kind == "hexagon" and not is_hidden(asked, selection):
        cells = map_cells.shown(asked, selection).set_index("hexagon_id")["subject_count"]
        return _subjects(asked, _("Hexagon"), int(cells.get(code, 0)), hexagon_ids=[code])
    if kind == "place":
        return _place(asked, code, selection)
    if kind == "layer" and code == SCENES:
        return map_scenes.opened(asked, selection)
    if kind == "layer":
        layered = mart.frame("map/buckets", selection, **asked.params(code))
        count = int(layered["subject_count"].sum())
        return _subjects(asked, labels.word("map_layer", code), count, layer=code)
    still = sum(map_figures.buckets(asked, selection).values())
    return Drill(_source(asked, _title(selection)), "", still)


def is_hidden(asked: Asked, selection: Selection) -> bool:
    """Whether the hexagon that the address opens has too few subjects to be told."""
    kind, code = asked.opened or ("", "")
    if kind != "hexagon":
        return False
    cells = map_cells.shown(asked, selection).set_index("hexagon_id")["is_hidden"]
    return bool(cells.get(code, True))


def dropped(asked: Asked, selection: Selection) -> list[Dropped]:
    """Return what the address asks for and may not be shown."""
    hidden = [Dropped("open", f"hexagon-{(asked.opened or ('', ''))[1]}")]
    return [*asked.dropped, *(hidden if is_hidden(asked, selection) else [])]


def _around(asked: Asked, near: Near) -> Drill:
    heading = _("Organisations within {km} km of {lat}, {lon}").format(
        km=formats.number(near.km, 0 if near.km == int(near.km) else 1),
        lat=f"{near.lat:.4f}",
        lon=f"{near.lon:.4f}",
    )
    place = {"near_lon": near.lon, "near_lat": near.lat, "near_km": near.km}
    # Only what is drawn: a search around a home would find an individual business.
    source = _source(asked, heading, map_places=["point"], **place)
    return Drill(source, heading, None)


def _change(change: str, selection: Selection) -> Drill:
    words = {
        "listed": _("Listed on {day}").format(day=formats.date(map_areas.looked_at(selection))),
        "ended": _("Of them ended since"),
        "added": _("Newly listed"),
        "removed": _("Removed"),
    }[change]
    count = int(mart.frame("map/changes", selection).iloc[0][f"{change}_count"])
    source = Source("map/intervals", words, _INTERVALS, {"list_change": change})
    return Drill(source, words, count)


def _place(asked: Asked, code: str, selection: Selection) -> Drill:
    places = NOT_LOCATED if code == "unlocated" else (code,)
    words = _("Not located") if code == "unlocated" else labels.word("map_place", code)
    known = map_figures.buckets(asked, selection)
    count = sum(known.get(place, 0) for place in places)
    return _subjects(asked, words, count, map_places=list(places))


def _subjects(
    asked: Asked, heading: str, count: int, *, layer: str = LISTED, **narrowed: list[str]
) -> Drill:
    return Drill(_source(asked, heading, layer=layer, **narrowed), heading, count)


def _source(asked: Asked, title: str, *, layer: str = LISTED, **narrowed: object) -> Source:
    params = asked.params(layer) | _OPEN | _EVERYWHERE | narrowed
    columns = COLUMNS if layer == LISTED else tuple(c for c in COLUMNS if c != "list_codes")
    return Source("map/subjects", title, columns, params)


def _title(selection: Selection) -> str:
    if map_areas.is_past(selection):
        day = formats.date(map_areas.looked_at(selection))
        return _("Listed on {day} and still listed").format(day=day)
    return _("Listed subjects")


def _chips(asked: Asked, heading: str, selection: Selection) -> list[markup.Markup]:
    """Return what the list is narrowed to beyond the filters, each with the way to undo it."""
    chips = []
    if heading:
        undone = map_asked.narrowed(selection, town=asked.town)
        chips.append(_chip(_("List of"), heading, undone))
    if asked.town:
        chips.append(_chip(_("Town"), labels.town(asked.town), map_asked.narrowed(selection)))
    for code in asked.lists:
        left = ",".join(each for each in asked.lists if each != code) or None
        undone = map_asked.narrowed(selection, town=asked.town, list=left)
        chips.append(_chip(_("List"), labels.word("list_code", code), undone))
    return chips


def _chip(title: str, text: str, without: str) -> markup.Markup:
    return markup.el(
        "a",
        markup.el("span", title, class_="cc-chip-title"),
        markup.isolated(text),
        markup.el("i", class_="cc-icon cc-icon-close", aria_hidden="true"),
        href=without,
        class_="cc-chip",
        title=_("Remove this filter"),
    )

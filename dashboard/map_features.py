"""Districts and towns as shapes: colour, label, words at the pointer, and where a click leads."""

import orjson
import pandas as pd

from dashboard import formats, labels, map_areas, map_asked, mart, settings, theme
from dashboard.frames import records_of
from dashboard.i18n import _
from dashboard.map_asked import HEAT, HEXAGONS, Asked
from dashboard.map_hatch import bounds, rings
from dashboard.map_places import in_outline, stretch_at
from dashboard.selection import Selection
from geo.folium_map import Box, Features

HATCH = "url(#cc-hatch)"
# When nothing has an outline: the country, so that points are still seen.
_COUNTRY: Box = (73.0, 18.0, 135.0, 54.0)
_LINE, _CHOSEN_LINE = 1.25, 3.0
Shape = dict[str, object]


def areas(asked: Asked, selection: Selection, shapes: pd.DataFrame) -> tuple[Features, str]:
    """Return the areas to draw, and what names the part of the city they cover.

    Args:
        asked: What the page is asked for.
        selection: The filters.
        shapes: Rows of frame/district_shapes.
    """
    frame = map_areas.shown(asked, selection).set_index("code")
    allowed = selection.scope.districts(())
    around = shapes[shapes["district_code"].isin(allowed)] if allowed else shapes
    if not map_areas.has_towns(selection):
        return _features(around, "district_code", frame, asked, selection), "city"
    chosen = around["district_code"].isin(selection.district_codes)
    beside = [_beside(row, selection) for row in records_of(around[~chosen])]
    towns = mart.frame("map/town_shapes", selection)
    inside = _features(towns, "town_code", frame, asked, selection)
    edges = [_edge(row) for row in records_of(around[chosen])]
    return [*beside, *inside, *edges], "+".join(selection.district_codes)


def extent(features: Features) -> Box:
    """Return the box to show first: that of the towns when there are any, else of all areas."""
    inner = [each for each in features if _told(each).get("is_focus")]
    found = [ring for each in inner or features for ring in rings(_geometry(each))]
    return bounds(found) if found else _COUNTRY


def _features(
    shapes: pd.DataFrame, key: str, frame: pd.DataFrame, asked: Asked, selection: Selection
) -> Features:
    known = shapes[shapes[key].isin(frame.index)]
    return [
        _feature(row, str(row[key]), frame.loc[str(row[key])].to_dict(), asked, selection)
        for row in records_of(known)
    ]


def _feature(
    row: Shape, code: str, area: dict[str, object], asked: Asked, selection: Selection
) -> dict[str, object]:
    shape: Shape = orjson.loads(str(row["geojson"]))
    is_chosen = code == asked.town
    ground = _ground(area, asked)
    style = {
        "color": theme.colour(_line(asked, is_chosen=is_chosen)),
        "weight": _CHOSEN_LINE if is_chosen else _LINE,
        "opacity": 1,
        "fillColor": HATCH if area["hidden"] else ground,
        "fillOpacity": _opacity(asked),
    }
    lon, lat = in_outline(str(row["geojson"]), stretch_at(float(str(row["centroid_lat"]))))
    told = {
        "style": style,
        "name": str(area["name"]),
        "lines": words(area),
        "href": _way(code, selection, is_chosen=is_chosen),
        "label": [_short(str(area["name"])), *_value(area, asked)],
        "at": (lat, lon),
        "is_focus": True,
    }
    return {"type": "Feature", "id": code, "properties": told, "geometry": shape}


def words(area: dict[str, object]) -> list[str]:
    """Return the lines at the pointer: count, rate, and the smoothed rate of a town."""
    if area["hidden"] == map_areas.FEW_SUBJECTS:
        return [_("Fewer than 5 active subjects: no rate")]
    lines = [
        _("Listed subjects: {count}").format(count=map_areas.written_count(area)),
        _("Active subjects: {count}").format(count=formats.number(int(str(area["active"])))),
    ]
    if area["hidden"]:
        return lines
    lines.append(_("Per 1 000 active: {rate}").format(rate=map_areas.written_rate(area["rate"])))
    if not formats.is_missing(area["smoothed"]):
        shown = map_areas.written_rate(area["smoothed"])
        lines.append(_("Smoothed, as coloured: {rate}").format(rate=shown))
    return lines


def _value(area: dict[str, object], asked: Asked) -> list[str]:
    """Return the figure of an area's label; none where another layer has figures of its own."""
    return [] if _is_plain(asked) else [map_areas.written_value(area, asked.measure)]


def _opacity(asked: Asked) -> float:
    """Return how much of what lies below an area it covers: the heat is drawn below."""
    if asked.has(HEAT):
        return 0.05
    return 0.55 if _is_plain(asked) or settings.get().map_tiles else 0.9


def _line(asked: Asked, *, is_chosen: bool) -> str:
    if is_chosen:
        return "accent"
    return "faint" if _is_plain(asked) else "panel"


def _ground(area: dict[str, object], asked: Asked) -> str:
    if _is_plain(asked):
        return theme.colour("panel")
    step = int(str(area["step"]))
    return theme.colour("hatch") if step < 0 else theme.sequential()[step]


def _is_plain(asked: Asked) -> bool:
    """Whether the areas stand back, because another layer is coloured by its own steps."""
    return asked.has(HEXAGONS) or asked.has(HEAT)


def _way(code: str, selection: Selection, *, is_chosen: bool) -> str:
    if map_areas.has_towns(selection):
        return map_asked.narrowed(selection, town=None if is_chosen else code)
    return map_asked.narrowed(selection, district_codes=(code,))


def _beside(row: Shape, selection: Selection) -> dict[str, object]:
    """Return a district that is not chosen: the ground that the chosen ones lie in."""
    code = str(row["district_code"])
    name = labels.district(code)
    style = {
        "color": theme.colour("border"),
        "weight": _LINE,
        "opacity": 1,
        "fillColor": theme.colour("page"),
        "fillOpacity": 0.3 if settings.get().map_tiles else 1,
    }
    told = {
        "style": style,
        "name": name,
        "lines": [_("Click to show this district")],
        "href": map_asked.narrowed(selection, district_codes=(code,)),
    }
    shape = orjson.loads(str(row["geojson"]))
    return {"type": "Feature", "id": code, "properties": told, "geometry": shape}


def _edge(row: Shape) -> dict[str, object]:
    """Return the outline of a chosen district, over its towns and below the pointer."""
    style = {"color": theme.colour("accent"), "weight": 2, "fill": False, "interactive": False}
    shape = orjson.loads(str(row["geojson"]))
    told = {"style": style, "name": "", "lines": [], "is_focus": True}
    code = f"edge-{row['district_code']}"
    return {"type": "Feature", "id": code, "properties": told, "geometry": shape}


def _short(name: str) -> str:
    """Return a place name without the English word for its kind, which areas have no room for."""
    for ending in (" District", " County", " Town", " Subdistrict", " Township"):
        name = name.removesuffix(ending)
    return name


def _told(feature: dict[str, object]) -> dict[str, object]:
    found = feature["properties"]
    return found if isinstance(found, dict) else {}


def _geometry(feature: dict[str, object]) -> dict[str, object]:
    found = feature["geometry"]
    return found if isinstance(found, dict) else {}

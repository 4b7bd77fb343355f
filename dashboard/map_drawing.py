"""The folium drawing of the page of the map: areas, hexagons, points and what they say."""

from dataclasses import replace

import pandas as pd

from dashboard import labels, links, map_asked, map_cells, map_scenes, maps, mart, settings, theme
from dashboard.i18n import _
from dashboard.map_asked import BESIDE, HEAT, HEXAGONS, LISTED, POINTS, SCENES, Asked
from dashboard.map_features import areas, extent
from dashboard.selection import Selection
from geo.folium_map import Drawing, Row, Tiles, script

NAME = "subjects"
# More than this a browser cannot cluster within two seconds: hexagons take their place.
MOST_POINTS = 20_000
OTHER, RING = "other", "ring"


def written(selection: Selection) -> str:
    """Return the script that draws the map of a selection.

    Its rows end at the rights of the selection's scope, like every other query's.
    """
    asked = map_asked.of(selection)
    shapes = mart.frame("frame/district_shapes", selection)
    features, frame = areas(asked, selection, shapes)
    points = [*_points(asked, selection), *map_scenes.marks(asked, selection)]
    crowded = has_too_many(asked, selection)
    cells = map_cells.features(asked, selection) if asked.has(HEXAGONS) or crowded else []
    drawing = Drawing(
        bounds=extent(features),
        areas=features,
        cells=cells,
        points=points,
        heat=_heat(asked, selection),
        heat_colours=_heat_colours(),
        circle=_circle(asked),
        tiles=_tiles(),
    )
    return script(drawing, name=NAME, meta=_meta(selection, shapes, drawing, frame))


def has_too_many(asked: Asked, selection: Selection) -> bool:
    """Whether the points of a layer are more than a browser can handle."""
    layers = (*((LISTED,) if asked.has(POINTS) else ()), *(n for n in BESIDE if asked.has(n)))
    return sum(_point_count(asked, selection, name) for name in layers) > MOST_POINTS


def colours(selection: Selection) -> dict[str, str]:
    """Return the colour of each list by its number of subjects in all districts seen.

    The sixth and later lists share one, so that no more than five have to be told apart.
    """
    everything = replace(
        selection,
        **dict.fromkeys(("district_codes", "industry_sections", "subject_types", "risk_tiers"), ()),
    )
    given = {"map_layer": LISTED, "town_codes": [], "list_codes": []}
    ranked = mart.frame("map/lists", everything, **given)["list_code"]
    found = dict(zip(ranked, theme.marks(), strict=False))
    beside = {map_asked.STORES: theme.colour("good"), map_asked.TAXPAYERS: theme.colour("accent")}
    beside[map_asked.SCENES] = theme.colour("scene")
    return found | beside | {OTHER: theme.colour("neutral"), RING: theme.colour("panel")}


def _point_count(asked: Asked, selection: Selection, layer: str) -> int:
    found = mart.frame("map/buckets", selection, **asked.params(layer))
    return int(found.loc[found["map_place"] == "point", "subject_count"].sum())


def _points(asked: Asked, selection: Selection) -> list[Row]:
    if not selection.scope.sees_points or has_too_many(asked, selection):
        return []
    layers = (*((LISTED,) if asked.has(POINTS) else ()), *(n for n in BESIDE if asked.has(n)))
    rows: list[Row] = []
    for layer in layers:
        found = mart.frame("map/points", selection, **asked.params(layer))
        days = pd.to_datetime(found["started_on"]).dt.strftime("%Y-%m-%d")
        columns = (found["map_lat"], found["map_lon"], found["list_codes"].fillna(""))
        parts = zip(*columns, found["subject_name"], found["uscc"], days, strict=True)
        rows += [[*part, layer] for part in parts]
    return rows


def _heat(asked: Asked, selection: Selection) -> list[Row]:
    if not asked.has(HEAT) or not selection.scope.sees_points:
        return []
    found = mart.frame("map/points", selection, **asked.params())
    return list(zip(found["map_lat"], found["map_lon"], strict=True))


def _heat_colours() -> dict[float, str]:
    shades = theme.sequential()
    return {0.2: shades[1], 0.45: shades[2], 0.7: shades[3], 1.0: shades[4]}


def _circle(asked: Asked) -> tuple[float, float, float, str] | None:
    near = asked.near
    return (near.lat, near.lon, near.km * 1000, theme.colour("bad")) if near else None


def _tiles() -> Tiles | None:
    given = settings.get()
    return Tiles(given.map_tiles, given.map_tiles_source) if given.map_tiles else None


def _approval(shapes: pd.DataFrame) -> str:
    """Return the map's approval number, and whose the base layer is."""
    source = settings.get().map_tiles_source if settings.get().map_tiles else ""
    return " \u00b7 ".join(part for part in (maps.approval(shapes), source) if part)


def _meta(
    selection: Selection, shapes: pd.DataFrame, drawing: Drawing, frame: str
) -> dict[str, object]:
    west, south, east, north = drawing.bounds
    codes = {code for row in drawing.points for code in str(row[2]).split(";") if code}
    words = {code: labels.word("list_code", code) for code in sorted(codes)}
    return {
        "bounds": [[south, west], [north, east]],
        "frame": frame,
        "words": words | {name: labels.word("map_layer", name) for name in (*BESIDE, SCENES)},
        "scene": SCENES,
        "colours": colours(selection),
        "file": links.to("enterprise", selection),
        "approval": _approval(shapes),
        "texts": {
            "map": _("Map; the list beside it says the same"),
            "home": _("Whole area"),
            "since": _("Since"),
        },
    }

"""The district map as a figure: five steps, hatching for no data, names and values on the areas."""

from dataclasses import dataclass
from math import asinh, degrees, log2, radians, tan

import orjson
import pandas as pd

from dashboard import formats, map_words, theme
from dashboard.chart_layout import Caption, Figure, layout
from dashboard.chart_registry import builder
from dashboard.frames import records_of
from dashboard.map_hatch import bounds, hatch, rings

STEPS = 5
HEIGHT, LEGEND = 396, 34
# The smallest panel, a phone's; static/js/maps.js fits the city to larger ones.
FIT_WIDTH, FIT_HEIGHT = 338, 354


@dataclass(frozen=True)
class DistrictMap:
    """Options: the metric shown, the districts chosen in the filter, and the height."""

    metric_id: str
    chosen: tuple[str, ...] = ()
    height: int = HEIGHT


@builder("district_map")
def district_map(frame: pd.DataFrame, caption: Caption, options: DistrictMap) -> Figure:
    """Return the map.

    Args:
        frame: One row a district: district_code, geojson, centroid_lon, centroid_lat, value.
        caption: Title, subtitle and source line.
        options: Metric and chosen districts.
    """
    areas = frame.assign(
        shape=[orjson.loads(text) for text in frame["geojson"]],
        step=steps(list(frame["value"])),
    )
    known, unknown = areas[areas["step"] >= 0], areas[areas["step"] < 0]
    data = [
        _filled(known, options),
        *_hatched(unknown, options.metric_id),
        *_outlined(areas, options),
    ]
    base = layout(caption, height=options.height, below=LEGEND)
    view = _view(areas, options.metric_id)
    base |= {
        "map": view,
        "dragmode": "pan",
        "meta": {"bounds": _extent(areas), "zoom": view["zoom"]},
    }
    boxes, ranges = map_words.legend(areas, options.metric_id)
    base |= {"shapes": boxes, "annotations": [*base["annotations"], *ranges]}
    return {"data": [trace | {"below": map_words.NAMES} for trace in data], "layout": base}


def steps(numbers: list[float | None]) -> list[int]:
    """Return the step 0-4 of each value by rank, equal values together; -1 without a value."""
    known = sorted(number for number in numbers if not formats.is_missing(number))
    return [
        -1
        if formats.is_missing(number)
        else min(STEPS - 1, STEPS * sum(other < number for other in known) // len(known))
        for number in numbers
    ]


def zoom(west: float, south: float, east: float, north: float) -> float:
    """Return the zoom at which the box fits the panel (512-pixel tiles, Web Mercator)."""
    width = max(east - west, 1e-6)
    height = max(_stretched(north) - _stretched(south), 1e-6)
    return round(log2(min(FIT_WIDTH / width, FIT_HEIGHT / height) * 360 / 512), 2)


def _stretched(latitude: float) -> float:
    """Return a latitude as Web Mercator draws it, in degrees of the equator."""
    return degrees(asinh(tan(radians(latitude))))


def _extent(areas: pd.DataFrame) -> list[float]:
    """Return west, south, east, north of all areas."""
    return list(bounds([ring for shape in areas["shape"] for ring in rings(shape)]))


def _view(areas: pd.DataFrame, metric_id: str) -> Figure:
    west, south, east, north = _extent(areas)
    smallest = zoom(west, south, east, north)
    return {
        # A style of our own, without a font address: names are then drawn with local fonts,
        # while every ready-made style, white-bg included, asks the internet for Latin letters.
        "style": {
            "version": 8,
            "sources": {map_words.NAMES: map_words.names(areas, metric_id)},
            "layers": [
                {
                    "id": "ground",
                    "type": "background",
                    "paint": {"background-color": theme.colour("panel")},
                },
                map_words.name_layer(smallest),
            ],
        },
        "center": {"lon": round((west + east) / 2, 5), "lat": round((south + north) / 2, 5)},
        "zoom": smallest,
    }


def _filled(known: pd.DataFrame, options: DistrictMap) -> Figure:
    colours = theme.sequential()
    scale = [
        [edge / STEPS, colour]
        for index, colour in enumerate(colours)
        for edge in (index, index + 1)
    ]
    return _areas(known) | {
        "z": [int(step) for step in known["step"]],
        "zmin": 0,
        "zmax": STEPS - 1,
        "colorscale": scale,
        "hovertext": [map_words.hover(row, options.metric_id) for row in records_of(known)],
    }


def _hatched(unknown: pd.DataFrame, metric_id: str) -> list[Figure]:
    if unknown.empty:
        return []
    ground = theme.colour("hatch")
    filled = _areas(unknown) | {
        "z": [0] * len(unknown),
        "colorscale": [[0, ground], [1, ground]],
        "hovertext": [map_words.hover(row, metric_id) for row in records_of(unknown)],
    }
    lons: list[float | None] = []
    lats: list[float | None] = []
    for shape in unknown["shape"]:
        outlines = rings(shape)
        west, south, east, north = bounds(outlines)
        for (x1, y1), (x2, y2) in hatch(outlines, max(east - west, north - south) / 18):
            lons += [round(x1, 5), round(x2, 5), None]
            lats += [round(y1, 5), round(y2, 5), None]
    return [filled, _stroke(lons, lats, theme.colour("hatch_line"), 1)]


def _outlined(areas: pd.DataFrame, options: DistrictMap) -> list[Figure]:
    """Return the outline of the chosen districts; nothing when all are shown."""
    lons: list[float | None] = []
    lats: list[float | None] = []
    for shape in areas.loc[areas["district_code"].isin(options.chosen), "shape"]:
        for ring in rings(shape):
            lons += [*(point[0] for point in ring), None]
            lats += [*(point[1] for point in ring), None]
    return [_stroke(lons, lats, theme.colour("accent"), 3)] if lons else []


def _areas(rows: pd.DataFrame) -> Figure:
    codes = [str(code) for code in rows["district_code"]]
    return {
        "type": "choroplethmap",
        "geojson": {
            "type": "FeatureCollection",
            "features": [
                {"type": "Feature", "id": code, "properties": {}, "geometry": shape}
                for code, shape in zip(codes, rows["shape"], strict=True)
            ],
        },
        "locations": codes,
        "customdata": codes,
        "showscale": False,
        "marker": {"line": {"color": theme.colour("panel"), "width": 1.5}, "opacity": 1},
        "hovertemplate": "%{hovertext}<extra></extra>",
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _stroke(lons: list[float | None], lats: list[float | None], colour: str, width: int) -> Figure:
    line: Figure = {"color": colour, "width": width}
    base: Figure = {"type": "scattermap", "mode": "lines", "lon": lons, "lat": lats, "line": line}
    return base | {"hoverinfo": "skip", "showlegend": False}

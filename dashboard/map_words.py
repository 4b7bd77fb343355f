"""What is written on the district map: names with values, the legend, the box at the pointer."""

from itertools import pairwise
from math import floor

import pandas as pd

from dashboard import formats, labels, theme, values
from dashboard.chart_layout import Figure
from dashboard.frames import records_of
from dashboard.i18n import _
from dashboard.map_places import in_outline, stretch_at
from queries import registry

NAMES = "names"
# Five boxes and the words at both ends fit a phone.
_START, _WIDTH, _HIGH = 16, 52, 10


def names(areas: pd.DataFrame, metric_id: str) -> Figure:
    """Return the districts' names with values as a source of the map's style.

    Each has the ink that can be read on its area, and the area's colour to stand out with where
    it reaches beyond.
    """
    return {
        "type": "geojson",
        "data": {
            "type": "FeatureCollection",
            "features": [_name(row, metric_id) for row in records_of(areas)],
        },
    }


def name_layer(smallest: float) -> Figure:
    """Return the layer of the style that writes the names; the areas are put below it.

    Args:
        smallest: The zoom of the smallest panel; names grow with a map that is drawn larger.
    """
    sizes = [smallest, 11, smallest + 0.25, 12, smallest + 1, 15]
    return {
        "id": NAMES,
        "type": "symbol",
        "source": NAMES,
        "layout": {
            "text-field": ["get", "text"],
            "text-size": ["interpolate", ["linear"], ["zoom"], *sizes],
            "text-line-height": 1.15,
            # In the middle of the ground each has, and never left out.
            "text-overlap": "always",
        },
        "paint": {
            "text-color": ["get", "ink"],
            "text-halo-color": ["get", "ground"],
            "text-halo-width": 1.5,
        },
    }


def hover(row: dict[str, object], metric_id: str) -> str:
    """Return what the box at the pointer says: name, value, unit, numerator and denominator."""
    name, value = labels.district(str(row["district_code"])), row["value"]
    if formats.is_missing(value):
        return f"<b>{name}</b><br>" + _("No data")
    shown = f"{values.metric(metric_id, float(str(value)))} {values.unit(metric_id)}".strip()
    text = f"<b>{name}</b><br>{labels.metric(metric_id)}: {shown}"
    if formats.is_missing(row.get("denominator")):
        return text
    parts = [formats.number(float(str(row[part]))) for part in ("numerator", "denominator")]
    return f"{text}<br>{parts[0]} \u00f7 {parts[1]}"


def legend(areas: pd.DataFrame, metric_id: str) -> tuple[list[Figure], list[Figure]]:
    """Return the legend below the map: one band of boxes, and the values where they meet."""
    known = areas.loc[areas["step"] >= 0].assign(number=lambda rows: rows["value"].astype(float))
    present = sorted(known["step"].unique())
    colours = [theme.sequential()[int(step)] for step in present]
    ranges = [known.loc[known["step"] == step, "number"] for step in present]
    marks = edges([(float(part.min()), float(part.max())) for part in ranges], metric_id)
    boxes = [_box(_WIDTH * place, colour) for place, colour in enumerate(colours)]
    words = [_mark(_WIDTH * place, mark) for place, mark in enumerate(marks)]
    if (areas["step"] < 0).any():
        start = _WIDTH * len(colours) + 40 * bool(colours)
        boxes.append(_box(start, theme.colour("hatch")))
        words.append(_mark(start + _WIDTH // 2, _("No data")))
    return boxes, words


def edges(ranges: list[tuple[float, float]], metric_id: str) -> list[str]:
    """Return the values at the borders of neighbouring classes, with as few digits as can be.

    Args:
        ranges: Least and largest value of each class, in order.
        metric_id: The metric, for its precision and unit.
    """
    if not ranges:
        return []
    unit = registry.metrics()[metric_id]
    scale = registry.units()[unit.unit].scale
    between = [
        _roundest(before[1], after[0], scale, unit.precision) for before, after in pairwise(ranges)
    ]
    ends = (ranges[0][0], *between, ranges[-1][1])
    return [_written(end, scale, unit.precision, metric_id) for end in ends]


def _roundest(below: float, upto: float, scale: float, precision: int) -> float:
    """Return the number with the fewest digits above the one class and within the next."""
    for digits in range(-6, precision):
        step = 10.0**-digits
        found = round(floor(upto * scale / step + 1e-9) * step, max(digits, 0))
        if found > below * scale:
            return found / scale
    return upto


def _written(value: float, scale: float, precision: int, metric_id: str) -> str:
    """Return a value without the zeros after its last digit that says something."""
    shown = round(value * scale, precision)
    needed = next(d for d in range(precision + 1) if round(shown, d) == shown or d == precision)
    return values.metric(metric_id, value, digits=needed)


def _name(row: dict[str, object], metric_id: str) -> Figure:
    value = row["value"]
    number = None if formats.is_missing(value) else float(str(value))
    place = _short(labels.district(str(row["district_code"])))
    ground = theme.colour("hatch" if number is None else f"seq_{int(str(row['step'])) + 1}")
    lon, lat = in_outline(str(row["geojson"]), stretch_at(float(str(row["centroid_lat"]))))
    return {
        "type": "Feature",
        "properties": {
            "text": f"{place}\n{values.metric(metric_id, number)}",
            "ink": theme.readable_on(ground),
            "ground": ground,
        },
        "geometry": {"type": "Point", "coordinates": [lon, lat]},
    }


def _short(name: str) -> str:
    """Return a place name without the English word for its kind, which areas have no room for."""
    return name.removesuffix(" District").removesuffix(" County")


def _box(start: int, colour: str) -> Figure:
    return {
        "type": "rect",
        "xref": "paper",
        "yref": "paper",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": 0,
        "yanchor": 0,
        "x0": _START + start,
        "x1": _START + start + _WIDTH,
        "y0": -8 - _HIGH,
        "y1": -8,
        "fillcolor": colour,
        "line": {"color": theme.colour("border"), "width": 1},
    }


def _mark(start: int, words: str) -> Figure:
    return {
        "text": words,
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 0,
        # Centred under the border of two boxes.
        "xanchor": "center",
        "yanchor": "top",
        "xshift": _START + start,
        "yshift": -8 - _HIGH,
        "showarrow": False,
        "font": {"size": 11, "color": theme.colour("secondary")},
    }

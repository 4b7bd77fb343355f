"""What is written on the district map: names with values, the legend, the box at the pointer."""

import pandas as pd

from dashboard import formats, labels, theme, values
from dashboard.chart_layout import Figure
from dashboard.i18n import _

NAMES = "names"
_BOX, _LINE = 12, 18
# Three entries a line: more would run into each other on a phone.
_COLUMNS = 3


def names(areas: pd.DataFrame, metric_id: str) -> Figure:
    """Return the districts' names with values as a source of the map's style.

    Each has the ink that can be read on its area, and the area's colour to stand out with where
    it reaches beyond.
    """
    return {
        "type": "geojson",
        "data": {
            "type": "FeatureCollection",
            "features": [_name(row, metric_id) for row in areas.to_dict("records")],
        },
    }


def name_layer() -> Figure:
    """Return the layer of the style that writes the names; the areas are put below it."""
    return {
        "id": NAMES,
        "type": "symbol",
        "source": NAMES,
        "layout": {
            "text-field": ["get", "text"],
            "text-size": 12,
            "text-line-height": 1.15,
            # Moved aside where two would meet, but never left out.
            "text-variable-anchor": ["center", "top", "bottom", "left", "right"],
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
    """Return the legend below the map: boxes, and the range of values each stands for."""
    entries: list[tuple[str, str]] = []
    for step, colour in enumerate(theme.sequential()):
        found = areas.loc[areas["step"] == step, "value"].astype(float)
        if len(found):
            ends = [values.metric(metric_id, end) for end in (found.min(), found.max())]
            text = ends[0] if ends[0] == ends[1] else f"{ends[0]} \u2013 {ends[1]}"
            entries.append((colour, text))
    if (areas["step"] < 0).any():
        entries.append((theme.colour("hatch"), _("No data")))
    boxes = [_box(place, colour) for place, (colour, _text) in enumerate(entries)]
    return boxes, [_range(place, text) for place, (_colour, text) in enumerate(entries)]


def readable_on(ground: str) -> str:
    """Return the text or the panel colour, whichever stands out more on a ground colour."""
    return max(
        (theme.colour("text"), theme.colour("panel")), key=lambda ink: _contrast(ink, ground)
    )


def _name(row: dict[str, object], metric_id: str) -> Figure:
    value = row["value"]
    number = None if formats.is_missing(value) else float(str(value))
    place = _short(labels.district(str(row["district_code"])))
    ground = theme.colour("hatch" if number is None else f"seq_{int(str(row['step'])) + 1}")
    lon, lat = float(str(row["centroid_lon"])), float(str(row["centroid_lat"]))
    return {
        "type": "Feature",
        "properties": {
            "text": f"{place}\n{values.metric(metric_id, number)}",
            "ink": readable_on(ground),
            "ground": ground,
        },
        "geometry": {"type": "Point", "coordinates": [round(lon, 5), round(lat, 5)]},
    }


def _short(name: str) -> str:
    """Return a place name without the English word for its kind, which areas have no room for."""
    return name.removesuffix(" District").removesuffix(" County")


def _box(place: int, colour: str) -> Figure:
    return {
        "type": "rect",
        "xref": "paper",
        "yref": "paper",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": place % _COLUMNS / _COLUMNS,
        "yanchor": 0,
        "x0": 0,
        "x1": _BOX,
        "y0": _below(place) - _BOX // 2,
        "y1": _below(place) + _BOX // 2,
        "fillcolor": colour,
        "line": {"color": theme.colour("border"), "width": 1},
    }


def _range(place: int, text: str) -> Figure:
    return {
        "text": text,
        "xref": "paper",
        "yref": "paper",
        "x": place % _COLUMNS / _COLUMNS,
        "y": 0,
        "xanchor": "left",
        "yanchor": "middle",
        "xshift": _BOX + 2,
        "yshift": _below(place),
        "showarrow": False,
        "font": {"size": 11, "color": theme.colour("secondary")},
    }


def _below(place: int) -> int:
    """Return the height of an entry's line, in pixels from the lower edge of the map."""
    return -12 - _LINE * (place // _COLUMNS)


def _contrast(ink: str, ground: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2)."""
    darker, lighter = sorted((_luminance(ink), _luminance(ground)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

"""The hexagon view: numbers of subjects by cell, few of them never told."""

import pandas as pd

from dashboard import formats, map_asked, mart, suppression, theme
from dashboard.district_map import steps
from dashboard.figures import FEW
from dashboard.frames import records_of
from dashboard.i18n import _
from dashboard.map_asked import Asked
from dashboard.map_features import HATCH
from dashboard.selection import Selection
from geo import hexagons
from geo.folium_map import Features


def shown(asked: Asked, selection: Selection) -> pd.DataFrame:
    """Return the cells with subjects: hexagon_id, subject_count, is_hidden, step.

    A cell of one to four is hidden, and so is a second one where the sum of all would tell it.
    """
    frame = mart.frame("map/hexagons", selection, **asked.params())
    keys = [("cells", str(code)) for code in frame["hexagon_id"]]
    few = suppression.withheld(dict(zip(keys, map(int, frame["subject_count"]), strict=True)))
    hidden = [key in few for key in keys]
    told = [
        None if is_hidden else float(count)
        for is_hidden, count in zip(hidden, frame["subject_count"], strict=True)
    ]
    return frame.assign(is_hidden=hidden, step=steps(told))


def features(asked: Asked, selection: Selection) -> Features:
    """Return the cells as shapes; a click on one opens the list of its subjects."""
    return [_feature(row, selection) for row in records_of(shown(asked, selection))]


def _feature(row: dict[str, object], selection: Selection) -> dict[str, object]:
    code, is_hidden = str(row["hexagon_id"]), bool(row["is_hidden"])
    ground = theme.colour("hatch") if is_hidden else theme.sequential()[int(str(row["step"]))]
    style = {
        "color": theme.colour("panel"),
        "weight": 1,
        "opacity": 1,
        "fillColor": HATCH if is_hidden else ground,
        "fillOpacity": 0.7 if is_hidden else 0.85,
    }
    count = FEW if is_hidden else formats.number(int(str(row["subject_count"])))
    told: dict[str, object] = {
        "style": style,
        "name": _("Hexagon"),
        "lines": [_("Listed subjects: {count}").format(count=count)],
        "href": None if is_hidden else map_asked.opening(selection, "hexagon", code),
    }
    ring = [list(corner) for corner in hexagons.outline(code)]
    if not is_hidden:
        lons, lats = zip(*ring[:6], strict=True)
        told |= {
            "label": [count],
            "at": [round(sum(lats) / 6, 5), round(sum(lons) / 6, 5)],
            "is_first": True,
        }
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "id": code, "properties": told, "geometry": geometry}

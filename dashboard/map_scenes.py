"""Application scenes on the map: their marks, their number in the legend, and the list of them.

Scenes are places of departments, not subjects: the law would hide none of them from a role. They
are still switched like the layers beside them, because a role that sees no points has a map of
hexagons, on which a single mark would be the only thing with a place.
"""

import pandas as pd

from dashboard import formats, labels, map_asked, markup, mart
from dashboard.frames import records_of
from dashboard.i18n import _
from dashboard.map_asked import SCENES, Asked
from dashboard.markup import Markup
from dashboard.records import Drill
from dashboard.selection import Selection
from dashboard.tables import Source
from geo.folium_map import Row
from queries.runner import Value

COLUMNS = (
    *("scene_name", "scene_brand", "scene_field", "benefit_type", "department_code"),
    *("district_code", "started_on", "scene_status", "user_count", "use_count"),
    "benefit_amount_cny",
)
_HIDDEN = ("record_id",)


def counted(asked: Asked, selection: Selection) -> tuple[int, int]:
    """Return how many scenes are in operation on the map's day, and how many of them are drawn."""
    found = mart.frame("map/scene_places", selection, **_params(asked))
    drawn = found.loc[found["map_place"] == "point", "scene_count"]
    return int(found["scene_count"].sum()), int(drawn.sum())


def marks(asked: Asked, selection: Selection) -> list[Row]:
    """Return what is drawn of each scene that has a place; none where the layer is off.

    Each is latitude, longitude, no list, name, number, first day, layer, and the lines told of it.
    """
    if not asked.has(SCENES) or not selection.scope.sees_points:
        return []
    found = mart.frame("map/scene_points", selection, **_params(asked))
    days = pd.to_datetime(found["started_on"]).dt.strftime("%Y-%m-%d")
    placed = found[["map_lat", "map_lon"]].itertuples(index=False)
    return [
        (*at, "", row["scene_name"], row["scene_id"], day, SCENES, _told(row))
        for at, row, day in zip(placed, records_of(found), days, strict=True)
    ]


def legend(asked: Asked, selection: Selection, shade: str) -> Markup | None:
    """Return the entry of the legend: the mark, how many are in operation, and the way to them."""
    if not asked.has(SCENES):
        return None
    count, drawn = counted(asked, selection)
    entry = markup.el(
        "a",
        markup.el("i", style=f"background:{shade}", class_="cc-scene-mark"),
        labels.word("map_layer", SCENES),
        markup.el("b", formats.number(count)),
        markup.el("small", _("{count} scenes with a place").format(count=formats.number(drawn))),
        href=map_asked.opening(selection, "layer", SCENES),
        class_="cc-map-mark",
    )
    said = unheeded(asked, selection)
    note = markup.el("small", said, class_="cc-quiet") if said else None
    return markup.el("div", entry, note, class_="cc-map-marks")


def opened(asked: Asked, selection: Selection) -> Drill:
    """Return the list of the scenes in operation, under what narrows them."""
    words = labels.word("map_layer", SCENES)
    source = Source("map/scenes", words, COLUMNS, _params(asked), _HIDDEN)
    return Drill(source, words, counted(asked, selection)[0])


def unheeded(asked: Asked, selection: Selection) -> str:
    """Return which filters in force say nothing of scenes; empty when there are none."""
    given = {
        _("Industry"): selection.industry_sections,
        _("Subject type"): selection.subject_types,
        _("Risk tier"): selection.risk_tiers,
        _("List"): asked.lists,
    }
    names = [name for name, chosen in given.items() if chosen]
    if not names:
        return ""
    said = _("Scenes are no subjects, and are not narrowed by: {filters}")
    return said.format(filters=_(", ").join(names))


def _params(asked: Asked) -> dict[str, Value]:
    return {"town_codes": [asked.town] if asked.town else []}


def _told(row: dict[str, object]) -> list[str]:
    """Return what a mark tells beside its name and its first day."""
    words = {
        "scene_field": labels.word("scene_field", str(row["scene_field"])),
        "benefit_type": labels.word("benefit_type", str(row["benefit_type"])),
        "department_code": labels.department(str(row["department_code"])),
        "district_code": labels.district(str(row["district_code"])),
    }
    told = _("{name}: {value}")
    return [told.format(name=labels.field(name), value=word) for name, word in words.items()]

"""What the page of the map is asked for beyond the filters: layers, place, search and a list."""

import re
from dataclasses import dataclass
from math import isfinite

from dashboard import labels, links
from dashboard.selection import Dropped, Selection, shortened
from queries.runner import Value

LISTED = "dishonest"
POINTS, HEAT, HEXAGONS, STORES, TAXPAYERS = (
    "points",
    "heat",
    "hexagons",
    "integrity_store",
    "tax_a",
)
SCENES = "scene"
LAYERS = (POINTS, HEXAGONS, HEAT, STORES, TAXPAYERS, SCENES)
# Layers of subjects that are on no list; scenes are no subjects.
BESIDE = (STORES, TAXPAYERS)
RATE, COUNT = "rate", "count"
FIND, FOCUS = "find", "focus"
NOT_LOCATED = ("none", "zero", "swapped", "outside")
CHANGES = ("listed", "ended", "added", "removed")
UNKNOWN_TOWN, ALL_ZONES = "unknown", "all"
# Kilometres around a place.
RADII = (1, 2, 5, 10, 20)
LONGEST_FIND = 60
ANCHOR = "#map-list"
# What narrows to a part of the map, and what only orders the table below it.
_NARROWING = ("town", "near", "open", "focus")
_TABLE = ("sort", "page", "columns")
_OPENED = re.compile(r"(place|zone|hexagon|change|layer)-([A-Za-z0-9_-]+)")


@dataclass(frozen=True)
class Near:
    """A place in WGS84 degrees, and how many kilometres around it are searched."""

    lon: float
    lat: float
    km: float


@dataclass(frozen=True)
class Asked:
    """The page's own parameters, checked. `opened` is the kind and code of the list shown."""

    measure: str
    layers: tuple[str, ...]
    town: str | None
    lists: tuple[str, ...]
    near: Near | None
    opened: tuple[str, str] | None
    focus: str
    find: str
    dropped: tuple[Dropped, ...] = ()

    def has(self, layer: str) -> bool:
        """Whether a layer is on."""
        return layer in self.layers

    def params(self, map_layer: str = LISTED) -> dict[str, Value]:
        """Return the parameters of the map's queries that are no filters of the address."""
        return {
            "map_layer": map_layer,
            "town_codes": [self.town] if self.town else [],
            # Only the dishonest are on lists.
            "list_codes": list(self.lists) if map_layer == LISTED else [],
        }


def of(selection: Selection) -> Asked:
    """Return what the address asks for; what it cannot mean is left out and named."""
    dropped: list[Dropped] = []

    def told(name: str, value: str) -> None:
        dropped.append(Dropped(name, shortened(value)))

    given = {name: selection.extra_value(name) or "" for name in ("measure", "town", FIND)}
    if given["measure"] not in ("", RATE, COUNT):
        told("measure", given["measure"])
    return Asked(
        measure=COUNT if given["measure"] == COUNT else RATE,
        layers=_layers(selection, dropped),
        town=_town(given["town"], selection, dropped),
        lists=_lists(selection, dropped),
        near=_near(selection, dropped),
        opened=_opened(selection, dropped),
        focus=(selection.extra_value(FOCUS) or "")[:18],
        find=given[FIND].strip()[:LONGEST_FIND],
        dropped=tuple(dropped),
    )


def start_layers(selection: Selection) -> tuple[str, ...]:
    """Return the layers of an address that names none: points where the role may see them."""
    return (POINTS,) if selection.scope.sees_points else (HEXAGONS,)


def allowed_layers(selection: Selection) -> tuple[str, ...]:
    """Return the layers that the viewer may switch on: single places need a role for it."""
    return LAYERS if selection.scope.sees_points else (HEXAGONS,)


def narrowed(selection: Selection, **params: str | tuple[str, ...] | None) -> str:
    """Return the address of the page narrowed to a part: any list that was open is closed."""
    cleared = dict.fromkeys((*_NARROWING, *_TABLE))
    return links.with_(selection, **(cleared | params))


def opening(selection: Selection, kind: str, code: str) -> str:
    """Return the address that opens the list of a figure, under what the map shows."""
    cleared = dict.fromkeys(("near", "focus", *_TABLE))
    return links.with_(selection, **(cleared | {"open": f"{kind}-{code}"})) + ANCHOR


def _layers(selection: Selection, dropped: list[Dropped]) -> tuple[str, ...]:
    given = selection.extra_value("layers")
    if given is None:
        return start_layers(selection)
    asked = [name for name in given.split(",") if name and name != "none"]
    allowed = allowed_layers(selection)
    dropped += [Dropped("layers", shortened(name)) for name in asked if name not in allowed]
    return tuple(name for name in allowed if name in asked)


def _town(code: str, selection: Selection, dropped: list[Dropped]) -> str | None:
    """Return the town asked for; one of a district that is not chosen means nothing."""
    if not code:
        return None
    is_known = code == UNKNOWN_TOWN or labels.town(code) != code
    is_inside = code == UNKNOWN_TOWN or code[:6] in selection.district_codes
    if is_known and is_inside and selection.district_codes:
        return code
    dropped.append(Dropped("town", shortened(code)))
    return None


def _lists(selection: Selection, dropped: list[Dropped]) -> tuple[str, ...]:
    asked = [code for code in (selection.extra_value("list") or "").split(",") if code]
    known = [code for code in asked if labels.word("list_code", code) != code]
    dropped += [Dropped("list", shortened(code)) for code in asked if code not in known]
    return tuple(dict.fromkeys(known))


def _near(selection: Selection, dropped: list[Dropped]) -> Near | None:
    given = selection.extra_value("near") or ""
    if not given:
        return None
    try:
        lon, lat, km = (float(part) for part in given.split(","))
    except ValueError:
        lon = lat = km = float("nan")
    is_place = all(map(isfinite, (lon, lat, km))) and abs(lon) <= 180 and abs(lat) <= 85
    if is_place and 0 < km <= 100 and selection.scope.sees_points:
        return Near(lon, lat, km)
    dropped.append(Dropped("near", shortened(given)))
    return None


def _opened(selection: Selection, dropped: list[Dropped]) -> tuple[str, str] | None:
    given = selection.extra_value("open") or ""
    found = _OPENED.fullmatch(given)
    known = {"change": CHANGES, "layer": (*BESIDE, SCENES), "place": ("unlocated", *_PLACES)}
    if found and found[2] in known.get(found[1], (found[2],)):
        return found[1], found[2]
    if given:
        dropped.append(Dropped("open", shortened(given)))
    return None


_PLACES = ("point", "individual", *NOT_LOCATED)

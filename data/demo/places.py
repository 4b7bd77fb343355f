"""Districts and towns of the invented land: which cell belongs where, and its polygon.

The plane is laid into the open water in the middle of the Bohai, around 119.7 E 38.6 N: no
outline drawn there can be taken for that of a real city.
"""

from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise

import geopandas as gpd
import numpy as np
import shapely

from data.demo import names
from data.demo.cells import Land, Points
from data.demo.shapes import draw_blob

_ORIGIN_LON, _ORIGIN_LAT = 119.7, 38.6
# East and north of the origin, and the radius, in kilometres.
_ISLANDS = ((45.5, 3.5, 0.9), (48.6, 6.2, 0.55), (43.4, 0.6, 0.4))
_KM_PER_DEGREE_LAT = 111.0
_KM_PER_DEGREE_LON = 111.32 * float(np.cos(np.radians(_ORIGIN_LAT)))


@dataclass(frozen=True)
class Town:
    """A town: one cell of the land."""

    code: str
    name: str
    name_en: str
    kind: str
    district_code: str
    cell: int
    weight: float


def to_degrees(points: Points) -> Points:
    """Longitude and latitude (WGS84, six decimals: 0.1 m) of points on the plane."""
    scale = np.array((1 / _KM_PER_DEGREE_LON, 1 / _KM_PER_DEGREE_LAT))
    return np.asarray(np.round(np.array((_ORIGIN_LON, _ORIGIN_LAT)) + points * scale, 6))


def settle(land: Land) -> list[Town]:
    """Towns in the order of their codes, every cell of kind 'town' once."""
    owner = _grow(land)
    towns: list[Town] = []
    for district in names.DISTRICTS:
        cells = [cell for cell, code in owner.items() if code == district.code]
        seat = np.array(district.seat)
        cells.sort(key=lambda cell: float(np.hypot(*(land.sites[cell] - seat))))
        towns += _name_towns(district, cells, len(towns))
    return sorted(towns, key=lambda town: town.code)


def polygons(land: Land, towns: list[Town]) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    """Districts and towns with columns code, name and geometry, in WGS84."""
    shapes = [shapely.Polygon(to_degrees(ring(land, town.cell))) for town in towns]
    _add_islands(shapes)
    fine = gpd.GeoDataFrame(
        {
            "code": [town.code for town in towns],
            "name": [town.name for town in towns],
            "district_code": [town.district_code for town in towns],
        },
        geometry=shapes,
        crs="EPSG:4326",
    )
    coarse = fine.dissolve("district_code", method="coverage").reset_index()
    coarse["code"] = coarse["district_code"]
    coarse["name"] = [district.name for district in names.DISTRICTS]
    return coarse[["code", "name", "geometry"]], fine[["code", "name", "geometry"]]


def _add_islands(shapes: list[shapely.Geometry]) -> None:
    """Give the islands off the cape to the town nearest to them."""
    islands = [shapely.Polygon(to_degrees(draw_blob(*place))) for place in _ISLANDS]
    owner = int(np.argmin([shapely.distance(shape, islands[0]) for shape in shapes]))
    shapes[owner] = shapely.MultiPolygon([shapes[owner], *islands])


def ring(land: Land, cell: int) -> Points:
    """The cell's outline on the plane, noisy borders included."""
    corners = [*land.rings[cell], land.rings[cell][0]]
    parts = []
    for first, last in pairwise(corners):
        between = land.borders[min(first, last), max(first, last)]
        parts += [land.corners[first][None, :], between if first < last else between[::-1]]
    return np.vstack(parts)


def _name_towns(district: names.District, cells: list[int], named: int) -> list[Town]:
    towns = []
    ordinals: dict[str, int] = {}
    for rank, cell in enumerate(cells):
        kind = _town_kind(district, rank / len(cells))
        ordinals[kind] = ordinals.get(kind, -1) + 1
        code = f"{district.code}{names.TOWN_KINDS[kind][2] + ordinals[kind]:03d}"
        name, name_en = names.town_name(named + rank, kind)
        weight = district.weight * (1.6 - rank / len(cells)) / len(cells)
        towns.append(Town(code, name, name_en, kind, district.code, cell, weight))
    return towns


def _town_kind(district: names.District, depth: float) -> str:
    """Sub-districts in the middle, then towns, townships at the edge of the counties."""
    if district.kind == "county":
        return "subdistrict" if depth < 0.15 else "town" if depth < 0.72 else "township"
    return "subdistrict" if depth < 0.6 / district.reach**3 + 0.1 else "town"


def _grow(land: Land) -> dict[int, str]:
    """Cell -> district: all districts grow from their seats at once, so each is in one piece."""
    around: dict[int, list[int]] = {}
    for left, right in land.neighbours:
        around.setdefault(left, []).append(right)
        around.setdefault(right, []).append(left)
    is_town = np.array([kind == "town" for kind in land.kind])
    queue: list[tuple[float, int, int]] = []
    for number, district in enumerate(names.DISTRICTS):
        distance = np.hypot(*(land.sites - np.array(district.seat)).T) + ~is_town * 1e6
        heappush(queue, (0.0, int(distance.argmin()), number))
    owner: dict[int, str] = {}
    while queue:
        reached, cell, number = heappop(queue)
        if cell in owner:
            continue
        district = names.DISTRICTS[number]
        owner[cell] = district.code
        for other in around[cell]:
            if is_town[other] and other not in owner:
                way = float(np.hypot(*(land.sites[other] - land.sites[cell])))
                heappush(queue, (reached + way / district.reach, other, number))
    return owner

"""Makes polygons of a file tile their land: repaired shapes, slivers closed, the rest refused."""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely

from geo.language import Message
from geo.plane import Plane, Shapes
from geo.problems import Refused

# Overlaps and gaps up to this wide are drawing errors between two surveys; they are closed. A
# wider overlap is a contradiction, a wider gap may be another city's enclave or a lake.
SLIVER_METRES = 50.0
# Smaller than a desk: rounding, not worth a sentence.
_SEEN_M2 = 1.0
_NAMED = 5


@dataclass(frozen=True)
class Tiled:
    """Areas that tile their land, and what had to be done for it."""

    areas: gpd.GeoDataFrame
    said: list[Message]


def polygons_only(frame: gpd.GeoDataFrame) -> tuple[gpd.GeoDataFrame, list[Message]]:
    """Return the features with valid polygons; those that are not are repaired and named.

    Args:
        frame: columns code and geometry, WGS 84.

    Raises:
        Refused: a feature has no shape, is no polygon, or cannot be repaired.
    """
    shapes = frame.geometry.to_numpy()
    kinds = frame.geom_type.fillna("").to_numpy()
    empty = frame["code"][(kinds == "") | shapely.is_empty(shapes)]
    if len(empty):
        raise Refused(Message("These areas have no shape: {codes}.", codes=some(empty)))
    others = frame["code"][~np.isin(kinds, ["Polygon", "MultiPolygon"])]
    if len(others):
        raise Refused(
            Message("Boundaries must be polygons; {count} features are {kinds}: {codes}.",
                    count=len(others), kinds=", ".join(sorted(set(kinds[others.index]))),
                    codes=some(others))
        )  # fmt: skip
    broken = ~shapely.is_valid(shapes)
    if not broken.any():
        return frame, []
    mended = np.array([_mended(shape) for shape in shapes[broken]], dtype=object)
    lost = frame["code"].to_numpy()[broken][shapely.is_empty(mended)]
    if len(lost):
        raise Refused(Message("These shapes are invalid beyond repair: {codes}.", codes=some(lost)))
    why = shapely.is_valid_reason(shapes[broken][0])
    shapes = shapes.copy()
    shapes[broken] = mended
    said = Message("{count} invalid shapes were repaired ({reason}): {codes}.",
                   count=int(broken.sum()), reason=why,
                   codes=some(frame["code"][broken]))  # fmt: skip
    return frame.set_geometry(gpd.GeoSeries(shapes, index=frame.index, crs=frame.crs)), [said]


def _mended(shape: shapely.Geometry) -> shapely.Geometry:
    """Return the polygons of a repaired shape; its lines and points enclose nothing."""
    parts = shapely.get_parts(shapely.make_valid(shape))
    parts = np.concatenate([shapely.get_parts(part) for part in parts] or [parts])
    return shapely.union_all(parts[shapely.get_type_id(parts) == 3])


def tile(areas: gpd.GeoDataFrame) -> Tiled:
    """Return the areas with overlaps and gaps up to `SLIVER_METRES` wide closed.

    Args:
        areas: columns code and geometry, one row a code, valid polygons, WGS 84.

    Raises:
        Refused: two areas overlap by more than a sliver.
    """
    plane = Plane.around(areas.geometry.to_numpy())
    shapes = plane.to_metres(areas.geometry.to_numpy())
    codes = areas["code"].to_numpy()
    overlap = _require_slivers_only(shapes, codes)
    before = shapely.union_all(shapes)
    if shapely.coverage_is_valid(shapes, gap_width=SLIVER_METRES):
        return Tiled(areas, _holes(before))
    clean = shapely.coverage_clean(shapes, gap_width=SLIVER_METRES)
    if shapely.is_empty(clean).any() or not shapely.is_valid(clean).all():
        raise Refused(
            Message("Overlaps and gaps could not be closed; these areas vanished: {codes}.",
                    codes=some(codes[shapely.is_empty(clean) | ~shapely.is_valid(clean)]))
        )  # fmt: skip
    after = shapely.union_all(clean)
    said = _closed(overlap, float(shapely.area(shapely.difference(after, before))))
    torn = shapely.length(shapely.coverage_invalid_edges(clean, gap_width=SLIVER_METRES)).sum()
    if torn >= 1:
        said.append(
            Message("{metres:,.0f} m of edges still do not meet their neighbour's: a narrow gap "
                    "that opens to the outside is left as it is.", metres=float(torn))
        )  # fmt: skip
    mended = gpd.GeoSeries(plane.to_degrees(clean), index=areas.index, crs=areas.crs)
    return Tiled(areas.set_geometry(mended), [*said, *_holes(after)])


def _require_slivers_only(shapes: Shapes, codes: Shapes) -> float:
    """Return the square metres of all overlaps.

    Raises:
        Refused: an overlap is wider than a sliver; names the pairs.
    """
    one, other = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    pairs = one < other
    one, other = one[pairs], other[pairs]
    shared = shapely.intersection(shapes[one], shapes[other])
    area = shapely.area(shared)
    wide = ~shapely.is_empty(shapely.buffer(shared, -SLIVER_METRES / 2)) & (area > _SEEN_M2)
    if wide.any():
        named = [f"{codes[a]}/{codes[b]} ({m2:,.0f} m²)"
                 for a, b, m2 in zip(one[wide], other[wide], area[wide], strict=True)]  # fmt: skip
        raise Refused(
            Message(
                "{count} pairs of areas overlap by more than a strip of {limit:.0f} m: {pairs}. "
                "Which of them is right has to be decided in the file.",
                count=int(wide.sum()), limit=SLIVER_METRES, pairs=some(named),
            )
        )  # fmt: skip
    return float(area.sum())


def _closed(overlap: float, gaps: float) -> list[Message]:
    if max(overlap, gaps) < _SEEN_M2:
        return []
    return [
        Message(
            "Strips up to {limit:.0f} m wide between neighbours were closed: {overlap:,.0f} m² of "
            "overlaps and {gaps:,.0f} m² of gaps.",
            limit=SLIVER_METRES, overlap=overlap, gaps=gaps,
        )
    ]  # fmt: skip


def _holes(land: shapely.Geometry) -> list[Message]:
    """Say which holes the land has that no area fills: lakes and enclaves, or forgotten areas."""
    rings = [ring for part in shapely.get_parts(land) for ring in part.interiors]
    sizes = sorted((shapely.area(shapely.Polygon(ring)) for ring in rings), reverse=True)
    sizes = [size for size in sizes if size >= _SEEN_M2]
    if not sizes:
        return []
    return [
        Message(
            "{count} holes belong to no area, the largest of {area:,.0f} m². Lakes and enclaves "
            "of others are well; a forgotten area is not.",
            count=len(sizes), area=float(sizes[0]),
        )
    ]  # fmt: skip


def some(values: object) -> str:
    """Return the first few of `values`, comma separated."""
    texts = [str(value) for value in values]  # type: ignore[attr-defined]
    return ", ".join(texts[:_NAMED]) + (", ..." if len(texts) > _NAMED else "")

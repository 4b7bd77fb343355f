"""Where the subjects and scenes of a landing are drawn on the map, and which cannot be."""

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import shapely

from geo import points

STATED = ["lon", "lat", "crs"]
COLUMNS = [
    ("map_lon", pa.float64()),
    ("map_lat", pa.float64()),
    ("point_status", pa.string()),
    ("hexagon_id", pa.string()),
]


def write(landing: Path) -> None:
    """Write `_derived/subject_point.parquet` and `scene_point.parquet`: one row a landed row.

    Args:
        landing: a landing with subjects, scenes and `_reference/boundaries.parquet`.
    """
    city = _city(landing)
    folder = landing / "_derived"
    folder.mkdir(parents=True, exist_ok=True)
    for table, key in (("subjects", "uscc"), ("scenes", "scene_id")):
        stated = pq.read_table(landing / table, columns=[key, *STATED]).to_pandas()
        placed = points.placed(stated, city, key=key)
        schema = pa.schema([(key, pa.string()), *COLUMNS])
        rows = pa.Table.from_pandas(placed, schema=schema, preserve_index=False)
        pq.write_table(rows, folder / f"{table.removesuffix('s')}_point.parquet")


def _city(landing: Path) -> shapely.Geometry | None:
    """Return the outline of the city as it is drawn; None without boundaries."""
    drawn: pd.DataFrame = pq.read_table(
        landing / "_reference" / "boundaries.parquet", columns=["level", "geojson"]
    ).to_pandas()
    outlines = drawn.loc[drawn["level"] == "city", "geojson"]
    return shapely.from_geojson(outlines.iloc[0]) if len(outlines) else None

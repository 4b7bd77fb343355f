"""Where the subjects of a landing are drawn on the map, and which cannot be."""

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import shapely

from geo import points

SUBJECT_COLUMNS = ["uscc", "lon", "lat", "crs"]
SCHEMA = pa.schema(
    [
        ("uscc", pa.string()),
        ("map_lon", pa.float64()),
        ("map_lat", pa.float64()),
        ("point_status", pa.string()),
        ("hexagon_id", pa.string()),
    ]
)


def write(landing: Path) -> None:
    """Write `_derived/subject_point.parquet`: one row a landed subject.

    Args:
        landing: a landing with its subjects and `_reference/boundaries.parquet`.
    """
    subjects = pq.read_table(landing / "subjects", columns=SUBJECT_COLUMNS).to_pandas()
    placed = points.placed(subjects, _city(landing))
    target = landing / "_derived" / "subject_point.parquet"
    target.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.Table.from_pandas(placed, schema=SCHEMA, preserve_index=False), target)


def _city(landing: Path) -> shapely.Geometry | None:
    """Return the outline of the city as it is drawn; None without boundaries."""
    drawn: pd.DataFrame = pq.read_table(
        landing / "_reference" / "boundaries.parquet", columns=["level", "geojson"]
    ).to_pandas()
    outlines = drawn.loc[drawn["level"] == "city", "geojson"]
    return shapely.from_geojson(outlines.iloc[0]) if len(outlines) else None

"""How imported districts fit the installed towns, and imported towns the installed districts."""

from pathlib import Path

import geopandas as gpd

from geo import boundaries, installed
from geo.codes import district_of
from geo.language import Message
from geo.problems import Refused
from geo.tiling import some

ALONE = {
    "district": Message(
        "There are no boundaries of towns: figures by town are shown in lists, not on the map."
    ),
    "town": Message("There are no boundaries of districts: they are joined from their towns."),
}


def check(areas: gpd.GeoDataFrame, level: str, folder: Path) -> list[Message]:
    """Return what is to be said of `areas` beside those of the other level in `folder`.

    Raises:
        Refused: those are another city's, or cannot be read.
    """
    other = "town" if level == "district" else "district"
    if other not in installed.levels(folder):
        return [ALONE[level]]
    try:
        there = boundaries.load(folder / installed.FILES[other])
    except boundaries.BoundaryError as error:
        raise Refused(Message("{reason}", reason=error)) from error
    towns, districts = (there, areas) if other == "town" else (areas, there)
    if not {district_of(code) for code in towns["code"]} & set(districts["code"]):
        raise Refused(
            Message(
                "The boundaries of the {level} level that are installed are another city's. "
                "Remove them first: python -m geo remove --level {level}",
                level=other,
            )
        )
    found = boundaries.validate(towns, parents=districts)
    lost = [one.code for one in found if one.kind == "not_nested"]
    if not lost:
        return []
    return [
        Message(
            "The towns do not tile these districts exactly: {codes}. Each level is drawn by "
            "itself; a point's town is kept only where it lies in the point's district.",
            codes=some(lost),
        )
    ]

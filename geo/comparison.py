"""What a published build knows of the city: its division codes and the points of its subjects."""

from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd

from geo import datum_check
from geo.language import Message
from geo.problems import BadRequest, Refused
from geo.tiling import some

FUNCTIONAL_ZONE = "functional_zone"
BARE = {
    "district": Message("{count} districts have no boundary: {names}."),
    "town": Message("{count} towns have no boundary: {names}."),
}
_SUBJECT_COLUMNS = ["district_code", "lon", "lat", "crs"]


@dataclass(frozen=True)
class Known:
    """Tables of a landed source: codes with names, and points of subjects."""

    names: dict[str, dict[str, str]]
    subjects: pd.DataFrame


def read(place: Path) -> Known:
    """Return what `place` knows: a landing folder, or a run-time folder with a published build.

    Raises:
        BadRequest: it is neither.
    """
    landing = place if (place / "districts").is_dir() else _landing_in_use(place)
    try:
        districts = pd.read_parquet(
            landing / "districts", columns=["district_code", "district_name", "district_kind"]
        )
        towns = pd.read_parquet(landing / "towns", columns=["town_code", "town_name"])
        subjects = pd.read_parquet(landing / "subjects", columns=_SUBJECT_COLUMNS)
    except (OSError, ValueError, KeyError) as error:
        raise BadRequest(
            Message("{place} cannot be read: {reason}.", place=landing, reason=error)
        ) from error
    proper = districts[districts["district_kind"] != FUNCTIONAL_ZONE]
    return Known(
        {
            "district": dict(zip(proper["district_code"], proper["district_name"], strict=True)),
            "town": dict(zip(towns["town_code"], towns["town_name"], strict=True)),
        },
        subjects,
    )


def _landing_in_use(var: Path) -> Path:
    """Return the landing of the published build in use."""
    try:
        name = (var / "published" / "CURRENT").read_text(encoding="utf-8").strip()
    except OSError:
        name = ""
    landing = var / "landing" / name.removeprefix("mart-").removesuffix(".duckdb")
    if not name or not (landing / "districts").is_dir():
        raise BadRequest(
            Message(
                "{place} holds no published build with its landing: give the run-time folder of a "
                "build, or a folder landing/<build>.",
                place=var,
            )
        )
    return landing


def check(areas: gpd.GeoDataFrame, level: str, known: Known) -> list[Message]:
    """Return what does not fit between imported areas and a build.

    Raises:
        Refused: not one code is known: another city, or another field.
    """
    table, drawn = known.names[level], set(areas["code"])
    unknown, bare = sorted(drawn - set(table)), sorted(set(table) - drawn)
    if table and len(unknown) == len(drawn):
        raise Refused(
            Message("None of the {count} codes of the boundaries is in the table of the city: "
                    "{codes}. They are another city's, or another field holds the codes.",
                    count=len(drawn), codes=some(unknown))
        )  # fmt: skip
    said = []
    if unknown:
        said.append(Message("{count} codes of the boundaries are in no table of the city: {codes}.",
                            count=len(unknown), codes=some(unknown)))  # fmt: skip
    if bare:
        named = some([f"{code} {table[code]}" for code in bare])
        said.append(Message(BARE[level].msgid, count=len(bare), names=named))
    if level == "district":
        said += [_suspected(one) for one in datum_check.suspicions(known.subjects, areas)]
    return said


_SUSPICIONS = {
    "boundaries": Message(
        "WARNING: {outside:,} of {checked:,} points lie outside the district they declare, but "
        "only {then:,} if the boundaries are in {meant}. They probably are: import them with "
        "--crs {meant}."
    ),
    "either": Message(
        "WARNING: {outside:,} of {checked:,} points lie outside the district they declare, but "
        "only {then:,} if the boundaries are in {meant} too, or if the points, stated as {stated}, "
        "are in CGCS2000. Find out which: import the boundaries with --crs {meant}, or correct "
        "the points."
    ),
    "points": Message(
        "WARNING: {outside:,} of {checked:,} points stated as {stated} lie outside the district "
        "they declare, but only {then:,} if they are in {meant}. They probably are: correct their "
        "coordinate system in the source."
    ),
    "elsewhere": Message(
        "WARNING: {outside:,} of {checked:,} points lie outside the district they declare, in "
        "every coordinate system. The boundaries are of another place, or in another projection."
    ),
}


def _suspected(found: datum_check.Suspicion) -> Message:
    return Message(
        _SUSPICIONS[found.kind].msgid,
        checked=found.checked,
        outside=found.outside,
        then=found.outside_then,
        stated=found.stated or "",
        meant=found.meant or "",
    )

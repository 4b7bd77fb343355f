"""What a build has to say of its boundaries, and of the subjects that they do not place."""

from collections.abc import Mapping

import pandas as pd

from data.language import Message
from data.problems import Refused
from geo import comparison, problems, unplaced
from geo.boundary_table import Boundaries

UNPLACED = {
    "no_point": Message("without coordinates"),
    "zero": Message("at 0, 0"),
    "swapped": Message("with longitude and latitude swapped"),
    "abroad": Message("outside the country"),
    "unknown_system": Message("in an unknown coordinate system"),
    "outside": Message("with no boundary within 100 m"),
}
NO_TOWNS = Message(
    "There are no boundaries of towns: figures by town are shown in lists, not on the map."
)


def on_kind(areas: Boundaries, *, is_synthetic: bool) -> list[Message]:
    """Return whether installed boundaries are used, and whether they suit the records.

    Args:
        areas: the boundaries of the build.
        is_synthetic: whether the records are invented.
    """
    if not areas.levels or areas.districts is None:
        return []
    said = [
        Message("Installed boundaries are used: {levels}.", levels=", ".join(areas.levels)),
    ]
    is_drawn_up = bool(areas.districts.attrs.get("is_synthetic"))
    if is_drawn_up and not is_synthetic:
        said.append(Message("WARNING: the boundaries are invented, the records are not."))
    if is_synthetic and not is_drawn_up:
        said.append(Message("WARNING: the records are invented, the boundaries are not."))
    return said


def on_boundaries(
    areas: Boundaries, subjects: pd.DataFrame, names: Mapping[str, dict[str, str]]
) -> list[Message]:
    """Return what does not fit between the boundaries and the tables of the source.

    Args:
        areas: the boundaries of the build.
        subjects: columns district_code, lon, lat, crs.
        names: 'district' and 'town' -> code -> name, functional zones left out.

    Raises:
        Refused: installed boundaries are another city's. Those of the source are only noted.
    """
    said = []
    known = comparison.Known(dict(names), subjects)
    for level, frame in (("district", areas.districts), ("town", areas.towns)):
        if frame is None:
            continue
        try:
            found = comparison.check(frame, level, known)
        except problems.Refused as refused:
            if areas.levels:
                raise Refused(
                    Message("The boundaries cannot be used: {said}", said=refused.messages[0]),
                    Message(
                        "Import the city's own, or remove the installed ones: "
                        "python -m geo remove --level {level}",
                        level=level if level in areas.levels else "town",
                    ),
                ) from None
            found = list(refused.messages)
        said += [Message("{reason}", reason=sentence) for sentence in found]
    if areas.districts is not None and areas.towns is None:
        said.append(NO_TOWNS)
    return said


def on_unplaced(subjects: pd.DataFrame, located_by: pd.Series) -> list[Message]:
    """Return one sentence for each reason why subjects were not located; none when all were.

    Args:
        subjects: columns lon, lat, crs.
        located_by: of the same rows.
    """
    lost = subjects[(located_by == "unlocated").to_numpy()]
    counts = unplaced.reasons(lost).value_counts().to_dict()
    return [
        Message("Not located: {count:,} subjects {why}.", count=int(counts[reason]), why=why)
        for reason, why in UNPLACED.items()
        if reason in counts
    ]

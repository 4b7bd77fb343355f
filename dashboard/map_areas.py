"""The areas of the map: districts, or the towns of the districts that are chosen."""

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd

from dashboard import formats, labels, map_asked, mart, places, small_numbers, suppression
from dashboard.district_map import steps
from dashboard.figures import FEW, is_few
from dashboard.i18n import _
from dashboard.map_asked import COUNT, Asked
from dashboard.results import Results
from dashboard.selection import Selection

# Why an area has no colour.
FEW_SUBJECTS, FEW_LISTED = "few_subjects", "few_listed"
# A page run asks three times: for the map's words, its legend and the list beside it.
_AREAS: Results[pd.DataFrame] = Results(16 * 2**20, lambda rows: int(rows.memory_usage().sum()))


def looked_at(selection: Selection) -> date:
    """Return the day the map shows: the last of the period, or the build's if that is earlier."""
    return min(selection.period_end - timedelta(days=1), selection.as_of)


def is_past(selection: Selection) -> bool:
    """Whether listings may have ended since the day that is shown."""
    return looked_at(selection) < selection.as_of


def counts_ended(asked: Asked, selection: Selection) -> bool:
    """Whether those whose listing has ended since can be counted: only by district and day."""
    narrowed = (selection.industry_sections, selection.subject_types, selection.risk_tiers)
    return not (any(narrowed) or asked.lists or asked.town)


def has_towns(selection: Selection) -> bool:
    """Whether the map shows towns: when districts are chosen and have towns."""
    return bool(selection.district_codes)


def shown(asked: Asked, selection: Selection) -> pd.DataFrame:
    """Return the areas that are coloured and listed.

    Returns:
        One row an area: code, name, count, active, rate (0-1, its own), smoothed (0-1, towns
        only), hidden (why nothing is told, empty otherwise), value (what colours it), step (0-4,
        -1 without a value); the buckets are among districts, a town that is unknown among towns.
    """
    filters = tuple(sorted(selection.params().items()))
    question = (asked.measure, asked.lists, asked.town)
    key = (selection.build_id, selection.scope.rights(), selection.language, filters, question)
    return _AREAS.get(key, lambda: _computed(asked, selection)).copy(deep=False)


def _computed(asked: Asked, selection: Selection) -> pd.DataFrame:
    frame = _towns(asked, selection) if has_towns(selection) else _districts(asked, selection)
    frame["rate"] = frame["count"] / frame["active"].where(frame["active"] > 0)
    frame["hidden"] = _hidden(frame, selection)
    coloured = frame["smoothed"].where(frame["smoothed"].notna(), frame["rate"])
    told = frame["count"].astype("float64") if asked.measure == COUNT else coloured
    frame["value"] = told.mask(frame["hidden"] != "")
    is_area = ~frame["code"].isin([*places.buckets(), map_asked.UNKNOWN_TOWN])
    on_map = [
        float(value) if is_shown and not formats.is_missing(value) else None
        for value, is_shown in zip(frame["value"], is_area, strict=True)
    ]
    by_rate = small_numbers.classes(on_map, mean_rate(frame))
    frame["step"] = steps(on_map) if asked.measure == COUNT else by_rate
    return frame


def mean_rate(frame: pd.DataFrame) -> float:
    """Return the rate of all areas together, 0-1; that of nobody is zero."""
    active = int(frame["active"].sum())
    return float(frame["count"].sum() / active) if active else 0.0


def _districts(asked: Asked, selection: Selection) -> pd.DataFrame:
    everywhere = replace(selection, district_codes=())
    found = mart.frame("map/districts", everywhere, **_given(asked))
    frame = pd.DataFrame(
        {
            "code": found["district_code"],
            "name": [labels.district(code) for code in found["district_code"]],
            "count": found["subject_count"],
            "active": found["active_count"],
            "smoothed": float("nan"),
        }
    )
    if is_past(selection) and counts_ended(asked, selection):
        ended = mart.frame("map/ended", everywhere).set_index("district_code")["ended_count"]
        frame["count"] += frame["code"].map(ended).fillna(0).astype("int64")
    return frame


def _towns(asked: Asked, selection: Selection) -> pd.DataFrame:
    found = mart.frame("map/towns", selection, **_given(asked))
    frame = pd.DataFrame(
        {
            "district": found["district_code"],
            "code": found["town_code"],
            "name": [labels.town(code) for code in found["town_code"]],
            "count": found["subject_count"],
            "active": found["active_count"],
        }
    )
    if frame["code"].duplicated().any():
        # Of several districts, each may have subjects whose town is unknown: one line for all.
        first = {"district": "first", "name": "first", "count": "sum", "active": "sum"}
        frame = frame.groupby("code", as_index=False, sort=False).agg(first)
    frame["smoothed"] = float("nan")
    for _district, rows in frame.groupby("district", sort=False):
        # Towards the mean of its own district, so that a town's figure does not depend on which
        # others are shown.
        drawn = small_numbers.smoothed(list(rows["count"]), list(rows["active"]))
        frame.loc[rows.index, "smoothed"] = pd.Series(drawn, rows.index, dtype="float64")
    return frame


def _given(asked: Asked) -> dict[str, object]:
    given = asked.params()
    return {name: given[name] for name in ("map_layer", "list_codes")}


def _hidden(frame: pd.DataFrame, selection: Selection) -> list[str]:
    """Return why an area tells nothing: too few subjects, or too few listed for this role."""
    few = set()
    if not selection.scope.sees_points and has_towns(selection):
        counts = {
            ("towns", code): int(n) for code, n in zip(frame["code"], frame["count"], strict=True)
        }
        few = {code for _line, code in suppression.withheld(counts)}
    return [
        FEW_SUBJECTS if is_few(active) else FEW_LISTED if code in few else ""
        for code, active in zip(frame["code"], frame["active"], strict=True)
    ]


def written_rate(rate: object) -> str:
    """Return a rate of 0-1 as so many of a thousand."""
    if formats.is_missing(rate):
        return formats.MISSING
    return _("{number}\u2030").format(number=formats.number(float(str(rate)) * 1000, 1))


def written_count(row: dict[str, object]) -> str:
    """Return how many are listed in an area, or that so few are not told."""
    if row["hidden"] == FEW_LISTED:
        return FEW
    return formats.number(int(str(row["count"])))


def written_value(row: dict[str, object], measure: str) -> str:
    """Return what colours an area, as it stands in its label."""
    if row["hidden"]:
        return FEW if row["hidden"] == FEW_LISTED else formats.MISSING
    return written_count(row) if measure == COUNT else written_rate(row["value"])

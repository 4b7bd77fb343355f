"""The scorecard's tables as they stand in their files, and the edition of a day."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import log
from pathlib import Path

from tests.queries.landing import REPOSITORY

FOLDER = REPOSITORY / "data" / "reference" / "scorecard"
Tables = dict[str, list[dict[str, str]]]


class Edition:
    """One edition of the scorecard, each table by what it is looked up by."""

    def __init__(self, tables: Tables, version: str) -> None:
        mine = {
            name: [row for row in rows if row.get("scorecard_version") in (version, None)]
            for name, rows in tables.items()
        }
        self.version, self.base = version, Decimal(mine["versions"][0]["base_points"])
        self.decay, self.rules, self.grades = mine["decay"], mine["direct_rules"], mine["grades"]
        self.indicators = {row["indicator_id"]: row for row in mine["indicators"]}
        self.points = {
            (row["indicator_id"], row["severity"]): Decimal(row["points"]) for row in mine["points"]
        }
        self.caps = {i: Decimal(row["cap_points"]) for i, row in self.indicators.items()}
        self.caps |= {row["dimension_id"]: Decimal(row["cap_points"]) for row in mine["dimensions"]}
        self.bands = sorted(int(row["exposure"]) for row in mine["exposure_bands"])
        self.basis = {row["scheme_code"]: row["basis"] for row in mine["schemes"]}
        self.shown = next(r["scheme_code"] for r in mine["schemes"] if r["is_shown"] == "true")

    def factor(self, decay_id: str, age: int) -> Decimal | None:
        """Returns the part of the points that counts at an age in days; None if nothing does."""
        for row in self.decay:
            before = int(row["age_before_days"] or age + 1)
            if row["decay_id"] == decay_id and int(row["age_from_days"]) <= age < before:
                return Decimal(row["factor"])
        return None

    def parts(self, exposure: int) -> dict[int, Fraction]:
        """Returns the bands an exposure belongs to, with its part of each."""
        low = max((band for band in self.bands if band <= exposure), default=self.bands[0])
        high = min((band for band in self.bands if band > exposure), default=low)
        if exposure <= low or high == low:
            return {low: Fraction(1)}
        reach = (log(1 + exposure) - log(1 + low)) / (log(1 + high) - log(1 + low))
        upper = Fraction(f"{reach:.6f}")
        return {band: part for band, part in ((low, 1 - upper), (high, upper)) if part}


class Scorecard:
    """The tables of a folder, of which the edition in force scores."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self.tables: Tables = {}
        for path in folder.glob("*.csv"):
            lines = path.read_text("utf-8-sig").splitlines()
            self.tables[path.stem] = list(csv.DictReader(lines))

    def in_force(self, as_of: date) -> Edition:
        """Returns the edition in force on a day; its first and last day belong to it."""
        for row in self.tables["versions"]:
            last = row["effective_to"] or date.max.isoformat()
            if row["effective_from"] <= as_of.isoformat() <= last:
                return Edition(self.tables, row["scorecard_version"])
        raise ValueError(f"no edition of the scorecard is in force on {as_of}")

"""Scores and grades, slowly and plainly: one subject and one day at a time."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import log
from pathlib import Path

from tests.queries.landing import REPOSITORY, Row
from tests.queries.oracles.lawful import DAY, Rows, months_later
from tests.queries.oracles.scoring_records import Records

FOLDER = REPOSITORY / "data" / "reference" / "scorecard"
MONTHS = 36
FEWEST_PEERS = 30
SIGNS = {"deduct": -1, "add": 1}
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


class Scorer(Records):
    """Scores the subjects of a city's landed rows as of a day."""

    def __init__(self, rows: Rows, as_of: date, scorecard: Scorecard | None = None) -> None:
        super().__init__(rows, as_of, (scorecard or Scorecard()).in_force(as_of))

    def contributions(self, uscc: str) -> list[Row]:
        """Returns what each record gives on the build's day; nothing if out of operation."""
        return self._give(self.counted(uscc, self.as_of)) if self.in_operation(uscc) else []

    def score(self, uscc: str, day: date | None = None, by_knowledge: bool = True) -> Decimal:
        """Returns the score at the end of a day; ValueError for who was not in operation then."""
        found = self._scored(uscc, day)
        return self._sum([row for row in found if row["is_lawful"] or by_knowledge])

    def grade(self, uscc: str, scheme_code: str, day: date | None = None) -> str:
        """Returns the grade in a scheme at the end of a day; `unrated` if none was delivered."""
        return self._grade(uscc, scheme_code, day or self.as_of, self._scored(uscc, day))

    def direct_rules(self, uscc: str, day: date | None = None) -> list[dict[str, str]]:
        """Returns the direct rules of all schemes that hold on a day, one row a rule and record."""
        return self._direct(self._scored(uscc, day))

    def tier_history(self, uscc: str) -> dict[date, tuple[Decimal, str]]:
        """Returns score and shown grade of each month, by the month's first day."""
        found = {}
        for back in range(MONTHS):
            month = months_later(self.as_of.replace(day=1), -back)
            day = min(months_later(month, 1) - DAY, self.as_of)
            if self.in_operation(uscc, day):
                found[month] = self.score(uscc, day), self.grade(uscc, self.edition.shown, day)
        return found

    def what_if(self, uscc: str, record_ids: Iterable[str]) -> tuple[Decimal, str]:
        """Returns score and shown grade on the build's day with those records gone."""
        gone = set(record_ids)
        left = [row for row in self._scored(uscc, None) if row["record_id"] not in gone]
        return self._sum(left), self._grade(uscc, self.edition.shown, self.as_of, left)

    def peers(self) -> dict[str, tuple[int, float | None, float]]:
        """Returns exposure, percentile and size of the group of each subject in operation."""
        active = [uscc for uscc in self.subjects if self.in_operation(uscc)]
        exposure = {uscc: self.exposure(uscc) for uscc in active}
        scores = {uscc: self.score(uscc) for uscc in active}
        parts = {uscc: self.edition.parts(exposure[uscc]) for uscc in active}
        found = {}
        for uscc in active:
            group = [peer for peer in active if self._group(peer) == self._group(uscc)]
            share, size = Fraction(0), Fraction(0)
            # Who has no industry has no peers.
            for band, part in parts[uscc].items() if self._group(uscc)[0] else []:
                weights = {peer: parts[peer].get(band, 0) for peer in group}
                lower = sum(w for peer, w in weights.items() if scores[peer] < scores[uscc])
                same = sum(w for peer, w in weights.items() if scores[peer] == scores[uscc])
                share += part * (lower + Fraction(same) / 2) / sum(weights.values())
                size += part * sum(weights.values())
            percentile = float(share) if size >= FEWEST_PEERS else None
            found[uscc] = exposure[uscc], percentile, float(size)
        return found

    def _group(self, uscc: str) -> tuple[str, str]:
        row = self.subjects[uscc]
        return (row["industry_code"] or "")[1:3], row["subject_type"]

    def _scored(self, uscc: str, day: date | None) -> list[Row]:
        if not self.in_operation(uscc, day):
            raise ValueError(f"{uscc} was not in operation on {day or self.as_of}")
        return self.counted(uscc, day or self.as_of)

    def _sum(self, counted: list[Row]) -> Decimal:
        return self.edition.base + sum((row["points"] for row in self._give(counted)), Decimal(0))

    def _give(self, counted: list[Row]) -> list[Row]:
        """What each counting record gives after the caps, signed."""
        given = [row | {"points": row["raw_points"]} for row in counted]
        caps = self.edition.caps | {"deduct": self.edition.base}
        for effect, sign in SIGNS.items():
            rows = [row for row in given if row["effect"] == effect]
            for key in ("indicator_id", "dimension_id", "effect"):
                _limit(rows, caps, key)
            # Additions together give back at most what was deducted.
            caps["add"] = sum((row["points"] for row in rows), Decimal(0))
            for row in rows:
                row["is_capped"] = row["points"] < row["raw_points"]
                row |= {name: sign * row[name] for name in ("points", "raw_points")}
        return [row | {"ordered": place} for place, row in enumerate(given, 1)]

    def _direct(self, counted: list[Row]) -> list[dict[str, str]]:
        return [
            rule | {"record_id": row["record_id"]}
            for rule in self.edition.rules
            for row in counted
            if rule["indicator_id"] == row["indicator_id"]
            and rule["severity"] in ("", row["severity"])
        ]

    def _grade(self, uscc: str, scheme: str, day: date, counted: list[Row]) -> str:
        if self.edition.basis[scheme] == "delivered":
            sent = [
                (row["evaluated_on"], row["record_id"], row["grade_code"])
                for row in self.rows["evaluations"]
                if (row["uscc"], row["scheme_code"]) == (uscc, scheme)
                if row["evaluated_on"] <= day
            ]
            return max(sent)[2] if sent else "unrated"
        limits = [row for row in self.edition.grades if row["scheme_code"] == scheme]
        limits.sort(key=lambda row: int(row["grade_rank"]))
        score, order = self._sum(counted), [row["grade_code"] for row in limits]
        earned = next(r["grade_code"] for r in limits if Decimal(r["score_from"]) <= score)
        ruled = [r["grade_code"] for r in self._direct(counted) if r["scheme_code"] == scheme]
        return max([earned, *ruled], key=order.index)


def _limit(rows: list[Row], caps: dict[str, Decimal], key: str) -> None:
    """Lets each row, in order, give what the cap of its key leaves."""
    left = dict(caps)
    for row in rows:
        row["points"] = min(row["points"], left[row[key]])
        left[row[key]] -= row["points"]

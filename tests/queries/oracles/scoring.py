"""Scores and grades, slowly and plainly: one subject and one day at a time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.queries.landing import Row
from tests.queries.oracles.lawful import DAY, Rows, months_later
from tests.queries.oracles.scorecard import Scorecard
from tests.queries.oracles.scoring_records import Records

MONTHS = 36
FEWEST_PEERS = 30
SIGNS = {"deduct": -1, "add": 1}


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
                counted = self._scored(uscc, day)
                grade = self._grade(uscc, self.edition.shown, day, counted)
                found[month] = self._sum(counted), grade
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
        # Weight of each score in each band of each group.
        weights: dict[tuple[Any, ...], Counter[Decimal]] = defaultdict(Counter)
        for uscc in active:
            for band, part in self.edition.parts(exposure[uscc]).items():
                weights[self._group(uscc), band][scores[uscc]] += part
        found = {}
        for uscc in active:
            share, size = Fraction(0), Fraction(0)
            bands = self.edition.parts(exposure[uscc])
            # Who has no industry has no peers.
            for band, part in bands.items() if self._group(uscc)[0] else []:
                level = weights[self._group(uscc), band]
                total = sum(level.values())
                lower = sum(weight for score, weight in level.items() if score < scores[uscc])
                share += part * (lower + Fraction(level[scores[uscc]]) / 2) / total
                size += part * total
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
                for row in self.seen["evaluations"].get(uscc, [])
                if row["scheme_code"] == scheme and row["evaluated_on"] <= day
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

"""Every metric that is counted on a day, recomputed in plain Python from the landed rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tests.queries.landing import Row
from tests.queries.oracles.lawful import WITHDRAWN
from tests.queries.oracles.metrics import Cell, Metrics


class Stocks(Metrics):
    """Adds the metrics of which a month has its last day's state."""

    def _active(self, day: date) -> Iterator[Row]:
        for subject in self.subjects:
            left = None if subject["is_active"] else subject["status_changed_on"]
            was_there = subject["is_active"] or (left is not None and left > day)
            if subject["registered_on"] <= day and was_there:
                yield subject

    def active_subject_count(self) -> Iterator[tuple[Cell, bool]]:
        for month, day in self.months:
            for subject in self._active(day):
                yield (month, subject["district_code"], None, None), True

    def high_risk_share(self) -> Iterator[tuple[Cell, bool]]:
        return self._of_tiers("D")

    def elevated_risk_share(self) -> Iterator[tuple[Cell, bool]]:
        return self._of_tiers("C", "D")

    def _of_tiers(self, *tiers: str) -> Iterator[tuple[Cell, bool]]:
        history = {uscc: self.marts.scorer.tier_history(uscc) for uscc in self.marts.subjects}
        for month, day in self.months:
            for subject in self._active(day):
                _, grade = history[subject["uscc"]].get(month, (None, "unrated"))
                yield (month, subject["district_code"], None, None), grade in tiers

    def _listed(self, kind: str) -> Iterator[tuple[Cell, bool]]:
        spans = []
        for row in self.marts.rows[f"{kind}s"]:
            verdict, end = self.marts.lawful.judge(kind, row)
            if row["uscc"] and verdict in ("lawful", *WITHDRAWN):
                ended = end if end and end <= self.marts.as_of else date.max
                spans.append((row["uscc"], row["listed_on"], ended, self._place(row)))
        for month, day in self.months:
            listed = {(uscc, place) for uscc, start, end, place in spans if start <= day < end}
            for _, place in listed:
                yield (month, place, None, None), True

    def dishonest_subject_count(self) -> Iterator[tuple[Cell, bool]]:
        return self._listed("dishonest_listing")

    def dishonest_subject_rate(self) -> Iterator[tuple[Cell, bool]]:
        """Yields the listed ones only, in operation or not: active subjects are the denominator."""
        return self.dishonest_subject_count()

    def abnormal_subject_count(self) -> Iterator[tuple[Cell, bool]]:
        return self._listed("abnormal_listing")

    def honoured_subject_count(self) -> Iterator[tuple[Cell, bool]]:
        honours = self.marts.fact("fct_honour")
        for month, day in self.months:
            held = {
                (row["uscc"], row["district_code"])
                for row in honours
                if row["awarded_on"] <= day <= (row["valid_to"] or date.max)
            }
            for _, place in held:
                yield (month, place, None, None), True

    def commitments_per_enterprise(self) -> Iterator[tuple[Cell, bool]]:
        """Yields commitments only: the enterprises below the line are counted apart."""
        for row in self.marts.fact("fct_commitment"):
            is_own = row["commitment_type"] != "government_service"
            if row["subject_type"] == "enterprise" and is_own:
                for month, day in self.months:
                    if row["made_on"] <= day:
                        yield (month, row["district_code"], None, None), True

    def enterprises(self) -> Iterator[tuple[Cell, bool]]:
        """Yields active enterprises, the denominator of commitments_per_enterprise."""
        for month, day in self.months:
            for subject in self._active(day):
                if subject["subject_type"] == "enterprise":
                    yield (month, subject["district_code"], None, None), True

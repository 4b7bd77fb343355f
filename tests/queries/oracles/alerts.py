"""What the alert rules must find, recomputed from the facts in slow plain Python."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from fractions import Fraction
from itertools import pairwise
from math import comb
from typing import Any

from tests.queries.selections import months_after

Row = dict[str, Any]
# Member -> since when, value, p value.
Found = dict[str, tuple[Any, ...]]
Cell = tuple[str, int, int, int, int]


def tail(hits: int, size: int, hit_total: int, total: int) -> float:
    """Returns the probability of `hits` or more in a sample of `size`: Fisher, one-sided."""
    ways = sum(
        comb(hit_total, n) * comb(total - hit_total, size - n)
        for n in range(hits, min(size, hit_total) + 1)
        if size - n <= total - hit_total
    )
    return float(Fraction(ways, comb(total, size)))


def significant(cells: Iterable[Cell], level: float) -> dict[str, float]:
    """Returns the p value of each (key, hits, size, hit total, total) that stands out."""
    tested = []
    for key, hits, size, hit_total, total in cells:
        is_more = hits * total > size * hit_total
        tested.append((tail(hits, size, hit_total, total) if is_more else 1.0, key))
    tested.sort()
    passing = [
        place
        for place, (p_value, _) in enumerate(tested, start=1)
        if p_value * len(tested) / place <= level
    ]
    last = max(passing, default=0)
    return {key: p_value for p_value, key in tested[:last]}


class Alerts:
    """Recomputes the alerts of a mart from its facts under given thresholds."""

    def __init__(self, facts: dict[str, list[Row]], limits: dict[str, dict[str, float]]) -> None:
        self.facts = facts
        self.limits = limits
        self.as_of: date = facts["build_info"][0]["as_of"]
        self.before = months_after(self.as_of + timedelta(days=1), 0)

    def found(self, rule_id: str) -> Found:
        """Returns since when and with which value each member has an alert of a rule."""
        return getattr(self, f"_{rule_id}")(self.limits[rule_id])

    def _days_ago(self, days: float) -> date:
        return self.as_of - timedelta(days=int(days))

    def _tier_drop(self, limit: dict[str, float]) -> Found:
        found: Found = {}
        for uscc, spans in self._spans().items():
            if spans[-1]["ended_on"] is not None:
                continue
            for earlier, later in pairwise(spans):
                fall = later["grade_rank"] - earlier["grade_rank"]
                lasting = spans[-1]["grade_rank"] - earlier["grade_rank"]
                is_recent = later["started_on"] > self._days_ago(limit["within_days"])
                follows = earlier["ended_on"] == later["started_on"]
                if is_recent and follows and min(fall, lasting) >= limit["warn"]:
                    found[uscc] = (later["started_on"], fall, None)
        return found

    def _falling_score(self, limit: dict[str, float]) -> Found:
        ends = [months_after(self.before, -n) - timedelta(days=1) for n in (3, 2, 1, 0)]
        now = {row["uscc"]: row["score"] for row in self.facts["fct_score"]}
        found: Found = {}
        for uscc, spans in self._spans().items():
            scores = [self._score(spans, day) for day in ends]
            if None in scores or uscc not in now:
                continue
            falls = all(b < a for a, b in pairwise(scores))
            if falls and scores[0] - scores[3] >= limit["warn"] and now[uscc] <= scores[3]:
                found[uscc] = (ends[1], float(scores[0] - scores[3]), None)
        return found

    def _score(self, spans: list[Row], day: date) -> Any:
        return next(
            (
                span["score"]
                for span in spans
                if span["started_on"] <= day and (span["ended_on"] or date.max) > day
            ),
            None,
        )

    def _spans(self) -> dict[str, list[Row]]:
        spans: dict[str, list[Row]] = defaultdict(list)
        for row in sorted(self.facts["fct_score_interval"], key=lambda one: one["started_on"]):
            spans[row["uscc"]].append(row)
        return spans

    def _new_serious_listing(self, limit: dict[str, float]) -> Found:
        known = {row["uscc"] for row in self.facts["dim_subject"]}
        days: dict[str, list[date]] = defaultdict(list)
        for row in self.facts["fct_dishonest_listing"]:
            day = max(row["listed_on"], row["reported_on"])
            if row["uscc"] in known and day > self._days_ago(limit["within_days"]):
                days[row["uscc"]].append(day)
        return {
            uscc: (min(found), len(found), None)
            for uscc, found in days.items()
            if len(found) >= limit["warn"]
        }

    def _source_late(self, limit: dict[str, float]) -> Found:
        found: Found = {}
        for row in self.facts["load_source_lag"]:
            if not row["is_stale"]:
                continue
            if row["expected_by"] is None:
                found[row["table_name"]] = (None, None, None)
                continue
            late = (self.as_of - row["expected_by"]).days
            if late >= limit["warn"]:
                found[row["table_name"]] = (row["expected_by"] + timedelta(days=1), late, None)
        return found

    def _department_silent(self, limit: dict[str, float]) -> Found:
        end = self._days_ago(limit["feedback_days"])
        since = end - timedelta(days=int(limit["recent_days"]))
        first = since - timedelta(days=int(limit["history_days"]))
        counted: dict[str, Counter[tuple[bool, bool]]] = defaultdict(Counter)
        for row in self.facts["fct_joint_case"]:
            pushed: datetime | None = row["pushed_at"]
            code = row["executing_department_code"]
            if pushed is None or code is None or row["case_status"] == "cancelled":
                continue
            if not first <= pushed.date() < end:
                continue
            allowed = pushed + timedelta(days=int(limit["feedback_days"]))
            missing = row["feedback_at"] is None or row["feedback_at"] >= allowed
            counted[code][pushed.date() >= since, missing] += 1
        cells = []
        for code, n in counted.items():
            recent = n[True, True] + n[True, False]
            missing = n[True, True] + n[False, True]
            cells.append((code, n[True, True], recent, missing, sum(n.values())))
        return self._alerts(cells, limit, since)

    def _repair_backlog(self, limit: dict[str, float]) -> Found:
        lately = self._days_ago(limit["recent_days"])
        rows = [
            row
            for row in self.facts["fct_repair"]
            if row["handling_department_code"]
            and (row["is_open"] or (row["completed_on"] and row["completed_on"] > lately))
        ]
        size = Counter(row["handling_department_code"] for row in rows)
        overdue = [row for row in rows if row["is_overdue"]]
        late = Counter(row["handling_department_code"] for row in overdue)
        cells = [(code, late[code], size[code], len(overdue), len(rows)) for code in size]
        found = self._alerts(cells, limit, None)
        first = {
            code: min(r["due_on"] for r in overdue if r["handling_department_code"] == code)
            for code in found
        }
        return {
            code: (first[code] + timedelta(days=1), *rest) for code, (_, *rest) in found.items()
        }

    def _alerts(self, cells: list[Cell], limit: dict[str, float], since: date | None) -> Found:
        passing = significant(cells, limit["level"])
        found: Found = {}
        for key, hits, size, hit_total, total in cells:
            if key not in passing or hits < limit["warn"] or total == size:
                continue
            if hits >= limit["min_ratio"] * size * (hit_total - hits) / (total - size):
                found[key] = (since, hits, passing[key])
        return found

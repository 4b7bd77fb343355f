"""Joint cases, repairs and objections, recomputed row by row."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise

from tests.queries.landing import Row
from tests.queries.oracles.register import Register, renamed

ORDER_36 = date(2026, 4, 1)


def _hours(earlier: datetime | None, later: datetime | None) -> float | None:
    if earlier is None or later is None or later < earlier:
        return None
    return round((later - earlier) / timedelta(hours=1), 2)


class Procedures(Register):
    """Recomputes what departments do step by step, with the time of each step."""

    def fct_joint_case(self) -> list[Row]:
        groups: dict[tuple[str, ...], list[Row]] = {}
        for row in self.rows["joint_cases"]:
            if self.lawful.judge_case(row)[0] == "lawful":
                number = row["business_no"] or row["case_no"]
                groups.setdefault((row["uscc"], row["measure_code"], number), []).append(row)
        return [self._case(group) for group in groups.values()]

    def _case(self, group: list[Row]) -> Row:
        row = max(group, key=lambda r: (r["initiated_at"], r["reported_on"], r["case_no"]))
        works = row["case_status"] in ("executed", "feedback", "closed")
        lifted = row["lifted_on"] is not None and row["lifted_on"] <= self.as_of
        in_time = self._is_now(row["sanction_from"], row["sanction_to"])
        return renamed(row) | {
            "raw_case_count": len(group),
            "push_hours": _hours(row["initiated_at"], row["pushed_at"]),
            "response_hours": _hours(row["pushed_at"], row["received_at"]),
            "execution_hours": _hours(row["received_at"], row["executed_at"]),
            "feedback_hours": _hours(row["pushed_at"], row["feedback_at"]),
            "is_in_force": works and in_time and not lifted,
        }

    def fct_objection(self) -> list[Row]:
        return [self._withheld(row) | self._objection(row) for row in self.rows["objections"]]

    def _withheld(self, row: Row) -> Row:
        hidden = self.lawful.is_withheld(row)
        out = renamed(row) | {"true_uscc": row["uscc"], "is_identity_withheld": hidden}
        content = ("uscc", "target_record_no", "target_decided_on")
        content += ("objection_reason", "rejection_reason")
        return out | (dict.fromkeys(content) if hidden else {})

    def _objection(self, row: Row) -> Row:
        start, end = row["submitted_on"], row["decided_on"]
        counted = end is not None and end >= start
        return {
            "is_open": row["objection_status"] == "pending",
            "total_wd": self._working_days(start, end) if counted else None,
        }

    def fct_repair(self) -> list[Row]:
        return [self._withheld(row) | self._clock(row) for row in self.rows["repair_applications"]]

    def _clock(self, row: Row) -> Row:
        steps = [row[f"{step}_at"] for step in ("submitted", "accepted", "decided", "returned")]
        known = [step for step in steps if step]
        conflict = any(later < earlier for earlier, later in pairwise(known))
        submitted, accepted, decided, _ = (step and step.date() for step in steps)
        closed = row["repair_status"] in ("approved", "rejected", "returned")
        completed = (steps[3] or steps[2] or None) if closed else None
        done = completed and completed.date()
        is_open = row["repair_status"] in ("pending", "accepted")
        due = self.workday.get(self.index[submitted] + 10)
        total = None if conflict else self._working_days(submitted, done)
        accept = None if conflict else self._working_days(submitted, accepted)
        return {
            "submitted_on": submitted,
            "completed_on": done,
            "rule_version": "order36" if submitted >= ORDER_36 else "order58",
            "total_limit_wd": 10,
            "due_on": due,
            "has_time_conflict": conflict,
            "accept_wd": accept,
            "decide_wd": None if conflict else self._working_days(accepted, decided),
            "total_wd": total,
            "is_accepted_on_time": None if accept is None else accept <= 3,
            "is_on_time": None if total is None else total <= 10,
            "is_open": is_open,
            "is_overdue": is_open and due is not None and due < self.as_of,
        }

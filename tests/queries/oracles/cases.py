"""Joint cases as the pages count them, recomputed row by row from the landed rows."""

from __future__ import annotations

from datetime import datetime, timedelta

from data import alert_rules
from tests.queries.landing import Row
from tests.queries.oracles.lawful import WITHDRAWN
from tests.queries.oracles.marts import Marts

STEPS = ("initiated", "pushed", "received", "checked", "executed", "feedback")
# The step that each must not precede.
AFTER = {"pushed": "initiated", "received": "pushed", "checked": "received"}
AFTER |= {"executed": "checked", "feedback": "pushed"}
COUNTED = ("repaired", "expired", "removed")


def feedback_days() -> int:
    """Returns the days that the office allows for feedback."""
    entry = alert_rules.entries()["department_silent"]
    return int(entry["thresholds"]["feedback_days"]["value"])


def hours(earlier: datetime | None, later: datetime | None) -> float | None:
    """Returns the hours between two times; None when one is missing or the order impossible."""
    if earlier is None or later is None or later < earlier:
        return None
    return round((later - earlier) / timedelta(hours=1), 2)


def order_gap(case: Row) -> str | None:
    """Returns the first step whose time precedes the step it follows."""
    at = {step: case[f"{step}_at"] for step in STEPS}
    if at["pushed"] is None and any(at[step] for step in STEPS[2:]):
        return "not_pushed"
    for step, before in AFTER.items():
        if at[step] and at[before] and at[step] < at[before]:
            return step
    return None


def basis_gap(case: Row, measures: dict[str, Row]) -> str | None:
    """Returns what the basis of the case's measure lacks."""
    measure = measures.get(case["measure_code"])
    if measure is None:
        return "unknown_measure"
    if not (measure["basis_doc"] or "").strip():
        return "no_document"
    if measure["case_kind"] != case["case_kind"]:
        return "other_kind"
    day, until = case["initiated_at"].date(), measure["effective_to"]
    if day < measure["effective_from"] or (until and day > until):
        return "not_in_effect"
    return None


class Cases:
    """Recomputes what `fct_case_flow` and `fct_case_to_lift` should hold."""

    def __init__(self, marts: Marts) -> None:
        """Takes the recomputed marts of a city."""
        self.marts = marts
        self.measures = {row["measure_code"]: row for row in marts.rows["measures"]}

    def flow(self) -> list[Row]:
        """Returns the cases in use, and the withdrawn ones that count."""
        used = [self._used(row) for row in self.marts.fact("fct_joint_case")]
        return [row for row in used if row["case_status"] != "cancelled"] + [
            self._event(row, verdict, count)
            for row, verdict, count in self.withdrawn()
            if verdict in COUNTED and row["case_status"] != "cancelled"
        ]

    def withdrawn(self) -> list[tuple[Row, str, int]]:
        """Returns newest report, verdict and number of reports of each withdrawn case."""
        groups: dict[tuple[str, ...], list[Row]] = {}
        for row in self.marts.rows["joint_cases"]:
            key = (row["uscc"], row["measure_code"], row["business_no"] or row["case_no"])
            groups.setdefault(key, []).append(row)
        found = []
        for group in groups.values():
            verdicts = {row["case_no"]: self.marts.lawful.judge_case(row)[0] for row in group}
            newest = max(group, key=lambda r: (r["initiated_at"], r["reported_on"], r["case_no"]))
            verdict = verdicts[newest["case_no"]]
            if "lawful" not in verdicts.values() and verdict in WITHDRAWN:
                found.append((newest, verdict, len(group)))
        return found

    def to_lift(self) -> list[Row]:
        """Returns the withdrawn cases that are still reported as in force."""
        found = []
        for row, verdict, _count in self.withdrawn():
            case = self.marts._case([row])
            if case["is_in_force"]:
                day = self.marts.lawful.judge_case(row)[1]
                found.append({"withdrawal": verdict, "withdrawn_on": day} | self._place(row))
        return found

    def _place(self, row: Row) -> Row:
        return {
            "district_code": self.marts.subjects.get(row["uscc"], {}).get(
                "district_code", "unlocated"
            ),
            "initiating_department_code": row["initiating_department_uscc"],
            "executing_department_code": row["executing_department_uscc"],
            "initiated_on": row["initiated_at"].date(),
        }

    def _event(self, row: Row, verdict: str, count: int) -> Row:
        return self._place(row) | {
            "raw_case_count": count,
            "case_kind": row["case_kind"],
            "withdrawal": verdict,
        }

    def _used(self, case: Row) -> Row:
        owes = case["feedback_at"] is None and case["case_status"] not in ("cancelled", "lifted")
        pushed = case["pushed_at"]
        due = pushed.date() + timedelta(days=feedback_days()) if owes and pushed else None
        reached = [
            step
            for step in STEPS
            if case[f"{step}_at"] and (step in STEPS[:2] or pushed is not None)
        ]
        return case | {
            "initiated_on": case["initiated_at"].date(),
            "check_hours": hours(case["received_at"], case["checked_at"]),
            "action_hours": hours(case["checked_at"], case["executed_at"]),
            "order_gap": order_gap(case),
            "basis_gap": basis_gap(case, self.measures),
            "case_steps": ";".join(reached),
            "feedback_due_on": due,
            "is_feedback_overdue": due is not None and due < self.marts.as_of,
            "withdrawal": None,
        }

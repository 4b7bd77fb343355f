"""The flow of the repairs and what may be repaired, recomputed record by record."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import Any

from tests.queries.landing import Row
from tests.queries.oracles.lawful import key_of, months_later, penalty_term
from tests.queries.oracles.marts import Marts
from tests.queries.oracles.metrics import month_of
from tests.queries.oracles.register import renamed

AGES = ((3, "to_3"), (10, "to_10"), (20, "to_20"), (40, "to_40"))


def day_of(moment: Any) -> date | None:
    return moment.date() if moment else None


class Repairs:
    """Recomputes what the page of the repairs reads."""

    def __init__(self, marts: Marts) -> None:
        self.marts, self.as_of = marts, marts.as_of
        self.index = marts.index

    def flow(self) -> list[Row]:
        """Returns fct_repair_flow."""
        return [self._application(row) for row in self.marts.fact("fct_repair")]

    def _application(self, row: Row) -> Row:
        days = {step: day_of(row[f"{step}_at"]) for step in ("accepted", "decided", "returned")}
        closed = None if row["is_open"] else days["returned"] or days["decided"]
        known = not row["has_time_conflict"] and (row["is_open"] or closed is not None)
        later = [days["accepted"], days["decided"], closed]
        return row | {
            "severity_class": row["severity_class"] or "none",
            "accepted_on": days["accepted"],
            "flow_submitted_on": row["submitted_on"] if known else None,
            "flow_accepted_on": self._first(later) if known else None,
            "flow_decided_on": self._first(later[1:]) if known else None,
            "flow_closed_on": closed if known else None,
            "clock_problem": self._problem(row, known),
            "return_wd": None
            if row["has_time_conflict"]
            else self.between(days["decided"], days["returned"]),
            "accept_limit_wd": 3,
            "decide_limit_wd": 7 if row["rule_version"] == "order36" else None,
            "accept_due_on": self.marts.workday.get(self.index[row["submitted_on"]] + 3),
            "age_wd": self.between(row["submitted_on"], self.as_of) if row["is_open"] else None,
            "repair_age": self._age(row),
            "rejection_group": self._reason(row),
            "training_state": {None: "unstated", True: "trained", False: "untrained"}[
                row["is_trained"]
            ],
            "pass_state": self._pass(row),
        }

    def between(self, start: date | None, end: date | None) -> int | None:
        """Returns working days counted one by one, backwards as a negative number."""
        if start is None or end is None:
            return None
        return self.index[end] - self.index[start]

    def _first(self, days: list[date | None]) -> date | None:
        return min((day for day in days if day), default=None)

    def _problem(self, row: Row, known: bool) -> str | None:
        if row["has_time_conflict"]:
            return "time_conflict"
        if not known:
            return "closing_unstated"
        timed = row["completed_on"] is None or row["total_wd"] is not None
        return None if row["due_on"] and timed else "calendar_unknown"

    def _age(self, row: Row) -> str | None:
        if not row["is_open"]:
            return None
        age = self.between(row["submitted_on"], self.as_of)
        return next((name for most, name in AGES if age <= most), "over_40")

    def _reason(self, row: Row) -> str | None:
        if row["repair_status"] != "rejected":
            return None
        if row["is_identity_withheld"]:
            return "withheld"
        return row["rejection_reason"] or "unstated"

    def _pass(self, row: Row) -> str | None:
        if row["repair_status"] == "rejected":
            return "refused"
        if row["repair_status"] != "approved":
            return None
        count = row["correction_count"]
        return "unstated" if count is None else "later" if count else "first"

    def repairable(self) -> list[Row]:
        """Returns fct_repairable."""
        asked: dict[tuple[str, str | None], list[bool]] = defaultdict(list)
        for row in self.marts.fact("fct_repair"):
            if row["target_type"] == "penalty" and not row["is_identity_withheld"]:
                asked[row["uscc"], key_of(row["target_record_no"])].append(row["is_open"])
        return [
            row
            | {
                "repair_eligibility": self._eligibility(
                    row, asked.get((row["uscc"], key_of(row["document_no"])))
                ),
                "notice_state": self._notice(row["is_repair_notice_delivered"]),
                "is_withdrawn": False,
            }
            for row in self.marts.fact("fct_penalty")
        ]

    def _eligibility(self, row: Row, asked: list[bool] | None) -> str:
        if asked and any(asked):
            return "applied"
        if row["repairable_from"] > self.as_of:
            return "later"
        if row["has_pending_objection"]:
            return "objection"
        if asked:
            return "refused"
        return "may_apply" if row["fulfilled_on"] else "unverified"

    def _notice(self, is_delivered: bool | None) -> str:
        return {None: "unstated", True: "delivered", False: "missing"}[is_delivered]

    def notices(self) -> list[Row]:
        """Returns a row a decision; of those no longer usable without industry, type and tier."""
        found = self.repairable()
        for row in self.marts.rows["penalties"]:
            verdict, _day = self.marts.lawful.judge("penalty", row)
            if verdict in ("repaired", "expired"):
                known = self.marts.subjects.get(row["uscc"], {})
                found.append(
                    renamed(row)
                    | dict.fromkeys(("industry_section", "subject_type", "risk_tier"))
                    | {
                        "severity_class": self._class(row),
                        "district_code": known.get("district_code") or "unlocated",
                        "notice_state": self._notice(row["repair_notice_delivered"]),
                        "is_withdrawn": True,
                    }
                )
        return found

    def _class(self, row: Row) -> str:
        return str(penalty_term(row, self.as_of)["severity_class"])

    def relapses(self) -> Counter[tuple[date, str, str, str, bool]]:
        """Returns how many repairs of each month, place, department and class were followed."""
        penalised = defaultdict(list)
        for row in self.marts.rows["penalties"]:
            if self.marts.lawful.judge("penalty", row)[0] in ("lawful", "repaired", "expired"):
                penalised[row["uscc"]].append(row["decided_on"])
        found: Counter[tuple[date, str, str, str, bool]] = Counter()
        for row in self.marts.rows["repair_applications"]:
            if row["repair_status"] != "approved" or row["target_type"] != "penalty":
                continue
            repaired = row["publicity_ended_on"] or day_of(row["decided_at"]) or row["reported_on"]
            over = months_later(repaired, 12)
            if over <= self.as_of:
                again = any(repaired < day <= over for day in penalised[row["uscc"]])
                district = self.marts.subjects.get(row["uscc"], {}).get("district_code")
                place, severity = district or "unlocated", row["severity_class"] or "none"
                office = row["handling_department_uscc"]
                found[month_of(over), place, office, severity, again] += 1
        return found

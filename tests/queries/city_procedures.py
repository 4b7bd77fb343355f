"""Joint cases, repairs and objections of the small test city."""

from __future__ import annotations

from datetime import timedelta

from tests.queries.city_records import Records
from tests.queries.dice import AS_OF, Row

NUMBERS = {
    "penalty": ("penalties", "document_no"),
    "licence": ("licences", "document_no"),
    "commitment": ("commitments", "commitment_no"),
    "dishonest_listing": ("dishonest_listings", "listing_no"),
    "abnormal_listing": ("abnormal_listings", "document_no"),
}


class Procedures(Records):
    """Makes what follows from decisions, step by step, some of it in impossible order."""

    def procedures(self, decisions: dict[str, list[Row]]) -> dict[str, list[Row]]:
        """Returns cases, repairs and objections about some of the decisions and about none."""
        count = len(self.codes)
        listings = decisions["dishonest_listings"]
        return {
            "joint_cases": [self._joint_case(n, listings) for n in range(count)],
            "repair_applications": [self._repair(n, decisions) for n in range(count)],
            "objections": [self._objection(n, decisions) for n in range(count // 2)],
        }

    def _joint_case(self, number: int, listings: list[Row]) -> Row:
        basis = self._one(*listings)
        start = self._moment(self._later(basis["listed_on"], 0, 200))
        step = [start + timedelta(hours=self._dice.randint(-4, 200) * n) for n in range(1, 5)]
        subject = self._subject() if basis["uscc"] is None else {"uscc": basis["uscc"]}
        return subject | {
            "case_no": f"C{number}",
            "subject_name": "某单位",
            "case_kind": self._one("sanction", "sanction", "incentive"),
            "listing_no": self._one(
                None, basis["listing_no"], basis["listing_no"].replace("（", "(")
            ),
            "measure_code": self._one("M1", "M2"),
            "business_no": self._one(None, "B1", "B2"),
            "initiating_department_uscc": self._department(),
            "executing_department_uscc": self._department(),
            "initiated_at": start,
            "pushed_at": self._one(None, step[0], step[0]),
            "received_at": self._one(None, step[1]),
            "executed_at": self._one(None, step[2]),
            "feedback_at": self._one(None, step[3]),
            "case_status": self._one("initiated", "executed", "closed", "lifted"),
            "lifted_on": self._one(None, None, self._day(200, after=-200)),
            "sanction_to": self._one(None, self._day(200, after=-200)),
            "reported_on": self._later(start.date(), 0, 20),
        }

    def _target(self, decisions: dict[str, list[Row]]) -> Row:
        kind = self._one("penalty", *NUMBERS)
        table, column = NUMBERS[kind]
        uncoded = [row for row in decisions[table] if row["uscc"] not in self.codes]
        record = self._one(*(uncoded if self._chance(0.2) else decisions[table]))
        found = {"target_type": kind, "target_record_no": record[column] or "无号"}
        if record.get("party_type") == "natural_person" or self._chance(0.1):
            return found | {"uscc": self._one(*self.codes)}
        named = [code for code in self.codes if self._name(code) == record["subject_name"]]
        return found | {"uscc": record["uscc"] if record["uscc"] in self.codes else named[0]}

    def _repair(self, number: int, decisions: dict[str, list[Row]]) -> Row:
        day = self._day(900)
        submitted = self._moment(day)
        steps = [submitted + timedelta(hours=self._dice.randint(-30, 150) * n) for n in (1, 2, 3)]
        target = self._target(decisions)
        return target | {
            "application_no": f"X{number}",
            "subject_name": self._name(target["uscc"]),
            "handling_department_uscc": self._department(),
            "submitted_at": submitted,
            "accepted_at": self._one(None, steps[0], steps[0]),
            "decided_at": self._one(None, steps[1], steps[1]),
            "returned_at": self._one(None, steps[2]),
            "repair_status": self._one(
                "approved", "approved", "rejected", "pending", "accepted", "returned", "withdrawn"
            ),
            "publicity_ended_on": self._one(None, self._later(day, 0, 60)),
            "severity_class": self._one(None, "general"),
            "rejection_reason": self._one(None, "罚款未缴清"),
            "reported_on": min(self._later(day, 0, 40), AS_OF),
        }

    def _objection(self, number: int, decisions: dict[str, list[Row]]) -> Row:
        day = self._day(900, after=-20)
        return self._target(decisions) | {
            "objection_no": f"Y{number}",
            "objection_reason": "金额有误",
            "reporting_department_uscc": self._department(),
            "submitted_on": day,
            "objection_status": self._one("pending", "upheld", "rejected", "withdrawn"),
            "decided_on": self._one(None, self._later(day, -3, 60)),
            "reported_on": self._later(day, 0, 40),
        }

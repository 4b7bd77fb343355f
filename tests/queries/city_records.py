"""Decisions, listings, cases and procedures of the small test city."""

from __future__ import annotations

from datetime import timedelta

from tests.queries.dice import AS_OF, Dice, Row

CATEGORIES = [
    "warning",
    "warning;criticism",
    "fine",
    "fine;confiscate_gains",
    "warning;fine",
    "revoke_licence;fine",
    "restrict_occupation",
    "other",
]
NUMBERS = {
    "penalty": ("penalties", "document_no"),
    "licence": ("licences", "document_no"),
    "commitment": ("commitments", "commitment_no"),
    "dishonest_listing": ("dishonest_listings", "listing_no"),
    "abnormal_listing": ("abnormal_listings", "document_no"),
}
REMOVALS = ("repaired", "expired", "revoked", "fulfilled", "objection_upheld", None)


class Records(Dice):
    """Makes what departments decide about the subjects, and what follows from it."""

    def decisions(self) -> dict[str, list[Row]]:
        """Returns the rows of all tables of decisions."""
        listings = self._many(0.6, self._dishonest_listing)
        return {
            "penalties": self._many(3, self._penalty),
            "licences": self._many(2, self._licence),
            "inspections": self._many(1, self._inspection),
            "dishonest_listings": listings,
            "abnormal_listings": self._many(0.6, self._abnormal_listing),
            "honours": self._many(0.4, self._honour),
            "commitments": self._many(1, self._commitment),
            "joint_cases": [self._joint_case(n, listings) for n in range(len(self.codes))],
        }

    def procedures(self, decisions: dict[str, list[Row]]) -> dict[str, list[Row]]:
        """Returns repairs and objections about some of the decisions and about none."""
        count = len(self.codes)
        return {
            "repair_applications": [self._repair(n, decisions) for n in range(count)],
            "objections": [self._objection(n, decisions) for n in range(count // 2)],
        }

    def _decision(self, number: int) -> Row:
        day = self._day()
        return self._party() | {
            "document_no": f"信罚〔2026〕{number}号",
            "decided_on": day,
            "authority_uscc": self._department(),
            "source_uscc": self._department(),
            "reported_on": self._later(day, 0, 20),
            "revoked_on": self._one(*[None] * 9, self._later(day, 1, 300)),
            "is_publishable": self._one(None, None, True, True, False),
        }

    def _penalty(self, number: int) -> Row:
        row = self._decision(number)
        return row | {
            "penalty_categories": self._one(*CATEGORIES),
            "severity_class": self._one(None, None, "minor", "general", "serious"),
            "is_summary_procedure": self._one(None, False, False, True),
            "publish_until": self._one(None, self._later(row["decided_on"], 0, 1200)),
            "fulfilled_on": self._one(None, self._later(row["decided_on"], 0, 500)),
            "fine_cny": self._one(None, 2000, 123456),
        }

    def _licence(self, number: int) -> Row:
        row = self._decision(number)
        return row | {
            "licence_category": "general",
            "licence_status": self._one("valid", "valid", "invalid"),
            "valid_from": row["decided_on"],
            "valid_to": self._one(None, self._later(row["decided_on"], 0, 1500)),
        }

    def _inspection(self, number: int) -> Row:
        return self._subject() | {
            "inspection_no": f"J{number}",
            "subject_name": "某单位",
            "inspection_kind": self._one("random", "special"),
            "department_uscc": self._department(),
            "inspected_on": self._day(),
            "result_codes": self._one("1", "B", "E;6", "1;A", "F", "10", "12;7", "8"),
            "reported_on": self._day(30),
        }

    def _listing(self, number: int) -> Row:
        day = self._day()
        return {
            "listed_on": day,
            "authority_uscc": self._department(),
            "removed_on": self._one(None, None, self._later(day, 0, 700)),
            "removal_reason": self._one(*REMOVALS),
            "reported_on": self._later(day, 0, 20),
        }

    def _dishonest_listing(self, number: int) -> Row:
        row = self._party() | self._listing(number)
        return row | {
            "listing_no": f"列（{number}）号",
            "list_code": self._one("SX01", "SX04"),
            "publish_until": self._one(None, self._later(row["listed_on"], 0, 1200)),
            "is_publishable": self._one(None, True, True, True, False),
        }

    def _abnormal_listing(self, number: int) -> Row:
        row = self._subject() | self._listing(number) | {"subject_name": "某单位"}
        return row | {
            "abnormal_reason": self._one("1", "4"),
            "document_no": self._one(None, f"异{number}", f"异{number}"),
        }

    def _honour(self, number: int) -> Row:
        day = self._day()
        return self._subject() | {
            "subject_name": "某单位",
            "honour_type": self._one("tax_a", "customs_aeo"),
            "authority_uscc": self._department(),
            "awarded_on": day,
            "valid_to": self._one(None, self._later(day, 0, 900)),
            "revoked_on": self._one(*[None] * 5, self._later(day, 0, 900)),
            "reported_on": self._later(day, 0, 20),
        }

    def _commitment(self, number: int) -> Row:
        day = self._day()
        return self._party() | {
            "commitment_no": f"990100{number:014d}",
            "commitment_type": self._one("voluntary", "proof_item"),
            "made_on": day,
            "valid_to": self._one(None, self._later(day, 0, 900)),
            "fulfilment_status": self._one(None, "fulfilled", "unfulfilled"),
            "department_uscc": self._department(),
            "publicity": self._one("public", "public", "restricted", "not_public"),
            "reported_on": self._later(day, 0, 20),
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
            "listing_no": self._one(None, basis["listing_no"], basis["listing_no"].replace("（", "(")),
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
        record = self._one(*decisions[table])
        found = {"target_type": kind, "target_record_no": record[column] or "无号"}
        if record["uscc"] is None or self._chance(0.1):
            return found | self._subject()
        return found | {"uscc": record["uscc"]}

    def _repair(self, number: int, decisions: dict[str, list[Row]]) -> Row:
        day = self._day(900)
        submitted = self._moment(day)
        steps = [submitted + timedelta(hours=self._dice.randint(-30, 150) * n) for n in (1, 2, 3)]
        return self._target(decisions) | {
            "application_no": f"X{number}",
            "subject_name": "某单位",
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

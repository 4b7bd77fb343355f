"""Decisions and listings of the small test city."""

from __future__ import annotations

import random
from datetime import date, timedelta

from tests.queries.dice import Dice, Row

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
# Some of no list, some that no subject makes.
COMMITMENT_TYPES = ["voluntary", "proof_item", "incomplete_acceptance", "credit_repair", "自愿型"]
COMMITMENT_TYPES += ["approval_substitute", "government_service", "proof_item"]
LONG_AGO = date(2021, 1, 1)
REMOVALS = ("repaired", "expired", "revoked", "fulfilled", "objection_upheld", None)


class Records(Dice):
    """Makes what departments decide about the subjects, and what follows from it."""

    def decisions(self) -> dict[str, list[Row]]:
        """Returns the rows of all tables of decisions."""
        return {
            "penalties": self._many(3, self._penalty),
            "licences": self._many(2, self._licence),
            "inspections": self._many(1, self._inspection),
            "dishonest_listings": self._many(0.6, self._dishonest_listing),
            "abnormal_listings": self._many(0.6, self._abnormal_listing),
            "honours": self._many(0.4, self._honour),
            "commitments": self._many(1, self._commitment),
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
        row = self._subject() | self._listing(number)
        return row | {
            "subject_name": self._name(row["uscc"]),
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
        return (
            self._party()
            | {
                "commitment_no": f"990100{number:014d}",
                "commitment_type": self._one("voluntary", "proof_item"),
                "made_on": day,
                "valid_to": self._one(None, self._later(day, 0, 900)),
                "fulfilment_status": self._one(None, "fulfilled", "unfulfilled"),
                "department_uscc": self._department(),
                "publicity": self._one("public", "public", "restricted", "not_public"),
                "reported_on": self._later(day, 0, 20),
            }
            | _checked(day, random.Random(number))
        )


def _checked(day: date, dice: random.Random) -> Row:
    """Returns what a department adds to a commitment, some of it contradictory.

    Its own dice, so that what is drawn here moves nothing else in the city.
    """
    due = day + timedelta(days=dice.randint(0, 900))
    status = dice.choice([None, None, "fulfilled", "partly_fulfilled", "unfulfilled"])
    found = dice.choice([None, day + timedelta(days=dice.randint(0, 300)), day - timedelta(days=3)])
    return {
        "commitment_type": dice.choice(COMMITMENT_TYPES),
        "check_due_on": dice.choice([None, due, due, due, LONG_AGO]),
        "fulfilment_status": status,
        "confirmed_on": found if status else None,
        "pursued_liability": dice.choice([None, "停止适用告知承诺"]) if status else None,
    }

"""What every fact should hold, recomputed row by row from the landed rows."""

from __future__ import annotations

from tests.queries.landing import Row
from tests.queries.oracles import commitments
from tests.queries.oracles.lawful import penalty_term
from tests.queries.oracles.procedures import Procedures
from tests.queries.oracles.register import renamed

FACTS = {
    "fct_licence": "licences",
    "fct_penalty": "penalties",
    "fct_inspection": "inspections",
    "fct_dishonest_listing": "dishonest_listings",
    "fct_abnormal_listing": "abnormal_listings",
    "fct_honour": "honours",
    "fct_commitment": "commitments",
    "fct_joint_case": "joint_cases",
    "fct_repair": "repair_applications",
    "fct_objection": "objections",
    "fct_evaluation": "evaluations",
    "fct_subject_change": "subject_changes",
    "fct_relation": "relations",
}
PROBLEMS = {"B", "C", "6", "E", "8", "A"}
SIDES = ("value_before", "value_after")


def _masked(item: str, value: str | None) -> str | None:
    is_person = item == "legal_representative" or (item == "shareholder" and len(value or "") <= 4)
    return value[0] + "*" if value and is_person else value


class Marts(Procedures):
    """Recomputes the marts of a city as of a day."""

    def fact(self, name: str) -> list[Row]:
        """Returns the rows a fact should hold, with at least the columns it has."""
        made = getattr(self, name, None)
        rows = [renamed(row) for row in self.rows[FACTS[name]]]
        found = made() if made else rows
        return [self._subject_columns(row) | row for row in found]

    def fct_penalty(self) -> list[Row]:
        return [
            out
            | penalty_term(row, self.as_of)
            | {"is_class_stated": row["severity_class"] is not None}
            | self._pending("penalty", row)
            for row, out in self._usable("penalty", "penalties")
        ]

    def fct_licence(self) -> list[Row]:
        return [
            out
            | self._pending("licence", row)
            | {"is_in_force": self._is_now(row["valid_from"], row["valid_to"])}
            | ({"is_in_force": False} if row["licence_status"] != "valid" else {})
            for row, out in self._usable("licence", "licences")
        ]

    def fct_dishonest_listing(self) -> list[Row]:
        return [
            out | self._pending("dishonest_listing", row)
            for row, out in self._usable("dishonest_listing", "dishonest_listings")
        ]

    def fct_abnormal_listing(self) -> list[Row]:
        return [
            out | self._pending("abnormal_listing", row)
            for row, out in self._usable("abnormal_listing", "abnormal_listings")
        ]

    def fct_commitment(self) -> list[Row]:
        return [
            out
            | self._pending("commitment", row)
            | {"is_in_force": self._is_now(row["made_on"], row["valid_to"])}
            | commitments.kind_of(row["commitment_type"])
            for row, out in self._usable("commitment", "commitments")
        ]

    def fct_honour(self) -> list[Row]:
        return [
            out | {"is_in_force": self._is_now(row["awarded_on"], row["valid_to"])}
            for row, out in self._usable("honour", "honours")
        ]

    def fct_inspection(self) -> list[Row]:
        return [
            renamed(row) | {"has_problem": bool(PROBLEMS & set(row["result_codes"].split(";")))}
            for row in self.rows["inspections"]
        ]

    def fct_relation(self) -> list[Row]:
        return [
            renamed(row)
            | {"is_in_force": self._is_now(row["valid_from"], row["valid_to"])}
            | {"related_subject_name": self.subjects[row["related_uscc"]]["subject_name"]}
            for row in self.rows["relations"]
        ]

    def fct_subject_change(self) -> list[Row]:
        return [
            renamed(row) | {side: _masked(row["change_item"], row[side]) for side in SIDES}
            for row in self.rows["subject_changes"]
        ]

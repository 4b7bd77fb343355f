"""The register of subjects and what every fact says of a subject, recomputed row by row."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar

from tests.queries.landing import Row
from tests.queries.oracles.lawful import Lawful, Rows
from tests.queries.oracles.links import in_operation
from tests.queries.oracles.scoring import Scorer

RENAMED = {
    "source_uscc": "reporting_department_code",
    "authority_uscc": "department_code",
    "department_uscc": "department_code",
    "evaluator_uscc": "evaluator_department_code",
    "registration_authority_uscc": "registration_department_code",
    "repair_notice_delivered": "is_repair_notice_delivered",
}


def renamed(row: Row) -> Row:
    """Returns a landed row under the column names of the marts."""
    return {
        RENAMED.get(name, name.replace("_department_uscc", "_department_code")): value
        for name, value in row.items()
    }


def workdays() -> list[Row]:
    """Returns the days of the city's records with the running count of working days."""
    days, index = [], 0
    for offset in range((date(2026, 12, 31) - date(2022, 1, 1)).days + 1):
        day = date(2022, 1, 1) + timedelta(days=offset)
        is_workday = chinese_calendar.is_workday(day)
        index += is_workday
        days.append({"day": day, "is_workday": is_workday, "workday_index": index})
    return days


class Register:
    """Recomputes the subjects of a city as of a day."""

    def __init__(self, rows: Rows, as_of: date) -> None:
        self.rows, self.as_of = rows, as_of
        self.lawful = Lawful(rows, as_of)
        self.scorer = Scorer(rows, as_of)
        self.index = {day["day"]: day["workday_index"] for day in workdays()}
        self.workday = {d["workday_index"]: d["day"] for d in workdays() if d["is_workday"]}
        self.subjects = {row["uscc"]: row for row in self.dim_subject()}

    def _subject_columns(self, row: Row) -> Row:
        names = "district_code town_code functional_zone_code industry_section industry_division"
        known = self.subjects.get(row["uscc"] or row.get("true_uscc"), {})
        row.update({n: known.get(n) for n in (*names.split(), "subject_type", "risk_tier")})
        row["district_code"] = row["district_code"] or "unlocated"
        row["risk_tier"] = row["risk_tier"] or "unrated"
        row["subject_name"] = known.get("subject_name", row.get("subject_name"))
        if row.get("is_identity_withheld"):
            row |= dict.fromkeys(("subject_name", "town_code", "industry_division"))
        return row

    def _is_now(self, start: date | None, end: date | None) -> bool:
        return (start is None or start <= self.as_of) and (end is None or end >= self.as_of)

    def _usable(self, kind: str, table: str) -> list[tuple[Row, Row]]:
        judged = [(row, self.lawful.judge(kind, row)[0]) for row in self.rows[table]]
        return [(row, renamed(row)) for row, verdict in judged if verdict == "lawful"]

    def _pending(self, kind: str, row: Row) -> Row:
        return {"has_pending_objection": self.lawful.has_pending(kind, row)}

    def _working_days(self, start: date | None, end: date | None) -> int | None:
        first, last = self.index.get(start), self.index.get(end)  # type: ignore[arg-type]
        return None if first is None or last is None else last - first

    def dim_subject(self) -> list[Row]:
        places = {row["uscc"]: row for row in self.rows["locations"]}
        listed = {
            kind: {
                row["uscc"]
                for row, _ in self._usable(kind, f"{kind}s")
                if row["listed_on"] <= self.as_of
            }
            for kind in ("dishonest_listing", "abnormal_listing")
        }
        out = []
        for row in self.rows["subjects"]:
            place, code = places[row["uscc"]], row["industry_code"]
            out.append(
                renamed(row)
                | {n: place[n] for n in ("district_code", "town_code", "located_by")}
                | {"is_active": in_operation(row, self.as_of)}
                | {"industry_section": code and code[0], "industry_division": code and code[1:3]}
                | self._tier(row["uscc"])
                | {"is_dishonest": row["uscc"] in listed["dishonest_listing"]}
                | {"is_abnormal": row["uscc"] in listed["abnormal_listing"]}
            )
        return out

    def _tier(self, uscc: str) -> Row:
        """Returns the grade of the shown scheme, which is cut from the score here."""
        if not self.scorer.in_operation(uscc):
            return {"risk_tier": "unrated", "risk_scheme_code": None, "risk_evaluated_on": None}
        shown = self.scorer.edition.shown
        return {
            "risk_tier": self.scorer.grade(uscc, shown),
            "risk_scheme_code": shown,
            "risk_evaluated_on": self.as_of,
        }

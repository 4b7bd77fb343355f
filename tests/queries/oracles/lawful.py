"""Lawful use, slowly and plainly: one record at a time, as one would decide it by hand."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

Row = dict[str, Any]
Rows = dict[str, list[Row]]
DAY = timedelta(days=1)
SWITCH = date(2026, 4, 1)
# class -> longest publication in months: order 58, order 36; shortest: the same in both
LONGEST = {"minor": (0, 3), "general": (36, 12), "serious": (36, 36)}
SHORTEST = {"minor": 0, "general": 3, "serious": 12}
SERIOUS = {"revoke_licence", "restrict_occupation"}
MINOR = {"warning", "criticism"}
WITHDRAWN = ("objection_upheld", "revoked", "repaired", "removed", "expired")
NUMBERS = {
    "penalty": ("penalties", "document_no"),
    "licence": ("licences", "document_no"),
    "commitment": ("commitments", "commitment_no"),
    "dishonest_listing": ("dishonest_listings", "listing_no"),
    "abnormal_listing": ("abnormal_listings", "document_no"),
}


def key_of(number: str | None) -> str | None:
    """Returns a document number without what departments write differently."""
    if number is None:
        return None
    return "".join(c for c in number.upper() if c not in "()（）[]【】〔〕〈〉<> \u3000")


def months_later(day: date, months: int) -> date:
    """Returns the day so many months later, or the last day of that month."""
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def penalty_term(row: Row, as_of: date) -> Row:
    """Returns class, rule version, last day of publication and first day of repair."""
    names = set((row["penalty_categories"] or "").split(";"))
    derived = "serious" if names & SERIOUS else "minor" if names <= MINOR else "general"
    severity = row["severity_class"] or ("minor" if row["is_summary_procedure"] else derived)
    is_old = row["decided_on"] < SWITCH
    old_longest, new_longest = LONGEST[severity]
    longest = months_later(row["decided_on"], old_longest if is_old else new_longest)
    end = min(row["publish_until"] or longest, longest)
    migrated = False
    if is_old and as_of >= SWITCH and end >= SWITCH:
        new_end = max(months_later(row["decided_on"], new_longest), SWITCH - DAY)
        migrated = new_end < end
        end = min(end, new_end)
    shortest = months_later(row["decided_on"], SHORTEST[severity])
    return {
        "severity_class": severity,
        "is_rule_migrated": migrated,
        "rule_version": "order58" if is_old and not migrated else "order36",
        "publish_until": end,
        "repairable_from": max(shortest, row["fulfilled_on"] or row["decided_on"]),
    }


class Lawful:
    """Decides what may be used of a city's landed rows on a day."""

    def __init__(self, rows: Rows, as_of: date) -> None:
        self.rows, self.as_of = rows, as_of
        self.names = {row["uscc"]: row["subject_name"] for row in rows["subjects"]}
        # Procedures by what they are about, so that thousands of records are judged in seconds.
        self.filed: dict[tuple[str, str, str | None], list[Row]] = {}
        for table in ("repair_applications", "objections"):
            for row in rows[table]:
                about = table, row["target_type"], key_of(row["target_record_no"])
                self.filed.setdefault(about, []).append(row)

    def _about(self, table: str, kind: str, record: Row) -> list[Row]:
        """Returns the procedures of a table about a record."""
        number = key_of(record[NUMBERS[kind][1]])
        found = self.filed.get((table, kind, number), [])
        return [row for row in found if self._concerns(row, record)]

    def repaired_on(self, kind: str, record: Row) -> date | None:
        """Returns the day from which an approved repair works on a record."""
        days = []
        for row in self._about("repair_applications", kind, record):
            if row["repair_status"] == "approved":
                decided = row["decided_at"].date() if row["decided_at"] else None
                days.append(row["publicity_ended_on"] or decided or row["reported_on"])
        return min(days, default=None)

    def upheld_on(self, kind: str, record: Row) -> date | None:
        """Returns the day an objection to a record was upheld."""
        days = [
            row["decided_on"] or row["reported_on"]
            for row in self._about("objections", kind, record)
            if row["objection_status"] == "upheld"
        ]
        return min(days, default=None)

    def has_pending(self, kind: str, record: Row) -> bool:
        """Returns whether an objection to a record is open."""
        return any(
            row["objection_status"] == "pending" and row["submitted_on"] <= self.as_of
            for row in self._about("objections", kind, record)
        )

    def _concerns(self, row: Row, record: Row) -> bool:
        """Whether a procedure is about a record of its number: by code, else by name."""
        if record["uscc"] in self.names:
            return bool(row["uscc"] == record["uscc"])
        name = row.get("subject_name") or self.names.get(row["uscc"])
        return record["uscc"] == row["uscc"] or record["subject_name"] == name

    def judge(self, kind: str, row: Row) -> tuple[str, date | None]:
        """Returns the verdict on a record and the first day it may no longer be used."""
        ends: dict[str, date | None] = dict.fromkeys(WITHDRAWN)
        if kind != "honour":
            ends["objection_upheld"] = self.upheld_on(kind, row)
        if kind in ("penalty", "licence", "honour"):
            ends["revoked"] = row["revoked_on"]
        if kind not in ("licence", "honour"):
            ends["repaired"] = self.repaired_on(kind, row)
        if kind == "penalty":
            ends["expired"] = penalty_term(row, self.as_of)["publish_until"] + DAY
        if kind == "dishonest_listing" and row["publish_until"]:
            ends["expired"] = row["publish_until"] + DAY
        verdict, withdrawn_on = self._earliest(ends)
        if kind in ("dishonest_listing", "abnormal_listing"):
            verdict, withdrawn_on = self._removed(row, verdict, withdrawn_on)
        return self._never_usable(kind, row) or verdict, withdrawn_on

    def _earliest(self, ends: dict[str, date | None]) -> tuple[str, date | None]:
        known = [(day, WITHDRAWN.index(why), why) for why, day in ends.items() if day]
        if not known:
            return "lawful", None
        day, _, why = min(known)
        return (why if day <= self.as_of else "lawful"), day

    def _removed(self, row: Row, verdict: str, end: date | None) -> tuple[str, date | None]:
        removed = row["removed_on"]
        if removed is None or (end is not None and end < removed):
            return verdict, end
        reason = row["removal_reason"] if row["removal_reason"] in WITHDRAWN else "removed"
        return (reason if removed <= self.as_of else "lawful"), removed

    def _never_usable(self, kind: str, row: Row) -> str | None:
        if "V17" in row["warnings"].split(";"):
            return "minor"
        if row.get("party_type") == "natural_person":
            return "natural_person"
        if row.get("is_publishable") is False or row.get("publicity") == "not_public":
            return "not_publishable"
        return None

    def judge_case(self, row: Row) -> tuple[str, date | None]:
        """Returns the verdict on a joint case: that of its listing, for sanctions."""
        if row["case_kind"] != "sanction" or row["listing_no"] is None:
            return "lawful", None
        started = row["initiated_at"].date()
        for listing in self.rows["dishonest_listings"]:
            if listing["uscc"] is None or listing["uscc"] != row["uscc"]:
                continue
            if key_of(listing["listing_no"]) == key_of(row["listing_no"]):
                verdict, day = self.judge("dishonest_listing", listing)
                if verdict != "lawful":
                    return verdict, max(day, started) if day else None
        about = ("dishonest_listing", row | {"subject_name": None})
        ends = {"objection_upheld": self.upheld_on(*about), "repaired": self.repaired_on(*about)}
        verdict, day = self._earliest(ends)
        return verdict, max(day, started) if day else None

    def is_withheld(self, row: Row) -> bool:
        """Returns whether a repair or objection is about a record that may not be used."""
        kind = row["target_type"]
        table, column = NUMBERS[kind]
        # As if a record stood there with just this number and subject.
        shape = {column: row["target_record_no"], "uscc": row["uscc"], "subject_name": None}
        for end in (self.repaired_on(kind, shape), self.upheld_on(kind, shape)):
            if end is not None and end <= self.as_of:
                return True
        return any(
            self.judge(kind, record)[0] not in ("lawful", "natural_person", "minor")
            for record in self.rows[table]
            if key_of(record[column]) == key_of(row["target_record_no"])
            and record["uscc"] == row["uscc"]
        )

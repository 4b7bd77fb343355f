"""Reads cases of scoring, a subject a line, into landed rows and what each subject should get."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from tests.queries.dice import Row
from tests.queries.landing import schema_of

# What a record is called below, its table, and the column of its own day.
KINDS = """change subject_changes changed_on penalty penalties decided_on
inspection inspections inspected_on abnormal abnormal_listings listed_on
serious dishonest_listings listed_on commitment commitments confirmed_on
honour honours awarded_on relation relations valid_from
repair repair_applications publicity_ended_on objection objections submitted_on""".split()
SHORT = """result:result_codes class:severity_class item:change_item type:honour_type
party:party_type until:valid_to kept:fulfilment_status category:penalty_categories by:relation_type
says:objection_status of:target_record_no person:legal_representative_id_hash status:subject_status
name:legal_representative_hash since:registered_on to:related_uscc filed:last_annual_report_year"""
NUMBERS = "document_no listing_no commitment_no inspection_no application_no objection_no record_id"
USUAL = """party=organisation category=fine list_code=SX01 abnormal_reason=1 publicity=public
repair_status=approved target_type=penalty made_on=2025-01-01 type=tax_a item=legal_representative
by=shareholding commitment_type=voluntary subject_type=enterprise status=active filed=2025
district_code=990101 industry_code=C1310 since=2015-01-01 reported_on=2015-01-01"""


class Expected(NamedTuple):
    """What a subject should get on the day: no score and grade if it is out of operation."""

    score: Decimal | None
    grade: str
    rule: str | None  # the direct rule without which the grade would be better
    contributions: dict[str, Decimal]  # by "indicator record", like what is marked
    marked: dict[str, set[str]]  # "capped" and "pending"
    history: dict[str, str]  # "2026-11" -> "score grade", or "none"


class Case:
    """Landed rows, the day they are looked at, what to expect by code; cases share nothing."""

    def __init__(self, name: str, day: str) -> None:
        self.name, self.as_of = name, date.fromisoformat(day)
        self.rows: dict[str, list[Row]] = {}
        self.expected: dict[str, Expected] = {}

    def add(self, key: str, expected: str, *more: str) -> None:
        """Adds the subject of a line."""
        said = {text.split()[0]: text.partition(" ")[2] for text in more}
        own = f"uscc={key} subject_name={key}"
        self._land("subjects", said.get("is", ""), f"record_id={key}", own)
        for part in "; ".join(more).split("; ") if more else []:
            kind, number, *rest = part.split()
            if kind in KINDS[::3]:
                (table, column), day = KINDS[KINDS.index(kind) + 1 :][:2], rest.pop(0)
                numbers = " ".join(f"{name}={number}" for name in NUMBERS.split())
                self._land(table, f"{column}={day} reported_on={day}", *rest, numbers, own)
        total, _, given = expected.partition(": ")
        parts = {f"{p.split()[0]} {self.name}/{p.split()[1]}": p for p in given.split(", ") if p}
        points = {name: Decimal(part.split()[2]) for name, part in parts.items()}
        marked = {m: {name for name in parts if m in parts[name]} for m in ("capped", "pending")}
        total, _, rule = total.partition(" by ")
        score, _, grade = total.partition(" ")
        history = {month[:7]: month[8:] for month in said.get("then", "").split(", ") if month}
        known = Decimal(score) if grade else None
        told = Expected(known, grade, rule or None, points, marked, history)
        self.expected[self.code(key)] = told

    def code(self, key: str) -> str:
        """Returns the code of the subject with a key."""
        return f"91{self.name.upper():0<15}{key.upper()}"

    def has_history(self) -> bool:
        """Returns whether the case says anything of past months."""
        return any(said.history for said in self.expected.values())

    def _land(self, table: str, *said: str) -> None:
        long = dict(pair.split(":") for pair in SHORT.split())
        row = {"submitted_at": datetime.fromisoformat("2026-11-02T09:00")}
        for name, value in (pair.split("=") for pair in " ".join([USUAL, *said]).split()):
            row[long.get(name, name)] = self._typed(long.get(name, name), value)
        names = set(row) & set(schema_of(table).names)
        self.rows.setdefault(table, []).append({name: row[name] for name in names})

    def _typed(self, column: str, value: str) -> Any:
        known = {"never": None, "no": False}
        if value in known:
            return known[value]
        if column.endswith("_on") or column in ("valid_from", "valid_to", "publish_until"):
            return date.fromisoformat(value)
        if column.endswith("uscc"):
            return self.code(value) if len(value) == 1 else value
        if column.endswith(("_no", "_id", "_hash", "_name")) or column == "address":
            return f"{self.name}/{value}"
        if column.endswith("_cny"):
            return Decimal(value)
        return int(value) if value.isdigit() and "year" in column else value

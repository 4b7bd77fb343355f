"""What counts for a subject's score: every record with its days, decided one row at a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import chain
from typing import Any

from tests.queries.landing import Row
from tests.queries.oracles.lawful import DAY, WITHDRAWN, Lawful, Rows, months_later, penalty_term
from tests.queries.oracles.links import NEVER, Links, in_operation

REPORTING = ("enterprise", "individual_business", "cooperative")
CHANGES = {"legal_representative": "DY01", "address": "DY02"}
# Inspection results and their severities, the worst first.
RESULTS = "8 uncooperative C false_disclosure 6 unreachable A pending B undisclosed E corrected"
LINKS = ("branch", "representative", "shareholding", "guarantee", "address")
RELATED = {"SU04": "RE01", "SU03": "RE02"}


def made(indicator: str, severity: str, kind: str, row: Row, happened_on: date) -> Row:
    """Returns the scoring record of a landed row that nothing has ended."""
    # The register is delivered whole again and again: what it says was known on its own day.
    reported = happened_on if kind == "subject" else row["reported_on"]
    return (
        {"indicator_id": indicator, "severity": severity, "record_type": kind}
        | {"record_id": row["record_id"], "uscc": row["uscc"], "related_uscc": None}
        | {"happened_on": happened_on, "known_on": max(happened_on, reported)}
        | {"ended_on": None, "is_lawful": True, "has_pending_objection": False}
    )


def by_subject(rows: list[Row]) -> dict[str | None, list[Row]]:
    """Returns rows by the code of their subject."""
    found: dict[str | None, list[Row]] = {}
    for row in rows:
        found.setdefault(row["uscc"], []).append(row)
    return found


class Records:
    """Finds the scoring records of every subject, and which of them count on a day."""

    def __init__(self, rows: Rows, as_of: date, edition: Any) -> None:
        self.rows, self.as_of, self.edition = rows, as_of, edition
        self.lawful = Lawful(rows, as_of)
        self.subjects = {row["uscc"]: row for row in rows["subjects"]}
        self.links = Links(rows, as_of)
        self.own: dict[str | None, list[Row]] = {}
        seen = (self._register(), self._changes(), self._inspections())
        for record in chain(*seen, self._decided()):
            self.own.setdefault(record["uscc"], []).append(record)
        self.found: dict[str, list[Row]] = {}
        by_table = ("inspections", "licences", "evaluations")
        self.seen = {table: by_subject(rows[table]) for table in by_table}

    def records(self, uscc: str) -> list[Row]:
        """Returns the scoring records of a subject, withdrawn ones included."""
        if uscc not in self.found:
            self.found[uscc] = [*self.own.get(uscc, []), *self._related(uscc)]
        return self.found[uscc]

    def in_operation(self, uscc: str, day: date | None = None) -> bool:
        """Returns whether a subject is in operation at the end of a day, and so scored."""
        return in_operation(self.subjects[uscc], day or self.as_of)

    def counted(self, uscc: str, day: date) -> list[Row]:
        """Returns the records that count on a day, weighed, in the order in which they count."""
        counted: dict[tuple[str, str], Row] = {}
        for row in self.records(uscc):
            is_over = row["ended_on"] is not None and row["ended_on"] <= day
            weighed = None if is_over or row["known_on"] > day else self._weighed(row, day)
            key = row["indicator_id"], row["record_id"]
            if weighed and (key not in counted or _link(row) < _link(counted[key])):
                counted[key] = weighed
        return sorted(counted.values(), key=self._place)

    def _weighed(self, row: Row, day: date) -> Row | None:
        points = self.edition.points.get((row["indicator_id"], row["severity"]))
        kind = self.edition.indicators.get(row["indicator_id"])
        age = (day - row["happened_on"]).days
        factor = self.edition.factor(kind["decay_id"], age) if kind else None
        if factor is None or points is None:
            return None
        raw = (points * factor).quantize(Decimal("0.01"), ROUND_HALF_UP)
        out = row | {name: kind[name] for name in ("dimension_id", "effect")}
        return out | {"age_days": age, "decay": factor, "raw_points": raw}

    def _place(self, row: Row) -> tuple[Any, ...]:
        order = int(self.edition.indicators[row["indicator_id"]]["sort_order"])
        return order, -row["raw_points"], -row["happened_on"].toordinal(), row["record_id"]

    def exposure(self, uscc: str) -> int:
        """Returns a subject's inspections in 36 months and licences in force."""
        since = months_later(self.as_of, -36)
        inspected = [row["inspected_on"] for row in self.seen["inspections"].get(uscc, [])]
        count = sum(since < day <= self.as_of for day in inspected)
        for row in self.seen["licences"].get(uscc, []):
            start, end = row["valid_from"] or self.as_of, row["valid_to"] or self.as_of
            if row["licence_status"] == "valid" and start <= self.as_of <= end:
                count += self.lawful.judge("licence", row)[0] == "lawful"
        return count

    def _register(self) -> Iterator[Row]:
        for row in self.rows["subjects"]:
            yield made("BA01", "first_year", "subject", row, row["registered_on"])
            if row["subject_status"] == "suspended":
                since = row["status_changed_on"] or row["registered_on"]
                yield made("DY03", "suspended", "subject", row, since)
            if row["subject_type"] in REPORTING:
                filed = row["last_annual_report_year"]
                missing = row["registered_on"].year if filed is None else filed + 1
                # Due on 30 June of the following year, so missing from 1 July on.
                one, more = date(missing + 1, 7, 1), date(missing + 2, 7, 1)
                yield made("BA02", "one_year", "subject", row, one) | {"ended_on": more}
                yield made("BA02", "more_years", "subject", row, more)

    def _changes(self) -> Iterator[Row]:
        for row in self.rows["subject_changes"]:
            if row["change_item"] in CHANGES:
                indicator = CHANGES[row["change_item"]]
                yield made(indicator, "changed", "subject_change", row, row["changed_on"])

    def _inspections(self) -> Iterator[Row]:
        results = RESULTS.split()
        for row in self.rows["inspections"]:
            codes = [code for code in results[::2] if code in row["result_codes"].split(";")]
            if codes:
                worst = results[results.index(codes[0]) + 1]
                yield made("SU02", worst, "inspection", row, row["inspected_on"])

    def _penalties(self) -> Iterator[tuple[Row, Row]]:
        for row in self.rows["penalties"]:
            severity = penalty_term(row, self.as_of)["severity_class"]
            if "revoke_licence" in (row["penalty_categories"] or "").split(";"):
                severity = "licence_revoked"
            yield row, made("SU01", severity, "penalty", row, row["decided_on"])

    def _listings(self) -> Iterator[tuple[Row, Row]]:
        for indicator, kind in (("SU03", "abnormal_listing"), ("SU04", "dishonest_listing")):
            for row in self.rows[f"{kind}s"]:
                yield row, made(indicator, "listed", kind, row, row["listed_on"])

    def _commitments(self) -> Iterator[tuple[Row, Row]]:
        for row in self.rows["commitments"]:
            status, day = row["fulfilment_status"], row["confirmed_on"] or row["made_on"]
            if status in ("partly_fulfilled", "unfulfilled"):
                yield row, made("SU05", status, "commitment", row, day)

    def _honours(self) -> Iterator[tuple[Row, Row]]:
        for row in self.rows["honours"]:
            yield row, made("SO01", row["honour_type"], "honour", row, row["awarded_on"])

    def _decided(self) -> Iterator[Row]:
        """Yields the records an office decided on with their verdict, if they were ever usable."""
        about = (self._penalties(), self._listings(), self._commitments(), self._honours())
        for row, record in chain(*about):
            kind = record["record_type"]
            verdict, end = self.lawful.judge(kind, row)
            if verdict == "lawful" or verdict in WITHDRAWN:
                record |= {"ended_on": end, "is_lawful": verdict == "lawful"}
                if kind != "honour":
                    record["has_pending_objection"] = self.lawful.has_pending(kind, row)
                elif row["valid_to"]:
                    record["ended_on"] = min(row["valid_to"] + DAY, end or NEVER)
                yield record

    def _related(self, uscc: str) -> Iterator[Row]:
        for other, kind, start, end in self.links.of(uscc):
            for listing in self.own.get(other, []) if other != uscc else []:
                happened = max(listing["happened_on"], start)
                ended = min(listing["ended_on"] or NEVER, end)
                # A link that never stood while the other was listed leads to nothing.
                if listing["indicator_id"] in RELATED and happened < ended:
                    days = {"happened_on": happened, "known_on": max(start, listing["known_on"])}
                    days |= {"ended_on": ended if ended < NEVER else None}
                    what = {"indicator_id": RELATED[listing["indicator_id"]], "severity": kind}
                    yield listing | what | days | {"uscc": uscc, "related_uscc": other}


def _link(row: Row) -> tuple[int, date]:
    return LINKS.index(row["severity"]), row["happened_on"]

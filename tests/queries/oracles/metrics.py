"""Every metric, recomputed in plain Python from the landed rows of the city."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime

from tests.queries.landing import Row
from tests.queries.oracles.cases import Cases
from tests.queries.oracles.marts import Marts

# (first day of the month, district, department, bucket)
Cell = tuple[date, str, str | None, int | None]
HISTORY = ("repaired", "expired")


def month_of(day: date | datetime) -> date:
    """Returns the first day of the month."""
    return date(day.year, day.month, 1)


class Metrics:
    """Numerators and denominators of the metrics as of a day, by month, district, department."""

    def __init__(self, marts: Marts, months: list[tuple[date, date]]) -> None:
        """Takes the recomputed marts and the months with the day on which a stock is taken."""
        self.marts, self.months = marts, months
        self.subjects = marts.dim_subject()

    def cells(self, metric_id: str) -> tuple[Counter[Cell], Counter[Cell]]:
        """Returns numerator and denominator of a metric in each cell."""
        top: Counter[Cell] = Counter()
        bottom: Counter[Cell] = Counter()
        compute: Callable[[], Iterator[tuple[Cell, bool]]] = getattr(self, metric_id)
        for cell, counts in compute():
            top[cell] += counts
            bottom[cell] += 1
        return top, bottom

    def _place(self, row: Row) -> str:
        return str(self.marts.subjects.get(row["uscc"], {}).get("district_code", "unlocated"))

    def _flow(
        self, rows: list[Row], day: str, department: str, counts: Callable[[Row], bool]
    ) -> Iterator[tuple[Cell, bool]]:
        for row in rows:
            yield (month_of(row[day]), row["district_code"], row[department], None), counts(row)

    def _withdrawn(
        self, kind: str, table: str, day: str, department: str
    ) -> Iterator[tuple[Cell, bool]]:
        for row in self.marts.rows[table]:
            if self.marts.lawful.judge(kind, row)[0] in HISTORY:
                yield (month_of(row[day]), self._place(row), row[department], None), True

    def penalty_count(self) -> Iterator[tuple[Cell, bool]]:
        rows = self.marts.fact("fct_penalty")
        yield from self._flow(rows, "decided_on", "department_code", lambda row: True)
        yield from self._withdrawn("penalty", "penalties", "decided_on", "authority_uscc")

    def licence_count(self) -> Iterator[tuple[Cell, bool]]:
        rows = self.marts.fact("fct_licence")
        return self._flow(rows, "decided_on", "department_code", lambda row: True)

    def _cases(self) -> list[Row]:
        cases = self.marts.fact("fct_joint_case")
        return [row for row in cases if row["case_status"] != "cancelled"]

    def joint_case_count(self) -> Iterator[tuple[Cell, bool]]:
        flow = Cases(self.marts).flow()
        return self._flow(flow, "initiated_on", "executing_department_code", lambda row: True)

    def joint_case_feedback_rate(self) -> Iterator[tuple[Cell, bool]]:
        pushed = [row for row in self._cases() if row["pushed_at"]]
        column = "executing_department_code"
        return self._flow(pushed, "pushed_at", column, lambda row: row["feedback_at"] is not None)

    def _repairs(self, known: str = "record_id") -> list[Row]:
        return [
            row
            for row in self.marts.fact("fct_repair")
            if row["completed_on"] and row["repair_status"] in ("approved", "rejected")
            if row[known] is not None
        ]

    def repair_completed_count(self) -> Iterator[tuple[Cell, bool]]:
        column = "handling_department_code"
        return self._flow(self._repairs(), "completed_on", column, lambda row: True)

    def repair_on_time_rate(self) -> Iterator[tuple[Cell, bool]]:
        column = "handling_department_code"
        known = self._repairs("is_on_time")
        return self._flow(known, "completed_on", column, lambda row: row["is_on_time"])

    def repair_duration_wd_p50(self) -> Iterator[tuple[Cell, bool]]:
        for row in self._repairs("total_wd"):
            month, department = month_of(row["completed_on"]), row["handling_department_code"]
            yield (month, row["district_code"], department, row["total_wd"]), True

    def commitment_breach_rate(self) -> Iterator[tuple[Cell, bool]]:
        for row in self.marts.fact("fct_commitment"):
            if row["fulfilment_status"]:
                month = month_of(row["confirmed_on"] or row["reported_on"])
                cell = (month, row["district_code"], row["department_code"], None)
                yield cell, row["fulfilment_status"] != "fulfilled"

    def inspection_problem_rate(self) -> Iterator[tuple[Cell, bool]]:
        rows = self.marts.fact("fct_inspection")
        return self._flow(rows, "inspected_on", "department_code", lambda row: row["has_problem"])

    def _reported(self) -> Iterator[tuple[Cell, Row]]:
        departments = {row["department_code"]: row for row in self.marts.rows["departments"]}
        known = {row["district_code"] for row in self.marts.rows["districts"]} | {"990100"}
        for row in self.marts.rows["licences"] + self.marts.rows["penalties"]:
            home = departments.get(row["source_uscc"], {}).get("district_code")
            place = home if home in known else "unlocated"
            if row["is_publishable"] is not False:
                yield (month_of(row["reported_on"]), place, row["source_uscc"], None), row

    def publicity_compliance_rate(self) -> Iterator[tuple[Cell, bool]]:
        for cell, _ in self._reported():
            yield cell, True

    def publicity_timely_rate(self) -> Iterator[tuple[Cell, bool]]:
        for cell, row in self._reported():
            lag = self.marts._working_days(row["decided_on"], row["reported_on"])
            if lag is not None:
                yield cell, lag <= 7

"""What the page promises for a repair is what a build gives once the repair is approved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from queries import runner
from tests.queries import landing
from tests.queries.city import City
from tests.queries.city_procedures import NUMBERS
from tests.queries.conftest import SEED, SUBJECTS, Modelled
from tests.queries.dice import AS_OF

Row = dict[str, Any]
TABLES = ("fct_score", "fct_score_contribution")


@dataclass(frozen=True)
class Promise:
    """Records of one subject that end, and the score and tier that follow."""

    uscc: str
    records: tuple[tuple[str, str], ...]
    score: float
    tier: str
    before: str | None


def promises(mart: duckdb.DuckDBPyConnection, numbers: dict[str, Row]) -> list[Promise]:
    """Returns one promise a subject: a record alone, or the path up to one of its records.

    Subjects that answer for others are left out: a repair of those would be seen in theirs.
    """
    rows = mart.execute(
        "select uscc, bool_or(related_uscc is not null) from fct_score_contribution"
        " group by uscc having bool_or(is_repairable) order by uscc"
    ).fetchall()
    apart = [uscc for uscc, looks_at_others in rows if not looks_at_others]
    found = []
    for position, uscc in enumerate(apart):
        params = {"uscc": uscc, "as_of": AS_OF, "district_codes": []}
        frame = runner.run(mart, "enterprise/what_if", params)
        steps = frame[frame["is_repairable"]].to_dict("records")
        scenario = ("alone", "path")[position % 2]
        chosen = [step for step in steps if step["scenario"] == scenario]
        last = chosen[position // 2 % len(chosen)]
        ending = chosen[: chosen.index(last) + 1] if scenario == "path" else [last]
        keys = tuple((step["indicator_id"], step["record_id"]) for step in ending)
        if all(record_id in numbers for _indicator, record_id in keys):
            before = mart.execute(
                "select direct_rule_id from fct_score where uscc = ?", [uscc]
            ).fetchone()
            assert before
            found.append(
                Promise(uscc, keys, float(last["score_after"]), last["grade_after"], before[0])
            )
    return found


def numbers_of(rows: dict[str, list[Row]]) -> dict[str, Row]:
    """Returns kind and document number by record, for records that have one."""
    return {
        row["record_id"]: {"target_type": kind, "target_record_no": row[column]}
        for kind, (table, column) in NUMBERS.items()
        for row in landing.complete(table, rows[table])
        if row[column]
    }


def approved(promise: Promise, numbers: dict[str, Row], name: str) -> list[Row]:
    """Returns an approved application for each record, decided before the build's day."""
    decided = datetime.combine(AS_OF - timedelta(days=1), datetime.min.time())
    return [
        numbers[record_id]
        | {"uscc": promise.uscc, "subject_name": name, "repair_status": "approved"}
        | {"application_no": f"W{promise.uscc}{number}", "submitted_at": decided}
        | {"decided_at": decided, "publicity_ended_on": decided.date()}
        | {"reported_on": AS_OF, "handling_department_uscc": "11990100MB00000000"}
        for number, (_indicator, record_id) in enumerate(promise.records)
    ]


@pytest.fixture(scope="module")
def applied(
    modelled: Modelled, tmp_path_factory: pytest.TempPathFactory
) -> tuple[list[Promise], Path]:
    """Promises of the city's mart, and the mart of the same city with the repairs approved."""
    folder = tmp_path_factory.mktemp("repaired")
    rows = City(seed=SEED, subjects=SUBJECTS).rows()
    numbers = numbers_of(rows)
    with duckdb.connect(str(modelled.mart), read_only=True) as mart:
        made = promises(mart, numbers)
    names = {row["uscc"]: row["subject_name"] for row in rows["subjects"]}
    for promise in made:
        rows["repair_applications"] += approved(promise, numbers, names[promise.uscc])
    landing.write(folder, rows, as_of=AS_OF)
    after = folder / "mart.duckdb"
    return made, modelled.compiled.replay(folder, after, as_of=AS_OF, tables=TABLES)


def test_approved_repairs_give_the_promised_score_and_tier(
    applied: tuple[list[Promise], Path],
) -> None:
    made, after = applied
    with duckdb.connect(str(after), read_only=True) as mart:
        rows = mart.execute("select uscc, score, risk_tier from fct_score").fetchall()
        left = mart.execute(
            "select uscc, indicator_id, record_id from fct_score_contribution"
        ).fetchall()
    found = {uscc: (float(score), tier) for uscc, score, tier in rows}
    assert found.items() >= {(one.uscc, (one.score, one.tier)) for one in made}
    gone = {(one.uscc, *key) for one in made for key in one.records}
    assert gone.isdisjoint(left)


def test_promises_cover_paths_and_ends_of_direct_rules(
    applied: tuple[list[Promise], Path],
) -> None:
    made, _after = applied
    assert len(made) >= 20
    assert sum(len(one.records) > 1 for one in made) >= 5
    assert any(one.before and one.tier in ("A", "B") for one in made)
    kinds = {indicator for one in made for indicator, _record in one.records}
    assert kinds == {"SU01", "SU03", "SU04", "SU05"}

"""Movement is told from chance as the textbook does it."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from math import erfc, sqrt
from pathlib import Path

import duckdb
import pytest

from queries import runner

Row = tuple[str, str, str, str, float, float | None, float, float | None]


@pytest.fixture
def moved(mart_path: Path, tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A copy of the mart whose movements a test may write."""
    copy = tmp_path / "moved.duckdb"
    shutil.copy(mart_path, copy)
    connection = duckdb.connect(copy)
    connection.execute("delete from agg_movement")
    yield connection
    connection.close()


def rows(seed: int, raised: int) -> list[Row]:
    """Returns random movements; the first `raised` members of each dimension really moved."""
    dice = random.Random(seed)
    found: list[Row] = []
    for number in range(25):
        up = 1.9 if number < raised else 1.0
        before, after = dice.randint(50, 70), int(dice.randint(50, 70) * up)
        found.append(("district", f"D{number}", "penalty_count", "1", after, None, before, None))
        before, after = dice.randint(70, 90), int(dice.randint(70, 90) * up)
        name = f"P{number}"
        found.append(("department", name, "commitment_breach_rate", "1", after, 400, before, 380))
        before, after = dice.randint(25, 35), int(dice.randint(25, 35) * up)
        found.append(("industry", f"I{number}", "penalty_count", "1", after, None, before, None))
    # Too few to say anything.
    found.append(("district", "few", "penalty_count", "1", 9, None, 1, None))
    return found


def share_of_days(mart: duckdb.DuckDBPyConnection) -> float:
    """Returns the last three complete months' part of the working days of the last six."""
    ends = mart.execute("select max(period_end) from dim_month where is_complete").fetchone()
    days = mart.execute("select day from dim_workday where is_workday").fetchall()
    assert ends
    number = ends[0].year * 12 + ends[0].month - 1
    months = [number - (day.year * 12 + day.month - 1) for (day,) in days]
    return sum(1 <= month <= 3 for month in months) / sum(1 <= month <= 6 for month in months)


def expected(given: list[Row], part: float) -> dict[tuple[str, str], float]:
    """Returns the q value of each member that was tested."""
    totals = [sum(row[place] for row in given if row[0] == "industry") for place in (4, 6)]
    tested = []
    for dimension, name, _, _, now, now_of, before, before_of in given:
        if dimension == "industry":
            now_of, before_of = totals
        if now_of is None or before_of is None:
            mean = (now + before) * part
            variance = mean * (1 - part)
        else:
            pooled = (now + before) / (now_of + before_of)
            mean = now_of * pooled
            variance = mean * (1 - pooled) * before_of / (now_of + before_of)
        if variance >= 5:
            tested.append((erfc(abs(now - mean) / sqrt(variance) / sqrt(2)), (dimension, name)))
    tested.sort(reverse=True)
    q_values, lowest = {}, 1.0
    for place, (p_value, member) in enumerate(tested):
        lowest = min(lowest, p_value * len(tested) / (len(tested) - place))
        q_values[member] = lowest
    return q_values


@pytest.mark.parametrize("seed", range(4))
def test_movements_are_those_of_the_textbook(seed: int, moved: duckdb.DuckDBPyConnection) -> None:
    given = rows(seed, raised=3)
    moved.executemany("insert into agg_movement values (?, ?, ?, ?, ?, ?, ?, ?)", given)
    frame = runner.run(moved, "overview/what_changed", {"district_codes": []})
    found = {(row.dimension, row.member_code): row.q_value for row in frame.itertuples()}
    q_values = expected(given, share_of_days(moved))
    assert found.keys() == {member for member, q in q_values.items() if q <= 0.05}
    assert {("district", "D0"), ("department", "P0")} <= found.keys()
    for member, q_value in found.items():
        assert q_value == pytest.approx(q_values[member], abs=2e-6)


def test_direction_says_what_is_worse(moved: duckdb.DuckDBPyConnection) -> None:
    moved.executemany(
        "insert into agg_movement values (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            ("department", "a", "commitment_breach_rate", "1", 200, 400, 80, 380),
            ("department", "b", "repair_on_time_rate", "1", 200, 400, 350, 380),
            ("department", "c", "repair_on_time_rate", "1", 350, 400, 100, 380),
            ("department", "d", "penalty_count", "1", 200, None, 20, None),
        ],
    )
    frame = runner.run(moved, "overview/what_changed", {"district_codes": []})
    worse = dict(zip(frame["member_code"], frame["is_worse"].astype(object), strict=True))
    assert worse.pop("d") is not True
    assert worse == {"a": True, "b": True, "c": False}


def test_nothing_moved_when_nothing_is_known(moved: duckdb.DuckDBPyConnection) -> None:
    assert runner.run(moved, "overview/what_changed", {"district_codes": []}).empty

"""The slow scorer gives what was worked out by hand, down to the day and the cent."""

from __future__ import annotations

import shutil
from calendar import monthrange
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from tests.queries import landing
from tests.queries.dice import AS_OF
from tests.queries.oracles.scorecard import FOLDER, Scorecard
from tests.queries.oracles.scoring import Scorer
from tests.queries.scoring_case import Case
from tests.queries.scoring_cases import CASES

SHOWN = "MODEL_ABCD"


@cache
def scorer_of(case: Case, scorecard: Scorecard | None = None) -> Scorer:
    rows = {table: landing.complete(table, case.rows.get(table, [])) for table in landing.tables()}
    return Scorer(rows, case.as_of, scorecard)


@pytest.mark.parametrize("name", CASES)
def test_contributions_are_those_worked_out_by_hand(name: str) -> None:
    scorer = scorer_of(CASES[name])
    for uscc, wanted in CASES[name].expected.items():
        given = {
            f"{row['indicator_id']} {row['record_id']}": row for row in scorer.contributions(uscc)
        }
        assert {key: row["points"] for key, row in given.items()} == wanted.contributions, uscc
        assert {k for k, row in given.items() if row["is_capped"]} == wanted.marked["capped"], uscc
        pending = {key for key, row in given.items() if row["has_pending_objection"]}
        assert pending == wanted.marked["pending"], uscc


@pytest.mark.parametrize("name", CASES)
def test_score_and_grade_are_those_worked_out_by_hand(name: str) -> None:
    case, scorer = CASES[name], scorer_of(CASES[name])
    for uscc, wanted in case.expected.items():
        if wanted.score is None:
            assert not scorer.in_operation(uscc), uscc
            continue
        assert scorer.score(uscc) == wanted.score, uscc
        assert scorer.grade(uscc, SHOWN) == wanted.grade, uscc
        assert scorer.score(uscc, case.as_of, by_knowledge=False) == wanted.score, uscc


@pytest.mark.parametrize("name", CASES)
def test_past_months_are_those_worked_out_by_hand(name: str) -> None:
    scorer = scorer_of(CASES[name])
    for uscc, wanted in CASES[name].expected.items():
        found = scorer.tier_history(uscc)
        for month, said in wanted.history.items():
            state = found.get(date.fromisoformat(f"{month}-01"))
            score, _, grade = said.partition(" ")
            assert state == (None if score == "none" else (Decimal(score), grade)), (uscc, month)


def test_history_has_36_months_that_end_with_the_one_of_the_day() -> None:
    case = CASES["reports"]
    months = sorted(scorer_of(case).tier_history(case.code("a")))
    assert (len(months), months[0], months[-1]) == (36, date(2023, 12, 1), date(2026, 11, 1))


def test_month_end_looks_back_without_what_was_withdrawn_unless_by_knowledge() -> None:
    case = CASES["ends"]
    scorer, repaired = scorer_of(case), case.code("a")
    day = date(2026, 10, monthrange(2026, 10)[1])
    assert scorer.score(repaired, day) == 85
    assert scorer.score(repaired, day, by_knowledge=False) == 100


def test_score_is_refused_for_who_is_not_in_operation() -> None:
    case = CASES["ends"]
    with pytest.raises(ValueError, match="not in operation on 2026-11-20"):
        scorer_of(case).score(case.code("i"))


def test_records_keep_withdrawn_ones_but_none_that_was_never_public() -> None:
    case = CASES["ends"]
    scorer = scorer_of(case)
    kept = {key: {row["record_id"] for row in scorer.records(case.code(key))} for key in "ag"}
    assert kept == {"a": {"ends/a", "ends/p1"}, "g": {"ends/g"}}
    (penalty,) = (row for row in scorer.records(case.code("a")) if row["record_type"] == "penalty")
    assert (penalty["ended_on"], penalty["is_lawful"]) == (date(2026, 11, 19), False)


def test_direct_rules_name_the_rule_of_each_scheme_and_the_record() -> None:
    case = CASES["direct"]
    found = scorer_of(case).direct_rules(case.code("b"))
    names = ("rule_id", "scheme_code", "grade_code", "record_id")
    assert [tuple(row[name] for name in names) for row in found] == [
        ("DR03", "MODEL_ABCD", "C", "direct/l2"),
        ("DR03", "MODEL_3", "高", "direct/l2"),
    ]


def test_what_if_lifts_the_caps_and_rules_of_what_is_gone() -> None:
    scorer, code = scorer_of(CASES["caps"]), CASES["caps"].code("c")
    # 30 + 20 + 25 are within no cap but the dimension's 65; without the 30 all 45 count: 55,
    # C also by the list; without list and penalty 20 are left.
    assert scorer.what_if(code, []) == (35, "D")
    assert scorer.what_if(code, ["caps/r1"]) == (55, "C")
    assert scorer.what_if(code, ["caps/r1", "caps/r3"]) == (80, "B")
    # Without deductions an honour gives nothing back.
    honours = CASES["honours"]
    assert scorer_of(honours).what_if(honours.code("b"), ["honours/k1"]) == (100, "A")


def test_raw_points_are_rounded_with_halves_away_from_zero(tmp_path: Path) -> None:
    folder = tmp_path / "scorecard"
    shutil.copytree(FOLDER, folder)
    points = (folder / "points.csv").read_text("utf-8")
    points = points.replace("2026,SU02,corrected,已责令改正,Corrected on order,6,",
                            "2026,SU02,corrected,已责令改正,Corrected on order,6.05,")  # fmt: skip
    (folder / "points.csv").write_text(points, "utf-8")
    case = CASES["decay"]
    # 6.05 x 0.5 = 3.025
    assert scorer_of(case, Scorecard(folder)).score(case.code("d")) == Decimal("96.97")


def test_edition_is_the_one_of_the_day() -> None:
    versions = [Scorecard().in_force(day).version for day in (date(2026, 3, 31), date(2026, 4, 1))]
    assert versions == ["2025", "2026"]
    with pytest.raises(ValueError, match="no edition"):
        Scorecard().in_force(date(2021, 12, 31))


def peers_of(exposures: dict[int, int], worse: int = -1, code: str | None = "C1310") -> Scorer:
    """So many subjects of each number of inspections; those of `worse` inspections have 92."""
    case = Case("peers", AS_OF.isoformat())
    case.add("x", "100 A", "inspection i 2026-01-01 result=1")
    (subject,), (seen,) = case.rows["subjects"], case.rows["inspections"]
    case.rows = {"subjects": [], "inspections": []}
    for number, exposure in enumerate(e for e, count in exposures.items() for _ in range(count)):
        own = {"uscc": f"91PEERS{number:011d}", "record_id": f"{number}", "industry_code": code}
        own |= {"subject_status": "suspended" if exposure == worse else "active"}
        case.rows["subjects"].append(subject | own)
        case.rows["inspections"] += [seen | {"uscc": own["uscc"]}] * exposure
    return scorer_of(case)


def test_peers_of_one_band_are_ranked_with_half_of_the_same() -> None:
    # All the same: half of 30. With 29 there are too few, and none without an industry.
    assert set(peers_of({0: 29}).peers().values()) == {(0, None, 29.0)}
    assert set(peers_of({0: 30}).peers().values()) == {(0, 0.5, 30.0)}
    assert set(peers_of({0: 30}, code=None).peers().values()) == {(0, None, 0.0)}
    # Those of one inspection are worse, but in a band of their own.
    assert set(peers_of({0: 30, 1: 40}, worse=1).peers().values()) == {
        (0, 0.5, 30.0),
        (1, 0.5, 40.0),
    }


def test_exposure_between_two_values_belongs_to_both() -> None:
    # ln(3/2) / ln(4/2) = 0.584963 of 2 belongs to the band of 3, 0.415037 to that of 1. Band of 1:
    # 30 worse and half of itself, (30 + 0.2075185) / 30.415037; band of 3: all the same, a half.
    # 0.415037 x 0.993177 + 0.584963 x 0.5 = 0.704687; 0.415037 x 30.415037 + 0.584963 x 30.584963.
    found = peers_of({1: 30, 3: 30, 2: 1}, worse=1).peers()
    (middle,) = (state for state in found.values() if state[0] == 2)
    assert middle == (2, pytest.approx(0.704687, abs=1e-6), pytest.approx(30.514437, abs=1e-6))
    # Beyond the last value all are of the last band.
    assert set(peers_of({31: 5, 0: 0}).peers().values()) == {(31, None, 5.0)}

"""The stability index: worked by hand, and against the definition written out slowly."""

import math
import random
from datetime import date

import pandas as pd
import pytest

from dashboard import build_stability, stability


def test_index_worked_by_hand():
    # Halves before, a quarter and three quarters now:
    # (0.25 - 0.5) ln(0.25 / 0.5) + (0.75 - 0.5) ln(0.75 / 0.5) = 0.25 ln 2 + 0.25 ln 1.5
    assert stability.index({0: 50, 5: 50}, {0: 25, 5: 75}) == pytest.approx(0.274653, abs=1e-6)


def test_index_of_the_same_parts_is_zero_whatever_the_size():
    assert stability.index({0: 3, 5: 7}, {0: 300, 5: 700}) == pytest.approx(0)


def test_empty_step_counts_as_one_in_ten_thousand():
    expected = 0.5 * math.log(0.5 / 1.0) * -1 + (0.5 - 0.0001) * math.log(0.5 / 0.0001)
    assert stability.index({0: 10}, {0: 5, 5: 5}) == pytest.approx(expected)


def test_index_without_subjects_is_unknown():
    assert stability.index({}, {0: 1}) is None
    assert stability.index({0: 1}, {}) is None


@pytest.mark.parametrize("seed", range(20))
def test_index_is_the_definition_over_every_subject(seed):
    dice = random.Random(seed)
    before = [dice.randrange(0, 100, 5) for _ in range(dice.randint(50, 400))]
    now = [dice.randrange(0, 100, 5) for _ in range(dice.randint(50, 400))]
    total = 0.0
    for step in range(0, 100, 5):
        q = sum(1 for score in before if score == step) / len(before)
        p = sum(1 for score in now if score == step) / len(now)
        if p or q:
            p, q = max(p, 0.0001), max(q, 0.0001)
            total += p * math.log(p / q) - q * math.log(p / q)
    steps = range(0, 100, 5)
    found = stability.index(
        {step: before.count(step) for step in steps if step in before},
        {step: now.count(step) for step in steps if step in now},
    )
    assert found == pytest.approx(total)


@pytest.mark.parametrize(
    ("psi", "expected"),
    [(0.0, "stable"), (0.0999, "stable"), (0.1, "moved"), (0.2499, "moved"), (0.25, "shifted")],
)
def test_verdict_follows_the_convention(psi, expected):
    assert stability.verdict(psi) == expected


def test_each_month_is_compared_with_the_one_before():
    months = [date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)]
    counts = [{0: 50, 5: 50}, {0: 50, 5: 50}, {0: 25, 5: 75}]
    rows = pd.DataFrame(
        [
            (month, step, count)
            for month, steps in zip(months, counts, strict=True)
            for step, count in steps.items()
        ],
        columns=["period", "bin_from", "subject_count"],
    )
    found = build_stability.by_month(rows)
    assert list(found["period"]) == months[1:]
    assert found["stability_index"].tolist() == pytest.approx([0, 0.274653], abs=1e-6)

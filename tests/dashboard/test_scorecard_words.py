"""The scorecard in words: how points age, and what a share is called."""

import pytest

from dashboard import scorecard_words, viewer
from dashboard.viewer import Viewer


@pytest.fixture(autouse=True)
def english():
    viewer.become(Viewer("en", "light"))
    yield
    viewer._viewer.set(None)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (
            [(0, 365, 1.0), (365, 730, 0.6), (730, 1095, 0.3)],
            "year 1 in full, year 2 60%, year 3 30%, then nothing",
        ),
        ([(0, 365, 1.0)], "year 1 in full, then nothing"),
        ([(0, None, 1.0)], "Does not age: in full as long as the record counts"),
        ([(0, 730, 1.0), (730, None, 0.5)], "years 1\u20132 in full, from year 3 50%"),
        ([(0, 180, 1.0)], "day 0\u2013179 in full, then nothing"),
    ],
)
def test_ageing_is_told_in_years(rule, expected):
    assert scorecard_words.ageing(rule) == expected


def test_points_carry_the_sign_of_their_effect():
    assert scorecard_words.effect("15.00", "deduct") == "\u221215"
    assert scorecard_words.effect("2.50", "add") == "+2.50"

"""Rates of small areas: drawn to the mean by as much as chance explains, and classed around it."""

import pytest

from dashboard.small_numbers import classes, smoothed


def test_hand_checked_example():
    # m = 12/1000; spread = sum n (r-m)^2 / 1000; between = spread - m * 3 / 1000.
    counts, sizes = [10, 1, 1], [200, 400, 400]
    mean = 0.012
    spread = (200 * 0.038**2 + 800 * (0.0025 - mean) ** 2) / 1000
    between = spread - mean * 3 / 1000
    wanted = [
        mean + between / (between + mean / size) * (count / size - mean)
        for count, size in zip(counts, sizes, strict=True)
    ]
    assert smoothed(counts, sizes) == pytest.approx(wanted)


def test_nobody_has_no_rate_and_equal_areas_keep_theirs():
    assert smoothed([], []) == []
    assert smoothed([0, 0], [0, 0]) == [None, None]
    assert smoothed([0, 2], [0, 100]) == [None, pytest.approx(0.02)]
    assert smoothed([2, 2], [100, 100]) == pytest.approx([0.02, 0.02])
    assert smoothed([0, 0], [10, 20]) == [0.0, 0.0]


def test_small_area_is_drawn_further_than_a_large_one_and_none_beyond_the_mean():
    counts, sizes = [2, 200, 0, 300], [100, 10_000, 100, 40_000]
    mean = sum(counts) / sum(sizes)
    for count, size, drawn in zip(counts, sizes, smoothed(counts, sizes), strict=True):
        low, high = sorted((count / size, mean))
        assert low <= drawn <= high
    small, large, *_rest = smoothed(counts, sizes)
    assert abs(large - 0.02) < abs(small - 0.02)


def test_what_chance_explains_is_the_mean():
    assert smoothed([2, 3, 2, 3], [300, 310, 305, 295]) == pytest.approx([10 / 1210] * 4)


def test_classes_lie_around_the_mean():
    rates = [0.004, 0.008, 0.0095, 0.0112, 0.02, None]
    assert classes(rates, 0.01) == [0, 1, 2, 3, 4, -1]
    assert classes([0.01] * 3, 0.01) == [2, 2, 2]
    assert classes([0.0], 0.0) == [0]

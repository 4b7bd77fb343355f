"""Sparklines: gaps stay gaps, and one month is no trend."""

from dashboard.sparkline import sparkline


def test_sparkline_needs_two_months():
    assert sparkline([None, 1.0, None], color="#000000") is None


def test_sparkline_leaves_a_gap_where_a_month_has_no_data():
    svg = sparkline([1.0, 2.0, None, 3.0, 4.0], color="#000000")
    assert svg is not None
    assert svg.count("<polyline") == 2


def test_sparkline_of_equal_values_is_flat():
    svg = sparkline([5.0, 5.0, 5.0], color="#000000")
    heights = {point.split(",")[1] for point in svg.split('points="')[1].split('"')[0].split()}
    assert heights == {"14"}

"""Numbers and sums of money as sources write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.intake.amounts import read_decimal, read_integer, read_money

cents = st.integers(-(10**13), 10**13).map(lambda number: Decimal(number) / 100)


@given(cents)
def test_money_in_yuan_is_taken_to_the_cent_with_or_without_separators(amount):
    assert read_money(f"{amount}", "元") == amount
    assert read_money(f"{amount:,}", "元") == amount


@given(cents)
def test_money_in_ten_thousands_is_ten_thousand_times_as_much(amount):
    assert read_money(f"{amount / 10_000:f}", "万元") == amount


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("2000元", "万元", "2000"),
        ("0.2万元", "元", "2000"),
        ("1.5亿元", "元", "150000000"),
        ("0.2万", "元", "2000"),
        ("人民币2000元整", "万元", "2000"),
        ("￥１，２３４．５", "元", "1234.5"),
        ("0.000001", "万元", "0.01"),
        ("0.005", "元", "0.01"),
        (".5", "元", "0.5"),
        ("2E3", "元", "2000"),
    ],
)
def test_money_with_a_unit_in_the_cell_goes_by_it(text, unit, expected):
    assert read_money(text, unit) == Decimal(expected)


@pytest.mark.parametrize("text", ["两千", "1,23", "1.2.3", "12a", "--1", "1e999", "1" * 17, "元"])
def test_what_is_no_sum_is_none(text):
    assert read_money(text, "元") is None


def test_percentages_are_shares_of_one():
    assert read_decimal("35%") == Decimal("0.35")
    assert read_decimal("３５．５％") == Decimal("0.355")


@pytest.mark.parametrize(
    ("text", "expected"), [("3", 3), ("3.0", 3), ("1,234", 1234), ("3.5", None)]
)
def test_whole_numbers_have_no_fraction(text, expected):
    assert read_integer(text) == expected


@given(st.text(max_size=20))
def test_no_text_breaks_the_reading(text):
    read_money(text, "元")
    read_integer(text)

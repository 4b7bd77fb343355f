"""Numbers and dates as people write them."""

from datetime import UTC, date, datetime

import pandas
import pytest

from dashboard import formats, viewer
from dashboard.viewer import Viewer

DASH = "\u2014"


@pytest.fixture
def english(environment):
    viewer.become(Viewer(language="en"))


@pytest.fixture
def chinese(environment):
    viewer.become(Viewer(language="zh"))


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0"), (9999, "9,999"), (10_000, "1.0万"), (13_912_345, "1,391.2万"), (2.5e8, "2.5亿"),
     (0.25, "0.2"), (-12_000, "\u22121.2万"), (None, DASH), (float("nan"), DASH),
     (pandas.NA, DASH)],
)  # fmt: skip
def test_compact_counts_in_ten_thousands_in_chinese(chinese, value, written):
    assert formats.compact(value) == written


@pytest.mark.parametrize(
    ("value", "written"), [(950, "950"), (1_200, "1.2K"), (3.4e6, "3.4M"), (5e9, "5.0B")]
)
def test_compact_counts_in_thousands_in_english(english, value, written):
    assert formats.compact(value) == written


def test_money_names_the_currency(chinese):
    assert formats.money(1_234_567) == "123.46万元"
    assert formats.money(None) == DASH


def test_rates_are_percentages_with_one_decimal(english):
    assert formats.percent(0.0152) == "1.5%"
    assert formats.percent(-0.5, 0) == "\u221250%"
    assert formats.percent(float("inf")) == DASH


def test_days_take_their_plural(english):
    assert [formats.days(n) for n in (0, 1, 2)] == ["0 days", "1 day", "2 days"]


def test_days_in_chinese(chinese):
    assert formats.days(3) == "3 天"


def test_dates(english):
    assert formats.date(date(2026, 1, 9)) == "2026-01-09"
    assert formats.date(pandas.NaT) == DASH
    assert formats.moment(datetime(2026, 1, 9, 8, 5, tzinfo=UTC)) == "2026-01-09 08:05"
    assert formats.month(date(2026, 1, 1)) == "2026-01"


def test_period_names_its_last_month(english):
    assert formats.period(date(2026, 1, 1), date(2026, 2, 1)) == "2026-01"
    assert formats.period(date(2025, 2, 1), date(2026, 1, 1)) == "2025-02 \u2013 2025-12"

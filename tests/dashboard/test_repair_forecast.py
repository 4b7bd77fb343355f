"""The forecast of the backlog: worked by hand, and what it says where nothing is sure."""

import math

import pandas as pd
import pytest

from dashboard import repair_forecast
from dashboard.repair_forecast import forecast


def test_forecast_worked_by_hand():
    # Closed less received: six times 4, six times 2. Mean 3, standard deviation sqrt(12 / 11).
    found = forecast(60, [10.0] * 12, [14.0] * 6 + [12.0] * 6)
    error = 1.796 * math.sqrt(12 / 11) / math.sqrt(12)
    assert found.low == pytest.approx(3 - error)
    assert found.high == pytest.approx(3 + error)
    # 60 at 3 in five working days: twenty blocks, a hundred working days.
    assert found.clear_wd == 100
    assert found.soonest_wd == math.ceil(60 / (3 + error) * 5)
    assert found.latest_wd == math.ceil(60 / (3 - error) * 5)


def test_backlog_that_grows_is_never_gone():
    found = forecast(60, [10.0] * 12, [8.0] * 6 + [9.0] * 6)
    assert (found.clear_wd, found.soonest_wd, found.latest_wd) == (None, None, None)


def test_backlog_whose_pace_is_not_sure_has_no_latest_day():
    found = forecast(60, [10.0] * 12, [2.0, 20.0] * 6)
    assert found.clear_wd is not None
    assert found.latest_wd is None


def test_nothing_left_is_gone_now():
    assert forecast(0, [5.0] * 12, [6.0] * 12).clear_wd == 0


def test_forecast_refuses_other_spans_than_the_method_is_stated_for():
    with pytest.raises(ValueError, match="needs 12 blocks"):
        forecast(1, [1.0] * 11, [1.0] * 11)


def test_rows_of_the_query_are_read_in_their_order():
    rows = pd.DataFrame(
        {"left_count": [7] * 12, "arrival_count": range(12), "closing_count": range(1, 13)}
    )
    assert repair_forecast.of(rows).clear_wd == 35

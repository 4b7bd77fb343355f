"""The funnel: shares of the first and the step before, times between, rows behind every step."""

import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard import funnels, viewer
from dashboard.chart_funnel import Funnel, Step, funnel, reached
from dashboard.chart_layout import Caption
from dashboard.viewer import Viewer
from tests.markup_text import filled

FRAME = pd.DataFrame(
    {
        "case_step": ["pushed", "initiated", "feedback"],
        "case_count": [80, 100, 60],
        "response_hours": [5.5, None, 48.0],
        "feedback_hours": [9.0, None, 96.0],
    }
)
STEPS = (
    Step("initiated", "Initiated"),
    Step("pushed", "Pushed"),
    Step("executed", "Executed"),
    Step("feedback", "Fed back", base="pushed"),
)
OPTIONS = Funnel(STEPS, "case_step", "case_count", "response_hours", "feedback_hours", "pushed")


@pytest.fixture(autouse=True)
def viewed():
    viewer.become(Viewer("en", "light"))
    yield
    viewer._viewer.set(None)


def drawn(frame=FRAME):
    figure = funnel(frame, Caption("How far?", "cases", "as of 2026-10-31"), OPTIONS)
    go.Figure(figure)
    return figure


def test_shares_are_of_the_first_and_of_the_step_that_is_named():
    found = {one.step.code: one for one in reached(FRAME, OPTIONS)}
    assert found["pushed"].of_first == found["pushed"].of_base == 0.8
    assert (found["executed"].count, found["executed"].of_base) == (0, 0.0)
    assert (found["feedback"].of_first, found["feedback"].of_base) == (0.6, 0.75)


def test_step_that_nothing_can_have_reached_has_no_share():
    assert [one.of_first for one in reached(FRAME.iloc[:0], OPTIONS)] == [None] * 4
    assert [len(trace["x"]) for trace in drawn(FRAME.iloc[:0])["data"]] == [4, 4, 4, 3]


def test_bars_and_their_tracks_open_the_step():
    tracks, bars = drawn()["data"][:2]
    assert tracks["customdata"] == bars["customdata"] == [step.code for step in STEPS]
    assert (tracks["x"], bars["x"]) == ([100] * 4, [100, 80, 0, 60])
    assert len(set(bars["marker"]["color"])) == 2


def test_time_stands_between_two_steps_and_only_where_it_is_known():
    beside, between = ([line[1:] for line in trace["text"]] for trace in drawn()["data"][2:])
    assert beside[:2] == ["<b>100</b>", "<b>80 \u00b7 80.0%</b>"]
    assert between == [
        "\u2193 80.0% of Initiated \u00b7 median 5.5 h",
        "\u2193 0.0% of Pushed",
        "\u2193 75.0% of Pushed \u00b7 median 48.0 h",
    ]


def test_table_behind_opens_every_step_that_has_rows():
    body = filled(
        funnels.table(reached(FRAME, OPTIONS), OPTIONS, "/rows?step={}".format, caption="c")
    )
    assert body.count("<a ") == 3
    assert '<a href="/rows?step=feedback">60</a>' in body
    assert "75.0% of Pushed" in body
    assert "96.0 h" in body

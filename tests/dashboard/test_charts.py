"""Every chart of the registry draws what Plotly takes, carries its words, and asks for nothing."""

import json
from datetime import date

import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard import chart_clicks, chart_waterfall, viewer
from dashboard.chart_diverging import SERIES, Diverging
from dashboard.chart_group_shares import GroupShares
from dashboard.chart_heat import Heat
from dashboard.chart_index_months import IndexMonths
from dashboard.chart_layout import Caption, wrapped
from dashboard.chart_ranking import Ranking
from dashboard.chart_registry import BUILDERS, ReadyFigure
from dashboard.chart_relations import Relations
from dashboard.chart_score_bins import ScoreBins
from dashboard.chart_score_history import ScoreHistory
from dashboard.chart_shares import Shares
from dashboard.chart_trends import Trends
from dashboard.chart_waterfall import MOST_STEPS, Waterfall
from dashboard.district_map import DistrictMap, steps, zoom
from dashboard.map_hatch import hatch
from dashboard.map_places import name_place
from dashboard.timeline import Timeline
from dashboard.viewer import Viewer

CAPTION = Caption("Which <b>district</b> & why?", "per cent", "as of 2026-10-31")
TIERS, INKS = ("A", "D"), ("tier_a", "tier_d")
SQUARE = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]


def area(x: int) -> str:
    ring = [[118 + x + lon, 36 + lat] for lon, lat in SQUARE]
    return json.dumps({"type": "Polygon", "coordinates": [ring]})


def months() -> pd.DataFrame:
    rows = [(date(2026, month, 1), tier, month / 10) for month in (8, 9, 10) for tier in TIERS]
    return pd.DataFrame(rows, columns=["period", "risk_tier", "tier_share"])


def districts() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "district_code": ["990101", "990102", "990103"],
            "geojson": [area(0), area(1), area(2)],
            "centroid_lon": [118.5, 119.5, 120.5],
            "centroid_lat": [36.5, 36.5, 36.5],
            "value": [0.01, 0.02, None],
            "numerator": [1.0, 2.0, None],
            "denominator": [100.0, 100.0, None],
        }
    )


def counted() -> pd.DataFrame:
    codes = ["990101", "990101", "990102", "990102"]
    return pd.DataFrame(
        {"district_code": codes, "risk_tier": [*TIERS] * 2, "subject_count": [9, 1, 5, 5]}
    )


def points(count: int = 2) -> pd.DataFrame:
    row = {"indicator_id": "SU01", "severity": "general", "happened_on": date(2026, 8, 1)}
    row |= {"decay": 0.6, "points": -9.0, "is_capped": True, "has_pending_objection": True}
    return pd.DataFrame([row] * count)


def spans() -> pd.DataFrame:
    rows = [
        (date(2026, 7, 31), date(2026, 9, 30), 91.0, "B", False),
        (date(2026, 9, 30), None, 60.0, "C", True),
    ]
    return pd.DataFrame(
        rows, columns=["started_on", "ended_on", "score", "grade_code", "has_withdrawn"]
    )


def neighbours() -> pd.DataFrame:
    frame = pd.DataFrame({"related_uscc": [f"U{number}" for number in range(50)]})
    frame["link_kind"] = ["branch", "address"] * 25
    frame["related_subject_name"] = [None, "\u4fe1\u5b89\u865a\u6784"] * 25
    frame["related_risk_tier"], frame["related_is_abnormal"] = "D", False
    frame["related_is_dishonest"] = [True, None] * 25
    return frame


MOVED = [column for column, *_rest in SERIES]
CASES = {
    "waterfall": (points(), Waterfall(100.0, 82.0, "B")),
    "score_history": (
        spans(),
        ScoreHistory(date(2026, 10, 31), (("A", 95.0), ("D", 0.0)), ((date(2026, 7, 31), "SU01"),)),
    ),
    "relations": (neighbours(), Relations("\u4fe1\u5b89", "A")),
    "ranking": (counted(), Ranking("district_code", "subject_count", ("990101",))),
    "trends": (months(), Trends("risk_tier", "tier_share", TIERS, INKS)),
    "shares": (counted(), Shares("district_code", "risk_tier", "subject_count", TIERS, INKS, "D")),
    "heat": (counted(), Heat("district_code", "risk_tier", "subject_count")),
    "district_map": (districts(), DistrictMap("high_risk_share", ("990101",))),
    "timeline": (
        pd.DataFrame(
            {"period": [date(2026, 7, 1)], "record_type": ["penalty"], "record_count": [3]}
        ),
        Timeline(("2026\u5e743\u5b63\u5ea6",)),
    ),
    "score_bins": (
        pd.DataFrame({"bin_from": [40, 95, 100], "subject_count": [1, 20, 300]}),
        ScoreBins((("A", 95.0), ("B", 78.0)), chosen=95),
    ),
    "diverging": (
        pd.DataFrame([["SU01", 0, 3, 9, 0]], columns=["indicator_id", *MOVED]),
        Diverging("indicator_id"),
    ),
    "index_months": (
        pd.DataFrame({"period": [date(2026, 9, 1)], "stability_index": [0.02]}),
        IndexMonths("period", "stability_index", ((0.1, "0.1"), (0.25, "0.25"))),
    ),
    "group_shares": (
        counted(),
        GroupShares(
            Shares("district_code", "risk_tier", "subject_count", TIERS, INKS, "D"),
            (("990101", "a"), ("990102", "b")),
            (("990101", 1.5), ("990102", None)),
            "group.district",
        ),
    ),
}


@pytest.fixture(autouse=True)
def viewed():
    viewer.become(Viewer("zh", "dark"))
    yield
    viewer._viewer.set(None)


def test_every_chart_of_the_registry_is_tried():
    assert set(CASES) == set(BUILDERS)


@pytest.mark.parametrize("kind", sorted(CASES))
def test_builder_draws_what_plotly_takes(kind):
    frame, options = CASES[kind]
    figure = BUILDERS[kind](frame, CAPTION, options)
    go.Figure(figure)
    written = json.dumps(figure, ensure_ascii=False)
    assert CAPTION.note in written
    assert "Which &lt;b&gt;district" in written
    assert "http" not in written
    assert ReadyFigure(figure).to_dict() is figure


def test_waterfall_draws_a_step_a_record_until_there_are_too_many():
    assert len(chart_waterfall.steps(points(MOST_STEPS))) == MOST_STEPS
    grouped = chart_waterfall.steps(points(MOST_STEPS + 1))
    assert [step.points for step in grouped] == [-9.0 * (MOST_STEPS + 1)]


def test_relations_draw_no_more_than_they_should():
    frame, options = CASES["relations"]
    data = BUILDERS["relations"](frame, CAPTION, options)["data"]
    assert len(data[-2]["x"]) == options.most


def test_history_says_of_a_withdrawn_record_that_there_was_one_and_no_more():
    frame, options = CASES["score_history"]
    withdrawn = BUILDERS["score_history"](frame, CAPTION, options)["data"][-1]
    assert withdrawn["text"] == withdrawn["hovertext"] == ["\u5df2\u64a4\u4e0b"]


def test_map_has_no_address_and_no_empty_object():
    frame, options = CASES["district_map"]
    style = BUILDERS["district_map"](frame, CAPTION, options)["layout"]["map"]["style"]
    assert "glyphs" not in style
    assert "sprite" not in style
    assert style["sources"]


def test_name_stands_inside_its_area_where_the_ground_is_widest():
    # A wide field with a narrow tower on it, whose middle lies at its upper edge.
    tower = [(0, 0), (10, 0), (10, 4), (1, 4), (1, 20), (0, 20), (0, 0)]
    lon, lat = name_place([tower], 1.0)
    assert 3 < lon < 7
    assert 1.5 < lat < 2.5


def test_map_hatches_a_district_without_a_value():
    frame, options = CASES["district_map"]
    data = BUILDERS["district_map"](frame, CAPTION, options)["data"]
    assert [trace["type"] for trace in data].count("choroplethmap") == 2
    assert any(trace["type"] == "scattermap" and len(trace["lon"]) > 10 for trace in data)


def test_steps_put_equal_values_together_and_missing_ones_apart():
    assert steps([1.0, 1.0, 5.0, None]) == [0, 0, 3, -1]


def test_zoom_shrinks_for_a_wider_city():
    assert zoom(118, 36, 119, 37) > zoom(117, 35, 120, 38)


def test_hatch_leaves_a_hole_empty():
    hole = [[0.4, 0.4], [0.6, 0.4], [0.6, 0.6], [0.4, 0.6], [0.4, 0.4]]
    for (x1, y1), (x2, y2) in hatch([SQUARE, hole], 0.05):
        middle = ((x1 + x2) / 2, (y1 + y2) / 2)
        assert not all(0.41 < part < 0.59 for part in middle)


def test_wrapped_breaks_words_only_between_but_chinese_anywhere():
    assert wrapped("one two three", 8) == ["one two", "three"]
    assert wrapped("\u4fe1\u5b89\u5e02\u4fe1\u7528", 4) == [
        "\u4fe1\u5b89",
        "\u5e02\u4fe1",
        "\u7528",
    ]


def test_click_on_the_chosen_one_shows_all_again():
    from tests.dashboard.conftest import make_selection

    chosen = chart_clicks.narrowed("district_codes", "990101", make_selection("b1"))
    assert chosen.district_codes == ("990101",)
    assert chart_clicks.narrowed("district_codes", "990101", chosen).district_codes == ()

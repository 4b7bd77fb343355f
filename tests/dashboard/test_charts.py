"""Every chart of the registry draws what Plotly takes, carries its words, and asks for nothing."""

import json
from dataclasses import replace

import plotly.graph_objects as go
import pytest

from dashboard import chart_clicks, chart_waterfall, viewer
from dashboard.chart_layout import wrapped
from dashboard.chart_registry import BUILDERS, FigureKey, ReadyFigure, finished
from dashboard.chart_waterfall import MOST_STEPS
from dashboard.district_map import steps, zoom
from dashboard.map_hatch import hatch
from dashboard.map_places import name_place
from dashboard.viewer import Viewer
from tests.dashboard.chart_cases import CAPTION, CASES, SQUARE, points


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


@pytest.mark.parametrize("kind", sorted(CASES))
def test_page_leaves_the_words_of_a_picture_out_until_it_is_saved(kind):
    frame, options = CASES[kind]
    builder = BUILDERS[kind](frame, CAPTION, options)
    shown = finished(_key(options), kind, frame).to_dict()["layout"]
    caption = json.loads(shown["meta"])["caption"]
    assert CAPTION.note in " ".join(part["text"] for part in caption).replace("<br>", " ")
    assert [*caption, *shown["annotations"]] == builder["layout"]["annotations"]
    assert "clickmode" not in shown


def test_other_rows_are_another_revision_and_equal_ones_the_same():
    frame, options = CASES["funnel"]
    first, same = (finished(_key(options), "funnel", frame).to_dict() for _again in range(2))
    other = finished(_key(options, build_id="b2"), "funnel", frame).to_dict()
    revisions = [one["layout"]["datarevision"] for one in (first, same, other)]
    assert revisions[0] == revisions[1] != revisions[2]


def test_chart_that_narrows_tells_plotly_at_once_how_it_is_clicked():
    frame, options = CASES["funnel"]
    shown = finished(_key(options, is_clickable=True), "funnel", frame).to_dict()["layout"]
    assert (shown["clickmode"], shown["dragmode"]) == ("event+select", "pan")


def _key(options, **changes):
    plain = FigureKey("page/chart", "b1", (), (), "zh", "dark", options, CAPTION)
    return replace(plain, **changes)


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

"""The scatter with a target: every point lies inside the axes, and no name on another."""

import math

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from dashboard import chart_target_scatter, name_places
from dashboard.chart_target_scatter import TargetScatter, target_scatter
from tests.dashboard.chart_cases import CAPTION

COUNTS = st.integers(0, 10_000_000)
OPTIONS = TargetScatter("code", "x", "y", "hover", 1.0, "X", "Y", "one each")


def frame(pairs: list[tuple[int, int]]) -> pd.DataFrame:
    rows = [(f"D{place}", x, y, "words") for place, (x, y) in enumerate(pairs)]
    return pd.DataFrame(rows, columns=["code", "x", "y", "hover"])


@given(st.lists(st.tuples(COUNTS, COUNTS), min_size=1, max_size=15))
def test_no_point_is_clipped_a_zero_and_the_largest_included(pairs):
    figure = target_scatter(frame(pairs), CAPTION, OPTIONS)
    points = figure["data"][1]
    assert sorted(points["customdata"]) == sorted(f"D{place}" for place in range(len(pairs)))
    for name in ("x", "y"):
        low, high = figure["layout"][f"{name}axis"]["range"]
        assert all(low < math.log10(value) < high for value in points[name])


def test_zero_is_below_the_least_and_named():
    figure = target_scatter(frame([(100, 0), (200, 50)]), CAPTION, OPTIONS)
    drawn = dict(zip(figure["data"][1]["customdata"], figure["data"][1]["y"], strict=True))
    assert 0 < drawn["D0"] < drawn["D1"] == 50
    assert figure["layout"]["yaxis"]["ticktext"][0] == "0"


def test_line_is_the_target_and_a_point_on_it_is_met():
    figure = target_scatter(frame([(100, 100), (100, 99), (10, 500)]), CAPTION, OPTIONS)
    line, points = figure["data"]
    assert line["x"] == line["y"]
    marks = dict(zip(points["customdata"], points["marker"]["symbol"], strict=True))
    assert marks == {"D0": "circle", "D1": "diamond", "D2": "circle"}


def test_what_is_withheld_is_no_point():
    rows = frame([(100, 50), (3, 1)])
    rows["y"] = rows["y"].astype(float).mask(rows["x"] < 5)
    assert target_scatter(rows, CAPTION, OPTIONS)["data"][1]["customdata"] == ["D0"]


@given(st.lists(st.tuples(st.floats(0, 420), st.floats(0, 320)), max_size=15))
def test_no_name_lies_on_another_name(spots):
    names = [f"District {place}" for place in range(len(spots))]
    stand = name_places.sides(spots, names)
    assert len(stand) == len(spots)
    boxes = [
        name_places.boxes(spot, name)[side]
        for spot, name, side in zip(spots, names, stand, strict=True)
        if side
    ]
    for place, box in enumerate(boxes):
        assert not any(name_places.meet(box, other) for other in boxes[place + 1 :])


def test_verdict_has_two_sides():
    assert chart_target_scatter.verdict(True) != chart_target_scatter.verdict(False)

"""The crossing of two dimensions: withheld cells differ from zeros and from what is not there."""

import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard import theme, viewer
from dashboard.chart_crossing import Crossing, crossing
from dashboard.chart_layout import Caption, cut
from dashboard.viewer import Viewer

FRAME = pd.DataFrame(
    {
        "district_code": ["990101", "990101", "990102"],
        "industry_section": ["A", "C", "A"],
        "higher_share": [0.0, None, 0.5],
        "text": ["0.0%", "&lt; 5", "50.0%"],
        "hover": ["a", "b", "c"],
        "is_withheld": [False, True, False],
    }
)
OPTIONS = Crossing(
    *("industry_section", "district_code", "higher_share", "hover", "text", "is_withheld"),
    chosen=("A",),
)


@pytest.fixture(autouse=True)
def viewed():
    viewer.become(Viewer("en", "light"))
    yield
    viewer._viewer.set(None)


def drawn():
    figure = crossing(FRAME, Caption("Where?", "per cent", "as of 2026-10-31"), OPTIONS)
    go.Figure(figure)
    return figure


def test_withheld_zero_and_absent_are_three_things():
    shades = drawn()["data"][0]
    assert shades["y"] == ["C", "A"]
    assert shades["z"] == [[-1, None], [0, 2]]
    assert shades["text"] == [["&lt; 5", ""], ["0.0%", "50.0%"]]
    assert shades["colorscale"][0][1] == theme.colour("hatch")


def test_every_cell_opens_with_both_codes():
    targets = drawn()["data"][1]
    assert targets["customdata"] == [["A", "990101"], ["C", "990101"], ["A", "990102"]]
    assert targets["marker"]["opacity"] == 0


def test_chosen_names_are_bold():
    assert drawn()["layout"]["yaxis"]["ticktext"] == ["C", "<b>A</b>"]


def test_long_labels_are_cut_to_their_room():
    assert cut("Manufacturing", 20) == "Manufacturing"
    assert cut("Agriculture, forestry, fishery", 12) == "Agriculture\u2026"
    assert cut("\u519c\u6797\u7267\u6e14\u4e1a", 7) == "\u519c\u6797\u7267\u2026"

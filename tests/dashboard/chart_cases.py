"""One case a chart of the registry: rows and options that its builder draws."""

import json
from datetime import date

import pandas as pd

from dashboard.chart_columns import Columns
from dashboard.chart_control import Control
from dashboard.chart_crossing import Crossing
from dashboard.chart_diverging import SERIES, Diverging
from dashboard.chart_flow import Flow
from dashboard.chart_funnel import Funnel, Step
from dashboard.chart_group_shares import GroupShares
from dashboard.chart_heat import Heat
from dashboard.chart_index_months import IndexMonths
from dashboard.chart_layout import Caption
from dashboard.chart_ranking import Ranking
from dashboard.chart_relations import Relations
from dashboard.chart_score_bins import ScoreBins
from dashboard.chart_score_history import ScoreHistory
from dashboard.chart_shares import Shares
from dashboard.chart_target_scatter import TargetScatter
from dashboard.chart_trends import Trends
from dashboard.chart_waterfall import Waterfall
from dashboard.district_map import DistrictMap
from dashboard.timeline import Timeline

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


def weeks() -> pd.DataFrame:
    """Two weeks of a control chart, the second one outside its limits."""
    measures = {"mean_wd": [5.0, 9.0], "timed_count": [4, 3], "is_signal": [False, True]}
    lines = {"centre_wd": [7.0] * 2, "upper_wd": [8.0] * 2, "lower_wd": [6.0] * 2}
    days = {"week_start": [date(2026, 10, 5), date(2026, 10, 12)]}
    return pd.DataFrame(days | measures | lines | {"limit_wd": [10, 10]})


def neighbours() -> pd.DataFrame:
    frame = pd.DataFrame({"related_uscc": [f"U{number}" for number in range(50)]})
    frame["link_kind"] = ["branch", "address"] * 25
    frame["related_subject_name"] = [None, "\u4fe1\u5b89\u865a\u6784"] * 25
    frame["related_risk_tier"], frame["related_is_abnormal"] = "D", False
    frame["related_is_dishonest"] = [True, None] * 25
    return frame


def against() -> pd.DataFrame:
    rows = [("990101", 1000, 3100, "x"), ("990102", 2000, 900, "y"), ("990103", 5, 0, "z")]
    return pd.DataFrame(rows, columns=["district_code", "subject_count", "amount", "hover"])


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
    "crossing": (
        counted().assign(text="1", hover="x", withheld=[False, True, False, False]),
        Crossing(*("district_code", "risk_tier", "subject_count", "hover", "text", "withheld")),
    ),
    "heat": (counted(), Heat("district_code", "risk_tier", "subject_count")),
    "funnel": (
        pd.DataFrame({"step": ["in", "out"], "count": [9, 4], "total_wd": [None, 2.0]}),
        Funnel((Step("in", "In"), Step("out", "Out")), "step", "count", "total_wd"),
    ),
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
    "flow": (
        pd.DataFrame(
            {"day": [date(2026, 10, 1)] * 2, "closed_count": [0, 2], "waiting_count": [3, 1]}
        ),
        Flow("day", ("closed_count", "waiting_count"), ("seq_1", "seq_4"), "flow"),
    ),
    "control": (
        weeks(),
        Control(
            *("week_start", "mean_wd", "timed_count", "centre_wd", "upper_wd", "lower_wd"),
            *("limit_wd", "is_signal", "week"),
        ),
    ),
    "columns": (
        pd.DataFrame(
            {"repair_age": ["to_3"], "is_overdue": [True], "application_count": [2]},
        ),
        Columns("repair_age", ("to_3", "to_10"), "application_count", "is_overdue", "age"),
    ),
    "index_months": (
        pd.DataFrame({"period": [date(2026, 9, 1)], "stability_index": [0.02]}),
        IndexMonths("period", "stability_index", ((0.1, "0.1"), (0.25, "0.25"))),
    ),
    "target_scatter": (
        against(),
        TargetScatter(
            *("district_code", "subject_count", "amount", "hover", 1.0),
            *("Enterprises", "Commitments", "target 1 each"),
            chosen=("990102",),
        ),
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

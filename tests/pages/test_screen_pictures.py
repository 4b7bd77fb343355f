"""The pictures of the screen that belong to a page show what that page shows, and nobody's few."""

import json
import re
from html import unescape

import pandas as pd
import pytest

from dashboard import (
    case_asked,
    figures,
    mart,
    repair_asked,
    screen_charts,
    screen_frame,
    screen_map,
    screen_scenes,
    theme,
    values,
)
from dashboard.access import DEMO
from dashboard.screen_flow import ALL, BANDS
from dashboard.screen_parts import Asked
from dashboard.screen_scenes import Part, box
from tests.pages.test_screen_figures import selection_of, shown, var  # noqa: F401 - a fixture

RATE = "dishonest_subject_rate"
RANKED = re.compile(
    r"<li[^>]*><a[^>]*district_codes=(\d{6})[^>]*>.*?"
    r'<span class="cc-number cc-quiet">([^<]*)</span>'
)


def drawn(test, kind: str, wanted: set[str]) -> dict[str, dict[str, object]]:
    """The marks of a chart of a page by their code: the first chart that has all those wanted."""
    for chart in test.get("plotly_chart"):
        found = {}
        for trace in json.loads(chart.proto.spec)["data"]:
            if trace["type"] == kind and "customdata" in trace:
                names = ("x", "y", "hovertext")
                for place, code in enumerate(trace["customdata"]):
                    found[str(code)] = {name: trace[name][place] for name in names}
        if wanted <= set(found):
            return found
    raise AssertionError(wanted)


def written(count: float) -> str:
    return "< 5" if 0 < count < figures.SUPPRESSED_BELOW else f"{int(count):,}"


def asked(chart: str, selection, **part) -> Asked:
    one = Part(chart=chart, place=(0, 0, 12, 8), **part)
    return Asked(f"scene/{chart}", one, "overview", box(one.place), selection)


@pytest.mark.parametrize("district", [None, "990103"])
def test_steps_of_joint_cases_are_those_of_their_page(run, district):
    found = shown(district=district)
    address = {"district_codes": district} if district else {}
    page = drawn(run("joint_cases", lang="en", **address), "bar", set(case_asked.STEPS))
    for step in case_asked.STEPS:
        assert found[f"joint_cases/steps/{step}"] == written(page[step]["x"])
        hours = found.get(f"joint_cases/steps/{step}/hours")
        if hours is not None:
            assert f"median {hours}" in page[step]["hovertext"]
    assert any(key.endswith("/hours") for key in found)


def test_repairs_in_progress_are_those_of_their_page(run):
    found = shown()
    day = repair_asked.on_day(selection_of())
    wanted = {f"flow.{day}.{band}" for band in BANDS}
    page = drawn(run("repairs", lang="en"), "scatter", wanted)
    counts = {band: page[f"flow.{day}.{band}"]["y"] for band in BANDS}
    # In a small city the steps are few on most days, and are shown together.
    counts[ALL] = sum(counts.values())
    for scene in ("repairs/flow", "overall/repairs"):
        told = [band for band in counts if f"{scene}/{band}" in found]
        assert told in ([*BANDS], [ALL])
        assert all(found[f"{scene}/{band}"] == written(counts[band]) for band in told)


def test_districts_of_the_scatter_are_those_of_their_page(run):
    found = {key.split("/")[-1]: text for key, text in shown().items()
             if key.startswith("commitments/amounts/")}  # fmt: skip
    assert len(found) > 5
    page = drawn(run("commitments", lang="en"), "scatter", set(found))
    rows = figures.by_member("commitments_per_enterprise", selection_of(), dimension="district")
    for row in rows[rows["district_code"].isin(list(found))].to_dict("records"):
        code = row["district_code"]
        assert (page[code]["x"], page[code]["y"]) == (row["denominator"], row["numerator"])
        ratio = page[code]["y"] / page[code]["x"]
        assert found[code] == values.metric("commitments_per_enterprise", ratio)


def test_map_has_the_rates_of_its_page(run, html):
    found = shown()
    page = html(run("map", lang="en"))
    rates = dict(RANKED.findall(page))
    assert len(rates) == 12
    compared = 0
    for code, rate in rates.items():
        text = found[f"map/map/{code}"]
        compared += text == unescape(rate)
        assert text in (unescape(rate), "< 5"), code
        assert text == found[f"map/ranking/{code}"] == found[f"map/spotlight/{code}/{RATE}"]
    assert compared


def test_scene_of_the_map_opens_the_map_under_the_same_filters(run):
    build = mart.current()
    body = json.loads(screen_frame.frame(build, DEMO, "zh", "990103").body)
    sheet = next(scene["sheet"] for scene in body["scenes"] if scene["id"] == "map")
    links = {unescape(link) for link in re.findall(r'href="([^"]+)"', sheet)}
    assert {link.split("?")[0] for link in links} == {"/map"}
    assert all("district_codes=" in link for link in links)


def test_colour_is_that_of_the_value_as_it_is_written(var):  # noqa: F811
    selection = selection_of()
    edges = screen_scenes.scenes()["map"].parts["map"].edges
    one = asked("map", selection, metric=RATE, edges=edges)
    rows = {rate: {"value": rate, "numerator": 25.0, "denominator": 4168.0}
            for rate in (0.00594, 0.00598, 0.0079, 0.0001)}  # fmt: skip
    steps = [theme.sequential().index(screen_map._ground(row, one)) for row in rows.values()]
    assert steps == [2, 3, 4, 0]
    few = {"value": 0.001, "numerator": 4.0, "denominator": 4000.0}
    assert screen_map._ground(few, one) is None


def test_few_cases_are_withheld_with_their_time_and_share(var, monkeypatch):  # noqa: F811
    counts = dict(zip(case_asked.STEPS, (20, 20, 9, 8, 4, 0), strict=True))
    rows = [{"case_step": step, "case_count": count, "step_hours_p50": 33.3, "step_hours_p90": 1.0}
            for step, count in counts.items()]  # fmt: skip
    monkeypatch.setattr(case_asked, "frame", lambda *_args: pd.DataFrame(rows))
    picture = str(screen_charts.CHARTS["case_funnel"].draw(asked("case_funnel", selection_of())))
    assert 'data-part="scene/case_funnel/executed" data-value="&lt; 5"' in picture
    assert "executed/hours" not in picture
    assert "checked/hours" in picture
    assert "20.0%" not in picture


def test_few_repairs_are_withheld_and_the_screen_says_so(var, monkeypatch):  # noqa: F811
    day = repair_asked.on_day(selection_of())
    rows = pd.DataFrame({"day": [pd.Timestamp(day)], "waiting_count": [4.0],
                         "handling_count": [50.0], "returning_count": [0.0]})  # fmt: skip
    monkeypatch.setattr(repair_asked, "frame", lambda *_args, **_more: rows)
    picture = str(screen_charts.CHARTS["repair_flow"].draw(asked("repair_flow", selection_of())))
    assert re.findall(r'data-part="scene/repair_flow/(\w+)" data-value="([^"]*)"', picture) == [
        ("waiting", "&lt; 5"), ("handling", "50"), ("returning", "0"),
    ]  # fmt: skip
    assert "fewer than 5 not drawn" in picture


def test_steps_are_added_up_where_each_alone_is_too_small(var, monkeypatch):  # noqa: F811
    days = pd.date_range("2026-10-01", periods=20)
    rows = pd.DataFrame({"day": days, "waiting_count": [4] * 20, "handling_count": [3] * 20,
                         "returning_count": [0] * 10 + [1] * 10})  # fmt: skip
    monkeypatch.setattr(repair_asked, "frame", lambda *_args, **_more: rows)
    picture = str(screen_charts.CHARTS["repair_flow"].draw(asked("repair_flow", selection_of())))
    assert re.findall(r'data-part="scene/repair_flow/(\w+)" data-value="([^"]*)"', picture) == [
        ("open", "8")
    ]


def test_nothing_to_draw_is_no_error(var, monkeypatch):  # noqa: F811
    selection = selection_of()
    nobody = {"commitments_per_enterprise": "scatter", RATE: "scatter"}
    empty = figures.by_member(RATE, selection, dimension="district").head(0)
    monkeypatch.setattr(figures, "by_member", lambda *_args, **_more: empty)
    for metric_id, chart in nobody.items():
        picture = screen_charts.CHARTS[chart].draw(asked(chart, selection, metric=metric_id))
        assert "No data" in picture

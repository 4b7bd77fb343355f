"""Every figure of the screen is the figure of its page, in every build; and nobody is named."""

import json
import re
import shutil
from dataclasses import replace

import duckdb
import pytest

from dashboard import figures, mart, screen_frame, screen_scenes, tiers, values, viewer
from dashboard.access import DEMO, Scope
from dashboard.formats import MISSING
from dashboard.viewer import Viewer
from queries import registry
from tests.pages.conftest import forget

BUILDS = 10
VALUE = re.compile(r'data-part="([^"]+)" data-value="([^"]*)"')
DISTRICT = "990103"


def shown(scope=DEMO, district=None) -> dict[str, str]:
    """All values on the wall by their key."""
    build = mart.current()
    content = json.loads(screen_frame.frame(build, scope, "en", district).body)
    found = {}
    for scene in content["scenes"]:
        pairs = VALUE.findall(scene["sheet"])
        assert pairs
        found |= {key: value.replace("&lt;", "<") for key, value in pairs}
    return found


def selection_of(district=None, scope=DEMO):
    build = mart.current()
    viewer.become(Viewer("en", "dark", scope, build.build_id))
    return screen_frame.selection_of(build, scope, "en", district)


@pytest.fixture
def var(published_var, tmp_path, monkeypatch):
    """A run-time folder of our own with the small mart."""
    shutil.copytree(published_var / "published", tmp_path / "published")
    monkeypatch.setenv("CREDIT_VAR", str(tmp_path))
    monkeypatch.setenv("CREDIT_POLL_SECONDS", "0")
    forget()
    screen_frame.FRAMES.clear()
    yield tmp_path
    monkeypatch.undo()
    forget()
    viewer._viewer.set(None)


def publish(var, number: int) -> None:
    """Publish a build with other figures: some months of some districts are lost."""
    folder = var / "published"
    before = folder / (folder / "CURRENT").read_text(encoding="utf-8").strip()
    file = folder / f"mart-variant{number}.duckdb"
    shutil.copy(before, file)
    file.chmod(0o644)
    with duckdb.connect(str(file)) as connection:
        connection.execute("update build_info set build_id = ?", [f"variant{number}"])
        connection.execute(
            "delete from metric_values where hash(metric_id, period, district_code) % 11 = ?",
            [number],
        )
    (folder / "CURRENT").write_text(f"{file.name}\n", encoding="utf-8")


def assert_same(found: dict[str, str], selection) -> int:
    """Compare tiles, boards and rankings with the values that pages show; return how many."""
    compared = 0
    for name, scene in screen_scenes.scenes().items():
        for one in scene.figures.counted():
            figure = figures.one(one.metric, selection)
            text = found[f"{name}/{one.metric}/{one.part}"]
            if one.part == "value" and figure.state == "value":
                expected = values.metric(one.metric, figure.value)
                assert text.startswith((expected, "< 5") if is_few(figure) else expected), one
            compared += 1
        for part_name, part in scene.parts.items():
            if part.chart not in ("ranking", "map", "scatter", "target_heat"):
                continue
            for metric_id in [part.metric] if part.metric else part.metrics:
                compared += members_agree(f"{name}/{part_name}", metric_id, part, found, selection)
    return compared


def is_few(figure) -> bool:
    counts = (figure.numerator, figure.denominator)
    return any(count is not None and 0 < count < figures.SUPPRESSED_BELOW for count in counts)


def members_agree(key, metric_id, part, found, selection) -> int:
    by = "department" if part.by == "department" else "district"
    rows = figures.by_member(metric_id, selection, dimension=by)
    compared = 0
    for row in rows.to_dict("records"):
        code = row[f"{by}_code"]
        tail = f"/{metric_id}" if part.chart == "target_heat" else ""
        text = found.get(f"{key}/{code}{tail}")
        if text is None or text.startswith("< "):
            continue
        expected = values.metric(metric_id, None if row["value"] != row["value"] else row["value"])
        assert text in (expected, MISSING), (key, code)
        compared += 1
    return compared


def test_every_figure_equals_that_of_its_page_in_ten_builds(var):
    seen = set()
    for number in range(BUILDS):
        if number:
            publish(var, number)
        found = shown()
        assert assert_same(found, selection_of()) > 60
        seen.add(tuple(sorted(found.items())))
    assert len(seen) == BUILDS


def test_district_wall_has_the_figures_of_the_district(var):
    assert assert_same(shown(district=DISTRICT), selection_of(DISTRICT)) > 40


def test_tiers_are_those_of_their_page(run, html):
    from dashboard.formats import number

    found = shown()
    page = html(run("risk_tiers", lang="en"))
    for tier in tiers.ORDER:
        text = found[f"risk_tiers/counts/{tier}"]
        match = re.search(rf'data-tier="{tier}".*?<span>([\d,]+)</span>', page, re.S)
        expected = match[1] if match else "0"
        few = 0 < int(expected.replace(",", "")) < figures.SUPPRESSED_BELOW
        assert text == ("< 5" if few else number(int(expected.replace(",", ""))))


def test_overview_cards_show_the_same(run, html):
    found = shown()
    page = html(run("overview", lang="en"))
    for metric_id in ("active_subject_count", "high_risk_share", "commitments_per_enterprise"):
        card = re.search(rf'data-metric="{metric_id}".*?<span>([^<]+)</span>', page, re.S)
        assert card
        text = found[f"overall/{metric_id}/value"]
        assert text.startswith(card[1]), metric_id


def test_nobody_is_named_and_rights_end_at_the_district(var, ask):
    scope = Scope("wang", "liaison", (DISTRICT,))
    build = mart.current()
    body = screen_frame.frame(build, scope, "zh", None).body.decode()
    names = [name for (name,) in ask("select distinct subject_name from dim_subject")]
    assert len(names) > 500
    assert [name for name in names if name and len(name) > 5 and name in body] == []
    whole = screen_frame.frame(build, DEMO, "zh", None).body.decode()
    assert [name for name in names if name and len(name) > 5 and name in whole] == []
    others = [code for (code,) in ask("select district_code from dim_district")]
    rows = {key: value for key, value in shown(scope).items()
            if any(f"/{code}" in key for code in others if code != DISTRICT)}  # fmt: skip
    assert {value for value in rows.values() if value != MISSING} == set()


def test_rates_of_few_cases_are_withheld(var):
    selection = replace(selection_of())
    for key, text in shown().items():
        scene, part, code = [*key.split("/"), ""][:3]
        entry = screen_scenes.scenes()[scene].parts.get(part)
        if entry is None or entry.chart != "ranking":
            continue
        rows = figures.by_member(entry.metric, selection, dimension=entry.by)
        row = rows[rows[f"{entry.by}_code"] == code].iloc[0]
        if 0 < row["numerator"] < figures.SUPPRESSED_BELOW:
            assert text == "< 5", key
    assert registry.metrics()

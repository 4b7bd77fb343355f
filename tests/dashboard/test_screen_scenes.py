"""The file of scenes: what an office may write, and what the start says about a mistake."""

import copy

import pytest
import yaml

from dashboard import process, screen_charts, screen_scenes
from dashboard.screen_scenes import SceneError

OURS = yaml.safe_load(screen_scenes.FILE.read_text(encoding="utf-8"))


@pytest.fixture
def written(environment, tmp_path):
    """Use a changed copy of our scenes."""

    def write(change) -> None:
        content = copy.deepcopy(OURS)
        change(content["scenes"])
        file = tmp_path / "wall.yml"
        file.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
        environment(screen_file=file)
        screen_scenes._read.cache_clear()

    return write


def test_our_own_scenes_can_be_drawn():
    screen_charts.check()
    assert list(screen_scenes.scenes()) == [
        "overall", "risk_tiers", "map", "joint_cases", "repairs", "commitments", "indicators",
    ]  # fmt: skip


MISTAKES = {
    "unknown chart 'globe'": lambda s: s["map"]["parts"]["map"].update(chart="globe"),
    "unknown metric 'luck'": lambda s: s["map"]["parts"]["map"].update(metric="luck"),
    "figures: unknown metric 'fame'": lambda s: s["map"]["figures"].update(metrics=["fame"]),
    "attention: unknown metric 'x'": lambda s: s["map"].update(attention={"zero": ["x"]}),
    "attention: unknown alert rule 'y'": lambda s: s["map"].update(attention={"alerts": ["y"]}),
    "'licence_count' has no target": lambda s: s["map"].update(
        attention={"targets": ["licence_count"]}
    ),
    "unknown page 'moon'": lambda s: s["map"].update(opens="moon"),
    "map and ranking overlap": lambda s: s["map"]["parts"]["map"].update(place=[5, 0, 13, 12]),
    "map does not fit": lambda s: s["map"]["parts"]["map"].update(place=[5, 1, 12, 12]),
    "needs 'edges'": lambda s: s["map"]["parts"]["map"].pop("edges"),
    "edges must be 4 rising values": lambda s: s["map"]["parts"]["map"].update(edges=[1, 3, 2, 4]),
    "by 'town' is not one of": lambda s: s["map"]["parts"]["ranking"].update(by="town"),
    "is not known by department": lambda s: s["map"]["parts"]["ranking"].update(by="department"),
    "is not one count divided by another": lambda s: s["map"]["parts"]["ranking"].update(
        chart="scatter", metric="active_subject_count"
    ),
    "Extra inputs": lambda s: s["map"]["parts"]["map"].update(colour="red"),
}


@pytest.mark.parametrize("said", MISTAKES)
def test_mistake_ends_the_start_with_file_scene_and_reason(written, said, capsys):
    written(MISTAKES[said])
    with pytest.raises(SceneError, match="map"):
        screen_charts.check()
    with pytest.raises(SystemExit):
        process.check()
    message = capsys.readouterr().err
    assert "wall.yml" in message
    assert said in message


def test_missing_file_is_named(environment, tmp_path):
    environment(screen_file=tmp_path / "gone.yml")
    with pytest.raises(SceneError, match=r"gone\.yml cannot be read"):
        screen_scenes.scenes()


def test_places_fill_the_sheet_to_its_margins():
    whole = screen_scenes.box((0, 0, 24, 12))
    assert (whole.left, whole.left + whole.width) == (24, 1896)
    assert (whole.top, whole.top + whole.height) == (16, 920)
    left, right = screen_scenes.box((0, 0, 5, 6)), screen_scenes.box((5, 0, 19, 6))
    assert right.left - (left.left + left.width) in (15, 16, 17)

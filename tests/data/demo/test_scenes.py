"""The scenes of the demo city: few, in their districts, dated, and nobody else's draws."""

import pytest

from data.demo.sizes import plan_sizes


def test_default_city_has_a_few_dozen_and_a_larger_one_modestly_more():
    assert plan_sizes(60_000, 1_000_000).scenes == 83
    assert plan_sizes(1_400_000, 20_000_000).scenes < 500
    assert plan_sizes(100, 1_000).scenes == 12


def test_a_scene_is_once_in_a_town_and_lies_in_it(ask):
    rows = ask("select scene_name, district_code, town_code from scenes")
    assert len(rows) > 40
    assert len({name for name, _, _ in rows}) == len(rows)
    assert len({name.split("·")[0] for name, _, _ in rows}) == 9
    assert len({district for _, district, _ in rows}) > 8
    for _, district, town in rows:
        assert town is None or town.startswith(district)


def test_points_of_scenes_are_spots_of_their_town(ask):
    wrong = ask(
        "select scene_id from scenes where lon is not null and not exists ("
        "from spot join town on town_no = spot_no // 240 + 1 where spot.lon = scenes.lon"
        " and spot.lat = scenes.lat and spot.crs = scenes.crs"
        " and town_code = coalesce(scenes.town_code, town_code)"
        " and town_code[:6] = scenes.district_code)"
    )
    assert wrong == []


@pytest.mark.parametrize(
    "impossible",
    [
        "started_on > reported_on",
        "ended_on <= started_on or ended_on > reported_on",
        "(scene_status = 'ended') <> (ended_on is not null)",
        "use_count < 0 or user_count <= 0 or benefit_amount_cny < 0",
        "reported_on > getvariable('as_of')",
        "department_uscc not in (select department_code from departments)",
    ],
)
def test_no_scene_says_what_cannot_be(ask, impossible):
    assert ask(f"select scene_id from scenes where {impossible}") == []


def test_statuses_and_gaps_are_all_there(ask):
    assert {row[0] for row in ask("select scene_status from scenes")} == {
        "running",
        "paused",
        "ended",
    }
    [(without, many)] = ask("select count(*) filter (lon is null), count(*) from scenes")
    assert 0 < without < many / 3

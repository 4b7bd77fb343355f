"""Scenes on the map's page: the legend's number opens as many rows, whatever narrows them."""

import re

import pytest

from tests.pages.test_map import DISAGREES, HOLDER, address_of, total_of

ENTRY = re.compile(
    r'<a href="([^"]+)" class="cc-map-mark"><i[^>]*class="cc-scene-mark"></i>'
    r"[^<]*<b>([\d,]+)</b><small>([\d,]+)"
)

RUNNING = """
    from fct_scene
    where scene_status <> 'paused' and started_on <= date '2026-10-31'
    and (ended_on is null or ended_on > date '2026-10-31')
"""


def entry_of(page: str) -> tuple[str, int, int]:
    """Returns the way to the list, how many scenes are in operation, and how many are drawn."""
    link, count, drawn = ENTRY.search(page).groups()
    return link, int(count.replace(",", "")), int(drawn.replace(",", ""))


@pytest.mark.parametrize(
    "filters",
    [
        {},
        {"lang": "en"},
        {"district_codes": "990121"},
        {"district_codes": ["990102", "990105"]},
        {"period_end": "2025-06"},
        {"industry_sections": "F", "risk_tiers": "D"},
        {"list": "SX01"},
        {"layers": "integrity_store,tax_a,points,scene"},
        {"layers": "hexagons,scene"},
    ],
)
def test_number_in_the_legend_opens_as_many_rows(run, html, words, filters):
    link, count, _drawn = entry_of(html(run("map", **({"layers": "scene"} | filters))))
    opened = run("map", **address_of(link))
    assert total_of(html(opened)) == count
    assert DISAGREES not in words(opened)


def test_number_is_that_of_the_mart_and_falls_with_place_and_day(run, html, ask):
    _link, count, drawn = entry_of(html(run("map", layers="scene")))
    assert [(count, drawn)] == ask(
        f"select count(*), count(*) filter (map_place = 'point') from ({RUNNING})"
    )
    assert 0 < drawn < count
    [(code, number)] = ask(
        f"select district_code, count(*) from ({RUNNING}) group by 1 order by 2 desc, 1 limit 1"
    )
    assert entry_of(html(run("map", layers="scene", district_codes=code)))[1] == number
    assert entry_of(html(run("map", layers="scene", period_end="2025-03")))[1] < count


def test_filters_of_subjects_do_not_apply_and_that_is_said(run, html, words):
    whole = entry_of(html(run("map", layers="scene")))[1]
    narrowed = {"layers": "scene", "risk_tiers": "D", "subject_types": "enterprise", "list": "SX01"}
    page = run("map", **narrowed)
    assert entry_of(html(page))[1] == whole
    said = "场景不是主体，下列筛选对其不适用：主体类型、风险等级、名单"
    assert said in words(page)
    assert words(run("map", open="layer-scene", **narrowed)).count(said) == 2
    assert "下列筛选" not in words(run("map", layers="scene", open="layer-scene"))


def test_list_tells_what_a_scene_offers_and_hides_nothing_of_it(run, html, words):
    text = words(run("map", layers="scene", open="layer-scene"))
    for heading in (
        "场景名称",
        "品牌",
        "应用领域",
        "优惠方式",
        "部门",
        "区县",
        "运行状态",
        "惠及金额",
    ):
        assert heading in text
    assert "信易" in text


def test_scenes_are_in_the_drawing_and_off_without_the_layer(run, html):
    assert "layers=scene" in HOLDER.search(html(run("map", layers="scene")))[1]
    assert not ENTRY.search(html(run("map")))

"""The command screen on a wall: nothing overlaps or is cut, hands and keys, links, offline, axe."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Visitor, watch

SIZES = {"hd": (1920, 1080), "4k": (3840, 2160), "wide": (5760, 1080), "wall": (6656, 1792)}
SCENES = 7
ON = ".sc-sheet.sc-on"
FAULTS = Path(__file__).with_name("screen_faults.js").read_text(encoding="utf-8")


@pytest.fixture
def wall(chromium: Browser, server: str) -> Iterator[Visitor]:
    """A wall at 1920x1080; scenes change at once."""
    context = chromium.new_context(
        viewport={"width": 1920, "height": 1080}, reduced_motion="reduce", bypass_csp=True
    )
    context.set_default_timeout(30_000)
    yield watch(context, server)
    context.close()


def show(wall: Visitor, address: str = "/screen?rotate=0") -> None:
    wall.page.goto(f"http://{wall.address}{address}")
    expect(wall.page.locator(ON).first).to_be_visible(timeout=60_000)


def scene(wall: Visitor) -> str:
    """The scene on the left."""
    names = wall.page.locator(ON).evaluate_all(
        "all => all.sort((a, b) => a.offsetLeft - b.offsetLeft).map((one) => one.dataset.scene)"
    )
    return names[0]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_overlaps_is_cut_empty_or_small(wall, size, language):
    width, height = SIZES[size]
    wall.page.set_viewport_size({"width": width, "height": height})
    show(wall, f"/screen?rotate=0&lang={language}")
    faults = {}
    for number in range(1, SCENES + 1):
        wall.page.keyboard.press(str(number))
        faults[scene(wall)] = wall.page.evaluate(FAULTS)
    assert len(faults) == SCENES
    assert {name: found for name, found in faults.items() if found} == {}
    assert wall.page.locator(ON).count() == {"hd": 1, "4k": 1, "wide": 3, "wall": 2}[size]


def test_is_clean_without_any_streamlit_and_without_asking_anyone(wall):
    show(wall)
    for number in range(1, SCENES + 1):
        wall.page.keyboard.press(str(number))
        wall.page.wait_for_timeout(100)
    assert wall.page.locator("[data-testid], .stApp").count() == 0
    assert (wall.outside, wall.errors) == ([], [])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_serious_finding_of_axe(wall, language):
    show(wall, f"/screen?rotate=0&lang={language}")
    for number in range(1, SCENES + 1):
        wall.page.keyboard.press(str(number))
        found = Axe().run(wall.page).response["violations"]
        serious = [
            f"{one['id']}: {node['html'][:160]}"
            for one in found
            if one["impact"] in ("serious", "critical")
            for node in one["nodes"]
        ]
        assert serious == []


def test_keys_dots_and_swipe_change_the_scene(wall):
    show(wall)
    press = wall.page.keyboard.press
    assert scene(wall) == "overall"
    press("ArrowRight")
    assert scene(wall) == "risk_tiers"
    press("ArrowLeft")
    press("ArrowLeft")
    assert scene(wall) == "indicators"
    press("3")
    assert scene(wall) == "map"
    wall.page.locator(".sc-dots button").nth(4).click()
    assert scene(wall) == "repairs"
    wall.page.mouse.move(1200, 500)
    wall.page.mouse.down()
    wall.page.mouse.move(700, 500, steps=4)
    wall.page.mouse.up()
    assert scene(wall) == "commitments"
    assert "/screen" in wall.page.url


def test_rotation_pauses_when_touched_and_goes_on_after_a_minute(wall):
    wall.page.clock.install(time=datetime(2026, 11, 1, 9, 0, tzinfo=UTC))
    show(wall, "/screen?rotate=20")
    wall.page.clock.run_for(21_000)
    assert scene(wall) == "risk_tiers"
    wall.page.keyboard.press("ArrowRight")
    wall.page.clock.run_for(45_000)
    assert scene(wall) == "map"
    wall.page.clock.run_for(30_000)
    assert scene(wall) == "joint_cases"
    wall.page.keyboard.press(" ")
    expect(wall.page.locator("#sc-dots")).to_contain_text("已暂停")
    wall.page.clock.run_for(300_000)
    assert scene(wall) == "joint_cases"
    wall.page.keyboard.press(" ")
    wall.page.clock.run_for(21_000)
    assert scene(wall) == "repairs"


def test_address_chooses_scenes_layout_and_district(wall):
    show(wall, "/screen?scenes=map,overall,moon&rotate=0&layout=wide&lang=en&district=990103")
    assert wall.page.locator(ON).count() == 2
    assert wall.page.locator(".sc-sheet").count() == 2
    assert scene(wall) == "map"
    expect(wall.page.locator("#sc-live")).to_contain_text("unknown scenes: moon")
    expect(wall.page.locator("#sc-title")).to_contain_text("Chenghu District")
    lit = wall.page.locator(f'{ON} .sc-spot[data-district="990103"]')
    expect(lit.first).to_be_visible()


def test_spotlight_walks_the_districts(wall):
    wall.page.clock.install(time=datetime(2026, 11, 1, 9, 0, tzinfo=UTC))
    show(wall, "/screen?scenes=map&rotate=0")
    seen = set()
    for _step in range(12):
        seen.add(wall.page.locator(f"{ON} .sc-spot:visible").get_attribute("data-district"))
        assert wall.page.locator(f"{ON} .sc-lit").get_attribute("d")
        wall.page.clock.run_for(6_000)
    assert len(seen) == 12


def test_figure_opens_its_page_and_a_locked_screen_opens_nothing(wall):
    show(wall, "/screen?rotate=0&scenes=overall&district=990103&lang=en")
    wall.page.locator(".sc-tile").first.click()
    wall.page.wait_for_url("**/?*district_codes=990103*")
    show(wall, "/screen?rotate=0&locked=1")
    assert wall.page.locator(".sc-sheet a[href]").count() == 0


def test_attention_explains_itself(wall):
    show(wall, "/screen?rotate=0&scenes=indicators&lang=en")
    wall.page.locator("button.sc-attention").click()
    why = wall.page.locator("#sc-why")
    expect(why).to_contain_text("Target set by")
    assert why.locator("a[href]").count() >= 1
    wall.page.keyboard.press("Escape")
    expect(why).to_be_hidden()

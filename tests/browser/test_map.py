"""The folium map in a real browser: drawn from our own files, and every mark leads somewhere."""

import json
import re
import shutil

import duckdb
import pytest
from playwright.sync_api import expect

READY = "[data-cc-ready]"
AREA = ".leaflet-overlay-pane path.leaflet-interactive"
CLUSTER = ".cc-cluster, .leaflet-ccPoints-pane path"
CHIP = ".cc-chip"
LAYERS = ("points", "hexagons", "points,heat", "integrity_store,tax_a", "scene")


def opened(visitor, path):
    visitor.open(path)
    expect(visitor.page.locator(READY)).to_be_visible(timeout=30_000)
    # What stands above the map may still move it.
    expect(visitor.page.locator(".cc-provenance")).to_be_visible(timeout=30_000)
    return visitor.page


def is_clean(visitor):
    return not visitor.outside and not visitor.errors


@pytest.mark.parametrize("layers", LAYERS)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_layer_is_drawn_without_asking_anyone(visitor, layers, theme):
    page = opened(visitor, f"/map?layers={layers}&theme={theme}&lang=en")
    expect(page.locator(AREA).first).to_be_visible()
    assert page.locator(AREA).count() > 5
    page.wait_for_timeout(1_000)
    assert is_clean(visitor), (visitor.outside, visitor.errors)


def test_attribution_shows_the_approval_and_no_flag(visitor):
    page = opened(visitor, "/map?lang=en")
    expect(page.locator(".cc-map-approval")).to_have_text("Schematic map, fictional geography")
    assert page.locator(".leaflet-control-attribution").count() == 0


def test_click_on_a_district_narrows_and_keeps_a_map(visitor):
    page = opened(visitor, "/map?lang=en&layers=none")
    name = page.locator(".cc-map-label").first.bounding_box()
    page.mouse.click(name["x"] + name["width"] / 2, name["y"] + name["height"] / 2)
    page.wait_for_url(re.compile("district_codes="))
    assert page.locator(READY).count() == 1
    expect(page.locator(CHIP).first).to_be_visible(timeout=20_000)
    expect(page.locator(".cc-head h3").first).to_be_visible()
    assert is_clean(visitor), (visitor.outside, visitor.errors)


def test_old_drawing_stays_until_the_new_one_is_ready(visitor):
    page = opened(visitor, "/map?lang=en")
    page.evaluate(
        """() => {
          window.seen = [];
          new MutationObserver(() => {
            const holder = document.querySelector('[data-cc-map]');
            if (holder) window.seen.push(holder.querySelectorAll('[data-cc-ready]').length);
          }).observe(document.body, { childList: true, subtree: true });
        }"""
    )
    before = page.locator(READY).element_handle()
    page.get_by_role("link", name="Count", exact=True).click()
    page.wait_for_url(re.compile("measure=count"))
    for _attempt in range(60):
        page.wait_for_timeout(500)
        if not before.evaluate("e => e.isConnected"):
            break
    seen = page.evaluate("window.seen")
    assert seen
    assert 0 not in seen
    assert page.locator(READY).count() == 1
    assert not before.evaluate("e => e.isConnected")


@pytest.fixture(scope="module")
def drawn(mart_path, tmp_path_factory):
    """Code and name of a subject that has a point."""
    copied = shutil.copy(mart_path, tmp_path_factory.mktemp("copy") / "copy.duckdb")
    with duckdb.connect(str(copied), read_only=True) as connection:
        return connection.execute(
            "select uscc, subject_name from fct_map_subject where map_place = 'point' order by 1"
        ).fetchone()


@pytest.fixture(scope="module")
def scene(mart_path, tmp_path_factory):
    """The names of all scenes that have a point."""
    copied = shutil.copy(mart_path, tmp_path_factory.mktemp("copy") / "copy.duckdb")
    with duckdb.connect(str(copied), read_only=True) as connection:
        found = connection.execute("select scene_name from fct_scene where map_place = 'point'")
        return [name for (name,) in found.fetchall()]


def test_search_flies_to_a_subject_and_tells_what_is_known(visitor, drawn):
    code, name = drawn
    page = opened(visitor, "/map?lang=en&layers=none")
    box = page.get_by_label("Find on the map")
    box.fill(code)
    box.press("Enter")
    page.locator(".cc-map-found a").first.click()
    popup = page.locator(".cc-popup a")
    expect(popup).to_have_text(name, timeout=20_000)
    popup.click()
    page.wait_for_url(re.compile(f"/enterprise\\?.*uscc={code}"))
    assert is_clean(visitor), (visitor.outside, visitor.errors)


def test_hostile_name_is_shown_as_text(visitor, drawn):
    code, name = drawn
    hostile = "<img src=x onerror='window.hacked=1'></script>`${window.hacked=1}`\u202e\""

    def renamed(route):
        answer = route.fetch()
        plain, wrong = (json.dumps(text)[1:-1] for text in (name, hostile))
        route.fulfill(response=answer, body=answer.text().replace(plain, wrong))

    visitor.page.route("**/maps/subjects.js*", renamed)
    layers = "points,integrity_store,tax_a"
    page = opened(visitor, f"/map?lang=en&layers={layers}&focus={code}")
    expect(page.locator(".cc-popup bdi")).to_have_text(hostile, timeout=20_000)
    assert page.evaluate("window.hacked") is None
    assert page.locator(".cc-popup img").count() == 0


def test_hostile_scene_is_shown_as_text_with_what_it_offers(visitor, scene):
    hostile = "<img src=x onerror='window.hacked=1'></script>`${window.hacked=1}`\u202e\""

    def renamed(route):
        answer = route.fetch()
        text = answer.text()
        for name in scene:
            plain, wrong = (json.dumps(one)[1:-1] for one in (name, hostile))
            text = text.replace(plain, wrong)
        route.fulfill(response=answer, body=text)

    visitor.page.route("**/maps/subjects.js*", renamed)
    page = opened(visitor, "/map?lang=en&layers=scene")
    page.locator(".cc-scene").first.click()
    expect(page.locator(".cc-popup bdi")).to_have_text(hostile, timeout=20_000)
    told = page.locator(".cc-popup")
    for word in ("Application scenes", "Field: ", "Benefit: ", "Department: ", "District: "):
        expect(told).to_contain_text(word)
    assert page.locator(".cc-popup img").count() == 0
    assert page.evaluate("window.hacked") is None
    assert page.locator(".cc-popup a").count() == 0
    assert is_clean(visitor), (visitor.outside, visitor.errors)


def test_search_around_a_place_counts_and_lists(visitor):
    page = opened(visitor, "/map?lang=en&layers=none")
    page.get_by_role("button", name="20 km").click()
    page.locator(".cc-leaflet-ground").click(position={"x": 330, "y": 190})
    page.wait_for_url(re.compile("near="))
    expect(page.locator(f"{CHIP} bdi")).to_contain_text("within 20 km", timeout=20_000)
    expect(page.locator(".leaflet-overlay-pane path[fill='none']").first).to_be_attached()
    assert is_clean(visitor), (visitor.outside, visitor.errors)


def test_map_is_gone_with_its_page_and_back_again(visitor):
    page = opened(visitor, "/map?lang=en")
    page.get_by_role("link", name="Alerts", exact=True).first.click()
    page.wait_for_url(re.compile("/alerts"))
    expect(page.locator(READY)).to_have_count(0)
    page.go_back()
    expect(page.locator(READY)).to_have_count(1, timeout=30_000)
    assert is_clean(visitor), (visitor.outside, visitor.errors)


@pytest.mark.parametrize("size", [(390, 844), (1366, 768), (1920, 1080), (2560, 1440)])
def test_map_fills_its_panel(visitor, size):
    visitor.page.set_viewport_size({"width": size[0], "height": size[1]})
    page = opened(visitor, "/map")
    ground = page.locator(".cc-leaflet-ground").bounding_box()
    holder = page.locator(".cc-leaflet").bounding_box()
    assert ground["width"] >= holder["width"] - 4
    assert ground["height"] >= 370
    page.wait_for_timeout(500)
    assert (
        page.locator('[data-testid="stMain"]').evaluate("e => e.scrollWidth - e.clientWidth") <= 0
    )


def test_map_says_so_when_its_script_cannot_be_had(visitor):
    visitor.page.route("**/maps/subjects.js*", lambda route: route.abort())
    visitor.open("/map?lang=en")
    said = visitor.page.locator(".cc-map-wait[role=alert]")
    expect(said).to_contain_text("could not be loaded", timeout=20_000)

"""The pages as a reader uses them: from figure to record to credit file, by map, list and link."""

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import visit

PAGES = ("/", "/map", "/enterprises", "/records?metric=penalty_count", "/data_status")
FIGURE = ".cc-figure"
SUBJECT = ".cc-table a.cc-subject"
FITTED = ".js-plotly-plot[data-cc-fitted]"
# The city takes nine tenths of the map's width or height, and lies inside both.
FILLED = """plot => {
  const map = plot._fullLayout.map._subplot.map;
  const [west, south, east, north] = JSON.parse(plot._fullLayout.meta).bounds;
  const [low, high] = [map.project([west, south]), map.project([east, north])];
  const { clientWidth, clientHeight } = map.getContainer();
  const wide = (high.x - low.x) / clientWidth;
  const tall = (low.y - high.y) / clientHeight;
  const inside = low.x >= 0 && high.x <= clientWidth && high.y >= 0 && low.y <= clientHeight;
  return inside && Math.max(wide, tall) >= 0.9;
}"""
SIDEWAYS = "e => e.scrollWidth - e.clientWidth"


@pytest.fixture
def visitor(daily, server):
    """A reader who has the static files from an earlier visit, and nothing else."""
    yield from visit(daily, server)


def is_clean(visitor) -> bool:
    return not visitor.outside and not visitor.errors


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_page_opens_without_error_or_outside_request(visitor, path, theme):
    visitor.open(f"{path}{'&' if '?' in path else '?'}theme={theme}&lang=en")
    expect(visitor.page.locator(".cc-provenance")).to_be_visible(timeout=20_000)
    assert is_clean(visitor), (visitor.outside, visitor.errors)


@pytest.mark.parametrize("width", [390, 1366, 1920, 2560])
@pytest.mark.parametrize("path", PAGES)
def test_page_never_scrolls_sideways(visitor, path, width):
    visitor.page.set_viewport_size({"width": width, "height": 900})
    visitor.open(path)
    expect(visitor.page.locator(".cc-provenance")).to_be_visible(timeout=20_000)
    assert visitor.page.locator('[data-testid="stMain"]').evaluate(SIDEWAYS) <= 0


def test_map_is_drawn_without_asking_anyone(visitor):
    visitor.open("/?lang=en")
    expect(visitor.page.locator(".maplibregl-canvas")).to_be_visible(timeout=30_000)
    visitor.page.wait_for_timeout(3_000)
    assert is_clean(visitor), (visitor.outside, visitor.errors)


@pytest.mark.parametrize("size", [(390, 844), (1366, 768), (1920, 1080), (2560, 1440)])
def test_map_fills_its_panel_and_follows_its_size(visitor, size):
    visitor.page.set_viewport_size({"width": 1366, "height": 768})
    visitor.open("/?lang=en")
    expect(visitor.page.locator(FITTED)).to_be_visible(timeout=30_000)
    visitor.page.set_viewport_size({"width": size[0], "height": size[1]})
    for _attempt in range(40):
        visitor.page.wait_for_timeout(500)
        if visitor.page.locator(FITTED).evaluate(FILLED):
            break
    assert visitor.page.locator(FITTED).evaluate(FILLED)
    assert is_clean(visitor), (visitor.outside, visitor.errors)


def test_figure_opens_its_records_and_a_record_its_file(visitor):
    visitor.open("/")
    visitor.page.locator(f'[data-metric="penalty_count"] {FIGURE}, {FIGURE}').first.click()
    visitor.page.wait_for_url(re.compile("/records"))
    expect(visitor.page.locator(".cc-agreement.cc-good")).to_be_visible(timeout=20_000)
    visitor.page.locator(SUBJECT).first.click()
    visitor.page.wait_for_url(re.compile("/enterprise\\?"))
    expect(visitor.page.locator(".cc-file h2")).to_be_visible(timeout=20_000)
    assert is_clean(visitor), (visitor.outside, visitor.errors)


def test_copied_address_shows_the_same_figures_to_another(visitor, second_visitor):
    visitor.open("/?district_codes=990102")
    figures = visitor.page.locator(FIGURE)
    expect(figures.first).to_be_visible(timeout=20_000)
    seen = figures.all_inner_texts()
    second_visitor.open("/?" + visitor.page.url.partition("?")[2])
    expect(second_visitor.page.locator(FIGURE).first).to_be_visible(timeout=20_000)
    assert second_visitor.page.locator(FIGURE).all_inner_texts() == seen


def test_district_of_the_list_narrows_the_page_and_again_undoes_it(visitor):
    visitor.open("/")
    first = visitor.page.locator(".cc-ranking li a").first
    first.click()
    visitor.page.wait_for_url(re.compile("district_codes="))
    expect(visitor.page.locator(".cc-chip")).to_have_count(1, timeout=20_000)
    visitor.page.locator(".cc-ranking li.cc-chosen a").first.click()
    expect(visitor.page.locator(".cc-chip")).to_have_count(0, timeout=20_000)


def test_definition_opens_and_its_address_goes_when_it_is_closed(visitor):
    visitor.open("/")
    visitor.page.locator(".cc-define").nth(1).click()
    expect(visitor.page.locator('[role="dialog"] .cc-statement').first).to_be_visible(
        timeout=20_000
    )
    visitor.page.keyboard.press("Escape")
    expect(visitor.page.locator('[role="dialog"]')).to_have_count(0, timeout=20_000)
    visitor.page.wait_for_url(lambda address: "define=" not in address)


def test_search_finds_while_the_address_keeps_it(visitor):
    visitor.open("/enterprises")
    box = visitor.page.locator('[data-testid="stTextInput"] input')
    box.fill("xa")
    box.press("Enter")
    visitor.page.wait_for_url(re.compile("q=xa"))
    expect(visitor.page.locator(SUBJECT).first).to_be_visible(timeout=20_000)


def test_export_is_a_file_with_a_mark_for_spreadsheets(visitor):
    visitor.open("/records?metric=active_subject_count")
    visitor.page.get_by_text("\u5bfc\u51fa", exact=True).first.click()
    with visitor.page.expect_download(timeout=30_000) as caught:
        visitor.page.get_by_text("CSV", exact=False).first.click()
    with Path(caught.value.path()).open("rb") as file:
        assert file.read(3) == b"\xef\xbb\xbf"


def test_an_exported_file_speaks_the_language_of_its_page_and_names_what_codes_mean(visitor):
    visitor.open("/records?metric=active_subject_count&lang=en&district_codes=990102")
    visitor.page.get_by_text("Export", exact=True).first.click()
    with visitor.page.expect_download(timeout=30_000) as caught:
        visitor.page.get_by_text("CSV", exact=False).first.click()
    text = Path(caught.value.path()).read_text(encoding="utf-8-sig")
    lines = list(csv.reader(text.splitlines()))
    (heading,) = (number for number, line in enumerate(lines) if "District" in line)
    assert all(name.isascii() for name in lines[heading])
    assert all(line[0].isascii() for line in lines[:heading] if line)
    district = lines[heading].index("District")
    assert {line[district] for line in lines[heading + 1 :]} == {"Nanping District"}


def test_an_exported_sum_says_its_unit(visitor):
    visitor.open("/records?metric=penalty_count&lang=en")
    visitor.page.get_by_text("Export", exact=True).first.click()
    with visitor.page.expect_download(timeout=30_000) as caught:
        visitor.page.get_by_text("CSV", exact=False).first.click()
    assert "Fine (CNY)" in Path(caught.value.path()).read_text(encoding="utf-8-sig")

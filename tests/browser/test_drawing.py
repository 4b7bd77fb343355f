"""What a browser draws of a page, and when: once, in sight first, with its words when saved."""

import time
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from dashboard.chart_layout import ROOM_ABOVE, ROOM_BELOW
from tests.browser.conftest import visit

PANEL = ".st-key-cc_panel_repair_control"
WAY = f"{PANEL} .cc-unfold"
TABLE = f"{PANEL} .cc-unfolded table"
CHARTS = ".js-plotly-plot"
# Counts the charts that are new, and notes every drawing of one after its first.
AGAIN = """() => {
  const known = new WeakSet(document.querySelectorAll(".js-plotly-plot"));
  window.ccAgain = [];
  window.ccFirst = 0;
  new MutationObserver(() => document.querySelectorAll(".js-plotly-plot").forEach((plot) => {
    if (known.has(plot) || typeof plot.on !== "function") return;
    known.add(plot);
    window.ccFirst += 1;
    const panel = plot.closest('[class*="st-key-chart_"]').className;
    plot.on("plotly_beforeplot", () => { window.ccAgain.push(panel); });
  })).observe(document.body, { childList: true, subtree: true });
}"""


@pytest.fixture
def visitor(daily, server):
    """A reader who has the static files from an earlier visit, and nothing else."""
    yield from visit(daily, server)


def narrow(visitor, query: str) -> None:
    """Follow a link to the same page under other filters."""
    visitor.page.evaluate(
        """(query) => {
          const link = Object.assign(document.createElement("a"), { href: query });
          document.body.append(link);
          link.click();
          link.remove();
        }""",
        query,
    )
    visitor.page.wait_for_timeout(500)
    visitor.settle()


def test_chart_is_drawn_once_for_each_click(visitor):
    visitor.open("/repairs")
    expect(visitor.page.locator(CHARTS)).to_have_count(5, timeout=20_000)
    visitor.page.evaluate(AGAIN)
    narrow(visitor, "/repairs?subject_types=enterprise")
    deadline = time.monotonic() + 20
    while visitor.page.evaluate("() => window.ccFirst") < 3 and time.monotonic() < deadline:
        visitor.page.wait_for_timeout(200)
    visitor.page.wait_for_timeout(2_000)
    assert visitor.page.evaluate("() => window.ccFirst") >= 3
    assert visitor.page.evaluate("() => window.ccAgain") == []


def test_table_behind_a_chart_opens_by_keyboard_and_leaves_the_picture_alone(visitor):
    visitor.open("/repairs?lang=en")
    expect(visitor.page.locator(CHARTS)).to_have_count(5, timeout=20_000)
    expect(visitor.page.locator(TABLE)).to_have_count(0)
    visitor.page.locator(f"{PANEL} {CHARTS}").evaluate("plot => { plot.ccSame = true; }")
    visitor.page.locator(WAY).focus()
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.locator(f"{TABLE} tbody tr").first).to_be_visible(timeout=20_000)
    assert "tables=repair_control" in visitor.page.url
    expect(visitor.page.locator(WAY)).to_be_focused(timeout=20_000)
    expect(visitor.page.locator(WAY)).to_have_attribute("aria-expanded", "true")
    assert visitor.page.locator(f"{PANEL} {CHARTS}").evaluate("plot => plot.ccSame === true")
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.locator(TABLE)).to_have_count(0, timeout=20_000)
    assert not visitor.errors


def test_tables_out_of_sight_are_filled_once_the_page_rests(visitor):
    visitor.open("/repairs?tables=all")
    expect(visitor.page.locator("[data-cc-later]")).to_have_count(0, timeout=20_000)
    frames = visitor.page.locator(".cc-table-frame")
    assert frames.count() > 8
    assert frames.evaluate_all("all => all.every(one => one.querySelector('table tr') !== null)")


def test_saved_picture_carries_its_words(visitor):
    visitor.open("/repairs?lang=en")
    chart = visitor.page.locator(f"{PANEL} {CHARTS}")
    chart.scroll_into_view_if_needed()
    chart.hover()
    with visitor.page.expect_download(timeout=30_000) as caught:
        chart.locator('.modebar-btn[data-title="Download plot as a PNG"]').click()
    with Image.open(Path(caught.value.path())) as picture:
        grey = picture.convert("L")
    above = grey.crop((0, 0, grey.width, 2 * ROOM_ABOVE - 40))
    below = grey.crop((0, grey.height - 2 * ROOM_BELOW + 10, grey.width, grey.height))
    assert ink(above) > 2_000
    assert ink(below) > 400
    # The page itself still leaves them out.
    assert chart.evaluate("plot => plot.layout.annotations.length") == 3


def ink(part: Image.Image) -> int:
    """Return how many pixels are much darker than the ground."""
    return sum(count for count, tone in part.getcolors(256) or [] if tone < 140)


def test_watermark_covers_the_window_wherever_the_page_is(visitor):
    visitor.open("/repairs?lang=en")
    mark = visitor.page.locator(".cc-watermark")
    expect(mark).to_be_visible(timeout=20_000)
    window = {"x": 0, "y": 0, "width": 1366, "height": 768}
    assert mark.bounding_box() == window
    visitor.page.locator(".cc-provenance").scroll_into_view_if_needed()
    assert mark.bounding_box() == window

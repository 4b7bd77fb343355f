"""How many points the folium map takes in a headless Chromium: until usable, and how it moves."""

from __future__ import annotations

import random
import time

from playwright.sync_api import Page, Route, ViewportSize

from bench.browser import opened
from bench.page_runs import published, served
from geo.folium_map import Drawing, script

TITLE = "Folium map: script on the server, and points until a browser can be used"
ONLY_WHEN_NAMED = True
COUNTS = (1_000, 20_000, 100_000)
BOX = (118.97, 38.05, 120.26, 39.06)
META: dict[str, object] = {
    "bounds": [[38.05, 118.97], [39.06, 120.26]],
    "frame": "bench",
    "words": {"SX01": "a list"},
    "colours": {"SX01": "#7A3FA8", "other": "#647380", "ring": "#FFFFFF"},
    "file": "/enterprise",
    "approval": "-",
    "texts": {"map": "-", "home": "-", "since": "-"},
}
LONGEST = """() => new Promise(done => {
  let worst = 0, last = performance.now(), end = last + 3000;
  const tick = now => {
    worst = Math.max(worst, now - last); last = now;
    if (now < end) requestAnimationFrame(tick); else done(worst);
  };
  requestAnimationFrame(tick);
  document.querySelector('.leaflet-control-zoom-in').click();
  setTimeout(() => document.querySelector('.leaflet-control-zoom-out').click(), 1200);
})"""
Row = dict[str, str | int | float]


def measure() -> list[Row]:
    """Return one row a number of points."""
    size: ViewportSize = {"width": 1920, "height": 1080}
    with published() as var, served(var) as address, opened(size, seconds=120) as page:
        return [_measured(page, address, count) for count in COUNTS]


def _measured(page: Page, address: str, count: int) -> Row:
    started = time.perf_counter()
    body = script(_drawing(count), name="subjects", meta=META)
    made = time.perf_counter() - started
    asked: list[float] = []

    def answer(route: Route) -> None:
        asked.append(time.perf_counter())
        route.fulfill(body=body, content_type="text/javascript")

    page.route("**/maps/subjects.js*", answer)
    page.goto(f"http://{address}/map?lang=en&layers=points&measure=count&q={count}")
    page.wait_for_selector(f"[data-cc-ready='{count}']")
    page.wait_for_selector(".cc-cluster")
    drawn = time.perf_counter() - asked[-1]
    worst = float(page.evaluate(LONGEST))
    page.unroute("**/maps/subjects.js*")
    return {
        "points": count,
        "script_seconds": made,
        "script_mib": len(body) / 2**20,
        "usable_after_seconds": drawn,
        "longest_frame_on_zoom_ms": worst,
    }


def _drawing(count: int) -> Drawing:
    dice = random.Random(5)
    west, south, east, north = BOX
    points = [
        [
            round(dice.gauss((south + north) / 2, 0.15), 6),
            round(dice.gauss((west + east) / 2, 0.2), 6),
            "SX01",
            f"\u4fe1\u5b89\u865a\u6784{place}\u53f7\u8d38\u6613\u6709\u9650\u516c\u53f8",
            f"{place:018d}",
            "2026-01-01",
            "points",
        ]
        for place in range(count)
    ]
    return Drawing(BOX, [], [], points, [], {})

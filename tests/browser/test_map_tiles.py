"""The base layer of an intranet: a tile server beside the app gives the ground below the map."""

from __future__ import annotations

import io
import json
import math
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import duckdb
import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Visitor, free_port, start_server, watch

NAMED = re.compile(r"^/wmts/(\d+)/(\d+)/(\d+)\.png$")
OWNER = "Survey of a city that does not exist"
LOADED = "img.leaflet-tile-loaded"
AREA = ".leaflet-overlay-pane path.leaflet-interactive"
# Where the edges of what is drawn stand, and where each tile: left, top, right, bottom.
BOXES = """(all) => all.map((one) => {
  const { left, top, right, bottom } = one.getBoundingClientRect();
  return [one.getAttribute("src"), left, top, right, bottom];
})"""


def named(path: str) -> tuple[int, int, int]:
    """Return zoom, row and column of a tile's address."""
    zoom, row, column = NAMED.match(path).groups()
    return int(zoom), int(row), int(column)


class TileServer(ThreadingHTTPServer):
    """Answers `/wmts/{z}/{y}/{x}.png` with a picture."""


class _Answer(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        _zoom, row, column = named(self.path)
        drawn = io.BytesIO()
        Image.new("RGB", (256, 256), (40 * (column % 5), 40 * (row % 5), 120)).save(drawn, "PNG")
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.end_headers()
        self.wfile.write(drawn.getvalue())

    def log_message(self, *_said: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def tiles() -> Iterator[TileServer]:
    server = TileServer(("127.0.0.1", free_port()), _Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def visitor(
    chromium: Browser, tiles: TileServer, published_var, tmp_path, monkeypatch
) -> Iterator[Visitor]:
    """A reader of an app that is told of the tile server."""
    address = f"http://127.0.0.1:{tiles.server_address[1]}"
    monkeypatch.setenv("CREDIT_MAP_TILES", f"{address}/wmts/{{z}}/{{y}}/{{x}}.png")
    monkeypatch.setenv("CREDIT_MAP_TILES_SOURCE", OWNER)
    process, app = start_server(published_var, tmp_path / "server.log")
    context = chromium.new_context(viewport={"width": 1366, "height": 768})
    context.set_default_timeout(30_000)
    yield watch(context, app)
    context.close()
    process.terminate()
    process.wait(timeout=20)


def place_on_tiles(lat: float, lon: float, zoom: int) -> tuple[float, float]:
    """Return row and column, with their parts, in tiles of a zoom (OGC 17-083r2, annex D.1)."""
    turned = math.asinh(math.tan(math.radians(lat))) / math.pi
    return (1 - turned) / 2 * 2**zoom, (lon + 180) / 360 * 2**zoom


def corners(mart_path: Path) -> list[tuple[float, float]]:
    """Return every corner of the districts, longitude and latitude."""

    def pairs(part):
        return (
            [tuple(part)] if isinstance(part[0], float) else [p for one in part for p in pairs(one)]
        )

    with duckdb.connect(str(mart_path), read_only=True) as mart:
        found = mart.execute(
            "select geojson from dim_district where geojson is not null"
        ).fetchall()
    return [pair for (text,) in found for pair in pairs(json.loads(text)["coordinates"])]


def test_tiles_lie_where_the_districts_are(visitor, tiles, mart_path):
    visitor.open("/map?lang=en&layers=none")
    expect(visitor.page.locator("[data-cc-ready]")).to_be_visible(timeout=30_000)
    expect(visitor.page.locator(LOADED).first).to_be_visible(timeout=30_000)
    visitor.page.wait_for_timeout(1_000)
    boxes = {src: box for src, *box in visitor.page.locator(LOADED).evaluate_all(BOXES)}
    assert len(boxes) > 3
    drawn = [box for _src, *box in visitor.page.locator(AREA).evaluate_all(BOXES)]
    edges = (min(b[0] for b in drawn), min(b[1] for b in drawn), max(b[2] for b in drawn))
    src, (left, top, right, _bottom) = next(iter(boxes.items()))
    zoom, row, column = named(src[src.index("/wmts") :])
    size = right - left
    places = [place_on_tiles(lat, lon, zoom) for lon, lat in corners(mart_path)]
    expected = (
        left + (min(x for _y, x in places) - column) * size,
        top + (min(y for y, _x in places) - row) * size,
        left + (max(x for _y, x in places) - column) * size,
    )
    # Lines have a width, and areas are simplified for the screen.
    assert edges == pytest.approx(expected, abs=4)
    expect(visitor.page.locator(".cc-map-approval")).to_contain_text(OWNER)
    origin = f"http://127.0.0.1:{tiles.server_address[1]}/"
    assert all(url.startswith(origin) for url in visitor.outside), visitor.outside
    assert not visitor.errors


def test_a_tile_server_that_is_away_leaves_the_map_usable(visitor, tiles, monkeypatch):
    monkeypatch.setattr(_Answer, "do_GET", lambda handler: handler.send_error(503))
    visitor.open("/map?lang=en")
    expect(visitor.page.locator("[data-cc-ready]")).to_be_visible(timeout=30_000)
    areas = visitor.page.locator(".leaflet-overlay-pane path.leaflet-interactive")
    assert areas.count() > 5
    assert visitor.page.locator(LOADED).count() == 0

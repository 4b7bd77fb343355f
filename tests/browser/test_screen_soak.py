"""A short soak: many polls and builds, and neither heap nor page grows."""

import shutil

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import watch
from tests.browser.test_screen_days import ON, Server

BUILDS, WARM = 6, 2
NODES = "document.getElementsByTagName('*').length"


def heap(page) -> float:
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    used = session.send("Runtime.getHeapUsage")["usedSize"]
    session.detach()
    return used / 1e6


@pytest.fixture
def own(published_var, tmp_path):
    shutil.copytree(published_var / "published", tmp_path / "published")
    server = Server(tmp_path, tmp_path / "server.log")
    server.start()
    yield server
    server.kill()


def test_screen_follows_every_build_and_stays_as_small_as_it_was(chromium: Browser, own):
    context = chromium.new_context(
        viewport={"width": 1920, "height": 1080}, reduced_motion="reduce"
    )
    wall = watch(context, own.address)
    polls = []
    wall.page.on("request", lambda one: polls.append(1) if "/state" in one.url else None)
    wall.page.goto(f"http://{own.address}/screen?rotate=3&lang=en")
    expect(wall.page.locator(ON).first).to_be_visible(timeout=60_000)
    readings = []
    for number in range(BUILDS):
        own.publish(f"soak{number}", number)
        expect(wall.page.locator("#sc-live")).to_contain_text(f"build soak{number}", timeout=60_000)
        readings.append((heap(wall.page), wall.page.evaluate(NODES)))
    assert len(polls) >= BUILDS
    assert readings[-1][0] < readings[WARM][0] * 1.15 + 2
    assert readings[-1][0] < 150
    assert readings[-1][1] < readings[WARM][1] * 1.1
    assert wall.errors == []
    context.close()

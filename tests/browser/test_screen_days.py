"""The command screen over days: new builds, a lost server, midnight, the nightly reload."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import duckdb
import pytest
from playwright.sync_api import Browser, Request, Route, expect

from tests.browser import conftest
from tests.browser.conftest import Visitor, free_port, watch

ON = ".sc-sheet.sc-on"
POLL = "0.5"
CITY = ZoneInfo("Asia/Shanghai")


class Server:
    """A server of our own that can be killed and started again at the same address."""

    def __init__(self, var: Path, log: Path) -> None:
        self.var, self.log = var, log
        self.address = f"127.0.0.1:{free_port()}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "-m", "streamlit", "run", "streamlit_app.py"]
        options = ["--server.address=127.0.0.1", f"--server.port={self.address.split(':')[1]}"]
        settings = {"CREDIT_VAR": str(self.var), "CREDIT_MODE": "demo"}
        settings |= {"CREDIT_SCREEN_POLL_SECONDS": POLL, "CREDIT_POLL_SECONDS": "0"}
        with self.log.open("ab") as sink:
            self.process = subprocess.Popen(
                [*command, *options], cwd=conftest.ROOT, env={**os.environ, **settings},
                stdout=sink, stderr=subprocess.STDOUT,
            )  # fmt: skip
        conftest.wait_until_healthy(self.address, self.process, self.log)

    def kill(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait(timeout=20)

    def publish(self, build_id: str, lost: int) -> None:
        """Publish a build in which a part of the records is missing."""
        folder = self.var / "published"
        before = folder / (folder / "CURRENT").read_text(encoding="utf-8").strip()
        file = folder / f"mart-{build_id}.duckdb"
        shutil.copy(before, file)
        file.chmod(0o644)
        with duckdb.connect(str(file)) as connection:
            connection.execute("update build_info set build_id = ?", [build_id])
            connection.execute(
                "delete from metric_values where hash(metric_id, period) % 7 = ?", [lost]
            )
        part = folder / ".CURRENT.part"
        part.write_text(f"{file.name}\n", encoding="utf-8")
        part.replace(folder / "CURRENT")


@pytest.fixture(scope="module")
def own(published_var, tmp_path_factory) -> Iterator[Server]:
    var = tmp_path_factory.mktemp("wall")
    shutil.copytree(published_var / "published", var / "published")
    server = Server(var, var / "server.log")
    server.start()
    yield server
    server.kill()


@pytest.fixture
def wall(chromium: Browser, own: Server) -> Iterator[Visitor]:
    context = chromium.new_context(
        viewport={"width": 1920, "height": 1080}, reduced_motion="reduce"
    )
    context.set_default_timeout(30_000)
    visitor = watch(context, own.address)
    yield visitor
    # A poll may be on its way through a route when the test is over.
    visitor.page.unroute_all(behavior="ignoreErrors")
    context.close()


def show(wall: Visitor, address: str = "/screen?rotate=0&lang=en") -> None:
    wall.page.goto(f"http://{wall.address}{address}")
    expect(wall.page.locator(ON).first).to_be_visible(timeout=60_000)


def test_new_build_is_drawn_and_what_changed_is_marked_for_a_minute(wall, own):
    show(wall)
    wall.page.evaluate("document.querySelector('.sc-sheet').dataset.kept = 'yes'")
    own.publish("second", 2)
    expect(wall.page.locator("#sc-live")).to_contain_text("build second", timeout=30_000)
    marked = wall.page.locator(".sc-changed")
    expect(marked.first).to_be_attached()
    assert 0 < marked.count() < wall.page.locator("[data-value]").count()
    # The sheet is the same element: it was not taken down and put up again.
    assert wall.page.locator(".sc-sheet[data-kept]").count() == 1
    wall.page.evaluate(
        "document.querySelectorAll('.sc-changed').forEach((e) => { e.dataset.until = 1; })"
    )
    expect(marked).to_have_count(0, timeout=5_000)
    assert wall.errors == []


def test_nothing_is_drawn_or_fetched_while_nothing_changes(wall):
    frames = []
    wall.page.on("request", lambda request: frames.append(request.url))
    show(wall)
    wall.page.evaluate(
        "window.drawn = 0; new MutationObserver((all) => { window.drawn += all.length; })"
        ".observe(document.querySelector('#sc-sheets'), {childList: true, subtree: true})"
    )
    wall.page.wait_for_timeout(4_000)
    assert sum("/screen/frame" in url for url in frames) == 1
    assert sum("/screen/state" in url for url in frames) >= 4
    assert wall.page.evaluate("window.drawn") == 0


def test_lost_server_ages_the_frame_and_a_new_one_needs_no_touch(wall, own):
    show(wall)
    live, title = wall.page.locator("#sc-live"), wall.page.locator("#sc-title").inner_text()
    expect(live).to_have_attribute("data-age", "live")
    own.kill()
    expect(live).to_have_attribute("data-age", "amber", timeout=10_000)
    expect(live).to_contain_text("Connection lost")
    expect(live).to_have_attribute("data-age", "red", timeout=15_000)
    assert wall.page.locator("#sc-title").inner_text() == title
    expect(wall.page.locator(f"{ON} .sc-tile").first).to_be_visible()
    own.start()
    expect(live).to_have_attribute("data-age", "live", timeout=30_000)
    lost = [one for one in wall.errors if "ERR_CONNECTION" not in one]
    assert lost == []


class Night:
    """A browser and a server that believe in the same invented hour."""

    def __init__(self, wall: Visitor, start: datetime) -> None:
        self.page, self.now = wall.page, start
        self.frames: list[str] = []
        self.loads: list[int] = []
        self.page.clock.install(time=start)
        self.page.route("**/screen/state*", self.answer)
        self.page.on("request", self.note)
        self.page.on("load", lambda _page: self.loads.append(1))

    def answer(self, route: Route) -> None:
        said = route.fetch().json()
        said["now"] = round(self.now.timestamp() * 1000)
        said["day"] = self.now.astimezone(CITY).date().isoformat()
        route.fulfill(body=json.dumps(said), content_type="application/json")

    def note(self, request: Request) -> None:
        if "/screen/frame" in request.url:
            self.frames.append(request.url)

    def pass_by(self, seconds: int) -> None:
        for _second in range(seconds):
            self.now += timedelta(seconds=1)
            self.page.clock.run_for(1_000)
            self.page.wait_for_timeout(20)


def test_dates_roll_at_midnight_without_a_reload(wall):
    night = Night(wall, datetime(2026, 11, 1, 23, 59, 50, tzinfo=CITY))
    show(wall)
    night.pass_by(4)
    assert wall.page.locator("#sc-clock").inner_text().startswith("2026-11-01 23:59:5")
    asked = len(night.frames)
    night.pass_by(12)
    assert wall.page.locator("#sc-clock").inner_text().startswith("2026-11-02 00:00:0")
    assert len(night.frames) == asked + 1
    assert len(night.loads) == 1


def test_screen_loads_itself_anew_once_a_night(wall):
    night = Night(wall, datetime(2026, 11, 2, 3, 29, 50, tzinfo=CITY))
    show(wall)
    night.pass_by(20)
    for _turn in range(14):
        night.pass_by(10)
        if len(night.loads) > 1:
            break
    expect(wall.page.locator(ON).first).to_be_visible(timeout=60_000)
    night.pass_by(60)
    assert len(night.loads) == 2

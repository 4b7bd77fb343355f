"""Leave a command screen on: as many polls as eight hours of one a second, and builds meanwhile.

It asks ten times a second, so that it takes an hour instead of eight.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import psutil
from playwright.sync_api import Error, Page, sync_playwright

from bench import page_runs

TITLE = "Command screen left on: polls, builds published meanwhile, memory before and after"
POLLS, BUILDS = 28_800, 200
ONLY_WHEN_NAMED = True
KEPT_BUILDS = 3
FLAGS = ["--no-sandbox", "--disable-background-networking", "--js-flags=--expose-gc"]
Row = dict[str, str | int | float]


@contextmanager
def copied() -> Iterator[Path]:
    """Give a run-time folder of our own, in which builds may be published."""
    with page_runs.published() as var, tempfile.TemporaryDirectory(prefix="soak-") as place:
        own = Path(place)
        (own / "published").mkdir()
        named = (var / "published" / "CURRENT").read_text(encoding="utf-8").strip()
        shutil.copy(var / "published" / named, own / "published" / named)
        (own / "published" / "CURRENT").write_text(f"{named}\n", encoding="utf-8")
        yield own


def publish(var: Path, number: int) -> str:
    """Publish a build whose figures differ, forget old ones, and return its name."""
    folder, build_id = var / "published", f"soak{number:04d}"
    before = folder / (folder / "CURRENT").read_text(encoding="utf-8").strip()
    file = folder / f"mart-{build_id}.duckdb"
    shutil.copy(before, file)
    file.chmod(0o644)
    with duckdb.connect(str(file)) as connection:
        connection.execute("update build_info set build_id = ?", [build_id])
        connection.execute(
            "update metric_values set numerator = numerator + 1 "
            "where hash(metric_id, period, district_code) % 97 = ?",
            [number % 97],
        )
    part = folder / ".CURRENT.part"
    part.write_text(f"{file.name}\n", encoding="utf-8")
    part.replace(folder / "CURRENT")
    for old in sorted(folder.glob("mart-soak*.duckdb"))[:-KEPT_BUILDS]:
        old.unlink()
    return build_id


def heap(page: Page) -> float:
    """Return the JavaScript heap in MB after a collection."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    used = session.send("Runtime.getHeapUsage")["usedSize"]
    session.detach()
    return float(used) / 1e6


def listening(address: str) -> psutil.Process:
    """Return the process that listens at an address.

    Raises:
        LookupError: none does.
    """
    port = int(address.rsplit(":", 1)[1])
    for one in psutil.net_connections(kind="tcp"):
        if one.status == psutil.CONN_LISTEN and one.laddr.port == port:
            return psutil.Process(one.pid)
    raise LookupError(f"nothing listens at {address}")


def resident(address: str) -> float:
    """Return the memory of the server in MB."""
    return float(listening(address).memory_info().rss) / 1e6


def leave_on(page: Page, address: str, var: Path, polls: int, builds: int) -> Row:
    """Watch the screen for so many polls and builds; return what was found."""
    errors: list[str] = []
    asked: list[str] = []
    page.on("console", lambda one: errors.append(one.text) if one.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda one: asked.append("") if "/screen/state" in one.url else None)
    page.goto(f"http://{address}/screen?rotate=3&lang=en")
    page.wait_for_selector(".sc-sheet.sc-on", timeout=120_000)
    missed, readings = 0, []
    started = time.monotonic()
    for number in range(1, builds + 1):
        build_id = publish(var, number)
        try:
            page.locator("#sc-live", has_text=build_id).wait_for(timeout=60_000)
        except Error:
            missed += 1
        while len(asked) < polls * number // builds:
            page.wait_for_timeout(200)
        if number in (max(builds // 10, 1), builds):
            readings.append((heap(page), resident(address)))
    first, last = readings[0], readings[-1]
    return {
        "polls": len(asked),
        "builds": builds,
        "missed": missed,
        "console errors": len(errors),
        "browser heap MB (10 %, end)": f"{first[0]:.1f}, {last[0]:.1f}",
        "server MB (10 %, end)": f"{first[1]:.0f}, {last[1]:.0f}",
        "minutes": round((time.monotonic() - started) / 60, 1),
    }


@contextmanager
def served(var: Path, poll_seconds: float) -> Iterator[str]:
    """Give the address of a server that tells its screens to ask so often."""
    os.environ["CREDIT_SCREEN_POLL_SECONDS"] = str(poll_seconds)
    try:
        with page_runs.served(var) as address:
            yield address
    finally:
        del os.environ["CREDIT_SCREEN_POLL_SECONDS"]


def soak(polls: int = POLLS, builds: int = BUILDS, poll_seconds: float = 0.1) -> Row:
    """Leave one screen on and return what was found."""
    with copied() as var, served(var, poll_seconds) as address, sync_playwright() as playwright:
        path = os.environ.get("CREDIT_CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        page = browser.new_page(viewport={"width": 1920, "height": 1080})
        found = leave_on(page, address, var, polls, builds)
        browser.close()
    return found


def measure() -> list[Row]:
    """Return what a screen left on has cost."""
    return [soak()]


if __name__ == "__main__":
    # python -m bench.soak [POLLS BUILDS [SECONDS]] for a shorter look.
    given = sys.argv[1:]
    sys.stdout.write(f"{soak(*map(int, given[:2]), *map(float, given[2:3]))}\n")

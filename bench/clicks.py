"""From a click that narrows a page to the last repaint, in a headless Chromium on this machine.

Reads the mart in use (CREDIT_VAR), else a new demo; browser and server share the processor. Tables
out of sight are filled once a page rests; that is later, and not counted.
"""

from __future__ import annotations

import itertools
import random
import statistics
from pathlib import Path

import duckdb
from playwright.sync_api import Page, ViewportSize

from bench.browser import opened
from bench.page_runs import published, served

TITLE = "From click to the last repaint, milliseconds"
ONLY_WHEN_NAMED = True
PAGES = ("", "risk_tiers", "map", "joint_cases", "repairs", "commitments")
CLICKS = 20
SIZE: ViewportSize = {"width": 1366, "height": 768}
FLAGS = [
    *("--no-first-run", "--disable-background-networking", "--disable-component-update"),
    *("--disable-sync", "--disable-gpu-compositing", "--use-gl=angle"),
    *("--use-angle=swiftshader", "--enable-unsafe-swiftshader"),
]
# A link of the page is clicked by script, so that every page is narrowed in the same way. A change
# counts as painted after the frame that follows it; a page is done when nothing changes any more.
CLICK = """(href) => new Promise(done => {
  const QUIET_MS = 450;
  const app = document.querySelector('[data-testid="stApp"]');
  const link = Object.assign(document.createElement('a'), { href });
  document.body.append(link);
  const began = performance.now();
  let painted = 0, asked = false;
  const seen = new MutationObserver(() => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => setTimeout(() => { asked = false; painted = performance.now(); }));
  });
  seen.observe(document.querySelector('[data-testid="stMain"]'),
    { childList: true, characterData: true, subtree: true });
  link.click();
  const check = setInterval(() => {
    const isRunning = app.dataset.testScriptState !== 'notRunning';
    if (asked || isRunning || !painted || performance.now() - painted < QUIET_MS) return;
    clearInterval(check); seen.disconnect(); link.remove();
    done(painted - began);
  }, 50);
})"""
Row = dict[str, str | int | float]


def measure() -> list[Row]:
    """Return one row a page; each click shows filters that nobody has asked for, then again."""
    with published() as var, served(var) as address, opened(SIZE, *FLAGS, seconds=60) as page:
        return [_measured(page, address, name, _filters(var)) for name in PAGES]


def _filters(var: Path) -> list[str]:
    """Return filters of a district and a type of subject, the same in every run."""
    folder = var / "published"
    current = folder / (folder / "CURRENT").read_text(encoding="utf-8").strip()
    with duckdb.connect(str(current), read_only=True) as mart:
        districts = mart.execute("select district_code from dim_district order by all").fetchall()
        types = mart.execute(
            "select distinct subject_type from dim_subject where subject_type > '' order by all"
        ).fetchall()
    pairs = list(itertools.product([code for (code,) in districts], [one for (one,) in types]))
    return [
        f"district_codes={code}&subject_types={one}"
        for code, one in random.Random(1).sample(pairs, min(CLICKS + 1, len(pairs)))
    ]


def _measured(page: Page, address: str, name: str, filters: list[str]) -> Row:
    first, *asked = [f"http://{address}/{name}?{text}" for text in filters]
    page.goto(first)
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    page.evaluate(CLICK, asked[0])
    page.evaluate(CLICK, first)
    cold = [float(page.evaluate(CLICK, one)) for one in asked]
    warm = [float(page.evaluate(CLICK, one)) for one in asked]
    both = sorted([*cold, *warm])
    return {
        "page": f"/{name}",
        "clicks": len(both),
        "median, not seen before": round(statistics.median(cold)),
        "median, seen before": round(statistics.median(warm)),
        "95 % within": round(both[round(0.95 * len(both)) - 1]),
        "worst": round(both[-1]),
    }

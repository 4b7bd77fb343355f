"""What one page run costs the server, for filters nobody has asked for and for those it knows.

Reads the mart in use (CREDIT_VAR), else a new demo; name the module to run it on a large one.
"""

from __future__ import annotations

import asyncio
import random
import statistics
from pathlib import Path

import duckdb
import psutil

from bench import load, page_runs
from bench.client import Client

TITLE = "One page run: milliseconds of the server, first (cold) and again (warm)"
ONLY_WHEN_NAMED = True
PAGES = ("", "risk_tiers", "map", "joint_cases", "repairs", "commitments")
PLACES, FILES, AGAIN = 5, 8, 3
Row = dict[str, str | int | float]
Asked = list[str]


def measure() -> list[Row]:
    """Return processor and clock time of the pages, and of credit files, cold and warm."""
    with page_runs.published() as var:
        districts, subjects = _known(var)
        pages = {page: [f"district_codes={code}" for code in districts] for page in PAGES}
        pages["enterprise"] = [f"uscc={code}" for code in subjects]
        with page_runs.served(var) as address:
            return [asyncio.run(_page(address, page, asked)) for page, asked in pages.items()]


def _known(var: Path) -> tuple[Asked, Asked]:
    """Return districts and subjects with records to ask for, the same in every run."""
    published = var / "published"
    current = published / (published / "CURRENT").read_text(encoding="utf-8").strip()
    with duckdb.connect(str(current), read_only=True) as mart:
        districts = mart.execute(
            "select district_code from dim_district where district_kind = 'district' order by all"
        ).fetchall()
        subjects = mart.execute(
            "select uscc from fct_score_contribution group by uscc order by hash(uscc) limit 99"
        ).fetchall()
    chooser = random.Random(1)
    return (
        [code for (code,) in districts][: PLACES + 1],
        chooser.sample([code for (code,) in subjects], FILES + 1),
    )


async def _page(address: str, page: str, asked: Asked) -> Row:
    process = load.server_process(int(address.rsplit(":", 1)[1]))
    async with Client(address) as client:
        # What belongs to no filter (words, charts' code) is not what a cold run is about.
        await client.run(page, asked[0])
        cold = [await _run(client, process, page, query) for query in asked[1:]]
        warm = [
            await _run(client, process, page, query) for query in asked[1:] for _ in range(AGAIN)
        ]
    return {
        "page": f"/{page}",
        "cold processor": _mean([cpu for cpu, _wall in cold]),
        "cold clock, median": round(statistics.median(wall for _cpu, wall in cold)),
        "cold clock, worst": round(max(wall for _cpu, wall in cold)),
        "warm processor": _mean([cpu for cpu, _wall in warm]),
        "warm clock, median": round(statistics.median(wall for _cpu, wall in warm)),
    }


async def _run(
    client: Client, process: psutil.Process, page: str, query: str
) -> tuple[float, float]:
    before = load.cpu_seconds(process)
    run = await client.run(page, query)
    if not run.succeeded:
        raise RuntimeError(f"/{page}?{query}: {run.exceptions or run.status}")
    return 1000 * (load.cpu_seconds(process) - before), 1000 * run.seconds


def _mean(values: list[float]) -> int:
    """Return the mean: a process's time is told in steps of ten milliseconds."""
    return round(statistics.mean(values))

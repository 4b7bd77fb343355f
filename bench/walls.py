"""What twenty command screens cost beside one: polls as real walls make them, builds meanwhile.

The screens share their frames; only the polls are their own. Browsers are left out: what they
cost, they cost on their own machines.
"""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import httpx
import psutil

from bench import page_runs, soak

TITLE = "Command screens: processor time of the server for one and for twenty walls"
ONLY_WHEN_NAMED = True
WALLS = (1, 20)
MINUTES = 4
POLL_SECONDS = 15
SECONDS_BETWEEN_BUILDS = 60
Row = dict[str, str | int | float]


async def wall(client: httpx.AsyncClient, number: int, until: float) -> int:
    """Poll as a screen does, fetch the frame of every new build, and return how many came."""
    build_id, mark, frames = "", "", 0
    await asyncio.sleep(POLL_SECONDS * number / max(WALLS))
    while time.monotonic() < until:
        said = (await client.get("/screen/state")).json()
        if said["build_id"] != build_id:
            build_id, frames = said["build_id"], frames + 1
            answer = await client.get("/screen/frame", headers={"If-None-Match": mark})
            answer.raise_for_status()
            mark = answer.headers["etag"]
        await asyncio.sleep(POLL_SECONDS)
    return frames


async def builds(var: Path, until: float) -> int:
    """Publish a build a minute, and return how many."""
    number = 0
    while time.monotonic() + SECONDS_BETWEEN_BUILDS < until:
        await asyncio.sleep(SECONDS_BETWEEN_BUILDS)
        number += 1
        await asyncio.to_thread(soak.publish, var, number)
    return number


async def watched(address: str, var: Path, walls: int) -> tuple[int, list[int]]:
    """Return how many builds were published, and how many frames each wall fetched."""
    until = time.monotonic() + MINUTES * 60
    async with httpx.AsyncClient(base_url=f"http://{address}", timeout=60) as client:
        made, *frames = await asyncio.gather(
            builds(var, until), *(wall(client, number, until) for number in range(walls))
        )
    return made, frames


def measure() -> list[Row]:
    """Return one row a number of walls."""
    rows: list[Row] = []
    for walls in WALLS:
        with soak.copied() as var, page_runs.served(var) as address:
            httpx.get(f"http://{address}/screen/frame", timeout=120).raise_for_status()
            server = soak.listening(address)
            before = busy(server)
            made, frames = asyncio.run(watched(address, var, walls))
            spent = busy(server) - before
        rows.append(
            {
                "walls": walls,
                "minutes": MINUTES,
                "builds": made,
                "frames a wall": sum(frames) / walls,
                "processor seconds": spent,
                "% of a core": 100 * spent / (MINUTES * 60),
                "times one wall": spent / float(rows[0]["processor seconds"]) if rows else 1.0,
            }
        )
    return rows


def busy(process: psutil.Process) -> float:
    """Return the processor seconds a process has used."""
    times = process.cpu_times()
    return float(times.user + times.system)

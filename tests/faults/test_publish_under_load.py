"""A second build while fifty people look: all move on, nobody sees an error or two builds."""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bench.client import Client
from tests.browser.conftest import start_server
from tests.conftest import Built

CLIENTS = 50
SECONDS_TO_MOVE = 120
# Readers, not a load test: fifty who never pause would only slow the build down.
PAUSE_SECONDS = 2
BUILD_ID = re.compile(rb"\d{8}T\d{6}Z-[0-9a-f]{6}")


@dataclass
class Server:
    """A running app, and the run-time folder it reads."""

    address: str
    var: Path


@pytest.fixture
def own_server(built: Built, tmp_path: Path) -> Iterator[Server]:
    """A server on a copy of the small mart, so that a build can be published under it."""
    var = tmp_path / "var"
    shutil.copytree(built.var, var)
    process, address = start_server(var, tmp_path / "server.log")
    yield Server(address, var)
    process.terminate()
    process.wait(timeout=20)


async def look_until(address: str, wanted: Callable[[], bytes | None]) -> list[set[bytes]]:
    """Run the overview again and again until it shows the build `wanted` names."""
    seen: list[set[bytes]] = []
    async with Client(address) as client:
        while not (seen and seen[-1] == {wanted()}):
            run = await client.run("")
            assert run.succeeded, run.exceptions
            seen.append(set(BUILD_ID.findall(run.payload)))
            await asyncio.sleep(PAUSE_SECONDS)
    return seen


async def build_under_load(
    server: Server, rebuild: Callable[[], bytes]
) -> tuple[bytes, list[list[set[bytes]]]]:
    """Return the new build's id, and what every client saw in each of its runs."""
    published: list[bytes] = []
    clients = [
        asyncio.create_task(look_until(server.address, lambda: published[0] if published else None))
        for _ in range(CLIENTS)
    ]
    published.append(await asyncio.to_thread(rebuild))
    seen = await asyncio.wait_for(asyncio.gather(*clients), SECONDS_TO_MOVE)
    return published[0], seen


def test_second_build_reaches_fifty_open_clients_without_an_error(built, own_server, data_command):
    def rebuild() -> bytes:
        done = data_command("build", "--source", str(built.source), var=own_server.var)
        assert done.returncode == 0, done.stderr
        name = (own_server.var / "published" / "CURRENT").read_text().strip()
        return name.removeprefix("mart-").removesuffix(".duckdb").encode()

    new, seen = asyncio.run(build_under_load(own_server, rebuild))
    assert new != built.build_id.encode()
    runs = [run for client in seen for run in client]
    assert all(len(run) == 1 for run in runs), "a page run showed two builds, or none"
    assert set.union(*runs) == {built.build_id.encode(), new}

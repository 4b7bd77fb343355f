"""Fifty open pages while another build is published: no error, one build a run, all move on."""

import asyncio
import re
import shutil
from pathlib import Path

import duckdb
import pytest

from bench.client import Client
from tests.browser.conftest import start_server
from tests.dashboard.conftest import point_to

CLIENTS = 50
FIRST, SECOND = "20260101T000000Z-aaaaaa", "20260102T000000Z-bbbbbb"
BUILD = re.compile(rb"202601\d\dT000000Z-[ab]{6}")
PAGES = ["", "enterprises", "data_status"]


def add_build(published: Path, mart: Path, build_id: str) -> None:
    """Put a copy of the small mart there under another build id."""
    file = published / f"mart-{build_id}.duckdb"
    shutil.copyfile(mart, file)
    with duckdb.connect(str(file)) as connection:
        connection.execute("update build_info set build_id = ?", [build_id])


@pytest.fixture
def served(mart_path, tmp_path):
    """A server that shows the first of two builds, and the folder of both."""
    published = tmp_path / "var" / "published"
    published.mkdir(parents=True)
    for build_id in (FIRST, SECOND):
        add_build(published, mart_path, build_id)
    point_to(published, FIRST)
    process, address = start_server(tmp_path / "var", tmp_path / "server.log")
    yield address, published
    process.terminate()
    process.wait(timeout=20)


async def reader(address: str, number: int, seen: list[str]) -> None:
    """Run pages one after the other until all of them showed the second build."""
    async with Client(address) as client:
        while seen[-len(PAGES) :].count(SECOND) < len(PAGES):
            run = await client.run(PAGES[(number + len(seen)) % len(PAGES)])
            assert run.succeeded, run.exceptions
            builds = {build.decode() for build in BUILD.findall(run.payload)}
            assert len(builds) == 1, builds
            seen += builds


def test_new_build_reaches_every_open_page_without_an_error(served):
    address, published = served
    seen: list[list[str]] = [[] for _ in range(CLIENTS)]

    async def everybody() -> None:
        readers = [
            asyncio.create_task(reader(address, number, builds))
            for number, builds in enumerate(seen)
        ]
        while not all(seen) and not any(each.done() for each in readers):
            await asyncio.sleep(0.1)
        point_to(published, SECOND)
        await asyncio.wait_for(asyncio.gather(*readers), timeout=300)

    asyncio.run(everybody())
    for builds in seen:
        assert builds[0] == FIRST
        # Nobody goes back to the build that was replaced.
        assert builds == sorted(builds)

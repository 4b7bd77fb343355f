"""What a page run costs with 1, 20 and 100 clients, on the mart in use or else on a new demo."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import load, pipeline

TITLE = "Page runs: overview, search and data status, clients without pause"
PAGES = [("", ""), ("enterprises", ""), ("data_status", "")]
CLIENTS = {1: 20, 20: 10, 100: 5}
START_SECONDS = 120
Row = dict[str, str | int | float]


@contextmanager
def published() -> Iterator[Path]:
    """Give the run-time folder with a mart; one that is made for it is removed again."""
    var = Path(os.environ.get("CREDIT_VAR", pipeline.ROOT / "var"))
    if (var / "published" / "CURRENT").exists():
        yield var
        return
    with tempfile.TemporaryDirectory(prefix="bench-") as place:
        made = Path(place) / "var"
        pipeline.run(made, "demo", "--out", str(Path(place) / "city"))
        pipeline.run(made, "build", "--source", str(Path(place) / "city"))
        yield made


@contextmanager
def served(var: Path) -> Iterator[str]:
    """Give the address of a server that runs while the block does.

    Raises:
        SystemExit: it does not answer in time.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    host, port = address.split(":")
    command = [sys.executable, "-m", "streamlit", "run", "streamlit_app.py"]
    options = [f"--server.address={host}", f"--server.port={port}"]
    server = subprocess.Popen(
        [*command, *options],
        cwd=pipeline.ROOT,
        env={**os.environ, "CREDIT_VAR": str(var)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until_healthy(address)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=30)


def wait_until_healthy(address: str) -> None:
    """Return when the server answers.

    Raises:
        SystemExit: it does not, in time.
    """
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://{address}/healthz", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    sys.exit("the server did not start; try `make run`")


def measure() -> list[Row]:
    """Return latency, throughput and server CPU for each number of clients."""
    with published() as var, served(var) as address:
        return [
            dict(asyncio.run(load.measure(address, clients, PAGES, runs, 0.0)))
            for clients, runs in CLIENTS.items()
        ]

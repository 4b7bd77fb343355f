"""Drive N concurrent clients against a running dashboard and report what a page run costs.

Usage: python -m bench.load --address localhost:8501 --clients 1 20 100 --runs 20

Each client opens one session and asks for page runs one after the other, with a think time
between them. Reported per number of clients: median and 95th percentile of the time from request
to end of run, runs a second, errors, and the server's CPU seconds per run (user + system of the
process that listens on the port, children included).
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import statistics
import sys
import time

import psutil

from bench.client import Client

WARM_UP_RUNS = 3


def server_process(port: int) -> psutil.Process:
    """Return the process that listens on `port`.

    Raises:
        SystemExit: nothing listens there.
    """
    for connection in psutil.net_connections(kind="tcp"):
        if connection.status == psutil.CONN_LISTEN and connection.laddr.port == port:
            return psutil.Process(connection.pid)
    sys.exit(f"no server listens on port {port}: start one with `make run`")


def cpu_seconds(process: psutil.Process) -> float:
    """Return user plus system seconds that `process` and its children have used."""
    total = 0.0
    for one in [process, *process.children(recursive=True)]:
        times = one.cpu_times()
        total += times.user + times.system
    return total


async def one_client(
    address: str, pages: list[tuple[str, str]], runs: int, think: float, seed: int
) -> tuple[list[float], int]:
    """Return the seconds of each run of one client, and how many runs failed."""
    chooser = random.Random(seed)
    seconds: list[float] = []
    errors = 0
    async with Client(address) as client:
        await client.run(*pages[0])
        for _ in range(runs):
            await asyncio.sleep(think * chooser.uniform(0.5, 1.5))
            run = await client.run(*chooser.choice(pages))
            seconds.append(run.seconds)
            errors += not run.succeeded
    return seconds, errors


async def measure(
    address: str, clients: int, pages: list[tuple[str, str]], runs: int, think: float
) -> dict[str, float | int]:
    """Return the figures of one load: latencies in milliseconds, CPU in milliseconds per run."""
    process = server_process(int(address.rsplit(":", 1)[1]))
    async with Client(address) as warm:
        for _ in range(WARM_UP_RUNS):
            for page in pages:
                await warm.run(*page)
    cpu_before, start = cpu_seconds(process), time.perf_counter()
    results = await asyncio.gather(
        *(one_client(address, pages, runs, think, seed) for seed in range(clients))
    )
    elapsed, cpu = time.perf_counter() - start, cpu_seconds(process) - cpu_before
    seconds = sorted(value for values, _ in results for value in values)
    all_runs = len(seconds) + clients
    return {
        "clients": clients,
        "runs": len(seconds),
        "errors": sum(errors for _, errors in results),
        "p50_ms": round(1000 * statistics.median(seconds), 1),
        "p95_ms": round(1000 * seconds[int(0.95 * (len(seconds) - 1))], 1),
        "runs_per_second": round(all_runs / elapsed, 1),
        "cpu_ms_per_run": round(1000 * cpu / all_runs, 1),
        "memory_mb": round(process.memory_info().rss / 2**20),
    }


def main() -> None:
    """Measure each number of clients in turn and print one JSON object a line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--address", default="localhost:8501")
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 20, 100])
    parser.add_argument("--runs", type=int, default=20, help="runs of each client")
    parser.add_argument("--think", type=float, default=0.0, help="mean seconds between two runs")
    parser.add_argument("--page", action="append", help="url path, with ?query if wanted")
    arguments = parser.parse_args()
    pages = [tuple((page + "?").split("?")[:2]) for page in arguments.page or [""]]
    for clients in arguments.clients:
        figures = asyncio.run(
            measure(arguments.address, clients, pages, arguments.runs, arguments.think)
        )
        print(json.dumps(figures), flush=True)


if __name__ == "__main__":
    main()

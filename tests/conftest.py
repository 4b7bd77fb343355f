"""A small city, built once a session by the production builder and shared by all test processes."""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, settings

from tests.order import pytest_collection_modifyitems, pytest_xdist_make_scheduler  # noqa: F401

ROOT = Path(__file__).resolve().parents[1]
AS_OF = date(2026, 10, 31)
SEED = 7
SUBJECTS = 1_200
RECORDS = 20_000


# Machines are noisy: how long an example takes says nothing about whether it is right. Where
# changes are taken, the same examples run each time.
settings.register_profile(
    "untimed",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,
)
settings.load_profile("untimed")


@dataclass(frozen=True)
class Built:
    """The small mart, and what its build said."""

    var: Path
    source: Path
    build_id: str
    report: dict[str, Any]
    mart: Path


class ForeignMartError(RuntimeError):
    """A test opened a database that no test made."""


def _is_of_tests(database: object) -> bool:
    name = str(database)
    if name.startswith(":memory:") or not name:
        return True
    return Path(name).resolve().is_relative_to(Path(tempfile.gettempdir()).resolve())


@pytest.fixture(scope="session", autouse=True)
def surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Settings as on a new machine, and no way to a mart outside the temporary folders."""
    patch = pytest.MonkeyPatch()
    for name in [name for name in os.environ if name.startswith("CREDIT_")]:
        if name != "CREDIT_CHROMIUM":
            patch.delenv(name)
    patch.setenv("CREDIT_VAR", str(tmp_path_factory.mktemp("nothing") / "var"))
    patch.setenv("CREDIT_LANG", "en")
    connect = duckdb.connect

    def guarded(database: object = ":memory:", *rest: Any, **named: Any) -> Any:
        if not _is_of_tests(database):
            raise ForeignMartError(f"{database} was not built by these tests")
        return connect(database, *rest, **named)

    patch.setattr(duckdb, "connect", guarded)
    yield
    patch.undo()


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the product."""
    return ROOT


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all test processes of this session."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base


def once(folder: Path, make: Callable[[], None]) -> Path:
    """Return `folder` after `make` has filled it, in whichever test process came first."""
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = folder.with_suffix(".done")
        if not done.exists():
            make()
            done.touch()
    return folder


@pytest.fixture(scope="session")
def demo_source(shared: Path) -> Path:
    """The messy source files of a small demo city."""
    from data import demo

    source = shared / "city"

    def write() -> None:
        demo.write_city(
            source,
            subjects=SUBJECTS,
            records=RECORDS,
            seed=SEED,
            as_of=AS_OF,
        )

    return once(source, write)


def run_data(*arguments: str, var: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m data` with the run-time folder `var`."""
    return subprocess.run(
        [sys.executable, "-m", "data", *arguments],
        cwd=ROOT,
        env={**os.environ, "CREDIT_VAR": str(var), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="session")
def built(shared: Path, demo_source: Path) -> Built:
    """The small mart, published as an operator does it: `python -m data build --json`."""
    var = shared / "var"
    said = shared / "build.json"

    def publish() -> None:
        done = run_data("build", "--source", str(demo_source), "--json", var=var)
        if done.returncode:
            raise RuntimeError(f"the small mart was not built ({done.returncode}):\n{done.stderr}")
        said.write_text(done.stdout, encoding="utf-8")

    once(var, publish)
    report = json.loads(said.read_text(encoding="utf-8"))
    mart = var / "published" / f"mart-{report['build_id']}.duckdb"
    return Built(var, demo_source, report["build_id"], report, mart)


@pytest.fixture(scope="session")
def data_command() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs `python -m data` in a process of its own."""
    return run_data


@pytest.fixture(scope="session")
def published_var(built: Built) -> Path:
    """The run-time folder with the small mart; look, do not touch."""
    return built.var


@pytest.fixture(scope="session")
def mart_path(built: Built) -> Path:
    """The small mart's file."""
    return built.mart


@pytest.fixture
def mart(mart_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to the small mart."""
    connection = duckdb.connect(mart_path, read_only=True)
    yield connection
    connection.close()

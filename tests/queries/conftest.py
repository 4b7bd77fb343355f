"""A mart of a small random city, built once a session with every check and unit test."""

from __future__ import annotations

import fcntl
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.queries import dbt, landing
from tests.queries.city import City
from tests.queries.dice import AS_OF
from tests.queries.oracles.marts import Marts
from tests.queries.replay import Compiled

SEED = 20261120
SUBJECTS = 150
NO_UNIT_TESTS = ("--exclude-resource-type", "unit_test")
NO_DATA_TESTS = ("--exclude-resource-type", "test")


@dataclass(frozen=True)
class Modelled:
    """The landed rows of the city, its mart, and what dbt said of each model and test."""

    rows: dict[str, list[dict[str, Any]]]
    mart: Path
    statuses: dict[str, str]

    @property
    def compiled(self) -> Compiled:
        """What dbt ran, to be run again on another landing."""
        return Compiled(self.mart.parent / "target", self.mart.parent, AS_OF)


@pytest.fixture(scope="session")
def modelled(shared: Path) -> Modelled:
    """The city's mart; the test process that comes first builds it."""
    folder = shared / "models"
    rows = City(seed=SEED, subjects=SUBJECTS).rows()
    complete = {
        table: landing.complete(table, found) if table in landing.tables() else found
        for table, found in rows.items()
    }
    said = folder / "statuses.json"
    with (shared / "models.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not said.exists():
            folder.mkdir()
            places = landing.write(folder, rows, as_of=AS_OF)
            statuses = dbt.run(
                *places, folder / "mart.duckdb", as_of=AS_OF.isoformat(), arguments=NO_UNIT_TESTS
            )
            statuses |= _unit_tests(*places, folder)
            said.write_text(json.dumps(statuses), "utf-8")
    return Modelled(complete, folder / "mart.duckdb", json.loads(said.read_text("utf-8")))


def _unit_tests(landed: Path, quarantine: Path, folder: Path) -> dict[str, str]:
    """The status of every unit test. They need views for the columns of what they stand in for."""
    apart = folder / "unit"
    apart.mkdir()
    shutil.copy(folder / "mart.duckdb", apart)
    return dbt.run(
        landed,
        quarantine,
        apart / "mart.duckdb",
        as_of=AS_OF.isoformat(),
        inner_models="view",
        arguments=("--select", "config.materialized:view", "1+test_type:unit", *NO_DATA_TESTS),
    )


@pytest.fixture(scope="session")
def expected(modelled: Modelled) -> Marts:
    """The same marts, recomputed slowly."""
    return Marts(modelled.rows, AS_OF)


@pytest.fixture
def city_mart(modelled: Modelled) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to the city's mart."""
    connection = duckdb.connect(modelled.mart, read_only=True)
    yield connection
    connection.close()

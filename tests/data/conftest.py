"""Rows of a made-up city, and a way to load them, for all tests of the data side."""

from __future__ import annotations

import importlib.util
import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from data import intake

HERE = Path(__file__).parent


class Loaded:
    """What came of one intake: its report, and both places it wrote to."""

    def __init__(self, report: intake.IntakeReport, landing: Path, quarantine: Path) -> None:
        self.report = report
        self.landing = landing
        self.quarantine = quarantine

    def kept(self, table: str) -> list[dict[str, Any]]:
        """The kept rows of a table."""
        parts = sorted((self.landing / table).glob("*.parquet"))
        return pa.concat_tables(pq.read_table(part) for part in parts).to_pylist()

    def refused(self, table: str | None = None) -> list[dict[str, Any]]:
        """The refused rows, with `violations` and `raw_row` unpacked."""
        rows = pq.read_table(self.quarantine / "refusals.parquet").to_pylist()
        for row in rows:
            row["violations"] = json.loads(row["violations"])
            row["raw_row"] = json.loads(row["raw_row"])
        return [row for row in rows if table in (None, row["table_name"])]

    def rules(self, table: str | None = None) -> list[str]:
        """The first rule each refused row breaks."""
        return [row["rule_id"] for row in self.refused(table)]

    def problems(self, language: str = "en") -> list[str]:
        """Why nothing may be used."""
        return [problem.text(language) for problem in self.report.problems]


@pytest.fixture(scope="session")
def rows() -> ModuleType:
    """The module `intake_rows`: right rows of every table, and how to write them."""
    spec = importlib.util.spec_from_file_location("intake_rows", HERE / "intake_rows.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def load(tmp_path: Path) -> Callable[..., Loaded]:
    """Loads a source; required tables may be missing unless the test says otherwise."""

    def run(source: Path | str, *, partial: bool = True, **options: Any) -> Loaded:
        landing, quarantine = tmp_path / "landing", tmp_path / "quarantine"
        report = intake.run(
            source, landing=landing, quarantine=quarantine, hash_key=b"a key for tests only",
            as_of=date(2026, 1, 31), partial=partial, **options,
        )  # fmt: skip
        return Loaded(report, landing, quarantine)

    return run


@pytest.fixture
def load_rows(
    load: Callable[..., Loaded], rows: ModuleType, tmp_path: Path
) -> Callable[..., Loaded]:
    """Loads rows of one table from a CSV file, tolerating any number of refusals."""

    def run(table: str, *given: dict[str, str], style: str = "zh", **others: Any) -> Loaded:
        shutil.rmtree(tmp_path / "source", ignore_errors=True)
        folder = rows.write_city(tmp_path / "source", {table: list(given), **others}, style=style)
        return load(folder)

    return run

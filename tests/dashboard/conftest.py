"""Marts of one table, made in a moment, for the door; and settings that a test may change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest
import streamlit as st

from dashboard import access, choices, labels, mart, settings, viewer
from dashboard.selection import Selection

AS_OF = date(2026, 10, 31)

Environment = Callable[..., None]


def forget() -> None:
    """Make the next look at settings, pointer and marts a first look."""
    settings.get.cache_clear()
    mart._pointer.cache_clear()
    labels._words.cache_clear()
    choices._known.cache_clear()
    mart.RESULTS.clear()
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[Environment]:
    """Set `CREDIT_` variables for this test."""

    def change(**variables: object) -> None:
        for name, value in variables.items():
            monkeypatch.setenv(f"CREDIT_{name.upper()}", str(value))
        forget()

    forget()
    yield change
    monkeypatch.undo()
    forget()
    viewer._viewer.set(None)


def write_mart(
    published: Path, build_id: str, *, is_synthetic: bool = True, named: str | None = None
) -> Path:
    """Write a mart with ten subjects in two districts; `marker` tells builds apart."""
    published.mkdir(parents=True, exist_ok=True)
    file = published / f"mart-{build_id}.duckdb"
    with duckdb.connect(str(file)) as connection:
        connection.execute(
            "create table build_info as select ? as build_id, ?::date as as_of, "
            "now()::timestamp as built_at, ?::boolean as is_synthetic, '990100' as city_code, "
            "'City' as city_name, 'City' as city_name_en, 'demo' as source_name, "
            "'duckdb' as engine",
            [named or build_id, AS_OF, is_synthetic],
        )
        connection.execute(
            "create table dim_subject as select i as subject_no, "
            "if(i % 2 = 0, '990101', '990102') as district_code, ? as marker from range(10) t(i)",
            [build_id],
        )
    return file


def point_to(published: Path, build_id: str) -> None:
    """Turn the pointer as publishing does."""
    part = published / ".CURRENT.part"
    part.write_text(f"mart-{build_id}.duckdb\n")
    part.replace(published / "CURRENT")


def make_selection(build_id: str, scope: access.Scope = access.DEMO, **changes) -> Selection:
    """Return a selection of a build without filters, with some fields changed."""
    fields = {
        "page_id": "overview",
        "district_codes": (),
        "industry_sections": (),
        "subject_types": (),
        "risk_tiers": (),
        "department_codes": (),
        "period_start": date(2025, 11, 1),
        "period_end": date(2026, 11, 1),
        "as_of": AS_OF,
        "build_id": build_id,
        "language": "zh",
        "theme": "light",
        "scope": scope,
    }
    return Selection(**(fields | changes))


@pytest.fixture
def published(tmp_path: Path, environment: Environment) -> Path:
    """An empty folder for published marts that the dashboard looks into."""
    environment(var=tmp_path, poll_seconds=0)
    folder = tmp_path / "published"
    folder.mkdir()
    return folder


@pytest.fixture
def queries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Add page queries for this test."""
    from queries import runner

    real = {name: runner.load(name) for name in ("frame/build",)}
    made: dict[str, runner.Query] = dict(real)
    monkeypatch.setattr(runner, "load", made.__getitem__)

    def add(name: str, sql: str, **params: str) -> None:
        made[name] = replace(real["frame/build"], name=name, params=params, sql=sql)

    return add

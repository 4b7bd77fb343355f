"""The documented way to add a metric works, with the files of the document and nothing else."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from queries import registry, runner
from tests.queries.selections import whole

BLOCK = re.compile(r"`(queries/[\w./]+)`[:：]\n\n```\w+\n(.*?)```", re.DOTALL)


def python(folder: Path, *arguments: str) -> str:
    """Runs Python in the copy and returns what it printed."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "CREDIT_VAR": str(folder / "var"), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def copy(tmp_path: Path, repository: Path) -> Path:
    """A copy of the product to which the document's files were added."""
    for name in ("data", "geo", "queries"):
        skipped = shutil.ignore_patterns("__pycache__", "target", "logs", ".user.yml")
        shutil.copytree(repository / name, tmp_path / name, ignore=skipped)
    document = (repository / "docs/adding-a-metric.md").read_text("utf-8")
    for path, text in BLOCK.findall(document):
        with (tmp_path / path).open("a", encoding="utf-8") as file:
            file.write(f"\n{text}" if path.endswith(".yml") else text)
    return tmp_path


def test_both_languages_show_the_same_files(repository: Path) -> None:
    english, chinese = (
        BLOCK.findall((repository / "docs" / name).read_text("utf-8"))
        for name in ("adding-a-metric.md", "adding-a-metric.zh-CN.md")
    )
    assert len(english) == 3
    assert english == chinese


def test_the_documented_metric_is_counted_and_opens_its_records(
    copy: Path, demo_source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = len(registry.metrics())
    assert f"{known + 1} metrics" in python(copy, "-m", "queries", "check")
    said = json.loads(python(copy, "-m", "data", "build", "--source", str(demo_source), "--json"))
    monkeypatch.setattr(runner, "FOLDER", copy / "queries")
    monkeypatch.setattr(registry, "FOLDER", copy / "queries")
    runner.load.cache_clear()
    registry.metrics.cache_clear()
    mart = duckdb.connect(
        copy / "var" / "published" / f"mart-{said['build_id']}.duckdb", read_only=True
    )
    try:
        params = whole(mart, metric_ids=["objection_count"])
        frame = runner.run(mart, "metrics/values", params).set_index("slot")
        shown = frame.loc["period", "value"]
        assert shown > 0
        assert runner.count(mart, "evidence/objection_count", params) == shown
        targets = runner.run(mart, "overview/indicators_on_target", params)
        assert "objection_count" in set(targets["metric_id"])
    finally:
        mart.close()
        runner.load.cache_clear()
        registry.metrics.cache_clear()

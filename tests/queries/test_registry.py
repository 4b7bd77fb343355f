"""Metrics, units and columns are complete, and anything wrong with them is said in a sentence."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from queries import catalogue, registry, runner

REGISTERS = (registry.metrics, registry.fields, registry.units)


def forget() -> None:
    for register in REGISTERS:
        register.cache_clear()
    runner.load.cache_clear()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of queries/ in which a test may break something."""
    copy = tmp_path / "queries"
    shutil.copytree(runner.FOLDER, copy, ignore=shutil.ignore_patterns("__pycache__", "target"))
    monkeypatch.setattr(registry, "FOLDER", copy)
    monkeypatch.setattr(runner, "FOLDER", copy)
    forget()
    yield copy
    forget()


def change(folder: Path, register: str, entry: str, **values: Any) -> None:
    """Rewrites keys of one entry; `...` removes a key."""
    path = folder / f"{register}.yml"
    content = yaml.safe_load(path.read_text("utf-8"))
    found = content[entry]
    found.update(values)
    content[entry] = {key: value for key, value in found.items() if value is not ...}
    path.write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")
    forget()


def test_everything_is_in_order_as_it_is() -> None:
    assert catalogue.problems() == []
    done = subprocess.run(
        [sys.executable, "-m", "queries", "check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip().endswith("in order")


@pytest.mark.parametrize(
    "key", sorted(key for key, field in registry.Metric.model_fields.items() if key != "benchmark")
)
def test_each_key_of_a_metric_is_mandatory(key: str, folder: Path) -> None:
    change(folder, "metrics", "penalty_count", **{key: ...})
    assert catalogue.problems() == [f"metrics.yml: penalty_count.{key}: Field required"]


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"colour": "red"}, "penalty_count.colour: Extra inputs are not permitted"),
        ({"unit": "bananas"}, "penalty_count has the unknown unit 'bananas'"),
        ({"denominator": {"zh": "分母", "en": "below"}}, "is a count: no denominator"),
        ({"kind": "ratio"}, "penalty_count is a ratio and needs a denominator"),
        ({"filters": ["risk_tiers"]}, "must have the dimension district first"),
        ({"dimensions": ["department"]}, "must have the dimension district first"),
        ({"name": {"zh": "处罚"}}, "penalty_count.name.en: Field required"),
        ({"name": {"zh": "处罚", "en": ""}}, "at least 1 character"),
        ({"review_on": "some day"}, "penalty_count.review_on"),
        ({"target": {"op": "=", "value": 1}}, "penalty_count.target"),
        ({"evidence": "nowhere"}, "names evidence/nowhere.sql, which does not exist"),
        ({"evidence": "active_subject_count"}, "filters by"),
        ({"denominator_evidence": "nowhere"}, "lists a denominator it does not have"),
    ],
)
def test_wrong_metric_is_refused_with_its_reason(
    values: dict[str, Any], reason: str, folder: Path
) -> None:
    change(folder, "metrics", "penalty_count", **values)
    found = catalogue.problems()
    assert any(reason in sentence for sentence in found), found


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (None, "is a ratio: name what it divides by"),
        ("nowhere", "names evidence/nowhere.sql, which does not exist"),
        ("penalty_count", "filters by"),
    ],
)
def test_what_a_ratio_divides_by_can_be_listed(name: str | None, reason: str, folder: Path) -> None:
    change(folder, "metrics", "high_risk_share", denominator_evidence=name)
    found = catalogue.problems()
    assert any(reason in sentence for sentence in found), found


def test_field_with_unknown_unit_is_refused(folder: Path) -> None:
    change(folder, "fields", "fine_cny", unit="bananas")
    assert catalogue.problems() == ["fields.yml: fine_cny has the unknown unit 'bananas'"]


def test_files_and_entries_belong_together(folder: Path) -> None:
    (folder / "metrics" / "penalty_count.sql").unlink()
    shutil.copy(folder / "metrics/licence_count.sql", folder / "metrics/lost.sql")
    shutil.copy(folder / "evidence/licence_count.sql", folder / "evidence/astray.sql")
    assert catalogue.problems() == [
        "metrics.yml: penalty_count has no file metrics/penalty_count.sql",
        "metrics/lost.sql has no entry in metrics.yml",
        "evidence/astray.sql belongs to no metric or alert rule",
    ]


def test_query_with_a_broken_header_is_named(folder: Path) -> None:
    path = folder / "pages/overview/tier_trend.sql"
    path.write_text(path.read_text("utf-8").replace("-- units:", "-- unit:"), "utf-8")
    assert catalogue.problems() == ["overview/tier_trend: the header lacks units"]


def test_unreadable_register_is_named(folder: Path) -> None:
    (folder / "units.yml").write_text("subjects: [", "utf-8")
    forget()
    assert "units.yml is not valid YAML" in catalogue.problems()[0]
    (folder / "units.yml").unlink()
    forget()
    assert "units.yml cannot be read" in catalogue.problems()[0]


@pytest.mark.parametrize(("op", "met"), [(">=", [False, True, True]), ("<=", [True, True, False])])
def test_target_is_met_on_its_own_side(op: str, met: list[bool]) -> None:
    words = {"zh": "来源", "en": "source"}
    target = registry.Target.model_validate({"op": op, "value": 1, "source": words})
    assert [target.is_met(value) for value in (0.9, 1.0, 1.1)] == met


def test_every_source_of_a_metric_is_a_table_of_the_contracts(repository: Path) -> None:
    tables = {path.stem for path in (repository / "data/contracts").glob("*.yml")}
    for name, metric in registry.metrics().items():
        assert set(metric.sources) <= tables, name

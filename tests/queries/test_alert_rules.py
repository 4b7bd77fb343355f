"""Alert rules are complete, and anything wrong with them is said in a sentence."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from queries import alert_rules, catalogue, registry, runner

RULE = "repair_backlog"


def forget() -> None:
    for register in (alert_rules.rules, registry.metrics, registry.fields, registry.units):
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


def change(folder: Path, *, thresholds: Any = None, **values: Any) -> None:
    """Rewrites keys and thresholds of the rule; `...` removes one."""
    path = folder / "alerts.yml"
    content = yaml.safe_load(path.read_text("utf-8"))
    rule = content[RULE]
    for name, value in ({} if thresholds in (None, ...) else thresholds).items():
        if isinstance(value, int | float):
            rule["thresholds"][name]["value"] = value
        else:
            rule["thresholds"][name] = value
    rule["thresholds"] = {k: v for k, v in rule["thresholds"].items() if v is not ...}
    rule.update(values)
    if thresholds is ...:
        del rule["thresholds"]
    content[RULE] = {key: value for key, value in rule.items() if value is not ...}
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), "utf-8")
    forget()


@pytest.mark.parametrize("key", sorted(alert_rules.AlertRule.model_fields))
def test_each_key_of_a_rule_is_mandatory(key: str, folder: Path) -> None:
    change(folder, **{key: ...})
    assert catalogue.problems() == [f"alerts.yml: {RULE}.{key}: Field required"]


WORDS = {"zh": "阈值", "en": "Threshold"}


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"colour": "red"}, "colour: Extra inputs are not permitted"),
        ({"kind": "city"}, f"{RULE}.kind"),
        ({"severity": "worst"}, f"{RULE}.severity"),
        ({"unit": "bananas"}, "the value has the unknown unit 'bananas'"),
        ({"unit": "days"}, "the threshold warn is in applications, but the value in days"),
        ({"thresholds": {"warn": 60}}, "the thresholds cross: alarm (50) is below warn (60)"),
        ({"thresholds": {"warn": 0}}, "it needs the threshold warn, above 0"),
        ({"thresholds": {"warn": ...}}, "it needs the threshold warn, above 0"),
        ({"thresholds": {"alarm": -1}}, "greater than or equal to 0"),
        ({"thresholds": {"min_ratio": float("nan")}}, "thresholds.min_ratio.value"),
        ({"thresholds": {"level": 0.2}}, "must be above 0 and at most 0.05"),
        ({"thresholds": {"level": ...}}, "both a test and the threshold level, or neither"),
        ({"test": None}, "both a test and the threshold level, or neither"),
        (
            {"thresholds": {"extra": {"name": WORDS, "value": 1, "unit": "days"}}},
            "has the threshold extra, which alerts/repair_backlog.sql does not read",
        ),
        (
            {"thresholds": {"extra": {"name": WORDS, "value": 1, "unit": "bananas"}}},
            "the threshold extra has the unknown unit 'bananas'",
        ),
        (
            {"thresholds": {"recent_days": ...}},
            "reads the threshold recent_days, which alerts.yml does not have",
        ),
        ({"evidence": "nowhere"}, "names evidence/nowhere.sql, which does not exist"),
        ({"evidence": "penalty_count"}, "it takes member_code and of the filters only"),
    ],
)
def test_wrong_rule_is_refused_with_its_reason(
    values: dict[str, Any], reason: str, folder: Path
) -> None:
    change(folder, **values)
    found = catalogue.problems()
    assert any(reason in sentence for sentence in found), found


def test_models_and_rules_belong_together(folder: Path) -> None:
    (folder / "alerts" / f"{RULE}.sql").unlink()
    shutil.copy(folder / "alerts/tier_drop.sql", folder / "alerts/lost.sql")
    assert catalogue.problems() == [
        f"alerts.yml: {RULE} has no file alerts/{RULE}.sql",
        "alerts/lost.sql has no entry in alerts.yml",
    ]


def test_every_source_of_a_rule_is_a_table_of_the_contracts(repository: Path) -> None:
    tables = {path.stem for path in (repository / "data/contracts").glob("*.yml")}
    for name, rule in alert_rules.rules().items():
        assert set(rule.sources) <= tables, name

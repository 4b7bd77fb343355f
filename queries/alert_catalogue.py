"""Whether alert rules, their models and their evidence agree: nothing missing, nothing orphaned."""

from __future__ import annotations

import re

from queries import alert_rules, headers, runner
from queries.alert_rules import ALARM, FILE, AlertRule
from queries.headers import HeaderError

# What an evidence query may be given: whom the alert is about, and the filters of the page.
MEMBER = "member_code"
FILTERS = frozenset({"district_codes", "department_codes"})
_THRESHOLDS = re.compile(r"alert_thresholds\(\s*'(\w+)',\s*\[(.*?)\]", re.DOTALL)


def problems() -> list[str]:
    """Return one sentence for each thing that is missing, unknown or contradictory."""
    known = alert_rules.rules()
    found = [s for rule_id, rule in known.items() for s in _rule_problems(rule_id, rule)]
    files = sorted((runner.FOLDER / "alerts").glob("*.sql"))
    lost = [file.name for file in files if file.stem not in known]
    return found + [f"alerts/{name} has no entry in {FILE}" for name in lost]


def evidence() -> set[str]:
    """Return the names of the evidence queries of all rules."""
    return {f"evidence/{rule.evidence}" for rule in alert_rules.rules().values()}


def _rule_problems(rule_id: str, rule: AlertRule) -> list[str]:
    model = runner.FOLDER / "alerts" / f"{rule_id}.sql"
    if not model.is_file():
        return [f"{FILE}: {rule_id} has no file alerts/{rule_id}.sql"]
    text = model.read_text(encoding="utf-8")
    try:
        headers.read(text, f"alerts/{rule_id}.sql", is_model=True)
    except HeaderError as error:
        return [str(error)]
    return _threshold_problems(rule_id, rule, text) + _evidence_problems(rule_id, rule)


def _threshold_problems(rule_id: str, rule: AlertRule, text: str) -> list[str]:
    """Compare the thresholds that a model reads with those of its entry."""
    read = {
        name
        for owner, names in _THRESHOLDS.findall(text)
        if owner == rule_id
        for name in re.findall(r"'(\w+)'", names)
    }
    defined = set(rule.thresholds)
    return [
        *(
            f"alerts/{rule_id}.sql reads the threshold {name}, which {FILE} does not have"
            for name in sorted(read - defined)
        ),
        *(
            f"{FILE}: {rule_id} has the threshold {name}, which alerts/{rule_id}.sql does not read"
            for name in sorted(defined - read - {ALARM})
        ),
    ]


def _evidence_problems(rule_id: str, rule: AlertRule) -> list[str]:
    name = f"evidence/{rule.evidence}"
    if name not in runner.names():
        return [f"{FILE}: {rule_id} names {name}.sql, which does not exist"]
    given = set(runner.load(name).params)
    if MEMBER not in given or not given - {MEMBER} <= FILTERS:
        allowed = ", ".join(sorted(FILTERS))
        return [f"{name}: it takes {MEMBER} and of the filters only {allowed}"]
    return []

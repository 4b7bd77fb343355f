"""What is known about alert rules: `alerts.yml`, read and checked."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Annotated, Literal

from pydantic import Field as Constraint
from pydantic import TypeAdapter

from queries import registry
from queries.registry import Entry, Name, RegistryError, UnitName, Words

FILE = "alerts.yml"
# From this value on there is an alert, and from that one it is high whatever the rule's severity.
WARN, ALARM = "warn", "alarm"
# The false discovery rate of a rule with a test.
LEVEL, LARGEST_LEVEL = "level", 0.05

Kind = Literal["subject", "area", "department", "source"]
Severity = Literal["high", "medium", "low"]


class Threshold(Entry):
    """A number that a rule compares with, what it limits, and its unit."""

    name: Words
    value: Annotated[float, Constraint(ge=0, allow_inf_nan=False)]
    unit: UnitName


class AlertRule(Entry):
    """What a rule looks for. All keys are mandatory; `test` is null where chance plays no part.

    `unit` is that of the value an alert shows, of `warn` and of `alarm`.
    """

    name: Words
    description: Words
    kind: Kind
    owner: Words
    severity: Severity
    unit: UnitName
    thresholds: Annotated[dict[Name, Threshold], Constraint(min_length=1)]
    test: Words | None
    evidence: Name
    review_on: date
    sources: Annotated[tuple[Name, ...], Constraint(min_length=1)]


@cache
def rules() -> dict[str, AlertRule]:
    """Return the alert rules by id, in the order of alerts.yml.

    Raises:
        RegistryError: The file is missing, or an entry is incomplete or contradicts itself.
    """
    found = registry.read_entries(FILE, TypeAdapter(dict[Name, AlertRule]))
    for rule_id, rule in found.items():
        wrong = _contradiction(rule)
        if wrong:
            raise RegistryError(f"{FILE}: {rule_id}: {wrong}")
    return found


def _contradiction(rule: AlertRule) -> str | None:
    """Return what is wrong between the keys of a rule."""
    units = [("the value", rule.unit)]
    units += [(f"the threshold {name}", one.unit) for name, one in rule.thresholds.items()]
    for what, unit in units:
        if unit not in registry.units():
            return f"{what} has the unknown unit '{unit}'"
    return _limits(rule) or _chance(rule)


def _limits(rule: AlertRule) -> str | None:
    warn, alarm = (rule.thresholds.get(name) for name in (WARN, ALARM))
    if warn is None or warn.value <= 0:
        return f"it needs the threshold {WARN}, above 0, from which there is an alert"
    for name, one in ((WARN, warn), (ALARM, alarm)):
        if one is not None and one.unit != rule.unit:
            return f"the threshold {name} is in {one.unit}, but the value in {rule.unit}"
    if alarm is not None and alarm.value < warn.value:
        return f"the thresholds cross: {ALARM} ({alarm.value:g}) is below {WARN} ({warn.value:g})"
    return None


def _chance(rule: AlertRule) -> str | None:
    level = rule.thresholds.get(LEVEL)
    if (level is None) != (rule.test is None):
        return f"a rule has both a test and the threshold {LEVEL}, or neither"
    if level is not None and not 0 < level.value <= LARGEST_LEVEL:
        return f"the threshold {LEVEL} must be above 0 and at most {LARGEST_LEVEL}"
    return None

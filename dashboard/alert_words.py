"""Alert rules in the viewer's words: name, owner, thresholds, test, and values in their unit."""

from dashboard import formats, labels, viewer
from dashboard.i18n import _
from queries import alert_rules, registry
from queries.alert_rules import ALARM, LEVEL, WARN


def name(rule_id: str) -> str:
    """Return the name of a rule; one that no longer exists is its own name."""
    rule = alert_rules.rules().get(rule_id)
    return rule_id if rule is None else labels.in_language(rule.name)


def owner(rule_id: str) -> str:
    """Return who has to deal with the alerts of a rule."""
    rule = alert_rules.rules().get(rule_id)
    return formats.MISSING if rule is None else labels.in_language(rule.owner)


def test(rule_id: str) -> str:
    """Return the statistical test of a rule, or that it has none."""
    rule = alert_rules.rules().get(rule_id)
    if rule is None or rule.test is None:
        return _("No test: each case counts")
    return labels.in_language(rule.test)


def limit(rule_id: str) -> str:
    """Return from which value on a rule alerts, and from which its alerts are high."""
    return _limits(rule_id, (WARN, ALARM))


def limits(rule_id: str) -> str:
    """Return all thresholds of a rule in words, in the order of alerts.yml."""
    return _limits(rule_id, ())


def _limits(rule_id: str, names: tuple[str, ...]) -> str:
    rule = alert_rules.rules().get(rule_id)
    if rule is None:
        return formats.MISSING
    return _("; ").join(
        f"{labels.in_language(one.name)} {measured(one.value, one.unit, name=key)}"
        for key, one in rule.thresholds.items()
        if not names or key in names
    )


def value(rule_id: str, found: object) -> str:
    """Return the value of an alert with the unit of its rule; a dash when nobody knows it."""
    rule = alert_rules.rules().get(rule_id)
    if formats.is_missing(found) or rule is None:
        return formats.MISSING
    return measured(float(str(found)), rule.unit)


def reference(found: object) -> str:
    """Return what an alert is compared with, without its unit."""
    if formats.is_missing(found):
        return formats.MISSING
    number = float(str(found))
    return formats.number(number, 0 if number.is_integer() else 1)


def chance(p_value: object) -> str:
    """Return how probable a finding would be if nothing were the matter."""
    if formats.is_missing(p_value):
        return formats.MISSING
    number = float(str(p_value))
    return "< 0.0001" if number < 0.0001 else formats.number(number, 4)


def measured(number: float, unit: str, *, name: str = "") -> str:
    """Return a number with the symbol of its unit."""
    entry = registry.units()[unit]
    scaled = number * entry.scale
    if name == LEVEL:
        return f"{scaled:g}"
    text = formats.number(scaled, 0 if float(scaled).is_integer() else 1)
    if entry.symbol is None:
        return text
    symbol = labels.in_language(entry.symbol)
    if scaled == 1 and viewer.current().language == "en":
        symbol = symbol.removesuffix("s")
    return f"{text}{symbol}" if entry.is_sign else f"{text} {symbol}"

"""Values in people's words: a column by its entry in fields.yml, a metric by metrics.yml."""

from collections.abc import Callable
from datetime import date, datetime
from functools import cache, partial

from dashboard import alert_words, formats, labels, viewer
from dashboard.i18n import _
from queries import registry
from queries.registry import Field, Metric

# Above this an exact count says no more than a rounded one.
EXACT_UP_TO = 1_000_000
# A count that starts from less than this moves by so many, not by so many per cent.
RELATIVE_FROM = 1_000
# Decimals of a unit in which one is too few: 0.98 of a target of 1 must not read 1.0.
DIGITS = {"per_enterprise": 2}

_NAMES: dict[str, Callable[[str], str]] = {
    # Before the rules of the intake, whose column ends in the same words.
    "alert_rule_id": alert_words.name,
    "alert_limit": alert_words.limit,
    "alert_test": alert_words.test,
    "alert_owner": alert_words.owner,
    "district_code": labels.district,
    "town_code": labels.town,
    "functional_zone_code": labels.district,
    "department_code": labels.department,
    "industry_section": labels.industry_section,
    "industry_division": labels.industry_division,
    "table_name": partial(labels.word, "table"),
    "measure_code": partial(labels.word, "measure"),
    "rule_id": labels.rule,
    "metric_id": labels.metric,
}


def cell(column: str, value: object) -> str:
    """Return a value of a result column as text.

    Args:
        column: Name of the column as in fields.yml; an unknown one is shown as it is.
        value: The stored value; None and not-a-number become a dash.
    """
    if formats.is_missing(value) or value == "":
        return formats.MISSING
    return _writer(column)(value)


def metric(metric_id: str, value: float | None, *, digits: int | None = None) -> str:
    """Return a metric's value without its unit word; shares of 100 or 1 000 keep their sign."""
    if formats.is_missing(value) or value is None:
        return formats.MISSING
    entry = registry.metrics()[metric_id]
    written = registry.units()[entry.unit]
    precision = entry.precision if digits is None else digits
    scaled = value * written.scale
    if written.is_sign and written.symbol is not None:
        return formats.number(scaled, precision) + words(written.symbol)
    if precision == 0 and abs(scaled) >= EXACT_UP_TO:
        return formats.compact(scaled, 2)
    return formats.number(scaled, precision)


def unit(metric_id: str) -> str:
    """Return the unit word of a metric; empty for those that carry their sign."""
    written = registry.units()[registry.metrics()[metric_id].unit]
    return "" if written.is_sign or written.symbol is None else words(written.symbol)


def target_text(metric_id: str) -> str | None:
    """Return the target of a metric in words; None when there is none."""
    limit = target_limit(metric_id)
    return None if limit is None else _("Target {limit}").format(limit=limit)


def target_limit(metric_id: str) -> str | None:
    """Return the target of a metric as its sign and value; None when there is none."""
    target = registry.metrics()[metric_id].target
    if target is None:
        return None
    sign = "\u2265" if target.op == ">=" else "\u2264"
    return f"{sign} {_round_target(metric_id, target.value)}"


def _round_target(metric_id: str, value: float) -> str:
    """Return a target with no more digits than it has: 100 %, not 100.00 %."""
    scale = registry.units()[registry.metrics()[metric_id].unit].scale
    is_whole = float(value * scale).is_integer()
    return metric(metric_id, value, digits=0 if is_whole else None)


def sources(metric_id: str) -> tuple[str, ...]:
    """Return the source tables that a metric is counted from."""
    return registry.metrics()[metric_id].sources


def movement(metric_id: str, now: float | None, before: float | None) -> tuple[float, str] | None:
    """Return how far a metric moved, as a number with its sign and as text without it.

    Rates move by percentage points, large counts by per cent, everything else by its own unit.
    None when one side is missing.
    """
    if now is None or before is None or formats.is_missing(now) or formats.is_missing(before):
        return None
    entry = registry.metrics()[metric_id]
    difference = now - before
    if entry.unit == "percent":
        points = formats.number(abs(difference) * 100, entry.precision)
        return difference, _("{points}pt").format(points=points)
    if entry.precision == 0 and before >= RELATIVE_FROM:
        return difference, formats.percent(abs(difference) / before)
    return difference, metric(metric_id, abs(difference))


def is_good(entry: Metric, difference: float) -> bool | None:
    """Return whether a movement is welcome; None when it is neither, or nothing moved."""
    if difference == 0 or entry.direction == "neutral":
        return None
    return (difference > 0) == (entry.direction == "higher_better")


def words(text: registry.Words) -> str:
    """Return a registry text in the viewer's language."""
    return str(getattr(text, viewer.current().language))


def has_words(column: str) -> bool:
    """Return whether a column's codes are shown as words, which may be long."""
    field = registry.fields().get(column)
    return _namer(column) is not None or (field is not None and field.code_list is not None)


def is_numeric(column: str) -> bool:
    """Return whether a column is set flush right."""
    field = registry.fields().get(column)
    return field is not None and field.type in ("integer", "decimal", "money", "rate")


@cache
def _writer(column: str) -> Callable[[object], str]:
    """Return what writes the values of a column; the same for every row."""
    name = _namer(column)
    if name is not None:
        return lambda value: name(str(value))
    if column.endswith(("_year", "_line")):
        # A year or a line of a file is a name, not an amount.
        return lambda value: str(int(float(str(value))))
    field = registry.fields().get(column)
    return partial(_typed, field) if field is not None else _plain


@cache
def _namer(column: str) -> Callable[[str], str] | None:
    for ending, name in _NAMES.items():
        if column == ending or column.endswith(f"_{ending}"):
            return name
    return None


def _typed(field: Field, value: object) -> str:
    if field.code_list is not None:
        parts = [part for part in str(value).split(";") if part]
        return _("; ").join(labels.word(field.code_list, part) for part in parts)
    if field.type == "money":
        return formats.money(float(str(value)))
    if field.type == "rate":
        return formats.percent(float(str(value)))
    if field.type == "boolean":
        return _("Yes") if value else _("No")
    if field.type == "decimal":
        return formats.number(float(str(value)), DIGITS.get(field.unit or "", 1))
    return _plain(value)


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        midnight = value.hour == value.minute == value.second == 0
        return formats.date(value) if midnight else formats.moment(value)
    if isinstance(value, date):
        return formats.date(value)
    if isinstance(value, int | float):
        return formats.number(value, 0 if float(value).is_integer() else 2)
    return str(value)

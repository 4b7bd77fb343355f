"""Whether the registry files and the query files agree: nothing missing, nothing orphaned."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from queries import alert_catalogue, alert_rules, headers, registry, runner
from queries.headers import HeaderError
from queries.registry import Metric, RegistryError

# What an evidence query may be given besides the filters of its metric.
PERIOD_PARAMS = frozenset({"period_start", "period_end", "as_of"})


def problems() -> list[str]:
    """Return one sentence for each thing that is missing, unknown or contradictory."""
    found = [
        sentence
        for look in (registry.units, registry.fields, registry.metrics, alert_rules.rules)
        for sentence in _failure(look)
    ]
    found += [s for name in runner.names() for s in _failure(partial(runner.load, name))]
    if found:
        return found
    for metric_id, metric in registry.metrics().items():
        found += _metric_problems(metric_id, metric)
    return found + alert_catalogue.problems() + _orphans()


def summary() -> str:
    """Return how much was checked."""
    return (
        f"{len(registry.metrics())} metrics, {len(alert_rules.rules())} alert rules, "
        f"{len(registry.fields())} fields, {len(registry.units())} units, "
        f"{len(runner.names())} queries: in order"
    )


def _failure(look: Callable[[], object]) -> list[str]:
    try:
        look()
    except (HeaderError, RegistryError) as error:
        return [str(error)]
    return []


def _metric_problems(metric_id: str, metric: Metric) -> list[str]:
    found = []
    model = runner.FOLDER / "metrics" / f"{metric_id}.sql"
    if metric.kind != "derived" and not model.is_file():
        found.append(f"metrics.yml: {metric_id} has no file metrics/{metric_id}.sql")
    for name in _evidence(metric):
        found += _evidence_problems(metric_id, metric, name)
    return found


def _evidence(metric: Metric) -> list[str]:
    """Return the queries that list what a metric counts and, if it has one, what it divides by."""
    named = (metric.evidence, metric.denominator_evidence)
    return [f"evidence/{name}" for name in named if name is not None]


def _evidence_problems(metric_id: str, metric: Metric, name: str) -> list[str]:
    if name not in runner.names():
        return [f"metrics.yml: {metric_id} names {name}.sql, which does not exist"]
    filters = set(runner.load(name).params) - PERIOD_PARAMS
    if filters == set(metric.filters):
        return []
    return [
        f"{name}: filters by {sorted(filters)}, but the metric {metric_id} honours "
        f"{sorted(metric.filters)}"
    ]


def _orphans() -> list[str]:
    metrics = registry.metrics()
    found = []
    for file in sorted((runner.FOLDER / "metrics").glob("*.sql")):
        if file.stem not in metrics:
            found.append(f"metrics/{file.name} has no entry in metrics.yml")
        try:
            headers.read(file.read_text(encoding="utf-8"), f"metrics/{file.name}", is_model=True)
        except HeaderError as error:
            found.append(str(error))
    wanted = {name for metric in metrics.values() for name in _evidence(metric)}
    wanted |= alert_catalogue.evidence()
    found += [
        f"{name}.sql belongs to no metric or alert rule"
        for name in runner.names()
        if name.startswith("evidence/") and name not in wanted
    ]
    return found

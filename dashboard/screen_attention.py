"""What needs attention on a scene, in one computed sentence: the most important first.

Order: what must be zero and is not, alerts about areas, departments and sources, missed targets,
movements for the worse that are larger than chance, then subjects with alerts, counted.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard import (
    alert_words,
    changes,
    figures,
    formats,
    labels,
    links,
    mart,
    navigation,
    screen_tiles,
    values,
)
from dashboard.frames import records_of
from dashboard.i18n import _, ngettext
from dashboard.screen_parts import without_city
from dashboard.screen_scenes import Attention
from dashboard.selection import Selection
from queries import alert_rules, registry

SHOWN = 4
_KINDS = ["area", "department", "source"]
_RANK = {"high": 1, "medium": 4, "low": 5}


@dataclass(frozen=True)
class Item:
    """One thing to look at.

    Attributes:
        rank: What is shown first: the smaller.
        text: Who or what, and how much.
        why: By which rule, threshold or test it is said.
        href: The page or alert it leads to; None where the viewer may not open it.
        tone: `bad` or `caution`.
    """

    rank: tuple[float, float]
    text: str
    why: str
    href: str | None
    tone: str = "bad"


def items(wanted: Attention, selection: Selection) -> list[Item]:
    """Return what needs attention, the most important first, at most four."""
    found = [
        *_zeros(wanted.zero, selection),
        *_alerts(wanted.alerts, selection),
        *_targets(wanted.targets, selection),
        *_movements(wanted.movements, selection),
        *_subjects(wanted.alerts, selection),
    ]
    return sorted(found, key=lambda item: item.rank)[:SHOWN]


def nothing(wanted: Attention) -> str:
    """Return what is said when there is nothing: what was looked at."""
    names = [alert_words.name(rule_id) for rule_id in wanted.alerts]
    names += [labels.metric(one) for one in (*wanted.zero, *wanted.targets, *wanted.movements)]
    looked = _(", ").join(dict.fromkeys(names))
    return _("Nothing stands out. Looked at: {names}.").format(names=looked)


def _zeros(metric_ids: tuple[str, ...], selection: Selection) -> Iterator[Item]:
    for figure in figures.of(metric_ids, selection) if metric_ids else []:
        if figure.value:
            yield Item(
                (0, -figure.value),
                f"{labels.metric(figure.metric_id)} {_measured(figure)}",
                _("This must be zero."),
                _records(figure.metric_id, selection),
            )


def _alerts(rule_ids: tuple[str, ...], selection: Selection) -> Iterator[Item]:
    wanted = [one for one in rule_ids if alert_rules.rules()[one].kind != "subject"]
    if not wanted:
        return
    rows = mart.frame("alerts/list", selection, rule_ids=wanted, severities=[], alert_kinds=_KINDS)
    for place, row in enumerate(records_of(rows)):
        rule_id = str(row["alert_rule_id"])
        yield Item(
            (_RANK[str(row["alert_severity"])], place),
            _alert_text(row, rule_id, selection),
            _alert_reason(row, rule_id),
            links.to("alerts", selection, rule=rule_id),
            "bad" if row["alert_severity"] == "high" else "caution",
        )


def _alert_text(row: dict[str, object], rule_id: str, selection: Selection) -> str:
    who = without_city(str(row[f"member_{selection.language}"]))
    value = alert_words.value(rule_id, row["alert_value"])
    words = {"who": who, "rule": alert_words.name(rule_id), "value": value}
    if any(formats.is_missing(row[name]) for name in ("p_value", "reference_value")):
        return _("{who}: {rule}, {value}").format(**words)
    expected = alert_words.reference(row["reference_value"])
    return _("{who}: {rule}, {value}, expected {expected}").format(**words, expected=expected)


def _alert_reason(row: dict[str, object], rule_id: str) -> str:
    rule = alert_rules.rules()[rule_id]
    parts = [f"{labels.in_language(rule.description)}", alert_words.limits(rule_id)]
    if not formats.is_missing(row["p_value"]):
        parts.append(f"{alert_words.test(rule_id)}: p {_chance(row['p_value'])}")
    if not formats.is_missing(row["since"]):
        since = formats.date(row["since"])  # type: ignore[arg-type]
        parts.append(_("since {day}").format(day=since))
    parts.append(_("Owner: {owner}").format(owner=alert_words.owner(rule_id)))
    return _("; ").join(parts)


def _chance(p_value: object) -> str:
    shown = alert_words.chance(p_value)
    return shown if shown.startswith("<") else f"= {shown}"


def _targets(metric_ids: tuple[str, ...], selection: Selection) -> Iterator[Item]:
    for figure in figures.of(metric_ids, selection) if metric_ids else []:
        target = registry.metrics()[figure.metric_id].target
        if figure.is_met is not False or target is None or figure.value is None:
            continue
        gap = abs(figure.value - target.value) / (abs(target.value) or 1)
        yield Item(
            (2, -gap),
            _("{metric} {value} ({target})").format(
                metric=labels.metric(figure.metric_id),
                value=_measured(figure),
                target=values.target_text(figure.metric_id),
            ),
            _("Target set by {source}. {definition}").format(
                source=values.words(target.source),
                definition=values.words(registry.metrics()[figure.metric_id].definition),
            ),
            _records(figure.metric_id, selection),
        )


def _movements(metric_ids: tuple[str, ...], selection: Selection) -> Iterator[Item]:
    if not metric_ids:
        return
    rows = mart.frame("overview/what_changed", selection)
    for place, row in enumerate(records_of(rows)):
        is_worse = not formats.is_missing(row["is_worse"]) and bool(row["is_worse"])
        if row["metric_id"] not in metric_ids or not is_worse:
            continue
        before, now = (changes.written(row, span) for span in ("previous", "current"))
        yield Item(
            (3, place),
            _("{who}: {metric} {before} \u2192 {now}").format(
                who=without_city(changes.member(row)), metric=labels.metric(str(row["metric_id"])),
                before=before, now=now,
            ),
            _("Last 3 complete months against the 3 before; {test}; {chance}").format(
                test=labels.word("movement_test", str(row["test_name"])),
                chance=changes.chance(row["q_value"]),
            ),
            links.to("overview", selection),
        )  # fmt: skip


def _subjects(rule_ids: tuple[str, ...], selection: Selection) -> Iterator[Item]:
    """Yield the rules about subjects that have high alerts; the subjects only counted."""
    counts = mart.frame("alerts/counts", selection)
    for rule_id in rule_ids:
        rule = alert_rules.rules()[rule_id]
        own = counts[(counts["alert_rule_id"] == rule_id) & (counts["alert_severity"] == "high")]
        number = int(own["alert_count"].sum())
        if rule.kind != "subject" or not number:
            continue
        few = number < figures.SUPPRESSED_BELOW
        shown = figures.FEW if few else formats.number(number)
        text = ngettext("{rule}: {count} subject", "{rule}: {count} subjects", number)
        yield Item(
            (3.5, -number),
            text.format(rule=alert_words.name(rule_id), count=shown),
            _("; ").join([labels.in_language(rule.description), alert_words.limits(rule_id)]),
            links.to("alerts", selection, rule=rule_id, severity="high"),
            "caution",
        )


def _measured(figure: figures.Figure) -> str:
    return " ".join(screen_tiles.value(figure)).strip()


def _records(metric_id: str, selection: Selection) -> str | None:
    if not navigation.by_id("records").is_open_to(selection.scope):
        return None
    return links.to("records", selection, metric=metric_id)

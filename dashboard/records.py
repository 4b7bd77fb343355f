"""The way from a figure to the rows behind it, and what the page of those rows shows."""

from dataclasses import dataclass

from dashboard import alert_words, figures, formats, labels, links, mart, values
from dashboard.explanations import EXPLANATIONS
from dashboard.figures import Figure
from dashboard.i18n import _
from dashboard.record_kinds import BY_QUERY, SOURCE
from dashboard.selection import Selection
from dashboard.tables import Source
from queries import alert_rules, registry
from queries.runner import Value

PAGE = "records"
DENOMINATOR, PEERS = "denominator", "peers"
FIRST = ("subject_name", "uscc")
# Keys, and what is shown as a mark beside the name.
TECHNICAL = (
    "record_id",
    "interval_id",
    "withdrawal",
    "is_identity_withheld",
    "is_dishonest",
    "is_abnormal",
)


@dataclass(frozen=True)
class Drill:
    """A figure opened: the table of its rows, and how many rows the figure says there are."""

    source: Source
    heading: str
    expected: int | None
    figure: Figure | None = None
    is_denominator: bool = False


def address(metric_id: str, selection: Selection, *, part: str | None = None, **more: str) -> str:
    """Return the address of the rows behind a metric under the same filters.

    Args:
        metric_id: The metric.
        selection: Its filters and period are kept.
        part: `denominator` for the rows that a share is taken of.
        **more: Filters that replace those in force, such as the district of a bar.
    """
    return links.to(PAGE, selection, metric=metric_id, part=part, **more)


def list_address(name: str, uscc: str, selection: Selection) -> str:
    """Return the address of one kind of record of one subject."""
    return links.to(PAGE, selection, query=f"enterprise/{name}", uscc=uscc)


def asked(selection: Selection) -> Drill | None:
    """Return what the address asks for; None when it names nothing that can be opened."""
    metric_id = selection.extra_value("metric")
    if metric_id in registry.metrics():
        return _of_metric(str(metric_id), selection)
    alert_id = selection.extra_value("alert")
    if alert_id:
        return _of_alert(alert_id, selection)
    name = (selection.extra_value("query") or "").removeprefix("enterprise/")
    uscc = selection.extra_value("uscc")
    if (name in BY_QUERY or name in EXPLANATIONS) and uscc:
        return _of_subject(name, uscc, selection)
    return None


def _of_metric(metric_id: str, selection: Selection) -> Drill:
    entry = registry.metrics()[metric_id]
    figure = figures.one(metric_id, selection)
    other = entry.denominator_evidence
    is_denominator = selection.extra_value("part") == DENOMINATOR and other is not None
    words = entry.denominator if is_denominator and entry.denominator else entry.numerator
    expected = figure.denominator if is_denominator else figure.numerator
    opened = f"evidence/{other if is_denominator else entry.evidence}"
    return Drill(
        source=Source(opened, values.words(words), _first_columns(opened, selection)),
        heading=_("{name}: {value}").format(name=labels.metric(metric_id), value=_shown(figure)),
        expected=None if expected is None else round(expected),
        figure=figure,
        is_denominator=is_denominator,
    )


def _of_alert(alert_id: str, selection: Selection) -> Drill | None:
    """Return the evidence of an alert that the viewer may see; None when there is none."""
    found = mart.frame("alerts/one", selection, alert_id=alert_id)
    if found.empty:
        return None
    alert = found.iloc[0]
    rule_id = str(alert["alert_rule_id"])
    rule = alert_rules.rules().get(rule_id)
    if rule is None:
        return None
    query, params = f"evidence/{rule.evidence}", {"member_code": str(alert["member_code"])}
    title = alert_words.name(rule_id)
    columns = _first_columns(query, selection, **params)
    return Drill(
        source=Source(query, title, columns, params),
        heading=_("{name}: {value}").format(
            name=title, value=alert_words.value(rule_id, alert["alert_value"])
        ),
        expected=int(alert["record_count"]),
    )


def _of_subject(name: str, uscc: str, selection: Selection) -> Drill:
    if name in EXPLANATIONS:
        words, first = EXPLANATIONS[name]
        title, columns = _(words), first
    else:
        title, columns = BY_QUERY[name].words, (*BY_QUERY[name].columns, *SOURCE)
    source = Source(f"enterprise/{name}", title, columns, {"uscc": uscc})
    heading, expected = f"{title} \u00b7 {uscc}", None
    if name == PEERS:
        expected, weights = peers(uscc, selection)
        said = _("weights together {sum}").format(sum=formats.number(weights, 2))
        heading = f"{heading} \u00b7 {said}"
    return Drill(source=source, heading=heading, expected=expected)


def peers(uscc: str, selection: Selection) -> tuple[int, float]:
    """Return how many peers a subject has, itself included, and the sum of their weights."""
    found = mart.frame("enterprise/peer_group", selection, uscc=uscc)
    if found.empty:
        return 0, 0.0
    return int(found.iloc[0]["neighbour_count"]), float(found.iloc[0]["weight_sum"])


def _first_columns(query: str, selection: Selection, **params: Value) -> tuple[str, ...]:
    """Return the columns shown at first: who, then what; keys and marks are one click away."""
    known = mart.columns(query, selection, **params)
    rest = [name for name in known if name not in (*FIRST, *TECHNICAL)]
    return (*(name for name in FIRST if name in known), *rest)


def _shown(figure: Figure) -> str:
    text = values.metric(figure.metric_id, figure.value)
    unit = values.unit(figure.metric_id)
    return f"{text} {unit}" if unit and figure.state == "value" else text


def agreement(drill: Drill, total: int) -> tuple[bool, str] | None:
    """Return whether the list has as many rows as the figure says, and the sentence that says so.

    None for lists that belong to no figure.
    """
    if drill.expected is None:
        return None
    count = formats.number(total)
    if drill.expected == total:
        return True, _("{count} rows, as many as the figure counts").format(count=count)
    expected = formats.number(drill.expected)
    text = _("{count} rows, but the figure counts {expected}: report this to the credit office")
    return False, text.format(count=count, expected=expected)

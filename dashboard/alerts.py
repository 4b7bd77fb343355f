"""The page of alerts: how many by rule and severity, what was tested, and the list to work on."""

import pandas
import streamlit as st

from dashboard import (
    alert_words,
    formats,
    labels,
    links,
    markup,
    mart,
    navigation,
    states,
    table_markup,
    tables,
)
from dashboard.access import Scope
from dashboard.i18n import _
from dashboard.markup import Markup
from dashboard.selection import Selection
from dashboard.tables import Source
from queries import alert_rules

RULE, SEVERITY = "rule", "severity"
SEVERITIES = ("high", "medium", "low")
SUBJECT = "subject"
KINDS = ("area", "department", "source", SUBJECT)
COLUMNS = (
    "alert_severity",
    "member_{language}",
    "risk_tier",
    "alert_rule_id",
    "since",
    "alert_value",
    "reference_value",
    "alert_limit",
    "alert_owner",
    "alert_status",
)
HIDDEN = ("alert_id", "member_kind", "member_code")
_TONES = {"high": "bad", "medium": "accent", "low": "neutral"}


def kinds(scope: Scope) -> list[str]:
    """Return the kinds of alert that a viewer may see one by one: subjects as in the search."""
    may_see = navigation.by_id("enterprises").is_open_to(scope)
    return [kind for kind in KINDS if may_see or kind != SUBJECT]


def chosen(selection: Selection) -> tuple[str | None, str | None]:
    """Return rule and severity that the address asks for; None for all, or for what is unknown."""
    rule, severity = (selection.extra_value(name) for name in (RULE, SEVERITY))
    return (
        rule if rule in alert_rules.rules() else None,
        severity if severity in SEVERITIES else None,
    )


def summary(selection: Selection) -> pandas.DataFrame:
    """Show how many alerts there are by severity, each number opening its list; return counts."""
    counts = mart.frame("alerts/counts", selection)
    tiles = [_tile(None, counts, selection)]
    tiles += [_tile(severity, counts, selection) for severity in SEVERITIES]
    st.html(markup.el("section", tiles, class_="cc-tiles", aria_label=_("Alerts by severity")))
    return counts


def rules(counts: pandas.DataFrame, selection: Selection) -> None:
    """Show every rule with its counts, thresholds, test and owner: what was tested today."""
    heads = [_("Rule"), *(labels.word("alert_severity", one) for one in SEVERITIES)]
    heads += [_("Thresholds and test"), _("Owner")]
    rows = [_rule(rule_id, counts, selection) for rule_id in alert_rules.rules()]
    table = table_markup.grid(heads, rows, numbers=(1, 2, 3), caption=_("What is tested"))
    with st.container(border=True, key="cc_panel_rules"):
        st.html(
            markup.el(
                "section",
                markup.el("h3", _("What is tested, and what was found?")),
                markup.el("p", _scope_note(selection), class_="cc-quiet"),
                table,
                class_="cc-panel cc-rules",
            )
        )


def worklist(selection: Selection) -> None:
    """Show the alerts under the filters, or that nothing is outside its thresholds."""
    rule, severity = chosen(selection)
    _chips(rule, severity, selection)
    params = {
        "rule_ids": [rule] if rule else [],
        "severities": [severity] if severity else [],
        "alert_kinds": kinds(selection.scope),
    }
    if not mart.count("alerts/list", selection, **params):
        states.empty(_("Nothing is outside its thresholds"), _tested(rule))
        return
    language = selection.language
    columns = tuple(column.format(language=language) for column in COLUMNS)
    other = "member_en" if language == "zh" else "member_zh"
    source = Source("alerts/list", _("Alerts"), columns, params, hidden=(*HIDDEN, other))
    tables.actionable(source, selection)
    st.html(markup.el("p", _status_note(), class_="cc-quiet"))


def _tile(severity: str | None, counts: pandas.DataFrame, selection: Selection) -> Markup:
    found = counts if severity is None else counts[counts["alert_severity"] == severity]
    number = int(found["alert_count"].sum())
    words = labels.word("alert_severity", severity) if severity else _("All alerts")
    tone = f" cc-tone-{_TONES[severity]}" if severity else ""
    body = [markup.el("b", formats.number(number)), markup.el("span", words)]
    if not number:
        return markup.el("span", body, class_="cc-tile cc-tile-none")
    address = links.with_(selection, rule=None, severity=severity, page=None)
    return markup.el("a", body, href=address, class_=f"cc-tile{tone}")


def _rule(rule_id: str, counts: pandas.DataFrame, selection: Selection) -> list[object]:
    rule = alert_rules.rules()[rule_id]
    own = counts[counts["alert_rule_id"] == rule_id]
    by_severity = dict(zip(own["alert_severity"], own["alert_count"], strict=True))
    name = markup.el(
        "div",
        markup.el("b", alert_words.name(rule_id)),
        markup.el("p", labels.in_language(rule.description), class_="cc-quiet"),
    )
    numbers = [_count(rule_id, one, int(by_severity.get(one, 0)), selection) for one in SEVERITIES]
    test = markup.el(
        "details",
        markup.el("summary", alert_words.limit(rule_id)),
        markup.el("p", alert_words.limits(rule_id)),
        markup.el("p", alert_words.test(rule_id)),
        class_="cc-quiet",
    )
    return [name, *numbers, test, markup.el("span", alert_words.owner(rule_id))]


def _count(rule_id: str, severity: str, number: int, selection: Selection) -> Markup:
    text = formats.number(number)
    is_named = alert_rules.rules()[rule_id].kind in kinds(selection.scope)
    if not number or not is_named:
        return markup.el("span", text, class_="" if number else "cc-quiet")
    address = links.with_(selection, rule=rule_id, severity=severity, page=None)
    return markup.el("a", text, href=address)


def _chips(rule: str | None, severity: str | None, selection: Selection) -> None:
    """Show what the list is narrowed by, each with the way back."""
    named = []
    if rule:
        named.append((RULE, _("Rule"), alert_words.name(rule)))
    if severity:
        named.append((SEVERITY, _("Severity"), labels.word("alert_severity", severity)))
    chips = [
        markup.el(
            "a",
            markup.el("span", title, class_="cc-chip-title"),
            text,
            markup.el("i", class_="cc-icon cc-icon-close", aria_hidden="true"),
            href=links.with_(selection, **{param: None}, page=None),
            class_="cc-chip",
            title=_("Remove this filter"),
        )
        for param, title, text in named
    ]
    if chips:
        st.html(markup.el("div", chips, class_="cc-chips"))


def _tested(rule: str | None) -> str:
    tested = [rule] if rule else list(alert_rules.rules())
    names = _(", ").join(alert_words.name(one) for one in tested)
    return _("Tested on the day of the build: {names}.").format(names=names)


def _scope_note(selection: Selection) -> str:
    if selection.scope.districts(selection.district_codes):
        return _("Departments and sources concern the whole city: shown without a district only.")
    return _("Every rule, its thresholds and its test are data; all numbers can be changed.")


def _status_note() -> str:
    return _(
        "Acknowledging, assigning and closing follow with the ledger; until then all are open."
    )

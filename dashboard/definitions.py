"""What a figure means: name, formula, numbers, unit, period, sources, basis, as-of, query (R2)."""

from collections.abc import Sequence
from datetime import timedelta

import streamlit as st

from dashboard import figures, formats, labels, links, markup, values
from dashboard.figures import Figure
from dashboard.i18n import _
from dashboard.markup import Markup
from dashboard.selection import Selection
from queries import registry, runner
from queries.registry import Metric

PARAM = "define"
Row = tuple[str, object]


def link(metric_id: str, selection: Selection) -> Markup:
    """Return the small sign beside a figure that opens its definition."""
    label = _("Definition of {name}").format(name=labels.metric(metric_id))
    return markup.el(
        "a",
        markup.el("i", class_="cc-icon cc-icon-info", aria_hidden="true"),
        href=links.with_(selection, **{PARAM: metric_id}),
        class_="cc-define",
        title=label,
        aria_label=label,
    )


def open_asked(selection: Selection, shown: Sequence[Figure] = ()) -> None:
    """Open the definition that the address asks for; nothing when it asks for none.

    Args:
        selection: The filters of the page.
        shown: Figures as the page shows them, where it follows more filters than the metric.
    """
    metric_id = selection.extra_value(PARAM)
    if metric_id in registry.metrics():
        by_id = {figure.metric_id: figure for figure in shown}
        _open(str(metric_id), selection, by_id.get(str(metric_id)))


def rows(figure: Figure, selection: Selection) -> list[Row]:
    """Return the definition of a figure as (heading, text) pairs, in reading order."""
    entry = registry.metrics()[figure.metric_id]
    words = values.words
    found: list[Row] = [
        (_("Meaning"), words(entry.definition)),
        (_("Formula"), _formula(entry)),
        *_numbers(figure, entry),
        (_("Unit"), words(registry.units()[entry.unit].label)),
        (_("Period"), _period(entry, selection)),
        (_("Filters it follows"), _filters(entry)),
        (_("Sources"), _("; ").join(labels.word("table", table) for table in entry.sources)),
        (_("Legal basis"), words(entry.legal_basis)),
        (_("Responsible"), words(entry.owner)),
        (_("Definition to be reviewed by"), formats.date(entry.review_on)),
        (_("Data as of"), f"{formats.date(selection.as_of)} ({selection.build_id})"),
    ]
    if entry.target is not None:
        sign = "\u2265" if entry.target.op == ">=" else "\u2264"
        shown = f"{sign} {values.metric(figure.metric_id, entry.target.value)}"
        found.insert(6, (_("Target"), f"{shown} ({words(entry.target.source)})"))
    if entry.benchmark is not None:
        shown = values.metric(figure.metric_id, entry.benchmark.value)
        source = words(entry.benchmark.source)
        found.insert(6, (_("For comparison"), f"{words(entry.benchmark.label)} {shown} ({source})"))
    return found


def statements(metric_id: str, selection: Selection) -> list[tuple[str, str]]:
    """Return the read queries behind a figure, parameters written out: (what it lists, SQL)."""
    entry = registry.metrics()[metric_id]
    found = []
    for name, words in (
        (entry.evidence, entry.numerator),
        (entry.denominator_evidence, entry.denominator),
    ):
        if words is not None and name is not None:
            found.append(
                (values.words(words), runner.rendered_sql(f"evidence/{name}", selection.params()))
            )
    return found


def _open(metric_id: str, selection: Selection, shown: Figure | None) -> None:
    @st.dialog(labels.metric(metric_id), width="medium", on_dismiss=_forget)
    def dialog() -> None:
        figure = shown or figures.one(metric_id, selection)
        st.html(definition_list(rows(figure, selection)))
        for title, sql in statements(metric_id, selection):
            st.html(statement(_("Query: {title}").format(title=title), sql))

    dialog()


def statement(title: str, sql: str) -> Markup:
    """Return a statement to read and copy; plain text, since a highlighter weighs megabytes."""
    copy = markup.el(
        "button",
        markup.el("span", _("Copy")),
        type="button",
        class_="cc-action",
        data_cc_copy=sql,
        data_cc_copied=_("Copied"),
    )
    head = markup.el("div", markup.el("span", title), copy, class_="cc-statement-head")
    return head + markup.el("pre", sql, class_="cc-statement", tabindex="0")


def definition_list(pairs: list[Row]) -> Markup:
    """Return (heading, text) pairs as a two-column list."""
    return markup.el(
        "dl",
        [[markup.el("dt", heading), markup.el("dd", text)] for heading, text in pairs],
        class_="cc-definition",
    )


def _forget() -> None:
    st.query_params.pop(PARAM, None)


def _formula(entry: Metric) -> str:
    numerator = values.words(entry.numerator)
    if entry.kind == "median":
        return _("Median over: {rows}").format(rows=numerator)
    if entry.kind == "mean":
        return _("Mean over: {rows}").format(rows=numerator)
    if entry.denominator is None:
        return _("Count of: {rows}").format(rows=numerator)
    return f"{numerator} \u00f7 {values.words(entry.denominator)}"


def _numbers(figure: Figure, entry: Metric) -> list[Row]:
    unit = values.unit(figure.metric_id)
    shown = " ".join(part for part in (values.metric(figure.metric_id, figure.value), unit) if part)
    found: list[Row] = [(_("Value"), shown)]
    numerator = f"{formats.number(figure.numerator)} ({values.words(entry.numerator)})"
    if entry.denominator is None and entry.kind == "count":
        return found
    found.append((_("Numerator") if entry.denominator else _("Rows"), numerator))
    if entry.denominator is not None:
        words = values.words(entry.denominator)
        found.append((_("Denominator"), f"{formats.number(figure.denominator)} ({words})"))
    return found


def _period(entry: Metric, selection: Selection) -> str:
    if entry.timing == "flow":
        return formats.period(selection.period_start, selection.period_end)
    last = min(selection.period_end - timedelta(days=1), selection.as_of)
    return _("State at the end of {day}").format(day=formats.date(last))


def _filters(entry: Metric) -> str:
    names = {"district_codes": _("District"), "department_codes": _("Department")}
    return _("; ").join(names[name] for name in entry.filters if name in names)

"""Metric cards: value, change, target and sparkline; the figure opens its records."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard import (
    card_companion,
    definitions,
    figures,
    formats,
    labels,
    markup,
    metric_pages,
    records,
    sparkline,
    theme,
    values,
)
from dashboard.figures import Figure
from dashboard.i18n import _
from dashboard.markup import Markup
from dashboard.selection import Selection
from queries import registry

_ARROWS = {1: "\u25b2", 0: "", -1: "\u25bc"}


def row(
    metric_ids: Sequence[str],
    selection: Selection,
    *,
    companions: Mapping[str, str] | None = None,
) -> None:
    """Show one card a metric, four a row on a small screen, eight on a large one.

    Args:
        metric_ids: Metrics of metrics.yml, in the order shown.
        selection: The filters the figures are of.
        companions: A second metric to name on a card, such as a median beside its count.
    """
    pairs = dict(companions or {})
    found = figures.of([*metric_ids, *pairs.values()], selection)
    by_id = {figure.metric_id: figure for figure in found}
    cards = [
        card(
            by_id[metric_id],
            selection,
            companion=by_id.get(pairs.get(metric_id, "")),
        )
        for metric_id in metric_ids
    ]
    st.html(markup.el("section", cards, class_="cc-cards", aria_label=_("Key figures")))
    definitions.open_asked(selection)


def card(
    figure: Figure,
    selection: Selection,
    *,
    companion: Figure | None = None,
    opens: str | None = None,
) -> Markup:
    """Return one card; `opens` is the address of its rows, None for the metric's records."""
    name = labels.metric(figure.metric_id)
    head = markup.el(
        "header",
        markup.el("h3", name, title=name),
        _late() if figure.is_stale else None,
        metric_pages.link(figure.metric_id, selection),
        definitions.link(figure.metric_id, selection),
    )
    foot = [_change(figure), target(figure), card_companion.companion(companion, selection)]
    return markup.el(
        "article",
        head,
        markup.el("div", _value(figure, selection, opens), _trend(figure), class_="cc-card-main"),
        markup.el("footer", foot),
        class_=f"cc-card cc-card-{figure.state}" + (" cc-card-stale" if figure.is_stale else ""),
        data_metric=figure.metric_id,
    )


def change(figure: Figure) -> Markup | None:
    """Return the movement against the period before: arrow = sign, colour = good or bad."""
    moved = values.movement(figure.metric_id, figure.compared, figure.previous)
    if moved is None:
        return None
    difference, text = moved
    good = values.is_good(registry.metrics()[figure.metric_id], difference)
    tone = "neutral" if good is None else "good" if good else "bad"
    sign = (difference > 0) - (difference < 0)
    spoken = {1: _("up {amount}"), 0: _("unchanged"), -1: _("down {amount}")}[sign]
    return markup.el(
        "span",
        markup.el("span", _ARROWS[sign], aria_hidden="true"),
        markup.el("span", spoken.format(amount=text), class_="cc-visually-hidden"),
        " ",
        markup.el("span", text if sign else _("unchanged"), aria_hidden="true"),
        class_=f"cc-change cc-{tone}",
    )


def _late() -> Markup:
    """Return the sign of a figure whose source is later than it should be."""
    icon = markup.el("i", class_="cc-icon cc-icon-clock", aria_hidden="true")
    word = markup.el("span", _("Source late"), class_="cc-visually-hidden")
    return markup.el("span", icon, word, title=_("Source late"), class_="cc-late")


def _value(figure: Figure, selection: Selection, opens: str | None = None) -> Markup:
    if figure.state != "value":
        return markup.el("span", *absent(figure), class_="cc-figure cc-figure-absent")
    text = values.metric(figure.metric_id, figure.value)
    unit = values.unit(figure.metric_id)
    if registry.metrics()[figure.metric_id].kind == "derived":
        unit = _("of {total}").format(total=formats.number(figure.denominator))
    body = [markup.el("span", text), markup.el("small", unit) if unit else None]
    exact = formats.number(figure.value, 4) if text != formats.MISSING else None
    return markup.el(
        "a",
        body,
        href=opens or records.address(figure.metric_id, selection),
        class_="cc-figure",
        title=_("Open the records behind {value}").format(value=exact),
    )


def absent(figure: Figure) -> tuple[Markup, Markup]:
    """Return what stands in place of a figure, and why: none of these is a zero."""
    reasons = {
        "no_data": (formats.MISSING, _("No data")),
        "not_applicable": (_("n/a"), _("Not split by department")),
        "suppressed": (
            figures.FEW,
            _("Withheld: fewer than {count}").format(count=figures.SUPPRESSED_BELOW),
        ),
    }
    sign, reason = reasons[figure.state]
    return markup.el("span", sign), markup.el("small", reason)


def _trend(figure: Figure) -> Markup | None:
    svg = sparkline.sparkline(figure.series, color=theme.colour("accent"))
    if svg is None or figure.state != "value":
        return None
    months = len(figure.series)
    alt = _("Trend over {count} months").format(count=months)
    return markup.el("img", src=markup.svg_source(svg), alt=alt, class_="cc-spark")


def _change(figure: Figure) -> Markup | None:
    if figure.state != "value":
        return None
    moved = change(figure)
    if moved is None:
        return markup.el("span", _("No comparison"), class_="cc-quiet")
    is_flow = registry.metrics()[figure.metric_id].timing == "flow"
    against = _("vs previous period") if is_flow else _("since start of period")
    return markup.el("span", moved, " ", against)


def target(figure: Figure) -> Markup | None:
    """Return the target and whether it is met; None when there is none."""
    text = values.target_text(figure.metric_id)
    if text is None:
        return None
    if figure.is_met is None:
        return markup.el("span", text, class_="cc-target")
    mark, tone = (_("met"), "good") if figure.is_met else (_("not met"), "bad")
    verdict = markup.el("b", mark, class_=f"cc-{tone}")
    return markup.el("span", text, " ", verdict, class_="cc-target")

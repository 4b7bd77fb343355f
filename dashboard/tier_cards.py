"""The head of the page of the risk tiers: shares, counts of each tier, and which scheme it is."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from dashboard import (
    cards,
    definitions,
    figures,
    formats,
    labels,
    markup,
    mart,
    table_cells,
    tier_asked,
    tiers,
    values,
)
from dashboard.figures import Figure
from dashboard.i18n import _
from dashboard.kept import kept
from dashboard.markup import Markup
from dashboard.periods import previous
from dashboard.selection import Selection

# Subjects by tier.
Counts = dict[str, int]

# Metric -> the tiers it counts; None counts all of them.
METRICS: dict[str, tuple[str, ...] | None] = {
    "active_subject_count": None,
    "high_risk_share": ("D",),
    "elevated_risk_share": ("C", "D"),
}


def row(selection: Selection) -> int:
    """Show the head and return how many subjects the filters leave, whatever their tier."""
    total, found, section = _head(selection)
    if total:
        st.html(section)
        definitions.open_asked(selection, found)
    return total


@kept
def _head(selection: Selection) -> tuple[int, list[Figure], Markup]:
    """Return the number of subjects, the figures that have definitions, and the cards."""
    months = _months(selection)
    now = months.get(min(previous(selection.period_end), selection.as_of.replace(day=1)), {})
    before = months.get(previous(selection.period_start), {})
    total = int(sum(now.values()))
    if not total:
        return 0, [], markup.join([])
    found = [_figure(metric_id, months, now, before, selection) for metric_id in METRICS]
    shown = [
        cards.card(figure, selection, opens=_opens(METRICS[figure.metric_id], selection))
        for figure in found
    ]
    shown.append(_scheme(selection))
    shown += [_tier(tier, now, before, selection) for tier in _tiers(months)]
    section = markup.el("section", shown, class_="cc-cards", aria_label=_("Key figures"))
    return total, found, section


def _months(selection: Selection) -> dict[date, Counts]:
    """Return the subjects of each tier in each month, oldest first; none of a tier is left out."""
    frame = mart.frame("overview/tier_trend", selection).sort_values("period")
    found: dict[date, Counts] = {}
    columns = (frame["period"].dt.date, frame["risk_tier"], frame["subject_count"])
    for period, tier, count in zip(*(column.tolist() for column in columns), strict=True):
        found.setdefault(period, {})[tier] = count
    return found


def _tiers(months: Mapping[date, Counts]) -> list[str]:
    return list(dict.fromkeys([*tiers.ORDER, *(tier for now in months.values() for tier in now)]))


def _figure(
    metric_id: str,
    months: Mapping[date, Counts],
    now: Counts,
    before: Counts,
    selection: Selection,
) -> Figure:
    """Return a metric's figure under all filters; the mart knows it by district only."""
    counted = METRICS[metric_id]
    value = _value(now, counted)
    late = set(mart.frame("frame/stale_sources", selection)["table_name"])
    return Figure(
        metric_id,
        "value",
        value=value,
        numerator=_count(now, counted),
        denominator=None if counted is None else _count(now, None),
        compared=value,
        previous=_value(before, counted),
        is_stale=not late.isdisjoint(values.sources(metric_id)),
        series=tuple(_value(counts, counted) for counts in months.values()),
    )


def _count(counts: Counts, counted: tuple[str, ...] | None) -> float:
    kept = counts.values() if counted is None else (counts.get(tier, 0) for tier in counted)
    return float(sum(kept))


def _value(counts: Counts, counted: tuple[str, ...] | None) -> figures.Number:
    if not counts:
        return None
    count, total = _count(counts, counted), _count(counts, None)
    return count if counted is None else count / total if total else None


def _opens(counted: tuple[str, ...] | None, selection: Selection) -> str:
    return tier_asked.opening(selection, risk_tiers=counted)


def _scheme(selection: Selection) -> Markup:
    """Return which scheme is shown, on what authority, and what it is not."""
    frame = mart.frame("risk_tiers/schemes", selection)
    shown = frame[frame["is_shown"]].iloc[0]
    facts = [
        labels.word("score_basis", str(shown["basis"])),
        _("Source: {source}").format(source=labels.source(str(shown["source"]))),
    ]
    return markup.el(
        "article",
        markup.el("header", markup.el("h3", _("Scheme shown"))),
        markup.el(
            "div", labels.word("scheme", str(shown["scheme_code"])), class_="cc-shown-scheme"
        ),
        markup.el(
            "footer",
            [markup.el("span", fact) for fact in facts],
            markup.el("b", _("Internal aid, not an official rating"), class_="cc-scheme-caution"),
        ),
        class_="cc-card",
    )


def _tier(tier: str, now: Counts, before: Counts, selection: Selection) -> Markup:
    """Return the count and the share of one tier; the count opens its subjects."""
    count, share = _count(now, (tier,)), _value(now, (tier,))
    change = None
    if before:
        difference = count - _count(before, (tier,))
        sign = "+" if difference > 0 else ""
        change = _("{change} since start of period").format(
            change=f"{sign}{formats.number(difference)}"
        )
    is_chosen = tier in selection.risk_tiers
    words = labels.word("risk_tier", tier)
    badge = table_cells.tier(tier) if tier in tiers.ORDER else None
    return markup.el(
        "article",
        markup.el("header", markup.el("h3", badge, " ", words)),
        markup.el(
            "div",
            markup.el(
                "a",
                markup.el("span", formats.number(count)),
                markup.el("small", _("{share} of all").format(share=formats.percent(share))),
                href=_opens((tier,), selection),
                class_="cc-figure",
                title=_("Subjects of tier {tier}").format(tier=tier if len(tier) == 1 else words),
            ),
            class_="cc-card-main",
        ),
        markup.el("footer", markup.el("span", change or _("No comparison"), class_="cc-quiet")),
        class_="cc-card cc-card-value" + (" cc-card-chosen" if is_chosen else ""),
        data_tier=tier,
    )

"""Risk tiers on the command screen: counts, where the higher ones are, their trend, and why."""

import pandas as pd

from dashboard import figures, formats, labels, mart, screen_plot, tiers
from dashboard.frames import records_of
from dashboard.i18n import _
from dashboard.markup import Markup, el
from dashboard.periods import previous
from dashboard.screen_parts import (
    Asked,
    opening,
    panel,
    placed,
)
from dashboard.screen_scenes import Box
from dashboard.screen_tier_mix import letter
from dashboard.screen_tiles import split

HIGHER = ("C", "D")


def counts(asked: Asked) -> Markup:
    """Return one tile a tier: letter, subjects, share, and the change since the period began."""
    chosen = asked.selection
    frame = tiers.with_share(mart.frame("overview/tier_trend", chosen))
    end = min(previous(chosen.period_end), chosen.as_of.replace(day=1))
    now, before = _month(frame, end), _month(frame, previous(chosen.period_start))
    tiles = [
        _tile(tier, now.get(tier), before.get(tier), asked, place)
        for tier, place in zip(tiers.ORDER, split(asked.box, len(tiers.ORDER)), strict=True)
    ]
    return el("div", tiles, data_part=asked.key)


def _month(frame: pd.DataFrame, month: object) -> dict[str, dict[str, object]]:
    rows = frame[frame["period"] == pd.Timestamp(str(month))]
    return {str(row["risk_tier"]): row for row in records_of(rows)}


def _tile(
    tier: str,
    now: dict[str, object] | None,
    before: dict[str, object] | None,
    asked: Asked,
    place: Box,
) -> Markup:
    count = int(str(now["subject_count"])) if now else 0
    text = figures.FEW if figures.is_few(count) else formats.number(count)
    moved = None
    if before is not None:
        difference = count - int(str(before["subject_count"]))
        sign = "+" if difference > 0 else ""
        moved = f"{sign}{formats.number(difference)} " + _("since start")
    share = formats.percent(now["tier_share"]) if now else formats.MISSING
    return el(
        "a",
        el("h3", letter(tier), " ", labels.word("risk_tier", tier)),
        el("div", el("b", text, class_="sc-value")),
        el("p", _("{share} of all").format(share=share), " ", el("span", moved) if moved else None),
        href=opening(asked.opens, asked.selection, risk_tiers=tier),
        class_="sc-tile sc-low",
        style=placed(place),
        data_part=f"{asked.key}/{tier}",
        data_value=text,
    )


def trend(asked: Asked) -> Markup:
    """Return the share of each tier over 24 months, all on one span so that slopes compare."""
    frame = tiers.with_share(mart.frame("overview/tier_trend", asked.selection))
    series = {tier: frame[frame["risk_tier"] == tier].sort_values("period") for tier in tiers.ORDER}
    known = [rows["tier_share"].dropna() for rows in series.values()]
    span = max([tiers.LEAST_SPAN, *(float(v.max() - v.min()) for v in known if len(v))])
    width = (asked.width - 3 * 20) // 4
    small = [
        el(
            "div",
            el("p", letter(tier), el("b", _last(rows)), class_="sc-small-head"),
            screen_plot.small(
                rows["tier_share"], span, width, asked.height - 40, f"tier_{tier.lower()}"
            ),
            data_part=f"{asked.key}/{tier}",
            data_value=_last(rows),
        )
        for tier, rows in series.items()
    ]
    return panel(
        asked,
        _("Risk tiers: rising or falling?"),
        _("Share over 24 months; every scale spans {points} points").format(
            points=formats.number(span * 100, 1)
        ),
        el("div", small, class_="sc-smalls"),
    )


def _last(rows: pd.DataFrame) -> str:
    return formats.percent(rows["tier_share"].iloc[-1]) if len(rows) else formats.MISSING


def reasons(asked: Asked) -> Markup:
    """Return what put most subjects into the higher tiers."""
    frame = mart.frame("risk_tiers/reasons", asked.selection, higher_tiers=list(HIGHER))
    totals = frame.groupby("reason_code")["subject_count"].sum()
    totals = totals[totals >= figures.SUPPRESSED_BELOW].sort_values(ascending=False)
    room = max(asked.height // 46, 1)
    lines = [
        el(
            "a",
            el("span", labels.word("score_reason", str(code)), class_="sc-name"),
            el("span", formats.number(count), class_="sc-number"),
            el("span", el("i", style=f"width:{100 * count / totals.max():.1f}%"),
               class_="sc-track"),
            href=opening(asked.opens, asked.selection, reason=str(code)),
            class_="sc-ranked",
            data_part=f"{asked.key}/{code}",
            data_value=formats.number(count),
        )
        for code, count in totals.head(room).items()
    ]  # fmt: skip
    under = _("Subjects by what deducts most")
    return panel(asked, _("Why tiers C and D?"), under,
                 el("div", lines, class_="sc-ranking"))  # fmt: skip

"""Risk tiers on the command screen: counts, where the higher ones are, their trend, and why."""

from dataclasses import replace

import pandas as pd

from dashboard import formats, labels, mart, places, screen_lines, suppression, theme, tiers, values
from dashboard.i18n import _
from dashboard.markup import Markup, el
from dashboard.periods import previous
from dashboard.screen_parts import (
    Asked,
    opening,
    panel,
    place_name,
    placed,
    withheld,
)
from dashboard.screen_scenes import Box
from dashboard.screen_tiles import split

# Pixels of a row, of one with its name above its bar, and of the letters above them.
_ROW, _TALL, _LEGEND, _TWO_FROM = 26, 48, 34, 560
HIGHER = ("C", "D")
# What the bars are divided by: query, column, and the filter that a bar opens its page with.
_BY = {
    "district": ("overview/tier_by_district", "district_code", "district_codes"),
    "industry": ("risk_tiers/by_section", "industry_section", "industry_sections"),
}


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
    return {str(row["risk_tier"]): row for row in rows.to_dict("records")}


def _tile(
    tier: str,
    now: dict[str, object] | None,
    before: dict[str, object] | None,
    asked: Asked,
    place: Box,
) -> Markup:
    count = int(str(now["subject_count"])) if now else 0
    text = withheld() if 0 < count < suppression.SUPPRESSED_BELOW else formats.number(count)
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


def letter(tier: str) -> Markup:
    """Return the letter of a tier on its colour."""
    return el(
        "b",
        tier,
        class_="sc-letter",
        style=f"background:{theme.colour(f'tier_{tier.lower()}')};color:{theme.on_tier(tier)}",
    )


def mix(asked: Asked) -> Markup:
    """Return a bar a district or industry, divided by tier, those with most of D on top."""
    counted = _counted(asked)
    shares = counted.div(counted.sum(axis=1), axis=0)
    # What is withheld has no place in the order.
    rank = shares["D"].where(~counted["D"].between(1, suppression.SUPPRESSED_BELOW - 1), -1)
    codes = list(shares.assign(rank=rank).sort_values("rank", ascending=False).index)
    is_named_above = asked.part.by == "industry"
    row, room = (_TALL if is_named_above else _ROW), asked.height - _LEGEND
    is_two = not is_named_above and asked.width > _TWO_FROM and len(codes) * row > room
    columns = 2 if is_two else 1
    lines = [
        _bar(str(code), shares.loc[code], counted.loc[code], asked)
        for code in codes[: columns * (room // row)]
    ]
    depth = max(-(-len(lines) // columns), 1)
    grid = f"grid-template-rows:repeat({depth},1fr);grid-template-columns:repeat({columns},1fr)"
    rest = len(codes) - len(lines)
    under = _("Share of active subjects at the end of the period")
    return panel(
        asked,
        _("Risk tiers"),
        f"{under} · " + _("{count} more").format(count=rest) if rest else under,
        _legend(),
        el("div", lines, class_="sc-mix", style=grid),
    )


def _counted(asked: Asked) -> pd.DataFrame:
    """Return subjects by district or industry and tier; buckets and tiny ones left out."""
    query, column, _name = _BY[str(asked.part.by)]
    is_district = column == "district_code"
    chosen = replace(asked.selection, district_codes=()) if is_district else asked.selection
    counted = mart.frame(query, chosen).pivot_table(
        index=column, columns="risk_tier", values="subject_count", aggfunc="sum", fill_value=0
    )
    every = [*tiers.ORDER, *(tier for tier in counted.columns if tier not in tiers.ORDER)]
    counted = counted.reindex(columns=every, fill_value=0)
    counted = counted[counted.sum(axis=1) >= suppression.SUPPRESSED_BELOW]
    return counted[~counted.index.isin([*places.buckets(), "unknown"])]


def _bar(code: str, shares: pd.Series, counted: pd.Series, asked: Asked) -> Markup:
    _query, column, filter_name = _BY[str(asked.part.by)]
    is_district = column == "district_code"
    name = place_name(code) if is_district else values.cell(column, code)
    slices = [
        el("i", style=f"width:{share * 100:.2f}%;background:{_ground(str(tier))}")
        for tier, share in shares.items()
        if share > 0
    ]
    few = 0 < counted["D"] < suppression.SUPPRESSED_BELOW
    shown = withheld() if few else formats.percent(shares["D"])
    spoken = ", ".join(f"{tier} {formats.percent(share)}" for tier, share in shares.items())
    stack = el("span", slices, class_="sc-stack", role="img", aria_label=name if few else spoken)
    number = el("span", shown, class_="sc-number")
    chosen = code in asked.selection.district_codes
    return el(
        "a",
        el("span", name, class_="sc-name"),
        (stack, number) if is_district else (number, stack),
        href=opening(asked.opens, asked.selection, **{filter_name: code}),
        class_=("sc-mixed" if is_district else "sc-ranked") + (" sc-chosen" if chosen else ""),
        data_part=f"{asked.key}/{code}",
        data_value=shown,
    )


def _ground(tier: str) -> str:
    return theme.colour(f"tier_{tier.lower()}") if tier in tiers.ORDER else theme.colour("hatch")


def _legend() -> Markup:
    keys = [letter(tier) for tier in tiers.ORDER]
    return el("div", keys, el("span", _("Tier D"), class_="sc-end"), class_="sc-legend")


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
            screen_lines.small(
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
    totals = totals[totals >= suppression.SUPPRESSED_BELOW].sort_values(ascending=False)
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

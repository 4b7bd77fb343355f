"""How districts and industries divide into risk tiers, those with most of tier D on top."""

from dataclasses import replace

import pandas as pd

from dashboard import figures, formats, mart, places, theme, tiers, values
from dashboard.frames import crossed
from dashboard.i18n import _
from dashboard.markup import Markup, el
from dashboard.screen_parts import Asked, opening, panel, place_name

# Pixels of a row, of one with its name above its bar, and of the letters above them.
_ROW, _TALL, _LEGEND, _TWO_FROM = 26, 48, 34, 560
# What the bars are divided by: query, column, and the filter that a bar opens its page with.
_BY = {
    "district": ("overview/tier_by_district", "district_code", "district_codes"),
    "industry": ("risk_tiers/by_section", "industry_section", "industry_sections"),
}


def mix(asked: Asked) -> Markup:
    """Return a bar a district or industry, divided by tier, those with most of D on top."""
    counted = _counted(asked)
    shares = counted.div(counted.sum(axis=1), axis=0)
    # What is withheld has no place in the order.
    rank = shares["D"].where(~counted["D"].between(1, figures.SUPPRESSED_BELOW - 1), -1)
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
    counted = crossed(mart.frame(query, chosen), column, "risk_tier", "subject_count").fillna(0)
    every = [*tiers.ORDER, *(tier for tier in counted.columns if tier not in tiers.ORDER)]
    counted = counted.reindex(columns=every, fill_value=0)
    counted = counted[counted.sum(axis=1) >= figures.SUPPRESSED_BELOW]
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
    few = figures.is_few(counted["D"])
    shown = figures.FEW if few else formats.percent(shares["D"])
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


def letter(tier: str) -> Markup:
    """Return the letter of a tier on its colour."""
    return el(
        "b",
        tier,
        class_="sc-letter",
        style=f"background:{theme.colour(f'tier_{tier.lower()}')};color:{theme.on_tier(tier)}",
    )

"""The figures above the map: who is listed, who is new or gone, and who can be shown where."""

import streamlit as st

from dashboard import formats, labels, map_areas, map_asked, markup, mart
from dashboard.i18n import _
from dashboard.map_asked import NOT_LOCATED, Asked
from dashboard.markup import Markup
from dashboard.selection import Selection


def row(asked: Asked, selection: Selection) -> int:
    """Show the figures, each opening its list, and return how many subjects are listed."""
    known = buckets(asked, selection)
    still = sum(known.values())
    tiles = [*_over_time(asked, selection, still), *_by_place(known, asked, selection)]
    st.html(markup.el("div", tiles, class_="cc-tiles cc-map-figures"))
    return still


def buckets(asked: Asked, selection: Selection) -> dict[str, int]:
    """Return how many of those still listed are drawn, only counted, or without a usable place."""
    found = mart.frame("map/buckets", selection, **asked.params())
    return dict(zip(found["map_place"], map(int, found["subject_count"]), strict=True))


def _over_time(asked: Asked, selection: Selection, still: int) -> list[Markup]:
    day = formats.date(map_areas.looked_at(selection))
    period = formats.period(selection.period_start, selection.period_end)
    listed = _("Listed on {day}").format(day=day)
    if not map_areas.counts_ended(asked, selection):
        # What ended since has no name, town, industry or list any more: it cannot be filtered.
        reason = _("Not known for this narrowing: who is gone may no longer be told")
        return [
            _tile(listed, still, map_asked.narrowed(selection, town=asked.town), "bad", ""),
            _tile(_("Newly listed"), None, None, "neutral", reason),
            _tile(_("Removed"), None, None, "neutral", reason),
        ]
    moved = mart.frame("map/changes", selection).iloc[0]
    tiles = [
        _change(listed, "listed", moved, "bad", selection, ""),
        _change(_("Newly listed"), "added", moved, "neutral", selection, period),
        _change(_("Removed"), "removed", moved, "good", selection, period),
    ]
    if moved["ended_count"]:
        note = _("identity withheld")
        tiles.insert(
            1, _change(_("Of them ended since"), "ended", moved, "neutral", selection, note)
        )
    return tiles


def _change(
    words: str, change: str, moved: object, tone: str, selection: Selection, note: str
) -> Markup:
    count = int(moved[f"{change}_count"])  # type: ignore[index]
    return _tile(words, count, map_asked.opening(selection, "change", change), tone, note)


def _by_place(known: dict[str, int], asked: Asked, selection: Selection) -> list[Markup]:
    nowhere = sum(known.get(name, 0) for name in NOT_LOCATED)
    reasons = [
        f"{labels.word('map_place', name)} {formats.number(known[name])}"
        for name in NOT_LOCATED
        if known.get(name)
    ]
    zones = mart.frame("map/zones", selection, **asked.params())
    tiles = []
    if selection.scope.sees_points:
        counted = _("counted in areas, never a point")
        tiles = [
            _place(_("Points on the map"), "point", known.get("point", 0), selection, ""),
            _place(
                _("Individual businesses"),
                "individual",
                known.get("individual", 0),
                selection,
                counted,
            ),
        ]
    tiles.append(_place(_("Not located"), "unlocated", nowhere, selection, _("; ").join(reasons)))
    inside = [
        f"{labels.district(code)} {formats.number(int(count))}"
        for code, count in zip(zones["functional_zone_code"], zones["subject_count"], strict=True)
    ]
    total = int(zones["subject_count"].sum())
    address = map_asked.opening(selection, "zone", map_asked.ALL_ZONES)
    tiles.append(_tile(_("Functional zones"), total, address, "accent", _("; ").join(inside)))
    return tiles


def _place(words: str, code: str, count: int, selection: Selection, note: str) -> Markup:
    return _tile(words, count, map_asked.opening(selection, "place", code), "accent", note)


def _tile(words: str, count: int | None, address: str | None, tone: str, note: str) -> Markup:
    is_open = address is not None and bool(count)
    return markup.el(
        "a" if is_open else "div",
        markup.el("b", formats.number(count)),
        markup.el("span", words),
        markup.el("small", note) if note else None,
        href=address if is_open else None,
        class_=f"cc-tile cc-tone-{tone}" + ("" if is_open else " cc-tile-none"),
    )

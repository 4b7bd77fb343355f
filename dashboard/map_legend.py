"""What the map says in words, and its legend: our own markup, no library's."""

from itertools import pairwise

import pandas as pd

from dashboard import (
    formats,
    labels,
    map_areas,
    map_asked,
    map_cells,
    map_drawing,
    map_scenes,
    markup,
    mart,
    places,
    small_numbers,
    theme,
)
from dashboard.figures import SUPPRESSED_BELOW
from dashboard.frames import records_of
from dashboard.i18n import _
from dashboard.map_asked import BESIDE, COUNT, HEAT, HEXAGONS, POINTS, Asked
from dashboard.markup import Markup
from dashboard.selection import Selection


def finding(asked: Asked, frame: pd.DataFrame) -> str:
    """Return the map's title: which area stands out under what colours it."""
    apart = [*places.buckets(), map_asked.UNKNOWN_TOWN]
    known = frame[frame["value"].notna() & ~frame["code"].isin(apart)]
    if known.empty or not known["count"].sum():
        return _("Nobody is listed here under these filters")
    top = known.sort_values(["value", "code"], ascending=[False, True]).iloc[0].to_dict()
    place, value = str(top["name"]), map_areas.written_value(top, asked.measure)
    if asked.measure == COUNT:
        return _("Most listed subjects in {place}: {value}").format(place=place, value=value)
    return _("Most listed for its size: {place}, {value}").format(place=place, value=value)


def subtitle(asked: Asked, selection: Selection) -> str:
    """Return unit, day and scope, and whether towns are smoothed or part of the past is missing."""
    day = formats.date(map_areas.looked_at(selection))
    unit = _("Listed subjects") if asked.measure == COUNT else _("Listed per 1 000 active subjects")
    parts = [unit, day]
    has_towns = map_areas.has_towns(selection)
    if has_towns and asked.measure != COUNT:
        parts.append(_("smoothed for small towns"))
    if map_areas.is_past(selection) and (has_towns or not map_areas.counts_ended(asked, selection)):
        parts.append(_("only those still listed: the others may no longer be told"))
    parts.append(_("click to narrow"))
    return _(", ").join(parts)


def show(asked: Asked, selection: Selection, frame: pd.DataFrame) -> Markup:
    """Return the legend: steps of the areas or hexagons, then the marks of the points."""
    shade = map_drawing.colours(selection)[map_asked.SCENES]
    scenes = map_scenes.legend(asked, selection, shade)
    parts = [_steps(asked, selection, frame), _lists(asked, selection), _beside(asked, selection)]
    parts.append(scenes)
    return markup.el("div", parts, class_="cc-map-legend")


def _steps(asked: Asked, selection: Selection, frame: pd.DataFrame) -> Markup | None:
    if asked.has(HEXAGONS) or map_drawing.has_too_many(asked, selection):
        cells = map_cells.shown(asked, selection)
        told = cells[~cells["is_hidden"]].rename(columns={"subject_count": "value"})
        written = [formats.number(int(value)) for value in told["value"]]
        return _scale(_("By hexagon"), told.assign(text=written), has_few=cells["is_hidden"].any())
    if asked.has(HEAT):
        shades = [markup.el("i", style=f"background:{shade}") for shade in theme.sequential()[1:]]
        ends = (markup.el("span", _("Few")), markup.el("span", _("Many")))
        return markup.el("div", _("Heat"), ends[0], shades, ends[1], class_="cc-map-steps")
    has_few = bool((frame["hidden"] != "").any())
    if asked.measure != COUNT:
        return _classes(map_areas.mean_rate(frame), has_few=has_few)
    told = frame[frame["step"] >= 0]
    written = [map_areas.written_count(row) for row in records_of(told)]
    return _scale(_("Count"), told.assign(text=written), has_few=has_few)


def _classes(mean: float, *, has_few: bool) -> Markup:
    """Return the classes of rates, which lie around the mean of all areas."""
    edges = [map_areas.written_rate(mean * factor) for factor in small_numbers.FACTORS]
    texts = [
        f"< {edges[0]}",
        *(f"{low} \u2013 {high}" for low, high in pairwise(edges)),
        f"\u2265 {edges[-1]}",
    ]
    shades = theme.sequential()
    boxes = [
        _box(markup.el("i", style=f"background:{shade}"), text)
        for shade, text in zip(shades, texts, strict=True)
    ]
    words = _("Per 1 000 subjects; mean {mean}").format(mean=map_areas.written_rate(mean))
    few = [_few()] if has_few else []
    return markup.el("div", markup.el("b", words), boxes, few, class_="cc-map-steps")


def _scale(words: str, told: pd.DataFrame, *, has_few: bool) -> Markup:
    """Return the colours with the least and largest value that each stands for."""
    boxes = []
    for step, rows in told.sort_values("value").groupby("step"):
        first, last = rows["text"].iloc[0], rows["text"].iloc[-1]
        shade = theme.sequential()[int(step)]
        text = first if first == last else f"{first} \u2013 {last}"
        boxes.append(_box(markup.el("i", style=f"background:{shade}"), text))
    few = [_few()] if has_few else []
    return markup.el("div", markup.el("b", words), boxes, few, class_="cc-map-steps")


def _few() -> Markup:
    text = _("Withheld: fewer than {number}").format(number=SUPPRESSED_BELOW)
    return _box(markup.el("i", class_="cc-map-few"), text)


def _box(sign: Markup, text: str) -> Markup:
    return markup.el("span", sign, text, class_="cc-map-step")


def _lists(asked: Asked, selection: Selection) -> Markup | None:
    """Return the lists with their colours; each count narrows the page to its list."""
    if not asked.has(POINTS):
        return None
    found = mart.frame("map/lists", selection, **(asked.params() | {"list_codes": []}))
    shades = map_drawing.colours(selection)
    entries = []
    for code, count in zip(found["list_code"], found["subject_count"], strict=True):
        is_chosen = code in asked.lists
        left = [each for each in asked.lists if each != code]
        chosen = left if is_chosen else [*asked.lists, code]
        shade = shades.get(code, shades[map_drawing.OTHER])
        entries.append(
            markup.el(
                "a",
                markup.el("i", style=f"background:{shade}"),
                labels.word("list_code", code),
                markup.el("b", formats.number(count)),
                href=map_asked.narrowed(selection, list=",".join(chosen) or None, town=asked.town),
                class_="cc-map-mark",
                aria_current="true" if is_chosen else None,
            )
        )
    return markup.el("div", entries, class_="cc-map-marks", role="group", aria_label=_("Lists"))


def _beside(asked: Asked, selection: Selection) -> Markup | None:
    """Return the layers that are no lists, each with its subjects and the way to them."""
    shades = map_drawing.colours(selection)
    entries = []
    for name in BESIDE:
        if not asked.has(name):
            continue
        shown = mart.frame("map/buckets", selection, **asked.params(name))
        count = int(shown["subject_count"].sum())
        drawn = int(shown.loc[shown["map_place"] == "point", "subject_count"].sum())
        words = labels.word("map_layer", name)
        note = _("{count} with a place").format(count=formats.number(drawn))
        entries.append(
            markup.el(
                "a",
                markup.el("i", style=f"border:3px solid {shades[name]}"),
                words,
                markup.el("b", formats.number(count)),
                markup.el("small", note),
                href=map_asked.opening(selection, "layer", name),
                class_="cc-map-mark",
            )
        )
    return markup.el("div", entries, class_="cc-map-marks") if entries else None

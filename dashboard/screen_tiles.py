"""The large figures of a scene: value, change, target and trend, each the way to its page."""

from datetime import timedelta

from dashboard import cards, figures, formats, labels, screen_plot, sparkline, theme, values
from dashboard.figures import Figure
from dashboard.i18n import _
from dashboard.markup import Markup, el, svg_source
from dashboard.periods import following
from dashboard.screen_parts import opening, placed, unit_beside
from dashboard.screen_scenes import GAP, Box, Counted, Figures, box
from dashboard.selection import Selection
from queries import registry

# Pixels of height below which a tile is low, and from which its trend has a row of its own.
_LOW, _TREND_FROM, _HEAD, _FACT = 160, 260, 196, 28
# A figure of more signs leaves no room for a trend beside it.
_LONG = 7


def column(scene_id: str, wanted: Figures, opens: str, selection: Selection) -> list[Markup]:
    """Return the figures of a scene, each in its part of the place given to all of them."""
    counted = wanted.counted()
    found = figures.of([one.metric for one in counted], selection)
    places = split(box(wanted.place), len(counted))
    return [
        _tile(f"{scene_id}/{one.metric}/{one.part}", one, figure, place, opens, selection)
        for one, figure, place in zip(counted, found, places, strict=True)
    ]


def split(whole: Box, count: int) -> list[Box]:
    """Return equal parts of a place: side by side where it is wider than high."""
    across = whole.width > whole.height * 1.5
    length = whole.width if across else whole.height
    size = (length - GAP * (count - 1)) / count
    starts = [round(position * (size + GAP)) for position in range(count)]
    return [
        Box(left=whole.left + s, top=whole.top, width=round(size), height=whole.height)
        if across
        else Box(left=whole.left, top=whole.top + s, width=whole.width, height=round(size))
        for s in starts
    ]


def _tile(
    key: str, wanted: Counted, figure: Figure, place: Box, opens: str, selection: Selection
) -> Markup:
    entry = registry.metrics()[figure.metric_id]
    name = labels.metric(figure.metric_id)
    foot: list[object] = [comparison(figure), cards.target(figure)]
    if wanted.part != "value":
        words = entry.numerator if wanted.part == "numerator" else entry.denominator
        name, foot = values.words(words) if words else name, []
    text, unit = value(figure, wanted.part)
    is_high, is_part = place.height >= _TREND_FROM, entry.kind == "derived"
    months = complete(figure, selection) if wanted.part == "value" else ()
    return el(
        "a",
        el("h3", name, None if is_part else _small(unit_beside(name, unit))),
        el(
            "div",
            el("b", text, _small(unit) if is_part else None, class_="sc-value"),
            None if is_high else _spark(months, text),
        ),
        el("p", [part for part in foot if part]) if any(foot) else None,
        _trend(months, place, len([part for part in foot if part])) if is_high else None,
        href=opening(opens, selection, figure.metric_id),
        class_="sc-tile" + (" sc-low" if place.height < _LOW else ""),
        style=placed(place),
        data_part=key,
        data_value=f"{text} {unit}".strip(),
    )


def _small(text: str | None) -> Markup | None:
    return el("small", text) if text else None


def comparison(figure: Figure) -> Markup | None:
    """Return the movement and what it is compared with, shorter than a card says it."""
    is_told = figure.state == "value" and not is_few(figure)
    moved = cards.change(figure) if is_told else None
    if moved is None:
        return None
    is_flow = registry.metrics()[figure.metric_id].timing == "flow"
    return el("span", moved, " ", _("vs prior period") if is_flow else _("since start"))


def complete(figure: Figure, selection: Selection) -> tuple[figures.Number, ...]:
    """Return the months of a trend; of what adds up over a month, only those that are over."""
    if figure.state != "value":
        return ()
    is_flow = registry.metrics()[figure.metric_id].timing == "flow"
    is_over = selection.as_of + timedelta(days=1) == following(selection.as_of)
    return figure.series if is_over or not is_flow else figure.series[:-1]


def _spark(months: tuple[figures.Number, ...], text: str) -> Markup | None:
    if len(text) > _LONG:
        return None
    svg = sparkline.sparkline(months, color=theme.colour("accent"), width=104)
    alt = _("Trend over {count} months").format(count=len(months))
    return None if svg is None else el("img", src=svg_source(svg), alt=alt, class_="sc-spark")


def _trend(months: tuple[figures.Number, ...], place: Box, facts: int) -> Markup | None:
    if len([value for value in months if value is not None]) < 2:
        return None
    height = min(place.height - _HEAD - _FACT * max(facts - 1, 0), 96)
    return screen_plot.small(months, None, place.width - 46, height, "accent")


def value(figure: Figure, part: str = "value") -> tuple[str, str]:
    """Return a figure in words, and its unit; what has no value says why instead."""
    if figure.state != "value":
        sign, reason = cards.absent(figure)
        return str(sign.striptags()), str(reason.striptags())
    if part != "value":
        counted = figure.numerator if part == "numerator" else figure.denominator
        return (figures.FEW if figures.is_few(counted) else formats.number(counted)), ""
    if registry.metrics()[figure.metric_id].kind == "derived":
        total = formats.number(figure.denominator)
        return values.metric(figure.metric_id, figure.value), _("of {total}").format(total=total)
    if is_few(figure):
        return figures.FEW, values.unit(figure.metric_id)
    return values.metric(figure.metric_id, figure.value), values.unit(figure.metric_id)


def is_few(figure: Figure) -> bool:
    """Return whether a count of subjects, or what a rate is of, could tell who they are."""
    entry = registry.metrics()[figure.metric_id]
    if entry.kind == "ratio":
        return figures.is_few(figure.numerator) or figures.is_few(figure.denominator)
    return entry.unit == "subjects" and figures.is_few(figure.numerator)

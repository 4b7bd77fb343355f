"""Districts on the command screen by what a ratio divides, with the line of its target."""

from dashboard import chart_target_scatter, figures, labels, places, theme, values
from dashboard.frames import records_of
from dashboard.i18n import _
from dashboard.markup import Markup, el
from dashboard.name_places import Box, meet
from dashboard.screen_axes import Axes
from dashboard.screen_parts import (
    Asked,
    Row,
    is_small,
    months_of,
    number,
    opening,
    panel,
    place_name,
    room,
    said,
)
from dashboard.screen_plot import svg, words_at
from queries import registry

# Pixels: half a point, half a line of letters, from a point to its name.
_DOT, _HALF, _AWAY = 9, 11, 14
# So many places of a line are kept clear of names where there is room for them elsewhere.
_KEPT = 60


def scatter(asked: Asked) -> Markup:
    """Return a point a district, the ones short of the target as diamonds."""
    entry, rows = registry.metrics()[asked.metric_id], _rows(asked)
    known = [row for row in rows if not is_small(row)]
    title = _("{metric} by district").format(metric=labels.metric(asked.metric_id))
    body: list[object] = [el("text", _("No data"), x=0, y=24)]
    if known and entry.numerator and entry.denominator:
        frame = figures.by_member(asked.metric_id, asked.selection, dimension="district")
        frame = frame[frame["district_code"].isin([row["district_code"] for row in known])]
        axes = Axes(frame["denominator"], frame["numerator"], asked.width, asked.height)
        line, taken, kept = _line(axes, asked)
        names = (values.words(entry.denominator), values.words(entry.numerator))
        body = [axes.drawn(*names), line, _points(known, axes, taken, kept, asked)]
    picture = svg(asked.width, asked.height, body, label=title, role="group")
    return panel(asked, title, _under(len(rows) - len(known), asked), picture)


def _rows(asked: Asked) -> list[Row]:
    """Return the districts that have something to divide by, the lowest ratio first."""
    found = figures.by_member(asked.metric_id, asked.selection, dimension="district")
    ordered = records_of(found.sort_values(["value", "district_code"]))
    rows: list[Row] = [{str(name): value for name, value in row.items()} for row in ordered]
    is_low_bad = registry.metrics()[asked.metric_id].direction != "lower_better"
    return [
        row
        for row in (rows if is_low_bad else rows[::-1])
        if number(row["value"]) is not None and row["district_code"] not in places.buckets()
    ]


def _under(few: int, asked: Asked) -> str:
    target = values.target_text(asked.metric_id)
    parts = [_("diamond: target not met"), _("both axes logarithmic"), months_of(asked.selection)]
    if target is None:
        parts = parts[1:]
    else:
        parts.insert(0, target)
    if few:
        parts.insert(1, _("{count} with so few that they are withheld").format(count=few))
    return said(parts, asked.width)


def _line(axes: Axes, asked: Asked) -> tuple[list[Markup], list[Box], list[Box]]:
    """Return the line of the target with its name, the room of the name, and that of the line."""
    target = registry.metrics()[asked.metric_id].target
    ends = None if target is None else axes.line(target.value)
    if target is None or ends is None:
        return [], [], []
    (left, low), (right, high) = ends
    colour = theme.colour("caution")
    drawn = el("line", x1=left, y1=low, x2=right, y2=high, stroke=colour, stroke_width=2,
               stroke_dasharray="8 6")  # fmt: skip
    words = values.target_limit(asked.metric_id) or ""
    # Before the end of the line, which rises: above it where it leaves on the right, and to its
    # left where it leaves at the top.
    slope = (low - high) / (right - left)
    x, y = (right, high - 2 * _HALF) if high > axes.top + 3 * _HALF else (
        right - 3 * _HALF / slope - _AWAY, axes.top + _HALF)  # fmt: skip
    box = (x - room(words), y - _HALF, x, y + _HALF)
    along = [(left + (right - left) * part / _KEPT, low + (high - low) * part / _KEPT)
             for part in range(_KEPT + 1)]  # fmt: skip
    kept = [(x - 2, y - 2, x + 2, y + 2) for x, y in along]
    return [drawn, words_at(round(x, 1), y + 6, words, "end", "caution")], [box], kept


def _points(
    rows: list[Row], axes: Axes, taken: list[Box], kept: list[Box], asked: Asked
) -> list[Markup]:
    """Return the points with their names: those that need attention most choose their place."""
    spots = [(axes.x(_of(row, "denominator")), axes.y(_of(row, "numerator"))) for row in rows]
    dots = [(x - _DOT, y - _DOT, x + _DOT, y + _DOT) for x, y in spots]
    drawn = []
    for place, (row, spot) in enumerate(zip(rows, spots, strict=True)):
        name = place_name(str(row["district_code"]))
        others = [*taken, *dots[:place], *dots[place + 1 :]]
        ways = _around(spot, room(name), axes)
        box = _free(ways, [*others, *kept]) or _free(ways, others)
        taken = taken if box is None else [*taken, box]
        drawn.append(_point(row, spot, None if box is None else (name, box), asked))
    # Drawn last is drawn on top.
    return drawn[::-1]


def _free(ways: list[Box], others: list[Box]) -> Box | None:
    return next((one for one in ways if not any(meet(one, other) for other in others)), None)


def _around(spot: tuple[float, float], width: float, axes: Axes) -> list[Box]:
    """Return the places of a name round its point that lie inside the axes, the best first."""
    x, y = spot
    beside, middle = _AWAY + width, width / 2
    lefts = {
        _AWAY: (0, -_AWAY, _AWAY),
        -beside: (0, -_AWAY, _AWAY),
        -middle: (-2 * _AWAY + 4, 2 * _AWAY - 4),
    }
    found = [
        (x + left, y + down - _HALF, x + left + width, y + down + _HALF)
        for left, downs in lefts.items()
        for down in downs
    ]
    return [
        box
        for box in found
        if box[0] > axes.left and box[2] < axes.right and box[1] > axes.top and box[3] < axes.bottom
    ]


def _point(
    row: Row, spot: tuple[float, float], named: tuple[str, Box] | None, asked: Asked
) -> Markup:
    code, (x, y) = str(row["district_code"]), spot
    value = values.metric(asked.metric_id, number(row["value"]))
    target = registry.metrics()[asked.metric_id].target
    is_met = target is None or target.is_met(_of(row, "value"))
    mark = _mark(x, y, is_met=is_met, is_chosen=code in asked.selection.district_codes)
    text = None
    if named is not None:
        words, box = named
        text = words_at(round(box[0], 1), (box[1] + box[3]) / 2 + 6, words, "start", "text")
    spoken = f"{labels.district(code)}: {value}"
    if target is not None:
        spoken += f", {chart_target_scatter.verdict(is_met)}"
    return el(
        "a",
        mark,
        text,
        href=opening(asked.opens, asked.selection, asked.metric_id, district_codes=code),
        aria_label=spoken,
        data_part=f"{asked.key}/{code}",
        data_value=value,
    )


def _mark(x: float, y: float, *, is_met: bool, is_chosen: bool) -> Markup:
    """Return a circle, or a diamond where the target is missed: shape and colour say the same."""
    look = {
        "fill": theme.colour("seq_4" if is_met else "bad"),
        "stroke": theme.colour("accent" if is_chosen else "panel"),
        "stroke_width": 4 if is_chosen else 2,
    }
    if is_met:
        return el("circle", cx=x, cy=y, r=_DOT, **look)
    reach = _DOT + 2
    way = f"M{x} {y - reach}l{reach} {reach}l-{reach} {reach}l-{reach} -{reach}Z"
    return el("path", d=way, **look)


def _of(row: Row, column: str) -> float:
    return number(row[column]) or 0.0

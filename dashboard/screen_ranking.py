"""Districts and departments by one metric: the ones that need attention first."""

from dataclasses import dataclass, replace

from dashboard import figures, formats, labels, maps, places, theme, values
from dashboard.frames import records_of
from dashboard.i18n import _
from dashboard.markup import Markup, el
from dashboard.screen_parts import (
    Asked,
    department_name,
    is_small,
    months_of,
    number,
    opening,
    panel,
    place_name,
    room,
    said,
)
from queries import registry

Row = dict[str, object]
# A department has its name above its bar, a district beside it.
_DEPARTMENT_ROW, _DISTRICT_ROW, _TWO_FROM = 46, 28, 560
# Few rows do not spread over the whole panel.
_FARTHEST = 72
# Of fewer cases than this a department's rate says nothing.
LEAST_CASES = 30


@dataclass(frozen=True)
class Scale:
    """What all bars of a ranking share.

    Attributes:
        largest: The value that fills a bar.
        has_misses: Whether some meet the target and some do not.
        city: The rate of the whole city, marked on each bar; None where there is a target.
    """

    largest: float
    has_misses: bool
    city: float | None


def ranking(asked: Asked) -> Markup:
    """Return as many districts or departments as there is room for."""
    is_department = asked.part.by == "department"
    rows = ranked(asked)
    columns, depth = _grid(asked, len(rows), is_department)
    shown = rows[: columns * depth]
    city = _city(asked, rows)
    lines_at = [_target(asked) or 0, city or 0]
    largest = max([abs(number(row["value"]) or 0) for row in rows] + lines_at) or 1
    scale = Scale(largest, _misses_differ(shown, asked.metric_id), city)
    lines = [(_department if is_department else _district)(row, scale, asked) for row in shown]
    depth = -(-len(lines) // columns) if lines else 1
    style = (
        f"grid-template-rows:repeat({depth},minmax(0,{_FARTHEST}px));"
        f"grid-template-columns:repeat({columns},1fr)"
    )
    under = _under(asked, len(rows) - len(shown), scale)
    return panel(
        asked,
        labels.metric(asked.metric_id),
        under,
        el("div", lines, class_="sc-ranking sc-grid", style=style),
    )


def _misses_differ(rows: list[Row], metric_id: str) -> bool:
    """Return whether some meet the target and some do not: else a colour would say nothing."""
    target = registry.metrics()[metric_id].target
    known = [number(row["value"]) for row in rows if not is_small(row)]
    met = {target.is_met(value) for value in known if target is not None and value is not None}
    return len(met) > 1


def _city(asked: Asked, rows: list[Row]) -> float | None:
    """Return the whole city's rate, which the bars are compared with where there is no target."""
    entry = registry.metrics()[asked.metric_id]
    if entry.kind == "count" or entry.target is not None or len(rows) < 2:
        return None
    everywhere = replace(asked.selection, district_codes=())
    return figures.one(asked.metric_id, everywhere).value


def ranked(asked: Asked) -> list[Row]:
    """Return the rows of the ranking, the one that needs attention most on top."""
    dimension = "department" if asked.part.by == "department" else "district"
    found = figures.by_member(asked.metric_id, asked.selection, dimension=dimension)
    found = found.rename(columns={"department_code": "district_code"})
    rows = records_of(maps.worst_first(found, asked.metric_id))
    kept = [row for row in rows if str(row["district_code"]) not in places.buckets()]
    if dimension == "district":
        return kept
    return [row for row in kept if number(row["value"]) is not None and _has_enough(row)]


def _has_enough(row: Row) -> bool:
    of = number(row["denominator"])
    return of is None or of >= LEAST_CASES


def _grid(asked: Asked, count: int, is_department: bool) -> tuple[int, int]:
    row = _DEPARTMENT_ROW if is_department else _DISTRICT_ROW
    columns = 2 if asked.width > _TWO_FROM and count * row > asked.height else 1
    if is_department:
        columns = 1
    return columns, max(asked.height // row, 1)


def _under(asked: Asked, rest: int, scale: Scale) -> str:
    entry = registry.metrics()[asked.metric_id]
    unit = values.words(registry.units()[entry.unit].label)
    parts = [unit if asked.part.title is None else labels.metric(asked.metric_id)]
    target = values.target_text(asked.metric_id)
    if target is not None:
        parts.append(target)
    elif scale.city is not None:
        city = values.metric(asked.metric_id, scale.city)
        parts.append(_("Line: city {value}").format(value=city))
    parts.append(months_of(asked.selection))
    if rest:
        parts.append(_("{count} more").format(count=rest))
    return said(parts, asked.width)


def _department(row: Row, scale: Scale, asked: Asked) -> Markup:
    code = str(row["district_code"])
    shown = _value(row, asked)
    of = number(row["denominator"])
    beside = None
    name = department_name(code)
    if of is not None and not is_small(row):
        counted = f"{formats.number(number(row['numerator']))} / {formats.number(of)}"
        fits = room(f"{name}   {counted}   {shown}") < asked.width
        beside = el("small", counted) if fits else None
    return el(
        "a",
        el("span", name, class_="sc-name"),
        el("span", beside, shown, class_="sc-number"),
        _track(row, scale, asked),
        href=opening(asked.opens, asked.selection, asked.metric_id, department_codes=code),
        class_="sc-ranked",
        data_part=f"{asked.key}/{code}",
        data_value=shown,
    )


def _district(row: Row, scale: Scale, asked: Asked) -> Markup:
    code = str(row["district_code"])
    shown = _value(row, asked)
    chosen = code in asked.selection.district_codes
    return el(
        "a",
        el("span", place_name(code), class_="sc-name"),
        _track(row, scale, asked),
        el("span", shown, class_="sc-number"),
        href=opening(asked.opens, asked.selection, asked.metric_id, district_codes=code),
        class_="sc-mixed" + (" sc-chosen" if chosen else ""),
        data_part=f"{asked.key}/{code}",
        data_value=shown,
    )


def _value(row: Row, asked: Asked) -> str:
    if is_small(row):
        return figures.FEW
    return values.metric(asked.metric_id, number(row["value"]))


def _track(row: Row, scale: Scale, asked: Asked) -> Markup:
    """Return the bar from zero; short of the target in the colour for bad."""
    value, target = number(row["value"]), registry.metrics()[asked.metric_id].target
    if value is None:
        return el("span", class_="sc-track sc-hatched")
    part = 0 if is_small(row) else 100 * abs(value) / scale.largest
    missed = target is not None and not target.is_met(value) and not is_small(row)
    colour = theme.colour("bad" if missed and scale.has_misses else "seq_4")
    bar = el("i", style=f"width:{part:.2f}%;background:{colour}")
    line = target.value if target is not None else scale.city
    mark = None
    if line is not None:
        tone = "sc-goal" if target is not None else "sc-city"
        mark = el("b", style=f"left:{100 * line / scale.largest:.2f}%", class_=tone)
    return el("span", bar, mark, class_="sc-track")


def _target(asked: Asked) -> float | None:
    target = registry.metrics()[asked.metric_id].target
    return target.value if target else None

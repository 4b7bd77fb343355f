"""The map of the command screen: outlines from the mart, fixed steps, a walking spotlight."""

from itertools import pairwise

import orjson
import pandas as pd

from dashboard import figures, labels, maps, mart, theme, values
from dashboard.frames import records_of
from dashboard.i18n import _
from dashboard.map_hatch import rings
from dashboard.map_places import in_outline
from dashboard.markup import Markup, el
from dashboard.screen_parts import (
    Asked,
    is_small,
    months_of,
    number,
    opening,
    panel,
    place_name,
)
from dashboard.screen_plot import hatch_id, hatching
from dashboard.screen_projection import Projection
from dashboard.screen_spotlight import calls
from queries import registry

# Pixels beside the map: the legend on the left, the call-out on the right.
LEGEND, CALL, _LINE = 128, 236, 30


def district_map(asked: Asked) -> Markup:
    """Return the districts shaded by the fixed steps of a rate, with names and values."""
    frame = _areas(asked)
    call = CALL if asked.part.metrics else 0
    outlines = [ring for shape in frame["shape"] for ring in rings(shape)]
    projection = Projection(outlines, LEGEND, asked.width - call, asked.height)
    rows = records_of(maps.worst_first(frame, asked.metric_id))
    title = labels.metric(asked.metric_id)
    picture = el(
        "svg",
        hatching(asked.key),
        el("g", [_outline(row, projection, asked) for row in rows]),
        # Drawn again above all others, so that no neighbour covers its edge.
        el("path", class_="sc-lit", d=""),
        el("g", [_name(row, projection, asked) for row in rows]),
        _legend(asked, any(map(is_small, rows))),
        width=asked.width,
        height=asked.height,
        viewBox=f"0 0 {asked.width} {asked.height}",
        role="group",
        aria_label=title,
    )
    approval = maps.approval(mart.frame("frame/district_shapes", asked.selection))
    return panel(
        asked,
        title,
        f"{title} · {months_of(asked.selection)}" if asked.part.title else _unit(asked),
        picture,
        calls(asked, rows) if call else None,
        el("span", approval, class_="sc-approval"),
    )


def _unit(asked: Asked) -> str:
    unit = registry.units()[registry.metrics()[asked.metric_id].unit]
    return f"{values.words(unit.label)} · {months_of(asked.selection)}"


def _areas(asked: Asked) -> pd.DataFrame:
    found = figures.by_member(asked.metric_id, asked.selection, dimension="district")
    shapes = mart.frame("frame/district_shapes", asked.selection)
    frame = shapes.merge(found, on="district_code", how="left")
    return frame.assign(shape=[orjson.loads(text) for text in frame["geojson"]])


def step(value: float, edges: tuple[float, ...]) -> int:
    """Return the step 0-4 of a value; one that equals an edge belongs to the step above."""
    return sum(value >= edge for edge in edges)


def _ground(row: dict[str, object], asked: Asked) -> str | None:
    """Return the colour of a district; None where nothing is known or shown."""
    value = number(row["value"])
    if value is None or is_small(row):
        return None
    entry = registry.metrics()[asked.metric_id]
    scale = registry.units()[entry.unit].scale
    # As it is written, so that what reads 6.0 has the colour of 6.
    written = round(value * scale, entry.precision)
    return theme.sequential()[step(written, tuple(round(e * scale, 6) for e in asked.edges))]


def _outline(row: dict[str, object], projection: Projection, asked: Asked) -> Markup:
    code, ground = str(row["district_code"]), _ground(row, asked)
    area = el(
        "path",
        d=projection.path(rings(row["shape"])),
        fill=ground or f"url(#{hatch_id(asked.key)})",
        fill_rule="evenodd",
        data_district=code,
        data_chosen="true" if code in asked.selection.district_codes else None,
        class_="sc-area",
    )
    way = opening(asked.opens, asked.selection, asked.metric_id, district_codes=code)
    spoken = f"{labels.district(code)}: {_shown(row, asked)}"
    return el("a", area, href=way, aria_label=spoken)


def _shown(row: dict[str, object], asked: Asked) -> str:
    return figures.FEW if is_small(row) else values.metric(asked.metric_id, number(row["value"]))


def _name(row: dict[str, object], projection: Projection, asked: Asked) -> Markup:
    ground = _ground(row, asked) or theme.colour("hatch")
    code = str(row["district_code"])
    x, y = projection.point(*in_outline(str(row["geojson"]), projection.stretch))
    look = {"x": x, "text_anchor": "middle", "fill": theme.readable_on(ground), "stroke": ground}
    return el(
        "g",
        el("text", place_name(code), y=y - 3, **look),
        el("text", _shown(row, asked), y=y + 21, **look, class_="sc-rate"),
        class_="sc-place",
        data_part=f"{asked.key}/{code}",
        data_value=_shown(row, asked),
        aria_hidden="true",
    )


def _legend(asked: Asked, has_few: bool) -> Markup:
    """Return a box a step with its fixed values, the highest on top, and the one for no data."""
    nothing = _("No data")
    edges = [_edge(asked.metric_id, edge) for edge in asked.edges]
    words = [
        f"\u2265 {edges[-1]}",
        *(f"{low} \u2013 {high}" for low, high in reversed(list(pairwise(edges)))),
        f"< {edges[0]}",
        f"{nothing}, {figures.FEW}" if has_few else nothing,
    ]
    grounds = [*reversed(theme.sequential()), f"url(#{hatch_id(asked.key)})"]
    top = asked.height - _LINE * len(words)
    body = [
        [
            el("rect", x=1, y=top + _LINE * place + 7, width=20, height=16, fill=ground,
               stroke=theme.colour("border")),
            el("text", word, x=30, y=top + _LINE * place + 21, fill=theme.colour("secondary")),
        ]
        for place, (word, ground) in enumerate(zip(words, grounds, strict=True))
    ]  # fmt: skip
    return el("g", body)


def _edge(metric_id: str, edge: float) -> str:
    """Return an edge with no more digits than it has."""
    entry = registry.metrics()[metric_id]
    scaled = edge * registry.units()[entry.unit].scale
    precise = range(entry.precision + 1)
    digits = next((d for d in precise if abs(round(scaled, d) - scaled) < 1e-9), entry.precision)
    return values.metric(metric_id, edge, digits=digits)

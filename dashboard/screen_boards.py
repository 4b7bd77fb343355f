"""Indicators on the command screen: value, target and trend of each, and who misses which."""

from dashboard import (
    cards,
    figures,
    labels,
    places,
    screen_tiles,
    sparkline,
    theme,
    values,
)
from dashboard.figures import Figure
from dashboard.i18n import _
from dashboard.markup import Markup, el, svg_source
from dashboard.screen_parts import (
    Asked,
    Row,
    by_district,
    is_small,
    months_of,
    number,
    opening,
    panel,
    place_name,
    unit_beside,
)
from queries import registry

_ROW, _WIDE_FROM = 46, 640


def indicators(asked: Asked) -> Markup:
    """Return a table of metrics: those that miss their target first."""
    found = figures.of(list(asked.part.metrics), asked.selection)
    rank = {False: 0, True: 1, None: 2}
    ordered = sorted(found, key=lambda figure: rank[figure.is_met])
    room = max(asked.height // _ROW, 1)
    is_wide = asked.width >= _WIDE_FROM
    rows = [_row(figure, is_wide, asked) for figure in ordered[:room]]
    met = [figure.is_met for figure in found if figure.is_met is not None]
    under = _("{met} of {count} with a target meet it · {months}").format(
        met=sum(met), count=len(met), months=months_of(asked.selection)
    )
    body = el("table", _heads() if is_wide else None, el("tbody", rows), class_="sc-board")
    return panel(asked, _("Indicators"), under, body)


def _heads() -> Markup:
    words = (_("Indicator"), _("Value"), _("Target"), _("Change"), _("24 months"))
    cells = [el("th", word, scope="col", class_=None if i == 0 else "sc-number")
             for i, word in enumerate(words)]  # fmt: skip
    return el("thead", el("tr", cells))


def _row(figure: Figure, is_wide: bool, asked: Asked) -> Markup:
    text, unit = screen_tiles.value(figure)
    shown = f"{text} {unit}".strip()
    way = opening(asked.opens, asked.selection, figure.metric_id)
    name = labels.metric(figure.metric_id)
    beside = unit_beside(name, unit) if is_wide else None
    cells = [
        el(
            "th", el("a", name, href=way), " ", el("small", beside) if beside else None, scope="row"
        ),
        el("td", el("b", text), class_="sc-number"),
        el("td", _verdict(figure), class_="sc-number"),
    ]
    if is_wide:
        cells += [
            el(
                "td",
                None if screen_tiles.is_few(figure) else cards.change(figure),
                class_="sc-number",
            ),
            el("td", _spark(figure, asked), class_="sc-number"),
        ]
    return el("tr", cells, data_part=f"{asked.key}/{figure.metric_id}", data_value=shown)


def _verdict(figure: Figure) -> Markup:
    limit = values.target_limit(figure.metric_id)
    if limit is None:
        return el("span", _("No target"), class_="sc-quiet")
    if figure.is_met is None:
        return el("span", limit, class_="sc-quiet")
    word, tone = (_("met"), "cc-good") if figure.is_met else (_("not met"), "cc-bad")
    return el("span", el("span", limit, class_="sc-quiet"), " ", el("b", word, class_=tone))


def _spark(figure: Figure, asked: Asked) -> Markup | None:
    months = screen_tiles.complete(figure, asked.selection)
    svg = sparkline.sparkline(months, color=theme.colour("accent"), width=110)
    return None if svg is None else el("img", src=svg_source(svg), alt="", class_="sc-spark")


def target_heat(asked: Asked) -> Markup:
    """Return districts against metrics with a target: the value, and whether it is met."""
    metric_ids = [one for one in asked.part.metrics if registry.metrics()[one].target]
    found = by_district(metric_ids, asked.selection)
    worst = {metric_id: _largest_gap(metric_id, rows) for metric_id, rows in found.items()}
    codes = [code for code in dict.fromkeys(c for rows in found.values() for c in rows)
             if code not in places.buckets()]  # fmt: skip
    heads = [el("th", labels.metric(one), scope="col", class_="sc-number") for one in metric_ids]
    rows = [
        el(
            "tr",
            el("th", place_name(code), scope="row"),
            [
                _cell(metric_id, code, found[metric_id].get(code), worst[metric_id], asked)
                for metric_id in metric_ids
            ],
        )
        for code in codes
    ]
    under = _("Values short of their target are marked · {months}").format(
        months=months_of(asked.selection)
    )
    table = el("table", el("thead", el("tr", el("td"), heads)), el("tbody", rows),
               class_="sc-board sc-heat")  # fmt: skip
    return panel(asked, _("Which district misses which target?"), under, table)


def _gap(metric_id: str, row: Row) -> float:
    """Return how far a value is from its target; 0 when it is met or nobody knows it."""
    value, target = number(row["value"]), registry.metrics()[metric_id].target
    if value is None or target is None or target.is_met(value):
        return 0.0
    return abs(value - target.value)


def _largest_gap(metric_id: str, rows: dict[str, Row]) -> float:
    known = (row for code, row in rows.items() if code not in places.buckets())
    return max((_gap(metric_id, row) for row in known), default=0.0)


def _cell(metric_id: str, code: str, row: Row | None, worst: float, asked: Asked) -> Markup:
    key = f"{asked.key}/{code}/{metric_id}"
    value = None if row is None else number(row["value"])
    target = registry.metrics()[metric_id].target
    if value is None or row is None:
        return el("td", el("span", _("No data"), class_="sc-quiet"), class_="sc-number")
    if is_small(row):
        return el("td", figures.FEW, class_="sc-number", data_part=key, data_value=figures.FEW)
    met = target is not None and target.is_met(value)
    shown = values.metric(metric_id, value)
    mark = el("span", "\u2713" if met else "\u2717", aria_hidden="true")
    word = el("span", _("met") if met else _("not met"), class_="sc-hidden")
    way = opening(asked.opens, asked.selection, metric_id, district_codes=code)
    tone = "cc-good" if met else "cc-bad"
    return el(
        "td",
        el("a", shown, " ", el("b", mark, word, class_=tone), href=way),
        class_="sc-number" + ("" if met else " sc-missed"),
        # The further from the target, the stronger; the furthest of all fully.
        style=None if met or not worst else f"--gap:{_gap(metric_id, row) / worst:.2f}",
        data_part=key,
        data_value=shown,
    )

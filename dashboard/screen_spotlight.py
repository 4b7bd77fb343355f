"""The call-out of the map: one district at a time, in the order of the spotlight."""

from dataclasses import replace

from dashboard import cards, figures, labels, maps, mart, screen_tiles, values
from dashboard.figures import Figure
from dashboard.i18n import _
from dashboard.markup import Markup, el
from dashboard.screen_parts import (
    Asked,
    Row,
    by_district,
    is_small,
    months_of,
    number,
    opening,
    panel,
)


def calls(asked: Asked, rows: list[dict[str, object]]) -> Markup:
    """Return the call-outs beside a map, the district with the worst value first."""
    codes = [str(row["district_code"]) for row in rows]
    found = by_district([asked.metric_id, *asked.part.metrics], asked.selection)
    return el(
        "div",
        [_line(code, found, asked) for code in codes],
        class_="sc-calls",
        data_walk="",
    )


def spotlight(asked: Asked) -> Markup:
    """Return the call-outs as a panel of their own: a district's figures beside the city's."""
    found = figures.by_member(asked.metric_id, asked.selection, dimension="district")
    known = set(mart.frame("frame/district_shapes", asked.selection)["district_code"])
    ranked = maps.worst_first(found[found["district_code"].isin(known)], asked.metric_id)
    metric_ids = [asked.metric_id, *asked.part.metrics]
    whole = _figures((), metric_ids, asked)
    cards_ = [_table(str(code), metric_ids, whole, asked) for code in ranked["district_code"]]
    return panel(
        asked,
        _("In the spotlight"),
        _("District beside the whole city · {months}").format(months=months_of(asked.selection)),
        el("div", cards_, class_="sc-spots", data_walk=""),
    )


def _figures(codes: tuple[str, ...], metric_ids: list[str], asked: Asked) -> list[Figure]:
    """Return the figures of a district, without the months that a trend would need."""
    here = replace(asked.selection, district_codes=codes)
    rows = mart.frame("metrics/values", here, metric_ids=metric_ids)
    return [
        figures.from_slots(metric_id, rows[rows["metric_id"] == metric_id], here)
        for metric_id in metric_ids
    ]


def _line(code: str, found: dict[str, dict[str, Row]], asked: Asked) -> Markup:
    cells = []
    for metric_id, rows in found.items():
        row = rows.get(code)
        value = None if row is None else number(row["value"])
        shown = figures.FEW if row and is_small(row) else values.metric(metric_id, value)
        cells.append(
            el(
                "span",
                el("small", labels.metric(metric_id)),
                el("b", shown),
                data_part=f"{asked.key}/{code}/{metric_id}",
                data_value=shown,
            )
        )
    return el("a", el("strong", labels.district(code)), cells, class_="sc-spot",
              href=_way(code, asked), data_district=code)  # fmt: skip


def _table(code: str, metric_ids: list[str], whole: list[Figure], asked: Asked) -> Markup:
    found = _figures((code,), metric_ids, asked)
    rows = [
        el(
            "tr",
            el("th", labels.metric(figure.metric_id), scope="row"),
            el("td", el("b", _shown(figure)), class_="sc-number",
               data_part=f"{asked.key}/{code}/{figure.metric_id}",
               data_value=_shown(figure)),
            el("td", _shown(city), class_="sc-number sc-quiet"),
            el(
                "td",
                None if screen_tiles.is_few(figure) else cards.change(figure),
                class_="sc-number",
            ),
        )
        for figure, city in zip(found, whole, strict=True)
    ]  # fmt: skip
    head = el("strong", el("a", labels.district(code), href=_way(code, asked)))
    heads = [el("th", word, scope="col", class_="sc-number")
             for word in (_("District"), _("City"), _("Change"))]  # fmt: skip
    table = el("table", el("thead", el("tr", el("td"), heads)), el("tbody", rows))
    return el("div", head, table, class_="sc-spot", data_district=code)


def _way(code: str, asked: Asked) -> str | None:
    return opening(asked.opens, asked.selection, asked.metric_id, district_codes=code)


def _shown(figure: Figure) -> str:
    return screen_tiles.value(figure)[0]

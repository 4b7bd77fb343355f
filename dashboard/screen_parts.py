"""What every picture of the command screen is made of: its panel, and the way to its page."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard import figures, formats, labels, links, mart, navigation, records
from dashboard.frames import records_of
from dashboard.i18n import _
from dashboard.markup import Markup, el
from dashboard.screen_scenes import Box, Part
from dashboard.selection import Selection

Row = dict[str, object]
# Pixels of a panel that its edges and its head take.
SIDE, HEAD, FOOT = 22, 78, 16
# The least size of letters on the design, and about what a half-width one takes.
TEXT, LETTER = 18, 9.6


@dataclass(frozen=True)
class Asked:
    """One picture to draw: the part of its scene, its place, and the filters in force.

    Attributes:
        key: `<scene>/<part>`, by which the browser tells what has changed.
        part: The entry of screen.yml.
        opens: The page that it leads to.
        box: Its place on the sheet.
        selection: Filters, period and build.
    """

    key: str
    part: Part
    opens: str
    box: Box
    selection: Selection

    @property
    def metric_id(self) -> str:
        """The metric of a picture that needs one, as was checked before the start."""
        return str(self.part.metric)

    @property
    def width(self) -> int:
        """Pixels inside the panel."""
        return self.box.width - 2 * SIDE

    @property
    def height(self) -> int:
        """Pixels below the head of the panel."""
        return self.box.height - HEAD - FOOT

    @property
    def edges(self) -> tuple[float, ...]:
        """Values at which the colour of a map changes."""
        return self.part.edges


def panel(asked: Asked, title: str, subtitle: str, *body: object, **attributes: object) -> Markup:
    """Return a picture in its panel, whose title leads to its page."""
    heading = asked.part.title
    words = labels.in_language(heading) if heading else title
    way = opening(asked.opens, asked.selection, asked.part.metric)
    return el(
        "section",
        el(
            "header",
            el("h3", el("a", words, href=way) if way else words),
            el("p", subtitle),
        ),
        el("div", *body, class_="sc-body"),
        class_="sc-panel",
        style=placed(asked.box),
        data_part=asked.key,
        **attributes,
    )


def placed(box: Box) -> str:
    """Return the place of a box as a style."""
    return f"left:{box.left}px;top:{box.top}px;width:{box.width}px;height:{box.height}px"


def opening(
    page_id: str, selection: Selection, metric_id: str | None = None, **filters: str
) -> str | None:
    """Return the address of a page under the same filters; None when the viewer may not open it.

    Args:
        page_id: A page of the registry; `records` opens the rows behind the metric.
        selection: Its filters are kept.
        metric_id: The metric that the page is to show, where it can show one.
        **filters: Filters that replace those in force, such as the district of a bar.
    """
    page = navigation.by_id(page_id)
    if not page.is_open_to(selection.scope):
        return None
    if page_id == records.PAGE:
        return records.address(metric_id, selection, **filters) if metric_id else None
    own = {"card": metric_id} if metric_id and "card" in page.own_params else {}
    return links.to(page_id, selection, **filters, **own)


def by_district(metric_ids: Iterable[str], selection: Selection) -> dict[str, dict[str, Row]]:
    """Return the rows of metrics by metric and district, as `figures.by_member` has them."""
    found = {}
    for metric_id in metric_ids:
        rows = figures.by_member(metric_id, selection, dimension="district")
        found[metric_id] = {str(row["district_code"]): row for row in records_of(rows)}
    return found


def said(parts: list[str], width: int) -> str:
    """Return as many of some facts, the most important first, as a line has room for."""
    kept = [parts[0]]
    for part in parts[1:]:
        if room(" · ".join([*kept, part])) <= width:
            kept.append(part)
    return " · ".join(kept)


def room(text: str) -> float:
    """Return about how many pixels a text of the least size takes."""
    return sum(2 * LETTER if unicodedata.east_asian_width(c) in "WF" else LETTER for c in text)


def unit_beside(name: str, unit: str) -> str | None:
    """Return a unit to stand beside a name; None where the name already says it."""
    return unit if unit and unit.lower() not in name.lower() else None


def number(value: object) -> float | None:
    """Return a number of a frame; None where there is none."""
    return None if formats.is_missing(value) else float(str(value))


def is_small(row: dict[str, object]) -> bool:
    """Return whether so few are counted that the value could tell about one of them."""
    return any(figures.is_few(number(row.get(part))) for part in ("numerator", "denominator"))


def place_name(code: str) -> str:
    """Return a district's name without the English word for its kind."""
    return labels.district(code).removesuffix(" District").removesuffix(" County")


def department_name(code: str) -> str:
    """Return a department's name as its own city's wall says it."""
    return without_city(labels.department(code))


def without_city(name: str) -> str:
    """Return a name without the city's English one, which its own wall need not repeat."""
    return name.removeprefix(f"{mart.current().city_name_en} ")


def months_of(selection: Selection) -> str:
    """Return the period in words."""
    return formats.period(selection.period_start, selection.period_end)


def last_months(count: int) -> str:
    """Return how many months a trend has, in words."""
    return _("{count} months").format(count=count)

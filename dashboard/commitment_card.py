"""One card of the page of the commitments: a figure with the counts that it is made of."""

from collections.abc import Callable, Iterable, Mapping

from dashboard import commitment_asked, figures, formats, markup, sparkline, theme
from dashboard.i18n import _
from dashboard.markup import Markup
from dashboard.selection import Selection

Row = Mapping[str, object]


def card(
    name: str,
    text: str,
    address: str | None,
    foot: Iterable[object],
    *,
    series: Iterable[object] = (),
    unit: str = "",
    sign: Markup | None = None,
) -> Markup:
    """Return a card.

    Args:
        name: What the figure is.
        text: The figure.
        address: Of its rows; None where there is nothing to open.
        foot: Lines below it.
        series: Its months, oldest first.
        unit: The small words beside it.
        sign: The way to its definition.
    """
    body = [markup.el("span", text), markup.el("small", unit) if unit else None]
    figure = (
        markup.el("a", body, href=address, class_="cc-figure")
        if address
        else markup.el("span", body, class_="cc-figure cc-figure-absent")
    )
    return markup.el(
        "article",
        markup.el("header", markup.el("h3", name, title=name), sign),
        markup.el("div", figure, _trend(series), class_="cc-card-main"),
        markup.el("footer", list(foot)),
        class_="cc-card cc-card-value",
    )


def counted(column: str, opens: str, row: Row | None, selection: Selection) -> Markup | str:
    """Return a count of a row, opening its rows; a dash without a row."""
    if row is None:
        return formats.MISSING
    address = commitment_asked.opening(selection, opens)
    return commitment_asked.figure(float(str(row[column])), address)


def number(row: Row | None, column: str) -> float | None:
    """Return a number of a row; None where there is none."""
    value = None if row is None else row[column]
    return None if formats.is_missing(value) else float(str(value))


def written(value: float | None, row: Row | None, write: Callable[[float], str]) -> str:
    """Return a figure, the sign of a withheld one, or a dash: none of these is a zero."""
    if row is not None and row.get("is_withheld"):
        return figures.FEW
    return formats.MISSING if value is None else write(value)


def change(now: float | None, before: float | None, write: Callable[[float], str]) -> Markup:
    """Return the movement since the period began; more is better here."""
    if now is None or before is None:
        return markup.el("span", _("No comparison"), class_="cc-quiet")
    moved = now - before
    sign = (moved > 0) - (moved < 0)
    arrow, tone = {1: ("\u25b2", "good"), 0: ("", "neutral"), -1: ("\u25bc", "bad")}[sign]
    text = f"{arrow} {write(abs(moved))}"
    shown = markup.el("span", text, class_=f"cc-change cc-{tone}")
    return markup.el("span", shown, " ", _("since start of period"))


def points(moved: float) -> str:
    """Return a movement of a share in percentage points."""
    return _("{points}pt").format(points=formats.number(moved * 100, 1))


def _trend(series: Iterable[object]) -> Markup | None:
    known = [None if formats.is_missing(value) else float(str(value)) for value in series]
    svg = sparkline.sparkline(known, color=theme.colour("accent"))
    if svg is None:
        return None
    alt = _("Trend over {count} months").format(count=len(known))
    return markup.el("img", src=markup.svg_source(svg), alt=alt, class_="cc-spark")

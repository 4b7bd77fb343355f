"""The table behind a chart: its numbers for those who read rather than look, when asked for.

A browser cleans and lays out every row it is sent. The rows of all charts of a page weigh more
than the rest of the page, and few are read: a table is written when the address names its chart.
"""

from collections.abc import Callable

from dashboard import links, markup
from dashboard.i18n import _
from dashboard.markup import Markup
from dashboard.selection import Extra, Selection

PARAM = "tables"
# For a print-out, or to search the whole page.
ALL = "all"
# More than any page has charts; what lies beyond is somebody trying.
_MOST = 20


def behind(key: str, write: Callable[[], Markup], selection: Selection) -> Markup:
    """Return the way to the table of a chart, and the table itself when the address names it.

    Args:
        key: Name of the chart on its page.
        write: Makes the table; asked only for one that is open.
        selection: What the page shows.
    """
    opened = _opened(selection)
    is_open = key in opened or opened == (ALL,)
    wanted = [name for name in opened if name not in (key, ALL)] if is_open else [*opened, key]
    way = markup.el(
        "a",
        _("Table of this chart"),
        href=links.with_(selection, **{PARAM: ",".join(wanted) or None}),
        id=f"table_{key}",
        class_="cc-unfold",
        aria_expanded="true" if is_open else "false",
    )
    return markup.el("div", way, write(), class_="cc-unfolded") if is_open else way


def without(extra: Extra) -> Extra:
    """Return a page's own parameters but for the open tables: no picture depends on them."""
    return tuple(pair for pair in extra if pair[0] != PARAM)


def _opened(selection: Selection) -> tuple[str, ...]:
    asked = (selection.extra_value(PARAM) or "").split(",")
    return tuple(dict.fromkeys(name for name in asked if name.isidentifier()))[:_MOST]

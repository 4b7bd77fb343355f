"""A funnel on a page: its chart, and behind it a table whose counts open the rows of each step."""

from collections.abc import Callable

import pandas as pd

from dashboard import charts, formats, markup, table_markup
from dashboard.chart_funnel import Funnel, Reached, lasted, reached
from dashboard.i18n import _
from dashboard.markup import Markup
from dashboard.selection import Selection


def show(
    frame: pd.DataFrame,
    options: Funnel,
    selection: Selection,
    *,
    key: str,
    title: str,
    subtitle: str,
    narrows: str,
    opens: Callable[[str], str],
    note: str = "",
) -> None:
    """Show a funnel; a bar, or the count in the table behind, opens the rows of its step.

    Args:
        frame: One row a step, with the columns that the options name.
        options: Steps and columns.
        selection: The filters the rows are of.
        key: Name of the chart on its page.
        title: The question or the finding.
        subtitle: Unit, period and scope.
        narrows: The page's own parameter that a click on a bar sets to the step's code.
        opens: Returns the address of a step's rows.
        note: Words that the source line begins with.
    """
    charts.show(
        "funnel",
        frame,
        options,
        selection,
        key=key,
        title=title,
        subtitle=subtitle,
        narrows=narrows,
        note=note,
        behind=lambda: table(reached(frame, options), options, opens, caption=title),
    )


def table(
    found: list[Reached], options: Funnel, opens: Callable[[str], str], *, caption: str
) -> Markup:
    """Return the steps as a table; each count that is not zero leads to its rows."""
    heads = [_("Step"), _("Reached"), _("Of the first step"), _("Of the step before")]
    if options.duration is not None:
        heads.append(_("Median time"))
    if options.slow is not None:
        heads.append(_("90th percentile"))
    rows = [_row(one, options, opens, is_first=one is found[0]) for one in found]
    return table_markup.grid(heads, rows, numbers=range(1, len(heads)), caption=caption)


def _row(
    one: Reached, options: Funnel, opens: Callable[[str], str], *, is_first: bool
) -> list[object]:
    number = formats.number(one.count)
    count = markup.el("a", number, href=opens(one.step.code)) if one.count else number
    share = formats.percent(one.of_base)
    if one.step.base:
        share = _("{share} of {step}").format(share=share, step=one.base_name)
    cells: list[object] = [one.step.name, count, formats.percent(one.of_first)]
    cells.append(formats.MISSING if is_first else share)
    if options.duration is not None:
        cells.append(lasted(options.duration, one.duration))
    if options.slow is not None:
        cells.append(lasted(options.slow, one.slow))
    return cells

"""The selection that an address without filters stands for, and the page's own parameters."""

from dashboard import chart_tables, selection, viewer
from dashboard.navigation import Page
from dashboard.periods import default_period
from dashboard.published import BuildInfo
from dashboard.selection import Address, Selection

_MAX_PARAMETER = 2000


def start(page: Page, build: BuildInfo, address: Address) -> Selection:
    """Return the selection of a page without filters, with the page's own parameters.

    Args:
        page: The page.
        build: The build that is shown.
        address: All values of each URL parameter.
    """
    present = viewer.current()
    begins, ends = default_period(build.as_of)
    nothing: tuple[str, ...] = ()
    return Selection(
        page_id=page.page_id,
        **dict.fromkeys(selection.FILTERS, nothing),
        period_start=begins,
        period_end=ends,
        as_of=build.as_of,
        build_id=build.build_id,
        language=present.language,
        theme=present.theme,
        scope=present.scope,
        extra=_own(page, address),
    )


def _own(page: Page, address: Address) -> tuple[tuple[str, str], ...]:
    names = (*page.own_params, chart_tables.PARAM)
    return tuple((name, address[name][0][:_MAX_PARAMETER]) for name in names if address.get(name))

"""The way from a metric's card to the page that is about it."""

from dashboard import links, navigation
from dashboard.i18n import _
from dashboard.markup import Markup, el
from dashboard.selection import Selection

PAGES = {"joint_case_count": "joint_cases"}


def link(metric_id: str, selection: Selection) -> Markup | None:
    """Return the way to the page about a metric, under the same filters; None without one."""
    page_id = PAGES.get(metric_id)
    if page_id is None or page_id == selection.page_id:
        return None
    title = navigation.by_id(page_id).title
    text = _("Page {title}").format(title=_(title))
    return el("a", text, href=links.to(page_id, selection))

"""The way from a metric to the page that is about it, under the same filters."""

from dashboard import links, markup, navigation
from dashboard.i18n import _
from dashboard.markup import Markup
from dashboard.selection import Selection

PAGES = {
    "commitments_per_enterprise": "commitments",
    "commitment_breach_rate": "commitments",
}


def way(metric_id: str, selection: Selection) -> Markup | None:
    """Return the way; None for a metric without such a page, and on that page itself."""
    page_id = PAGES.get(metric_id)
    if page_id is None or page_id == selection.page_id:
        return None
    title = navigation.by_id(page_id).title
    text = _("More: {title}").format(title=_(title))
    return markup.el("a", text, href=links.to(page_id, selection))

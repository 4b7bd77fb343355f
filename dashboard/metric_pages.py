"""The way from a metric's card to the page that is about it."""

from dashboard import links, navigation
from dashboard.i18n import _
from dashboard.markup import Markup, el
from dashboard.selection import Selection

PAGES = {
    "joint_case_count": "joint_cases",
    "repair_completed_count": "repairs",
    "commitments_per_enterprise": "commitments",
    "commitment_breach_rate": "commitments",
}


def link(metric_id: str, selection: Selection) -> Markup | None:
    """Return the way to the page about a metric, under the same filters; None without one."""
    page_id = PAGES.get(metric_id)
    if page_id is None or page_id == selection.page_id:
        return None
    name = _("More: {title}").format(title=_(navigation.by_id(page_id).title))
    return el(
        "a",
        el("span", "\u2192", aria_hidden="true"),
        el("span", name, class_="cc-visually-hidden"),
        href=links.to(page_id, selection),
        title=name,
        class_="cc-define",
    )

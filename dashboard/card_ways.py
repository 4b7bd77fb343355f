"""Where a metric card leads besides its rows: a second metric, and the page about it."""

from dashboard import labels, links, markup, navigation, records, values
from dashboard.figures import Figure
from dashboard.i18n import _
from dashboard.markup import Markup
from dashboard.selection import Selection
from queries import registry


def onward(page_id: str | None, selection: Selection) -> Markup | None:
    """Return the way to the page about a metric, as a sign beside its name."""
    if page_id is None:
        return None
    name = _(navigation.by_id(page_id).title)
    return markup.el(
        "a",
        markup.el("span", "\u2192", aria_hidden="true"),
        markup.el("span", name, class_="cc-visually-hidden"),
        href=links.to(page_id, selection),
        title=name,
        class_="cc-define",
    )


def companion(figure: Figure | None, selection: Selection) -> Markup | None:
    """Return a second metric with its value, opening its own rows."""
    if figure is None or figure.state != "value":
        return None
    text = values.metric(figure.metric_id, figure.value)
    is_median = registry.metrics()[figure.metric_id].kind == "median"
    name = labels.metric(figure.metric_id)
    return markup.el(
        "a",
        _("median") if is_median else name,
        " ",
        markup.el("b", text),
        " ",
        values.unit(figure.metric_id),
        title=name,
        href=records.address(figure.metric_id, selection),
        class_="cc-companion",
    )

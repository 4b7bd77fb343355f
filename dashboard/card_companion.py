"""A second metric on the card of a first."""

from dashboard import labels, markup, records, values
from dashboard.figures import Figure
from dashboard.i18n import _
from dashboard.markup import Markup
from dashboard.selection import Selection
from queries import registry


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

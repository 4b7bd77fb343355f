"""A card for a figure that is no metric: its name, the figure, and what stands below."""

from collections.abc import Sequence

from dashboard import markup
from dashboard.i18n import _
from dashboard.markup import Markup


def card(
    name: str,
    figure: object,
    *,
    unit: str = "",
    opens: str | None = None,
    facts: Sequence[object] = (),
    hint: str = "",
    tone: str | None = None,
) -> Markup:
    """Return one card, of the same shape as those of the metrics.

    Args:
        name: What the figure is.
        figure: The figure as text, or markup with links of its own.
        unit: Word behind it.
        opens: Address of its rows; None where there are none, or the figure has its own links.
        facts: What stands below: text or markup, None is left out.
        hint: How the figure is counted.
        tone: `good` or `bad` where the figure is either.
    """
    body = [markup.el("span", figure), markup.el("small", unit) if unit else None]
    look = "cc-figure" + (f" cc-figure-{tone}" if tone else "")
    title = _("Open the records behind {value}").format(value=figure) if opens else None
    shown = (
        markup.el("a", body, href=opens, class_=look, title=title)
        if opens
        else markup.el("span", body, class_=look)
    )
    return markup.el(
        "article",
        markup.el("header", markup.el("h3", name, title=hint or None)),
        markup.el("div", shown, class_="cc-card-main"),
        markup.el("footer", [markup.el("span", fact) for fact in facts if fact is not None]),
        class_="cc-card cc-card-value",
    )

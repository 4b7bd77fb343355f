"""A card for a figure that is no metric of the registry: value, what it opens, and words."""

from dataclasses import dataclass

from dashboard import markup
from dashboard.markup import Markup


@dataclass(frozen=True)
class Card:
    """One figure: its name, its value as text, what it opens, and what stands below it."""

    name: str
    value: str
    unit: str
    opens: str | None
    foot: tuple[Markup | str, ...]
    meaning: str


def markup_of(card: Card) -> Markup:
    """Return the card; its value opens its rows when there are any."""
    body = [markup.el("span", card.value), markup.el("small", card.unit) if card.unit else None]
    inner = (
        markup.el("a", body, href=card.opens, class_="cc-figure", title=card.meaning)
        if card.opens
        else markup.el("span", body, class_="cc-figure", title=card.meaning)
    )
    return markup.el(
        "article",
        markup.el("header", markup.el("h3", card.name, title=card.meaning)),
        markup.el("div", inner, class_="cc-card-main"),
        markup.el("footer", [markup.el("span", part) for part in card.foot]),
        class_="cc-card cc-card-value",
    )

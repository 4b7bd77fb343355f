"""The worklists of the page of the commitments as tiles: how many wait for what today."""

from collections.abc import Mapping

import streamlit as st

from dashboard import commitment_asked, commitment_kinds, formats, markup
from dashboard.commitment_asked import WORK, Asked
from dashboard.i18n import _
from dashboard.markup import Markup
from dashboard.selection import Selection


def tiles(asked: Asked, work: Mapping[str, int], selection: Selection) -> None:
    """Show the worklists, the open one marked, and how far ahead the warning looks."""
    st.html(
        markup.el(
            "section",
            markup.el("h3", _("What waits for somebody today?"), id=commitment_asked.ANCHOR[1:]),
            markup.el("p", _note(), class_="cc-quiet"),
            markup.el(
                "div",
                [_tile(name, work[name], asked, selection) for name in WORK],
                class_="cc-tiles",
            ),
            _windows(asked, selection),
        )
    )


def _tile(name: str, count: int, asked: Asked, selection: Selection) -> Markup:
    words = commitment_kinds.LISTS[name][1]
    body = [markup.el("b", formats.number(count)), markup.el("span", _(words))]
    is_open = name == asked.opened
    if not count and not is_open:
        return markup.el("span", body, class_="cc-tile cc-tile-none")
    return markup.el(
        "a",
        body,
        href=commitment_asked.opening(selection, name),
        class_="cc-tile",
        aria_current="true" if is_open else None,
    )


def _windows(asked: Asked, selection: Selection) -> Markup:
    """Return how many days ahead the warning list looks."""
    entries = [
        markup.el(
            "a",
            _("{count} days").format(count=days),
            href=commitment_asked.opening(selection, "due_soon", due=str(days)),
            class_="cc-switch",
            aria_current="true" if days == asked.due_within else None,
        )
        for days in commitment_asked.WINDOWS
    ]
    title = _("Warn ahead")
    label = markup.el("span", title, class_="cc-quiet")
    return markup.el("p", label, entries, class_="cc-parts", role="group", aria_label=title)


def _note() -> str:
    return _(
        "On the day of the data, whatever the period. A breach stays until the commitment is "
        "reported again as kept, or is repaired."
    )

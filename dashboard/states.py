"""The designed states of a page or a panel: empty, loading, error, refused, no mart."""

from collections.abc import Sequence

import streamlit as st

from dashboard import markup
from dashboard.i18n import _


def panel(
    icon: str, title: str, text: str, *, steps: Sequence[str] = (), role: str = "status"
) -> None:
    """Show a calm box instead of content: what is the case, and what can be done about it."""
    body = [
        markup.el("i", class_=f"cc-icon cc-icon-{icon}", aria_hidden="true"),
        markup.el("h2", title),
        markup.el("p", text),
        markup.el("ol", [markup.el("li", markup.el("code", step)) for step in steps])
        if steps
        else None,
    ]
    st.html(markup.el("section", body, class_="cc-state", role=role))


def empty(title: str | None = None, text: str | None = None) -> None:
    """Say that nothing matches the filters, which is an answer and not a fault."""
    panel(
        "empty",
        title or _("Nothing matches these filters"),
        text or _("Remove a filter, or choose a longer period."),
    )


def error(reference: str) -> None:
    """Say that something failed, with the reference under which the log has the reason."""
    panel(
        "warning",
        _("This part could not be shown"),
        _("The fault is recorded under {reference}. The other pages are not affected.").format(
            reference=reference
        ),
        role="alert",
    )


def loading(height: int) -> None:
    """Keep the place of content that is on its way, at its final size."""
    st.html(
        markup.el(
            "div",
            markup.el("span", _("Loading"), class_="cc-visually-hidden"),
            class_="cc-skeleton",
            style=f"height:{int(height)}px",
            role="status",
        )
    )


def refused(reason: str) -> None:
    """Say that the viewer has no right to see this."""
    panel("lock", _("You have no right to see this"), reason, role="alert")


def no_mart(reason: str) -> None:
    """Say that no mart can be shown, and how to build one."""
    panel(
        "database",
        _("There is no data to show yet"),
        _("{reason} Build a mart from a folder with source files:").format(reason=_(reason)),
        steps=(
            "python -m data demo --out var/demo",
            "python -m data build --source var/demo",
        ),
    )

"""The page of the rows behind a figure: what was opened, its two lists, and whether it agrees."""

import streamlit as st

from dashboard import definitions, formats, labels, links, markup, records, states, values
from dashboard.i18n import _
from dashboard.markup import Markup
from dashboard.records import DENOMINATOR, Drill
from dashboard.selection import Selection
from queries import registry


def stop_unless_known(selection: Selection) -> Drill:
    """Return what the address asks for, or end the page with a sentence about what is missing."""
    found = records.asked(selection)
    if found is None:
        states.empty(
            _("This address names no figure"),
            _("Open a figure on another page: its records appear here."),
        )
        st.stop()
    return found


def heading(drill: Drill, selection: Selection) -> None:
    """Show which figure was opened, its definition, and the lists it is made of."""
    if drill.figure is None:
        st.html(markup.el("h2", drill.heading, class_="cc-drill"))
        return
    metric_id = drill.figure.metric_id
    entry = registry.metrics()[metric_id]
    st.html(
        markup.el(
            "section",
            markup.el("h2", drill.heading, " ", definitions.link(metric_id, selection)),
            markup.el("p", values.words(entry.definition), class_="cc-quiet"),
            _parts(drill, selection),
            class_="cc-drill",
        )
    )
    definitions.open_asked(selection)


def agreement(drill: Drill, total: int) -> None:
    """Say whether the list has as many rows as the figure counts; nothing for other lists."""
    found = records.agreement(drill, total)
    if found is None:
        return
    agrees, text = found
    tone = "good" if agrees else "bad"
    st.html(markup.el("p", text, class_=f"cc-agreement cc-{tone}", role="status"))


def _parts(drill: Drill, selection: Selection) -> Markup | None:
    """Return the switch between what a share counts and what it is taken of."""
    if drill.figure is None:
        return None
    entry = registry.metrics()[drill.figure.metric_id]
    if entry.denominator is None:
        return None
    has_list = entry.denominator_evidence is not None
    parts = [(entry.numerator, drill.figure.numerator, None, True)]
    parts.append((entry.denominator, drill.figure.denominator, DENOMINATOR, has_list))
    return markup.el(
        "p",
        [
            _part(values.words(words), number, selection, part, drill, is_open=is_open)
            for words, number, part, is_open in parts
        ],
        class_="cc-parts",
        role="group",
        aria_label=_("Numerator and denominator of {name}").format(
            name=labels.metric(drill.figure.metric_id)
        ),
    )


def _part(
    words: str,
    number: float | None,
    selection: Selection,
    part: str | None,
    drill: Drill,
    *,
    is_open: bool,
) -> Markup:
    is_here = drill.is_denominator == (part == DENOMINATOR)
    text = f"{words}: {formats.number(number)}"
    if not is_open:
        return markup.el("span", text, class_="cc-switch")
    address = links.with_(selection, part=part, sort=None, page=None, columns=None)
    return markup.el(
        "a", text, href=address, class_="cc-switch", aria_current="true" if is_here else None
    )

"""The switches of the page of the commitments: what is divided, and how types are named."""

import streamlit as st

from dashboard import commitment_asked, labels, links, markup
from dashboard.commitment_asked import COLLECTED, ENTERPRISES, PLAIN, SIX, Asked
from dashboard.commitment_ratio import BASE_WORDS, WORDS
from dashboard.i18n import _
from dashboard.markup import Markup
from dashboard.selection import Selection


def ratio(asked: Asked, selection: Selection) -> None:
    """Show what the ratio is taken of, and which reading of it is drawn and planned."""
    if not commitment_asked.has_ratio(selection):
        return
    bases = {name: _(words) for name, words in BASE_WORDS.items()}
    readings = {name: _(words) for name, words in WORDS.items()}
    note = _("Both counts are of these subjects; government service promises are left out.")
    st.html(
        markup.el(
            "div",
            _switch("base", _("Taken of"), bases, asked.base, ENTERPRISES, selection),
            _switch("reading", _("Drawn and planned"), readings, asked.reading, PLAIN, selection),
            markup.el("p", note, class_="cc-quiet"),
            class_="cc-editions",
        )
    )


def types(asked: Asked, selection: Selection) -> None:
    """Show how types are named, and the type that the lower half is narrowed to."""
    names = {COLLECTED: _("As collected"), SIX: _("Six types")}
    st.html(
        markup.el(
            "div",
            _switch("words", _("Types named"), names, asked.vocabulary, COLLECTED, selection),
            _chip(asked, selection) if asked.types else None,
            class_="cc-editions",
        )
    )


def _switch(
    name: str, title: str, words: dict[str, str], here: str, usual: str, selection: Selection
) -> Markup:
    entries = [
        markup.el(
            "a",
            text,
            href=links.with_(selection, **{name: None if value == usual else value, "page": None}),
            class_="cc-switch",
            aria_current="true" if value == here else None,
        )
        for value, text in words.items()
    ]
    label = markup.el("span", title, class_="cc-quiet")
    return markup.el("p", label, entries, class_="cc-parts", role="group", aria_label=title)


def _chip(asked: Asked, selection: Selection) -> Markup:
    named = _(", ").join(labels.word("commitment_type", one) for one in asked.types)
    chip = markup.el(
        "a",
        markup.el("span", _("Type"), class_="cc-chip-title"),
        named,
        markup.el("i", class_="cc-icon cc-icon-close", aria_hidden="true"),
        href=links.with_(selection, type=None, page=None),
        class_="cc-chip",
        title=_("Remove this filter"),
    )
    return markup.el("div", chip, class_="cc-chips")

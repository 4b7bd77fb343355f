"""Search for one subject by what people know of it, and the directory of all subjects."""

import streamlit as st

from dashboard import formats, labels, links, markup, mart, states, table_markup
from dashboard.i18n import _, ngettext
from dashboard.markup import Markup
from dashboard.selection import Selection
from dashboard.tables import Source

PARAM, ALL = "q", "all"
SHORTEST = 2
# Longer than any registered name; more would only make the database work.
LONGEST = 100
SHOWN = 20
COLUMNS = (
    "subject_name",
    "uscc",
    "risk_tier",
    "subject_status",
    "district_code",
    "industry_division",
    "penalty_count",
    "licence_count",
    "commitment_count",
)
RESULT_COLUMNS = ("subject_name", "matched_on", *COLUMNS[1:])


def box(selection: Selection) -> str:
    """Show the search box and return what is searched; empty for no search."""
    key = "search_text"
    st.session_state[key] = selection.extra_value(PARAM) or ""

    def search() -> None:
        text = st.session_state[key].strip()
        for param in (ALL, "page", "sort"):
            st.query_params.pop(param, None)
        if text:
            st.query_params[PARAM] = text
        else:
            st.query_params.pop(PARAM, None)

    text = st.text_input(
        _("Search subjects"),
        key=key,
        on_change=search,
        max_chars=LONGEST,
        placeholder=_("Name, initials (xacy), former name, code or address"),
        label_visibility="collapsed",
    )
    return str(text or "").strip()[:LONGEST]


def results(text: str, selection: Selection) -> None:
    """Show the best matches, or why there are none."""
    if len(text) < SHORTEST:
        states.empty(
            _("Type at least {count} characters").format(count=SHORTEST),
            _("One character matches too much to be of use."),
        )
        return
    found = mart.frame("enterprises/search", selection, search_text=text)
    if found.empty:
        states.empty(
            _("No subject matches the search"),
            _("Try fewer characters, the code, or remove a filter."),
        )
        return
    total = int(found["match_count"].iloc[0])
    title = ngettext("{count} subject found", "{count} subjects found", total).format(
        count=formats.number(total)
    )
    shown = found.assign(matched_on=[labels.field(column) for column in found["matched_on"]])
    st.html(
        markup.el(
            "section",
            markup.el(
                "div", markup.el("h2", title), _more(total, selection), class_="cc-table-title"
            ),
            table_markup.table(shown, RESULT_COLUMNS, selection, caption=title),
            class_="cc-results",
        )
    )


def directory(text: str = "") -> Source:
    """Return the table of the subjects that the filters and a text leave, all of them."""
    hidden = ("former_names", "is_active")
    title = _("Subjects with {text}").format(text=text) if text else _("All subjects")
    return Source("enterprises/list", title, COLUMNS, {"search_text": text}, hidden)


def shows_all(selection: Selection) -> bool:
    """Return whether the address asks for every match, not only the best."""
    return selection.extra_value(ALL) == "1"


def _more(total: int, selection: Selection) -> Markup | None:
    if total <= SHOWN:
        return None
    text = _("The best {count} are shown.").format(count=SHOWN)
    every = markup.el("a", _("Show all"), href=links.with_(selection, **{ALL: "1"}))
    return markup.el("p", text, " ", every, class_="cc-quiet")

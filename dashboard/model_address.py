"""What the address of the scoring model's page asks for: the view, the editions, the open list."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import formats, links, markup, mart, notices, scorecard_words, tables
from dashboard.i18n import N_, _
from dashboard.markup import Markup
from dashboard.selection import Dropped, Selection, shortened
from dashboard.tables import Source

VIEWS = {
    "scorecard": N_("The scorecard"),
    "behaviour": N_("How it behaves"),
    "groups": N_("Whom it grades harder"),
    "editions": N_("Compare editions"),
}
OPEN, MOVE = "open", "move"
# Where another view or list begins, the order and the page of the last one mean nothing.
_AFRESH: dict[str, None] = dict.fromkeys((OPEN, MOVE, "sort", "page", "columns"))


@dataclass(frozen=True)
class Editions:
    """The editions of the scorecard, newest first, and the two that the address names.

    Attributes:
        rows: Rows of model/scorecard_editions.
        shown: The edition looked at; the one in force when the address names none.
        against: The one it is compared with; None when there is only one edition.
    """

    rows: pd.DataFrame
    shown: str
    against: str | None

    def row(self, version: str) -> dict[str, Any]:
        """Return the row of an edition."""
        found = self.rows[self.rows["scorecard_version"] == version]
        return {str(name): value for name, value in found.iloc[0].items()}

    def label(self, version: str) -> str:
        """Return the name of an edition in the viewer's language."""
        return scorecard_words.label(self.row(version))


def view(selection: Selection) -> str:
    """Return the part of the page that the address names, the first when it names none."""
    asked = selection.extra_value("view")
    return asked if asked in VIEWS else next(iter(VIEWS))


def editions(selection: Selection) -> Editions:
    """Return the editions and which two are chosen; what the address cannot mean is told."""
    rows = mart.frame("model/scorecard_editions", selection)
    known = [str(version) for version in rows["scorecard_version"]]
    in_force = [str(v) for v in rows.loc[rows["is_in_force"], "scorecard_version"]]
    shown = _known("edition", known, selection) or (in_force or known)[0]
    others = [version for version in known if version != shown]
    against = _known("against", known, selection)
    return Editions(rows, shown, against if against in others else next(iter(others), None))


def tell_dropped(selection: Selection, known: Editions) -> None:
    """Say which of the page's own values could not be used (R15)."""
    versions = list(known.rows["scorecard_version"])
    asked = {"view": list(VIEWS), "edition": versions, "against": versions}
    values = [(name, selection.extra_value(name), allowed) for name, allowed in asked.items()]
    notices.show(
        [Dropped(name, shortened(v)) for name, v, allowed in values if v and v not in allowed]
    )


def switch(selection: Selection) -> Markup:
    """Return the way between the parts of the page."""
    here = view(selection)
    entries = [
        _way(_(words), links.with_(selection, **{**_AFRESH, "view": name}), is_here=name == here)
        for name, words in VIEWS.items()
    ]
    return markup.el(
        "nav", entries, class_="cc-parts cc-model-parts", aria_label=_("Parts of this page")
    )


def edition_switch(selection: Selection, known: Editions, name: str = "edition") -> Markup:
    """Return the choice of an edition for `edition` or `against`."""
    here, other = known.shown, known.against
    if name == "against":
        here, other = str(known.against), known.shown
    entries = []
    for version in known.rows["scorecard_version"]:
        # Whoever chooses the edition on the other side turns the comparison round.
        partner = here if version == other else other
        pair = {name: version, "against" if name == "edition" else "edition": partner}
        address = links.with_(selection, **{**_AFRESH, **pair})
        entries.append(_way(known.label(version), address, is_here=version == here))
    title = _("Edition") if name == "edition" else _("Compared with")
    return markup.el(
        "p",
        markup.el("span", title, class_="cc-quiet"),
        entries,
        class_="cc-parts",
        role="group",
        aria_label=title,
    )


def opened(selection: Selection) -> tuple[str, ...]:
    """Return the parts of what is open, such as ("moved", "SU01", "up", "worse"); else empty."""
    return tuple((selection.extra_value(OPEN) or "").split(".")) if _is_open(selection) else ()


def figure(
    count: object, target: str, selection: Selection, *, view: str | None = None
) -> Markup | str:
    """Return a count that opens its rows, maybe on another view; zero opens nothing."""
    text = formats.number(float(str(count)))
    if not count:
        return text
    # The list of an indicator stands with the edition in force.
    elsewhere = {} if view is None else {"view": view, "edition": None}
    address = links.with_(selection, **{**_AFRESH, **elsewhere, OPEN: target})
    here = ".".join(opened(selection)) == target
    return markup.el("a", text, href=address, aria_current="true" if here else None)


def rows_behind(source: Source, selection: Selection, expected: int, param: str = OPEN) -> None:
    """Show the rows of an opened figure, whether they are as many, and the way to close them."""
    verdict = st.container()
    total = tables.actionable(source, selection)
    count, wanted = formats.number(total), formats.number(expected)
    agrees = total == expected
    told = _("{count} rows, as many as the figure counts").format(count=count)
    if not agrees:
        text = _("{count} rows, but the figure counts {expected}: report this to the credit office")
        told = text.format(count=count, expected=wanted)
    close = markup.el(
        "a",
        _("Close the list"),
        href=links.with_(selection, **{**_AFRESH, param: None}),
        class_="cc-action",
    )
    said = markup.el("span", told, class_="cc-good" if agrees else "cc-bad", role="status")
    is_named = bool(selection.extra_value(param))
    with verdict:
        st.html(markup.el("p", said, " ", close if is_named else None, class_="cc-agreement"))


def _known(name: str, known: list[str], selection: Selection) -> str | None:
    asked = selection.extra_value(name)
    return asked if asked in known else None


def _is_open(selection: Selection) -> bool:
    return bool(selection.extra_value(OPEN))


def _way(text: str, address: str, *, is_here: bool) -> Markup:
    current = "true" if is_here else None
    return markup.el("a", text, href=address, class_="cc-switch", aria_current=current)

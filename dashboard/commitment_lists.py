"""The list of the page of the commitments: a worklist, or the rows of an opened figure."""

from collections.abc import Mapping

import streamlit as st

from dashboard import (
    commitment_asked,
    commitment_counts,
    commitment_kinds,
    commitment_plan,
    commitment_ratio,
    commitment_worklists,
    drill,
    formats,
    labels,
    markup,
    tables,
)
from dashboard.commitment_asked import PLANS, STEPS, STOCKS, WORK, Asked
from dashboard.i18n import _
from dashboard.markup import Markup
from dashboard.records import Drill
from dashboard.selection import Selection
from dashboard.tables import Source
from queries.runner import Value


def show(asked: Asked, work: Mapping[str, int], selection: Selection) -> None:
    """Show the worklists as tiles, and below the list that is open, with its export."""
    commitment_worklists.tiles(asked, work, selection)
    opened = found(asked, work, selection)
    if asked.opened not in WORK:
        st.html(markup.el("div", _chip(opened.heading, selection), class_="cc-chips"))
    verdict = st.container()
    total = tables.actionable(opened.source, selection)
    with verdict:
        drill.agreement(opened, total)


def ahead(asked: Asked, selection: Selection) -> None:
    """Begin to read the list, unless it is one behind a figure that has to be known first."""
    if asked.opened in WORK:
        query, _words, columns = commitment_kinds.LISTS[asked.opened]
        params = _params(asked, selection)
        tables.ahead(Source(f"commitments/{query}", "", columns, params), selection)


def found(asked: Asked, work: Mapping[str, int], selection: Selection) -> Drill:
    """Return the list that is open, and how many rows its figure counts."""
    name = asked.opened
    if name in STEPS:
        return _signed(asked, selection)
    query, words, columns = commitment_kinds.LISTS[name]
    expected = work.get(name)
    if name in STOCKS:
        expected = commitment_counts.stocks(asked, selection).get(name)
    heading = " \u00b7 ".join([_(words), *_scope(asked)])
    source = Source(f"commitments/{query}", heading, columns, _params(asked, selection))
    return Drill(source, heading, None if name in PLANS else expected)


def _scope(asked: Asked) -> list[str]:
    """Return what else the list depends on: it stands in its name, and in that of its export."""
    if asked.opened == "due_soon":
        return [_("within {count} days").format(count=asked.due_within)]
    if asked.opened in PLANS:
        base = commitment_ratio.base_words(asked)
        return [base, formats.date(commitment_asked.last_day(asked.reach_by))]
    return [commitment_ratio.base_words(asked)] if asked.opened in STOCKS else []


def _signed(asked: Asked, selection: Selection) -> Drill:
    heading = _("Signed in the period: {step}").format(
        step=labels.word("commitment_step", asked.opened)
    )
    if asked.types:
        named = _(", ").join(labels.word("commitment_type", one) for one in asked.types)
        heading = f"{heading} \u00b7 {named}"
    params = {"step": asked.opened, "commitment_types": list(asked.types)}
    expected = commitment_counts.steps(asked, selection)[asked.opened]
    return Drill(
        Source("commitments/signed", heading, commitment_kinds.SIGNED, params), heading, expected
    )


def _params(asked: Asked, selection: Selection) -> dict[str, Value]:
    name = asked.opened
    if name in PLANS:
        return commitment_plan.params(asked, selection)
    if name == "due_soon":
        return {"due_within": asked.due_within}
    if name in ("breaches", "not_observed"):
        return {"restriction_states": [name] if name == "not_observed" else []}
    base: dict[str, Value] = {"base_types": list(asked.base_types)}
    if name in ("counted", "counted_kept"):
        return base | {"only_kept": name == "counted_kept"}
    return base | {"cover": name} if name in STOCKS else {}


def _chip(heading: str, selection: Selection) -> Markup:
    return markup.el(
        "a",
        markup.el("span", _("List of"), class_="cc-chip-title"),
        markup.isolated(heading),
        markup.el("i", class_="cc-icon cc-icon-close", aria_hidden="true"),
        href=commitment_asked.opening(selection, WORK[0]),
        class_="cc-chip",
        title=_("Back to the worklist"),
    )

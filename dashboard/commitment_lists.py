"""The list of the page of the commitments: a worklist, or the rows of an opened figure."""

from collections.abc import Mapping

import streamlit as st

from dashboard import (
    commitment_asked,
    commitment_counts,
    commitment_plan,
    commitment_ratio,
    drill,
    formats,
    labels,
    markup,
    tables,
)
from dashboard.commitment_asked import PLANS, STEPS, STOCKS, WORK, Asked
from dashboard.i18n import N_, _
from dashboard.markup import Markup
from dashboard.records import Drill
from dashboard.selection import Selection
from dashboard.tables import Source
from queries.runner import Value

_WHO = ("subject_name", "uscc", "commitment_type")
_WHERE = ("district_code", "department_code")
# List -> query, title, columns at first.
_LISTS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "due_soon": ("due", N_("Checks due soon"), (*_WHO, "check_due_on", "days_left", *_WHERE)),
    "overdue": ("overdue", N_("Checks overdue"), (*_WHO, "check_due_on", "days_overdue", *_WHERE)),
    "breaches": (
        "breaches",
        N_("Broken commitments"),
        (
            *_WHO,
            "commitment_state",
            "checked_on",
            "restriction_state",
            "convenience_count",
            *_WHERE,
        ),
    ),
    "not_observed": (
        "breaches",
        N_("Trusted again after a breach"),
        (
            *_WHO,
            "commitment_state",
            "checked_on",
            "restriction_state",
            "convenience_count",
            *_WHERE,
        ),
    ),
    "doubtful": (
        "doubtful",
        N_("Doubtful records"),
        (
            *("subject_name", "uscc", "commitment_problem", "commitment_type", "commitment_word"),
            *("made_on", "check_due_on", "confirmed_on", *_WHERE),
        ),
    ),
    "counted": (
        "counted",
        N_("Commitments counted in the ratio"),
        (*_WHO, "commitment_state", "made_on", "valid_to", *_WHERE),
    ),
    "counted_kept": (
        "counted",
        N_("Kept commitments counted in the ratio"),
        (*_WHO, "commitment_state", "made_on", "checked_on", *_WHERE),
    ),
    "subjects": ("subjects", N_("Subjects in operation"), ()),
    "covered": ("subjects", N_("Subjects with a commitment in force"), ()),
    "uncovered": ("subjects", N_("Subjects without a commitment in force"), ()),
    "plan_districts": ("plan_districts", N_("Plan by district"), ()),
    "plan_departments": ("plan_departments", N_("Plan by district and department"), ()),
}
_SIGNED = (*_WHO, "commitment_state", "made_on", "check_due_on", "checked_on", *_WHERE)


def show(asked: Asked, work: Mapping[str, int], selection: Selection) -> None:
    """Show the worklists as tiles, and below the list that is open, with its export."""
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
    opened = found(asked, work, selection)
    if asked.opened not in WORK:
        st.html(markup.el("div", _chip(opened.heading, selection), class_="cc-chips"))
    verdict = st.container()
    total = tables.actionable(opened.source, selection)
    with verdict:
        drill.agreement(opened, total)


def found(asked: Asked, work: Mapping[str, int], selection: Selection) -> Drill:
    """Return the list that is open, and how many rows its figure counts."""
    name = asked.opened
    if name in STEPS:
        return _signed(asked, selection)
    query, words, columns = _LISTS[name]
    expected = work.get(name)
    if name in STOCKS:
        expected = commitment_counts.stocks(asked, selection).get(name)
    heading = _(words)
    if name in STOCKS:
        heading = f"{heading} \u00b7 {commitment_ratio.base_words(asked)}"
    source = Source(f"commitments/{query}", heading, columns, _params(asked, selection))
    return Drill(source, heading, None if name in PLANS else expected)


def _signed(asked: Asked, selection: Selection) -> Drill:
    heading = _("Signed in the period: {step}").format(
        step=labels.word("commitment_step", asked.opened)
    )
    if asked.types:
        named = _(", ").join(labels.word("commitment_type", one) for one in asked.types)
        heading = f"{heading} \u00b7 {named}"
    params = {"step": asked.opened, "commitment_types": list(asked.types)}
    expected = commitment_counts.steps(asked, selection)[asked.opened]
    return Drill(Source("commitments/signed", heading, _SIGNED, params), heading, expected)


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


def _tile(name: str, count: int, asked: Asked, selection: Selection) -> Markup:
    words = _LISTS[name][1]
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

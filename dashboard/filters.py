"""The filter bar: one control a filter, bound to the address both ways."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from dashboard import formats, labels, links, markup
from dashboard.i18n import N_, _
from dashboard.markup import Markup
from dashboard.navigation import Page
from dashboard.periods import following, previous
from dashboard.selection import FILTERS, PERIOD, Choices, Selection

TITLES = {
    "district_codes": N_("District"),
    "industry_sections": N_("Industry"),
    "subject_types": N_("Subject type"),
    "risk_tiers": N_("Risk tier"),
    "department_codes": N_("Department"),
    "period": N_("Period"),
}
# Up to this many values are shown at once; more are searched by typing.
MAX_PILLS = 24


def value_label(name: str, value: str) -> str:
    """Return the words for one value of a filter."""
    if name == "district_codes":
        return labels.district(value)
    if name == "industry_sections":
        return f"{value} {labels.industry_section(value)}"
    if name == "subject_types":
        return labels.word("subject_type", value)
    if name == "risk_tiers":
        written = labels.word("risk_tier", value)
        return written if value == "unrated" else f"{value} {written}"
    return labels.department(value)


def bar(page: Page, selection: Selection, choices: Choices) -> None:
    """Show the filters of a page, the values in force as chips, reset and copy link."""
    with st.container(key="cc_filters", horizontal=True, gap="small", vertical_alignment="center"):
        for name in FILTERS:
            _filter(page, name, selection, choices)
        _period(page, selection, choices)
        st.html(_actions(selection), width="content")
        chips, reasons = _chips(page, selection), _reasons(page)
        if chips or reasons:
            told = markup.el("p", reasons, class_="cc-reasons") if reasons else None
            st.html(markup.el("div", chips, told, class_="cc-chips"), width="content")


def _filter(page: Page, name: str, selection: Selection, choices: Choices) -> None:
    chosen: tuple[str, ...] = getattr(selection, name)
    title = _(TITLES[name])
    is_off = not page.honours(name)
    with st.popover(title if is_off or not chosen else f"{title} {len(chosen)}", disabled=is_off):
        key = f"filter_{name}"
        st.session_state[key] = list(chosen)
        words = {value: value_label(name, value) for value in choices.values[name]}
        options = list(words)
        given = {
            "key": key,
            "format_func": words.__getitem__,
            "on_change": _write(name, selection),
            "disabled": is_off,
        }
        if len(options) <= MAX_PILLS:
            st.pills(title, options, selection_mode="multi", **given)
        else:
            st.multiselect(
                title, options, placeholder=_("Type to search"), select_all=False, **given
            )


def _write(name: str, selection: Selection) -> Callable[[], None]:
    """Return what puts the chosen values of a filter into the address."""

    def write() -> None:
        chosen = st.session_state[f"filter_{name}"]
        _go(replace(selection, **{name: tuple(chosen)}))

    return write


def _period(page: Page, selection: Selection, choices: Choices) -> None:
    title = TITLES["period"]
    is_off = not page.honours("period_start")
    shown = _(title) if is_off else formats.period(selection.period_start, selection.period_end)
    with st.popover(shown, disabled=is_off):
        last = previous(selection.period_end)
        for key, label, value in (
            ("period_start", _("From month"), selection.period_start),
            ("period_end", _("To month"), last),
        ):
            st.session_state[f"filter_{key}"] = value
            st.selectbox(
                label,
                options=choices.months[::-1],
                format_func=formats.month,
                key=f"filter_{key}",
                on_change=_write_period(key, selection),
                disabled=is_off,
            )


def _write_period(key: str, selection: Selection) -> Callable[[], None]:
    """Return what puts the chosen months into the address; the other end follows if it must."""

    def write() -> None:
        first = st.session_state["filter_period_start"]
        last = st.session_state["filter_period_end"]
        if first > last:
            first, last = (first, first) if key == "period_start" else (last, last)
        _go(replace(selection, period_start=first, period_end=following(last)))

    return write


def _go(selection: Selection) -> None:
    """Make the address that of `selection`; the run that follows reads it from there."""
    st.query_params.from_dict(links.parameters(selection))


def _chips(page: Page, selection: Selection) -> list[Markup]:
    chips = []
    for name in FILTERS:
        chosen: tuple[str, ...] = getattr(selection, name)
        for value in chosen if page.honours(name) else ():
            left = tuple(other for other in chosen if other != value)
            text = value_label(name, value)
            chips.append(_chip(_(TITLES[name]), text, links.with_(selection, **{name: left})))
    if not selection.has_default_period and page.honours("period_start"):
        written = formats.period(selection.period_start, selection.period_end)
        cleared, title = dict.fromkeys(PERIOD), TITLES["period"]
        chips.append(_chip(_(title), written, links.with_(selection, **cleared)))
    return chips


def _chip(title: str, text: str, without: str) -> Markup:
    return markup.el(
        "a",
        markup.el("span", title, class_="cc-chip-title"),
        markup.isolated(text),
        markup.el("i", class_="cc-icon cc-icon-close", aria_hidden="true"),
        href=without,
        class_="cc-chip",
        title=_("Remove this filter"),
    )


def _reasons(page: Page) -> list[Markup]:
    """Return a sentence for each reason why filters are off, with the filters it is for."""
    named = {name: _(title) for name, title in TITLES.items() if name != "period"}
    period = TITLES["period"]
    named["period_start"] = _(period)
    by_reason: dict[str, list[str]] = {}
    for name, title in named.items():
        if not page.honours(name):
            by_reason.setdefault(page.reasons[name], []).append(title)
    return [
        markup.el(
            "span",
            "" if len(titles) == len(named) else f"{_(', ').join(titles)}{_(': ')}",
            _(reason),
        )
        for reason, titles in by_reason.items()
    ]


def _actions(selection: Selection) -> Markup:
    nothing = dict.fromkeys((*FILTERS, *PERIOD))
    has_any = any(getattr(selection, name) for name in FILTERS) or not selection.has_default_period
    reset = markup.el(
        "a",
        markup.el("i", class_="cc-icon cc-icon-reset", aria_hidden="true"),
        _("Reset"),
        href=links.with_(selection, **nothing),
        class_="cc-action",
    )
    copy = markup.el(
        "button",
        markup.el("i", class_="cc-icon cc-icon-link", aria_hidden="true"),
        markup.el("span", _("Copy link")),
        type="button",
        class_="cc-action",
        data_cc_copy=links.lasting(selection),
        data_cc_copied=_("Copied"),
    )
    return markup.el("div", reset if has_any else None, copy, class_="cc-actions")

"""The months below the map: who was listed at the end of which."""

from dataclasses import replace

import streamlit as st

from dashboard import choices, formats, links
from dashboard.i18n import _
from dashboard.periods import following, previous, shifted
from dashboard.selection import Selection


def slider(selection: Selection) -> None:
    """Show the slider of months; moving it moves the whole period, which keeps its length."""
    months = choices.of_build(selection.build_id, selection.scope).months
    if len(months) < 2:
        return
    key = "map_month"
    last = previous(selection.period_end)
    st.session_state[key] = last if last in months else months[-1]

    def move() -> None:
        chosen = st.session_state[key]
        length = _months_between(selection)
        begins = max(shifted(following(chosen), -length), months[0])
        moved = replace(selection, period_start=begins, period_end=following(chosen))
        st.query_params.from_dict(links.parameters(moved))

    st.select_slider(
        _("Who was listed at the end of the month"),
        options=list(months),
        format_func=formats.month,
        key=key,
        on_change=move,
    )


def _months_between(selection: Selection) -> int:
    start, end = selection.period_start, selection.period_end
    return (end.year - start.year) * 12 + end.month - start.month

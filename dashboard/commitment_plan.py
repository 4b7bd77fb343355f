"""The planner: how many commitments each district still needs to reach the target by a date."""

import streamlit as st

from dashboard import (
    commitment_asked,
    figures,
    formats,
    labels,
    links,
    markup,
    mart,
    places,
    table_markup,
)
from dashboard.commitment_asked import WITH_KEPT, Asked
from dashboard.frames import records_of
from dashboard.i18n import _, ngettext
from dashboard.kept import kept
from dashboard.markup import Markup
from dashboard.selection import Selection
from queries.runner import Value

Row = dict[str, object]


def params(asked: Asked, selection: Selection) -> dict[str, Value]:
    """Return the parameters of the planner's queries."""
    return {
        "base_types": list(asked.base_types),
        "with_kept": asked.reading == WITH_KEPT,
        "target": commitment_asked.target(),
        "months_left": commitment_asked.months_left(asked, selection),
    }


def show(asked: Asked, selection: Selection) -> None:
    """Show the date asked for, and what each district and each department has to add by then."""
    if not commitment_asked.has_ratio(selection):
        return
    head, districts, departments = _parts(asked, selection)
    with st.container(border=True, key="cc_panel_plan"):
        st.html(head)
        _date(asked, selection)
        left, right = st.columns([3, 2])
        with left:
            st.html(districts)
        with right:
            st.html(departments)
        st.html(_foot(selection))


@kept
def _parts(asked: Asked, selection: Selection) -> tuple[Markup, Markup, Markup]:
    """Return the head, what each district has to add, and what each department."""
    given = params(asked, selection)
    planned = mart.frame("commitments/plan_districts", selection, **given)
    districts = places.buckets_last(
        planned.sort_values(["extra_count", "reached_ratio"], ascending=[False, True])
    )
    rows = records_of(districts)
    found = mart.frame("commitments/plan_departments", selection, **given)
    given_to = found.groupby("department_code", dropna=False, as_index=False)["extra_count"]
    shares = given_to.sum().sort_values(["extra_count", "department_code"], ascending=[False, True])
    departments = _departments(records_of(shares))
    return _head(rows, asked, selection), _districts(rows, selection), departments


def _head(rows: list[Row], asked: Asked, selection: Selection) -> Markup:
    extra = sum(int(str(row["extra_count"])) for row in rows)
    below = sum(int(str(row["extra_count"])) > 0 for row in rows)
    day = formats.date(commitment_asked.last_day(asked.reach_by))
    title = _("At the present pace every district reaches the target by {day}").format(day=day)
    if extra:
        title = ngettext(
            "{extra} more commitments are needed by {day}, in {count} district",
            "{extra} more commitments are needed by {day}, in {count} districts",
            below,
        ).format(extra=formats.number(extra), day=day, count=below)
    months = commitment_asked.months_left(asked, selection)
    said = ngettext(
        "Looked ahead {count} whole month from the day of the data, whatever the period",
        "Looked ahead {count} whole months from the day of the data, whatever the period",
        months,
    ).format(count=months)
    return markup.el("div", markup.el("h3", title), markup.el("p", said), class_="cc-head")


def _date(asked: Asked, selection: Selection) -> None:
    """Show the target date; the choice is part of the address."""
    key = "choice_reach_by"
    st.session_state[key] = asked.reach_by

    def choose() -> None:
        st.query_params["reach_by"] = formats.month(st.session_state[key])

    st.selectbox(
        _("Target reached by the end of"),
        options=commitment_asked.months_ahead(selection),
        format_func=formats.month,
        key=key,
        on_change=choose,
        width=220,
    )


def _districts(rows: list[Row], selection: Selection) -> Markup:
    heads = [_("District")]
    heads += [
        table_markup.heading(name)
        for name in (
            *("reached_ratio", "missing_count", "monthly_gain", "expected_ratio"),
            *("extra_count", "needed_monthly", "months_to_target"),
        )
    ]
    body = [_district(row, selection) for row in rows]
    sums = [sum(int(str(row[name])) for row in rows) for name in ("missing_count", "extra_count")]
    missing, extra = (markup.el("b", formats.number(number)) for number in sums)
    body.append([markup.el("b", _("All districts")), "", missing, "", "", extra, "", ""])
    return table_markup.grid(heads, body, numbers=range(1, len(heads)), caption=_("By district"))


def _district(row: Row, selection: Selection) -> list[object]:
    code, extra = str(row["district_code"]), int(str(row["extra_count"]))
    address = links.with_(selection, district_codes=(code,))
    months = row["months_to_target"]
    return [
        markup.el("a", labels.district(code), href=address),
        _ratio(row, "reached_ratio"),
        formats.number(int(str(row["missing_count"]))),
        _decimal(row["monthly_gain"], 1),
        _ratio(row, "expected_ratio"),
        markup.el("b", formats.number(extra), class_="cc-bad") if extra else "0",
        _decimal(row["needed_monthly"], 1),
        _("never") if formats.is_missing(months) else formats.number(float(str(months))),
    ]


def _ratio(row: Row, name: str) -> str:
    """Return a ratio; that of a few subjects is withheld."""
    if figures.is_few(int(str(row["subject_count"]))):
        return figures.FEW
    return _decimal(row[name], 2)


def _departments(rows: list[dict[str, object]]) -> Markup:
    title = _("Shared among departments as they received in the last 12 months")
    body = [
        [_department(row["department_code"]), formats.number(float(str(row["extra_count"])))]
        for row in rows
        if row["extra_count"]
    ]
    heads = [_("Receiving department"), table_markup.heading("extra_count")]
    if not body:
        return markup.el("p", _("Nothing has to be shared out."), class_="cc-quiet")
    return table_markup.grid(heads, body, numbers=(1,), caption=title) + markup.el(
        "p", title, class_="cc-quiet"
    )


def _department(code: object) -> str:
    return (
        _("No department received any")
        if formats.is_missing(code)
        else labels.department(str(code))
    )


def _decimal(value: object, digits: int) -> str:
    return (
        formats.MISSING if formats.is_missing(value) else formats.number(float(str(value)), digits)
    )


def _foot(selection: Selection) -> Markup:
    ways = [
        markup.el("a", words, href=commitment_asked.opening(selection, name), class_="cc-action")
        for name, words in (
            ("plan_districts", _("All columns by district, to export")),
            ("plan_departments", _("District by department, to export")),
        )
    ]
    return markup.el("p", ways)

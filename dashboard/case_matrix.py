"""Lists and honours against departments: who acts on which, few subjects withheld."""

import pandas as pd
import streamlit as st

from dashboard import (
    case_asked,
    case_words,
    figures,
    formats,
    labels,
    markup,
    suppression,
    table_markup,
)
from dashboard.case_asked import NONE, Asked
from dashboard.i18n import _
from dashboard.kept import kept
from dashboard.markup import Markup
from dashboard.selection import Selection

Cell = tuple[str, str]


def show(asked: Asked, selection: Selection) -> None:
    """Show the cases of every department on every list and honour; a cell opens its cases."""
    with st.container(border=True, key="cc_panel_case_matrix"):
        st.html(_panel(asked, selection))


@kept
def _panel(asked: Asked, selection: Selection) -> Markup:
    frame = cells(case_asked.frame("cells", selection, asked, role=asked.role))
    title = _("Which department acts on which list?")
    under = _("Cases in use; fewer than 5 subjects are withheld, also where a sum would tell")
    body = _table(frame, asked, selection, title) if len(frame) else _nothing()
    head = markup.el("h3", title), markup.el("p", under, class_="cc-quiet")
    return markup.el("section", *head, body, class_="cc-panel cc-matrix")


def cells(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of joint_cases/cells by `basis_code`, with `is_withheld`.

    What a case rests on is its list, else its honour, else nothing.
    """
    basis = frame["list_code"].fillna(frame["honour_type"]).fillna(NONE)
    counts = ["case_count", "subject_count"]
    summed = frame.assign(basis_code=basis).groupby(["basis_code", "department_code"])[counts].sum()
    found = summed.reset_index()
    keys = list(zip(found["basis_code"], found["department_code"], strict=True))
    hidden = suppression.withheld(dict(zip(keys, map(int, found["subject_count"]), strict=True)))
    return found.assign(is_withheld=[key in hidden for key in keys])


def _table(frame: pd.DataFrame, asked: Asked, selection: Selection, caption: str) -> Markup:
    by_basis = frame.groupby("basis_code")["case_count"].sum().sort_values(ascending=False)
    by_department = frame.groupby("department_code")["case_count"].sum()
    bases = sorted(by_basis.index, key=lambda code: (_is_honour(code), -by_basis[code], code))
    departments = sorted(by_department.index, key=lambda code: (-by_department[code], code))
    known = {
        (str(row.basis_code), str(row.department_code)): (int(row.case_count), row.is_withheld)
        for row in frame.itertuples()
    }
    heads = [_(case_words.ROLES[asked.role]), *(case_words.basis(code) for code in bases)]
    rows: list[list[object]] = []
    for department in departments:
        own = case_asked.of_department(department, asked)
        line = [_cell(known.get((b, department)), b, own, selection) for b in bases]
        rows.append([labels.department(department), *line])
    return table_markup.grid(heads, rows, numbers=range(1, len(heads)), caption=caption)


def _cell(
    found: tuple[int, bool] | None,
    basis: str,
    own: dict[str, object],
    selection: Selection,
) -> object:
    if found is None:
        return markup.el("span", "0", class_="cc-quiet")
    count, is_withheld = found
    text = figures.FEW if is_withheld else formats.number(count)
    return markup.el("a", text, href=case_asked.opening(selection, basis=basis, **own))


def _is_honour(code: str) -> bool:
    return labels.word("list_code", code) == code


def _nothing() -> Markup:
    return markup.el("p", _("No case under these filters."), class_="cc-quiet")

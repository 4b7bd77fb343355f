"""What cases rest on and where they reach: measures with their legal basis, and the domains."""

import streamlit as st

from dashboard import case_asked, formats, labels, markup, table_cells, table_markup
from dashboard.case_asked import Asked
from dashboard.frames import records_of
from dashboard.i18n import _
from dashboard.kept import kept
from dashboard.markup import Markup
from dashboard.selection import Selection

# Published by Huzhou: cases in at least this part of all domains.
ELSEWHERE = 0.6


def measures(asked: Asked, selection: Selection) -> None:
    """Show the measures used with their basis; a count opens the cases of the measure."""
    with st.container(border=True, key="cc_panel_case_measures"):
        st.html(_measures(asked, selection))


def domains(asked: Asked, selection: Selection) -> None:
    """Show the cases of every domain of the catalogue, the empty ones too."""
    with st.container(border=True, key="cc_panel_case_domains"):
        st.html(_domains(asked, selection))


@kept
def _measures(asked: Asked, selection: Selection) -> Markup:
    frame = case_asked.frame("measures", selection, asked)
    title = _("Which measures are used, and on what basis?")
    heads = [
        *(labels.field(name) for name in ("measure_code", "case_kind", "measure_class")),
        *(labels.field(name) for name in ("basis_doc", "case_count")),
    ]
    rows = [_measure(line, selection) for line in records_of(frame)]
    missing = int((~frame["has_basis"].astype(bool)).sum())
    under = _("{count} measures used; {missing} without a basis").format(
        count=formats.number(len(frame)), missing=formats.number(missing)
    )
    table = table_markup.grid(heads, rows, numbers=(4,), caption=title)
    return _panel("case_measures", title, under, table)


def _measure(line: dict[str, object], selection: Selection) -> list[object]:
    code = str(line["measure_code"])
    has_basis = bool(line["has_basis"]) and not formats.is_missing(line["basis_doc"])
    basis: object = (
        table_cells.folded(str(line["basis_doc"]))
        if has_basis
        else markup.el("span", _("Without legal basis"), class_="cc-flag cc-flag-bad")
    )
    return [
        markup.el("span", labels.word("measure", code), title=code),
        labels.word("case_kind", str(line["case_kind"])),
        table_cells.folded(labels.word("measure_class", _text(line["measure_class"]))),
        basis,
        _count(line["case_count"], case_asked.opening(selection, measure=code)),
    ]


@kept
def _domains(asked: Asked, selection: Selection) -> Markup:
    frame = case_asked.frame("domains", selection, asked)
    covered = int((frame["case_count"] > 0).sum())
    title = _("{covered} of {total} domains have cases").format(
        covered=formats.number(covered), total=formats.number(len(frame))
    )
    under = _("Coverage {share}; Huzhou published at least {other}").format(
        share=formats.percent(covered / len(frame) if len(frame) else None),
        other=formats.percent(ELSEWHERE, 0),
    )
    largest = max(frame["case_count"], default=0) or 1
    heads = [
        labels.field("domain_code"),
        "",
        *(labels.field(name) for name in ("case_count", "sanction_count", "incentive_count")),
    ]
    rows = [_domain(line, largest, selection) for line in records_of(frame)]
    table = table_markup.grid(heads, rows, numbers=(2, 3, 4), caption=title)
    return _panel("case_domains", title, under, table)


def _domain(line: dict[str, object], largest: int, selection: Selection) -> list[object]:
    code, count = str(line["domain_code"]), int(str(line["case_count"]))
    bar = markup.el("span", style=f"width:{100 * count / largest:.1f}%")
    name = labels.word("domain", code)
    return [
        name if count else markup.el("span", name, class_="cc-quiet"),
        markup.el("span", bar, class_="cc-bar"),
        _count(count, case_asked.opening(selection, domain=code)),
        *(
            _count(line[f"{kind}_count"], case_asked.opening(selection, domain=code, kind=kind))
            for kind in ("sanction", "incentive")
        ),
    ]


def _count(value: object, address: str) -> object:
    number = formats.number(int(str(value)))
    return markup.el("a", number, href=address) if value else number


def _text(value: object) -> str | None:
    return None if formats.is_missing(value) else str(value)


def _panel(name: str, title: str, under: str, body: Markup) -> Markup:
    head = markup.el("h3", title), markup.el("p", under, class_="cc-quiet")
    return markup.el("section", *head, body, class_="cc-panel", id=name)

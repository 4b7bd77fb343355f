"""The page of one joint case: who and what, its steps, and the documents it rests on."""

import streamlit as st

from dashboard import (
    case_states,
    case_words,
    formats,
    labels,
    links,
    markup,
    mart,
    states,
    table_cells,
    table_markup,
    values,
)
from dashboard.case_states import HOURS, Case
from dashboard.frames import records_of
from dashboard.i18n import _
from dashboard.selection import Selection

PARAM = "case"
FACTS = (
    "case_no",
    "case_status",
    "measure_code",
    "list_code",
    "honour_type",
    "domain_code",
    "business_no",
    "business_item",
    "initiating_department_code",
    "executing_department_code",
    "amount_cny",
    "effect",
    "not_applicable_reason",
    "sanction_from",
    "sanction_to",
    "lifted_on",
    "raw_case_count",
)


def stop_unless_known(selection: Selection) -> Case:
    """Return the case of the address, or end the page with a sentence about what is missing."""
    asked = (selection.extra_value(PARAM) or "").strip()
    back = _("Open a case from a list on the page Joint cases.")
    if not asked:
        states.empty(_("No case is chosen"), back)
        st.stop()
    found = mart.frame("joint_case/one", selection, record_id=asked)
    if found.empty:
        said = _("There is none with this number, it may no longer be shown, or not to you.")
        states.empty(_("This case is not here"), f"{said} {back}")
        st.stop()
    return records_of(found)[0]


def heading(case: Case, selection: Selection) -> None:
    """Show whom the case is about, its marks, and its facts."""
    kind = labels.word("case_kind", str(case["case_kind"]))
    marks = [("neutral", kind), *_marks(case)]
    st.html(
        markup.el(
            "section",
            markup.el(
                "div",
                table_cells.tier(case["risk_tier"]),
                markup.el(
                    "h2",
                    table_cells.subject_link(case["subject_name"], case["uscc"], selection),
                ),
                [markup.el("span", text, class_=f"cc-flag cc-flag-{tone}") for tone, text in marks],
                class_="cc-subject-head",
            ),
            markup.el(
                "dl", [_fact(name, case) for name in FACTS if _has(name, case)], class_="cc-facts"
            ),
            _origin(case, selection),
            class_="cc-panel cc-file",
        )
    )


def steps(case: Case, selection: Selection) -> None:
    """Show the state diagram and, below it, each step with its time and its department."""
    title = _("What happened when?")
    heads = [_("Step"), _("Time"), _("Since the step before"), labels.field("department_code")]
    rows = [_step(step, case) for step in case_words.STEPS]
    st.html(
        markup.el(
            "section",
            markup.el("h3", title),
            case_states.of_case(case, selection.as_of),
            table_markup.grid(heads, rows, numbers=(2,), caption=title),
            markup.el("p", _("Feedback is timed from the push."), class_="cc-quiet"),
            class_="cc-panel",
        )
    )


def documents(case: Case, selection: Selection) -> None:
    """Show the listing decision or honour, and the basis of the measure."""
    frame = mart.frame("joint_case/documents", selection, record_id=str(case["record_id"]))
    title = _("What does the case rest on?")
    names = ("case_document_kind", "document_title", "document_no", "department_code")
    heads = [*(labels.field(name) for name in names), _("From"), _("Until")]
    rows = [_document(line, case, selection) for line in records_of(frame)]
    gap = None
    if not formats.is_missing(case["basis_gap"]):
        words = values.cell("basis_gap", case["basis_gap"])
        gap = markup.el("p", markup.el("span", words, class_="cc-flag cc-flag-bad"))
    table = table_markup.grid(heads, rows, caption=title) if rows else None
    none = None if rows else markup.el("p", _("No document is on record."), class_="cc-quiet")
    st.html(markup.el("section", markup.el("h3", title), gap, table, none, class_="cc-panel"))


def _marks(case: Case) -> list[tuple[str, str]]:
    found = []
    if case["is_in_force"]:
        found.append(("neutral", _("Measure in force")))
    if not formats.is_missing(case["basis_gap"]):
        found.append(("bad", _("Without legal basis")))
    if not formats.is_missing(case["order_gap"]):
        found.append(("bad", values.cell("order_gap", case["order_gap"])))
    return found


def _has(name: str, case: Case) -> bool:
    return not formats.is_missing(case.get(name)) and case[name] != ""


def _fact(name: str, case: Case) -> markup.Markup:
    text = table_cells.folded(values.cell(name, case[name]))
    return markup.el("div", markup.el("dt", labels.field(name)), markup.el("dd", text))


def _origin(case: Case, selection: Selection) -> markup.Markup:
    text = _("Source: {file}, line {line}; record {record}; received {day}").format(
        file=case["source_file"],
        line=case["source_line"],
        record=case["record_id"],
        day=formats.date(case["reported_on"]),  # type: ignore[arg-type]
    )
    way = markup.el("a", _("All joint cases"), href=links.to("joint_cases", selection))
    return markup.el("p", markup.isolated(text), " ", way, class_="cc-quiet")


def _step(step: str, case: Case) -> list[object]:
    is_first = step in ("initiated", "pushed")
    role = "initiating" if is_first else "executing"
    gap = case["order_gap"] == step
    took = case_words.hours(case.get(HOURS[step])) if step in HOURS else formats.MISSING
    return [
        _(case_words.STEPS[step]),
        values.cell(f"{step}_at", case[f"{step}_at"]),
        markup.el("span", values.cell("order_gap", step), class_="cc-bad") if gap else took,
        labels.department(str(case[f"{role}_department_code"])),
    ]


def _document(line: Case, case: Case, selection: Selection) -> list[object]:
    title: object = str(line["document_title"])
    if line["case_document_kind"] == "listing":
        title = labels.word("list_code", str(title))
    if line["case_document_kind"] != "measure":
        target = {"listing": "dishonest_listings", "honour": "honours"}
        section = target[str(line["case_document_kind"])]
        opened = links.to("enterprise", selection, uscc=str(case["uscc"]))
        title = markup.el("a", title, href=f"{opened}#section-{section}")
    department = line["department_code"]
    return [
        values.cell("case_document_kind", line["case_document_kind"]),
        title,
        values.cell("document_no", line["document_no"]),
        formats.MISSING if formats.is_missing(department) else labels.department(str(department)),
        values.cell("started_on", line["started_on"]),
        values.cell("started_on", line["ended_on"]),
    ]

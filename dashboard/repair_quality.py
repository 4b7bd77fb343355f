"""What the repairs are worth: reasons, training, notices, those not applied for, and relapse."""

import pandas as pd

from dashboard import (
    figures,
    formats,
    labels,
    markup,
    repair_asked,
    table_markup,
)
from dashboard.frames import records_of
from dashboard.i18n import _
from dashboard.kept import kept
from dashboard.markup import Markup
from dashboard.selection import Selection

TRAINED = ("trained", "untrained", "unstated")
PASSES = ("first", "later", "refused", "unstated")
ELIGIBLE = ("may_apply", "unverified", "refused", "applied", "objection", "later")
SUBJECT_FILTERS = ("industry_sections", "subject_types", "risk_tiers")


@kept
def rejections(selection: Selection) -> Markup:
    """Return why applications were rejected; a reason opens its applications."""
    rows = repair_asked.frame("rejections", selection)
    title = _("Why are applications rejected?")
    total = int(rows["application_count"].sum())
    said = _("{count} rejected in the period").format(count=formats.number(total))
    largest = float(rows["application_count"].max()) if len(rows) else 1.0
    cells = []
    for entry in records_of(rows):
        code, count = str(entry["rejection_group"]), entry["application_count"]
        width = f"width:{100 * float(str(count)) / largest:.1f}%"
        bar = markup.el("span", markup.el("span", style=width), class_="cc-bar cc-bar-reason")
        number = repair_asked.figure(count, selection, "reason", code)
        cells.append([markup.isolated(reason(code)), number, bar])
    headings = [labels.field("rejection_group"), labels.field("application_count"), ""]
    table = table_markup.grid(headings, cells, numbers={1}, caption=title) if cells else None
    return _panel(title, markup.el("p", said, class_="cc-quiet"), table)


def reason(code: str) -> str:
    """Return a reason as it is told: what may not be told and what is not stated have words."""
    beside = {
        "withheld": _("Not told: the record may no longer be used"),
        "unstated": _("No reason stated"),
    }
    return beside.get(code, code)


@kept
def training(selection: Selection) -> Markup:
    """Return how the attempts of trained and untrained applicants went."""
    rows = repair_asked.frame("passes", selection)
    counts = rows.set_index(["training_state", "pass_state"])["application_count"]
    cells = []
    for state in TRAINED:
        part = {name: int(counts.get((state, name), 0)) for name in PASSES}
        if sum(part.values()):
            known = sum(part.values()) - part["unstated"]
            cells.append(
                [
                    labels.word("training_state", state),
                    *(
                        repair_asked.figure(part[name], selection, "pass", name, state)
                        for name in PASSES[:-1]
                    ),
                    _share(part["first"], known),
                ]
            )
    headings = [
        labels.field("training_state"),
        *(labels.word("pass_state", name) for name in PASSES[:-1]),
        _("First-pass rate"),
    ]
    title = _("Does training help?")
    table = table_markup.grid(headings, cells, numbers={1, 2, 3, 4}, caption=title)
    trained = rows.loc[rows["training_state"] == "trained", "application_count"].sum()
    said = _("{share} of the completed had attended training").format(
        share=formats.percent(trained / rows["application_count"].sum() if len(rows) else None)
    )
    return _panel(title, markup.el("p", said, class_="cc-quiet"), table if cells else None)


@kept
def eligible(selection: Selection) -> Markup:
    """Return how many penalties in use could be repaired, and who has not asked."""
    rows = repair_asked.frame("repairable_counts", selection)
    counts = dict(zip(rows["repair_eligibility"], rows["record_count"], strict=True))
    cells = [
        [
            labels.word("repair_eligibility", state),
            repair_asked.figure(counts.get(state, 0), selection, "may", state),
        ]
        for state in ELIGIBLE
    ]
    title = _("Who could apply and has not?")
    said = _("Penalties in use on {day}; eligible: term over and duties reported fulfilled").format(
        day=formats.date(selection.as_of)
    )
    headings = [labels.field("repair_eligibility"), labels.field("record_count")]
    table = table_markup.grid(headings, cells, numbers={1}, caption=title)
    return _panel(title, markup.el("p", said, class_="cc-quiet"), table)


@kept
def notices(selection: Selection) -> Markup:
    """Return with which share of the decisions the repair notice was delivered."""
    rows = repair_asked.frame("notice_counts", selection)
    parts = {state: _split(rows, state) for state in ("delivered", "missing", "unstated")}
    stated = sum(parts["delivered"]) + sum(parts["missing"])
    cells = [
        [
            labels.word("notice_state", state),
            formats.number(sum(parts[state])),
            repair_asked.figure(parts[state][0], selection, "notice", state),
            formats.number(parts[state][1]),
        ]
        for state in parts
    ]
    headings = [
        labels.field("notice_state"),
        labels.field("decision_count"),
        _("in use"),
        _("not listed"),
    ]
    title = _("Does the repair notice go with the decision?")
    share = markup.el("b", _share(sum(parts["delivered"]), stated))
    said = markup.el("p", share, " ", _("of the decisions of the period that say so"))
    note = _("Not listed: repaired or expired since, so only counted.")
    table = table_markup.grid(headings, cells, numbers={1, 2, 3}, caption=title)
    return _panel(title, said, table, markup.el("p", note, class_="cc-quiet"))


@kept
def relapse(selection: Selection) -> Markup:
    """Return how many were penalised again within twelve months; a count without names."""
    title = _("Who is penalised again within twelve months?")
    why = _(
        "Repairs whose twelve months ended in the period. A repaired record may not be kept with "
        "its subject: the count is made before the subject is dropped, by district, department "
        "and class, and there is no list behind it."
    )
    if any(getattr(selection, name) for name in SUBJECT_FILTERS):
        said: Markup = markup.el("p", _("Not counted by industry, subject type or risk tier."))
        return _panel(title, said, markup.el("p", why, class_="cc-quiet"))
    row = repair_asked.frame("relapse", selection).iloc[0]
    repaired, relapsed = int(row["repaired_count"]), int(row["relapsed_count"])
    few = figures.is_few(relapsed) or figures.is_few(repaired)
    shown = figures.FEW if few else _share(relapsed, repaired)
    of = _("{count} of {total} repairs").format(
        count=figures.FEW if few else formats.number(relapsed),
        total=formats.number(repaired),
    )
    said = markup.el("p", markup.el("b", shown), " ", of)
    return _panel(title, said, markup.el("p", why, class_="cc-quiet"))


def _split(rows: pd.DataFrame, state: str) -> tuple[int, int]:
    """Return the decisions in use and those no longer usable, of one state."""
    mine = rows[rows["notice_state"] == state]
    withdrawn = mine["is_withdrawn"].astype(bool)
    return (
        int(mine.loc[~withdrawn, "decision_count"].sum()),
        int(mine.loc[withdrawn, "decision_count"].sum()),
    )


def _share(part: int, whole: int) -> str:
    if figures.is_few(whole):
        return figures.FEW
    return formats.percent(part / whole if whole else None)


def _panel(title: str, *body: object) -> Markup:
    return markup.el("section", markup.el("h3", title), *body, class_="cc-panel")

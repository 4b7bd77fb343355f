"""The scorecard as one reads it: a table a dimension, direct rules, grade limits, schemes."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import labels, markup, mart, model_address, scorecard_words, table_markup, values
from dashboard.frames import records_of
from dashboard.i18n import _
from dashboard.markup import Markup
from dashboard.model_address import Editions
from dashboard.scorecard_words import Row, points
from dashboard.selection import Selection
from dashboard.tables import Source

PARTS = ("dimensions", "indicators", "points", "decay", "rules", "grades")
LISTED = ("subject_name", "risk_tier", "record_count", "points", "score", "district_code")


def show(selection: Selection, known: Editions) -> None:
    """Show an edition of the scorecard in words."""
    parts = {
        part: mart.frame(f"model/scorecard_{part}", selection, edition=known.shown)
        for part in PARTS
    }
    touched = _touched(selection) if known.row(known.shown)["is_in_force"] else {}
    st.html(model_address.edition_switch(selection, known) + _summary(known, parts))
    for dimension in _records(parts["dimensions"]):
        st.html(_dimension(dimension, parts, touched, selection))
        _opened(str(dimension["dimension_id"]), parts["indicators"], touched, selection)
    schemes = mart.frame("model/scorecard_schemes", selection)
    st.html(_rules(parts["rules"]) + _grades(parts["grades"], schemes))


def _summary(known: Editions, parts: dict[str, pd.DataFrame]) -> Markup:
    edition = known.row(known.shown)
    count, whole = scorecard_words.designed(parts.values())
    steps = (
        _("Every subject in operation starts with {base} points.").format(
            base=points(edition["base_points"])
        ),
        _("Each record takes the points of its severity, times the part that its age leaves."),
        _("Records add up to the cap of their indicator, indicators to that of the dimension."),
        _("Honours give deducted points back, never more than were deducted."),
        _("The score\u2019s grade or that of a direct rule counts, whichever is worse."),
    )
    design = _(
        "{count} of {whole} rows of this edition are set by this product itself and marked so: "
        "they are no national standard and can be changed by the office."
    ).format(count=count, whole=whole)
    force = _("in force") if edition["is_in_force"] else _("not in force")
    span = scorecard_words.edition_span(edition)
    title = f"{known.label(known.shown)} \u00b7 {span} \u00b7 {force}"
    return _section(
        title,
        markup.el("ol", [markup.el("li", step) for step in steps], class_="cc-steps"),
        markup.el("p", design),
        scorecard_words.basis(edition),
    )


def _dimension(
    dimension: Row, parts: dict[str, pd.DataFrame], touched: dict[str, int], selection: Selection
) -> Markup:
    mine = parts["indicators"]["dimension_id"] == dimension["dimension_id"]
    rules = scorecard_words.steps(parts["decay"])
    indicators = _records(parts["indicators"][mine])
    adds = all(row["score_effect"] != "deduct" for row in indicators)
    cap = points(dimension["cap_points"])
    said = _("gives back {cap} at most") if adds else _("takes {cap} at most")
    name = scorecard_words.label(dimension)
    headings = [_("Indicator"), _("Points"), _("How they age"), _("Cap"), _("Repair")]
    headings += [_("Subjects now")] * bool(touched) + [_("Source")]
    rows = [
        _indicator(row, parts["points"], rules[row["decay_id"]], touched, selection)
        for row in indicators
    ]
    table = table_markup.grid(headings, rows, numbers={3, 5} if touched else {3}, caption=name)
    source = scorecard_words.basis(dimension)
    return _section(f"{name} \u00b7 {said.format(cap=cap)}", source, table)


def _indicator(
    row: Row,
    every: pd.DataFrame,
    rule: list[scorecard_words.Step],
    touched: dict[str, int],
    selection: Selection,
) -> list[object]:
    indicator_id, effect = str(row["indicator_id"]), str(row["score_effect"])
    mine = _records(every[every["indicator_id"] == indicator_id])
    given = [
        markup.el(
            "li", scorecard_words.label(item), " ",
            markup.el("b", scorecard_words.effect(item["points"], effect)),
        )
        for item in mine
    ]  # fmt: skip
    name = markup.el(
        "div",
        markup.el("b", scorecard_words.label(row)),
        " ",
        markup.el("small", indicator_id, class_="cc-quiet"),
        markup.el("div", scorecard_words.definition(row)),
        class_="cc-indicator",
    )
    repair = scorecard_words.repair(bool(row["is_repairable"]))
    cells: list[object] = [name, markup.el("ul", given, class_="cc-points")]
    cells += [scorecard_words.ageing(rule), scorecard_words.effect(row["cap_points"], effect)]
    cells.append(repair if effect == "deduct" else "\u2014")
    if touched:
        target = f"indicator.{indicator_id}"
        cells.append(model_address.figure(touched.get(indicator_id, 0), target, selection))
    return [*cells, scorecard_words.basis(row)]


def _touched(selection: Selection) -> dict[str, int]:
    """Return how many subjects have a record of each indicator."""
    rows = mart.frame("model/sensitivity", selection)
    return dict(zip(rows["indicator_id"], rows["subject_count"].astype(int), strict=True))


def _opened(
    dimension_id: str, indicators: pd.DataFrame, touched: dict[str, int], selection: Selection
) -> None:
    """Show the subjects of the indicator that is open, below the table it stands in."""
    kind, *rest = (*model_address.opened(selection), "")
    found = indicators[
        (indicators["indicator_id"] == rest[0]) & (indicators["dimension_id"] == dimension_id)
    ] if rest else indicators.iloc[:0]  # fmt: skip
    if kind != "indicator" or found.empty or not touched:
        return
    title = _("Subjects with a record of: {name}").format(
        name=scorecard_words.label(_records(found)[0])
    )
    params = {"indicator_id": rest[0]}
    source = Source("model/indicator_subjects", title, LISTED, params)
    model_address.rows_behind(source, selection, touched[rest[0]])


def _rules(rules: pd.DataFrame) -> Markup:
    headings = [_("Rule"), *_schemes(rules), _("Source")]
    rows: list[list[object]] = []
    for rule_id, part in rules.groupby("rule_id", sort=True):
        records = _records(part)
        grades = {str(row["scheme_code"]): row["grade_code"] for row in records}
        name = markup.el(
            "div", markup.el("small", rule_id, class_="cc-quiet"), " ",
            scorecard_words.label(records[0]),
        )  # fmt: skip
        cells = [grades.get(scheme, "\u2014") for scheme in _schemes(rules)]
        rows.append([name, *cells, scorecard_words.basis(records[0])])
    title = _("Direct rules: what decides the grade whatever the score")
    return _section(title, table_markup.grid(_named(headings), rows, caption=title))


def _grades(grades: pd.DataFrame, schemes: pd.DataFrame) -> Markup:
    rows: list[list[object]] = []
    for scheme in _records(schemes):
        mine = _records(grades[grades["scheme_code"] == scheme["scheme_code"]])
        name: list[object] = [labels.word("scheme", str(scheme["scheme_code"]))]
        if scheme["is_shown"]:
            flag = _("shown as the risk tier")
            name += [" ", markup.el("span", flag, class_="cc-flag cc-flag-good")]
        limits = [_limit(row) for row in mine]
        said = markup.el("ul", limits, class_="cc-points") if mine else _("as delivered")
        how = values.cell("basis", scheme["basis"])
        rows.append([name, how, said, scorecard_words.basis(mine[0] if mine else scheme)])
    headings = [_("Scheme"), _("Basis"), _("Grade limits"), _("Source")]
    title = _("Grade limits: from which score each grade begins")
    return _section(
        title,
        markup.el("p", _("No grade is ever converted into one of another scheme.")),
        table_markup.grid(headings, rows, caption=title),
    )


def _limit(row: Row) -> Markup:
    text = _("{grade} from {score}").format(
        grade=row["grade_code"], score=points(row["score_from"])
    )
    return markup.el("li", text)


def _schemes(rules: pd.DataFrame) -> list[str]:
    return list(dict.fromkeys(rules["scheme_code"]))


def _named(headings: list[str]) -> list[str]:
    return [labels.word("scheme", heading) for heading in headings]


def _section(title: str, *content: object) -> Markup:
    return markup.el("section", markup.el("h3", title), content, class_="cc-panel cc-scorecard")


def _records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    return records_of(rows)

"""Why a subject has its score: the waterfall, what decided the tier, and where it stands."""

import pandas as pd
import streamlit as st

from dashboard import (
    charts,
    formats,
    labels,
    links,
    markup,
    mart,
    records,
    related_subjects,
    repair_advice,
    score_table,
    states,
    table_cells,
    values,
)
from dashboard.chart_waterfall import Waterfall
from dashboard.frames import Record, records_of
from dashboard.i18n import _
from dashboard.kept import kept
from dashboard.markup import Markup
from dashboard.selection import Selection

# As queries/scoring/score_peer.sql and docs/scoring.md have it.
PEERS_NEEDED = 30


@kept
def of(uscc: str, selection: Selection) -> Record | None:
    """Return the row of enterprise/score, None for a subject that is not scored."""
    found = mart.frame("enterprise/score", selection, uscc=uscc)
    return next(iter(records_of(found)), None)


def show(uscc: str, selection: Selection) -> None:
    """Show the waterfall, and beside it the score in words and the peers."""
    score = of(uscc, selection)
    if score is None:
        states.empty(_("No score"), _("Only subjects in operation are scored."))
        return
    picture, side = st.columns([3, 2])
    with picture:
        _waterfall(score, uscc, selection)
    with side:
        st.html(_side(uscc, selection))


@kept
def _side(uscc: str, selection: Selection) -> Markup:
    score = of(uscc, selection) or {}
    return markup.el(
        "div",
        _verdict(score, uscc, selection),
        repair_advice.panel(uscc, score, selection) if len(_points(uscc, selection)) else None,
        _peers(score, uscc, selection),
    )


def _waterfall(score: Record, uscc: str, selection: Selection) -> None:
    start, end = float(str(score["start_points"])), float(str(score["score"]))
    charts.show(
        "waterfall",
        _points(uscc, selection),
        Waterfall(start, end, str(score["grade_code"])),
        selection,
        key="score_waterfall",
        title=_("What is the score made of?"),
        subtitle=_("Points, edition {edition} of the scorecard: {equation}").format(
            edition=score["scorecard_version"], equation=_sum(uscc, selection)
        ),
        behind=lambda: _table(uscc, selection),
    )


@kept
def _sum(uscc: str, selection: Selection) -> str:
    score = of(uscc, selection) or {}
    return score_table.equation(score["start_points"], score["score"], _points(uscc, selection))


@kept
def _table(uscc: str, selection: Selection) -> Markup:
    points = _points(uscc, selection)
    return score_table.table(points, related_subjects.names(uscc, selection), uscc, selection)


def _points(uscc: str, selection: Selection) -> pd.DataFrame:
    return mart.frame("enterprise/score_points", selection, uscc=uscc)


def _verdict(score: Record, uscc: str, selection: Selection) -> Markup:
    address = records.list_address("score_points", uscc, selection)
    figure = markup.el(
        "a",
        markup.el("span", formats.points(score["score"])),
        markup.el("small", _("out of {total}").format(total=formats.points(score["start_points"]))),
        href=address,
        class_="cc-figure",
        title=_("Open every point with its record"),
    )
    return markup.el(
        "section",
        markup.el("h3", _("Score and tier")),
        markup.el("p", figure, " ", table_cells.tier(score["grade_code"]), class_="cc-score"),
        markup.el("p", _sum(uscc, selection), class_="cc-equation"),
        [markup.el("p", sentence) for sentence in _reasons(score)],
        class_="cc-panel",
    )


def _reasons(score: Record) -> list[str]:
    """Return what decided the tier, and what may still change it."""
    grade, by_score = str(score["grade_code"]), str(score["score_grade"])
    rule = score["direct_rule_id"]
    if formats.is_missing(rule) or not rule:
        said = [_("The score alone leads to tier {tier}.").format(tier=grade)]
    else:
        text = _("A direct rule decided the tier: {rule}. By the score alone it would be {tier}.")
        said = [text.format(rule=labels.word("score_rule", str(rule)), tier=by_score)]
    if score["has_pending_objection"]:
        said.append(_("An objection to one of the records is pending; it counts until decided."))
    if not score["is_shown"]:
        said.append(_("Pages show the tier of another scheme; this one is cut from the score."))
    return said


def _peers(score: Record, uscc: str, selection: Selection) -> Markup:
    group = _("{division}, {kind}, {count} inspections and licences").format(
        division=values.cell("industry_division", score["industry_division"]),
        kind=values.cell("subject_type", score["subject_type"]),
        count=formats.number(_number(score["exposure"])),
    )
    how = _(
        "Peers are subjects in operation of the same industry division and type, weighed by how "
        "near their inspections in 36 months plus licences in force are."
    )
    way = markup.el(
        "a",
        _("Subjects of the same section and type"),
        href=links.to(
            "enterprises",
            selection,
            industry_sections=_filter(score["industry_section"]),
            subject_types=_filter(score["subject_type"]),
        ),
    )
    return markup.el(
        "section",
        markup.el("h3", _("Among its peers")),
        _standing(score),
        markup.el("p", group),
        _counted(uscc, selection),
        markup.el("p", how, " ", way, class_="cc-quiet"),
        class_="cc-panel",
    )


def _counted(uscc: str, selection: Selection) -> Markup | None:
    """Return how many subjects the weighed peers are, opening them; None without peers."""
    count, weights = records.peers(uscc, selection)
    if not count:
        return None
    said = _("{count} subjects, weights together {sum}").format(
        count=formats.number(count), sum=formats.number(weights, 2)
    )
    address = records.list_address(records.PEERS, uscc, selection)
    return markup.el("p", markup.el("a", said, href=address, title=_("Open the peers")))


def _standing(score: Record) -> Markup:
    count, percentile = _number(score["peer_count"]), _number(score["peer_percentile"])
    if percentile is None:
        text = _("Insufficient data: {count} peers, {needed} needed").format(
            count=formats.number(count or 0), needed=formats.number(PEERS_NEEDED)
        )
        return markup.el("p", text, class_="cc-figure-absent")
    text = _("Better than {share} of {count} peers").format(
        share=formats.percent(percentile), count=formats.number(count)
    )
    mark = markup.el("span", style=f"width:{percentile * 100:.1f}%")
    return markup.join(
        [
            markup.el("p", markup.el("b", text)),
            markup.el("span", mark, class_="cc-bar cc-percentile", role="img", aria_label=text),
        ]
    )


def _filter(code: object) -> tuple[str, ...] | None:
    return None if formats.is_missing(code) or not code else (str(code),)


def _number(value: object) -> float | None:
    return None if formats.is_missing(value) else float(str(value))

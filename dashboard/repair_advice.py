"""What a subject can do: the repair that helps most, and where all repairs lead."""

import pandas as pd

from dashboard import formats, markup, mart, table_cells, what_if_table
from dashboard.frames import records_of
from dashboard.i18n import _
from dashboard.markup import Markup
from dashboard.selection import Selection

Row = dict[str, object]


def panel(uscc: str, score: Row, selection: Selection) -> Markup:
    """Return the best single repair and where all repairs lead, with the way to every record.

    Args:
        uscc: The subject.
        score: Its row of enterprise/score.
        selection: The filters of the page.
    """
    return markup.el(
        "section",
        markup.el("h3", _("How to repair")),
        _sentences(uscc, score, selection),
        markup.el("p", markup.el("a", _("Every record and its end"), href="#what-if")),
        class_="cc-panel",
    )


def _sentences(uscc: str, score: Row, selection: Selection) -> Markup:
    rows = mart.frame("enterprise/what_if", selection, uscc=uscc)
    alone, path = (rows[rows["scenario"] == name] for name in ("alone", "path"))
    limits = mart.frame("frame/score_limits", selection)
    ranks = dict(zip(limits["grade_code"], limits["grade_rank"], strict=True))
    chosen = best(alone, ranks)
    if chosen is None:
        return markup.el("p", _("No record can be repaired; how each ends by itself stands below."))
    first = _("Best single repair: {record}, from {day}: score {before} to {after}, tier").format(
        record=what_if_table.name(chosen),
        day=formats.date(chosen["repair_from"]),
        before=formats.points(score["score"]),
        after=formats.points(chosen["score_after"]),
    )
    last = records_of(path)[-1]
    then = _("All repairs, the last from {day}: score {after}, tier").format(
        day=formats.date(last["repair_from"]), after=formats.points(last["score_after"])
    )
    return markup.join(
        [
            markup.el(
                "p",
                markup.el("b", first),
                " ",
                _tiers(score["grade_code"], chosen["grade_after"]),
            ),
            markup.el("p", then, " ", table_cells.tier(last["grade_after"])),
        ]
    )


def _tiers(before: object, after: object) -> Markup:
    if before == after:
        return markup.el("span", table_cells.tier(after), " ", _("(unchanged)"))
    return markup.el("span", table_cells.tier(before), " \u2192 ", table_cells.tier(after))


def best(alone: pd.DataFrame, ranks: dict[str, int]) -> Row | None:
    """Return the repair that alone helps most: best tier, then score, then the earliest.

    Args:
        alone: Rows of enterprise/what_if, scenario `alone`.
        ranks: Rank of each grade, 1 the best.

    Returns:
        Its row; None when nothing can be repaired.
    """
    possible = [row for row in records_of(alone) if row["is_repairable"]]
    return min(
        possible,
        key=lambda row: (ranks[row["grade_after"]], -row["score_after"], row["step_no"]),
        default=None,
    )

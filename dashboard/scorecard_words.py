"""The rules of the scorecard in words: points, ageing, caps, repair and how sure each row is."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import pandas as pd

from dashboard import formats, labels, markup, viewer
from dashboard.frames import records_of
from dashboard.i18n import _
from dashboard.markup import Markup

Row = dict[str, Any]
Step = tuple[int, int | None, float]
DESIGN = "design"
_YEAR = 365


def label(row: Row) -> str:
    """Return the label of a row of the scorecard in the viewer's language."""
    return str(row[f"label_{viewer.current().language}"])


def definition(row: Row) -> str:
    """Return the definition of an indicator in the viewer's language."""
    return str(row[f"definition_{viewer.current().language}"])


def steps(decay: pd.DataFrame) -> dict[str, list[Step]]:
    """Return the steps of each decay rule, youngest age first.

    Args:
        decay: Rows of model/scorecard_decay.

    Returns:
        By `decay_id`: first age in days, age before which it ends (None: never), part counted 0-1.
    """
    found: dict[str, list[Step]] = {}
    for row in records_of(decay.sort_values(["decay_id", "age_from_days"])):
        before = row["age_before_days"]
        end = None if formats.is_missing(before) else int(before)
        step = (int(row["age_from_days"]), end, float(row["factor"]))
        found.setdefault(str(row["decay_id"]), []).append(step)
    return found


def ageing(rule: Sequence[Step]) -> str:
    """Return how points age: "year 1 in full, year 2 60 %, then nothing"."""
    if len(rule) == 1 and rule[0][1] is None:
        part = _part(rule[0][2])
        return _("Does not age: {part} as long as the record counts").format(part=part)
    said = [_("{span} {part}").format(span=_span(*step[:2]), part=_part(step[2])) for step in rule]
    if rule[-1][1] is not None:
        said.append(_("then nothing"))
    return _(", ").join(said)


def _span(start: int, before: int | None) -> str:
    """Return an age as years where its ends are whole years of 365 days, else as days."""
    if start % _YEAR or (before is not None and before % _YEAR):
        last = "" if before is None else formats.number(before - 1)
        return _("day {first}\u2013{last}").format(first=formats.number(start), last=last)
    first = start // _YEAR + 1
    if before is None:
        return _("from year {first}").format(first=first)
    last_year = before // _YEAR
    if last_year == first:
        return _("year {first}").format(first=first)
    return _("years {first}\u2013{last}").format(first=first, last=last_year)


def _part(factor: float) -> str:
    return _("in full") if factor == 1 else formats.percent(factor, 0)


def points(value: object) -> str:
    """Return points with as many decimals as they have."""
    number = float(str(value))
    return formats.number(number, 0 if number.is_integer() else 2)


def effect(value: object, score_effect: str) -> str:
    """Return points with the sign of what they do to the score."""
    sign = formats.MINUS if score_effect == "deduct" else "+"
    return f"{sign}{points(value)}"


def repair(is_repairable: bool) -> str:
    """Return whether credit repair ends a record's points."""
    return _("Ends them") if is_repairable else _("Not possible")


def confidence(code: str) -> Markup:
    """Return how sure a row is; what this product set is marked, lest it be taken for law."""
    word = labels.word("confidence", code)
    if code == DESIGN:
        return markup.el("span", word, class_="cc-flag cc-flag-design")
    text = _("Confidence: {word}").format(word=word)
    return markup.el("span", text, class_="cc-quiet")


def basis(row: Row) -> Markup:
    """Return the source of a row and how sure it is."""
    return markup.el(
        "div",
        markup.isolated(labels.source(str(row["source"]))),
        " ",
        confidence(str(row["confidence"])),
        class_="cc-basis",
    )


def designed(frames: Iterable[pd.DataFrame]) -> tuple[int, int]:
    """Return how many rows of the scorecard this product set itself, and how many there are."""
    marks = [mark for frame in frames for mark in frame["confidence"]]
    return sum(mark == DESIGN for mark in marks), len(marks)


def edition_span(row: Row) -> str:
    """Return between which days an edition is in force."""
    start = formats.date(row["effective_from"])
    end = row["effective_to"]
    if formats.is_missing(end) or not isinstance(end, date):
        return _("from {start}").format(start=start)
    return _("{start} to {end}").format(start=start, end=formats.date(end))

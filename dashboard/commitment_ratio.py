"""The ratio of commitments to subjects: its two readings, its coverage, and its months."""

import pandas as pd

from dashboard import charts, commitment_asked, figures, mart, table_markup
from dashboard.chart_trends import Trends
from dashboard.commitment_asked import PLAIN, WITH_KEPT, Asked
from dashboard.i18n import N_, _
from dashboard.kept import kept
from dashboard.markup import Markup
from dashboard.selection import Selection

COLUMN = {PLAIN: "commitment_ratio", WITH_KEPT: "with_kept_ratio"}
WORDS = {
    PLAIN: N_("commitments \u00f7 subjects"),
    WITH_KEPT: N_("(commitments + kept) \u00f7 subjects"),
}
BASE_WORDS = {
    "enterprises": N_("Enterprises"),
    "with_individual": N_("Enterprises and individual businesses"),
}
COUNTS = ("subject_count", "commitment_count", "fulfilled_count", "covered_count")
SHOWN = (*COUNTS, *COLUMN.values(), "covered_rate")
MONTHS = 24


def with_ratios(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with both readings of the ratio, the coverage, and `is_withheld`.

    What has fewer than five subjects is withheld: its ratios are missing, never 0.
    """
    subjects = frame["subject_count"].astype("float64")
    divided = subjects.where(subjects >= figures.SUPPRESSED_BELOW)
    return frame.assign(
        commitment_ratio=frame["commitment_count"] / divided,
        with_kept_ratio=(frame["commitment_count"] + frame["fulfilled_count"]) / divided,
        covered_rate=frame["covered_count"] / divided,
        is_withheld=(subjects > 0) & (subjects < figures.SUPPRESSED_BELOW),
    )


def base_words(asked: Asked) -> str:
    """Return the name of what the ratio is taken of."""
    words = BASE_WORDS[asked.base]
    return _(words)


def months(asked: Asked, selection: Selection) -> None:
    """Show both readings of the ratio over 24 months."""
    if not commitment_asked.has_ratio(selection):
        return
    names = {PLAIN: _("Plain"), WITH_KEPT: _("With kept")}
    charts.show(
        "trends",
        _lines(asked, names, selection),
        Trends("reading", "commitment_ratio", tuple(names.values()), ("accent", "seq_4")),
        selection,
        key="commitment_months",
        title=_("Is the ratio growing?"),
        subtitle=_("At the end of each of 24 months; {base}").format(base=base_words(asked)),
        behind=lambda: _numbers(asked, selection),
    )


@kept
def _lines(asked: Asked, names: dict[str, str], selection: Selection) -> pd.DataFrame:
    """Return a line a reading."""
    frame = _months(asked, selection)
    parts = [
        frame.assign(reading=names[reading], commitment_ratio=frame[column])
        for reading, column in COLUMN.items()
    ]
    return pd.concat(parts)


@kept
def _numbers(asked: Asked, selection: Selection) -> Markup:
    """Return the table behind the lines."""
    columns, caption = ("period", *SHOWN), _("Is the ratio growing?")
    return table_markup.table(_months(asked, selection), columns, selection, caption=caption)


def _months(asked: Asked, selection: Selection) -> pd.DataFrame:
    found = mart.frame("commitments/by_month", selection, base_types=asked.base_types)
    return with_ratios(found).tail(MONTHS)

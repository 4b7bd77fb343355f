"""Every point of a score as a table: its record, and the way to it."""

import pandas as pd

from dashboard import chart_waterfall, formats, labels, markup, records, table_cells
from dashboard.frames import records_of
from dashboard.i18n import N_, _, ngettext
from dashboard.markup import Markup
from dashboard.record_kinds import BY_TYPE
from dashboard.selection import Selection

# An indicator with more records than this is one line that unfolds.
FOLDED_FROM = 4
HEADINGS = (
    (N_("Circumstances"), None),
    (N_("Date"), None),
    (N_("Counts"), "cc-number"),
    (N_("Before caps"), "cc-number"),
    (N_("Points"), "cc-number"),
    (N_("Note"), None),
    (N_("Record"), None),
)
Row = dict[str, object]


def table(points: pd.DataFrame, names: dict[str, str], uscc: str, selection: Selection) -> Markup:
    """Return the points by dimension and indicator, with sums and a link to each record.

    Args:
        points: Rows of enterprise/score_points.
        names: Names of related subjects by their code.
        uscc: The subject.
        selection: The filters that links keep.
    """
    body: list[Markup] = []
    for dimension, rows in points.groupby("dimension_id", sort=False):
        body.append(_heading(labels.word("score_dimension", str(dimension)), rows))
        for indicator, part in rows.groupby("indicator_id", sort=False):
            name = labels.word("score_indicator", str(indicator))
            body += _of_indicator(name, part, names, uscc, selection)
    return _framed([markup.el("thead", _headings()), markup.el("tbody", body)])


def equation(start: object, score: object, points: pd.DataFrame) -> str:
    """Return the sum in one line, such as 100 - 45 + 3 = 58."""
    deducted = points.loc[points["points"] < 0, "points"].sum()
    added = points.loc[points["points"] > 0, "points"].sum()
    parts = [formats.points(start)]
    parts += [f"{formats.MINUS} {formats.points(-deducted)}"] if deducted else []
    parts += [f"+ {formats.points(added)}"] if added else []
    return f"{' '.join(parts)} = {formats.points(score)}"


def way(row: Row, names: dict[str, str], uscc: str, selection: Selection) -> Markup:
    """Return the link to the record behind a point: its list, or the related subject's file."""
    related = row["related_uscc"]
    if not formats.is_missing(related) and related:
        return table_cells.subject_link(names.get(str(related)), related, selection)
    kind = BY_TYPE.get(str(row.get("record_type")))
    number = markup.el("small", row["record_id"], class_="cc-quiet")
    if kind is None:
        return markup.el("span", _("Register"), " ", number)
    address = records.list_address(kind.query, uscc, selection)
    return markup.el("span", markup.el("a", kind.words, href=address), " ", number)


def _of_indicator(
    name: str, rows: pd.DataFrame, names: dict[str, str], uscc: str, selection: Selection
) -> list[Markup]:
    found = records_of(rows)
    lines = [_line(name, row, names, uscc, selection) for row in found]
    if len(lines) <= FOLDED_FROM:
        return lines
    count = ngettext("{count} record", "{count} records", len(lines)).format(
        count=formats.number(len(lines))
    )
    total = formats.points(rows["points"].sum(), signed=True)
    summary = markup.el("summary", f"{name}: {count}, {total}")
    inner = _framed([markup.el("thead", _headings()), markup.el("tbody", lines)])
    return [markup.el("tr", markup.el("td", _details(summary, inner), colspan=len(HEADINGS) + 1))]


def _details(summary: Markup, inner: Markup) -> Markup:
    return markup.el("details", summary, inner, class_="cc-behind")


def _line(name: str, row: Row, names: dict[str, str], uscc: str, selection: Selection) -> Markup:
    cells = (
        (name, "cc-word"),
        (labels.word("score_severity", str(row["severity"])), "cc-word"),
        (formats.date(row["happened_on"]), "cc-short"),  # type: ignore[arg-type]
        (formats.percent(float(str(row["decay"])), 0), "cc-number"),
        (formats.points(row["raw_points"], signed=True), "cc-number"),
        (markup.el("b", formats.points(row["points"], signed=True)), "cc-number"),
        (_(", ").join(chart_waterfall.marks(row)), "cc-word"),
        (way(row, names, uscc, selection), "cc-long"),
    )
    return markup.el("tr", [markup.el("td", text, class_=kind) for text, kind in cells])


def _heading(name: str, rows: pd.DataFrame) -> Markup:
    total = formats.points(rows["points"].sum(), signed=True)
    return markup.el(
        "tr",
        markup.el("th", name, scope="rowgroup", colspan=5),
        markup.el("th", total, class_="cc-number"),
        markup.el("th", colspan=2),
    )


def _headings() -> Markup:
    first = markup.el("th", _("Indicator"), scope="col")
    rest = [markup.el("th", _(word), scope="col", class_=kind) for word, kind in HEADINGS]
    return markup.el("tr", first, rest)


def _framed(parts: list[Markup]) -> Markup:
    return markup.el(
        "div",
        markup.el("table", parts, class_="cc-table"),
        class_="cc-table-frame",
        tabindex="0",
        role="region",
        aria_label=_("Every point with its record"),
    )

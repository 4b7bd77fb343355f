"""What stands in a table's cell: names that open their file, tiers, folded texts, marks."""

from functools import cache

from dashboard import alert_cells, figures, formats, labels, links, markup, values
from dashboard.i18n import _
from dashboard.markup import Markup
from dashboard.selection import Selection
from queries import registry

# A longer text is folded: one row must not push the others off the screen.
FOLD_FROM = 60
TIER_COLUMNS = frozenset(
    {
        "risk_tier",
        "related_risk_tier",
        "grade_code",
        "against_grade_code",
        "moved_grade_code",
        "tier_before",
        "tier_after",
    }
)
# A name opens the file of the code beside it.
NAMES = {"subject_name": "uscc", "related_subject_name": "related_uscc"}
WITHDRAWN, SOURCE_FILE = "withdrawal", "source_file"
# The number of a joint case opens the case.
CASE_NO = "case_no"
# Names of the columns that are withheld in a row because so few could be recognised.
WITHHELD = "withheld"
_NOTHING = markup.el("span", formats.MISSING, class_="cc-quiet")


def tier(code: object) -> Markup:
    """Return a tier as its letter on its colour; what is not rated stays grey."""
    letter = str(code)
    if letter in ("A", "B", "C", "D"):
        title = labels.word("risk_tier", letter)
        return markup.el("b", letter, class_=f"cc-tier cc-tier-{letter.lower()}", title=title)
    return markup.el("span", labels.word("risk_tier", letter), class_="cc-quiet")


def subject_link(name: object, uscc: object, selection: Selection) -> Markup:
    """Return a subject's name, opening its file; a withheld identity says so."""
    if formats.is_missing(uscc) or not uscc:
        return markup.el("span", _("Identity withheld"), class_="cc-quiet")
    text = str(uscc) if formats.is_missing(name) or not name else str(name)
    address = links.to("enterprise", selection, uscc=str(uscc))
    return markup.el("a", folded(text, link=True), href=address, class_="cc-subject")


def flags(record: dict[str, object]) -> list[Markup]:
    """Return the lists a subject is on, as marks beside its name."""
    return [
        markup.el("span", labels.field(name), class_="cc-flag cc-flag-bad")
        for name in ("is_dishonest", "is_abnormal")
        if record.get(name) is True
    ]


def origin(record: dict[str, object]) -> Markup:
    """Return where a row comes from: file and line, and below them the record's number."""
    line = record.get("source_line")
    place = str(record[SOURCE_FILE])
    if not formats.is_missing(line) and line is not None:
        place = f"{place}:{values.cell('source_line', line)}"
    number = record.get("record_id")
    mark = markup.el("small", number, class_="cc-quiet") if number else None
    return markup.el("span", markup.isolated(place), mark, class_="cc-origin")


def folded(text: str, *, link: bool = False) -> Markup:
    """Return a text, its end folded away when it is long; inside a link it is only cut."""
    if len(text) <= FOLD_FROM:
        return markup.apart(text)
    start = text[:FOLD_FROM].rstrip() + "\u2026"
    if link:
        return markup.isolated(start, title=text[:500])
    summary = markup.el("summary", markup.isolated(start))
    return markup.el("details", summary, markup.isolated(text), class_="cc-fold")


def cell(column: str, value: object, record: dict[str, object], selection: Selection) -> Markup:
    """Return the content of one cell."""
    if not _is_plain(column) and (alert_cells.is_cell(column, record) or column in NAMES):
        return _of_row(column, value, record, selection)
    if column in _withheld(record):
        return markup.el("span", figures.FEW, class_="cc-quiet")
    if formats.is_missing(value) or value == "":
        return _NOTHING
    if _is_plain(column):
        return folded(values.cell(column, value))
    return _marked(column, value, record, selection)


def _of_row(column: str, value: object, record: dict[str, object], selection: Selection) -> Markup:
    """Return a cell that is made of more than its value, which may be missing."""
    if alert_cells.is_cell(column, record):
        return alert_cells.CELLS[column](record, selection)
    name = subject_link(value, record.get(NAMES[column]), selection)
    return markup.join([name, flags(record) if column == "subject_name" else None])


def _marked(column: str, value: object, record: dict[str, object], selection: Selection) -> Markup:
    """Return a value that opens something, or has a look of its own."""
    if column == CASE_NO and record.get("record_id"):
        address = links.to("joint_case", selection, case=str(record["record_id"]))
        return markup.el("a", markup.isolated(value), href=address)
    if column == SOURCE_FILE:
        return origin(record)
    if column in TIER_COLUMNS and _is_tier(column, record):
        return tier(value)
    if _is_boolean(column):
        return markup.el("span", values.cell(column, value), class_="" if value else "cc-quiet")
    return folded(values.cell(column, value))


@cache
def _is_plain(column: str) -> bool:
    """Return whether a column's cells are their values as text, whatever else the row says."""
    apart = {*alert_cells.CELLS, *NAMES, CASE_NO, SOURCE_FILE, *TIER_COLUMNS}
    return column not in apart and not _is_boolean(column)


@cache
def _is_boolean(column: str) -> bool:
    field = registry.fields().get(column)
    return field is not None and field.type == "boolean"


def _is_tier(column: str, record: dict[str, object]) -> bool:
    """Return whether a grade may have a tier's colour: those of other schemes may not."""
    return column != "grade_code" or record.get("scheme_code") == "SAMR_ABCD"


def _withheld(record: dict[str, object]) -> tuple[str, ...]:
    found = record.get(WITHHELD)
    return found if isinstance(found, tuple) else ()


def withdrawn(reason: object) -> Markup:
    """Return what stands in place of a subject whose record may no longer be shown."""
    words = values.cell(WITHDRAWN, reason)
    return markup.el("span", _("Withdrawn: {reason}").format(reason=words), class_="cc-quiet")

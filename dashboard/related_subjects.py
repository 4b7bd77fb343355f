"""Organisations a subject is linked to: the graph, and the table that opens their files."""

from collections.abc import Mapping

from dashboard import charts, formats, mart, records
from dashboard.chart_relations import Relations, nodes
from dashboard.i18n import _, ngettext
from dashboard.selection import Selection

MOST = 40
COLUMNS = (
    "link_kind",
    "related_subject_name",
    "related_risk_tier",
    "related_is_dishonest",
    "related_is_abnormal",
    "related_subject_status",
    "share_rate",
)


def show(subject: Mapping[str, object], selection: Selection) -> None:
    """Show who the subject is linked to today, coloured by tier; nothing without a link."""
    uscc = str(subject["uscc"])
    found = mart.frame("enterprise/neighbours", selection, uscc=uscc)
    if found.empty:
        return
    count, drawn = found["related_uscc"].nunique(), len(nodes(found, MOST))
    said = ngettext("{count} organisation", "{count} organisations", count).format(
        count=formats.number(count)
    )
    parts = [said, _("letter and colour: tier"), _("dark ring: on a list today")]
    if count > drawn:
        parts.append(_("{count} more in the list").format(count=formats.number(count - drawn)))
    charts.show(
        "relations",
        found,
        Relations(str(subject["subject_name"]), str(subject["risk_tier"]), MOST),
        selection,
        key="related_subjects",
        title=_("Who is it linked to?"),
        subtitle=_("; ").join(parts),
        columns=COLUMNS,
        onward=(
            _("All {count} records").format(count=formats.number(len(found))),
            records.list_address("neighbours", uscc, selection),
        ),
    )


def names(uscc: str, selection: Selection) -> dict[str, str]:
    """Return the names of the organisations a subject is linked to, by their codes."""
    found = mart.frame("enterprise/neighbours", selection, uscc=uscc)
    known = found.dropna(subset=["related_subject_name"])
    return dict(zip(known["related_uscc"], known["related_subject_name"], strict=True))

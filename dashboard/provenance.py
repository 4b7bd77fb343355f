"""The foot of a page: which queries and sources its figures come from, and of which build."""

import streamlit as st

from dashboard import formats, links, markup, mart
from dashboard.i18n import _
from dashboard.selection import Selection
from queries import runner


def footer(selection: Selection, *queries: str) -> None:
    """Show where the figures of a page come from; belongs at its end.

    Args:
        selection: The filters of the page.
        *queries: Names of the read queries that the page shows.
    """
    build = mart.current()
    facts = [
        (_("Data as of"), formats.date(selection.as_of)),
        (_("Build"), selection.build_id),
        (_("Built at"), formats.moment(build.built_at)),
        (_("Source"), build.source_name),
    ]
    if build.is_synthetic:
        facts.append((_("Note"), _("Synthetic demonstration data")))
    st.html(
        markup.el(
            "footer",
            markup.el("p", [_fact(name, value) for name, value in facts]),
            _caution(selection),
            markup.el(
                "details",
                markup.el("summary", _("Queries and tables behind this page")),
                markup.el("p", [_fact(_("Queries"), ", ".join(queries))]),
                markup.el("p", [_fact(_("Tables"), ", ".join(tables(queries)))]),
                markup.el("p", [_fact(_("Engine"), build.engine)]),
            ),
            class_="cc-provenance",
        )
    )


def _caution(selection: Selection) -> markup.Markup:
    said = _(
        "Credit risk tiers are an internal aid for allocating supervision, not an official rating."
    )
    way = markup.el("a", _("Data status"), href=links.to("data_status", selection))
    return markup.el("p", said, way)


def _fact(name: str, value: object) -> markup.Markup:
    return markup.el("span", markup.el("b", name), " ", markup.isolated(value))


def tables(queries: tuple[str, ...]) -> list[str]:
    """Return the tables of the mart that queries read, each once, by name."""
    found = {table for name in queries for table in runner.load(name).sources}
    # A header may say more about its sources in words.
    return sorted(table for table in found if "_" in table)


def note(selection: Selection) -> str:
    """Return the line that a saved picture carries: as-of, build, and whether it is synthetic."""
    parts = [
        _("Data as of {day}").format(day=formats.date(selection.as_of)),
        selection.build_id,
    ]
    if mart.current().is_synthetic:
        parts.append(_("Synthetic demonstration data"))
    return " \u00b7 ".join(parts)

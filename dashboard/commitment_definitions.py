"""How the figures of the page of the commitments are worked out, and on what basis."""

import streamlit as st

from dashboard import commitment_asked, labels, markup, table_markup, values
from dashboard.i18n import N_, _
from queries import registry

# Name, how it is worked out.
_FIGURES = (
    (
        N_("Commitments per subject"),
        N_(
            "Commitments signed up to the end of the period \u00f7 subjects in operation then, "
            "both of the kinds chosen; government service promises left out"
        ),
    ),
    (
        N_("Commitments and kept ones"),
        N_(
            "(The same commitments + those of them found fulfilled by then) \u00f7 the same "
            "subjects: the other reading of the target's sentence"
        ),
    ),
    (
        N_("Subjects with one in force"),
        N_(
            "Subjects in operation with at least one commitment in force on that day \u00f7 all "
            "subjects in operation; each subject counts once"
        ),
    ),
    (
        N_("Checked of those to check"),
        N_(
            "Of the commitments signed in the period that have a check deadline or were checked: "
            "those checked by the day of the data"
        ),
    ),
    (N_("Kept of the checked"), N_("Of the checked ones: those found fulfilled in full")),
    (
        N_("Checks overdue"),
        N_("Not checked on the day of the data although the deadline is over"),
    ),
    (
        N_("Trusted again after a breach"),
        N_(
            "Breaches after which a promise of the same subject was still accepted in place of an "
            "approval, a certificate or papers"
        ),
    ),
    (
        N_("Needed beyond the pace"),
        N_(
            "Target \u00d7 subjects by then \u2212 commitments by then, both carried on at the "
            "pace of the last three complete months; rounded up, never below 0"
        ),
    ),
)


def show() -> None:
    """Show the definitions, folded."""
    entry = registry.metrics()[commitment_asked.METRIC]
    rows = [(_(name), _(text)) for name, text in _FIGURES]
    title = _("How the figures are worked out")
    sources = _("; ").join(labels.word("table", table) for table in entry.sources)
    basis = [values.words(entry.legal_basis)]
    if entry.target is not None:
        basis.append(values.words(entry.target.source))
    said = _("Sources: {sources}. Basis: {basis}.").format(
        sources=sources, basis=_("; ").join(basis)
    )
    st.html(
        markup.el(
            "details",
            markup.el("summary", title),
            table_markup.grid([_("Figure"), _("How")], rows, caption=title),
            markup.el("p", said, class_="cc-quiet"),
            class_="cc-behind",
        )
    )

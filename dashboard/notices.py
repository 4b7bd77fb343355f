"""Sentences about values of the address that could not be used (R15)."""

from collections.abc import Sequence

from dashboard import filters, freshness
from dashboard.i18n import N_, _, ngettext
from dashboard.selection import Dropped

SHOWN = 3
_REASONS = {
    "unknown": N_("{filter} has no value \u201c{value}\u201d."),
    "repeated": N_("{filter} was given more than once; \u201c{value}\u201d was left out."),
    "outside": N_("{filter}: the data has no month {value}."),
    "order": N_("{filter}: {value} lies before the beginning."),
    "shortened": N_("The address was too long; {value} of its values were left out."),
}
_TITLES = {
    "period_start": N_("From month"),
    "period_end": N_("To month"),
    "lang": N_("Language"),
    "theme": N_("Theme"),
}


def show(dropped: Sequence[Dropped]) -> None:
    """Say in one line which values of the address were left out; nothing when none was."""
    if not dropped:
        return
    # That the address was cut comes first: it explains the others.
    ordered = sorted(dropped, key=lambda item: item.reason != "shortened")
    sentences = [_sentence(item) for item in ordered[:SHOWN]]
    more = len(dropped) - SHOWN
    if more > 0:
        sentences.append(
            ngettext(
                "{count} more value was left out.", "{count} more values were left out.", more
            ).format(count=more)
        )
    freshness.banner("info", " ".join(sentences), "notice")


def _sentence(item: Dropped) -> str:
    titles = filters.TITLES | _TITLES
    title = _(titles[item.name]) if item.name in titles else item.name
    return _(_REASONS[item.reason]).format(filter=title, value=item.value)

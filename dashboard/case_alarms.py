"""What has to be done today: overdue feedback, and the two counts that must be zero."""

from dashboard import case_asked, case_words, formats, markup, mart, plain_card
from dashboard.case_asked import Asked
from dashboard.i18n import _
from dashboard.markup import Markup
from dashboard.selection import Selection


def tiles(asked: Asked, selection: Selection) -> list[Markup]:
    """Return the cards; each opens its worklist, and none follows the period."""
    return [_overdue(asked, selection), *_alarms(asked, selection)]


def _overdue(asked: Asked, selection: Selection) -> Markup:
    frame = case_asked.frame("owed_by_department", selection, asked)
    owed, overdue = (int(frame[f"feedback_{name}_count"].sum()) for name in ("owed", "overdue"))
    text = _("of {count} owed today, whatever the period").format(count=formats.number(owed))
    return plain_card.card(
        _("Overdue feedback"),
        formats.number(overdue),
        unit=case_words.unit("case_count"),
        opens=case_asked.opening(selection, list=case_asked.OVERDUE) if overdue else None,
        facts=[
            markup.el("a", text, href=case_asked.opening(selection, list=case_asked.OWED))
            if owed
            else text
        ],
        hint=case_words.hint("feedback_overdue_count"),
        tone="bad" if overdue else "good",
    )


def _alarms(asked: Asked, selection: Selection) -> list[Markup]:
    """Return the two counts that must be zero; they are of today, whatever the period."""
    lift = case_asked.lift_counts(selection, asked)
    ended = lift.get(case_asked.EXPIRED, 0)
    more = None
    if ended:
        text = _("{count} more rest on a listing that has ended").format(
            count=formats.number(ended)
        )
        more = markup.el("a", text, href=case_asked.opening(selection, list=case_asked.ENDED))
    baseless = mart.count("joint_cases/without_basis", selection, **asked.params())
    return [
        _alarm(
            _("In force after repair"),
            sum(lift.values()) - ended,
            case_asked.opening(selection, list=case_asked.LIFT),
            more,
            case_words.LIFT_HINT,
        ),
        _alarm(
            _("Measure without basis"),
            baseless,
            case_asked.opening(selection, list=case_asked.BASELESS),
            None,
            case_words.BASIS_HINT,
        ),
    ]


def _alarm(name: str, count: int, opens: str, more: Markup | None, hint: str) -> Markup:
    said = _("must be zero, and is not") if count else _("must be zero, and is")
    return plain_card.card(
        name,
        formats.number(count),
        opens=opens if count else None,
        facts=[said, more],
        hint=_(hint),
        tone="bad" if count else "good",
    )

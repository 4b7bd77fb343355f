"""Words of the joint cases: steps, lists, hours, and how each figure is counted."""

from dashboard import formats, labels, values
from dashboard.chart_funnel import Step
from dashboard.i18n import N_, _
from queries import registry

STEPS = {
    "initiated": N_("Initiated"),
    "pushed": N_("Pushed"),
    "received": N_("Responded"),
    "checked": N_("Checked"),
    "executed": N_("Executed"),
    "feedback": N_("Fed back"),
}
# Feedback is owed for every case pushed, also for one that turns out not to apply.
BASES = {"feedback": "pushed"}
LISTS = {
    "cases": N_("All cases of the period"),
    "overdue": N_("Overdue feedback"),
    "owed": N_("Feedback owed"),
    "lift": N_("In force after repair"),
    "ended": N_("In force after the listing ended"),
    "baseless": N_("Measure without basis"),
}
STATES = {
    "withdrawn": N_("Withdrawn since"),
    "order_gap": N_("Impossible times"),
    "in_force": N_("Measure in force"),
    "not_applicable": N_("Found not applicable"),
}
LIFT_HINT = N_(
    "Sanctions that a department still reports as in force although the listing they rest on was "
    "repaired, removed, revoked or found wrong. Today, whatever the period."
)
BASIS_HINT = N_(
    "Cases whose measure is not in the list of measures, has no document, is of the other kind, or "
    "was not in effect when the case began. Whatever the period."
)
ROLES = {"executing": N_("Executing department"), "initiating": N_("Initiating department")}


def steps() -> tuple[Step, ...]:
    """Return the steps of the funnel in the viewer's language."""
    return tuple(Step(code, _(name), BASES.get(code)) for code, name in STEPS.items())


def unit(column: str) -> str:
    """Return the unit word of a column."""
    name = registry.fields()[column].unit
    symbol = registry.units()[name].symbol if name else None
    return values.words(symbol) if symbol else ""


def hours(value: object) -> str:
    """Return a number of hours with its unit; a dash when there is none."""
    text = values.cell("feedback_hours", value)
    return text if text == formats.MISSING else f"{text} {unit('feedback_hours')}"


def hint(column: str) -> str:
    """Return how a column is counted."""
    return values.words(registry.fields()[column].definition)


def basis(code: str) -> str:
    """Return the name of the list or the honour that a case rests on."""
    if code == "none":
        return _("Neither list nor honour")
    words = labels.word("list_code", code)
    return words if words != code else labels.word("honour_type", code)


def narrowed(name: str, value: str) -> str:
    """Return in words what narrows the list of cases, such as a step or a measure."""
    if name == "step":
        return _(STEPS[value])
    if name == "state":
        return _(STATES[value])
    if name == "domain":
        return labels.word("domain", value) if value != "none" else _("Without a domain")
    return basis(value) if name == "basis" else labels.word("measure", value)

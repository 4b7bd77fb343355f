"""Funnel: how many reach each step, which share of the step before, and how long it takes."""

from dataclasses import dataclass

import pandas as pd

from dashboard import chart_texts, formats, theme, values
from dashboard.chart_layout import Caption, Figure, axis, label_room, layout
from dashboard.chart_registry import builder
from dashboard.frames import records_of
from dashboard.i18n import _
from queries import registry

ROW, BAR = 50, 0.48
Number = float | None


@dataclass(frozen=True)
class Step:
    """A step: its code, its name, and the step its share is taken of (None: the one before).

    `base` is for steps that do not need the one before, such as a feedback that a case which
    turned out not to apply owes as well.
    """

    code: str
    name: str
    base: str | None = None


@dataclass(frozen=True)
class Funnel:
    """Options: the steps in their order, and the columns of the frame.

    Attributes:
        steps: In the order shown; a step without a row has nothing in it.
        dimension: Column of the steps' codes.
        count: Column of how many reach the step.
        duration: Column of the median time from the step before, in a unit of fields.yml.
        slow: Column of the 90th percentile of that time, for the table and the hover box.
        chosen: The step that is open.
    """

    steps: tuple[Step, ...]
    dimension: str
    count: str
    duration: str | None = None
    slow: str | None = None
    chosen: str | None = None


@dataclass(frozen=True)
class Reached:
    """What is known of one step; shares are 0-1, None where nothing could have come so far."""

    step: Step
    base_name: str
    count: int
    of_first: Number
    of_base: Number
    duration: Number
    slow: Number


@builder("funnel")
def funnel(frame: pd.DataFrame, caption: Caption, options: Funnel) -> Figure:
    """Return a bar a step, all from zero, on a track as long as the first; times in between."""
    found = reached(frame, options)
    names = [one.step.name for one in found]
    texts = [_said(one, is_first=place == 0) for place, one in enumerate(found)]
    places = [-place for place in range(len(found))]
    largest = max((one.count for one in found), default=0) or 1
    left = label_room(names)
    base = layout(
        caption,
        height=ROW * max(1, len(found)),
        left=left,
        barmode="overlay",
        xaxis=axis(range=[0, largest], showticklabels=False),
        yaxis=axis(range=[0.5 - len(found), 0.5], tickvals=places, ticktext=names),
    )
    # Counts and shares stand in the margin on the right, one below the other.
    base["margin"] = base["margin"] | {"r": label_room(texts) + 4}
    halfway = [place + 0.5 for place in places[1:]]
    beside = [f"<b>{said}</b>" for said in texts]
    between = [_between(one, options) for one in found[1:]]
    return {
        "data": [
            *_bars(found, places, largest, options),
            chart_texts.beside(beside, x=largest, places=places, size=12, ink="text"),
            chart_texts.beside(between, x=0, places=halfway, size=11, ink="secondary"),
        ],
        "layout": base,
    }


def reached(frame: pd.DataFrame, options: Funnel) -> list[Reached]:
    """Return what is known of every step, in the order of the options.

    Args:
        frame: One row a step, with the columns that the options name.
        options: Steps and columns.
    """
    rows = {str(row[options.dimension]): row for row in records_of(frame)}
    counts = {step.code: _count(rows.get(step.code), options.count) for step in options.steps}
    names = {step.code: step.name for step in options.steps}
    found = []
    for place, step in enumerate(options.steps):
        base = step.base or options.steps[max(0, place - 1)].code
        found.append(
            Reached(
                step=step,
                base_name=names[base],
                count=counts[step.code],
                of_first=_share(counts[step.code], counts[options.steps[0].code]),
                of_base=_share(counts[step.code], counts[base]),
                duration=_number(rows.get(step.code), options.duration) if place else None,
                slow=_number(rows.get(step.code), options.slow) if place else None,
            )
        )
    return found


def lasted(column: str | None, value: Number) -> str:
    """Return a time with its unit as fields.yml has it; a dash when there is none."""
    if column is None or value is None:
        return formats.MISSING
    unit = registry.fields()[column].unit
    symbol = registry.units()[unit].symbol if unit else None
    number = values.cell(column, value)
    return f"{number} {values.words(symbol)}" if symbol else number


def _said(one: Reached, *, is_first: bool) -> str:
    count = formats.number(one.count)
    return count if is_first else f"{count} \u00b7 {formats.percent(one.of_first)}"


def _between(one: Reached, options: Funnel) -> str:
    """Return the words between a step and the one before: the share, and the median time."""
    said = _("\u2193 {share} of {step}").format(
        share=formats.percent(one.of_base), step=one.base_name
    )
    if one.duration is not None:
        median = _("median {time}").format(time=lasted(options.duration, one.duration))
        said = f"{said} \u00b7 {median}"
    return said


def _bars(found: list[Reached], places: list[int], largest: int, options: Funnel) -> list[Figure]:
    """Return the tracks, whose whole length can be clicked, and the bars on them."""
    plain, chosen = theme.colour("seq_4"), theme.colour("accent")
    shared: Figure = {
        "type": "bar",
        "orientation": "h",
        "y": places,
        "width": BAR,
        "customdata": [one.step.code for one in found],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "hovertext": [_hover(one, options) for one in found],
    }
    tracks = {"x": [largest] * len(found), "marker": {"color": theme.colour("seq_1")}}
    inks = [chosen if one.step.code == options.chosen else plain for one in found]
    bars = {"x": [one.count for one in found], "marker": {"color": inks}}
    return [shared | tracks, shared | bars]


def _hover(one: Reached, options: Funnel) -> str:
    lines = [f"{one.step.name}: {formats.number(one.count)}"]
    if one.of_first is not None:
        lines.append(_("{share} of all").format(share=formats.percent(one.of_first)))
    if one.duration is not None:
        lines.append(_("median {time}").format(time=lasted(options.duration, one.duration)))
    if one.slow is not None:
        lines.append(_("nine of ten within {time}").format(time=lasted(options.slow, one.slow)))
    return "<br>".join(lines)


def _count(row: dict[str, object] | None, column: str) -> int:
    value = None if row is None else row[column]
    return 0 if formats.is_missing(value) else int(str(value))


def _number(row: dict[str, object] | None, column: str | None) -> Number:
    value = None if row is None or column is None else row[column]
    return None if formats.is_missing(value) else float(str(value))


def _share(count: int, whole: int) -> Number:
    return count / whole if whole else None

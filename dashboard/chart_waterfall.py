"""A score taken apart: from what every subject starts with, through every record, to the score."""

from dataclasses import dataclass

import pandas as pd

from dashboard import formats, labels, theme
from dashboard.chart_layout import Caption, Figure, axis, label_room, layout, wrapped
from dashboard.chart_registry import builder
from dashboard.frames import records_of
from dashboard.i18n import _, ngettext

# More steps than this are drawn as one an indicator; the table behind has every record.
MOST_STEPS = 14
ROW, LABEL_WIDTH, SCALE = 30, 20, 24
# A row whose name takes two lines.
WRAPPED_ROW = 36


@dataclass(frozen=True)
class Waterfall:
    """Options: where the score starts and ends, in points, and the tier it ends in."""

    start: float
    score: float
    tier: str


@dataclass(frozen=True)
class Step:
    """One bar: its label, what it adds (negative where deducted), its text and its hover text."""

    label: str
    points: float
    text: str
    hover: str


@builder("waterfall")
def waterfall(frame: pd.DataFrame, caption: Caption, options: Waterfall) -> Figure:
    """Return horizontal bars from the start to the score, one below the other.

    Args:
        frame: One row per indicator_id and record_id, in the order of the scorecard: severity,
            happened_on, decay, points, is_capped, has_pending_objection.
        caption: Title, subtitle and source line.
        options: Start, score and tier.
    """
    found = steps(frame)
    names = [_("Starting points"), *(step.label for step in found), _("Score")]
    lines = [wrapped(name, LABEL_WIDTH) for name in names]
    left = label_room([line for name in lines for line in name])
    row = ROW if max(map(len, lines)) == 1 else WRAPPED_ROW
    places = list(range(len(names)))[::-1]
    return {
        "data": [_ends(options, places), _between(found, options, places)],
        "layout": layout(
            caption,
            height=row * len(names) + SCALE,
            left=left,
            below=SCALE,
            barmode="overlay",
            xaxis=axis(
                range=[0, options.start * 1.16],
                tickvals=[options.start * part / 4 for part in range(5)],
                showgrid=True,
                gridcolor=theme.colour("border"),
            ),
            yaxis=axis(
                range=[-0.6, len(names) - 0.4],
                tickvals=places,
                ticktext=["<br>".join(name) for name in lines],
            ),
        ),
    }


def steps(frame: pd.DataFrame) -> list[Step]:
    """Return one step a record, or one an indicator where there are too many to be read."""
    if len(frame) <= MOST_STEPS:
        return [_of_record(row) for row in records_of(frame)]
    groups = frame.groupby("indicator_id", sort=False)
    return [_of_indicator(str(name), rows) for name, rows in groups]


def marks(row: dict[str, object]) -> list[str]:
    """Return what has to be said of a record beside its points."""
    capped = _("capped") if row["is_capped"] else None
    pending = _("objection pending") if row["has_pending_objection"] else None
    return [word for word in (capped, pending) if word]


def _of_record(row: dict[str, object]) -> Step:
    name = labels.word("score_indicator", str(row["indicator_id"]))
    severity = labels.word("score_severity", str(row["severity"]))
    points = formats.points(row["points"], signed=True)  # type: ignore[arg-type]
    day = formats.date(row["happened_on"])  # type: ignore[arg-type]
    decay = _("counts {share}").format(share=formats.percent(float(str(row["decay"])), 0))
    said = marks(row)
    hover = _(" \u00b7 ").join([f"{name}: {points}", severity, day, decay, *said])
    return Step(name, float(str(row["points"])), " ".join([points, *said]), hover)


def _of_indicator(indicator_id: str, rows: pd.DataFrame) -> Step:
    name = labels.word("score_indicator", indicator_id)
    total = float(rows["points"].sum())
    points = formats.points(total, signed=True)
    count = ngettext("{count} record", "{count} records", len(rows)).format(
        count=formats.number(len(rows))
    )
    capped = [_("capped")] if rows["is_capped"].any() else []
    pending = [_("objection pending")] if rows["has_pending_objection"].any() else []
    said = [*capped, *pending]
    text = " ".join([points, f"({count})", *said])
    return Step(name, total, text, _(" \u00b7 ").join([f"{name}: {points}", count, *said]))


def _ends(options: Waterfall, places: list[int]) -> Figure:
    start, score = formats.points(options.start), formats.points(options.score)
    ink = theme.tier_colours().get(options.tier, theme.colour("neutral"))
    tier = labels.word("risk_tier", options.tier)
    return _bars(
        y=[places[0], places[-1]],
        x=[options.start, options.score],
        base=[0, 0],
        colours=[theme.colour("neutral"), ink],
        text=[start, f"<b>{score}  {options.tier}</b>"],
        hover=[
            _("Every subject starts with {points}").format(points=start),
            _("Score {points}, tier {tier}").format(points=score, tier=tier),
        ],
    )


def _between(found: list[Step], options: Waterfall, places: list[int]) -> Figure:
    level, bases = options.start, []
    for step in found:
        bases.append(min(level, level + step.points))
        level += step.points
    return _bars(
        y=places[1:-1],
        x=[abs(step.points) for step in found],
        base=bases,
        colours=[theme.colour("bad" if step.points < 0 else "good") for step in found],
        text=[step.text for step in found],
        hover=[step.hover for step in found],
    )


def _bars(
    *,
    y: list[int],
    x: list[float],
    base: list[float],
    colours: list[str],
    text: list[str],
    hover: list[str],
) -> Figure:
    return {
        "type": "bar",
        "orientation": "h",
        "y": y,
        "x": x,
        "base": base,
        "width": 0.64,
        "text": text,
        "textposition": "outside",
        "textangle": 0,
        "cliponaxis": False,
        "constraintext": "none",
        "textfont": {"size": 12, "color": theme.colour("text")},
        "marker": {"color": colours, "line": {"width": 0}},
        "hovertemplate": "%{hovertext}<extra></extra>",
        "hovertext": hover,
    }

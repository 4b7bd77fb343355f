"""Ranking bars: who has most, sorted, each bar with its value."""

from dataclasses import dataclass

import pandas as pd

from dashboard import theme, values
from dashboard.chart_layout import Caption, Figure, axis, label_room, layout
from dashboard.chart_registry import builder

BAR = 26
MAX_BARS = 15


@dataclass(frozen=True)
class Ranking:
    """Options: the column of names, the column of values, the codes chosen in the filter."""

    dimension: str
    value: str
    chosen: tuple[str, ...] = ()


@builder("ranking")
def ranking(frame: pd.DataFrame, caption: Caption, options: Ranking) -> Figure:
    """Return horizontal bars from zero, the largest on top; chosen ones in the accent colour."""
    shown = _shown(frame, options)
    codes = [str(code) for code in shown[options.dimension]]
    names = [values.cell(options.dimension, code) for code in codes]
    lengths = [float(value) for value in shown[options.value]]
    largest = max(lengths, default=0) or 1
    base = layout(
        caption,
        height=max(120, 16 + BAR * len(codes)),
        left=label_room(names),
        bargap=0.35,
        xaxis=axis(range=[0, largest], showticklabels=False),
        yaxis=axis(type="category", tickmode="array", tickvals=codes, ticktext=names),
    )
    # The value of the longest bar stands in the margin on the right, at every width.
    room = label_room([values.cell(options.value, largest)])
    base["margin"] = base["margin"] | {"r": room}
    return {"data": [_bars(lengths, codes, names, options)], "layout": base}


def _shown(frame: pd.DataFrame, options: Ranking) -> pd.DataFrame:
    """Return the rows that have a bar, from the bottom up."""
    known = frame.dropna(subset=[options.value])
    ranked = known.sort_values([options.value, options.dimension], ascending=[False, True])
    return ranked.head(MAX_BARS).iloc[::-1]


def _bars(lengths: list[float], codes: list[str], names: list[str], options: Ranking) -> Figure:
    texts = [values.cell(options.value, length) for length in lengths]
    plain, chosen = theme.colour("seq_4"), theme.colour("accent")
    return {
        "type": "bar",
        "orientation": "h",
        "x": lengths,
        # Two departments may share a short name; the code keeps their bars apart.
        "y": codes,
        "customdata": codes,
        "text": texts,
        "textposition": "outside",
        "cliponaxis": False,
        "textfont": {"color": theme.colour("text")},
        "marker": {"color": [chosen if code in options.chosen else plain for code in codes]},
        "hovertemplate": "%{hovertext}<extra></extra>",
        "hovertext": [f"{name}: {text}" for name, text in zip(names, texts, strict=True)],
    }

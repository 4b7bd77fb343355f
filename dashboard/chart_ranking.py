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
    shown = frame.dropna(subset=[options.value])
    shown = shown.sort_values([options.value, options.dimension], ascending=[False, True])
    shown = shown.head(MAX_BARS).iloc[::-1]
    codes = [str(code) for code in shown[options.dimension]]
    names = [values.cell(options.dimension, code) for code in codes]
    texts = [values.cell(options.value, value) for value in shown[options.value]]
    plain, chosen = theme.colour("seq_4"), theme.colour("accent")
    trace: Figure = {
        "type": "bar",
        "orientation": "h",
        "x": [float(value) for value in shown[options.value]],
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
    largest = max((float(value) for value in shown[options.value]), default=0) or 1
    return {
        "data": [trace],
        "layout": layout(
            caption,
            height=max(120, 16 + BAR * len(codes)),
            left=label_room(names),
            bargap=0.35,
            # Room on the right for the value of the longest bar.
            xaxis=axis(range=[0, largest * 1.18], showticklabels=False),
            yaxis=axis(type="category", tickmode="array", tickvals=codes, ticktext=names),
        ),
    }

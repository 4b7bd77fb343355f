"""Crossing of two dimensions as shaded cells that open; withheld cells are not empty ones."""

from dataclasses import dataclass

import pandas as pd

from dashboard import formats, theme, values
from dashboard.chart_heat import ROW, STEPS, stepped
from dashboard.chart_layout import Caption, Figure, axis, cut, label_room, layout
from dashboard.chart_registry import builder

# Half-width signs of the longest row name; the hover box has the whole.
NAME = 30
# Pixels up to which the name of a column stands upright; the room for names upright and slanted.
SHORT, UPRIGHT, SLANTED = 72, 24, 104


@dataclass(frozen=True)
class Crossing:
    """Options: rows, columns, the number in the cell, and what was chosen.

    Attributes:
        row: Column of the row codes.
        column: Column of the column codes.
        value: Column of the numbers; missing where withheld.
        hover: Column of the words of the hover box.
        text: Column of the words in the cell.
        withheld: Column that is true where the number is withheld.
        chosen: Codes chosen in a filter, their names in bold.
    """

    row: str
    column: str
    value: str
    hover: str
    text: str
    withheld: str
    chosen: tuple[str, ...] = ()


@builder("crossing")
def crossing(frame: pd.DataFrame, caption: Caption, options: Crossing) -> Figure:
    """Return the cells, in the order in which rows and columns come in the frame."""
    rows = list(dict.fromkeys(frame[options.row]))[::-1]
    columns = list(dict.fromkeys(frame[options.column]))
    short = label_room([values.cell(options.column, code) for code in columns]) < SHORT
    return {
        "data": [_shades(frame, rows, columns, options), _targets(frame, options)],
        "layout": layout(
            caption,
            height=max(120, (UPRIGHT if short else SLANTED) + ROW * len(rows)),
            left=label_room([cut(values.cell(options.row, code), NAME) for code in rows]),
            below=UPRIGHT if short else SLANTED,
            hoverdistance=60,
            xaxis=axis(
                type="category",
                categoryorder="array",
                categoryarray=columns,
                tickvals=columns,
                ticktext=[_name(options, options.column, code) for code in columns],
                tickangle=0 if short else -40,
                range=[-0.5, len(columns) - 0.5],
            ),
            yaxis=axis(
                type="category",
                categoryorder="array",
                categoryarray=rows,
                tickvals=rows,
                ticktext=[_name(options, options.row, code) for code in rows],
                range=[-0.5, len(rows) - 0.5],
            ),
        ),
    }


def _name(options: Crossing, dimension: str, code: str) -> str:
    name = cut(values.cell(dimension, code), NAME)
    return f"<b>{name}</b>" if code in options.chosen else name


def _shades(frame: pd.DataFrame, rows: list[str], columns: list[str], options: Crossing) -> Figure:
    steps = dict(
        zip(
            zip(frame[options.row], frame[options.column], strict=True),
            _steps(frame, options),
            strict=True,
        )
    )
    words = dict(zip(steps, frame[options.text], strict=True))
    return {
        "type": "heatmap",
        "x": columns,
        "y": rows,
        "z": [[steps.get((row, column)) for column in columns] for row in rows],
        "text": [[words.get((row, column), "") for column in columns] for row in rows],
        "texttemplate": "%{text}",
        "zmin": -1,
        "zmax": STEPS - 1,
        "colorscale": stepped([theme.colour("hatch"), *theme.sequential()]),
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
        "hoverinfo": "skip",
    }


def _targets(frame: pd.DataFrame, options: Crossing) -> Figure:
    """Return invisible marks on the cells: Plotly lets no cell of a heat map be chosen.

    One is drawn; Plotly finds the others by where they stand.
    """
    unseen = {"marker": {"opacity": 0}}
    return {
        "type": "scatter",
        "mode": "markers",
        "x": list(frame[options.column]),
        "y": list(frame[options.row]),
        "customdata": [
            list(pair) for pair in zip(frame[options.row], frame[options.column], strict=True)
        ],
        "marker": {"size": 24, "symbol": "square", "opacity": 0, "maxdisplayed": 1},
        "selected": unseen,
        "unselected": unseen,
        "hovertemplate": "%{hovertext}<extra></extra>",
        "hovertext": list(frame[options.hover]),
    }


def _steps(frame: pd.DataFrame, options: Crossing) -> list[int | None]:
    """Return the shade of each cell by rank, -1 where withheld, None where there is nothing."""
    known = sorted(float(v) for v in frame[options.value] if not formats.is_missing(v))
    found: list[int | None] = []
    for value, is_withheld in zip(frame[options.value], frame[options.withheld], strict=True):
        if is_withheld:
            found.append(-1)
        elif formats.is_missing(value):
            found.append(None)
        else:
            below = sum(1 for other in known if other < float(value))
            found.append(min(STEPS - 1, STEPS * below // len(known)))
    return found

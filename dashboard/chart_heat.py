"""Heat table: two dimensions, the cell shaded in five steps and its number written in it."""

from dataclasses import dataclass

import pandas as pd

from dashboard import formats, theme, values
from dashboard.chart_layout import Caption, Figure, axis, label_room, layout
from dashboard.chart_registry import builder
from dashboard.frames import crossed

ROW, COLUMN_NAMES = 26, 72
STEPS = 5

# How deep a column's name reaches for its length, at its angle of 40 degrees.
SLOPE = 0.65


@dataclass(frozen=True)
class Heat:
    """Options: rows, columns and the number in the cell."""

    row: str
    column: str
    value: str


@builder("heat")
def heat(frame: pd.DataFrame, caption: Caption, options: Heat) -> Figure:
    """Return a table of shaded cells, rows and columns with the largest sums first."""
    grid = _grid(frame, options)
    rows, columns = [str(code) for code in grid.index], [str(code) for code in grid.columns]
    row_names = [values.cell(options.row, code) for code in rows]
    column_names = [values.cell(options.column, code) for code in columns]
    cells = [[None if formats.is_missing(v) else float(v) for v in line] for line in grid.values]
    words = [
        [
            f"{row} \u00b7 {column}: {values.cell(options.value, v)}"
            for column, v in zip(column_names, line, strict=True)
        ]
        for row, line in zip(row_names, cells, strict=True)
    ]
    below = max(COLUMN_NAMES, round(SLOPE * label_room(column_names)) + 12)
    trace = _cells(cells) | {"x": columns, "y": rows, "hovertext": words}
    return {
        "data": [trace, _numbers(cells, rows, columns, options)],
        "layout": layout(
            caption,
            height=max(200, below + ROW * len(rows)),
            left=label_room(row_names),
            below=below,
            xaxis=axis(type="category", tickvals=columns, ticktext=column_names, tickangle=-40),
            yaxis=axis(type="category", tickvals=rows, ticktext=row_names),
        ),
    }


def _grid(frame: pd.DataFrame, options: Heat) -> pd.DataFrame:
    found = crossed(frame, options.row, options.column, options.value)
    return found.loc[
        found.sum(axis=1).sort_values().index, found.sum().sort_values(ascending=False).index
    ]


def _cells(cells: list[list[float | None]]) -> Figure:
    return {
        "type": "heatmap",
        # Shaded by rank: one very large cell would otherwise leave all others pale.
        "z": _steps(cells),
        "zmin": 0,
        "zmax": STEPS - 1,
        "xgap": 2,
        "ygap": 2,
        "showscale": False,
        "colorscale": stepped(theme.sequential()),
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _numbers(
    cells: list[list[float | None]], rows: list[str], columns: list[str], options: Heat
) -> Figure:
    """Return the numbers on the cells, each in the ink that can be read on its shade."""
    inks = [theme.readable_on(shade) for shade in theme.sequential()]
    known = [
        (row, column, value, inks[step])
        for row, line, shades in zip(rows, cells, _steps(cells), strict=True)
        for column, value, step in zip(columns, line, shades, strict=True)
        if value is not None and step is not None
    ]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [column for _row, column, _value, _ink in known],
        "y": [row for row, _column, _value, _ink in known],
        "text": [values.cell(options.value, value) for _row, _column, value, _ink in known],
        "textfont": {"color": [ink for _row, _column, _value, ink in known]},
        "hoverinfo": "skip",
    }


def stepped(colours: list[str]) -> list[list[object]]:
    """Return a colour scale of hard steps for values 0, 1, 2 ... one less than the colours."""
    edges = [index / len(colours) for index in range(len(colours) + 1)]
    return [
        [edge, colour]
        for index, colour in enumerate(colours)
        for edge in (edges[index], edges[index + 1])
    ]


def _steps(cells: list[list[float | None]]) -> list[list[int | None]]:
    known = sorted(value for line in cells for value in line if value is not None)
    return [[None if v is None else _step(v, known) for v in line] for line in cells]


def _step(value: float, known: list[float]) -> int:
    below = sum(1 for other in known if other < value)
    return min(STEPS - 1, STEPS * below // len(known))

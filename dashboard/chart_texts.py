"""Words inside a chart, as one trace: it costs a browser less than a note for each of them."""

from dashboard import theme
from dashboard.chart_layout import Figure


def beside(lines: list[str], *, x: float, places: list[float], size: int, ink: str) -> Figure:
    """Return words to the right of points that stand one below the other.

    Args:
        lines: The words of each point.
        x: Where all the points stand.
        places: Where each of them stands, upwards.
        size: Height of the letters in pixels.
        ink: Token of their colour.
    """
    return {
        "type": "scatter",
        "mode": "text",
        "x": [x] * len(lines),
        "y": places,
        # Plotly sets them close to their point, and has no distance of its own for it.
        "text": [f"\u00a0{line}" for line in lines],
        "textposition": "middle right",
        "textfont": {"size": size, "color": theme.colour(ink)},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }

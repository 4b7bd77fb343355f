"""Two logarithmic axes of the command screen, with their numbers and the line of a target."""

from math import log10

import pandas as pd

from dashboard import chart_target_scatter, theme
from dashboard.chart_target_scatter import Scale, ticks
from dashboard.markup import Markup, el
from dashboard.screen_parts import LETTER, room
from dashboard.screen_plot import words_at

# Room above for what the vertical axis is, below for numbers and what the horizontal one is.
_ABOVE, _BELOW, _RIGHT, _GAP, _LINE = 42, 60, 24, 14, 26


class Axes:
    """Where amounts are inside a drawing, in pixels; a zero lies below the least amount."""

    def __init__(self, across: pd.Series, upward: pd.Series, width: int, height: int) -> None:
        """Fit the axes round the amounts."""
        self.across, self.upward = map(chart_target_scatter.scale, (across, upward))
        longest = max((len(words) for _value, words in ticks(self.upward)), default=1)
        self.left, self.right = round(longest * LETTER) + _GAP + 2, width - _RIGHT
        self.top, self.bottom = _ABOVE, height - _BELOW

    def x(self, amount: float) -> float:
        """Return how far to the right an amount is."""
        along = self.across.pixel(self.across.at(amount), self.right - self.left)
        return round(self.left + along, 1)

    def y(self, amount: float) -> float:
        """Return how far down an amount is."""
        along = self.upward.pixel(self.upward.at(amount), self.bottom - self.top)
        return round(self.bottom - along, 1)

    def drawn(self, x_name: str, y_name: str) -> list[Markup]:
        """Return the grid with its numbers, and what the axes are where there is room to say it."""
        found = [self._column(value, words) for value, words in _apart(self.across, self)]
        found += [self._row(value, words) for value, words in _apart(self.upward, self, is_up=True)]
        across, upward = f"{x_name} \u2192", f"\u2191 {y_name}"
        if room(across) <= self.right - self.left:
            found.append(words_at(self.right, self.bottom + 52, across, "end", "secondary"))
        if room(upward) <= self.right:
            found.append(words_at(0, 24, upward, "start", "secondary"))
        return found

    def _column(self, value: float, words: str) -> Markup:
        x = self.x(value)
        line = el("line", x1=x, x2=x, y1=self.top, y2=self.bottom, stroke=theme.colour("border"))
        return el("g", line, words_at(x, self.bottom + 24, words, "middle", "secondary"))

    def _row(self, value: float, words: str) -> Markup:
        y = self.y(value)
        line = el("line", x1=self.left, x2=self.right, y1=y, y2=y, stroke=theme.colour("border"))
        return el("g", line, words_at(self.left - _GAP, y + 6, words, "end", "secondary"))

    def line(self, ratio: float) -> tuple[tuple[float, float], tuple[float, float]] | None:
        """Return the ends of `y = ratio * x` inside the axes; None where it passes them by."""
        shift = log10(ratio)
        low = max(self.across.low, self.upward.low - shift)
        high = min(self.across.high, self.upward.high - shift)
        if low >= high:
            return None
        return tuple((self.x(10**e), self.y(10 ** (e + shift))) for e in (low, high))  # type: ignore[return-value]


def _apart(one: Scale, axes: Axes, *, is_up: bool = False) -> list[tuple[float, str]]:
    """Return the round values whose words have room beside those before."""
    kept: list[tuple[float, str]] = []
    taken = float("-inf")
    for value, words in ticks(one):
        place = -axes.y(value) if is_up else axes.x(value)
        half = _LINE / 2 if is_up else room(words) / 2 + _GAP / 2
        if place - half >= taken:
            kept.append((value, words))
            taken = place + half
    return kept

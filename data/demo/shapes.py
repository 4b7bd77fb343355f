"""Round shapes with a natural outline: a lake, islands."""

import numpy as np

from data.demo.cells import Points


def draw_blob(x: float, y: float, radius: float, *, stretch: float = 1.0) -> Points:
    """Outline of a blob around (`x`, `y`) on the plane, `stretch` times as wide as high."""
    angle = np.linspace(0, 2 * np.pi, 72, endpoint=False)
    turn = x + y
    wave = 0.20 * np.sin(2 * angle + turn) + 0.13 * np.sin(3 * angle + 2 * turn)
    wave += 0.07 * np.sin(7 * angle + turn) + 0.04 * np.sin(13 * angle)
    length = radius * (1 + wave)
    return np.column_stack([x + stretch * length * np.cos(angle), y + length * np.sin(angle)])

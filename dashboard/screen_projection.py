"""Where places of the earth are on the map of the command screen."""

from math import asinh, degrees, radians, tan

from dashboard.map_hatch import Ring, bounds


class Projection:
    """Web Mercator, as the map of the overview, fitted into a box of pixels."""

    def __init__(self, outlines: list[Ring], left: int, right: int, height: int) -> None:
        west, south, east, north = bounds(outlines)
        low, high = _stretched(south), _stretched(north)
        self._west, self._high = west, high
        width = right - left
        self.scale = min((width - 8) / (east - west), (height - 8) / (high - low))
        self._left = left + (width - (east - west) * self.scale) / 2
        self._top = (height - (high - low) * self.scale) / 2
        self.stretch = round((high - low) / (north - south), 4)

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """Return the pixels of a place."""
        x = self._left + (lon - self._west) * self.scale
        y = self._top + (self._high - _stretched(lat)) * self.scale
        return round(x, 1), round(y, 1)

    def path(self, outlines: list[Ring]) -> str:
        """Return rings as the data of an SVG path."""
        parts = []
        for ring in outlines:
            points = [self.point(lon, lat) for lon, lat, *_rest in ring]
            parts.append("M" + "L".join(f"{x:g} {y:g}" for x, y in points) + "Z")
        return "".join(parts)


def _stretched(latitude: float) -> float:
    return degrees(asinh(tan(radians(latitude))))

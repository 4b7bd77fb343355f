"""The pictures that scenes are made of, by name, and the keys that each of them needs."""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard import (
    screen_boards,
    screen_flow,
    screen_funnel,
    screen_lines,
    screen_map,
    screen_ranking,
    screen_scatter,
    screen_scenes,
    screen_spotlight,
    screen_tier_mix,
    screen_tiers,
)
from dashboard.markup import Markup
from dashboard.screen_parts import Asked
from dashboard.screen_scenes import Part, SceneError
from queries import registry

_STEPS = 5


@dataclass(frozen=True)
class Chart:
    """One kind of picture: what draws it, and the keys it needs beside `place`.

    Attributes:
        draw: Returns the picture.
        needs: Keys that must be given.
        by: What it can be divided by, when `by` is needed.
        dimension: Whether its metric must be known by `by`, as rankings need.
        divided: Whether its metric must divide one count by another.
    """

    draw: Callable[[Asked], Markup]
    needs: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    dimension: bool = False
    divided: bool = False


CHARTS: dict[str, Chart] = {
    "case_funnel": Chart(screen_funnel.funnel),
    "indicators": Chart(screen_boards.indicators, ("metrics",)),
    "line": Chart(screen_lines.line, ("metric",)),
    "map": Chart(screen_map.district_map, ("metric", "edges")),
    "months": Chart(screen_lines.months, ("metric",)),
    "ranking": Chart(
        screen_ranking.ranking, ("metric", "by"), ("district", "department"), dimension=True
    ),
    "repair_flow": Chart(screen_flow.flow),
    "scatter": Chart(screen_scatter.scatter, ("metric",), divided=True),
    "spotlight": Chart(screen_spotlight.spotlight, ("metric", "metrics")),
    "target_heat": Chart(screen_boards.target_heat, ("metrics",)),
    "tier_counts": Chart(screen_tiers.counts),
    "tier_mix": Chart(screen_tier_mix.mix, ("by",), ("district", "industry")),
    "tier_reasons": Chart(screen_tiers.reasons),
    "tier_trend": Chart(screen_tiers.trend),
}


def check() -> None:
    """Make sure that every scene can be drawn.

    Raises:
        SceneError: A scene names what does not exist, or a picture lacks a key; says which.
    """
    for name, scene in screen_scenes.scenes().items():
        for part_name, part in scene.parts.items():
            wrong = _wrong(part)
            if wrong:
                file = screen_scenes.file()
                raise SceneError(f"{file}: scene {name}: {part_name}: {wrong}")


def _wrong(part: Part) -> str | None:
    """Return why a part cannot be drawn; None when it can."""
    chart = CHARTS.get(part.chart)
    if chart is None:
        return f"unknown chart '{part.chart}'; known are {', '.join(CHARTS)}"
    lacking = [key for key in chart.needs if not getattr(part, key)]
    if lacking:
        return f"the chart '{part.chart}' needs '{lacking[0]}'"
    if chart.by and part.by not in chart.by:
        return f"by '{part.by}' is not one of {', '.join(chart.by)}"
    if chart.dimension and part.by not in registry.metrics()[str(part.metric)].dimensions:
        return f"{part.metric} is not known by {part.by}"
    if chart.divided and registry.metrics()[str(part.metric)].kind != "ratio":
        return f"{part.metric} is not one count divided by another"
    if "edges" in chart.needs:
        is_rising = list(part.edges) == sorted(set(part.edges))
        if len(part.edges) != _STEPS - 1 or not is_rising:
            return f"edges must be {_STEPS - 1} rising values"
    return None

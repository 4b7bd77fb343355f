"""The scenes of the command screen: `screen.yml`, read and checked before the start.

The names of charts are checked by `screen_charts.check`, which knows what can be drawn.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import Field, ValidationError, model_validator

from dashboard import navigation, settings
from queries import alert_rules, registry
from queries.registry import Entry, Name, Words

FILE = Path(__file__).with_name("screen.yml")
COLUMNS, ROWS = 24, 12
# What a sheet is drawn for, and what its edges and its attention line take of it.
WIDTH, HEIGHT, MARGIN, GAP, ATTENTION = 1920, 1008, 24, 16, 72

Place = tuple[int, int, int, int]
Whole = Annotated[int, Field(ge=0, le=COLUMNS)]


class SceneError(settings.SettingsError):
    """The file of scenes cannot be used; names the file, the scene and the reason."""


class Box(Entry):
    """Pixels of the design: where something stands on its sheet."""

    left: int
    top: int
    width: int
    height: int


class Counted(Entry):
    """A large figure: the metric itself, or what it divides."""

    metric: Name
    part: Literal["value", "numerator", "denominator"] = "value"


class Figures(Entry):
    """The large figures of a scene, one below the other, or side by side where it is wide."""

    place: tuple[Whole, Whole, Whole, Whole]
    metrics: Annotated[tuple[Name | Counted, ...], Field(min_length=1, max_length=6)]

    def counted(self) -> tuple[Counted, ...]:
        """Return the figures, each with the part of the metric that it shows."""
        return tuple(
            one if isinstance(one, Counted) else Counted(metric=one) for one in self.metrics
        )


class Part(Entry):
    """One picture of a scene. Which keys a chart needs is told by the chart."""

    chart: Name
    place: tuple[Whole, Whole, Whole, Whole]
    title: Words | None = None
    metric: Name | None = None
    metrics: tuple[Name, ...] = ()
    by: Name | None = None
    edges: tuple[float, ...] = ()
    opens: Name | None = None


class Attention(Entry):
    """What the sentence of a scene may say: the metrics and alert rules that are looked at."""

    zero: tuple[Name, ...] = ()
    alerts: tuple[Name, ...] = ()
    targets: tuple[Name, ...] = ()
    movements: tuple[Name, ...] = ()


class Scene(Entry):
    """One scene: figures, pictures and what its sentence looks at."""

    title: Words
    opens: Name
    figures: Figures
    parts: Annotated[dict[Name, Part], Field(min_length=1)]
    attention: Attention = Attention()

    @model_validator(mode="after")
    def _places_are_apart(self) -> Scene:
        places = {"figures": self.figures.place} | {n: p.place for n, p in self.parts.items()}
        for name, (left, top, columns, rows) in places.items():
            if not columns or not rows or left + columns > COLUMNS or top + rows > ROWS:
                raise ValueError(f"{name} does not fit on {COLUMNS} columns and {ROWS} rows")
        for (name, one), (other_name, other) in combinations(places.items(), 2):
            if _meet(one, other):
                raise ValueError(f"{name} and {other_name} overlap")
        return self


class _File(Entry):
    scenes: Annotated[dict[Name, Scene], Field(min_length=1, max_length=9)]


def scenes() -> dict[str, Scene]:
    """Return the scenes by name, in the order shown.

    Raises:
        SceneError: The file is missing or names what does not exist.
    """
    return _read(file())


def file() -> Path:
    """Return the file of the scenes: ours, or the office's own."""
    return settings.get().screen_file or FILE


def box(place: Place) -> Box:
    """Return where a place of the grid is, in pixels of the sheet."""
    left, top, columns, rows = place
    across = (WIDTH - 2 * MARGIN + GAP) / COLUMNS
    down = (HEIGHT - ATTENTION - GAP) / ROWS
    x, y = MARGIN + left * across, GAP + top * down
    right, bottom = x + columns * across - GAP, y + rows * down - GAP
    return Box(
        left=round(x), top=round(y), width=round(right) - round(x), height=round(bottom) - round(y)
    )


@lru_cache(maxsize=2)
def _read(file: Path) -> dict[str, Scene]:
    try:
        found = _File.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))
    except (OSError, yaml.YAMLError) as error:
        raise SceneError(f"{file} cannot be read: {error}") from error
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        where = ": ".join(str(part) for part in first["loc"] if part != "scenes")
        reason = first["msg"].removeprefix("Value error, ")
        raise SceneError(f"{file}: {where}: {reason}") from None
    for name, scene in found.scenes.items():
        wrong = _unknown(scene)
        if wrong:
            raise SceneError(f"{file}: scene {name}: {wrong}")
    return found.scenes


def _unknown(scene: Scene) -> str | None:
    """Return the first name in a scene that nothing has."""
    metrics = [("figures", one.metric) for one in scene.figures.counted()]
    pages = [("opens", scene.opens)]
    for name, part in scene.parts.items():
        metrics += [(name, one) for one in (part.metric, *part.metrics) if one is not None]
        pages += [(name, part.opens)] if part.opens else []
    said = scene.attention
    metrics += [("attention", one) for one in (*said.zero, *said.targets, *said.movements)]
    known_pages = {page.page_id for page in navigation.PAGES}
    unknown = [f"{at}: unknown metric '{one}'" for at, one in metrics if one not in _metrics()]
    unknown += [f"{at}: unknown page '{one}'" for at, one in pages if one not in known_pages]
    rules = alert_rules.rules()
    unknown += [f"attention: unknown alert rule '{one}'" for one in said.alerts if one not in rules]
    unknown += [
        f"attention: '{one}' has no target" for one in said.targets
        if one in _metrics() and _metrics()[one].target is None
    ]  # fmt: skip
    return next(iter(unknown), None)


def _metrics() -> dict[str, registry.Metric]:
    return registry.metrics()


def _meet(one: Place, other: Place) -> bool:
    across = one[0] < other[0] + other[2] and other[0] < one[0] + one[2]
    return across and one[1] < other[1] + other[3] and other[1] < one[1] + one[3]

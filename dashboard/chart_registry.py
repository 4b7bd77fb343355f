"""The charts there are, and the cache of finished figures.

A builder turns a frame into a Plotly figure as a plain dictionary. Finished figures are kept per
build, rights, filters, language and theme, because building and checking them on every page run
costs more than everything else on the page.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
from plotly.basedatatypes import BaseFigure

from dashboard.chart_layout import CAPTION_PARTS, Caption, Figure
from dashboard.results import Results

Builder = Callable[[pd.DataFrame, Caption, object], Figure]
BUILDERS: dict[str, Builder] = {}
MOST_FIGURES = 3000


@dataclass(frozen=True)
class FigureKey:
    """Everything a finished figure depends on; two equal keys are the same picture."""

    chart: str
    build_id: str
    rights: tuple[object, ...]
    filters: tuple[object, ...]
    language: str
    theme: str
    options: object
    caption: Caption
    is_clickable: bool = False


class ReadyFigure(BaseFigure):
    """A finished figure that Plotly takes as checked.

    Streamlit checks every dictionary it is given against Plotly's schema on every run; a figure
    object it only asks for its dictionary. Builders are checked by a test instead.
    """

    def __init__(self, finished: Figure) -> None:
        """Keep the finished dictionary; nothing is copied or checked."""
        # The parent's own set-up is what is to be avoided, and only `to_dict` is ever called.
        self.__dict__["finished"] = finished

    def to_dict(self) -> Figure:
        """Return the figure as Plotly's JSON structure. Callers must not change it."""
        return self.__dict__["finished"]


def builder(name: str) -> Callable[[Builder], Builder]:
    """Register a builder under the name that pages use."""

    def register(function: Builder) -> Builder:
        BUILDERS[name] = function
        return function

    return register


# Streamlit's cache would write out the key, options and all, to hash it.
FIGURES: Results[ReadyFigure] = Results(MOST_FIGURES, lambda _figure: 1)


def finished(key: FigureKey, kind: str, frame: pd.DataFrame) -> ReadyFigure:
    """Return the figure of a key, built once.

    Args:
        key: What the picture depends on, its options included.
        kind: A name in `BUILDERS`.
        frame: The rows; they follow from the key, so they are no part of it.
    """

    def build() -> ReadyFigure:
        return ReadyFigure(_for_page(BUILDERS[kind](frame, key.caption, key.options), key))

    return FIGURES.get((key, kind), build)


def _for_page(figure: Figure, key: FigureKey) -> Figure:
    """Return the figure with what makes it cheap to draw in a browser, and with its own clicks.

    A page writes the words of a chart itself; those of the picture wait in `meta` until it is
    saved (static/js/shell.js), because Plotly measures every one of them. And Streamlit hands a
    new figure to Plotly twice: as it comes, then as a copy with ways to click set. Plotly draws
    again when one of these differs, or an array or object is another one of the same content:
    `meta` is therefore a text, and a revision stands for the arrays.
    """
    plan = figure["layout"]
    words = plan["annotations"]
    own = {
        "annotations": words[CAPTION_PARTS:],
        "meta": json.dumps({**plan.get("meta", {}), "caption": words[:CAPTION_PARTS]}),
        "datarevision": f"{hash(key):x}",
    }
    clicks = {"clickmode": "event+select", "dragmode": "pan"} if key.is_clickable else {}
    return figure | {"layout": {"hovermode": "closest"} | plan | own | clicks}

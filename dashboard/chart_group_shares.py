"""Group shares: 100 % bars with the size of each group and how it compares with the whole."""

from dataclasses import dataclass

import pandas as pd

from dashboard import chart_shares, formats
from dashboard.chart_layout import Caption, Figure, label_room, text
from dashboard.chart_registry import builder
from dashboard.chart_shares import Shares

ROOM_RIGHT = 44


@dataclass(frozen=True)
class GroupShares:
    """Options: the shares, with a number for each group and one behind its bar.

    Attributes:
        shares: What the bars show.
        names: Group and its name, with its number of subjects.
        ratios: Group and its share of the worst tiers, divided by that of the whole.
        target: What a clicked bar opens, in front of the group's code.
    """

    shares: Shares
    names: tuple[tuple[str, str], ...]
    ratios: tuple[tuple[str, float | None], ...]
    target: str


@builder("group_shares")
def group_shares(frame: pd.DataFrame, caption: Caption, options: GroupShares) -> Figure:
    """Return the 100 % bars, the size behind each name, the ratio behind each bar."""
    figure = chart_shares.shares(frame, caption, options.shares)
    plan = figure["layout"]
    codes, known = plan["yaxis"]["tickvals"], dict(options.names)
    names = [known[code] for code in codes]
    # By its place: Plotly would take the code of a district for a number.
    places = {code: place for place, code in enumerate(plan["yaxis"]["categoryarray"])}
    left = label_room(names)
    moved = left - plan["margin"]["l"]
    notes = [note | {"xshift": note["xshift"] - moved} for note in plan["annotations"]]
    data = [
        piece | {"customdata": [f"{options.target}.{code}" for code in piece["customdata"]]}
        for piece in figure["data"]
    ]
    plan = plan | {
        "margin": plan["margin"] | {"l": left, "r": ROOM_RIGHT},
        "yaxis": plan["yaxis"] | {"ticktext": names},
        "annotations": [
            *notes,
            *(_ratio(places[c], value) for c, value in options.ratios if c in codes),
        ],
    }
    return {"data": data, "layout": plan}


def ratio(value: float | None) -> str:
    """Return how often a share is that of the whole: "1.4x" with the sign of multiplication."""
    return formats.MISSING if value is None else f"{formats.number(value, 2)}\u00d7"


def _ratio(place: int, value: float | None) -> Figure:
    note = text(ratio(value), x=1, y=0, size=12, ink="text")
    return note | {"yref": "y", "y": place, "yanchor": "middle", "xshift": 6}

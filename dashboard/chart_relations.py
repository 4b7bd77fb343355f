"""Organisations around a subject: one sector of a circle for each kind of link."""

from dataclasses import dataclass
from math import cos, pi, sin

import pandas as pd

from dashboard import labels, theme
from dashboard.chart_layout import Caption, Figure, axis, layout
from dashboard.chart_registry import builder
from dashboard.i18n import _

HEIGHT, MARK, NAMED, NAME_LENGTH, BELOW = 320, 26, 14, 7, 0.12
KINDS = ("branch", "shareholding", "guarantee", "representative", "address")
# The kinds are told apart by their strokes, as colours are the tiers'.
DASHES = dict(zip(KINDS, ("solid", "dash", "dot", "dashdot", "longdashdot"), strict=True))
Place = tuple[float, float]


@dataclass(frozen=True)
class Relations:
    """Options: name and tier of the subject in the middle, and how many others are drawn."""

    name: str
    tier: str
    most: int = 40


@builder("relations")
def relations(frame: pd.DataFrame, caption: Caption, options: Relations) -> Figure:
    """Return the subject in the middle and those it is linked to on a circle round it.

    Args:
        frame: One row per link_kind and related_uscc, in order of importance:
            related_subject_name, related_risk_tier, related_is_dishonest, related_is_abnormal.
        caption: Title, subtitle and source line.
        options: The subject, and the most nodes.
    """
    drawn = nodes(frame, options.most)
    places = layout_of(drawn)
    edges = [_edges(kind, frame, places) for kind in KINDS if kind in set(frame["link_kind"])]
    others = [places[uscc] for uscc in drawn["related_uscc"]]
    base = layout(
        caption,
        height=HEIGHT,
        below=24,
        xaxis=axis(range=[-1.5, 1.5], showticklabels=False),
        yaxis=axis(range=[-1.35, 1.25], showticklabels=False),
        showlegend=True,
        legend={
            "orientation": "h",
            "x": 0,
            "y": 0,
            "yanchor": "top",
            "font": {"size": 11, "color": theme.colour("secondary")},
            "itemclick": False,
            "itemdoubleclick": False,
        },
    )
    centre = _marks([(0.0, 0.0)], [options.tier], [False], [options.name])
    names = _names(drawn, others) if len(drawn) <= NAMED else []
    return {"data": [*edges, _neighbours(drawn, others), centre, *names], "layout": base}


def nodes(frame: pd.DataFrame, most: int) -> pd.DataFrame:
    """Return the organisations to draw, each once, with the first kind that leads to it."""
    return frame.drop_duplicates("related_uscc").head(most)


def layout_of(drawn: pd.DataFrame) -> dict[str, Place]:
    """Return a place for each organisation: kinds in order, round the circle from the top.

    Every other one stands a little closer where there are many, so that names do not meet.
    """
    in_order = drawn.assign(place=drawn["link_kind"].map(KINDS.index)).sort_values(
        ["place", "related_uscc"]
    )
    count = len(in_order)
    found = {}
    for number, uscc in enumerate(in_order["related_uscc"]):
        angle = pi / 2 - 2 * pi * number / count
        reach = 0.72 if count > NAMED // 2 and number % 2 else 1.0
        found[str(uscc)] = (round(reach * cos(angle), 4), round(reach * sin(angle), 4))
    return found


def _neighbours(drawn: pd.DataFrame, places: list[Place]) -> Figure:
    listed = [bool(d) or bool(a) for d, a in _flags(drawn)]
    names = [str(name) for name in drawn["related_subject_name"].fillna(drawn["related_uscc"])]
    rows = zip(drawn["link_kind"], names, drawn["related_risk_tier"], listed, strict=True)
    said = []
    for kind, name, tier, is_listed in rows:
        parts = [name, labels.word("score_severity", kind), labels.word("risk_tier", tier)]
        said.append(_(" \u00b7 ").join([*parts, *([_("listed")] if is_listed else [])]))
    return _marks(places, list(drawn["related_risk_tier"]), listed, said)


def _names(drawn: pd.DataFrame, places: list[Place]) -> list[Figure]:
    """Return the beginnings of the names, each below its mark."""
    listed = [bool(d) or bool(a) for d, a in _flags(drawn)]
    names = drawn["related_subject_name"].fillna(drawn["related_uscc"])
    return [
        {
            "type": "scatter",
            "mode": "text",
            "showlegend": False,
            "x": [place[0] for place in places],
            "y": [place[1] - BELOW for place in places],
            "text": [
                _short(str(name)) + (f" ({_('listed')})" if is_listed else "")
                for name, is_listed in zip(names, listed, strict=True)
            ],
            "textposition": "bottom center",
            "textfont": {"size": 11, "color": theme.colour("text")},
            "hoverinfo": "skip",
            "cliponaxis": False,
        }
    ]


def _flags(drawn: pd.DataFrame) -> list[tuple[object, object]]:
    columns = drawn[["related_is_dishonest", "related_is_abnormal"]].astype(object)
    return list(columns.where(columns.notna(), False).itertuples(index=False, name=None))


def _short(name: str) -> str:
    return name if len(name) <= NAME_LENGTH else name[:NAME_LENGTH] + "\u2026"


def _edges(kind: str, frame: pd.DataFrame, places: dict[str, Place]) -> Figure:
    x: list[float | None] = []
    y: list[float | None] = []
    for uscc in frame.loc[frame["link_kind"] == kind, "related_uscc"]:
        if uscc in places:
            x += [0.0, places[uscc][0], None]
            y += [0.0, places[uscc][1], None]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": labels.word("score_severity", kind),
        "x": x,
        "y": y,
        "line": {"color": theme.colour("faint"), "width": 1.5, "dash": DASHES[kind]},
        "hoverinfo": "skip",
    }


def _marks(
    places: list[Place],
    tiers: list[object],
    listed: list[bool],
    said: list[str],
) -> Figure:
    inks, plain = theme.tier_colours(), theme.colour("neutral")
    return {
        "type": "scatter",
        "mode": "markers+text",
        "showlegend": False,
        "x": [place[0] for place in places],
        "y": [place[1] for place in places],
        "text": [str(tier) if tier in inks else "\u2013" for tier in tiers],
        "textposition": "middle center",
        "textfont": {"size": 12, "color": [theme.on_tier(str(tier)) for tier in tiers]},
        "cliponaxis": False,
        "marker": {
            "size": MARK,
            "opacity": 1,
            "color": [inks.get(str(tier), plain) for tier in tiers],
            "line": {
                "width": [4 if is_listed else 0 for is_listed in listed],
                "color": theme.colour("text"),
            },
        },
        "hovertemplate": "%{hovertext}<extra></extra>",
        "hovertext": said,
    }

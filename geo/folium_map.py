"""Building blocks of the folium map: everything it loads comes from this server.

folium's own classes name files on the internet, and a map that misses one of them stays blank
and says nothing. Each class used here names vendored files instead, no layer is a default one,
and every callback is a function of the page's own script, which writes data as text.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log10

import folium
from branca.element import Element, Figure
from folium.plugins import FastMarkerCluster, HeatMap
from folium.utilities import JsCode

Features = list[dict[str, object]]
Row = Sequence[object]
Box = tuple[float, float, float, float]
Asset = tuple[str, str]

# Where the cluster library stops, and the closest look a town's streets need.
MOST_ZOOM = 18
CALLBACKS = "window.ccMaps"
_LEAFLET = "vendor/leaflet"
_CLUSTER = "vendor/leaflet.markercluster"


class LocalMap(folium.Map):
    """folium's map without tiles, Leaflet from our own files."""

    default_js = [("leaflet", f"{_LEAFLET}/leaflet.js")]  # noqa: RUF012
    default_css = [("leaflet_css", f"{_LEAFLET}/leaflet.css")]  # noqa: RUF012


class LocalCluster(FastMarkerCluster):
    """folium's clustered points, the library from our own files."""

    default_js = [("markercluster", f"{_CLUSTER}/leaflet.markercluster.js")]  # noqa: RUF012
    default_css = [("markercluster_css", f"{_CLUSTER}/MarkerCluster.css")]  # noqa: RUF012


class LocalHeat(HeatMap):
    """folium's heat layer, the library from our own files."""

    default_js = [("heat", "vendor/leaflet.heat/leaflet-heat.js")]  # noqa: RUF012


CLASSES: tuple[type, ...] = (LocalMap, LocalCluster, LocalHeat)


@dataclass(frozen=True)
class Tiles:
    """An XYZ or WMTS layer of the intranet: its address template and whose it is."""

    url: str
    attribution: str


@dataclass(frozen=True)
class Drawing:
    """What a map shows.

    Attributes:
        bounds: west, south, east, north in degrees.
        areas: GeoJSON features with `id`; `properties.style` is Leaflet's path style.
        cells: the same for hexagons.
        points: latitude, longitude, then whatever the page's script shows of the point.
        heat: latitude, longitude.
        heat_colours: part of the scale (0-1) to colour.
        circle: latitude, longitude, metres and colour of a search around a place.
        tiles: the layer below everything, if one is configured.
    """

    bounds: Box
    areas: Features
    cells: Features
    points: Sequence[Row]
    heat: Sequence[Row]
    heat_colours: Mapping[float, str]
    circle: tuple[float, float, float, str] | None = None
    tiles: Tiles | None = None


def assets() -> tuple[list[str], list[str]]:
    """Return the scripts and style sheets that the maps load, in order, below `static/`."""
    scripts = [path for kind in CLASSES for _name, path in getattr(kind, "default_js", [])]
    sheets = [path for kind in CLASSES for _name, path in getattr(kind, "default_css", [])]
    return list(dict.fromkeys(scripts)), list(dict.fromkeys(sheets))


def build(drawing: Drawing) -> folium.Map:
    """Return the folium map of a drawing, without any file or tile from elsewhere."""
    west, south, east, north = drawing.bounds
    drawn = LocalMap(
        location=[(south + north) / 2, (west + east) / 2],
        tiles=None,
        zoom_control=True,
        # Leaflet's own line shows a national flag; the page prints the approval number instead.
        attribution_control=False,
        zoom_snap=0.25,
        world_copy_jump=False,
    )
    # `max_zoom` of folium goes to a tile layer, and the cluster needs it of the map.
    drawn.options["maxZoom"] = MOST_ZOOM
    if drawing.tiles is not None:
        folium.TileLayer(drawing.tiles.url, attr=drawing.tiles.attribution).add_to(drawn)
    for features, callback in ((drawing.areas, "area"), (drawing.cells, "cell")):
        if features:
            _areas(features, callback).add_to(drawn)
    if drawing.heat:
        _heat(drawing).add_to(drawn)
    if drawing.circle is not None:
        lat, lon, metres, colour = drawing.circle
        folium.Circle(
            [lat, lon], metres, color=colour, weight=2, fill=False, interactive=False
        ).add_to(drawn)
    if drawing.points:
        _cluster(drawing.points).add_to(drawn)
    return drawn


def script(drawing: Drawing, *, name: str, meta: Mapping[str, object]) -> str:
    """Return a script file that hands the map to the page: `ccMaps.define(name, meta, draw)`.

    Args:
        drawing: What the map shows.
        name: Id of the element that the map is drawn into; letters, digits and underscores.
        meta: What the page's script needs beside the drawing; any JSON.
    """
    drawn = build(drawing)
    for place, element in enumerate(_elements(drawn)):
        # Names of our own: the same drawing is the same script, byte for byte.
        element._id = f"{name}_{place}"
    figure = drawn.get_root()
    if not isinstance(figure, Figure):
        raise TypeError(f"a folium map stands in a figure, not in {type(figure).__name__}")
    figure.render()
    body = figure.script.render()
    given = (json.dumps(value) for value in (name, meta))
    inside, said = (text.replace("<", "\\u003c") for text in given)
    return (
        f"{CALLBACKS}.define({inside}, {said}, function (L) {{\n"
        f"{body}\nreturn {drawn.get_name()};\n}});\n"
    )


def element_id(name: str) -> str:
    """Return the id of the element that the map called `name` is drawn into."""
    return f"map_{name}_0"


def _elements(element: Element) -> Iterator[Element]:
    yield element
    for child in element._children.values():
        yield from _elements(child)


def _areas(features: Features, callback: str) -> folium.GeoJson:
    # Always a collection: folium's tooltips and styles fail on a single feature.
    collection = {"type": "FeatureCollection", "features": features}
    style: Callable[[dict[str, dict[str, object]]], object] = lambda feature: feature[  # noqa: E731
        "properties"
    ]["style"]
    return folium.GeoJson(
        collection,
        style_function=style,
        on_each_feature=JsCode(f"{CALLBACKS}.{callback}"),
        smooth_factor=0.5,
    )


def _heat(drawing: Drawing) -> LocalHeat:
    return LocalHeat(  # type: ignore[no-untyped-call]
        [list(row) for row in drawing.heat],
        gradient=dict(drawing.heat_colours),
        min_opacity=0.3,
        radius=28,
        blur=22,
        # The zoom of full strength: nearer where there are many, so that a city's centre is not
        # one even spot, and further where a pale few would hardly be seen.
        max_zoom=round(9 + log10(len(drawing.heat)), 1),
    )


def _cluster(points: Sequence[Row]) -> LocalCluster:
    return LocalCluster(  # type: ignore[no-untyped-call]
        [list(row) for row in points],
        # folium's own callback needs a library that is not here.
        callback=f"{CALLBACKS}.point",
        icon_create_function=f"{CALLBACKS}.cluster",
        options={
            "chunked_loading": True,
            "max_cluster_radius": 56,
            "show_coverage_on_hover": False,
            "spiderfy_on_max_zoom": True,
        },
    )

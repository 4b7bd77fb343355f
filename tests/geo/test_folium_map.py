"""The folium map asks nobody for anything, and shows data as text; each known trap has a test."""

import json
import re
from pathlib import Path

import folium
import pytest
from folium.plugins import FastMarkerCluster, HeatMap

from geo import folium_map
from geo.folium_map import Drawing, Tiles, script

STATIC = Path(__file__).resolve().parents[2] / "static"
HOSTILE = "</script><script>alert(1)</script>'\"`${x}\u202e\u2028&"
SQUARE = [[119, 38], [120, 38], [120, 39], [119, 39], [119, 38]]
OUTSIDE = re.compile(r"""["'](?:https?:)?//[^"']+""")


def feature(code="990101", name="A"):
    style = {"color": "#fff", "weight": 1, "fillColor": "#123456"}
    told = {"style": style, "name": name, "lines": [name], "href": None}
    shape = {"type": "Polygon", "coordinates": [SQUARE]}
    return {"type": "Feature", "id": code, "properties": told, "geometry": shape}


def drawing(**changes):
    fields = {
        "bounds": (119.0, 38.0, 120.0, 39.0),
        "areas": [feature()],
        "cells": [feature("h1_1")],
        "points": [[38.5, 119.5, "SX01", HOSTILE, "91", "2026-01-01", "points"]],
        "heat": [[38.5, 119.5]],
        "heat_colours": {0.2: "#000000", 1.0: "#ffffff"},
        "circle": (38.5, 119.5, 1000.0, "#ff0000"),
    }
    return Drawing(**(fields | changes))


def written(**changes):
    return script(drawing(**changes), name="subjects", meta={"words": HOSTILE})


def test_bare_folium_would_ask_the_internet():
    files = [url for _name, url in [*folium.Map.default_js, *folium.Map.default_css]]
    files += [url for _name, url in [*FastMarkerCluster.default_js, *HeatMap.default_js]]
    assert len(files) >= 10
    assert all(url.startswith("https://") for url in files)


def test_every_file_that_the_classes_load_is_ours():
    scripts, sheets = folium_map.assets()
    assert scripts
    assert sheets
    for path in (*scripts, *sheets):
        assert (STATIC / path).is_file(), path


def test_rendered_page_names_no_file_of_another_host():
    document = folium_map.build(drawing()).get_root().render()
    links = re.findall(r"<(?:script|link)[^>]+(?:src|href)=\"([^\"]+)\"", document)
    assert links
    assert {link for link in links if not link.startswith("vendor/")} == set()
    assert OUTSIDE.search(written()) is None


def test_there_are_no_tiles_unless_they_are_configured():
    assert "tileLayer" not in written()
    own = written(tiles=Tiles("http://tiles.example/{z}/{y}/{x}.png", "Survey"))
    assert own.count("http://tiles.example") == 1


def test_map_has_a_largest_zoom_of_its_own():
    assert folium_map.build(drawing()).options["maxZoom"] == folium_map.MOST_ZOOM
    # folium's own argument goes to a tile layer, which there is none of.
    assert "maxZoom" not in folium.Map(max_zoom=18, tiles=None).options


def test_points_do_not_need_a_library_for_their_icons():
    assert "AwesomeMarkers" in FastMarkerCluster([[1, 2]]).callback
    assert "AwesomeMarkers" not in written()
    assert "window.ccMaps.point" in written()


def test_no_colour_scale_is_used_because_it_loads_one_from_the_internet():
    text = (STATIC.parent / "geo" / "folium_map.py").read_text(encoding="utf-8")
    assert "branca.colormap" not in text
    assert "d3js" not in folium_map.build(drawing()).get_root().render()


def test_areas_are_a_collection_and_single_ones_would_fail():
    assert '"type": "FeatureCollection"' in written()
    with pytest.raises(KeyError):
        folium.GeoJson(feature(), tooltip=folium.GeoJsonTooltip(["name"])).add_to(
            folium.Map(tiles=None)
        ).render()


def test_attribution_with_its_flag_is_off():
    assert '"attributionControl": false' in written()


def test_data_cannot_leave_its_string():
    text = written(areas=[feature(name=HOSTILE)])
    assert "</script" not in text
    assert "\u2028" not in text
    assert "\u202e" not in text
    # JSON strings hold backticks and ${} as text: none is written by folium's templates.
    assert json.dumps(HOSTILE)[1:20].replace("<", "\\u003c").replace(">", "\\u003e") in text


def test_same_drawing_is_the_same_script_and_draws_into_its_element():
    assert written() == written()
    assert f'"{folium_map.element_id("subjects")}"' in written()


def test_empty_map_is_still_a_map():
    text = written(areas=[], cells=[], points=[], heat=[], circle=None)
    assert "L.map(" in text
    assert "markerClusterGroup" not in text

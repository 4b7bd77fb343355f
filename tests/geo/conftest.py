"""A little land: two districts of two square towns each, side by side."""

import geopandas as gpd
import pytest
import shapely

TOWNS = {
    "990102001": (0.0, 0.0),
    "990102002": (0.0, 0.1),
    "990103001": (0.1, 0.0),
    "990103002": (0.1, 0.1),
}


def _square(west, south):
    return shapely.box(119 + west, 38 + south, 119.1 + west, 38.1 + south)


@pytest.fixture
def towns():
    return gpd.GeoDataFrame(
        {"code": list(TOWNS)}, geometry=[_square(*at) for at in TOWNS.values()], crs="EPSG:4326"
    )


@pytest.fixture
def districts(towns):
    return gpd.GeoDataFrame(
        {"code": ["990102", "990103"]},
        geometry=[
            shapely.box(119.0, 38.0, 119.1, 38.2),
            shapely.box(119.1, 38.0, 119.2, 38.2),
        ],
        crs="EPSG:4326",
    )

"""A little land: two districts of two square towns each, side by side."""

import json
from dataclasses import dataclass

import geopandas as gpd
import pytest
import shapely

from geo import boundaries
from geo.__main__ import main
from geo.installed import FILES

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


@dataclass
class Told:
    """What a command printed and how it ended."""

    code: int
    stdout: str
    stderr: str

    @property
    def said(self) -> str:
        """Every sentence of an import that was told to print JSON."""
        return "\n".join(one["en"] for one in json.loads(self.stdout)["said"])


@pytest.fixture
def var(tmp_path):
    return tmp_path / "var"


@pytest.fixture
def run(monkeypatch, capsys, var):
    """Runs `python -m geo` in this process, on an empty run-time folder."""

    def command(*arguments, **environment):
        with monkeypatch.context() as patch:
            for name, value in {"CREDIT_VAR": str(var), "CREDIT_LANG": "en", **environment}.items():
                patch.setenv(name, value)
            capsys.readouterr()
            with pytest.raises(SystemExit) as ended:
                main([str(one) for one in arguments])
        return Told(ended.value.code or 0, *capsys.readouterr())

    return command


@pytest.fixture
def put(run):
    """Imports a file whose codes stand in `code`, and returns what was said as JSON."""

    def command(path, *arguments, field="code"):
        return run("import", path, "--code", field, "--json", *arguments)

    return command


@pytest.fixture
def installed(var):
    """The areas that are installed at a level, as a build reads them."""

    def read(level="district"):
        return boundaries.load(var / "boundaries" / FILES[level])

    return read

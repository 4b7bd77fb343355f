import pandas as pd
import pytest

from data import boundary_notes
from geo.boundary_table import Boundaries
from tests.geo import drawn


def held(*, is_synthetic, levels=("district",)):
    districts = drawn.districts()
    districts.attrs["is_synthetic"] = is_synthetic
    return Boundaries(districts, None, None, None, levels)


@pytest.mark.parametrize(("boundaries", "records", "warning"), [
    (True, True, None),
    (False, False, None),
    (True, False, "WARNING: the boundaries are invented, the records are not."),
    (False, True, "WARNING: the records are invented, the boundaries are not."),
])  # fmt: skip
def test_invented_and_real_are_never_mixed_in_silence(boundaries, records, warning):
    said = boundary_notes.on_kind(held(is_synthetic=boundaries), is_synthetic=records)
    texts = [note.text("en") for note in said]
    assert texts == ["Installed boundaries are used: district."] + [warning] * bool(warning)


def test_nothing_is_said_of_the_boundaries_of_a_source():
    areas = held(is_synthetic=False, levels=())
    assert boundary_notes.on_kind(areas, is_synthetic=True) == []


def test_sentences_of_geo_are_read_in_both_languages():
    none = pd.DataFrame(columns=["district_code", "lon", "lat", "crs"])
    names = {"district": {"990202": "甲区", "990203": "乙区", "990204": "丙区"}, "town": {}}
    first, second = boundary_notes.on_boundaries(held(is_synthetic=True), none, names)
    assert first.text("zh") == "有 1 个区县没有边界：990204 丙区。"
    assert first.both()["en"] == "1 districts have no boundary: 990204 丙区."
    assert "只列表，不上图" in second.text("zh")

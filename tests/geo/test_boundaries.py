import json

import geopandas as gpd
import numpy as np
import pytest
import shapely

from geo import boundaries
from geo.boundary_table import load_folder, tabulate


def _write(path, frame, **members):
    content = json.loads(frame.to_json())
    content.pop("crs", None)
    path.write_text(json.dumps(content | members), encoding="utf-8")


def test_load_reads_codes_shapes_and_the_approval_number(tmp_path, towns):
    _write(tmp_path / "towns.geojson", towns, approval_no="GS(2026)1", synthetic=True)
    loaded = boundaries.load(tmp_path / "towns.geojson")
    assert list(loaded["code"]) == list(towns["code"])
    assert loaded.attrs == {"approval_no": "GS(2026)1", "is_synthetic": True}
    assert shapely.equals(loaded.geometry.to_numpy(), towns.geometry.to_numpy()).all()


def test_load_joins_features_that_share_a_code(tmp_path, towns):
    _write(tmp_path / "x.geojson", towns.assign(code=["a", "a", "b", "b"]))
    assert list(boundaries.load(tmp_path / "x.geojson")["code"]) == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "cannot be read"),
        ('{"type":"FeatureCollection","features":[]}', "no property|cannot be read|no polygon"),
        (
            '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"1"},'
            '"geometry":{"type":"Point","coordinates":[119,38]}}]}',
            "holds no polygon",
        ),
    ],
)
def test_load_says_why_a_file_cannot_be_used(tmp_path, text, reason):
    path = tmp_path / "bad.geojson"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(boundaries.BoundaryError, match=reason):
        boundaries.load(path)


def test_load_names_the_missing_property(tmp_path, towns):
    _write(tmp_path / "x.geojson", towns.rename(columns={"code": "id"}))
    with pytest.raises(boundaries.BoundaryError, match="no property 'code'"):
        boundaries.load(tmp_path / "x.geojson")


def test_validate_finds_nothing_in_a_clean_tiling(towns, districts):
    assert boundaries.validate(towns, parents=districts, known_codes=set(towns["code"])) == []


def test_validate_finds_each_kind_of_problem(towns, districts):
    bow = shapely.Polygon([(119, 38), (119.1, 38.1), (119.1, 38), (119, 38.1)])
    broken = towns.set_geometry([bow, *towns.geometry[1:]])
    assert [one.kind for one in boundaries.validate(broken)] == ["invalid"]
    twice = towns.assign(code=["990102001", "990102001", "990103001", "990103002"])
    assert [one.kind for one in boundaries.validate(twice)] == ["duplicate"]
    unknown = boundaries.validate(towns, known_codes=set(towns["code"]) - {"990103002"})
    assert [(one.kind, one.code) for one in unknown] == [("unknown_code", "990103002")]
    wide = [shapely.box(119.0, 38.0, 119.102, 38.1), *towns.geometry[1:]]
    kinds = {one.kind for one in boundaries.validate(towns.set_geometry(wide))}
    assert kinds == {"overlap_or_gap"}
    missing = boundaries.validate(towns.iloc[:3], parents=districts)
    assert [(one.kind, one.code) for one in missing] == [("not_nested", "990103")]


def test_simplify_keeps_shared_edges_shared():
    wave = [(119.1 + 0.004 * np.sin(step / 3), 38 + step / 500) for step in range(101)]
    left = shapely.Polygon([(119, 38), *wave, (119, 38.2)])
    right = shapely.Polygon([(119.2, 38), (119.2, 38.2), *reversed(wave)])
    pair = gpd.GeoDataFrame({"code": ["a", "b"]}, geometry=[left, right], crs="EPSG:4326")
    thin = boundaries.simplify(pair, tolerance=0.002)
    shapes = thin.geometry.to_numpy()
    assert shapely.get_num_coordinates(shapes).sum() < 110
    assert shapely.coverage_is_valid(shapes)
    assert shapely.is_valid(shapes).all()


def test_to_rows_measures_and_orients(districts):
    rows = boundaries.to_rows(districts, level="district", approval_no="GS(2026)1")
    assert list(rows.columns) == list(boundaries.COLUMNS)
    assert rows["area_km2"].tolist() == pytest.approx([194.6, 194.6], rel=0.01)
    assert rows["centroid_lon"].tolist() == pytest.approx([119.05, 119.15])
    ring = json.loads(rows["geojson"][0])["coordinates"][0]
    assert shapely.LinearRing(ring).is_ccw


def test_to_rows_puts_the_centre_inside_a_crescent():
    crescent = shapely.box(119, 38, 119.3, 38.3) - shapely.box(119.05, 38.05, 119.3, 38.25)
    frame = gpd.GeoDataFrame({"code": ["a"]}, geometry=[crescent], crs="EPSG:4326")
    row = boundaries.to_rows(frame, level="district", approval_no=None).iloc[0]
    assert crescent.contains(shapely.Point(row["centroid_lon"], row["centroid_lat"]))


def test_to_rows_quotes_an_unknown_level(districts):
    with pytest.raises(ValueError, match="unknown level 'county'"):
        boundaries.to_rows(districts, level="county", approval_no=None)


def test_tabulate_gives_city_districts_and_towns_that_nest(tmp_path, towns, districts):
    _write(tmp_path / "towns.geojson", towns, approval_no="GS(2026)1")
    _write(tmp_path / "districts.geojson", districts)
    rows = tabulate(load_folder(tmp_path), city_code="990100")
    assert rows["level"].tolist() == ["city", *["district"] * 2, *["town"] * 4]
    areas = rows.groupby("level")["area_km2"].sum()
    assert areas["city"] == pytest.approx(areas["town"], abs=0.01)
    assert set(rows["approval_no"]) == {"GS(2026)1"}


def test_tabulate_makes_districts_of_towns_where_only_towns_are_given(tmp_path, towns):
    _write(tmp_path / "towns.geojson", towns)
    rows = tabulate(load_folder(tmp_path), city_code="990100")
    assert rows.loc[rows["level"] == "district", "code"].tolist() == ["990102", "990103"]


def test_tabulate_of_nothing_is_empty_with_the_right_columns(tmp_path):
    rows = tabulate(load_folder(tmp_path / "absent"), city_code="990100")
    assert rows.empty
    assert list(rows.columns) == list(boundaries.COLUMNS)

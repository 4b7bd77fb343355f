"""Files as operators have them: each format is read, each broken one gets one sentence."""

import errno
import json
import zipfile

import pytest
import shapely

from tests.geo import drawn


def same(installed, level="district"):
    """Whether what is installed is the made-up city, to a centimetre."""
    expected = drawn.districts() if level == "district" else drawn.towns()
    found = installed(level).set_index("code").geometry
    for code, shape in zip(expected["code"], expected.geometry, strict=True):
        assert shapely.hausdorff_distance(found[code].boundary, shape.boundary) < 1e-7, code
    assert shapely.coverage_is_valid(found.to_numpy())
    return True


@pytest.mark.parametrize("ending", ["geojson", "gpkg", "shp", "zip"])
def test_every_format_gives_the_same_boundaries(put, installed, tmp_path, ending):
    path = tmp_path / f"city.{ending}"
    if ending == "geojson":
        drawn.write_geojson(path, drawn.districts())
    elif ending == "zip":
        drawn.write_shapefile(tmp_path / "城市.shp", drawn.districts())
        drawn.write_zip(path, sorted(tmp_path.glob("城市.*")))
    else:
        drawn.districts().to_file(path)
    told = put(path, "--name", "name")
    assert told.code == 0, told.stderr
    assert same(installed)
    manifest = json.loads(told.stdout)
    assert (manifest["level"], manifest["area_count"]) == ("district", 2)
    assert manifest["source_file"] == f"city.{ending}"


@pytest.mark.parametrize("codes", [
    [990202.0, 990203.0], [990202, 990203], ["990202.0", " 990203"], ["９９０２０２", "990203"],
    ["990202000000", "990203000000"], ["990202000", "990203000"],
])  # fmt: skip
def test_codes_are_understood_as_tables_write_them(put, installed, tmp_path, codes):
    path = drawn.write_geojson(tmp_path / "city.json", drawn.districts().assign(code=codes))
    assert put(path).code == 0
    assert list(installed()["code"]) == ["990202", "990203"]


def test_twelve_digits_of_towns_become_nine(put, installed, tmp_path):
    frame = drawn.towns().assign(code=lambda towns: towns["code"] + "000")
    assert put(drawn.write_geojson(tmp_path / "t.json", frame)).code == 0
    assert list(installed("town")["code"]) == list(drawn.TOWNS)


@pytest.mark.parametrize(("codes", "said"), [
    (["990202", "990200"], "no codes of districts (6 digits) or towns (9 digits): 990200"),
    (["990202", "99020"], "99020"),
    (["990202001001", "990203001001"], "990202001001"),
    (["990202", None], "1 features have no code in code: rows 2"),
    (["990202", "990203001"], "mixes codes of districts"),
])  # fmt: skip
def test_codes_that_are_none_are_refused(put, tmp_path, codes, said):
    told = put(drawn.write_geojson(tmp_path / "city.json", drawn.districts().assign(code=codes)))
    assert told.code == 3
    assert said in told.stderr


def test_a_level_that_is_said_must_be_that_of_the_codes(put, tmp_path):
    told = put(drawn.write_geojson(tmp_path / "t.json", drawn.towns()), "--level", "district")
    assert told.code == 3
    assert "A district has 6 digits, but code holds 990202001" in told.stderr


def test_a_wrong_field_says_which_there_are_and_which_holds_codes(put, tmp_path):
    told = put(drawn.write_geojson(tmp_path / "city.json", drawn.districts()), field="adcode")
    assert told.code == 3
    assert "no field adcode; there are code, name. Division codes seem to be in code" in told.stderr


def test_texts_of_a_shapefile_without_code_page_are_read_as_gb18030(run, tmp_path, var):
    path = drawn.write_shapefile(
        tmp_path / "gbk.shp", drawn.districts().rename(columns={"name": "名称"}),
        encoding="GBK", without=(".cpg",),
    )  # fmt: skip
    told = run("import", path, "--code", "code", "--name", "名称", "--json")
    assert told.code == 0, told.stderr
    assert "texts were read as GB18030" in told.said
    features = json.loads((var / "boundaries" / "districts.geojson").read_text())["features"]
    assert [one["properties"]["name"] for one in features] == ["甲区", "乙区"]


def test_files_that_hold_no_boundaries_are_refused_with_one_sentence(put, tmp_path, var):
    whole = drawn.write_geojson(tmp_path / "whole.json", drawn.districts())
    packed = drawn.write_zip(tmp_path / "whole.zip", [whole]).read_bytes()
    broken = {
        "letter.geojson": b"Dear Sir or Madam",
        "half.geojson": whole.read_bytes()[:5000],
        "list.geojson": b"[1, 2, 3]",
        "none.geojson": b'{"type":"FeatureCollection","features":[]}',
        "empty.gpkg": b"",
        "noise.gpkg": bytes(range(256)) * 40,
        "noise.shp": bytes(range(256)) * 40,
        "half.zip": packed[: len(packed) // 2],
        "noise.zip": b"PK\x03\x04" + bytes(200),
    }
    for name, content in broken.items():
        (tmp_path / name).write_bytes(content)
        told = put(tmp_path / name)
        assert told.code == 3, name
        assert name in told.stderr
        assert "Traceback" not in told.stderr
        assert told.stderr.count("\n") == 1
    assert not list(var.glob("boundaries/*.geojson"))


def test_a_damaged_member_of_a_zip_is_refused(put, tmp_path):
    whole = drawn.write_geojson(tmp_path / "whole.json", drawn.districts())
    content = bytearray(drawn.write_zip(tmp_path / "bad.zip", [whole]).read_bytes())
    content[200:260] = bytes(60)
    (tmp_path / "bad.zip").write_bytes(content)
    assert "no whole zip file" in put(tmp_path / "bad.zip").stderr


def test_a_zip_never_writes_outside_and_its_other_files_are_left(put, tmp_path):
    whole = drawn.write_geojson(tmp_path / "whole.json", drawn.districts())
    with zipfile.ZipFile(tmp_path / "odd.zip", "w") as packed:
        packed.write(whole, "../../../escaped.geojson")
        packed.writestr("readme.txt", "hello")
        packed.writestr("__MACOSX/._escaped.geojson", "junk")
    assert put(tmp_path / "odd.zip").code == 0
    assert not list(tmp_path.parent.rglob("escaped.geojson"))


def test_a_file_that_cannot_be_opened_or_unpacked_is_refused(put, tmp_path, monkeypatch):
    whole = drawn.write_geojson(tmp_path / "whole.json", drawn.districts())
    packed = drawn.write_zip(tmp_path / "whole.zip", [whole])

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(type(packed), "write_bytes", full)
    told = put(packed)
    assert told.code == 3
    assert "No space left on device" in told.stderr


def test_of_several_layers_one_is_chosen(put, tmp_path):
    drawn.districts().to_file(tmp_path / "both.gpkg", layer="qx")
    drawn.towns().to_file(tmp_path / "both.gpkg", layer="xz")
    told = put(tmp_path / "both.gpkg")
    assert told.code == 3
    assert "several layers: qx, xz" in told.stderr
    assert json.loads(put(tmp_path / "both.gpkg", "--layer", "xz").stdout)["level"] == "town"


def test_hostile_names_stay_text(run, tmp_path):
    nasty = ["\x1b[2J[red]甲[/red]<script>", "=cmd|' /C calc'!A0"]
    frame = drawn.districts().assign(name=nasty, **{"[bold]\x1b]0;x": "1"})
    path = drawn.write_geojson(tmp_path / "city.json", frame)
    told = run("import", path, "--code", "code", "--name", "name")
    assert told.code == 0
    assert "\x1b" not in told.stdout
    wrong = run("import", path, "--code", "no")
    assert "\x1b" not in wrong.stderr
    assert "[bold]" in wrong.stderr

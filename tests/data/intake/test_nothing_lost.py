"""For every file, rows read = rows kept + rows refused, whatever is in it."""

import random
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.contract import load_all

COLUMNS = list(load_all()["licences"].columns)
ODD = (
    *('"', ",", '","', "\n", 'a"\nb', "\t", "\u202e", "无", "-", "=1+1", "１２３", "其他-"),
    *("2026-02-30", "2099-12-31", "00000000000000000X", "990102600001234", "9" * 20, "1e400"),
)
nasty = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30) | st.sampled_from(ODD)
changes = st.lists(
    st.dictionaries(st.sampled_from(COLUMNS), nasty, max_size=3), min_size=1, max_size=8
)
slow = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def lines_of(loaded, table):
    """How often each line is kept or refused."""
    kept = [row["source_line"] for row in loaded.kept(table)] if loaded.landing.exists() else []
    return Counter(kept + [row["source_line"] for row in loaded.refused(table)])


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
@given(changed=changes)
@slow
def test_every_well_formed_row_is_kept_or_refused(tmp_path, load, rows, encoding, changed):
    listed = [rows.licence(number) | cells for number, cells in enumerate(changed)]
    folder = rows.write_city(tmp_path / "source", {"licences": listed}, encoding=encoding)
    loaded = load(folder)
    (file,) = loaded.report.files
    assert file.read_count == len(listed)
    assert file.kept_count + file.refused_count == file.read_count
    if loaded.report.problems:
        assert len(loaded.refused()) == file.refused_count
    else:
        assert lines_of(loaded, "licences").total() == file.read_count


@given(
    seed=st.integers(0, 2**32),
    junk=st.binary(min_size=1, max_size=6),
    encoding=st.sampled_from(["utf-8", "gb18030"]),
)
@slow
def test_no_damage_to_the_bytes_loses_a_row_or_counts_one_twice(
    tmp_path, load, rows, seed, junk, encoding
):
    dice = random.Random(seed)
    content = bytearray(rows.csv_text("licences", map(rows.licence, range(30))).encode(encoding))
    start = content.index(b"\n") + 1
    for _ in range(dice.randrange(1, 4)):
        place = dice.randrange(start, len(content))
        content[place : place + dice.randrange(4)] = junk
    folder = tmp_path / "source"
    folder.mkdir(exist_ok=True)
    (folder / "licences.csv").write_bytes(content)
    loaded = load(folder)
    (file,) = loaded.report.files
    assert file.kept_count + file.refused_count == file.read_count
    assert len(loaded.refused()) == file.refused_count
    if not loaded.report.problems:
        lines = lines_of(loaded, "licences")
        assert lines.total() == file.read_count
        assert set(lines.values()) <= {1}


def test_rows_without_any_text_are_no_rows(load_rows, rows):
    empty = dict.fromkeys(COLUMNS, "")
    loaded = load_rows("licences", rows.licence(1), empty, rows.licence(2), empty | {"remark": " "})
    table = loaded.report.tables["licences"]
    assert (table.read_count, table.kept_count, table.refused_count) == (2, 2, 0)
    assert [row["source_line"] for row in loaded.kept("licences")] == [2, 4]


def test_the_report_the_landing_and_the_quarantine_agree(load_rows, rows):
    wrong = [rows.licence(number, document_no="") for number in (50, 51)]
    many = [rows.licence(number, content=f"电话1381234567{number % 10}") for number in range(49)]
    loaded = load_rows("licences", *many, rows.licence(3), *wrong)
    table = loaded.report.tables["licences"]
    assert (table.read_count, table.kept_count, table.refused_count) == (52, 49, 3)
    assert len(loaded.kept("licences")) == 49
    assert Counter(loaded.rules()) == {"V01": 2, "V13": 1}
    assert dict(loaded.report.refusals) == {("licences", "V01"): 2, ("licences", "V13"): 1}
    assert dict(loaded.report.warnings) == {("licences", "V12", rows.DEPARTMENT): 49}
    said = loaded.report.as_json()
    assert said["tables"]["licences"] == {"read": 52, "kept": 49, "refused": 3}
    assert said["refusals"] == {"licences": {"V01": 2, "V13": 1}}
    assert said["warnings"] == {"licences": {"V12": 49}}

"""The folder as a city sends it, and the real intake on it."""

import gzip
import hashlib
import json
from collections import Counter
from datetime import date

import duckdb
import pyarrow.parquet as pq
import pytest
from python_calamine import CalamineWorkbook

from data import intake
from data.contract import load_all
from data.demo import write_city

AS_OF = date(2026, 11, 20)


@pytest.fixture(scope="module")
def loaded(folder, tmp_path_factory):
    """What the intake makes of the folder, and where it put the refused rows."""
    place = tmp_path_factory.mktemp("loaded")
    report = intake.run(
        folder.out,
        landing=place / "landing",
        quarantine=place / "quarantine",
        hash_key=b"k" * 32,
        as_of=AS_OF,
    )
    return report, place / "quarantine" / "refusals.parquet"


def _planted(folder):
    return json.loads((folder.out / "planted_faults.json").read_text(encoding="utf-8"))


def _content(path):
    """What a file says, apart from times of writing inside it."""
    if path.suffix == ".gz":
        return gzip.decompress(path.read_bytes())
    if path.suffix == ".parquet":
        return repr(pq.read_table(path).to_pylist()).encode()
    if path.suffix == ".xlsx":
        book = CalamineWorkbook.from_path(path)
        sheets = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
        return repr(sheets).encode()
    return path.read_bytes()


def _digests(folder):
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        str(path.relative_to(folder)): hashlib.sha256(_content(path)).hexdigest() for path in files
    }


def test_every_table_of_the_contracts_is_sent(folder):
    assert set(folder.rows) == set(load_all())
    assert all(folder.rows.values())


def test_files_come_in_the_forms_that_cities_use(folder):
    endings = Counter(name.rsplit(".", 1)[-1] for name in folder.files)
    assert {"csv", "gz", "xlsx", "parquet"} <= set(endings)
    begins = {name: (folder.out / name).read_bytes()[:3] for name in folder.files}
    assert begins["检查结果_2025.csv"].startswith(b"\xff\xfe")
    assert begins["信用承诺.csv"] == b"\xef\xbb\xbf"
    chinese = (folder.out / "市场主体_南屏区.csv").read_bytes()
    with pytest.raises(UnicodeDecodeError):
        chinese.decode("utf-8")
    assert chinese.decode("gb18030").startswith("统一社会信用代码")


def test_intake_reads_every_row_of_every_file(folder, loaded):
    report, _ = loaded
    assert [str(problem) for problem in report.problems] == []
    read = {name: table.read_count for name, table in report.tables.items()}
    assert read == folder.rows
    for table in report.tables.values():
        assert table.read_count == table.kept_count + table.refused_count


def test_intake_refuses_exactly_the_rows_that_were_spoiled(folder, loaded):
    rows = [row for row in _planted(folder)["rows"] if row["outcome"] == "refused"]
    planted = {(row["table"], row["file"], row["sheet"], row["line"]): row["rule"] for row in rows}
    found = {
        (table, file, sheet or "", line): {one["rule_id"] for one in json.loads(violations)}
        for table, file, sheet, line, violations in duckdb.execute(
            "select table_name, source_file, source_sheet, source_line, violations "
            "from read_parquet($1)",
            [str(loaded[1])],
        ).fetchall()
    }
    assert set(found) == set(planted)
    assert {place: rule for place, rule in planted.items() if rule not in found[place]} == {}


def test_intake_counts_exactly_the_warnings_and_gaps_that_follow(folder, loaded):
    report, _ = loaded
    planted = _planted(folder)
    expected = Counter(
        (row["table"], row["rule"]) for row in planted["rows"] if row["outcome"] == "kept"
    )
    for table, counts in planted["consequences"].items():
        expected.update({(table, rule): count for rule, count in counts.items()})
    found = Counter()
    for (table, rule, _), count in report.warnings.items():
        found[table, rule] += count
    for (table, gap), count in report.gaps.items():
        found[table, gap] += count
    assert +found == +expected


def test_refused_rows_are_a_few_in_a_thousand(folder):
    refused = sum(row["outcome"] == "refused" for row in _planted(folder)["rows"])
    assert 0.002 < refused / sum(folder.rows.values()) < 0.005


def test_same_arguments_give_the_same_content(folder, tmp_path):
    write_city(tmp_path, subjects=2_500, records=40_000, seed=3, as_of=AS_OF)
    assert _digests(tmp_path) == _digests(folder.out)


def test_another_seed_gives_another_city_in_the_same_places(folder, tmp_path):
    write_city(tmp_path, subjects=2_500, records=40_000, seed=4, as_of=AS_OF)
    first, second = _digests(folder.out), _digests(tmp_path)
    assert first["boundaries/towns.geojson"] == second["boundaries/towns.geojson"]
    assert first["市场主体_南屏区.csv"] != second["市场主体_南屏区.csv"]


def test_an_earlier_demo_is_replaced_whole(tmp_path):
    write_city(tmp_path, subjects=200, records=2_000, as_of=date(2026, 11, 20))
    second = write_city(tmp_path, subjects=200, records=2_000, as_of=date(2026, 1, 31))
    assert "行政许可_202611.csv" not in second.files
    assert second.files == sorted(
        str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()
    )


def test_files_of_someone_else_are_never_replaced(tmp_path):
    (tmp_path / "own.csv").write_text("a\n", encoding="utf-8")
    with pytest.raises(FileExistsError, match="not those of a demo city"):
        write_city(tmp_path, subjects=200, records=2_000, as_of=AS_OF)
    assert (tmp_path / "own.csv").read_text(encoding="utf-8") == "a\n"


@pytest.mark.parametrize(
    ("subjects", "records", "as_of", "reason"),
    [
        (50, 1_000, AS_OF, "50 subjects are too few"),
        (1_000, 2_000, AS_OF, "2000 records are too few for 1000 subjects: 8000 at least"),
        (200, 2_000, date(2031, 5, 5), "holiday calendar does not cover 2028-06-01 to 2031-05-05"),
    ],
)
def test_sizes_and_days_that_make_no_city_are_refused(tmp_path, subjects, records, as_of, reason):
    with pytest.raises(ValueError, match=reason):
        write_city(tmp_path / "city", subjects=subjects, records=records, as_of=as_of)
    assert not (tmp_path / "city").exists()

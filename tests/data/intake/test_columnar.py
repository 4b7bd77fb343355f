"""Parquet files: typed or all text."""

from datetime import UTC, date, datetime
from decimal import Decimal

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from data.intake import columnar_reader


@pytest.fixture
def load_parquet(tmp_path, load):
    """Loads one table from a Parquet file with the given columns."""

    def run(table, columns):
        folder = tmp_path / "source"
        folder.mkdir(exist_ok=True)
        pq.write_table(pa.table(columns), folder / f"{table}.parquet")
        return load(folder)

    return run


def as_columns(listed):
    names = dict.fromkeys(name for row in listed for name in row)
    return {name: [row.get(name) for row in listed] for name in names}


def test_columns_of_text_are_read_like_csv(load_parquet, rows):
    listed = [rows.licence(number) for number in range(1, 40)]
    loaded = load_parquet("licences", as_columns(listed))
    assert loaded.report.problems == []
    kept = loaded.kept("licences")
    assert [row["source_line"] for row in kept] == list(range(1, 40))
    assert {row["licence_category"] for row in kept} == {"general"}


def test_columns_of_fitting_types_are_taken_as_they_are(load_parquet, rows):
    row = rows.penalty(1) | {
        "fine_cny": Decimal("0.2"),
        "decided_on": date(2026, 1, 6),
        "reported_on": datetime(2026, 1, 9, 20, tzinfo=UTC),
        "valid_to": date(2099, 12, 31),
        "is_summary_procedure": True,
        "penalty_categories": ["警告", "罚款"],
    }
    loaded = load_parquet("penalties", as_columns([row]))
    (kept,) = loaded.kept("penalties")
    assert kept["fine_cny"] == Decimal("2000.00")
    assert kept["decided_on"] == date(2026, 1, 6)
    # 20:00 in UTC is four in the morning of the next day here.
    assert kept["reported_on"] == date(2026, 1, 10)
    assert kept["valid_to"] is None
    assert kept["is_summary_procedure"] is True
    assert kept["penalty_categories"] == "warning;fine"


def test_typed_days_near_the_open_end_are_doubted(load_parquet, rows):
    row = rows.licence(1) | {"valid_to": date(2099, 1, 31)}
    (kept,) = load_parquet("licences", as_columns([row])).kept("licences")
    assert (kept["valid_to"], kept["warnings"]) == (date(2099, 1, 31), "V08")


def test_typed_nulls_are_empty_cells(load_parquet, rows):
    right, wrong = rows.licence(1), rows.licence(2) | {"decided_on": None}
    right["decided_on"] = date(2026, 1, 5)
    loaded = load_parquet("licences", as_columns([right, wrong]))
    assert [(row["source_line"], row["rule_id"]) for row in loaded.refused()] == [(2, "V01")]


@pytest.mark.parametrize("damage", [lambda data: b"hello", lambda data: data[: len(data) // 2]])
def test_a_damaged_file_says_so(tmp_path, load, rows, damage):
    folder = tmp_path / "source"
    folder.mkdir()
    path = folder / "licences.parquet"
    pq.write_table(pa.table(as_columns([rows.licence(1)])), path)
    path.write_bytes(damage(path.read_bytes()))
    (problem,) = load(folder).problems()
    assert problem.startswith("licences.parquet: it cannot be read as Parquet (")


def test_bytes_that_are_no_text_refuse_their_row(load_parquet, rows):
    columns = as_columns([rows.licence(number) for number in range(1, 40)])
    contents = [text.encode() for text in columns["content"]]
    contents[4] = b"\xff\xfe"
    broken = pa.array(contents, pa.binary()).view(pa.string())
    loaded = load_parquet("licences", columns | {"content": broken})
    assert [(row["source_line"], row["rule_id"]) for row in loaded.refused()] == [(5, "S06")]
    assert loaded.report.tables["licences"].kept_count == 38


def test_a_damaged_word_of_a_dictionary_refuses_only_its_row(load_parquet, rows, monkeypatch):
    monkeypatch.setattr(columnar_reader, "BATCH", 50)
    columns = as_columns([rows.licence(number) for number in range(1, 101)])
    names = [b"\xff\xfe" if place == 4 else b"letter" for place in range(100)]
    broken = pa.array(names, pa.binary()).view(pa.string())
    loaded = load_parquet("licences", columns | {"document_name": broken})
    assert [(row["source_line"], row["rule_id"]) for row in loaded.refused()] == [(5, "S06")]
    assert loaded.report.tables["licences"].kept_count == 99


@pytest.mark.parametrize("is_coded", [True, False])
def test_repeated_free_text_is_masked_however_it_is_stored(tmp_path, load, rows, is_coded):
    listed = [rows.licence(number) | {"content": f"text {number % 40}"} for number in range(1, 101)]
    for row in listed[::10]:
        row["content"] = "电话13800138000"
    (tmp_path / "source").mkdir()
    path = tmp_path / "source" / "licences.parquet"
    pq.write_table(pa.table(as_columns(listed)), path, use_dictionary=is_coded)
    kept = load(tmp_path / "source").kept("licences")
    assert [row["source_line"] for row in kept if "V12" in row["warnings"]] == [*range(1, 101, 10)]
    assert not any("13800138000" in row["content"] for row in kept)
    assert kept[1]["content"] == "text 2"


def test_words_of_an_enum_keep_their_rows(tmp_path, load, rows):
    """DuckDB writes an enum with every unused word left empty; Arrow alone would mix rows up."""
    folder = tmp_path / "source"
    folder.mkdir()
    listed = [rows.licence(number) for number in range(1, 60)]
    words = ["登记", "普通", "核准"]
    columns = as_columns(listed) | {"licence_category": [words[n % 3] for n in range(59)]}
    with duckdb.connect() as engine:
        engine.execute("create type category as enum ('特许', '认可', '普通', '核准', '登记')")
        engine.register("given", pa.table(columns))
        engine.execute(
            "copy (select * replace (licence_category::category as licence_category) from given)"
            f" to '{folder / 'licences.parquet'}' (format parquet)"
        )
    kept = load(folder).kept("licences")
    by_line = {row["source_line"]: row["licence_category"] for row in kept}
    first = [by_line[line] for line in (1, 2, 3)]
    assert first == [by_line[line] for line in (4, 5, 6)]
    assert first[1] == "general"
    assert len(set(first)) == 3

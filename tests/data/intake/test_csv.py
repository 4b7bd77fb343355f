"""CSV as it comes: whatever is damaged costs its own row only, and says its line."""

import csv
import gzip
import io

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from data.intake import csv_cutting, csv_records
from data.intake.csv_blocks import Block, read_block
from data.intake.csv_cutting import Blocks, last_boundary
from data.intake.csv_reader import CsvReader
from data.intake.csv_records import Dialect, read_exactly

DIALECT = Dialect(",", 3, "utf-8")
cells = st.text(alphabet='ab名 ,"\n', max_size=6)
records = st.lists(st.tuples(cells, cells, cells), max_size=12)
damaged = st.text(alphabet='ab,"\n\0', max_size=60)


def written(rows, quoting=csv.QUOTE_MINIMAL):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n", quoting=quoting).writerows(rows)
    return out.getvalue().encode()


def streamed(data, step):
    """Read `data` through the cutter, `step` bytes at a time."""
    source = io.BytesIO(data)
    blocks = Blocks(lambda size: source.read(min(size, step)), DIALECT, pending=b"", first_line=1)
    return [job() for job in blocks.jobs()]


def rows_of(batches):
    return [
        row for batch in batches for row in zip(*(c.to_pylist() for c in batch.cells), strict=True)
    ]


def lines_of(batches):
    return sorted(
        [int(line) for batch in batches for line in batch.lines]
        + [broken.line for batch in batches for broken in batch.broken]
    )


@pytest.fixture
def small_blocks(monkeypatch):
    """Blocks and windows of a few bytes, so that every cut is tried."""
    monkeypatch.setattr(csv_cutting, "BLOCK", 64)
    monkeypatch.setattr(csv_cutting, "SMALLEST_WINDOW", 8)
    monkeypatch.setattr(csv_cutting, "LARGEST_WINDOW", 16)


@given(records, st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_well_formed_records_come_back_whole_wherever_the_blocks_are_cut(
    small_blocks, rows, quoting
):
    batches = streamed(written(rows, quoting), step=5)
    assert rows_of(batches) == rows
    assert [broken for batch in batches for broken in batch.broken] == []


@given(damaged)
@example('"\n,,"\n"')
@example('"\n,",\n"')
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
def test_blocks_of_any_size_say_the_same_about_damaged_text(small_blocks, text):
    whole = read_exactly(text.encode(), 1, DIALECT, at_end=True)
    batches = streamed(text.encode(), step=7)
    broken = [broken for batch in batches for broken in batch.broken]
    assert rows_of(batches) == [tuple(record) for record in whole.records]
    assert [one.line for one in broken] == [one.line for one in whole.broken]
    assert [one.rule for one in broken] == [one.rule for one in whole.broken]


@given(damaged)
def test_every_line_of_damaged_text_is_in_a_row_or_refused(text):
    exact = read_exactly(text.encode(), 1, DIALECT, at_end=True)
    counted = {*exact.lines, *(broken.line for broken in exact.broken)}
    assert len(counted) == len(exact.lines) + len(exact.broken)
    assert exact.consumed_bytes == len(text.encode())
    for line, content in enumerate(text.split("\n"), start=1):
        starts_a_record = content.strip() and '"' not in text
        if starts_a_record:
            assert line in counted


@given(records)
def test_the_fast_reader_agrees_with_the_exact_one(rows):
    data = written(rows)
    end, is_faulty = last_boundary(data, DIALECT, at_end=True)
    assert (end, is_faulty) == (len(data), False)
    fast = read_block(Block(data, 1, is_cut_off=False), DIALECT)
    exact = read_exactly(data, 1, DIALECT, at_end=True)
    assert rows_of([fast]) == [tuple(record) for record in exact.records]
    assert fast.lines.tolist() == exact.lines


@pytest.mark.parametrize(
    ("text", "kept", "broken"),
    [
        ("1,2,3\n4,5\n6,7,8\n", [1, 3], [(2, "S01")]),
        ("1,2,3\n4,5,6,7\n", [1], [(2, "S01")]),
        ('1,2,3\n4,"5,6\n7,8,9\n', [1, 3], [(2, "S02")]),
        ('1,2,3\n4,"5"x,6\n7,8,9\n', [1, 3], [(2, "S02")]),
        ('1,"2\n2",3\n4,5,6\n', [1, 3], []),
        ('1,"a\n4,5,6\n7,8"\n9,9,9\n', [2, 4], [(1, "S02"), (3, "S01")]),
        ("1,2,3\n4,5", [1], [(2, "S03")]),
        ('1,2,3\n4,"5', [1], [(2, "S03")]),
        ("1,2,3\n4,\0,6\n7,8,9\n", [1, 3], [(2, "S04")]),
        ('1,2" wide,3\n', [1], []),
        ("\n\n1,2,3\n   \n4,5,6\n\n", [3, 5], []),
    ],
)
def test_damaged_rows_are_named_with_their_line_and_rule(text, kept, broken):
    batches = streamed(text.encode(), step=1000)
    assert sorted(int(line) for batch in batches for line in batch.lines) == kept
    assert [(one.line, one.rule) for batch in batches for one in batch.broken] == broken


def test_damaged_bytes_refuse_their_row_in_either_encoding():
    for encoding in ("utf-8", "gb18030"):
        data = "名,2,3\n".encode(encoding) + b"\xff,5,6\n" + "七,8,9\n".encode(encoding)
        block = Block(data, 1, is_cut_off=False)
        rows = read_block(block, Dialect(",", 3, encoding))
        assert rows.lines.tolist() == [1, 3]
        assert [(one.line, one.rule) for one in rows.broken] == [(2, "S06")]


def test_a_line_beyond_the_limit_is_refused_and_reading_goes_on(monkeypatch):
    monkeypatch.setattr(csv_cutting, "BLOCK", 1_000)
    monkeypatch.setattr(csv_cutting, "MAX_RECORD", 500)
    monkeypatch.setattr(csv_records, "MAX_RECORD", 500)
    batches = streamed(b"1,2,3\n" + b"x" * 100_000 + b"\n4,5,6\n", step=300)
    assert lines_of(batches) == [1, 2, 3]
    (broken,) = (one for batch in batches for one in batch.broken)
    assert (broken.line, broken.rule) == (2, "S05")
    assert len(broken.fields[0]) <= csv_records.SHOWN_OF_LINE


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode(),
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("gb18030"),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("utf-16-le"),
        lambda text: text.encode("utf-16-be"),
        lambda text: gzip.compress(text.encode("gb18030")),
        lambda text: text.replace("\r\n", "\r").encode(),
        lambda text: text.replace("\r\n", "\n").encode(),
        lambda text: text.replace(",", "\t").encode(),
        lambda text: text.replace(",", ";").encode(),
        lambda text: ("关于报送的说明\r\n\r\n" + text).encode(),
    ],
)
def test_every_form_of_a_file_gives_the_same_rows(tmp_path, encode):
    path = tmp_path / "file.csv"
    text = "名称,编号,备注\r\n" + "".join(f"信安虚构{n}号,{n},无\r\n" for n in range(50))
    path.write_bytes(encode(text))
    reader = CsvReader(path, lambda row: len(set(row) & {"名称", "编号"}))
    rows = rows_of([job() for job in reader.jobs()])
    reader.close()
    assert reader.headers == ["名称", "编号", "备注"]
    assert rows == [(f"信安虚构{n}号", str(n), "无") for n in range(50)]


def test_an_encoding_that_shows_late_is_found_out(tmp_path):
    path = tmp_path / "file.csv"
    path.write_bytes(b"a,b\n" + b"x,1\n" * 300_000 + "名,2\n".encode("gb18030"))
    reader = CsvReader(path, len)
    assert rows_of([job() for job in reader.jobs()])[-1] == ("名", "2")
    reader.close()
    assert reader.encoding == "gb18030"

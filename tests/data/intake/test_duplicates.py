"""Rows with the same key: one is kept, the others are refused, and it is said which."""

import hashlib
from collections import Counter
from datetime import date

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.intake import duplicates, landing
from data.intake.duplicates import IdentityLog, record_ids

entries = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3)), max_size=40)


def logged(log, listed):
    ids = np.array([identity for identity, _ in listed], dtype=np.uint64)
    log.append(ids, pa.array([day for _, day in listed], pa.int32()).cast(pa.date32()))


def slowly(listed):
    """(superfluous row, kept row) by looking at every pair."""
    found = []
    for row, (identity, _) in enumerate(listed):
        same = [(-day, other) for other, (one, day) in enumerate(listed) if one == identity]
        kept = min(same)[1]
        if kept != row:
            found.append((row, kept))
    return found


@pytest.mark.parametrize("in_memory", [1, 7, 1_000])
@given(listed=entries)
@settings(deadline=None)
def test_the_row_reported_last_and_then_the_first_is_kept(tmp_path_factory, in_memory, listed):
    patch = pytest.MonkeyPatch()
    patch.setattr(duplicates, "IN_MEMORY", in_memory)
    spread = [(identity << 60 | identity, day) for identity, day in listed]
    log = IdentityLog(tmp_path_factory.mktemp("log"))
    for start in range(0, len(spread), 5):
        logged(log, spread[start : start + 5])
    found = [tuple(pair) for pair in log.duplicates().tolist()]
    patch.undo()
    assert found == slowly(spread)


def test_an_identity_is_written_as_any_tool_prints_the_hash(load_rows, rows):
    kept = load_rows("licences", *(rows.licence(number) for number in range(3))).kept("licences")
    for row in kept:
        values = (row[name] for name in ("subject_name", "document_no", "decided_on"))
        key = "\x1f".join(["licences", *map(str, values), row["authority_uscc"]])
        printed = hashlib.md5(key.encode(), usedforsecurity=False).hexdigest()
        assert row["record_id"] == printed[: duplicates.RECORD_ID_LENGTH]


def test_identities_become_texts_one_by_one():
    assert record_ids(np.array([], dtype=np.uint64)).to_pylist() == []
    numbers = np.array([0xFF, 2**64 - 1], dtype=np.uint64)
    assert record_ids(numbers).to_pylist() == ["ff00000000000000", "f" * 16]


def test_the_newest_of_three_is_kept_across_files_and_parts(monkeypatch, tmp_path, load, rows):
    monkeypatch.setattr(landing, "ROWS_PER_FILE", 4)
    folder = tmp_path / "source"
    first = [rows.licence(number) for number in range(10)]
    newer = rows.licence(3, reported_on="2026-01-20", remark="新")
    for name, listed in (("许可一", first), ("许可二", [newer, rows.licence(9)])):
        folder.mkdir(exist_ok=True)
        path = folder / f"行政{name}.csv"
        path.write_text(rows.csv_text("licences", listed), encoding="utf-8")
    loaded = load(folder)
    kept = loaded.kept("licences")
    assert len(kept) == 10
    (row,) = (row for row in kept if row["document_no"] == "信许〔2026〕3号")
    assert (row["remark"], row["reported_on"]) == ("新", date(2026, 1, 20))
    told = {(one["source_file"], one["source_line"]): one["message_en"] for one in loaded.refused()}
    assert set(told) == {("行政许可一.csv", 5), ("行政许可二.csv", 3)}
    assert "行政许可二.csv:2" in told["行政许可一.csv", 5]
    assert "行政许可一.csv:11" in told["行政许可二.csv", 3]
    counts = {
        file.source_file: (file.kept_count, file.refused_count) for file in loaded.report.files
    }
    assert counts == {"行政许可一.csv": (9, 1), "行政许可二.csv": (1, 1)}


def test_a_refused_duplicate_shows_its_row_without_personal_data(load_rows, rows):
    twice = [rows.penalty(1), rows.penalty(1)]
    loaded = load_rows("penalties", *twice, *(rows.penalty(number) for number in range(2, 30)))
    (refused,) = loaded.refused()
    assert refused["rule_id"] == "V13"
    assert refused["raw_row"]["行政处罚决定书文号"] == "信罚〔2026〕1号"
    assert refused["raw_row"]["罚款金额(万元)"] == "0.2"
    assert "李四光" not in str(refused)
    assert (refused["department_code"], refused["decided_on"], refused["reported_on"]) == (
        rows.DEPARTMENT, date(2026, 1, 6), date(2026, 1, 9),
    )  # fmt: skip


def test_natural_persons_in_one_decision_are_no_duplicates(load_rows, rows):
    person = {"party_type": "自然人", "uscc": "", "person_id_type": "身份证"}
    listed = [
        rows.licence(1, subject_name=name, person_id=rows.identity_number("19900101"), **person)
        for name in ("张三", "张四", "张三")
    ]
    loaded = load_rows("licences", *listed, *(rows.licence(number) for number in range(2, 30)))
    persons = [row for row in loaded.kept("licences") if row["party_type"] == "natural_person"]
    assert Counter(row["subject_name"] for row in persons) == {"张*": 2}
    assert loaded.rules() == ["V13"]

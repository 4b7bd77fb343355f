"""Sources that cannot be used: each ends with one clear sentence a file, and nothing landed."""

import gzip

import pytest

from data import intake
from data.contract import load_all


def write(folder, name, content):
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(content)
    return folder


@pytest.fixture
def source(tmp_path):
    return tmp_path / "source"


def test_a_folder_that_is_not_there(load, tmp_path):
    with pytest.raises(intake.IntakeError, match=r"There is no source folder at .*nowhere\."):
        load(tmp_path / "nowhere")


def test_an_empty_folder_says_so_once(load, source):
    source.mkdir()
    loaded = load(source, partial=False)
    (problem,) = loaded.problems()
    assert "holds no file that is a table" in problem
    assert not loaded.landing.exists()


def test_an_empty_file(load, source):
    assert load(write(source, "行政许可.csv", b"")).problems() == ["行政许可.csv: it is empty."]


def test_a_file_with_only_a_header_holds_no_rows(load, source, rows):
    loaded = load(write(source, "行政许可.csv", rows.csv_text("licences", []).encode()))
    assert loaded.report.problems == []
    assert loaded.report.tables["licences"].is_present
    assert loaded.kept("licences") == []


def test_a_missing_required_table_is_named_and_may_be_allowed(load, source, rows):
    folder = write(source, "行政许可.csv", rows.csv_text("licences", [rows.licence(1)]).encode())
    loaded = load(folder, partial=False)
    missing = [
        table for table in load_all().values() if table.required and table.table != "licences"
    ]
    assert len(loaded.problems()) == len(missing)
    assert loaded.problems("zh")[0].startswith("缺少必需的表 ")
    assert not loaded.landing.exists()
    with pytest.raises(intake.IntakeError) as error:
        loaded.report.raise_for_problems()
    assert len(error.value.messages) == len(missing)
    assert load(folder, partial=True).report.problems == []


def test_a_required_column_that_is_missing_is_named(load, source, rows):
    text = rows.csv_text("licences", [rows.licence(1)]).replace("许可决定日期", "日期")
    (problem,) = load(write(source, "行政许可.csv", text.encode())).problems()
    assert "required columns are missing: 许可决定日期 (decided_on)" in problem


def test_a_column_that_comes_twice_is_named_with_both_headers(load, source, rows):
    text = rows.csv_text("licences", [rows.licence(1)]).replace("备注", "XK_JDRQ")
    (problem,) = load(write(source, "行政许可.csv", text.encode())).problems()
    assert "column 许可决定日期 (decided_on) comes twice, as 许可决定日期 and as XK_JDRQ" in problem


def test_too_many_refused_rows_stop_the_load_and_stay_in_the_quarantine(load_rows, rows):
    wrong = [rows.licence(number, document_no="") for number in range(5)]
    loaded = load_rows("licences", *wrong, *(rows.licence(number) for number in range(5, 15)))
    (problem,) = loaded.problems()
    assert problem == (
        "licences.csv: 5 of 15 rows were refused (33.3%); at most 5% are tolerated. "
        "The reasons are in the quarantine."
    )
    assert loaded.rules() == ["V01"] * 5
    assert not loaded.landing.exists()


def test_a_file_in_which_no_row_is_whole_refuses_every_one(load, source, rows):
    text = rows.csv_text("licences", []) + "a,b,c\r\n" * 5
    loaded = load(write(source, "行政许可.csv", text.encode()))
    assert loaded.rules() == ["S01"] * 5
    assert "5 of 5 rows were refused (100.0%)" in loaded.problems()[0]


def test_files_that_fit_no_table_are_ignored_with_a_reason(load, source, rows):
    write(source, "行政许可.csv", rows.csv_text("licences", [rows.licence(1)]).encode())
    write(source, "会议纪要.csv", b"a,b\n1,2\n")
    write(source, "intake.yml", "files: {许可*.xlsx: {table: licences}}".encode())
    write(source, "说明.docx", b"text")
    reasons = {one.source_file: one.reason.text("zh") for one in load(source).report.ignored}
    assert reasons == {
        "会议纪要.csv": "文件名不符合任何表；如需读取，请在 intake.yml 中指定表名",
        "说明.docx": "不是 CSV、XLSX 或 Parquet 文件",
        "许可*.xlsx": "intake.yml 提到该文件，但目录中没有",
    }


def test_a_name_that_fits_two_tables_is_a_problem(load, source):
    (problem,) = load(write(source, "市场主体变更信息.csv", b"a\n")).problems()
    assert "its name fits " in problem
    assert "subject_changes" in problem


def test_links_that_lead_out_of_the_folder_are_not_followed(load, source, rows, tmp_path):
    text = rows.csv_text("licences", [rows.licence(1)]).encode()
    write(tmp_path / "elsewhere", "secret.csv", text)
    write(source, "行政处罚.csv", rows.csv_text("penalties", [rows.penalty(1)]).encode())
    (source / "行政许可.csv").symlink_to(tmp_path / "elsewhere" / "secret.csv")
    (source / "更多").symlink_to(tmp_path / "elsewhere")
    loaded = load(source)
    assert not loaded.report.tables["licences"].is_present
    assert {one.source_file for one in loaded.report.ignored} >= {"行政许可.csv"}
    assert "link that leads out" in str(loaded.report.ignored[0].reason)


def test_a_gzip_with_a_broken_tail(load, source, rows):
    text = rows.csv_text("licences", [rows.licence(number) for number in range(500)])
    whole = gzip.compress(text.encode())
    for broken in (whole[: len(whole) // 2], whole[:-4] + b"\0\0\0\0", whole[:4] + b"nonsense"):
        loaded = load(write(source, "行政许可.csv.gz", broken))
        (problem,) = loaded.problems()
        assert problem == (
            "行政许可.csv.gz: the compressed file is damaged or incomplete; send it again."
        )
        assert not loaded.landing.exists()


def test_an_encoding_stated_wrongly_is_not_believed_and_said(load, source, rows):
    write(source, "intake.yml", "files: {行政许可.csv: {encoding: utf-8}}".encode())
    text = rows.csv_text("licences", [rows.licence(number) for number in range(50)])
    loaded = load(write(source, "行政许可.csv", text.encode("gb18030")))
    (file,) = loaded.report.files
    assert (file.encoding, file.kept_count) == ("gb18030", 50)
    assert str(file.notes[0]) == (
        "intake.yml says utf-8, but the text is gb18030; it was read as gb18030"
    )


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("files: {a.csv: {tabel: licences}}", "files.a.csv.tabel: Extra inputs are not permitted"),
        ("files: [", "while parsing"),
        ("fiels: {}", "fiels: Extra inputs"),
    ],
)
def test_a_mapping_that_cannot_be_used_is_named_with_the_place(load, source, content, complaint):
    with pytest.raises(intake.IntakeError) as error:
        load(write(source, "intake.yml", content.encode()))
    assert str(error.value).startswith("intake.yml cannot be used: ")
    assert complaint in str(error.value)


def test_a_mapping_to_what_does_not_exist_is_a_problem(load, source, rows):
    text = rows.csv_text("licences", [rows.licence(1)]).encode()
    write(source, "a.csv", text)
    write(source, "b.csv", text)
    stated = (
        "files:\n  a.csv: {table: permits}\n  b.csv: {table: licences, constants: {colour: red}}"
    )
    problems = load(write(source, "intake.yml", stated.encode())).problems()
    assert problems == [
        "a.csv: intake.yml names table permits, which does not exist.",
        "b.csv: intake.yml names column colour, which table licences does not have.",
    ]


HOSTILE = [
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "a\"b'c",
    "甲" * 10_000,
    "\u202e甲乙\u200f",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_a_name(load_rows, rows, name):
    loaded = load_rows("subjects", rows.subject(1, subject_name=name))
    (row,) = loaded.kept("subjects")
    assert row["subject_name"].replace("（", "(").replace("）", ")") in (
        name, name.replace(" ", ""), name.strip("\u202e\u200f")
    )  # fmt: skip
    assert "\u202e" not in row["subject_name"]
    assert "\n" not in (row["name_initials"] or "")

"""What a source says about itself decides whether it may be loaded."""

from datetime import date, datetime

import pytest

from data.problems import BadRequest
from data.source import describe, require_allowed


def write(folder, text):
    (folder / "source.yml").write_text(text, encoding="utf-8")
    return str(folder)


def test_describe_reads_the_statement(tmp_path):
    place = write(tmp_path, "source_name: 信安市\nsynthetic: true\nas_of: 2026-10-31\n")
    source = describe(place)
    assert (source.name, source.is_synthetic, source.day()) == ("信安市", True, date(2026, 10, 31))
    assert source.folder == tmp_path


def test_describe_takes_a_source_without_statement_for_real_data_of_today(tmp_path):
    source = describe(str(tmp_path))
    assert (source.name, source.is_synthetic) == (tmp_path.name, False)
    assert source.day() == datetime.now().astimezone().date()


def test_describe_names_a_database_without_its_password():
    source = describe("postgresql://reader:secret@db.example:5432/credit")
    assert source.name == "postgresql://db.example/credit"
    assert source.folder is None


@pytest.mark.parametrize(
    "text", ["synthetic: true", "[1", "source_name: x\nsynthetic: maybe", "a: b", "", "\x00"]
)
def test_describe_says_which_file_when_the_statement_is_wrong(tmp_path, text):
    with pytest.raises(BadRequest, match=r"source\.yml cannot be read"):
        describe(write(tmp_path, text))


def test_describe_says_when_there_is_no_folder(tmp_path):
    with pytest.raises(BadRequest, match="no source folder") as refused:
        describe(str(tmp_path / "nowhere"))
    assert refused.value.exit_code == 2


@pytest.mark.parametrize(("mode", "is_synthetic"), [("demo", False), ("production", True)])
def test_require_allowed_keeps_invented_and_real_records_apart(tmp_path, mode, is_synthetic):
    text = f"source_name: x\nsynthetic: {str(is_synthetic).lower()}\n"
    source = describe(write(tmp_path, text))
    with pytest.raises(BadRequest, match="CREDIT_MODE"):
        require_allowed(source, mode)
    require_allowed(source, "demo" if is_synthetic else "production")

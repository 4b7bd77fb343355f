"""Headers and file names find their column and table, however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.contract import load_all
from data.intake.headers import HeaderError, match
from data.intake.recognition import AmbiguousNameError, table_of

CONTRACTS = load_all()


def required(table):
    return [n for n, c in CONTRACTS[table].columns.items() if c.need == "required"]


@pytest.mark.parametrize("table", list(CONTRACTS))
@pytest.mark.parametrize("style", ["code", "zh", "en"])
def test_every_column_is_found_by_its_code_its_label_and_its_name(rows, table, style):
    headers = rows.header(table, style)
    layout = match(CONTRACTS[table], list(headers.values()))
    assert layout.places == {name: place for place, name in enumerate(headers)}
    assert layout.unknown == []


@pytest.mark.parametrize(
    "header",
    [
        *("xk_jdrq", "ＸＫ＿ＪＤＲＱ", "XK-JDRQ", "Decided On", "DECIDED_ON"),
        *(" 许可决定日期 ", "许可 决定日期*", "\ufeff许可决定日期"),
    ],
)
def test_case_width_and_space_do_not_matter(header):
    headers = [header if name == "decided_on" else name for name in required("licences")]
    assert match(CONTRACTS["licences"], headers).places["decided_on"] == headers.index(header)


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        *(("罚款金额(万元)", "万元"), ("罚款金额（元）", "元"), ("罚款金额(单位：元)", "元")),
        *(("罚款金额", "万元"), ("fine_cny", "万元"), ("CF_NR_FK(元)", "元")),
    ],
)
def test_a_header_may_carry_the_unit(header, unit):
    layout = match(CONTRACTS["penalties"], [*required("penalties"), header])
    assert layout.units["fine_cny"] == unit


def test_a_stated_unit_comes_before_that_of_the_header():
    headers = [*required("penalties"), "罚款金额(万元)"]
    layout = match(CONTRACTS["penalties"], headers, units={"fine_cny": "元"})
    assert layout.units["fine_cny"] == "元"


def test_a_long_label_is_known_by_what_stands_in_its_brackets():
    headers = [*required("licences"), "统一社会信用代码", "工商注册号"]
    places = match(CONTRACTS["licences"], headers).places
    assert headers[places["uscc"]] == "统一社会信用代码"
    assert headers[places["registration_no"]] == "工商注册号"


def test_unknown_headers_are_left_out_and_named():
    layout = match(CONTRACTS["towns"], [*required("towns"), "", "心情", "天气"])
    assert layout.unknown == ["心情", "天气"]


def test_stated_headers_and_constants_fill_what_is_missing():
    headers = [name for name in required("licences") if name not in ("decided_on", "source_name")]
    layout = match(
        CONTRACTS["licences"], [*headers, "批准日"],
        renamed={"批准日": "decided_on"}, constants={"source_name": "信安市虚构局"},
    )  # fmt: skip
    assert layout.places["decided_on"] == len(headers)
    assert layout.constants == {"source_name": "信安市虚构局"}


@given(st.lists(st.text(max_size=12), max_size=12))
def test_no_header_breaks_the_matching(headers):
    for contract in CONTRACTS.values():
        with pytest.raises(HeaderError) as error:
            match(contract, headers)
        assert error.value.message.text("zh")


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("licences", "licences"),
        ("行政许可", "licences"),
        ("行政许可_202601", "licences"),
        ("2026年1月行政许可信息（市局）", "licences"),
        ("XZXK-2026-01", "licences"),
        ("ods_xk_2024Q1", "licences"),
        ("xk", "licences"),
        ("dishonest-listings 2", "dishonest_listings"),
        ("部门行政处罚", "penalties"),
        ("严重失信主体名单", "dishonest_listings"),
        ("变更登记", "subject_changes"),
        ("经营异常名录第3批", "abnormal_listings"),
        ("taxk", None),
        ("会议纪要", None),
        ("Sheet1", None),
        ("2026", None),
    ],
)
def test_a_name_finds_its_table(name, table):
    assert table_of(name, CONTRACTS) == table


def test_a_name_that_fits_two_tables_is_ambiguous():
    with pytest.raises(AmbiguousNameError) as error:
        table_of("市场主体变更信息", CONTRACTS)
    assert sorted(error.value.tables) == ["subject_changes", "subjects"]


def test_every_name_of_every_contract_finds_it():
    for table, contract in CONTRACTS.items():
        assert {table_of(name, CONTRACTS) for name in contract.file_names} == {table}

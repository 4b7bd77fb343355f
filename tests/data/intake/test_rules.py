"""Each rule of the contracts, by a row that breaks it and nothing else."""

import pytest

DAY = {"decided_on": "2026-01-05", "reported_on": "2026-01-08"}
PERSON = {"party_type": "自然人", "uscc": "", "person_id_type": "身份证", "subject_name": "王小虚"}


@pytest.fixture
def one(load_rows, rows):
    """Loads one changed row of a table; returns (first rule or None, warnings or None)."""

    def run(table, **changed):
        make = {"licences": rows.licence, "penalties": rows.penalty, "subjects": rows.subject}
        loaded = load_rows(table, make[table](1, **changed))
        assert loaded.report.tables[table].read_count == 1
        refused = loaded.refused(table)
        if refused:
            return [fault["rule_id"] for fault in refused[0]["violations"]], None
        assert loaded.report.problems == []
        return [], loaded.kept(table)[0]["warnings"]

    return run


def test_right_rows_break_no_rule(one):
    for table in ("licences", "penalties", "subjects"):
        assert one(table) == ([], "")


@pytest.mark.parametrize("empty", ["", "  ", "无", "-", "null", "NULL", "　", "/"])
def test_v01_refuses_a_required_cell_that_says_nothing(one, empty):
    assert one("licences", document_no=empty)[0] == ["V01"]


@pytest.mark.parametrize(
    ("table", "changed"),
    [
        ("licences", {"legal_representative_hash": ""}),
        ("licences", {"certificate_name": "食品经营许可证"}),
        ("licences", {**PERSON}),
    ],
)
def test_v01_refuses_an_empty_cell_that_the_rest_of_the_row_requires(one, table, changed):
    assert one(table, **changed)[0] == ["V01"]


@pytest.mark.parametrize(
    ("table", "changed"),
    [
        ("licences", {"licence_category": "特别"}),
        ("licences", {"licence_category": "其他-"}),
        ("licences", {"licence_status": "3"}),
        ("penalties", {"penalty_categories": "警告;罚款;打板子"}),
    ],
)
def test_v02_refuses_a_word_that_is_not_in_its_list(one, table, changed):
    assert one(table, **changed)[0] == ["V02"]


def test_v02_takes_other_with_text_after_it(one):
    assert one("licences", licence_category="其他-备案") == ([], "")


def test_v03_refuses_a_party_code_that_fails_its_check(one, rows):
    right = rows.uscc(1)
    wrong = right[:-1] + ("0" if right[-1] != "0" else "1")
    swapped = right[:8] + right[16] + right[9:16] + right[8] + right[17]
    for code in (wrong, swapped, right[:-1], "O" + right[1:], right + "0"):
        assert one("licences", uscc=code)[0] == ["V03"]


def test_v03_takes_lower_case_full_width_and_hyphens(one, rows):
    right = rows.uscc(33)
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in right)
    for code in (right.lower(), wide, f" {right[:2]}-{right[2:]} "):
        assert one("licences", uscc=code) == ([], "")


@pytest.mark.parametrize("prefix", ["A1", "N2", "Y1"])
def test_v03_takes_the_prefixes_of_army_villages_and_others(one, rows, prefix):
    assert one("licences", uscc=rows.uscc(5, prefix)) == ([], "")


def test_v04_refuses_a_code_of_a_natural_person_and_none_of_an_organisation(one, rows):
    person = PERSON | {"person_id": rows.identity_number("19900101")}
    assert one("licences", **person | {"uscc": rows.uscc(1)})[0] == ["V04"]
    assert one("licences", uscc="")[0] == ["V04"]
    assert one("licences", **person) == ([], "")


def test_v05_wants_92_for_individual_businesses_and_doubts_it_for_others(one, rows):
    kind = {"party_type": "个体工商户"}
    assert one("licences", **kind)[0] == ["V05"]
    assert one("licences", **kind, uscc=rows.uscc(1, "92")) == ([], "")
    assert one("licences", uscc=rows.uscc(1, "92")) == ([], "V05")


@pytest.mark.parametrize("day", ["2026-01-09", "1949-09-30", "9999-01-01"])
def test_v06_refuses_an_implausible_decision_date(one, day):
    assert "V06" in one("licences", decided_on=day)[0]


def test_v07_refuses_dates_in_the_wrong_order(one):
    assert one("licences", valid_to="2026-01-04")[0] == ["V07"]
    assert one("penalties", valid_to="2026-01-05")[0] == ["V07"]
    assert one("penalties", publish_until="2026-01-05")[0] == ["V07"]


def test_v08_doubts_days_near_the_open_end(one):
    assert one("licences", valid_to="2099-01-31") == ([], "V08")
    assert one("licences", valid_to="2099-12-31") == ([], "")


@pytest.mark.parametrize("fine", ["", "0", "-1"])
def test_v09_refuses_a_fine_without_amount(one, fine):
    assert one("penalties", fine_cny=fine)[0] == ["V09"]


def test_v09_doubts_an_amount_without_fine(one):
    assert one("penalties", penalty_categories="警告") == ([], "V09")


@pytest.mark.parametrize("kind", ["没收违法所得", "没收非法财物", "暂扣许可证件", "吊销许可证件"])
def test_v10_refuses_confiscation_or_suspension_without_detail(one, kind):
    assert one("penalties", penalty_categories=f"警告;罚款;{kind}")[0] == ["V10"]
    full = {"confiscated_cny": "1.5"} if "没收" in kind else {"suspended_licence": "许可证 1 号"}
    assert one("penalties", penalty_categories=f"警告;罚款；{kind}", **full) == ([], "")


@pytest.mark.parametrize(
    ("fine", "content"),
    [("100000", "罚款"), ("2000", "警告，罚款2,000元"), ("2000", "罚款2000元整")],
)
def test_v11_doubts_yuan_in_the_column_of_ten_thousands(one, fine, content):
    assert one("penalties", fine_cny=fine, content=content) == ([], "V11")


def test_v11_believes_a_sum_that_agrees_with_the_text(one):
    assert one("penalties", fine_cny="5", content="罚款5万元，前次罚款25元") == ([], "")


def test_v14_doubts_half_width_brackets_and_spaces(one):
    assert one("licences", subject_name="信安(虚构)贸易 有限公司") == ([], "V14")


@pytest.mark.parametrize("column", ["authority_uscc", "source_uscc"])
def test_v15_refuses_an_organ_code_that_fails_its_check(one, column):
    assert one("licences", **{column: "11990100000000000X"})[0] == ["V15"]


def test_v17_refuses_a_minor_and_takes_one_day_older(one, rows):
    young = PERSON | DAY | {"person_id": rows.identity_number("20080106")}
    grown = PERSON | DAY | {"person_id": rows.identity_number("20080105")}
    assert one("licences", **young)[0] == ["V17"]
    assert one("licences", **grown) == ([], "")


def test_a_source_without_the_column_of_codes_has_no_codes(tmp_path, rows, load):
    folder = tmp_path / "source"
    folder.mkdir()
    text = rows.csv_text("licences", [rows.licence(1)]).replace("行政相对人代码_1", "别的")
    (folder / "licences.csv").write_text(text.replace("(统一社会信用代码)", ""), encoding="utf-8")
    assert load(folder).rules() == ["V04"]

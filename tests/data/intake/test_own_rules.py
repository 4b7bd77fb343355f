"""Rules beyond the publicity standard: forms of values, doubtful codes, personal data."""

import pytest


@pytest.fixture
def one(load_rows, rows):
    """Loads one changed row of a table with subjects and departments known."""
    make = {"licences": rows.licence, "penalties": rows.penalty, "subjects": rows.subject}

    def run(table, number=1, **changed):
        city = rows.catalogues() | {"subjects": [rows.subject(1)]}
        city.pop(table, None)
        return load_rows(table, make[table](number, **changed), **city)

    return run


@pytest.mark.parametrize(
    ("table", "column", "text", "rule"),
    [
        ("licences", "decided_on", "2026-02-30", "T01"),
        ("licences", "valid_to", "很久", "T01"),
        ("penalties", "fine_cny", "两千", "T02"),
        ("subjects", "last_annual_report_year", "2025.5", "T02"),
        ("subjects", "lon", "东经一百度", "T02"),
        ("subjects", "district_code", "99010", "T03"),
        ("subjects", "town_code", "虚构街道", "T03"),
        ("subjects", "industry_code", "A1310", "T03"),
        ("licences", "is_publishable", "也许", "T04"),
    ],
)
def test_a_value_that_cannot_be_read_refuses_its_row(one, table, column, text, rule):
    loaded = one(table, **{column: text})
    (refused,) = loaded.refused(table)
    assert (refused["rule_id"], refused["column_name"]) == (rule, column)
    assert text in refused["message_zh"]
    assert text in refused["message_en"]


def test_c01_doubts_a_code_whose_organisation_digit_is_wrong(one, rows):
    loaded = one("licences", uscc=rows.uscc(1, wrong_digit=True))
    assert loaded.kept("licences")[0]["warnings"] == "C01"


def test_c02_takes_the_placeholder_of_individual_businesses_as_no_code(one):
    loaded = one("licences", party_type="个体工商户", uscc="00000000000000000X")
    (row,) = loaded.kept("licences")
    assert (row["uscc"], row["warnings"]) == (None, "C02")
    refused = one("licences", uscc="00000000000000000X").refused("licences")
    assert [row["rule_id"] for row in refused] == ["V03"]


def test_c03_keeps_registration_numbers_apart(one):
    loaded = one("licences", party_type="个体工商户", uscc="990102600001234")
    (row,) = loaded.kept("licences")
    assert (row["uscc"], row["registration_no"]) == (None, "990102600001234")
    assert row["warnings"] == "C03"


def test_c04_keeps_a_text_longer_than_the_standard(one):
    loaded = one("licences", document_no="长" * 65)
    (row,) = loaded.kept("licences")
    assert (row["document_no"], row["warnings"]) == ("长" * 65, "C04")


def test_c05_doubts_coordinates_outside_the_country(one):
    loaded = one("subjects", lon="13.4", lat="35.5", crs="CGCS2000")
    assert loaded.kept("subjects")[0]["warnings"] == "C05"


def test_v12_masks_personal_data_in_free_text_and_counts_it(one, rows):
    identity = rows.identity_number("19900101")
    content = f"联系人证件{identity}，电话13812345678，账号6222021234567890128"
    loaded = one("licences", content=content, remark="电话１３８１２３４５６７８")
    (row,) = loaded.kept("licences")
    assert row["warnings"] == "V12"
    text = row["content"] + row["remark"]
    assert identity not in text
    assert "138****5678" in text
    assert text.count("13812345678") == 0
    assert "6222021234567890128" not in text
    warnings = {(table, rule): count for (table, rule, _), count in loaded.report.warnings.items()}
    assert warnings == {("licences", "V12"): 1}


def test_v16_counts_organs_that_are_in_no_catalogue_and_keeps_the_row(one, rows):
    unknown = rows.uscc(90_000_009, "11")
    loaded = one("licences", authority_uscc=unknown)
    (row,) = loaded.kept("licences")
    assert (row["warnings"], row["reference_gaps"]) == ("V16", "unknown_department")
    assert loaded.report.gaps["licences", "unknown_department"] == 1


def test_unknown_subjects_districts_and_towns_are_kept_and_counted(one):
    loaded = one("licences", number=7)
    assert loaded.kept("licences")[0]["reference_gaps"] == "unknown_subject"
    loaded = one("subjects", district_code="990199", town_code="990199001")
    assert loaded.kept("subjects")[0]["reference_gaps"] == "unknown_district;unknown_town"
    assert dict(loaded.report.gaps) == {
        ("subjects", "unknown_district"): 1,
        ("subjects", "unknown_town"): 1,
    }


def test_references_are_not_judged_when_their_table_did_not_come(load_rows, rows):
    loaded = load_rows("licences", rows.licence(1))
    assert loaded.kept("licences")[0]["reference_gaps"] == ""


def test_natural_persons_are_masked_everywhere(one, rows):
    identity = rows.identity_number("19900101")
    person = {"party_type": "自然人", "uscc": "", "person_id_type": "身份证", "person_id": identity}
    loaded = one("licences", subject_name="欧阳小虚", **person)
    (row,) = loaded.kept("licences")
    assert row["subject_name"] == "欧阳**"
    assert row["uscc"] is None
    assert row["person_id"] == identity[:6] + "*" * 12
    assert "张三丰" not in str(row)
    loaded = one("licences", subject_name="欧阳小虚", document_no="", **person)
    (refused,) = loaded.refused("licences")
    assert "欧阳小虚" not in str(refused)
    assert identity not in str(refused)
    assert "张三丰" not in str(refused)


def test_the_same_person_has_the_same_hash_and_no_name(one):
    first = one("licences", legal_representative_hash="张 三丰").kept("licences")[0]
    second = one("subjects", legal_representative_hash="张三丰").kept("subjects")[0]
    assert first["legal_representative_hash"] == second["legal_representative_hash"]
    assert len(first["legal_representative_hash"]) == 64


@pytest.mark.parametrize(("item", "shown"), [("法定代表人", "张*"), ("名称", "张三丰")])
def test_names_of_persons_in_registered_changes_are_masked(load_rows, rows, item, shown):
    change = {
        "uscc": rows.uscc(1), "changed_on": "2026-01-02", "change_item": item,
        "value_before": "张三丰", "value_after": "李四光", "reported_on": "2026-01-03",
    }  # fmt: skip
    (row,) = load_rows("subject_changes", change).kept("subject_changes")
    assert row["value_before"] == shown
    (refused,) = load_rows("subject_changes", change | {"uscc": ""}).refused()
    assert "张三丰" not in str(refused)

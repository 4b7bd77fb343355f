"""Commitments that contradict themselves, or whose type no list knows: kept, and told of."""

import pytest


@pytest.fixture
def one(load_rows, rows):
    """Loads one commitment with some cells changed."""

    def run(**changed):
        city = rows.catalogues() | {"subjects": [rows.subject(1)]}
        row = {
            "commitment_no": "99010020260105000001",
            "subject_name": "信安虚构贸易1号有限公司",
            "party_type": "法人及非法人组织",
            "uscc": rows.uscc(1),
            "commitment_type": "主动型",
            "commitment_reason": "诚信经营",
            "content": "守法诚信经营",
            "liability": "承担相应责任",
            "made_on": "2026-01-05",
            "department_uscc": rows.DEPARTMENT,
            "publicity": "可向社会公开",
            "reported_on": "2026-01-08",
        }
        return load_rows("commitments", row | changed, **city)

    return run


@pytest.mark.parametrize(
    ("word", "code"),
    [("主动公开型", "voluntary"), ("证明事项告知型", "proof_item"), ("其他-x", "other")],
)
def test_words_of_both_vocabularies_are_known(one, word, code):
    (row,) = one(commitment_type=word).kept("commitments")
    assert (row["commitment_type"], row["warnings"]) == (code, "")


def test_a_type_of_no_list_keeps_its_word_and_is_counted(one, rows):
    loaded = one(commitment_type=" 自愿型 ")
    (row,) = loaded.kept("commitments")
    assert (row["commitment_type"], row["warnings"]) == ("自愿型", "C06")
    assert dict(loaded.report.warnings) == {("commitments", "C06", rows.DEPARTMENT): 1}


def test_a_type_of_no_list_hides_personal_numbers_and_is_no_essay(one):
    (row,) = one(commitment_type="自愿13812345678").kept("commitments")
    assert "12345678" not in row["commitment_type"]
    (refused,) = one(commitment_type="很" * 41).refused("commitments")
    assert refused["rule_id"] == "V02"


@pytest.mark.parametrize("column", ["check_due_on", "confirmed_on"])
def test_a_day_before_the_signing_is_kept_with_a_warning(one, column):
    given = {column: "2026-01-04"}
    if column == "confirmed_on":
        given["fulfilment_status"] = "全部履行"
    (row,) = one(**given).kept("commitments")
    assert row["warnings"] == "V07"


def test_a_validity_before_the_signing_is_refused(one):
    (refused,) = one(valid_to="2026-01-04").refused("commitments")
    assert (refused["rule_id"], refused["column_name"]) == ("V07", "valid_to")

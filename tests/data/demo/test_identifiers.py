import pytest
from stdnum.cn import uscc

from data.demo.departments import list_departments
from data.demo.identifiers import division_share, social_credit_code
from data.identifiers import has_valid_organisation_digit, is_identity_number


def test_social_credit_code_gives_a_published_example():
    assert social_credit_code("91", "512081", "MA62K026") == "91512081MA62K0260E"


def test_social_credit_code_names_parts_of_the_wrong_length():
    with pytest.raises(ValueError, match="'9'"):
        social_credit_code("9", "990100", "MB990001")


def test_departments_have_valid_codes_of_the_invented_division():
    codes = [one.code for one in list_departments()]
    assert len(codes) == len(set(codes)) == 35
    for code in codes:
        uscc.validate(code)
        assert has_valid_organisation_digit(code)
        assert code[2:4] == "99"


def test_every_subject_has_a_valid_code_of_its_own(ask):
    codes = [code for (code,) in ask("select uscc from kept_subjects")]
    assert len(codes) == len(set(codes))
    assert {code[2:4] for code in codes} == {"99"}
    for code in codes[::50]:
        uscc.validate(code)
        assert has_valid_organisation_digit(code)


def test_codes_made_in_sql_agree_with_those_made_in_python(ask):
    share = division_share("91", "990102")
    rows = ask(
        "select letter, n, credit_code('91990102', ?, letter, n) from range(10, 18) a(letter), "
        "(values (0), (7), (99), (123456), (999999), (500001)) b(n)",
        share,
    )
    for letter, number, code in rows:
        body = f"M{chr(55 + letter)}{number:06d}"
        assert code == social_credit_code("91", "990102", body)


def test_identity_numbers_have_the_right_form_and_an_impossible_division(ask):
    numbers = ask("select distinct person_id from kept_penalties where person_id is not null")
    assert len(numbers) > 100
    for (number,) in numbers[:500]:
        assert number.startswith("99")
        assert is_identity_number(number)


def test_names_are_marked_as_simulated(ask):
    (missing,) = ask("select count(*) from kept_subjects where subject_name not like '%拟%'")[0]
    assert missing == 0
    (real,) = ask(
        "select count(*) from kept_subjects where legal_representative_hash[2:2] <> '拟'"
    )[0]
    assert real == 0

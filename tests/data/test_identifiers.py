"""Check digits against an independent implementation and published examples."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.cn import ric, uscc

from data import identifiers

PUBLISHED = (
    "91512081MA62K0260E 11420000MB15291767 11340722003125597L 91371102MA3XA0015H "
    "91371103MA3XA0023T 92371122MA3XA00313 93371121MA3XA004X9 91420111MA4XA005XW "
    "12371100MB0XA0064B 51371100MJ0XA0071G"
).split()
bodies = st.builds(
    "{}{:06d}{}".format,
    st.sampled_from(["91", "92", "93", "11", "12", "51", "A1", "N2", "Y1", "19", "35"]),
    st.integers(0, 999_999),
    st.text(alphabet=identifiers.USCC_ALPHABET, min_size=9, max_size=9),
)


def with_check(body):
    return body + uscc.calc_check_digit(body)


@given(bodies)
def test_a_code_is_valid_with_its_own_check_character_only(body):
    right = with_check(body)
    assert identifiers.is_uscc(right)
    for letter in identifiers.USCC_ALPHABET:
        assert identifiers.is_uscc(body + letter) == (body + letter == right)


@given(bodies)
def test_two_different_neighbours_swapped_make_a_code_invalid(body):
    code = with_check(body)
    for place in range(8, 16):
        if code[place] != code[place + 1]:
            swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
            assert not identifiers.is_uscc(swapped)


@given(st.text(alphabet=identifiers.USCC_ALPHABET, min_size=18, max_size=18))
def test_codes_agree_with_an_independent_implementation(code):
    if uscc.is_valid(code):
        assert identifiers.is_uscc(code)


@pytest.mark.parametrize("code", PUBLISHED)
def test_published_codes_are_valid_in_both_their_digits(code):
    assert identifiers.is_uscc(code)
    assert identifiers.has_valid_organisation_digit(code)


@pytest.mark.parametrize("letter", "IOSVZ")
def test_letters_outside_the_alphabet_are_invalid(letter):
    assert not identifiers.is_uscc("9137110" + "2MA3XA0015" + letter)
    assert not identifiers.is_uscc(letter + PUBLISHED[0][1:])


def test_columns_and_single_codes_are_judged_alike():
    codes = [*PUBLISHED, *(code[:-1] + "0" for code in PUBLISHED)]
    column = np.frombuffer("".join(codes).encode(), np.uint8).reshape(-1, 18)
    assert identifiers.valid_usccs(column).tolist() == [identifiers.is_uscc(one) for one in codes]


@given(st.dates(date(1800, 1, 1), date(2099, 12, 31)), st.integers(0, 999))
def test_identity_numbers_agree_with_an_independent_implementation(birth, sequence):
    body = f"110105{birth:%Y%m%d}{sequence:03d}"
    for letter in "0123456789X":
        number = body + letter
        assert identifiers.is_identity_number(number) == ric.is_valid(number)


@given(st.text(alphabet="0123456789", min_size=16, max_size=19))
def test_cards_agree_with_an_independent_implementation(digits):
    assert identifiers.is_luhn(digits) == luhn.is_valid(digits)

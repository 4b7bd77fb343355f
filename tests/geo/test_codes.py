import pytest

from geo import codes


@pytest.mark.parametrize("code", ["371102", "990123", "990109100", "110000"])
def test_is_valid_accepts_six_and_nine_digits(code):
    assert codes.is_valid(code)


@pytest.mark.parametrize(
    "code", ["", "37110", "3711021", "071102", "37110A", "371102001000", "370000\n"]
)
def test_is_valid_refuses_other_forms(code):
    assert not codes.is_valid(code)


def test_parents_follow_from_the_digits():
    assert codes.province_of("371102") == "370000"
    assert codes.city_of("371102001") == "371100"
    assert codes.district_of("371102001") == "371102"
    assert codes.district_of("371102") == "371102"


def test_district_of_raises_for_a_city():
    with pytest.raises(ValueError, match="'371100' names a city"):
        codes.district_of("371100")


def test_every_function_quotes_a_malformed_code():
    for function in (codes.province_of, codes.city_of, codes.district_of, codes.is_city):
        with pytest.raises(ValueError, match="'37x'"):
            function("37x")


def test_kinds_of_codes_are_told_apart():
    assert codes.is_city("990100")
    assert not codes.is_city("990000")
    assert not codes.is_city("990102")
    assert codes.is_town("990102001")
    assert not codes.is_town("990102000")
    assert codes.is_functional_zone("990171")
    assert codes.is_functional_zone("371171")
    assert not codes.is_functional_zone("990121")

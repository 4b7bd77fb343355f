"""Arithmetic on division codes (GB/T 2260, six digits; GB/T 10114 towns, nine digits).

Codes are text everywhere: a leading zero or a letter must survive. Functional zones
(development zones and the like) are no GB/T 2260 units; statistics offices give them
the third pair 71-79, so they can be told apart by their digits.
"""

import re

_CODE = re.compile(r"[1-9]\d{5}(?:\d{3})?")


def is_valid(code: str) -> bool:
    """True for six or nine digits that do not start with zero and name more than a country.

    Whether the code is in use is not decided here: look it up in the districts or towns table.
    """
    return bool(_CODE.fullmatch(code)) and code[2:] not in {"", "0000000"}


def province_of(code: str) -> str:
    """The six-digit code of the province: `371102` gives `370000`."""
    return _checked(code)[:2] + "0000"


def city_of(code: str) -> str:
    """The six-digit code of the city: `371102` and `371102001` give `371100`."""
    return _checked(code)[:4] + "00"


def district_of(code: str) -> str:
    """The six-digit code of the district or county: `371102001` gives `371102`.

    Raises:
        ValueError: the code is malformed, or names a city or province, which has no district.
    """
    district = _checked(code)[:6]
    if district.endswith("00"):
        raise ValueError(f"{code!r} names a city or province: it lies in no single district")
    return district


def is_city(code: str) -> bool:
    """True for a six-digit city code such as `371100`."""
    return len(_checked(code)) == 6 and code.endswith("00") and not code.endswith("0000")


def is_town(code: str) -> bool:
    """True for a nine-digit code whose last three digits are not all zero."""
    return len(_checked(code)) == 9 and not code.endswith("000")


def is_functional_zone(code: str) -> bool:
    """True where the third pair is 71-79, the range kept for zones that are no GB/T 2260 unit."""
    return 71 <= int(_checked(code)[4:6]) <= 79


def _checked(code: str) -> str:
    if not is_valid(code):
        raise ValueError(f"{code!r} is no division code: six or nine digits are expected")
    return code

"""Arithmetic of codes: social credit codes, organisation codes, identity numbers, cards.

Sources: GB 32100-2015, GB 11714-1997, GB 11643-1999, ISO/IEC 7812-1.
"""

import re
from datetime import date
from operator import mul

import numpy as np
from numpy.typing import NDArray

USCC_LENGTH = 18
USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
USCC_PLACEHOLDER = "0" * 17 + "X"
USCC_FORM = re.compile(r"[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}")
REGISTRATION_NUMBER = re.compile(r"[0-9]{15}")
ORGANISATION = slice(8, 17)
DISTRICT = slice(2, 8)
NOT_A_DIGIT = 99
# By the remainder of the weighted sum: 11 - 0 is written 0, 11 - 1 is written X.
ORGANISATION_CHECK = b"0X987654321"

# Born in the last three centuries: other numbers of this length are not meant.
IDENTITY_FORM = re.compile(r"[1-9][0-9]{5}(?:18|19|20)[0-9]{9}[0-9X]")
IDENTITY_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
IDENTITY_CHECK = "10X98765432"
# Twice a digit, its two digits added up.
DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)

Bytes = NDArray[np.uint8]
Flags = NDArray[np.bool_]

# The check character makes the weighted sum a multiple of 31.
_USCC_WEIGHTS_AND_CHECK = (*(pow(3, place, 31) for place in range(17)), 1)
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def _values(alphabet: str) -> Bytes:
    """Return a table byte -> value in `alphabet`, `NOT_A_DIGIT` elsewhere."""
    table = np.full(256, NOT_A_DIGIT, dtype=np.uint8)
    for value, letter in enumerate(alphabet):
        table[ord(letter)] = value
    return table


_USCC_VALUES = _values(USCC_ALPHABET)
_ORGANISATION_VALUES = _values("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_ORGANISATION_CHECK = np.frombuffer(ORGANISATION_CHECK, dtype=np.uint8)


def valid_usccs(codes: Bytes) -> Flags:
    """Return which codes satisfy GB 32100: alphabet, six district digits, check character.

    The prefixes A, N and Y are as good as any other.

    Args:
        codes: (n, 18) bytes of upper-case text.
    """
    # Place by place rather than code by code: numpy is quick along the longer side only.
    values = _USCC_VALUES[np.ascontiguousarray(codes.T)]
    in_alphabet = (values != NOT_A_DIGIT).all(axis=0)
    has_district = (values[DISTRICT] < 10).all(axis=0)
    agrees = _weighted(values, _USCC_WEIGHTS_AND_CHECK) % 31 == 0
    return np.asarray(in_alphabet & has_district & agrees)


def valid_organisation_digits(codes: Bytes) -> Flags:
    """Return which codes hold an organisation code whose check digit satisfies GB 11714.

    Args:
        codes: (n, 18) bytes of upper-case text.
    """
    body = np.ascontiguousarray(codes[:, ORGANISATION].T)
    total = _weighted(_ORGANISATION_VALUES[body[:8]], _ORGANISATION_WEIGHTS)
    return np.asarray(_ORGANISATION_CHECK[total % 11] == body[8])


def _weighted(values: Bytes, weights: tuple[int, ...]) -> NDArray[np.uint16]:
    """Return the sum of the places (rows of `values`), each times its weight; below 2^16."""
    total = np.zeros(values.shape[1], dtype=np.uint16)
    for place, weight in zip(values, weights, strict=True):
        total += place * np.uint16(weight)
    return total


def is_uscc(code: str) -> bool:
    """Tell whether `code`, in upper case, is a valid social credit code."""
    if not USCC_FORM.fullmatch(code):
        return False
    values = map(USCC_ALPHABET.index, code)
    return bool(sum(map(mul, values, _USCC_WEIGHTS_AND_CHECK)) % 31 == 0)


def has_valid_organisation_digit(code: str) -> bool:
    """Tell whether the organisation code inside a valid `code` has the right check digit."""
    return bool(valid_organisation_digits(_row(code))[0])


def _row(code: str) -> Bytes:
    return np.frombuffer(code.encode("ascii"), dtype=np.uint8).reshape(1, USCC_LENGTH)


def is_identity_number(number: str) -> bool:
    """Tell whether `number` is an 18-digit identity number with a birth date and check digit."""
    if not IDENTITY_FORM.fullmatch(number):
        return False
    total = sum(map(mul, map(int, number[:17]), IDENTITY_WEIGHTS))
    if IDENTITY_CHECK[total % 11] != number[17]:
        return False
    try:
        date.fromisoformat(number[6:14])
    except ValueError:
        return False
    return True


def is_luhn(digits: str) -> bool:
    """Tell whether `digits` end in a right Luhn check digit (bank cards)."""
    numbers = list(map(int, reversed(digits)))
    doubled = sum(map(DOUBLED.__getitem__, numbers[1::2]))
    return (sum(numbers[::2]) + doubled) % 10 == 0

"""Check characters of social credit codes and identity numbers, for the few made in Python.

The many are made in SQL (`sql/macros.sql`) with the same arithmetic; a test compares both.
"""

# GB 32100-2015, 5.2: alphabet and weights 3^(i-1) mod 31 of the social credit code.
_USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
# GB 11714: weights of the eight characters of an organisation code.
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def social_credit_code(prefix: str, division: str, body: str) -> str:
    """The 18 characters for a two-character prefix, six-digit division and eight-character body."""
    if (len(prefix), len(division), len(body)) != (2, 6, 8):
        raise ValueError(f"2 + 6 + 8 characters are needed, not {prefix!r} {division!r} {body!r}")
    stem = prefix + division + body + _organisation_check(body)
    total = sum(
        _USCC_ALPHABET.index(character) * weight
        for character, weight in zip(stem, _USCC_WEIGHTS, strict=True)
    )
    return stem + _USCC_ALPHABET[(31 - total % 31) % 31]


def division_share(prefix: str, division: str) -> int:
    """What the first eight characters contribute to the weighted sum of the check character."""
    return sum(
        _USCC_ALPHABET.index(character) * weight
        for character, weight in zip(prefix + division, _USCC_WEIGHTS[:8], strict=True)
    )


def _organisation_check(body: str) -> str:
    total = sum(
        int(character, 36) * weight
        for character, weight in zip(body, _ORGANISATION_WEIGHTS, strict=True)
    )
    return "0123456789X0"[11 - total % 11]

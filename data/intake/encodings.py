"""Finds out in which encoding a file of text is written."""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

SAMPLE = 1 << 20
UTF8, GB18030 = "utf-8", "gb18030"
MARKS = (
    (codecs.BOM_UTF8, UTF8),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# In these a line break, a comma and a quotation mark are the single bytes they are in ASCII.
LIKE_ASCII = frozenset({UTF8, GB18030})
# A share of damaged characters above which neither of the two usual encodings is believed.
BELIEVED = 0.01
ESCAPED = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class Detected:
    """An encoding and how many bytes of byte order mark come before the text."""

    encoding: str
    mark: int = 0


def detect(sample: bytes, *, is_whole: bool) -> Detected:
    """Return the encoding of a file from its first bytes.

    Args:
        sample: the first megabyte or less.
        is_whole: the sample is the whole file, so a character cut at its end is an error.
    """
    for mark, encoding in MARKS:
        if sample.startswith(mark):
            return Detected(encoding, len(mark))
    wide = _utf16_without_mark(sample)
    if wide:
        return Detected(wide)
    best, damage = either(sample, is_whole=is_whole)
    if damage <= max(len(sample) * BELIEVED, 1):
        return Detected(best)
    guess = from_bytes(sample[: SAMPLE // 16]).best()
    return Detected(guess.encoding if guess and _is_usable(guess.encoding) else best)


def either(sample: bytes, *, is_whole: bool) -> tuple[str, int]:
    """Return which of the two usual encodings fits better, and how many characters do not fit."""
    for name in (UTF8, GB18030):
        if fits(sample, name, is_whole=is_whole):
            return name, 0
    damage = {name: _damage(sample, name) for name in (UTF8, GB18030)}
    best = min(damage, key=lambda name: damage[name])
    return best, damage[best]


def fits(sample: bytes, encoding: str, *, is_whole: bool) -> bool:
    """Tell whether all of `sample` is text in `encoding`.

    Raises:
        LookupError: there is no such encoding.
    """
    try:
        codecs.getincrementaldecoder(encoding)().decode(sample, final=is_whole)
    except UnicodeError:
        return False
    return True


def _damage(sample: bytes, encoding: str) -> int:
    return len(ESCAPED.findall(sample.decode(encoding, "surrogateescape")))


def _utf16_without_mark(sample: bytes) -> str | None:
    """Return the UTF-16 form that the NUL bytes of ASCII letters give away; None if none does."""
    head = sample[:4096]
    if len(head) < 4 or b"\0" not in head:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    # A line of a table has many commas: a third of one half of the bytes is never a few NULs.
    if odd > len(head) / 6 and even < odd / 8:
        return "utf-16-le"
    return "utf-16-be" if even > len(head) / 6 and odd < even / 8 else None


def _is_usable(encoding: str) -> bool:
    try:
        codecs.lookup(encoding)
    except LookupError:
        return False
    return True

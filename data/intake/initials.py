"""Pinyin initials of names, for searching by them."""

import unicodedata

import pyarrow as pa
from pypinyin import pinyin_dict

BREAK = "\n"
# Signs that no one types when searching by initials.
UNTYPED = " ()（）·.,，。、-—《》“”\"'&　"


class _Letters(dict[int, str | None]):
    """Character -> initial, looked up when a character first comes."""

    def __missing__(self, code: int) -> str:
        readings = pinyin_dict.pinyin_dict.get(code, "")
        # The tone is a mark on the letter: a decomposed letter begins with the letter itself.
        first = unicodedata.normalize("NFD", readings)[:1] or chr(code)
        self[code] = first
        return first


_LETTERS = _Letters({ord(sign): None for sign in UNTYPED})


def initials(names: pa.Array) -> pa.Array:
    """Return the initials of each name in lower case: 信安市 -> xas; null stays null.

    The first reading of a character in the table counts; a name is not read in context.
    """
    listed = names.cast(pa.string()).fill_null("").to_pylist()
    # One translation for the whole column: names hold no line feed by now.
    joined = BREAK.join(listed).translate(_LETTERS).lower()
    return pa.array([short or None for short in joined.split(BREAK)], pa.string())

"""Pinyin initials of names, for searching by them."""

from functools import cache

import pyarrow as pa
from pypinyin import pinyin_dict
from pypinyin.contrib.tone_convert import to_normal

BREAK = "\n"


@cache
def _letters() -> dict[int, str | None]:
    """Return character -> initial; signs that no one types in a search are left out."""
    table: dict[int, str | None] = {
        code: to_normal(readings.split(",")[0])[:1].replace("ê", "e")
        for code, readings in pinyin_dict.pinyin_dict.items()
    }
    table |= {ord(sign): None for sign in " ()（）·.,，。、-—《》“”\"'&　"}
    return table


def initials(names: pa.Array) -> pa.Array:
    """Return the initials of each name in lower case: 信安市 -> xas; null stays null.

    The first reading of a character in the table counts; a name is not read in context.
    """
    listed = names.cast(pa.string()).fill_null("").to_pylist()
    # One translation for the whole column: names hold no line feed by now.
    joined = BREAK.join(listed).translate(_letters()).lower()
    return pa.array([short or None for short in joined.split(BREAK)], pa.string())

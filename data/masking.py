"""Hides personal data: names and document numbers of persons, and numbers found in free text."""

import re
from collections.abc import Mapping, Sequence

from data.identifiers import is_identity_number, is_luhn, is_uscc

# Two-character surnames that are still in use; any other name keeps its first character.
COMPOUND_SURNAMES = frozenset(
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 "
    "濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 "
    "公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 "
    "微生 左丘 东门 西门".split()
)
SHOWN_OF_ID = 6
HIDDEN_OF_ID = 12
SHOWN_OF_PHONE = 3
SHOWN_AT_END = 4
MOBILE = re.compile(r"1[3-9][0-9]{9}")
# A run of digits long enough to be a mobile number; an identity number may end in X.
DIGITS = re.compile(r"(?<![0-9])[0-9]{11,19}[Xx]?(?![0-9])")
LONG_RUN = 11
LONG_RUN_ANYWHERE = re.compile(rf"[0-9０-９]{{{LONG_RUN}}}")
FULL_WIDTH_DIGITS = {0xFF10 + digit: str(digit) for digit in range(10)} | {0xFF38: "X"}
BANK_CARD = range(16, 20)
SEPARATOR = re.compile(r"([,，、;；/\s]+)")
PERSON_NAME = re.compile(
    r"[\u3400-\u9fff·]{2,4}|[\u3400-\u9fff]+·[\u3400-\u9fff·]+|[A-Za-z][A-Za-z.'-]*"
)
# The same as a whole field of a line that could not be taken apart.
NAME_IN_LINE = re.compile(r"(?<![^,;\t|\"])[\u3400-\u9fff·]{2,4}(?![^,;\t|\"\r\n])")


def mask_name(name: str) -> str:
    """Return a person's name with only the surname left: `张*`, `欧阳**`."""
    surname = name[:2] if name[:2] in COMPOUND_SURNAMES and len(name) > 2 else name[:1]
    return surname + "*" * len(surname)


def mask_names(text: str) -> str:
    """Return text with the persons in it masked: `张三、甲有限公司` -> `张*、甲有限公司`."""
    parts = SEPARATOR.split(text)
    return "".join(mask_name(part) if looks_like_a_name(part) else part for part in parts)


def mask_id(number: str) -> str:
    """Return a document number as it may be stored: the first six characters, then stars."""
    shown = min(SHOWN_OF_ID, len(number) // 3)
    return number[:shown] + "*" * HIDDEN_OF_ID


def mask_free_text(text: str) -> tuple[str, frozenset[str]]:
    """Return `text` with personal numbers masked, and the kinds that were found.

    Kinds: `identity` (GB 11643, check digit right), `mobile`, `bank_card` (16 to 19 digits,
    Luhn). Full-width digits count as digits. A valid social credit code is nobody's number.
    """
    if not LONG_RUN_ANYWHERE.search(text):
        return text, frozenset()
    kinds: set[str] = set()

    def hide(match: re.Match[str]) -> str:
        masked, kind = _mask_number(match.group())
        if kind:
            kinds.add(kind)
        return masked

    narrow = text.translate(FULL_WIDTH_DIGITS)
    masked = DIGITS.sub(hide, narrow)
    return (masked, frozenset(kinds)) if kinds else (text, frozenset())


def _mask_number(run: str) -> tuple[str, str]:
    """Return one run of digits, masked if it is personal, and its kind or ''."""
    number = run.upper()
    if is_identity_number(number):
        return mask_id(number), "identity"
    digits = number.rstrip("X")
    if MOBILE.fullmatch(digits):
        hidden = len(digits) - SHOWN_OF_PHONE - SHOWN_AT_END
        masked = digits[:SHOWN_OF_PHONE] + "*" * hidden + digits[-SHOWN_AT_END:]
        return masked + run[len(digits) :], "mobile"
    if len(digits) in BANK_CARD and is_luhn(digits) and not is_uscc(number):
        masked = "*" * (len(digits) - SHOWN_AT_END) + digits[-SHOWN_AT_END:]
        return masked + run[len(digits) :], "bank_card"
    return run, ""


def looks_like_a_name(text: str) -> bool:
    """Tell whether `text` could be a person's name: two to four Chinese characters, or Latin."""
    return bool(PERSON_NAME.fullmatch(text.strip()))


def mask_row(row: Mapping[str, str], types: Mapping[str, str]) -> dict[str, str]:
    """Return a raw row fit for the quarantine.

    Args:
        row: header -> text as it came.
        types: header -> column type; `person_id` and `person_hash` are about a person, and
            every other text is searched unless it is the `uscc` it should be.
    """
    masked = dict(row)
    for header, text in row.items():
        kind = types.get(header)
        if not text:
            continue
        if kind == "person_id":
            masked[header] = mask_id(text)
        elif kind == "person_hash":
            masked[header] = mask_name(text)
        elif len(text) >= LONG_RUN and not (kind == "uscc" and is_uscc(text)):
            masked[header] = mask_free_text(text)[0]
    return masked


def mask_fields(fields: Sequence[str]) -> list[str]:
    """Return the fields of a damaged row with everything masked that could be about a person.

    Where a row is damaged its fields may stand under the wrong header, so whatever looks like
    a name is one.
    """
    return [mask_free_text(NAME_IN_LINE.sub(_hide_name, text))[0] for text in fields]


def _hide_name(match: re.Match[str]) -> str:
    return mask_name(match.group())

"""How a source writes its values: date forms, words for codes, yes and no, units, blanks."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from data.contract import Column

_CODES = Path(__file__).parents[1] / "reference" / "codes.csv"

_DATES = {
    "iso": "{0}::varchar",
    "slash": "strftime({0}, '%Y/%-m/%-d')",
    "compact": "strftime({0}, '%Y%m%d')",
    "chinese": "strftime({0}, '%Y年%-m月%-d日')",
    "clock": "strftime({0}, '%Y-%m-%d 00:00:00')",
    # The day number of a spreadsheet: 1 is 1900-01-01, with its fictitious leap day.
    "serial": "({0} - date '1899-12-30')::varchar",
}
_MOMENTS = {
    "iso": "strftime({0}, '%Y-%m-%d %H:%M:%S')",
    "slash": "strftime({0}, '%Y/%-m/%-d %H:%M:%S')",
    "compact": "strftime({0}, '%Y%m%d%H%M%S')",
    "chinese": "strftime({0}, '%Y年%-m月%-d日 %H:%M:%S')",
    "clock": "strftime({0}, '%Y-%m-%d %H:%M:%S')",
    "serial": "strftime({0}, '%Y-%m-%d %H:%M:%S')",
}


@dataclass(frozen=True)
class Style:
    """The habits of one source.

    Attributes:
        dates: a form of dates, see `_DATES`.
        headers: 'zh' for Chinese labels, 'code' for national field codes, 'en' for English.
        words: 'label', 'alias' or 'code': what stands for a coded value.
        yes, no: what stands for true and false.
        blank: what an empty optional text holds.
        is_half_width: names have half-width brackets.
        is_grouped: money has thousands separators.
        is_wide: every 40th row has its numbers in full-width digits.
        in_yuan: money columns given in yuan although the standard says 万元.
    """

    dates: str = "iso"
    headers: str = "zh"
    words: str = "label"
    yes: str = "是"
    no: str = "否"
    blank: str = ""
    is_half_width: bool = False
    is_grouped: bool = False
    is_wide: bool = False
    in_yuan: tuple[str, ...] = ()


def write_header(name: str, column: Column, style: Style) -> str:
    """The header under which a source with this style sends a column."""
    if style.headers == "code" and column.headers:
        return column.headers[0]
    if style.headers == "en":
        return column.label.en
    if name in style.in_yuan:
        return column.label.zh.replace("万元", "元")
    return column.label.zh


def write_value(name: str, column: Column, style: Style) -> str:
    """The SQL expression of a column's text in this style; null stays null."""
    match column.type:
        case "date" | "end_date":
            return _DATES[style.dates].format(name)
        case "timestamp":
            return _MOMENTS[style.dates].format(name)
        case "boolean":
            return f"case {name} when true then '{style.yes}' when false then '{style.no}' end"
        case "enum":
            return _choose_words(name, column.code_list or "", style)
        case "enum_list":
            return _replace_words(name, column.code_list or "", style)
        case "money":
            return _write_money(name, style)
        case "name" if style.is_half_width:
            return f"replace(replace({name}, '（', '('), '）', ')')"
        case "text" if column.need == "optional" and style.blank:
            return f"coalesce({name}, '{style.blank}')"
        case _:
            return f"{name}::varchar"


def _write_money(name: str, style: Style) -> str:
    amount = f"({name} * 10000)" if name in style.in_yuan else name
    plain = f"{amount}::double::varchar"
    if style.is_grouped:
        plain = f"format('{{:,.2f}}', {amount}::double)"
    if not style.is_wide:
        return plain
    wide = f"translate({plain}, '0123456789.', '０１２３４５６７８９．')"
    return f"case when rowid % 40 = 0 then {wide} else {plain} end"


def _choose_words(name: str, code_list: str, style: Style) -> str:
    words = _words(code_list, style.words)
    branches = " ".join(f"when '{code}' then '{word}'" for code, word in words.items())
    return f"case {name} {branches} else {name} end"


def _replace_words(name: str, code_list: str, style: Style) -> str:
    """Nested replacements, longest code first so that no code is cut out of a longer one."""
    words = {
        code: word
        for code, word in _words(code_list, style.words).items()
        if len(code) > 4 and code != word
    }
    expression = name
    for code in sorted(words, key=len, reverse=True):
        expression = f"replace({expression}, '{code}', '{words[code]}')"
    return expression


@cache
def _words(code_list: str, kind: str) -> dict[str, str]:
    with _CODES.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["code_list"] == code_list]
    return {row["code"]: _word(row, kind) for row in rows}


def _word(row: dict[str, str], kind: str) -> str:
    if kind == "code":
        return row["code"]
    aliases = [alias for alias in row["aliases"].split(";") if alias]
    if kind == "alias" and aliases:
        # `其他-` must be followed by what it is.
        return aliases[0] + ("登记备案" if aliases[0].endswith("-") else "")
    return row["label_zh"]

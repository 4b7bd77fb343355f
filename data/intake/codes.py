"""Code lists and coded cells: a word of the source becomes its code."""

import csv
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from data.intake.cells import half_width

CODES = Path(__file__).parents[1] / "reference" / "codes.csv"
INDUSTRIES = Path(__file__).parents[1] / "reference" / "industries.csv"
SEPARATORS = re.compile(r"[;；,，、|]")
DASHES = str.maketrans(dict.fromkeys("－—–‐―−﹣", "-"))
YES = frozenset({"是", "y", "yes", "true", "t", "1", "有", "√"})
NO = frozenset({"否", "n", "no", "false", "f", "0", "×"})
INDUSTRY = re.compile(r"([A-T])?([0-9]{2})([0-9]{0,2})")
CODE = re.compile(r"[0-9A-Z][0-9A-Z_.-]{0,31}")


@dataclass(frozen=True, slots=True)
class CodeList:
    """The words of one list: exact ones, and prefixes that need text after them (`其他-`)."""

    words: dict[str, str] = field(default_factory=dict)
    prefixes: dict[str, str] = field(default_factory=dict)

    def read(self, text: str) -> str | None:
        """Return the code that `text` stands for; None if it is not in the list."""
        word = _fold(text)
        if word in self.words:
            return self.words[word]
        for prefix, code in self.prefixes.items():
            if word.startswith(prefix) and len(word) > len(prefix):
                return code
        return None

    def read_many(self, text: str) -> str | None:
        """Return the codes that `text` lists, joined with `;`, in its order, each once."""
        found: dict[str, None] = {}
        for part in SEPARATORS.split(text):
            if not part.strip():
                continue
            code = self.read(part)
            if code is None:
                return None
            found[code] = None
        return ";".join(found) or None


@cache
def load_code_lists(path: Path = CODES) -> dict[str, CodeList]:
    """Return every code list by name: each code is known by itself, its labels and aliases."""
    lists: dict[str, CodeList] = {}
    with path.open(encoding="utf-8", newline="") as source:
        for row in csv.DictReader(source):
            code_list = lists.setdefault(row["code_list"], CodeList())
            names = (row["code"], row["label_zh"], row["label_en"], *row["aliases"].split(";"))
            for name in filter(None, map(_fold, names)):
                known = code_list.prefixes if name.endswith("-") else code_list.words
                known.setdefault(name, row["code"])
    return lists


def labels(code_list: str, path: Path = CODES) -> dict[str, str]:
    """Return Chinese label -> code of one list, in its order."""
    with path.open(encoding="utf-8", newline="") as source:
        rows = [row for row in csv.DictReader(source) if row["code_list"] == code_list]
    return {row["label_zh"]: row["code"] for row in rows}


@cache
def load_industry_sections(path: Path = INDUSTRIES) -> dict[str, str]:
    """Return the section letter of each two-digit division (GB/T 4754-2017)."""
    with path.open(encoding="utf-8", newline="") as source:
        return {row["industry_division"]: row["industry_section"] for row in csv.DictReader(source)}


def _fold(text: str) -> str:
    """Return `text` in the form in which words are compared: width, case and dashes alike."""
    return half_width(text.translate(DASHES)).strip().casefold()


def read_boolean(text: str) -> bool | None:
    """Return the yes or no that `text` says; None if it says neither."""
    word = _fold(text)
    return True if word in YES else False if word in NO else None


def read_district(text: str) -> str | None:
    """Return a six-digit code (GB/T 2260), also from its twelve-digit form; None otherwise."""
    return _digits(text, 6)


def read_town(text: str) -> str | None:
    """Return a nine-digit code (GB/T 10114), also from its twelve-digit form; None otherwise."""
    return _digits(text, 9)


def _digits(text: str, length: int) -> str | None:
    code = half_width(text).replace(" ", "").removesuffix(".0")
    if not (code.isascii() and code.isdigit()):
        return None
    if len(code) == 12 and not code[length:].strip("0"):
        code = code[:length]
    return code if len(code) == length else None


def read_code(text: str) -> str | None:
    """Return a code of letters and digits in upper case; None for anything else."""
    code = half_width(text).replace(" ", "").removesuffix(".0").upper()
    return code if CODE.fullmatch(code) else None


def read_industry(text: str) -> str | None:
    """Return an industry as section letter and two to four digits (`C1310`).

    A missing letter follows from the division; a letter that contradicts it makes the code
    invalid (None).
    """
    match = INDUSTRY.fullmatch(half_width(text).replace(" ", "").upper())
    if match is None:
        return None
    section = load_industry_sections().get(match[2])
    if section is None or match[1] not in (None, section):
        return None
    return section + match[2] + match[3]

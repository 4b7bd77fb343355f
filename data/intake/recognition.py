"""Which table a file or a sheet holds, by its name."""

import re
import unicodedata
from collections.abc import Mapping

from data.contract import Contract

SEPARATORS = re.compile(r"[\s_\-.·()（）\[\]【】]+")
NUMBERS = re.compile(r"[0-9]+")
DATE_WORDS = re.compile(r"[0-9]+[年月日季度期批号]*|第[0-9一二三四五六七八九十]+[期批季度]*")


class AmbiguousNameError(Exception):
    """A name fits several tables equally well; `tables` are those."""

    def __init__(self, tables: list[str]) -> None:
        super().__init__(", ".join(tables))
        self.tables = tables


def table_of(name: str, contracts: Mapping[str, Contract]) -> str | None:
    """Return the table that a file or sheet of this name holds; None if it fits none.

    A name fits when it is one of the contract's names, apart from dates, numbers, case and
    separators; a Chinese one also when it contains one. The longest fit wins.

    Raises:
        AmbiguousNameError: two tables fit equally well.
    """
    folded = _fold(name)
    words = set(filter(None, _words(name)))
    best: dict[str, int] = {}
    for table, contract in contracts.items():
        fits = [_fit(_fold(known), folded, words) for known in contract.file_names]
        if max(fits):
            best[table] = max(fits)
    if not best:
        return None
    longest = [table for table, length in best.items() if length == max(best.values())]
    if len(longest) > 1:
        raise AmbiguousNameError(longest)
    return longest[0]


def _fit(known: str, folded: str, words: set[str]) -> int:
    """Return how well a known name fits: its length, and more if the fit is exact."""
    if known == folded:
        return 1000 + len(known)
    if known.isascii():
        return len(known) if known in words else 0
    return len(known) if known in folded else 0


def _fold(name: str) -> str:
    plain = unicodedata.normalize("NFKC", name).casefold()
    return SEPARATORS.sub("", NUMBERS.sub("", DATE_WORDS.sub("", plain)))


def _words(name: str) -> list[str]:
    """Return the Latin words of a name and each run of neighbours: ods, xk, odsxk."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    parts = [part for part in SEPARATORS.split(NUMBERS.sub(" ", plain)) if part]
    runs = [
        "".join(parts[start:stop])
        for start in range(len(parts))
        for stop in range(start + 1, min(start + 4, len(parts)) + 1)
    ]
    return [run for run in runs if run.isascii()]

"""Division codes as files write them, made into six or nine digits of text."""

import unicodedata

import pandas as pd

from geo import codes
from geo.language import Message
from geo.problems import Refused

LEVELS = ("district", "town")
WORDS = {"district": Message("district"), "town": Message("town")}
_DIGITS = {"district": 6, "town": 9}
_NAMED = 5


def require_field(frame: pd.DataFrame, name: str) -> None:
    """Refuse a field that the file does not have, saying which it has.

    Raises:
        Refused: with the fields, and those whose values look like division codes.
    """
    if name in frame.columns and name != "geometry":
        return
    there = [str(column) for column in frame.columns if column != "geometry"]
    likely = [column for column in there if _looks_like_codes(frame[column])]
    if not likely:
        raise Refused(
            Message("There is no field {name}; there are {fields}.", name=name,
                    fields=", ".join(there) or "-")
        )  # fmt: skip
    raise Refused(
        Message(
            "There is no field {name}; there are {fields}. Division codes seem to be in {likely}.",
            name=name,
            fields=", ".join(there),
            likely=", ".join(likely),
        )
    )


def _looks_like_codes(values: pd.Series) -> bool:
    texts = [normalize(value) for value in values]
    return bool(texts) and all(text is not None and codes.is_valid(text) for text in texts)


def normalize(value: object) -> str | None:
    """Return a code as text of six or nine digits where it is one; None for nothing.

    A number that a table program made of it loses its `.0`; full-width digits become plain ones;
    of the twelve digits of the statistics code the zeros behind district or town are cut. What is
    no code comes back as it stands, for the sentence that refuses it.
    """
    if value is None or value is pd.NA or (isinstance(value, float) and value != value):
        return None
    text = unicodedata.normalize("NFKC", str(value)).strip()
    head, point, tail = text.partition(".")
    if point and head.isdigit() and not tail.strip("0"):
        text = head
    if len(text) == 12 and text.isdigit():
        if text.endswith("000000"):
            return text[:6]
        return text[:9] if text.endswith("000") else text
    if len(text) == 9 and text.isdigit() and text.endswith("000"):
        return text[:6]
    return text or None


def read(frame: pd.DataFrame, name: str, *, level: str | None) -> tuple[list[str], str]:
    """Return the code of every row, and whether they are districts or towns.

    Args:
        frame: the features.
        name: the field that holds the code.
        level: 'district', 'town', or None to tell by the length.

    Raises:
        Refused: a row has no code, one that is none, or one of another level.
    """
    require_field(frame, name)
    found = [normalize(value) for value in frame[name]]
    missing = [str(row) for row, code in enumerate(found, start=1) if code is None]
    if missing:
        raise Refused(
            Message("{count} features have no code in {name}: rows {rows}.", count=len(missing),
                    name=name, rows=_some(missing))
        )  # fmt: skip
    texts = [code for code in found if code is not None]
    wrong = sorted({code for code in texts if not _is_area(code)})
    if wrong:
        raise Refused(
            Message(
                "These values of {name} are no codes of districts (6 digits) or towns (9 digits): "
                "{codes}.",
                name=name,
                codes=_some(wrong),
            )
        )
    return texts, _level(texts, name, level)


def _is_area(code: str) -> bool:
    """Tell whether a code names a district or a town; a city or a province is neither."""
    if not codes.is_valid(code):
        return False
    return codes.is_town(code) or (len(code) == 6 and not code.endswith("00"))


def _level(texts: list[str], name: str, level: str | None) -> str:
    lengths = {len(code) for code in texts}
    if level is None and len(lengths) > 1:
        raise Refused(
            Message("{name} mixes codes of districts (6 digits) and of towns (9 digits): import "
                    "them from two files.", name=name)
        )  # fmt: skip
    told = level or ("town" if lengths == {9} else "district")
    others = sorted({code for code in texts if len(code) != _DIGITS[told]})
    if others:
        raise Refused(
            Message(
                "A {level} has {digits} digits, but {name} holds {codes}.",
                level=WORDS[told],
                digits=_DIGITS[told],
                name=name,
                codes=_some(others),
            )
        )
    return told


def _some(texts: list[str]) -> str:
    return ", ".join(texts[:_NAMED]) + (", ..." if len(texts) > _NAMED else "")

"""Which reader reads a column of a contract."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from data.contract import Column, Contract
from data.intake import amounts, codes, dates
from data.intake.columns import DistinctReader, NumberReader, Reading, Typed, Value
from data.intake.credit_codes import CreditCodeReader
from data.intake.native import as_text, is_text, read_native
from data.intake.texts import NameReader, PersonHashReader, PersonNumberReader, TextReader
from data.masking import mask_free_text

ColumnReader = Callable[[pa.Array], Typed]

ARROW_TYPES: dict[str, pa.DataType] = {
    "date": pa.date32(),
    "end_date": pa.date32(),
    "timestamp": pa.timestamp("us"),
    "money": pa.decimal128(18, 2),
    "decimal": pa.float64(),
    "integer": pa.int64(),
    "boolean": pa.bool_(),
}


def arrow_type(column: Column) -> pa.DataType:
    """Return the type in which a column lands."""
    return ARROW_TYPES.get(column.type, pa.string())


@dataclass(frozen=True, slots=True)
class TypedReader:
    """Reads cells of text, or of the source's own types where it has fitting ones."""

    column: str
    kind: Column
    read_text: ColumnReader

    def __call__(self, cells: pa.Array) -> Typed:
        """Return the column in its type."""
        if is_text(cells.type):
            return self.read_text(cells)
        native = read_native(self.column, self.kind, cells)
        return native or self.read_text(as_text(cells))


def reader_for(name: str, contract: Contract, *, unit: str | None, key: bytes) -> ColumnReader:
    """Return what reads a column.

    Args:
        name: the column.
        contract: its table.
        unit: what money in this source is given in.
        key: secret for the hashes of persons.
    """
    column = contract.columns[name]
    return TypedReader(name, column, _text_reader(name, column, unit, key))


def _text_reader(name: str, column: Column, unit: str | None, key: bytes) -> ColumnReader:
    match column.type:
        case "text":
            return TextReader(name, column.max_length, column.scan_personal_data)
        case "name":
            return NameReader(name, column.max_length)
        case "uscc":
            rule = "V15" if column.refers_to == "department" else "V03"
            return CreditCodeReader(name, rule, column.need == "conditional")
        case "person_id":
            return PersonNumberReader(name)
        case "person_hash":
            return PersonHashReader(name, key)
        case "decimal":
            return NumberReader(name, _word_reader(column, unit))
    return DistinctReader(name, _word_reader(column, unit), arrow_type(column))


def _word_reader(column: Column, unit: str | None) -> Callable[[str], Reading]:
    """Return what reads one word of a column that is read by its distinct words."""
    lists = codes.load_code_lists()
    match column.type:
        case "end_date":
            return dates.read_end_date
        case "enum" if column.keeps_unknown:
            return _or_word(lists[str(column.code_list)].read, column.max_length or 0)
        case "enum":
            return _or_rule(lists[str(column.code_list)].read, "V02")
        case "enum_list":
            return _or_rule(lists[str(column.code_list)].read_many, "V02")
        case "money":
            return _or_rule(lambda text: amounts.read_money(text, unit or "元"), "T02")
    plain: dict[str, tuple[Callable[[str], Value], str]] = {
        "date": (dates.read_date, "T01"),
        "timestamp": (dates.read_timestamp, "T01"),
        "decimal": (_read_float, "T02"),
        "integer": (amounts.read_integer, "T02"),
        "boolean": (codes.read_boolean, "T04"),
        "district": (codes.read_district, "T03"),
        "town": (codes.read_town, "T03"),
        "industry": (codes.read_industry, "T03"),
        "code": (codes.read_code, "T03"),
    }
    return _or_rule(*plain[column.type])


def _or_rule(read: Callable[[str], Value], rule: str) -> Callable[[str], Reading]:
    """Return a reader that names `rule` where `read` finds nothing."""

    def read_word(word: str) -> Reading:
        value = read(word)
        return value, rule if value is None else ""

    return read_word


def _or_word(read: Callable[[str], str | None], longest: int) -> Callable[[str], Reading]:
    """Return a reader that keeps a word `read` does not know (C06), if it is no longer than that.

    Personal numbers in it are masked: the word is shown as it stands.
    """

    def read_word(word: str) -> Reading:
        known = read(word)
        if known is not None:
            return known, ""
        return (None, "V02") if len(word) > longest else (mask_free_text(word)[0], "C06")

    return read_word


def _read_float(text: str) -> float | None:
    number = amounts.read_decimal(text)
    return None if number is None else float(number)


def constant(text: str, length: int) -> pa.Array:
    """Return a column of text that says the same in every row."""
    places = pa.array(np.zeros(length, dtype=np.int32))
    return pa.DictionaryArray.from_arrays(places, pa.array([text], pa.string()))

"""The checks of a contract as one SQL statement over a batch of typed rows."""

import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from data.contract import Check, Contract
from data.intake.columns import Flag

WORD = re.compile(r"[a-z_][a-z0-9_]*")
STATE = "_state"
NATURAL_PERSON = "natural_person"
# Between the values of a key: a sign that no value contains.
UNIT_SEPARATOR = 31
FIRST_HALF = 2**64 - 1
MACROS = """
create macro has_code(codes, code) as contains(';' || codes || ';', ';' || code || ';');
create macro birth_date(number) as case
    when length(number) = 18 then try_strptime(substr(number, 7, 8), '%Y%m%d')::date
    when length(number) = 15 then try_strptime('19' || substr(number, 7, 6), '%Y%m%d')::date
end;
create macro says_yuan(content, amount) as case
    when amount >= 1 and amount = floor(amount)
        and contains(replace(content, ',', ''), cast(amount as bigint) || '元')
    then regexp_matches(
        replace(content, ',', ''), '(^|[^0-9.])' || cast(amount as bigint) || '元'
    )
    else false
end;
"""


def open_engine() -> duckdb.DuckDBPyConnection:
    """Return a database in memory in which checks run; it reaches nothing outside.

    Its threads are those of the caller: each runs its own batch on its own cursor.
    """
    engine = duckdb.connect(config={"threads": 1, "memory_limit": "256MB"})
    engine.execute(MACROS)
    engine.execute("set enable_external_access = false")
    return engine


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the statement finds in one batch.

    Attributes:
        identities: the identity of each row (see `data.intake.duplicates.record_ids`).
        prints: referring column -> fingerprint of the code in each row.
        broken: each check that some rows break, with those rows.
        persons: column -> rows in which it names a person.
    """

    identities: NDArray[np.uint64]
    prints: dict[str, NDArray[np.uint64]]
    broken: list[tuple[Check, Flag]]
    persons: dict[str, NDArray[np.bool_]]


class Checks:
    """What one contract demands of a row as a whole, and the row's identity."""

    def __init__(self, contract: Contract, as_of: date, key: bytes) -> None:
        self._checks = contract.checks
        self._columns = [name for name, column in contract.columns.items() if column.refers_to]
        self._persons = {
            name: column.person_when
            for name, column in contract.columns.items()
            if column.person_when
        }
        self.statement = self._compile(contract, as_of, key)
        named = set(WORD.findall(self.statement))
        states = [name + STATE for name, kind in contract.columns.items() if kind.type == "uscc"]
        self.needed = [name for name in (*contract.columns, *states) if name in named]

    def _compile(self, contract: Contract, as_of: date, key: bytes) -> str:
        keys = ", ".join(_key_value(contract, name, key) for name in contract.key)
        # Keeps no secret (names of persons go in as a keyed SHA-256), and takes half as long as
        # one that could; of either only 64 bits would stay, which can be made to collide.
        # The number ends where the text begins; `md5_number_upper` takes three times as long.
        whole = f"md5_number(concat_ws(chr({UNIT_SEPARATOR}), '{contract.table}', {keys}))"
        parts = [f"({whole} & {FIRST_HALF}::uhugeint)::ubigint as identity"]
        parts += [f"hash({name}) as reference_{name}" for name in self._columns]
        parts += [
            f"coalesce({condition}, false) as person_{name}"
            for name, condition in self._persons.items()
        ]
        for number, check in enumerate(contract.checks):
            condition = check.when.replace("$as_of", f"date '{as_of.isoformat()}'")
            parts.append(f"coalesce({condition}, false) as check_{number}")
        # Made of the contract's own names and conditions; nothing of it comes from a source.
        return f"select {', '.join(parts)} from typed"  # noqa: S608

    def run(self, engine: duckdb.DuckDBPyConnection, columns: Mapping[str, pa.Array]) -> Outcome:
        """Return what the statement finds in one batch.

        Args:
            engine: a cursor of its own for each thread.
            columns: typed columns, and `<column>_state` for social credit codes.
        """
        typed = pa.table({name: columns[name] for name in self.needed})
        engine.register("typed", typed)
        found = engine.sql(self.statement).to_arrow_table().combine_chunks()
        engine.unregister("typed")
        flags: list[tuple[Check, Flag]] = []
        for number, check in enumerate(self._checks):
            broken = np.flatnonzero(_whole(found, f"check_{number}").to_numpy(zero_copy_only=False))
            if len(broken):
                flags.append((check, Flag(check.rule, check.column, broken, check.message)))
        prints = {
            name: _whole(found, f"reference_{name}").to_numpy(zero_copy_only=False)
            for name in self._columns
        }
        persons = {
            name: _whole(found, f"person_{name}").to_numpy(zero_copy_only=False)
            for name in self._persons
        }
        identities = _whole(found, "identity").to_numpy(zero_copy_only=False)
        return Outcome(identities, prints, flags, persons)


def _key_value(contract: Contract, name: str, key: bytes) -> str:
    """Return SQL for one value of the key; a person's name goes in as a keyed hash only."""
    value = f"coalesce({name}::varchar, '')"
    if contract.columns[name].type != "name" or "party_type" not in contract.columns:
        return value
    salt = hmac.digest(key, b"identity of records", hashlib.sha256).hex()
    hashed = f"sha256('{salt}' || {name} || '{salt}')"
    return f"case when party_type = '{NATURAL_PERSON}' then {hashed} else {value} end"


def _whole(table: pa.Table, name: str) -> pa.Array:
    """Return a column as one array; a result without rows has no pieces at all."""
    column = table.column(name)
    return (
        column.chunk(0)
        if column.num_chunks == 1
        else pa.concat_arrays([pa.array([], column.type), *column.chunks])
    )

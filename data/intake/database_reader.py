"""Reads tables of a database by its SQLAlchemy address."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import partial

import numpy as np
import pyarrow as pa
import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from data.contract import Contract
from data.intake.inputs import Input
from data.intake.mapping import SheetMapping
from data.intake.recognition import AmbiguousNameError, table_of
from data.intake.report import IgnoredFile, IntakeError
from data.intake.rows import Job, RawRows, UnreadableError, ready
from data.language import Message

BATCH = 20_000


def is_address(source: str) -> bool:
    """Tell whether a source is the address of a database."""
    return "://" in source


def open_database(address: str) -> sa.Engine:
    """Return a database that answers.

    Raises:
        IntakeError: it does not, or its driver is not installed.
    """
    try:
        engine = sa.create_engine(address)
        with engine.connect():
            return engine
    except (SQLAlchemyError, ImportError) as error:
        place, reason = without_password(address), str(error.__cause__ or error).splitlines()[0]
        message = Message("{place} cannot be opened: {reason}.", place=place, reason=reason)
        raise IntakeError(message) from None


def without_password(address: str) -> str:
    """Return the address as it may be shown."""
    if not is_address(address):
        return address
    try:
        return sa.make_url(address).render_as_string(hide_password=True)
    except SQLAlchemyError:
        return address.partition("://")[0] + "://"


def inputs_of_database(
    engine: sa.Engine, contracts: Mapping[str, Contract], ignored: list[IgnoredFile]
) -> list[Input]:
    """Return one input a table or view that is named like a contract; adds to `ignored`."""
    inspector = sa.inspect(engine)
    place = engine.url.database or engine.dialect.name
    source = f"{engine.dialect.name}:{place.replace(chr(92), '/').rpartition('/')[2]}"
    inputs = []
    for name in sorted([*inspector.get_table_names(), *inspector.get_view_names()]):
        try:
            table = table_of(name, contracts)
        except AmbiguousNameError:
            table = None
        if table is None:
            reason = Message("its name is not that of a table in the contracts")
            ignored.append(IgnoredFile(f"{source} [{name}]", reason))
            continue
        opener = partial(DatabaseReader, engine, name)
        inputs.append(Input(table, source, name, opener, SheetMapping()))
    return inputs


class DatabaseReader:
    """One table; a row's line is its number in the order of the primary key."""

    encoding = "database"

    def __init__(self, engine: sa.Engine, name: str) -> None:
        """Look at the table.

        Raises:
            UnreadableError: the database does not answer.
        """
        self.notes: list[Message] = []
        try:
            table = sa.Table(name, sa.MetaData(), autoload_with=engine)
            self._connection = engine.connect().execution_options(yield_per=BATCH)
            # The types of the database's driver, not those the schema promises.
            columns = [sa.type_coerce(column, sa.types.NullType()) for column in table.columns]
            self._query = sa.select(*columns).order_by(*table.primary_key.columns)
        except SQLAlchemyError as error:
            raise _failed(error) from None
        # Plain text: SQLAlchemy's names are a kind of text of their own, which JSON does not take.
        self.headers = [str(column.name) for column in table.columns]

    def jobs(self) -> Iterator[Job]:
        """Yield the rows, batch by batch.

        Raises:
            UnreadableError: the database breaks off.
        """
        line = 1
        try:
            for rows in self._connection.execute(self._query).partitions():
                cells = [_cells(list(column)) for column in zip(*rows, strict=True)]
                lines = np.arange(line, line + len(rows), dtype=np.int64)
                line += len(rows)
                yield ready(RawRows(cells, lines))
        except SQLAlchemyError as error:
            raise _failed(error) from None

    def fraction(self) -> float | None:
        """Return None: how many rows there are is not asked."""
        return None

    def close(self) -> None:
        """Give the connection back."""
        self._connection.close()


def _cells(values: list[object]) -> pa.Array:
    """Return a column in the type of its values, as text if they have no common one."""
    if not any(isinstance(value, Decimal) for value in values):
        try:
            return pa.array(values)
        except (pa.ArrowInvalid, pa.ArrowTypeError, OverflowError):
            pass
    return pa.array([None if value is None else str(value) for value in values], pa.string())


def _failed(error: SQLAlchemyError) -> UnreadableError:
    reason = str(error.__cause__ or error).splitlines()[0]
    return UnreadableError(Message("the database does not answer ({reason})", reason=reason))

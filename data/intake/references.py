"""Codes that other tables may point to, and the rows that point to none of them."""

from collections.abc import Mapping
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from data.contract import Contract, Reference

# Which landed columns say that a code exists.
DECLARED: dict[Reference, dict[str, tuple[str, ...]]] = {
    "subject": {"subjects": ("uscc",)},
    "department": {"departments": ("department_code",)},
    "district": {"districts": ("district_code", "city_code")},
    "town": {"towns": ("town_code",)},
}
GAPS: dict[Reference, str] = {name: f"unknown_{name}" for name in DECLARED}

Fingerprints = NDArray[np.uint64]


class KnownCodes:
    """The codes of each kind that have landed so far; a kind that has not is not checked."""

    def __init__(self) -> None:
        self._known: dict[Reference, pd.Index] = {}

    def add_table(self, table: str, folder: Path, engine: duckdb.DuckDBPyConnection) -> None:
        """Learn the codes of a table that has landed."""
        for reference, sources in DECLARED.items():
            prints = [
                _fingerprints(pq.read_table(path, columns=[name]), engine)
                for name in sources.get(table, ())
                for path in sorted(folder.glob("*.parquet"))
            ]
            index = pd.Index(np.unique(np.concatenate(prints))) if prints else pd.Index([])
            if len(index):
                # The first look-up builds the hash table; afterwards threads only read it.
                index.get_indexer(index[:1])
                self._known[reference] = index

    def unknown(
        self,
        contract: Contract,
        prints: Mapping[str, Fingerprints],
        given: Mapping[str, NDArray[np.bool_]],
    ) -> dict[str, NDArray[np.bool_]]:
        """Return, for each referring column with any, the rows whose code is unknown.

        Args:
            contract: the table.
            prints: fingerprints of the referring columns, from the statement of the checks.
            given: which rows have a value there.
        """
        found = {}
        for name, codes in prints.items():
            reference = contract.columns[name].refers_to
            index = self._known.get(reference) if reference else None
            if index is None:
                continue
            unknown = (index.get_indexer(pd.Index(codes)) < 0) & given[name]
            if unknown.any():
                found[name] = unknown
        return found


def _fingerprints(codes: pa.Table, engine: duckdb.DuckDBPyConnection) -> Fingerprints:
    """Return the fingerprints of one column of codes, as the checks compute them."""
    engine.register("codes", codes.rename_columns(["code"]))
    found = engine.sql("select hash(code) as print from codes where code is not null")
    prints = found.to_arrow_table().column("print").to_numpy()
    engine.unregister("codes")
    return np.asarray(prints, dtype=np.uint64)


def load_order(contracts: Mapping[str, Contract]) -> list[str]:
    """Return the tables so that each comes after those it points to."""
    first = ["districts", "towns", "departments", "subjects"]
    return [name for name in first if name in contracts] + [
        name for name in contracts if name not in first
    ]

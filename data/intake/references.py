"""Codes that other tables may point to, and the rows that point to none of them."""

from collections.abc import Mapping
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
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
            columns = sources.get(table)
            if columns is None:
                continue
            listed = " union ".join(
                f"select hash({name}) as code from read_parquet($files) where {name} is not null"
                for name in columns
            )
            files = [str(path) for path in sorted(folder.glob("*.parquet"))]
            codes = engine.execute(listed, {"files": files}).fetchnumpy()["code"]
            index = pd.Index(np.unique(np.asarray(codes, dtype=np.uint64)))
            # The first look-up builds the hash table; afterwards threads only read it.
            index.get_indexer(index[:1])
            if len(index):
                self._known[reference] = index

    def unknown(
        self,
        contract: Contract,
        prints: Mapping[str, Fingerprints],
        given: Mapping[str, NDArray[np.bool_]],
    ) -> dict[str, NDArray[np.bool_]]:
        """Return, for each referring column with any, the rows whose code is unknown.

        Args:
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


def load_order(contracts: Mapping[str, Contract]) -> list[str]:
    """Return the tables so that each comes after those it points to."""
    first = ["districts", "towns", "departments", "subjects"]
    return [name for name in first if name in contracts] + [
        name for name in contracts if name not in first
    ]

"""Builds some marts of another landing from the SQL that dbt has compiled: seconds, not a minute.

What runs is each model's own statement, as the one dbt run of the session compiled it; only the
folder it reads and the day it looks at are other ones.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import duckdb


@cache
def _nodes(target: Path) -> dict[str, Any]:
    return dict(json.loads((target / "manifest.json").read_text("utf-8"))["nodes"])


@dataclass(frozen=True)
class Compiled:
    """A finished dbt run: its target folder, the folder of its landing, the day it looked at."""

    target: Path
    landed: Path
    as_of: date

    def replay(self, landed: Path, mart: Path, *, as_of: date, tables: tuple[str, ...]) -> Path:
        """Builds tables, and all they are made of, of the landing below `landed`; returns `mart`.

        Args:
            landed: The folder that holds `landing` and `quarantine`.
            mart: The file to make; compiled models name the catalogue, so it has their name.
            as_of: The day the models look at.
            tables: The models wanted.
        """
        nodes = _nodes(self.target)
        order: dict[str, None] = {}

        def want(name: str) -> None:
            for needed in nodes[name]["depends_on"]["nodes"] if name not in order else []:
                want(needed)
            order[name] = None

        for table in tables:
            want(f"model.credit.{table}")
        with duckdb.connect(mart) as connection:
            for schema in sorted({nodes[name]["schema"] for name in order}):
                connection.execute(f"create schema if not exists {schema}")
            for name in order:
                node = nodes[name]
                is_table = node["config"]["materialized"] == "table"
                # An inner model is part of what reads it, unless it is itself wanted.
                if not is_table and node["name"] not in tables:
                    continue
                kind = "table" if is_table else "view"
                sql = self._sql(node["original_file_path"], landed, as_of)
                connection.execute(f"create {kind} {node['schema']}.{node['name']} as {sql}")
        return mart

    def _sql(self, model: str, landed: Path, as_of: date) -> str:
        sql = (self.target / "compiled" / "credit" / model).read_text("utf-8")
        sql = sql.replace(f"'{self.landed}/", f"'{landed}/")
        sql = sql.replace(f"cast('{self.as_of}' as date)", f"cast('{as_of}' as date)")
        if as_of != self.as_of and f"{self.as_of}" in sql:
            raise ValueError(f"{model} names the day of its build in a way unknown here")
        return sql

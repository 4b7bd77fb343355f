"""Runs the benchmarks and appends their tables, with the machine they ran on, to RESULTS.md.

Usage: python -m bench [PIECE ...]

A piece is a module of this folder with `TITLE` and `measure()`, which returns one dict a table
row, with the same keys in every row.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import platform
import subprocess
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

import psutil

FOLDER = Path(__file__).parent
RESULTS = FOLDER / "RESULTS.md"
NAMED_VERSIONS = ("streamlit", "duckdb", "pandas", "dbt-core", "dbt-duckdb", "plotly", "pyarrow")
Row = dict[str, str | int | float]


def pieces(wanted: list[str]) -> list[ModuleType]:
    """Return the modules to run: the named ones, else all that can measure and are quick enough.

    Raises:
        SystemExit: a named piece does not exist.
    """
    names = [one.name for one in pkgutil.iter_modules([str(FOLDER)]) if one.name != "__main__"]
    unknown = sorted(set(wanted) - set(names))
    if unknown:
        sys.exit(f"there is no benchmark {', '.join(unknown)}; there are {', '.join(names)}")
    modules = [importlib.import_module(f"bench.{name}") for name in wanted or names]
    return [
        module
        for module in modules
        if hasattr(module, "TITLE") and (wanted or not hasattr(module, "ONLY_WHEN_NAMED"))
    ]


def processor() -> str:
    """Return the name of the processor, where the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    named = (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())


def revision() -> str:
    """Return the commit that is measured, marked when files differ from it."""
    done = subprocess.run(
        ["git", "describe", "--always", "--dirty"],
        cwd=FOLDER, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.stdout.strip() or "unknown"


def machine() -> str:
    """Return one paragraph on where and with what the figures were measured."""
    memory = psutil.virtual_memory().total / 2**30
    versions = ", ".join(f"{name} {version(name)}" for name in NAMED_VERSIONS)
    return (
        f"{processor()}, {os.cpu_count()} cores, {memory:.0f} GiB memory, "
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}, "
        f"{versions}; revision {revision()}."
    )


def cell(value: str | int | float) -> str:
    """Return a value as it stands in a table: thousands separated, three digits that count."""
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
    return f"{value:,}" if isinstance(value, int) else value.replace("|", "\\|")


def table(rows: list[Row]) -> str:
    """Return rows as a Markdown table."""
    heads = list(rows[0])
    lines = [heads, ["---"] * len(heads), *([cell(row[head]) for head in heads] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main(wanted: list[str]) -> None:
    """Run the pieces one after the other; each table is written as soon as it is measured."""
    found = pieces(wanted)
    with RESULTS.open("a", encoding="utf-8") as results:
        results.write(f"\n## {datetime.now(UTC):%Y-%m-%d %H:%M} UTC\n\n{machine()}\n")
        for module in found:
            print(f"{module.TITLE} ...", flush=True)
            shown = table(module.measure())
            print(shown, flush=True)
            results.write(f"\n### {module.TITLE}\n\n{shown}\n")
            results.flush()


if __name__ == "__main__":
    main(sys.argv[1:])

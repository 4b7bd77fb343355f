"""The list of rows that were spoiled on purpose, as a test reads it; the intake ignores it."""

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

PLANTED = "planted_faults.json"


@dataclass(frozen=True)
class Planted:
    """One spoiled row as it can be found in the files.

    Attributes:
        line: the row's line in the file or sheet, the header being line 1; in Parquet its number.
        is_warning: the row is kept; otherwise it must be refused.
    """

    table: str
    file: str
    sheet: str
    line: int
    column: str
    rule: str
    is_warning: bool


def tally(planted: list[Planted]) -> dict[str, dict[str, int]]:
    """How many rows were spoiled, by table and rule."""
    counts: dict[str, Counter[str]] = {}
    for one in planted:
        counts.setdefault(one.table, Counter())[one.rule] += 1
    return {table: dict(sorted(rules.items())) for table, rules in sorted(counts.items())}


def write_planted(planted: list[Planted], following: dict[str, dict[str, int]], out: Path) -> None:
    """Write `planted_faults.json`: spoiled rows one by one, and what follows for kept ones.

    Args:
        planted: every spoiled row.
        following: warnings and gaps of kept rows beside the planted ones, by table and rule.
        out: the source folder.
    """
    content = {
        "summary": tally(planted),
        "consequences": {table: counts for table, counts in following.items() if counts},
        "rows": [
            {
                "table": one.table,
                "file": one.file,
                "sheet": one.sheet,
                "line": one.line,
                "column": one.column,
                "rule": one.rule,
                "outcome": "kept" if one.is_warning else "refused",
            }
            for one in planted
        ],
    }
    path = out / PLANTED
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

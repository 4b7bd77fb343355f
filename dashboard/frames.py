"""Small frames: their rows as plain Python, and counts by two columns as a table.

What pandas offers for the same is made for large frames; on those of a page it takes two to four
times as long, and a page has dozens (bench/RESULTS.md).
"""

import pandas as pd

Record = dict[str, object]


def records_of(frame: pd.DataFrame) -> list[Record]:
    """Return the rows as dicts of Python values by column, as `to_dict("records")`."""
    names = [str(name) for name in frame.columns]
    columns = [frame[name].tolist() for name in frame.columns]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def crossed(frame: pd.DataFrame, rows: str, columns: str, value: str) -> pd.DataFrame:
    """Return sums of a column by two others; not-a-number where a pair has no row."""
    return frame.groupby([rows, columns])[value].sum().unstack()

"""Writes the tables that no source sends: codes, rules, working days, metrics, alerts, boundaries.

They land beside the source tables, in `_reference/`, so the models read files only.
"""

import csv
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import chinese_calendar
import pyarrow as pa
import pyarrow.parquet as pq
import yaml

from data import alert_rules, scorecard, scorecard_rows
from data.contract import load_all, load_rules
from data.settings import ROOT

REFERENCE = Path(__file__).parent / "reference"
METRICS = ROOT / "queries" / "metrics.yml"
FIRST_CALENDAR_YEAR = 2004

CONTRACT_COLUMNS = {
    "table_name": pa.string(),
    "title_zh": pa.string(),
    "title_en": pa.string(),
    "owner": pa.string(),
    "required": pa.bool_(),
    "frequency": pa.string(),
    "disclosure": pa.string(),
}
METRIC_COLUMNS = {
    "metric_id": pa.string(),
    "sort_order": pa.int64(),
    "name_zh": pa.string(),
    "name_en": pa.string(),
    "unit": pa.string(),
    "precision": pa.int64(),
    "direction": pa.string(),
    "target_op": pa.string(),
    "target_value": pa.float64(),
    "kind": pa.string(),
    "timing": pa.string(),
    "has_department": pa.bool_(),
    "district_basis": pa.string(),
}
WORKDAY_COLUMNS = {
    "day": pa.date32(),
    "is_workday": pa.bool_(),
    "workday_index": pa.int32(),
}

Rows = list[dict[str, object]]


def write(rows: Rows, columns: dict[str, pa.DataType], target: Path) -> None:
    """Write `rows` as one Parquet file with exactly `columns`, also when there are no rows."""
    target.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.Table.from_pylist(rows, schema=pa.schema(columns.items())), target)


def _code_tables(folder: Path, scorecard: Path) -> None:
    """Land every CSV of `data/reference/` as text; the models cast, an empty cell is null."""
    for path in sorted(REFERENCE.glob("*.csv")):
        names, rows = _read(path)
        if path.stem == "codes":
            rows += _rules()
        write(rows, {name: pa.string() for name in names}, folder / f"{path.stem}.parquet")
    for table in scorecard_rows.TABLES:
        names, rows = _read(scorecard / f"{table}.csv")
        columns = {name: pa.string() for name in names}
        write(rows, columns, folder / f"scorecard_{table}.parquet")


def _read(path: Path) -> tuple[list[str], Rows]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        names = list(reader.fieldnames or [])
        return names, [{name: row[name] or None for name in names} for row in reader]


def _rules() -> Rows:
    """Return the rules of the intake as a code list: pages show their names beside their ids."""
    return [
        {
            "code_list": "rule",
            "code": rule_id,
            "label_zh": rule.title.zh,
            "label_en": rule.title.en,
            "sort_order": str(position),
            "source": rule.source,
        }
        for position, (rule_id, rule) in enumerate(load_rules().items(), start=1)
    ]


def workdays() -> Rows:
    """Return each day of the years the calendar knows, with the running count of working days.

    Source: State Council holiday notices, by way of `chinesecalendar`; a year that is not
    announced yet has no rows, and nothing is guessed for it.
    """
    rows: Rows = []
    day, index = date(FIRST_CALENDAR_YEAR, 1, 1), 0
    while True:
        try:
            is_workday = chinese_calendar.is_workday(day)
        except NotImplementedError:
            return rows
        index += int(is_workday)
        rows.append({"day": day, "is_workday": is_workday, "workday_index": index})
        day += timedelta(days=1)


def _contracts() -> Rows:
    """Return one row a source table: who sends it and how often."""
    return [
        {
            "table_name": table,
            "title_zh": contract.title.zh,
            "title_en": contract.title.en,
            "owner": contract.owner,
            "required": contract.required,
            "frequency": contract.frequency,
            "disclosure": contract.disclosure,
        }
        for table, contract in load_all().items()
    ]


def metric_entries() -> dict[str, dict[str, Any]]:
    """Return the entries of `queries/metrics.yml` by id, as `queries check` has accepted them."""
    found = yaml.safe_load(METRICS.read_text(encoding="utf-8"))
    return dict(found)


def computed_metric_ids() -> list[str]:
    """Return the ids of the metrics that a model computes; `derived` ones follow from others."""
    return [name for name, entry in metric_entries().items() if entry["kind"] != "derived"]


def _metrics() -> Rows:
    """Return one row a metric, in the order of the file."""
    rows: Rows = []
    for position, (metric_id, entry) in enumerate(metric_entries().items(), start=1):
        named, target = entry["name"], entry["target"] or {}
        rows.append(
            {
                **entry,
                "metric_id": metric_id,
                "sort_order": position,
                "name_zh": named["zh"],
                "name_en": named["en"],
                "target_op": target.get("op"),
                "target_value": target.get("value"),
                "has_department": "department" in entry["dimensions"],
            }
        )
    return rows


def write_reference(folder: Path, scorecard: Path = scorecard.FOLDER) -> None:
    """Write every reference table but the boundaries, which come with the source.

    Args:
        folder: where they land.
        scorecard: the folder of the scorecard's tables, checked before (`data.scorecard.load`).
    """
    _code_tables(folder, scorecard)
    write(workdays(), WORKDAY_COLUMNS, folder / "workdays.parquet")
    write(_contracts(), CONTRACT_COLUMNS, folder / "contracts.parquet")
    write(_metrics(), METRIC_COLUMNS, folder / "metrics.parquet")
    write(alert_rules.rows(), alert_rules.COLUMNS, folder / "alert_rules.parquet")

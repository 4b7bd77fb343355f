"""The landing's own record of the intake: what was read from where, and what was odd."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from data.intake.report import IntakeReport

TABLES = pa.schema(
    [
        ("table_name", pa.string()),
        ("source_file", pa.string()),
        ("source_sheet", pa.string()),
        ("encoding", pa.string()),
        ("read_count", pa.int64()),
        ("kept_count", pa.int64()),
        ("refused_count", pa.int64()),
        ("seconds", pa.float64()),
    ]
)
WARNINGS = pa.schema(
    [
        ("table_name", pa.string()),
        ("rule_id", pa.string()),
        ("department_code", pa.string()),
        ("row_count", pa.int64()),
    ]
)


def write(report: IntakeReport, folder: Path) -> None:
    """Write `tables.parquet` (one row a file) and `warnings.parquet` (rule and department)."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [
        {"table_name": file.table} | {name: getattr(file, name) for name in TABLES.names[1:]}
        for file in report.files
    ]
    pq.write_table(pa.Table.from_pylist(files, schema=TABLES), folder / "tables.parquet")
    warnings = [
        {"table_name": table, "rule_id": rule, "department_code": department, "row_count": count}
        for (table, rule, department), count in sorted(
            report.warnings.items(), key=lambda item: [part or "" for part in item[0]]
        )
        if count
    ]
    pq.write_table(pa.Table.from_pylist(warnings, schema=WARNINGS), folder / "warnings.parquet")

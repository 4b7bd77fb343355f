"""`quarantine`: the rows a build refused, and why."""

from typing import Annotated, Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
import typer

from data import publish, report
from data.commands.options import AsJson, Mart, surroundings
from data.folders import BUILD_ID
from data.language import Message
from data.problems import BadRequest

SHOWN = ("table_name", "source_file", "source_sheet", "source_line", "column_name", "rule_id")
HEADS = (
    Message("table"),
    Message("file"),
    Message("sheet"),
    Message("line"),
    Message("column"),
    Message("rule"),
    Message("reason"),
)


def _matching(**wanted: str | None) -> pc.Expression | None:
    """Return the filter for the columns that are asked for."""
    found: pc.Expression | None = None
    for column, value in wanted.items():
        if value is not None:
            one = pc.field(column) == value
            found = one if found is None else found & one
    return found


def quarantine(
    context: typer.Context,
    build_id: Annotated[
        str | None, typer.Option("--build", metavar="BUILD_ID", help="Default: the one in use.")
    ] = None,
    table: Annotated[str | None, typer.Option("--table", help="Only this table.")] = None,
    rule: Annotated[str | None, typer.Option("--rule", help="Only this rule, such as V03.")] = None,
    department: Annotated[
        str | None, typer.Option("--department", metavar="CODE", help="Only this department.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=0, help="At most so many rows.")] = 50,
    mart: Mart = None,
    as_json: AsJson = False,
) -> None:
    """List the refused rows of a build: file, line, column, rule and reason."""
    around = surroundings(context)
    folders = around.folders(mart)
    wanted = build_id or publish.current_id(folders) or ""
    place = folders.quarantine(wanted) / "refusals.parquet"
    if not BUILD_ID.fullmatch(wanted) or not place.exists():
        raise BadRequest(Message("No refused rows are kept of build {build_id}.", build_id=wanted))
    try:
        kept = ds.dataset(place).scanner(
            filter=_matching(table_name=table, rule_id=rule, department_code=department)
        )
        total = kept.count_rows()
        rows: list[dict[str, Any]] = kept.head(limit).to_pylist()
    except (OSError, pa.ArrowException) as error:
        raise BadRequest(
            Message("{place} cannot be read: {reason}.", place=place, reason=error)
        ) from None
    if as_json:
        report.print_json({"build_id": wanted, "total": total, "rows": rows})
        return
    reason = f"message_{around.language}"
    cells = [
        [row[name] if row[name] is not None else "" for name in (*SHOWN, reason)] for row in rows
    ]
    report.print_table(around.language, HEADS, cells)
    print(
        Message("{shown:,} of {total:,} refused rows.", shown=len(rows), total=total).text(
            around.language
        )
    )

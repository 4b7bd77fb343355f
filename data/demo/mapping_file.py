"""`intake.yml`: what the operator states about the files that do not explain themselves."""

from pathlib import Path
from typing import Any

import yaml

from data.demo.source_file import SourceFile


def write_mapping(files: list[SourceFile], out: Path) -> None:
    """Write `intake.yml` for the files with headers, constants or a unit of their own."""
    stated: dict[str, Any] = {}
    for file in files:
        if not (file.renamed or file.constants or file.unit):
            continue
        sheet: dict[str, Any] = {"table": file.table}
        if file.renamed:
            sheet["columns"] = {header: column for column, header in file.renamed.items()}
        if file.constants:
            sheet["constants"] = dict(file.constants)
        if file.unit:
            sheet["unit"] = file.unit
        stated[file.name] = {"sheets": {file.sheet: sheet}} if file.sheet else sheet
    (out / "intake.yml").write_text(
        yaml.safe_dump({"files": stated}, allow_unicode=True, sort_keys=False), encoding="utf-8"
    )

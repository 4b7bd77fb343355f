"""What lies in a source folder: which files hold tables, and which are left alone."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from data.contract import Contract
from data.intake.mapping import FILE as MAPPING_FILE
from data.intake.mapping import FileMapping, SourceMapping
from data.intake.recognition import AmbiguousNameError, table_of
from data.intake.report import IgnoredFile
from data.language import Message

TEXT = (".csv", ".csv.gz", ".txt", ".txt.gz", ".tsv", ".tsv.gz")
WORKBOOK = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
COLUMNAR = (".parquet",)
# Not tables, but part of a source folder.
COMPANIONS = frozenset({MAPPING_FILE, "source.yml"})
COMPANION_FOLDERS = frozenset({"boundaries"})


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that may hold rows.

    `table` is None for a workbook whose sheets have to say it themselves.
    """

    path: Path
    name: str
    kind: str
    table: str | None
    mapping: FileMapping


@dataclass(frozen=True, slots=True)
class Found:
    """What lies in a folder, in the order of the names."""

    files: list[SourceFile]
    ignored: list[IgnoredFile]
    problems: list[Message]


def discover(folder: Path, mapping: SourceMapping, contracts: Mapping[str, Contract]) -> Found:
    """Return the files of a folder and its subfolders; links that lead out are not followed."""
    found = Found([], [], [])
    root = folder.resolve()
    names = []
    for path in _files(folder):
        name = shown_name(path.relative_to(folder))
        names.append(name)
        if not path.resolve().is_relative_to(root):
            reason = Message("it is a link that leads out of the source folder")
            found.ignored.append(IgnoredFile(name, reason))
            continue
        _place(found, path, name, mapping.of(name), contracts)
    for stated in mapping.files:
        if not any(fnmatch(name, stated) for name in names):
            reason = Message("intake.yml names it, but there is no such file")
            found.ignored.append(IgnoredFile(stated, reason))
    return found


def shown_name(path: Path) -> str:
    """Return a path as text; names of archives packed elsewhere may be bytes of GB18030."""
    name = path.as_posix()
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(name).decode("gb18030", "replace")
    return name


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files that may hold something, in the order of their names."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if any(part.startswith((".", "~$")) for part in parts) or parts[0] in COMPANION_FOLDERS:
            continue
        if parts[-1] in COMPANIONS and len(parts) == 1:
            continue
        if path.is_file() or path.is_symlink():
            yield path


def _place(
    found: Found, path: Path, name: str, stated: FileMapping, contracts: Mapping[str, Contract]
) -> None:
    """Put a file where it belongs: read, ignored, or a problem."""
    kind, stem = _kind(name.rpartition("/")[2])
    if stated.ignore:
        found.ignored.append(IgnoredFile(name, Message("intake.yml says to ignore it")))
        return
    if kind is None:
        reason = Message("it is not a CSV, XLSX or Parquet file")
        found.ignored.append(IgnoredFile(name, reason))
        return
    if stated.table is not None and stated.table not in contracts:
        found.problems.append(
            Message("{file}: intake.yml names table {table}, which does not exist.",
                    file=name, table=stated.table)
        )  # fmt: skip
        return
    try:
        table = stated.table or table_of(stem, contracts)
    except AmbiguousNameError as error:
        found.problems.append(
            Message("{file}: its name fits {tables}; say which one it is in intake.yml.",
                    file=name, tables=", ".join(error.tables))
        )  # fmt: skip
        return
    if table is None and kind != "workbook":
        reason = Message("its name fits no table; name the table in intake.yml to load it")
        found.ignored.append(IgnoredFile(name, reason))
        return
    found.files.append(SourceFile(path, name, kind, table, stated))


def _kind(name: str) -> tuple[str | None, str]:
    """Return how a file is read, by its ending, and its name without the ending."""
    for kind, endings in (("text", TEXT), ("workbook", WORKBOOK), ("columnar", COLUMNAR)):
        for ending in sorted(endings, key=len, reverse=True):
            if name.lower().endswith(ending):
                return kind, name[: -len(ending)]
    return None, name

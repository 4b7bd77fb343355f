"""From a finished draft to the mart in use: seal, move into place, turn the pointer."""

import errno
import hashlib
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import duckdb
from pydantic import BaseModel

from data.folders import MART_NAME, Folders
from data.journal import BuildRecord, CheckCounts, TableCounts, write_whole
from data.language import Message
from data.lock import wait_for
from data.problems import BadRequest, Failed

READ_AT_ONCE = 1 << 22
PUBLIC_SCHEMA = "main"


class Manifest(BaseModel):
    """What lies in a published mart, and how to know that it is that file."""

    build_id: str
    file: str
    bytes: int
    sha256: str
    as_of: str
    published_at: datetime
    engine: str
    is_synthetic: bool
    source_name: str
    rows: dict[str, int]
    loaded: dict[str, TableCounts]
    checks: CheckCounts


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file, in hex."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(READ_AT_ONCE):
            digest.update(piece)
    return digest.hexdigest()


def _flush(path: Path) -> None:
    """Make the content of a file or folder survive a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def seal(draft: Path) -> dict[str, int]:
    """Strip the draft to its public tables, close it, and return the rows of each.

    Raises:
        Failed: a write-ahead log remains, so the file alone would not be the whole mart.
    """
    with duckdb.connect(draft) as connection:
        schemas = connection.execute(
            "select schema_name from duckdb_schemas()"
            " where not internal and database_name = current_database()"
        ).fetchall()
        for (schema,) in schemas:
            if schema != PUBLIC_SCHEMA:
                quoted = schema.replace('"', '""')
                connection.execute(f'drop schema "{quoted}" cascade')
        connection.execute("checkpoint")
        names = sorted(name for (name,) in connection.execute("show tables").fetchall())
        rows = {}
        for name in names:
            found = connection.table(name).count("*").fetchall()
            rows[name] = int(found[0][0])
    if draft.with_name(draft.name + ".wal").exists():
        raise Failed(Message("The mart {file} was not written completely.", file=draft.name))
    _flush(draft)
    return rows


def _move(draft: Path, target: Path) -> None:
    """Move the draft to its published name, across file systems if it must be."""
    try:
        draft.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        part = target.with_name(f".{target.name}.part")
        shutil.copyfile(draft, part)
        _flush(part)
        part.replace(target)
        draft.unlink()
    target.chmod(0o444)


def point_to(folders: Folders, build_id: str) -> None:
    """Make the mart of `build_id` the one in use; a reader sees the old name or the new."""
    write_whole(folders.current, f"{folders.mart(build_id).name}\n")


def publish(folders: Folders, record: BuildRecord, rows: dict[str, int]) -> Manifest:
    """Publish the sealed draft of `record` and return its manifest.

    The manifest and the mart are in place, and on the disk, before CURRENT names them.
    """
    draft = folders.draft(record.build_id)
    manifest = Manifest(
        build_id=record.build_id,
        file=folders.mart(record.build_id).name,
        bytes=draft.stat().st_size,
        sha256=sha256(draft),
        as_of=record.as_of.isoformat(),
        published_at=datetime.now(UTC),
        engine=record.engine,
        is_synthetic=record.is_synthetic,
        source_name=record.source_name,
        rows=rows,
        loaded=record.tables,
        checks=record.checks,
    )
    write_whole(folders.manifest(record.build_id), manifest.model_dump_json(indent=1))
    _move(draft, folders.mart(record.build_id))
    _flush(folders.published)
    with wait_for(folders.pointer_lock):
        point_to(folders, record.build_id)
    return manifest


def current_id(folders: Folders) -> str | None:
    """Return the build in use; None when nothing was ever published.

    Raises:
        BadRequest: CURRENT names no mart, or one that is not there.
    """
    try:
        named = folders.current.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise BadRequest(
            Message("{place} cannot be read: {reason}.", place=folders.current, reason=error)
        ) from None
    match = MART_NAME.fullmatch(named)
    if match is None:
        raise BadRequest(
            Message(
                "{place} does not name a mart. Run `python -m data rollback BUILD_ID`, "
                "or build again.",
                place=folders.current,
            )
        )
    if not folders.mart(match[1]).exists():
        raise BadRequest(
            Message(
                "{place} names {file}, which is not there. Run `python -m data rollback BUILD_ID` "
                "with a build of `python -m data history`, or build again.",
                place=folders.current,
                file=named,
            )
        )
    return match[1]


def read_manifest(folders: Folders, build_id: str) -> Manifest:
    """Return the manifest of a published build.

    Raises:
        BadRequest: it is missing or damaged.
    """
    place = folders.manifest(build_id)
    try:
        return Manifest.model_validate_json(place.read_bytes())
    except (OSError, ValueError) as error:
        raise BadRequest(
            Message("{place} cannot be read: {reason}.", place=place, reason=error)
        ) from None

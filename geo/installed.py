"""Boundaries that an operator has installed: one file a level in `var/boundaries/`.

A file is GeoJSON like those of a source folder, with its manifest as a member of its top level:
shapes and what is said of them are replaced together or not at all.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Literal

import geopandas as gpd
import shapely
from pydantic import BaseModel, ValidationError

from geo.language import Message
from geo.problems import Busy, Refused
from geo.thinning import Thinning

FILES = {"district": "districts.geojson", "town": "towns.geojson"}
MEMBER = "installed"
_LOCK = "import.lock"


class Manifest(BaseModel):
    """Where installed boundaries come from, and what was found when they were imported.

    Attributes:
        crs: the system they were in; the installed shapes are in WGS 84.
        said: every sentence of the import, in both languages.
    """

    level: Literal["district", "town"]
    source_file: str
    sha256: str
    code_field: str
    name_field: str | None
    crs: str
    approval_no: str | None
    is_synthetic: bool
    imported_at: datetime
    area_count: int
    thinning: Thinning
    said: list[dict[str, str]]


def folder_in(var: Path) -> Path:
    """Return where the run-time folder `var` keeps installed boundaries."""
    return var / "boundaries"


def levels(folder: Path) -> list[str]:
    """Return which levels are installed."""
    return [level for level, name in FILES.items() if (folder / name).is_file()]


@contextmanager
def hold(folder: Path) -> Iterator[None]:
    """Keep other imports away while the block runs; the lock dies with its process.

    Raises:
        Busy: another import is running.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / _LOCK).open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Busy(
                Message("Another import into {place} is running. Wait for it to end, then start "
                        "again.", place=folder)
            ) from None  # fmt: skip
        # Of imports that were killed: nobody else writes while the lock is held.
        for leftover in folder.glob(".*.part"):
            leftover.unlink()
        yield


def install(
    folder: Path, areas: gpd.GeoDataFrame, names: list[str | None], manifest: Manifest
) -> Path:
    """Write `areas` as the boundaries of their level; a reader sees the old file or the new.

    Args:
        folder: of `folder_in`; its lock is held.
        areas: columns code and geometry, WGS 84, tiled.
        names: one a row of `areas`; for people who open the file.
        manifest: what the file says of itself.

    Raises:
        OSError: disk or permissions; the file installed before is as it was.
    """
    shapes = shapely.orient_polygons(areas.geometry.to_numpy())
    collection = {
        "type": "FeatureCollection",
        "approval_no": manifest.approval_no,
        "synthetic": manifest.is_synthetic,
        MEMBER: manifest.model_dump(mode="json"),
        "features": [
            {
                "type": "Feature",
                "properties": {"code": code, "name": name},
                "geometry": json.loads(shapely.to_geojson(shape)),
            }
            for code, name, shape in zip(areas["code"], names, shapes, strict=True)
        ],
    }
    target = folder / FILES[manifest.level]
    _write_whole(target, json.dumps(collection, ensure_ascii=False, separators=(",", ":")))
    return target


def _write_whole(path: Path, text: str) -> None:
    """Write `text` beside `path`, bring it to the disk, and only then put it in place."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with draft.open("w", encoding="utf-8") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    handle = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def read_manifest(folder: Path, level: str) -> Manifest | None:
    """Return what the installed file of `level` says of itself; None when there is none.

    Raises:
        Refused: the file is damaged, or was put there by hand.
    """
    path = folder / FILES[level]
    if not path.is_file():
        return None
    try:
        return Manifest.model_validate(json.loads(path.read_text(encoding="utf-8"))[MEMBER])
    except (OSError, ValueError, KeyError, TypeError, ValidationError) as error:
        raise Refused(
            Message(
                "{place} was not written by `python -m geo import`, or is damaged: import again, "
                "or remove it with `python -m geo remove --level {level}`.",
                place=path,
                level=level,
            )
        ) from error


def remove(folder: Path, level: str) -> bool:
    """Remove the installed boundaries of `level`; return whether there were any."""
    path = folder / FILES[level]
    if not path.is_file():
        return False
    path.unlink()
    return True

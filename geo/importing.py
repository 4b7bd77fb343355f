"""From a file to installed boundaries: read, converted, tiled, compared, thinned, installed."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import geopandas as gpd

from geo import (
    comparison,
    division_codes,
    installed,
    other_level,
    reference_system,
    thinning,
    tiling,
    vector_file,
)
from geo.installed import Manifest
from geo.language import Message
from geo.problems import Refused
from geo.tiling import some

_NOTHING_CHANGED = Message("Nothing was installed; what was installed before is as it was.")


@dataclass(frozen=True)
class Request:
    """What is to be imported, and what the operator says of it.

    Attributes:
        crs: of `reference_system.declared`; None takes what the file says.
        against: a run-time or landing folder whose codes and points are compared.
    """

    file: Path
    code_field: str
    name_field: str | None = None
    level: str | None = None
    layer: str | None = None
    crs: str | None = None
    swaps_axes: bool = False
    approval_no: str | None = None
    is_synthetic: bool = False
    against: Path | None = None


@dataclass(frozen=True)
class _Prepared:
    """Areas that can be installed."""

    areas: gpd.GeoDataFrame
    names: list[str | None]
    level: str
    crs: str
    said: list[Message]


def run(request: Request, var: Path) -> Manifest:
    """Install the boundaries of a file; return its manifest.

    Raises:
        BadRequest: there is no such file, field or folder to compare with.
        Refused: the file cannot be used, or the disk gave way; nothing was installed.
        Busy: another import is running.
    """
    folder = installed.folder_in(var)
    known = None if request.against is None else comparison.read(request.against)
    source = vector_file.read(request.file, layer=request.layer)
    ready = _prepared(source, request)
    try:
        with installed.hold(folder):
            said = [
                *ready.said,
                *_compared(ready, known),
                *other_level.check(ready.areas, ready.level, folder),
            ]
            manifest = _manifest(request, source, replace(ready, said=said))
            installed.install(folder, ready.areas, ready.names, manifest)
    except OSError as error:
        raise Refused(
            Message("Nothing can be written to {place}: {reason}.", place=folder,
                    reason=error.strerror or error),
            _NOTHING_CHANGED,
        ) from error  # fmt: skip
    return manifest


def _prepared(source: vector_file.VectorFile, request: Request) -> _Prepared:
    """Return the areas of a file: one a code, in WGS 84, without overlaps and slivers."""
    found, level = division_codes.read(source.frame, request.code_field, level=request.level)
    if request.name_field is not None:
        division_codes.require_field(source.frame, request.name_field)
    names = _texts(source, request.name_field)
    coded = gpd.GeoDataFrame(
        {"code": found, "name": names}, geometry=source.frame.geometry.to_numpy(),
        crs=source.frame.crs,
    )  # fmt: skip
    # The types first: a file of lines shall not be refused for its coordinates.
    shaped, mended = tiling.polygons_only(coded)
    located, system, said = reference_system.to_degrees(
        replace(source, frame=shaped), request.crs, swaps_axes=request.swaps_axes
    )
    # Swapping and converting may turn a shape that was barely valid.
    located, again = tiling.polygons_only(located)
    joined, many = _joined(located)
    tiled = tiling.tile(joined[["code", "geometry"]])
    if source.encoding is not None:
        said = [Message("The file does not say its code page; its texts were read as {encoding}.",
                        encoding=source.encoding), *said]  # fmt: skip
    return _Prepared(
        tiled.areas, list(joined["name"]), level, system, [*said, *mended, *again, *many,
                                                           *tiled.said],
    )  # fmt: skip


def _texts(source: vector_file.VectorFile, name: str | None) -> list[str | None]:
    if name is None:
        return [None] * len(source.frame)
    return [value if isinstance(value, str) else None for value in source.frame[name]]


def _joined(areas: gpd.GeoDataFrame) -> tuple[gpd.GeoDataFrame, list[Message]]:
    """Return one row a code; islands of one area may be features of their own.

    Raises:
        Refused: features that share a code have different names.
    """
    repeated = sorted(set(areas["code"][areas["code"].duplicated()]))
    if not repeated:
        return areas, []
    called = areas.dropna(subset=["name"]).groupby("code")["name"].nunique()
    torn = sorted(called[called > 1].index)
    if torn:
        raise Refused(
            Message("Features share a code but not a name: {codes}. One of them has the wrong "
                    "code.", codes=some(torn))
        )  # fmt: skip
    joined = areas.dissolve("code", aggfunc="first").reset_index()
    said = Message("{count} codes stand in several features, which were joined: {codes}.",
                   count=len(repeated), codes=some(repeated))  # fmt: skip
    return cast(gpd.GeoDataFrame, joined), [said]


def _compared(ready: _Prepared, known: comparison.Known | None) -> list[Message]:
    if known is None:
        return [
            Message("Codes and points were not compared with a build (--against); the next build "
                    "does it.")
        ]  # fmt: skip
    return comparison.check(ready.areas, ready.level, known)


def _manifest(request: Request, source: vector_file.VectorFile, ready: _Prepared) -> Manifest:
    approval = (request.approval_no or source.approval_no or "").strip() or None
    said = list(ready.said)
    if approval is None:
        said.append(
            Message("There is no approval number (审图号): the map says that it is for internal "
                    "use. Give it with --approval.")
        )  # fmt: skip
    return Manifest(
        level=ready.level,
        source_file=request.file.name,
        sha256=source.sha256,
        code_field=request.code_field,
        name_field=request.name_field,
        crs=reference_system.name_of(ready.crs),
        approval_no=approval,
        is_synthetic=request.is_synthetic or source.is_synthetic,
        imported_at=datetime.now(UTC).replace(microsecond=0),
        area_count=len(ready.areas),
        thinning=thinning.measure(ready.areas),
        said=[message.both() for message in said],
    )

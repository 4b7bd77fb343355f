"""Reads a vector file as an operator has it: GeoJSON, GeoPackage or Shapefile, zipped or not."""

import hashlib
import json
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import geopandas as gpd
import pyogrio

from geo.language import Message
from geo.problems import BadRequest, Refused

JSON = (".geojson", ".json")
FORMATS = (*JSON, ".gpkg", ".shp")
# What belongs to a Shapefile; anything else in a zip is left there.
_PARTS = (*FORMATS, ".shx", ".dbf", ".prj", ".cpg")
# Boundaries of a province in full detail are a tenth of it; more is a zip bomb.
MOST_BYTES = 2 * 2**30


@dataclass(frozen=True)
class VectorFile:
    """The features of one file, as they stand in it.

    Attributes:
        frame: attributes and `geometry`; `frame.crs` is None where the file names none.
        names_system: False where GeoJSON leaves it to the standard (WGS 84).
        approval_no: from the top level of a GeoJSON file; None where it states none.
        is_synthetic: the same.
        encoding: how the attribute texts of a Shapefile without `.cpg` were read.
        sha256: of the file that was given.
    """

    frame: gpd.GeoDataFrame
    names_system: bool
    approval_no: str | None
    is_synthetic: bool
    encoding: str | None
    sha256: str


def read(path: Path, *, layer: str | None = None) -> VectorFile:
    """Return the features of `path`.

    Raises:
        BadRequest: there is no such file, or its ending is none we read.
        Refused: it cannot be read, is empty, or holds several layers and none is chosen.
    """
    if not path.is_file():
        raise BadRequest(Message("There is no file at {place}.", place=path))
    if path.suffix.lower() not in (*FORMATS, ".zip"):
        raise BadRequest(
            Message(
                "{file} is no vector file by its name: expected .geojson, .json, .gpkg, .shp or "
                "a .zip with one of them.",
                file=path.name,
            )
        )
    if not path.stat().st_size:
        raise Refused(Message("{file} is empty.", file=path.name))
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        if path.suffix.lower() != ".zip":
            return _read_plain(path, path.name, layer, digest)
        with _unpacked(path, layer) as (inner, rest):
            return _read_plain(inner, path.name, rest, digest)
    except OSError as error:  # no right to read it, or no room to unpack it
        raise _unreadable(path.name, error) from error


@contextmanager
def _unpacked(path: Path, layer: str | None) -> Iterator[tuple[Path, str | None]]:
    """Unpack what belongs to vector files, under names of ours, and give the one to read."""
    with tempfile.TemporaryDirectory(prefix="boundaries-") as place:
        found: dict[str, Path] = {}
        try:
            with zipfile.ZipFile(path) as packed:
                members = [one for one in packed.infolist() if _is_part(one)]
                if sum(one.file_size for one in members) > MOST_BYTES:
                    raise Refused(Message("{file} unpacks to more than 2 GiB.", file=path.name))
                stems: dict[str, int] = {}
                for one in members:
                    inside = Path(one.filename)
                    number = stems.setdefault(str(inside.with_suffix("")), len(stems))
                    target = Path(place) / f"{number}{inside.suffix.lower()}"
                    target.write_bytes(packed.read(one))
                    if inside.suffix.lower() in FORMATS:
                        found[inside.name] = target
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as bad:
            raise Refused(
                Message(
                    "{file} is no whole zip file (half copied, damaged or encrypted): {reason}.",
                    file=path.name,
                    reason=bad,
                )
            ) from bad
        yield _only(found, path, layer)


def _is_part(member: zipfile.ZipInfo) -> bool:
    name = Path(member.filename)
    return (
        not member.is_dir()
        and name.suffix.lower() in _PARTS
        and not name.name.startswith(".")
        and "__MACOSX" not in name.parts
    )


def _only(found: dict[str, Path], path: Path, layer: str | None) -> tuple[Path, str | None]:
    """Return the one file of a zip, or the one that `layer` names; a layer inside is passed on."""
    if not found:
        raise Refused(Message("{file} holds no vector file.", file=path.name))
    for name, inner in found.items():
        if layer in (name, Path(name).stem):
            return inner, None
    if len(found) > 1:
        raise Refused(_several(path.name, list(found)))
    return next(iter(found.values())), layer


def _several(file: str, names: list[str]) -> Message:
    return Message(
        "{file} holds several layers: {names}. Choose one with --layer.",
        file=file,
        names=", ".join(names),
    )


def _read_plain(path: Path, shown: str, layer: str | None, digest: str) -> VectorFile:
    is_json = path.suffix.lower() in JSON
    encoding = None
    try:
        stated: Any = json.loads(path.read_text(encoding="utf-8-sig")) if is_json else {}
        names = [str(name) for name, _ in pyogrio.list_layers(path)]
        if layer is None and len(names) > 1:
            raise Refused(_several(shown, names))
        if layer is not None and layer not in names and not is_json:
            raise Refused(_several(shown, names))
        chosen = layer if layer in names else None
        if path.suffix.lower() == ".shp" and not _has_code_page(path):
            frame, encoding = _decoded(pyogrio.read_dataframe(path, encoding="ISO-8859-1"))
        else:
            frame = pyogrio.read_dataframe(path, layer=chosen)
    except (OSError, RuntimeError, ValueError) as error:  # pyogrio's own are RuntimeErrors
        raise _unreadable(shown, error) from error
    if "geometry" not in frame.columns or frame.empty:
        raise Refused(Message("{file} holds no feature with a shape.", file=shown))
    members = stated if isinstance(stated, dict) else {}
    number = members.get("approval_no")
    return VectorFile(
        frame=cast(gpd.GeoDataFrame, frame),
        names_system=not is_json or "crs" in members,
        approval_no=str(number) if number else None,
        is_synthetic=members.get("synthetic") is True,
        encoding=encoding,
        sha256=digest,
    )


def _unreadable(shown: str, error: Exception) -> Refused:
    return Refused(
        Message("{file} cannot be read as a vector file: {reason}", file=shown, reason=error)
    )


def _has_code_page(path: Path) -> bool:
    return any(path.with_suffix(ending).exists() for ending in (".cpg", ".CPG"))


def _decoded(frame: gpd.GeoDataFrame) -> tuple[gpd.GeoDataFrame, str]:
    """Texts of a DBF that does not say its code page: UTF-8 where all are, else GB18030."""
    texts = [name for name in frame.columns if frame[name].dtype.kind in "OTU"]
    texts = [name for name in texts if name != "geometry"]
    written = [*frame.columns, *(v for name in texts for v in frame[name] if isinstance(v, str))]
    encoding = "UTF-8"
    try:
        for text in written:
            text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        encoding = "GB18030"

    def again(text: object) -> object:
        if not isinstance(text, str):
            return text
        return text.encode("latin-1", "replace").decode(encoding, "replace")

    columns = {name: frame[name].map(again) for name in texts}
    return frame.assign(**columns).rename(columns=again), encoding

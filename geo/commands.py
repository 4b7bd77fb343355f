"""`import`, `status` and `remove`: boundaries of the operator's own city."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from geo import installed
from geo.language import Message
from geo.problems import Refused
from geo.terminal import print_json, print_pairs

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
NEXT = Message("The next build uses them: python -m data build --source DIR")
LEVELS = {"district": Message("Districts"), "town": Message("Towns")}


class Level(StrEnum):
    """Of which areas a file holds the boundaries."""

    DISTRICT = "district"
    TOWN = "town"


@dataclass(frozen=True)
class Surroundings:
    """The run-time folder and the language of the sentences."""

    var: Path
    language: str


def import_(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="GeoJSON, GeoPackage, Shapefile, or a zip of it.")
    ],
    code: Annotated[
        str, typer.Option("--code", metavar="FIELD", help="The field with the division code.")
    ],
    name: Annotated[
        str | None, typer.Option("--name", metavar="FIELD", help="The field with the name.")
    ] = None,
    level: Annotated[
        Level | None, typer.Option("--level", help="Default: told by the length of the codes.")
    ] = None,
    crs: Annotated[
        str | None,
        typer.Option(
            "--crs", metavar="SYSTEM",
            help="WGS84, CGCS2000, GCJ02, BD09 or EPSG:n. Default: what the file says.",
        ),
    ] = None,
    layer: Annotated[
        str | None, typer.Option("--layer", metavar="NAME", help="Which of several layers.")
    ] = None,
    swap_axes: Annotated[
        bool, typer.Option("--swap-axes", help="The file has latitude or northing first.")
    ] = False,
    approval: Annotated[
        str | None,
        typer.Option("--approval", metavar="NUMBER", help="The map's approval number (审图号)."),
    ] = None,
    synthetic: Annotated[
        bool, typer.Option("--synthetic", help="The boundaries are invented.")
    ] = False,
    against: Annotated[
        Path | None,
        typer.Option(
            "--against", metavar="DIR",
            help="Compare with a build: its run-time folder, or a folder landing/BUILD.",
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Install the boundaries of a file: the next build uses them instead of the source's."""
    from geo import importing, reference_system  # the geometry libraries take a second to load

    around: Surroundings = context.obj
    request = importing.Request(
        file, code, name_field=name, level=level.value if level else None, layer=layer,
        crs=reference_system.declared(crs), swaps_axes=swap_axes, approval_no=approval,
        is_synthetic=synthetic, against=against,
    )  # fmt: skip
    manifest = importing.run(request, around.var)
    if as_json:
        print_json(manifest.model_dump(mode="json"))
        return
    _print(around.language, manifest)
    print(NEXT.text(around.language))


def status(context: typer.Context, as_json: AsJson = False) -> None:
    """Say which boundaries are installed, and where they come from."""
    around: Surroundings = context.obj
    folder = installed.folder_in(around.var)
    found = {level: installed.read_manifest(folder, level) for level in installed.FILES}
    if as_json:
        print_json(
            {level: one.model_dump(mode="json") if one else None for level, one in found.items()}
        )
        return
    for manifest in found.values():
        if manifest is not None:
            _print(around.language, manifest)
    if not any(found.values()):
        said = Message("No boundaries are installed in {place}: builds use the source's own.",
                       place=folder)  # fmt: skip
        print(said.text(around.language))


def remove(
    context: typer.Context,
    level: Annotated[Level, typer.Option("--level", help="Which boundaries.")],
) -> None:
    """Remove installed boundaries; with none left, builds use the source's own again."""
    around: Surroundings = context.obj
    folder = installed.folder_in(around.var)
    try:
        with installed.hold(folder):
            was_there = installed.remove(folder, level.value)
    except OSError as error:
        raise Refused(
            Message("Nothing can be written to {place}: {reason}.", place=folder,
                    reason=error.strerror or error)
        ) from error  # fmt: skip
    left = installed.levels(folder)
    if not was_there:
        said = Message("None were installed.")
    elif left:
        said = Message("Removed. Still installed: {levels}.", levels=", ".join(left))
    else:
        said = Message("Removed. The next build uses the boundaries of its source.")
    print(said.text(around.language))


def _print(language: str, manifest: installed.Manifest) -> None:
    """Print a manifest for people."""
    thin = manifest.thinning
    rows: list[tuple[Any, ...]] = [
        (LEVELS[manifest.level], manifest.area_count),
        (Message("file"), manifest.source_file),
        (Message("sha256"), manifest.sha256),
        (Message("field of the code"), manifest.code_field),
        (Message("coordinate system"), manifest.crs),
        (Message("approval number"), manifest.approval_no or "-"),
        (Message("invented"), Message("yes") if manifest.is_synthetic else Message("no")),
        (Message("imported"), f"{manifest.imported_at:%Y-%m-%d %H:%M} UTC"),
        (Message("thinned for the screen"),
         Message("{points_before:,} to {points_after:,} points, {bytes_before:,} to "
                 "{bytes_after:,} bytes; no edge moves more than {displacement_m:.1f} m",
                 **thin.model_dump())),
        *(("", sentence[language]) for sentence in manifest.said),
    ]  # fmt: skip
    print_pairs(language, rows)

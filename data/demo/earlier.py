"""The files of an earlier demo, which a new one replaces whole."""

from pathlib import Path

from data.demo.boundary_files import SOURCE_NAME
from data.demo.planted import PLANTED


def clear_earlier(out: Path) -> None:
    """Make the folder, or remove the files of an earlier demo from it, messy or clean.

    Raises:
        FileExistsError: the folder holds files that no demo wrote.
    """
    out.mkdir(parents=True, exist_ok=True)
    found = [path for path in out.iterdir() if path.is_file()]
    if found and not _is_demo(out):
        raise FileExistsError(f"{out} holds files that are not those of a demo city: name another")
    for path in found:
        path.unlink()


def _is_demo(out: Path) -> bool:
    said = out / "source.yml"
    return (out / PLANTED).is_file() or (
        said.is_file() and SOURCE_NAME in said.read_text(encoding="utf-8")
    )

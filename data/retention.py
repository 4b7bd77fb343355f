"""Which builds are kept, what a dead build left behind, and the way back to an older one."""

import os
import shutil
import time
from pathlib import Path

from data import publish
from data.folders import BUILD_ID, MART_NAME, Folders
from data.journal import KEPT_RECORDS, close, records
from data.language import Message
from data.lock import wait_for
from data.problems import BadRequest

# `check` works beside a build; one that is this old has died.
CHECK_LIVES_SECONDS = 2 * 24 * 3600


def published(folders: Folders) -> list[str]:
    """Return the builds whose mart is in the published place, newest first."""
    found = (MART_NAME.fullmatch(path.name) for path in folders.published.glob("mart-*.duckdb"))
    return sorted((match[1] for match in found if match), reverse=True)


def in_use(folders: Folders) -> str | None:
    """Return the build in use; None when the pointer is missing or broken."""
    try:
        return publish.current_id(folders)
    except BadRequest:
        return None


def remove(path: Path) -> None:
    """Remove a file or a whole folder; nothing to do when it is gone already."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def discard(folders: Folders, build_id: str, *, is_explained: bool = False) -> None:
    """Remove what an unpublished build wrote.

    Its refused rows stay where they explain why it was not published; of a build that broke
    off they are not whole.
    """
    if not is_explained:
        remove(folders.quarantine(build_id))
    for path in (
        folders.draft(build_id),
        folders.draft(build_id).with_name(folders.draft(build_id).name + ".wal"),
        folders.scratch(build_id),
        folders.landing(build_id),
        folders.mart(build_id),
        folders.manifest(build_id),
        folders.published / f".{folders.mart(build_id).name}.part",
    ):
        remove(path)


def clear_leftovers(folders: Folders) -> list[str]:
    """Remove what builds that died left behind, and return their ids.

    Only for the holder of the build lock: any record still `running` is then of a dead process.
    """
    dead = []
    for record in records(folders):
        if record.outcome != "running":
            continue
        its = Folders(folders.var, Path(record.mart_folder))
        if record.build_id == in_use(its):
            # It died after the pointer had turned: the mart is whole and in use.
            close(folders, record, "published")
            continue
        discard(its, record.build_id)
        close(folders, record, "interrupted")
        dead.append(record.build_id)
    abandoned = time.time() - CHECK_LIVES_SECONDS
    checks = [path for path in folders.var.glob("check-*") if path.stat().st_mtime < abandoned]
    for leftover in [*folders.builds.glob("*"), *folders.published.glob(".*.part"), *checks]:
        remove(leftover)
    return dead


def prune(folders: Folders, keep: int) -> list[str]:
    """Remove all but the newest `keep` published builds and the one in use; return the removed.

    Refused rows of an unpublished build stay as long as builds older than it are kept.
    """
    with wait_for(folders.pointer_lock):
        current = in_use(folders)
        newest = published(folders)[:keep]
        kept = {*newest, current} if current else set(newest)
        gone = [build_id for build_id in published(folders) if build_id not in kept]
        for build_id in gone:
            discard(folders, build_id)
    known = records(folders)
    elsewhere = {one.build_id for one in known if one.mart_folder != str(folders.published)}
    _drop_other(folders.landing("*").parent, kept | elsewhere, newer_than=None)
    _drop_other(folders.quarantine("*").parent, kept | elsewhere, min(newest, default=None))
    for record in known[KEPT_RECORDS:]:
        remove(folders.record(record.build_id))
    return gone


def _drop_other(place: Path, kept: set[str], newer_than: str | None) -> None:
    """Remove the build folders in `place`, except the kept and those newer than a build."""
    for path in place.glob("*"):
        is_newer = newer_than is not None and path.name > newer_than
        if BUILD_ID.fullmatch(path.name) and path.name not in kept and not is_newer:
            remove(path)


def roll_back(folders: Folders, build_id: str | None) -> tuple[str | None, str]:
    """Put an older build in use and return (the one before, the one now).

    Without a `build_id` it is the newest one older than the build in use.

    Raises:
        BadRequest: there is no such build, or its file is not the one that was published.
    """
    if not folders.published.is_dir():
        raise BadRequest(Message("Nothing has been published in {place}.", place=folders.published))
    with wait_for(folders.pointer_lock):
        before = in_use(folders)
        target = build_id or _older(folders, before)
        if target not in published(folders):
            raise BadRequest(Message("There is no published build {build_id}.", build_id=target))
        stated = publish.read_manifest(folders, target)
        if publish.sha256(folders.mart(target)) != stated.sha256:
            raise BadRequest(
                Message(
                    "The file of build {build_id} has changed since it was published "
                    "and is not put in use.",
                    build_id=target,
                )
            )
        publish.point_to(folders, target)
    return before, target


def _older(folders: Folders, current: str | None) -> str:
    """Return the newest published build older than `current`, or the newest of all."""
    candidates = [found for found in published(folders) if current is None or found < current]
    if not candidates:
        raise BadRequest(
            Message("There is no older build than {build_id}.", build_id=current or "-")
        )
    return candidates[0]


def require_writable(folder: Path) -> None:
    """Refuse a folder that nothing can be written to, before any work is done for it.

    Raises:
        BadRequest: names the folder and what the system said.
    """
    probe = folder / f".writable.{os.getpid()}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"1")
        probe.unlink()
    except OSError as error:
        raise BadRequest(
            Message(
                "Nothing can be written to {place}: {reason}.",
                place=folder,
                reason=error.strerror or error,
            )
        ) from None

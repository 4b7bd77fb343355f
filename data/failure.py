"""What happens when a build cannot go on: its files go, its reason stays, the mart in use too."""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from data import journal, retention
from data.folders import Folders
from data.journal import BuildRecord
from data.language import Message
from data.problems import Failed, Refused

DISK_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
# DuckDB and dbt pass on the system's words, not its number.
DISK_FULL_WORDS = ("no space left", "disk quota", "file too large", "could not write all bytes")


@contextmanager
def undone(folders: Folders, record: BuildRecord) -> Iterator[None]:
    """Undo the build of `record` when the block fails.

    Raises:
        Refused: what stopped it, with `record` attached. Programming errors pass unchanged.
    """
    try:
        yield
    except (Refused, OSError, duckdb.Error) as error:
        refused = explained(folders, error)
        record.reasons = [message.both() for message in refused.messages]
        refused.record = record
        _undo(folders, record, refused.outcome)
        if refused is error:
            raise
        raise refused from error
    except BaseException as error:
        record.reasons = [Message("{kind}: {said}", kind=type(error).__name__, said=error).both()]
        _undo(folders, record, "failed" if isinstance(error, Exception) else "interrupted")
        raise


def _undo(folders: Folders, record: BuildRecord, outcome: journal.Outcome) -> None:
    """Remove what the build wrote, then note how it ended; a mart in use is never removed."""
    try:
        if retention.in_use(folders) == record.build_id:
            journal.close(folders, record, "published")
            return
        retention.discard(folders, record.build_id, is_explained=outcome == "refused")
        journal.close(folders, record, outcome)
    except OSError:
        # Too full even for a journal line: the record stays `running`, and the next build,
        # finding its process gone, closes it.
        record.outcome = outcome


def _is_disk_full(error: BaseException) -> bool:
    number = getattr(error, "errno", None)
    return number in DISK_FULL or any(words in str(error).lower() for words in DISK_FULL_WORDS)


def _full_disk(folders: Folders) -> Failed:
    free = shutil.disk_usage(folders.var).free / 2**20
    return Failed(
        Message(
            "The disk that holds {place} is full ({free:,.0f} MiB left). Nothing was published "
            "and the mart in use is untouched. Make room, then build again.",
            place=folders.var,
            free=free,
        )
    )


def explained(folders: Folders, error: Exception) -> Refused:
    """Return an error as one that says what happened, and where; a refusal stays as it is."""
    if _is_disk_full(error):
        return _full_disk(folders)
    if isinstance(error, Refused):
        return error
    return Failed(
        Message(
            "{place}: {reason}. Nothing was published and the mart in use is untouched.",
            place=getattr(error, "filename", None) or folders.var,
            reason=getattr(error, "strerror", None) or " ".join(str(error).split()),
        )
    )

"""One build, from a source to a published mart, or to the sentence that says why not."""

import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from data import (
    alert_rules,
    intake,
    journal,
    map_points,
    placement,
    publish,
    reference_tables,
    retention,
    scorecard,
    span,
    transform,
)
from data.failure import undone
from data.folders import Folders
from data.journal import BuildRecord, TableCounts
from data.language import Message
from data.lock import hold
from data.progress import Screen
from data.settings import Settings, hash_key
from data.source import Source, describe, require_allowed


@dataclass(frozen=True)
class Request:
    """What is to be built: `as_of` None means the source's own day, else today."""

    source: str
    folders: Folders
    settings: Settings
    as_of: date | None = None
    is_partial: bool = False


def new_build_id(folders: Folders, source: str) -> str:
    """Return an id that sorts after every known build, whatever the clock says now."""
    now = datetime.now(UTC).replace(microsecond=0)
    known = [one.build_id for one in journal.records(folders)[:1]] + retention.published(folders)
    if known:
        last = datetime.strptime(max(known)[:16], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        now = max(now, last + timedelta(seconds=1))
    seed = f"{source}|{os.getpid()}|{time.time_ns()}"
    return f"{now:%Y%m%dT%H%M%SZ}-{hashlib.sha256(seed.encode()).hexdigest()[:6]}"


def build(request: Request, screen: Screen) -> BuildRecord:
    """Load, model, check and publish a source; return the record of the published build.

    Raises:
        BadRequest: the source or the mart folder cannot be used; nothing was begun.
        LockHeld: another build is running.
        Refused: the data or a check stopped it; its `record` tells what was read.
        Failed: the machine gave way. In every case the published mart is as it was.
    """
    source = describe(request.source)
    require_allowed(source, request.settings.mode)
    folders = request.folders
    for folder in (folders.var, folders.published, folders.builds, folders.history):
        retention.require_writable(folder)
    with hold(folders.locks):
        for dead in retention.clear_leftovers(folders):
            screen.say(
                Message(
                    "Build {build_id} ended abnormally; what it left is removed.", build_id=dead
                )
            )
        record = _begun(request, source)
        with undone(folders, record):
            _run(request, source, record, screen)
        _conclude(request, record, screen)
    return record


def _conclude(request: Request, record: BuildRecord, screen: Screen) -> None:
    """Note the publication and drop old builds; trouble here no longer unmakes the mart."""
    try:
        journal.close(request.folders, record, "published")
        retention.remove(request.folders.scratch(record.build_id))
        retention.prune(request.folders, request.settings.keep_builds)
    except OSError as error:
        screen.say(
            Message(
                "Build {build_id} is published, but old builds were not cleared: {reason}.",
                build_id=record.build_id,
                reason=error.strerror or error,
            )
        )


def _begun(request: Request, source: Source) -> BuildRecord:
    """Return the record of a new build, written to the journal before anything else is."""
    record = BuildRecord(
        build_id=new_build_id(request.folders, source.location),
        as_of=request.as_of or source.day(),
        source_name=source.name,
        mart_folder=str(request.folders.published),
        is_synthetic=source.is_synthetic,
        started_at=datetime.now(UTC),
    )
    journal.save(request.folders, record)
    return record


@contextmanager
def _stage(record: BuildRecord, screen: Screen, name: str, title: Message) -> Iterator[None]:
    """Announce a stage and note its seconds."""
    screen.say(title)
    started = time.perf_counter()
    try:
        yield
    finally:
        record.stages[name] = round(time.perf_counter() - started, 2)


def _run(request: Request, source: Source, record: BuildRecord, screen: Screen) -> None:
    """Go through the stages; whatever stops one leaves the published mart alone."""
    folders = request.folders
    folders.scratch(record.build_id).mkdir(parents=True)
    with _stage(record, screen, "definitions", Message("Checking the definitions")):
        transform.check_definitions()
        scorecard.require_in_force(scorecard.load(request.settings.scorecard), record.as_of)
    with transform.models_read(
        folders,
        record,
        request.settings,
        metric_ids=reference_tables.computed_metric_ids(),
        alert_rule_ids=list(alert_rules.entries()),
    ) as models:
        _land(request, source, record, screen)
        with _stage(record, screen, "models", Message("Building and checking the models")):
            transform.run_models(models, folders, record, screen.report)
    with _stage(record, screen, "publish", Message("Publishing")):
        rows = publish.seal(folders.draft(record.build_id))
        publish.publish(folders, record, rows)


def _land(request: Request, source: Source, record: BuildRecord, screen: Screen) -> None:
    """Lay down all that the models read: the accepted rows, codes, calendar and places."""
    folders = request.folders
    landing = folders.landing(record.build_id)
    with _stage(record, screen, "intake", Message("Reading {name}", name=source.name)):
        _take_in(request, source, record, screen)
        span.require_day_within(landing, record.as_of)
    with _stage(record, screen, "reference", Message("Adding codes, calendar and boundaries")):
        reference_tables.write_reference(landing / "_reference", request.settings.scorecard)
        for note in placement.write_places(source, landing, record, var=folders.var):
            record.notes.append(note.both())
            screen.say(note)
        map_points.write(landing)


def _take_in(request: Request, source: Source, record: BuildRecord, screen: Screen) -> None:
    """Land the source and note what each table kept and refused.

    Raises:
        Refused: one sentence for each reason the intake gives.
    """
    report = intake.run(
        source.location,
        landing=request.folders.landing(record.build_id),
        quarantine=request.folders.quarantine(record.build_id),
        hash_key=hash_key(request.settings),
        as_of=record.as_of,
        progress=screen.follow,
        partial=request.is_partial,
    )
    record.tables = {
        name: TableCounts(read=one.read_count, kept=one.kept_count, refused=one.refused_count)
        for name, one in report.tables.items()
    }
    report.raise_for_problems()

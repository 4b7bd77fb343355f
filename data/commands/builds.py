"""`status`, `history` and `rollback`: which builds there are and which one is in use."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from data import journal, lock, publish, report, retention
from data.commands.options import AsJson, Mart, surroundings
from data.folders import Folders
from data.journal import BuildRecord
from data.language import Message, translate
from data.problems import BadRequest
from data.publish import Manifest

OUTCOMES = {
    "running": Message("running"),
    "published": Message("published"),
    "refused": Message("refused"),
    "failed": Message("failed"),
    "interrupted": Message("interrupted"),
}
HEADS = (
    Message("build"),
    Message("as of"),
    Message("outcome"),
    Message("seconds"),
    Message("in use"),
    Message("reason"),
)


def status(context: typer.Context, mart: Mart = None, as_json: AsJson = False) -> None:
    """Say which build is in use, how old it is and what is in it."""
    around = surroundings(context)
    folders = around.folders(mart)
    build_id = publish.current_id(folders)
    if build_id is None:
        raise BadRequest(
            Message(
                "Nothing has been published in {place} yet. "
                "Start with `python -m data build --source DIR`.",
                place=folders.published,
            )
        )
    manifest = publish.read_manifest(folders, build_id)
    running = _running(folders)
    if as_json:
        hours = (datetime.now(UTC) - manifest.published_at).total_seconds() / 3600
        report.print_json(
            {**manifest.model_dump(mode="json"), "age_hours": round(hours, 2), "running": running}
        )
        return
    _print_status(around.language, manifest, running)


def _print_status(language: str, manifest: Manifest, running: dict[str, str] | None) -> None:
    """Print what `status` knows, for people."""
    kind = Message("synthetic") if manifest.is_synthetic else Message("real records")
    for line in (
        Message("In use: build {build_id}, {file}", build_id=manifest.build_id, file=manifest.file),
        Message("Source: {name} ({kind})", name=manifest.source_name, kind=kind),
        Message(
            "As of {as_of}, published {age} ago",
            as_of=manifest.as_of,
            age=report.age(manifest.published_at),
        ),
    ):
        print(line.text(language))
    if running:
        print(Message("A build is running since {since}.", **running).text(language))
    report.print_table(language, [Message("table"), Message("rows")], manifest.rows.items())


def _running(folders: Folders) -> dict[str, str] | None:
    """Return who is building now, or None."""
    held = [path for path in folders.locks if lock.is_held(path)]
    return lock.holder(held[0]) if held else None


def _shown(folders: Folders, language: str) -> list[dict[str, object]]:
    """Return the builds, newest first, with their outcome and whether they can be used."""
    current = retention.in_use(folders)
    kept = set(retention.published(folders))
    is_building = _running(folders) is not None
    return [
        {
            **record.model_dump(mode="json", exclude={"mart_folder"}),
            "seconds": record.seconds,
            "outcome": _outcome(record, is_building),
            "is_current": record.build_id == current,
            "is_kept": record.build_id in kept,
            "reason": " ".join(reason[language] for reason in record.reasons),
        }
        for record in journal.records(folders)
    ]


def _outcome(record: BuildRecord, is_building: bool) -> str:
    """Return the outcome; a record that runs without a running build is of a dead process."""
    if record.outcome == "running" and not is_building:
        return "interrupted"
    return record.outcome


def history(context: typer.Context, mart: Mart = None, as_json: AsJson = False) -> None:
    """List the builds with what became of them, failed ones included."""
    around = surroundings(context)
    shown = _shown(around.folders(mart), around.language)
    if as_json:
        report.print_json({"builds": shown})
        return
    marks = {True: translate("in use", around.language), False: ""}
    rows = [
        (
            one["build_id"], one["as_of"], OUTCOMES[str(one["outcome"])].text(around.language),
            one["seconds"], marks[bool(one["is_current"])], one["reason"],
        )
        for one in shown
    ]  # fmt: skip
    report.print_table(around.language, HEADS, rows)


def rollback(
    context: typer.Context,
    build_id: Annotated[
        str | None,
        typer.Argument(metavar="BUILD_ID", help="Default: the one before the build in use."),
    ] = None,
    mart: Mart = None,
    as_json: AsJson = False,
) -> None:
    """Put an older build in use; the pages follow within seconds."""
    around = surroundings(context)
    before, now = retention.roll_back(around.folders(mart), build_id)
    if as_json:
        report.print_json({"before": before, "build_id": now})
        return
    print(Message("Build {build_id} is now in use.", build_id=now).text(around.language))

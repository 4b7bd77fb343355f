"""What a source says about itself: its name, whether it is synthetic, and as of which day."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlsplit

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from data.language import Message
from data.problems import BadRequest


class _Statement(BaseModel):
    """The file `source.yml` in a source folder."""

    model_config = ConfigDict(extra="forbid")

    source_name: str
    synthetic: bool
    as_of: date | None = None


@dataclass(frozen=True)
class Source:
    """A folder, or a database address, with what is known about it."""

    location: str
    name: str
    is_synthetic: bool
    as_of: date | None

    @property
    def folder(self) -> Path | None:
        """The folder; None for a database."""
        return None if "://" in self.location else Path(self.location)

    def day(self) -> date:
        """Return the day the source speaks of; today when it does not say."""
        return self.as_of or datetime.now().astimezone().date()


def describe(location: str) -> Source:
    """Return what `location` (a folder or a database URL) says about itself.

    A source without a `source.yml` counts as real data: nothing is called synthetic by guess.

    Raises:
        BadRequest: the folder does not exist, or its `source.yml` cannot be read.
    """
    if "://" in location:
        address = urlsplit(location)
        named = f"{address.scheme}://{address.hostname or ''}{address.path}"
        return Source(location, named, is_synthetic=False, as_of=None)
    folder = Path(location)
    if not folder.is_dir():
        raise BadRequest(Message("There is no source folder at {place}.", place=folder))
    stated = folder / "source.yml"
    if not stated.exists():
        return Source(location, folder.resolve().name, is_synthetic=False, as_of=None)
    try:
        said = _Statement.model_validate(yaml.safe_load(stated.read_text(encoding="utf-8")))
    except (OSError, ValueError, yaml.YAMLError, ValidationError) as error:
        reason = str(error).splitlines()[0]
        raise BadRequest(
            Message("{place} cannot be read: {reason}.", place=stated, reason=reason)
        ) from None
    return Source(location, said.source_name, said.synthetic, said.as_of)


def require_allowed(source: Source, mode: str) -> None:
    """Refuse a source that does not belong in this mode.

    Raises:
        BadRequest: invented records in production, or real ones in the demo.
    """
    if mode == "production" and source.is_synthetic:
        raise BadRequest(
            Message(
                "{name} is synthetic, and CREDIT_MODE is production: invented records are never "
                "mixed with real ones. Give a real source, or set CREDIT_MODE=demo.",
                name=source.name,
            )
        )
    if mode == "demo" and not source.is_synthetic:
        raise BadRequest(
            Message(
                "{name} is not marked synthetic, and CREDIT_MODE is demo, which shows invented "
                "records only. Set CREDIT_MODE=production to load real ones.",
                name=source.name,
            )
        )

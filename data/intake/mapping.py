"""What the operator states about a source in its `intake.yml`."""

from datetime import date
from fnmatch import fnmatch
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from data.intake.report import IntakeError
from data.language import Message

FILE = "intake.yml"


class SheetMapping(BaseModel):
    """How one file, or one sheet of it, is to be read; everything is optional."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    table: str | None = None
    columns: dict[str, str] = Field(default_factory=dict)
    constants: dict[str, date | str | int | float | bool] = Field(default_factory=dict)
    unit: Literal["元", "万元"] | dict[str, Literal["元", "万元"]] | None = None
    ignore: bool = False

    def texts(self) -> dict[str, str]:
        """Return the constants as text."""
        return {name: str(value) for name, value in self.constants.items()}

    def units(self, money: list[str]) -> dict[str, str]:
        """Return the stated unit of each of the `money` columns it is stated for."""
        if isinstance(self.unit, str):
            return dict.fromkeys(money, self.unit)
        return dict(self.unit or {})


class FileMapping(SheetMapping):
    """How one file is to be read; `sheets` are those of a workbook, by name."""

    encoding: str | None = None
    delimiter: str | None = Field(default=None, min_length=1, max_length=1)
    sheets: dict[str, SheetMapping] = Field(default_factory=dict)


class SourceMapping(BaseModel):
    """The whole `intake.yml`: file name or pattern -> how to read it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    files: dict[str, FileMapping] = Field(default_factory=dict)

    def of(self, name: str) -> FileMapping:
        """Return what is stated about a file: by its path, else by the first pattern it fits."""
        if name in self.files:
            return self.files[name]
        fitting = (stated for pattern, stated in self.files.items() if fnmatch(name, pattern))
        return next(fitting, FileMapping())


def load_mapping(folder: Path) -> SourceMapping:
    """Return what `intake.yml` in `folder` states; nothing if there is none.

    Raises:
        IntakeError: the file cannot be read or has a key that does not exist.
    """
    path = folder / FILE
    if not path.is_file():
        return SourceMapping()
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        return SourceMapping.model_validate(content)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        reason = f"{place}: {first['msg']}"
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        reason = " ".join(str(error).split())
    raise IntakeError(Message("{file} cannot be used: {reason}.", file=FILE, reason=reason))

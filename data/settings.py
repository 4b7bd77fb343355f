"""Settings of the data side, read from the environment (prefix `CREDIT_`)."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from data.language import Message
from data.problems import BadRequest

ROOT = Path(__file__).resolve().parents[1]
KEY_BYTES = 32


class Settings(BaseSettings):
    """Where run-time files are, which sources are allowed, and the key of personal numbers."""

    model_config = SettingsConfigDict(env_prefix="CREDIT_", extra="ignore")

    var: Path = ROOT / "var"
    mode: Literal["demo", "production"] = "demo"
    hash_key: SecretStr | None = Field(default=None, min_length=16)
    threads: int = Field(default=2, ge=1, le=64)
    scorecard: Path = ROOT / "data" / "reference" / "scorecard"
    keep_builds: int = Field(default=5, ge=2, le=100)


def load() -> Settings:
    """Return the settings of this process.

    Raises:
        BadRequest: a variable has a value that cannot be used; names it.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        name = "CREDIT_" + "_".join(str(part) for part in first["loc"]).upper()
        raise BadRequest(
            Message("The setting {name} cannot be used: {reason}.", name=name, reason=first["msg"])
        ) from None


def hash_key(settings: Settings) -> bytes:
    """Return the key for hashing personal numbers; made once in `var/` when none is set.

    A key that changes between builds would make the same person two persons, so the
    made one is kept, readable by its owner only.
    """
    if settings.hash_key is not None:
        return settings.hash_key.get_secret_value().encode()
    kept = settings.var / "hash.key"
    if not kept.exists():
        settings.var.mkdir(parents=True, exist_ok=True)
        made = kept.with_name(f".hash.key.{os.getpid()}.part")
        handle = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_hex(KEY_BYTES).encode())
        # Linking fails where another process was first, and never shows half a key.
        with suppress(FileExistsError):
            kept.hardlink_to(made)
        made.unlink()
    return kept.read_bytes()

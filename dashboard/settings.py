"""Settings of the dashboard, read once from the environment (prefix `CREDIT_`)."""

from functools import cache
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parents[1]


class SettingsError(ValueError):
    """A setting that cannot be used; says which, and what to do."""


class Settings(BaseSettings):
    """Where the marts are, who may look, and how much of the machine a query may take."""

    model_config = SettingsConfigDict(env_prefix="CREDIT_", extra="ignore")

    var: Path = ROOT / "var"
    mode: Literal["demo", "production"] = "demo"
    roles_file: Path | None = None
    user_header: str | None = Field(default=None, pattern=r"^[A-Za-z0-9-]+$")
    proxy_secret: SecretStr | None = Field(default=None, min_length=16)
    frame_ancestors: str = Field(default="'self'", pattern=r"^[^;,\r\n]+$")
    memory_limit: str = Field(default="2GB", pattern=r"^\d+(MB|GB)$")
    query_threads: int = Field(default=2, ge=1, le=64)
    poll_seconds: float = Field(default=1.0, ge=0, le=300)
    stale_days: int = Field(default=7, ge=1)
    time_zone: str = "Asia/Shanghai"
    # An XYZ or WMTS layer of the intranet below the map, such as
    # http://tiles.example/wmts/{z}/{y}/{x}.png, in the boundaries' own system (WGS84, CGCS2000).
    map_tiles: str | None = Field(default=None, pattern=r"^(https?://[\w.:-]+)?/[^\s;,'\"<>]*$")
    map_tiles_source: str = Field(default="", max_length=200)
    screen_file: Path | None = None
    screen_poll_seconds: float = Field(default=15.0, ge=0.05, le=300)
    screen_reload_at: str = Field(default="03:30", pattern=r"^(([01]\d|2[0-3]):[0-5]\d)?$")

    @property
    def published(self) -> Path:
        """The folder with the published marts and the pointer to the one in use."""
        return self.var / "published"

    @property
    def map_tiles_origin(self) -> str | None:
        """The scheme and host of the map's base layer; None when it is off or our own server."""
        parts = urlsplit(self.map_tiles or "")
        return f"{parts.scheme}://{parts.netloc}" if parts.netloc else None

    @model_validator(mode="after")
    def _tiles_name_their_place(self) -> "Settings":
        absent = [part for part in ("{x}", "{y}", "{z}") if part not in (self.map_tiles or part)]
        if absent:
            raise ValueError(f"CREDIT_MAP_TILES names no {', '.join(absent)}")
        return self

    @model_validator(mode="after")
    def _production_knows_its_users(self) -> "Settings":
        if self.mode == "production":
            absent = [
                f"CREDIT_{name.upper()}"
                for name in ("user_header", "proxy_secret", "roles_file")
                if getattr(self, name) is None
            ]
            if absent:
                raise ValueError(
                    "production mode shows real records and so must know who looks: set "
                    f"{', '.join(absent)}, or use CREDIT_MODE=demo with synthetic data"
                )
        return self


@cache
def get() -> Settings:
    """Return the settings of this process.

    Raises:
        SettingsError: A variable has a value that cannot be used, or production mode lacks the
            trusted header, its secret or the roles file.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = "_".join(["CREDIT", *(str(part).upper() for part in first["loc"])])
        reason = first["msg"].removeprefix("Value error, ")
        raise SettingsError(f"{name}: {reason}" if first["loc"] else reason) from None

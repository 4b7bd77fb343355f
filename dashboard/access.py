"""Who looks, and what their role may see: the scope that every cached function takes."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from dashboard import settings

Role = Literal[
    "credit_office", "leadership", "regulator", "liaison", "officer", "operator", "auditor"
]
SECRET_HEADER = "x-credit-proxy-secret"  # noqa: S105 - the name of a header
# Whose work needs the place of a single organisation; the others see areas and hexagons.
POINT_ROLES: tuple[Role, ...] = ("credit_office", "regulator", "officer", "auditor")
# Matches no code: a filter outside the viewer's rights must find nothing, not everything.
NOTHING = ("-",)


class Refused(PermissionError):  # noqa: N818 - reads as a sentence where it is caught
    """The viewer is unknown, or asked for what the role may not see."""


@dataclass(frozen=True)
class Scope:
    """What one viewer may see; empty tuples mean all districts or departments."""

    name: str
    role: Role
    district_codes: tuple[str, ...] = ()
    department_codes: tuple[str, ...] = ()

    def rights(self) -> tuple[Role, tuple[str, ...], tuple[str, ...]]:
        """Return what decides the rows, for cache keys: two people with the same rights share."""
        return (self.role, self.district_codes, self.department_codes)

    @property
    def sees_points(self) -> bool:
        """Whether maps may show single organisations."""
        return self.role in POINT_ROLES

    def districts(self, asked: tuple[str, ...]) -> tuple[str, ...]:
        """Return the districts to query for those asked for (empty = all)."""
        return _within(self.district_codes, asked)

    def departments(self, asked: tuple[str, ...]) -> tuple[str, ...]:
        """Return the departments to query for those asked for (empty = all)."""
        return _within(self.department_codes, asked)


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")

    role: Role
    district_codes: tuple[str, ...] = ()
    department_codes: tuple[str, ...] = ()


class _Roles(BaseModel):
    model_config = ConfigDict(extra="forbid")

    users: dict[str, _Entry]


DEMO = Scope(name="demo", role="credit_office")


def scope_of(headers: Mapping[str, str]) -> Scope:
    """Return the scope of the sender of a request.

    Args:
        headers: Request headers with lower-case names.

    Raises:
        Refused: In production: the proxy's secret is missing or wrong, or nobody by that name
            is in the roles file.
    """
    current = settings.get()
    if current.mode == "demo":
        return DEMO
    secret, header, file = current.proxy_secret, current.user_header, current.roles_file
    if secret is None or header is None or file is None:
        raise Refused("no trusted header is configured")
    given = headers.get(SECRET_HEADER, "")
    if not hmac.compare_digest(given.encode(), secret.get_secret_value().encode()):
        raise Refused("the request did not come through the trusted proxy")
    name = headers.get(header.lower(), "")
    scopes = _scopes(file, _changed_at(file))
    if name not in scopes:
        raise Refused(f"no role is given to '{name}'")
    return scopes[name]


def check_roles(file: Path) -> int:
    """Return how many users a roles file names.

    Raises:
        settings.SettingsError: It cannot be read or used; says why.
    """
    return len(_scopes(file, _changed_at(file)))


def _changed_at(file: Path) -> int:
    return file.stat().st_mtime_ns if file.exists() else 0


@cache
def _scopes(file: Path, changed_at: int) -> dict[str, Scope]:
    """Return the scopes of a roles file; a new `changed_at` makes an edited file count."""
    if not changed_at:
        raise settings.SettingsError(f"CREDIT_ROLES_FILE {file} is not there")
    try:
        roles = _Roles.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise settings.SettingsError(f"CREDIT_ROLES_FILE {file} cannot be used: {error}") from error
    return {name: Scope(name=name, **dict(entry)) for name, entry in roles.users.items()}


def _within(allowed: tuple[str, ...], asked: tuple[str, ...]) -> tuple[str, ...]:
    if not allowed:
        return asked
    if not asked:
        return allowed
    return tuple(code for code in asked if code in allowed) or NOTHING

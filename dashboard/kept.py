"""What is made of query results, kept beside them for everyone who asks for the same.

Most page runs show what another has shown: the same build, rights, filters and language. Counting
together, formatting and writing markup then costs more than everything else on the page.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, is_dataclass
from functools import wraps
from typing import ParamSpec, TypeVar

from dashboard import mart
from dashboard.access import Scope

Given = ParamSpec("Given")
Made = TypeVar("Made")


def kept(make: Callable[Given, Made]) -> Callable[Given, Made]:
    """Keep what a function makes; equal arguments get the same object, which nobody may change.

    For functions that draw nothing themselves and depend on their arguments alone: one of them is
    the selection, which names the build, the rights, the filters, the language and the theme.
    A frame is no argument: read it inside, it is kept as well.
    """
    name = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def found(*args: Given.args, **kwargs: Given.kwargs) -> Made:
        key = ("made", name, _frozen(args), _frozen(kwargs))
        made: Made = mart.RESULTS.get(key, lambda: make(*args, **kwargs))
        return made

    return found


def _frozen(value: object) -> Hashable:
    """Return a value as a part of a key; of a viewer only what decides the rows."""
    if isinstance(value, Scope):
        return value.rights()
    if isinstance(value, Mapping):
        return tuple((name, _frozen(value[name])) for name in sorted(value))
    if isinstance(value, list | tuple):
        return tuple(_frozen(one) for one in value)
    if is_dataclass(value):
        return tuple(_frozen(getattr(value, field.name)) for field in fields(value))
    if not isinstance(value, Hashable):
        raise TypeError(f"{type(value).__name__} cannot be a part of a key")
    return value

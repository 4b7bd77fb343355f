"""What a viewer may ask of the mart: every query that tells of subjects ends at their rights."""

from collections.abc import Mapping

from dashboard import access
from dashboard.access import NOTHING, Scope
from queries import runner
from queries.runner import Value

# What the frame itself needs (names of districts, months ...), counts of whole loads and the rules
# of the scorecard say nothing about any subject; every other query must be cut to the viewer's
# districts.
UNSCOPED = (
    "frame/",
    "data_status/build",
    "data_status/files",
    "data_status/lawful_use",
    "data_status/refusal_",
    "data_status/source_lag",
    "data_status/tables",
    "data_status/warnings",
    "model/scorecard_",
)

Frozen = tuple[tuple[str, Value], ...]
Rights = tuple[str, tuple[str, ...], tuple[str, ...]]


def restricted(name: str, scope: Scope, params: Mapping[str, Value]) -> dict[str, Value]:
    """Return the parameters of a query, cut to the rights of `scope`.

    Raises:
        access.Refused: The viewer's rights end at districts, and the query cannot be cut to them.
    """
    declared = runner.load(name).params
    if scope.district_codes and not name.startswith(UNSCOPED) and "district_codes" not in declared:
        raise access.Refused(f"{name} cannot be cut to the districts of a role")
    given = {key: value for key, value in params.items() if key in declared}
    if "district_codes" in declared:
        given["district_codes"] = scope.districts(tuple(given.get("district_codes", ())))
    if "department_codes" in declared:
        given["department_codes"] = scope.departments(tuple(given.get("department_codes", ())))
    return given


def within(rights: Rights, params: Frozen) -> dict[str, Value]:
    """Return the parameters, after making sure once more that they end at the rights.

    Raises:
        access.Refused: They do not.
    """
    given = dict(params)
    for name, allowed in zip(("district_codes", "department_codes"), rights[1:], strict=True):
        asked = given.get(name, NOTHING)
        # Nothing asked for would be everything.
        if allowed and not (asked and frozenset(asked) <= {*allowed, *NOTHING}):
            raise access.Refused(f"{name} go beyond the rights")
    return given

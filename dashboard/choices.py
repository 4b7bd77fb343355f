"""The values that the filters can take in a build, within the viewer's rights."""

from functools import lru_cache

import pandas

from dashboard import published, settings
from dashboard.access import Scope
from dashboard.selection import Choices
from queries import runner

TIERS = ("A", "B", "C", "D", "unrated")


def of_build(build_id: str, scope: Scope) -> Choices:
    """Return the filter values of a build; districts and departments end at the viewer's rights."""
    known = _known(build_id)
    own = {
        "district_codes": scope.district_codes,
        "department_codes": scope.department_codes,
    }
    values = {
        name: tuple(code for code in codes if not own.get(name) or code in own[name])
        for name, codes in known.values.items()
    }
    return Choices(values, known.months)


@lru_cache(maxsize=4)
def _known(build_id: str) -> Choices:
    with published.handle(build_id, settings.get().published).cursor() as cursor:
        frames = {
            name: runner.run(cursor, f"frame/{name}", {})
            for name in ("districts", "departments", "industries", "codes", "months")
        }
    districts, codes = frames["districts"], frames["codes"]
    values = {
        "district_codes": _column(districts[districts["is_filter"]], "district_code"),
        "industry_sections": _column(frames["industries"], "industry_section"),
        "subject_types": _column(codes[codes["code_list"] == "subject_type"], "code"),
        "risk_tiers": TIERS,
        "department_codes": _column(frames["departments"], "department_code"),
    }
    months = tuple(pandas.to_datetime(frames["months"]["period"]).dt.date)
    return Choices(values, months)


def _column(frame: pandas.DataFrame, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(frame[name].dropna()))

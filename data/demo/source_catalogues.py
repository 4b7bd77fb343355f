"""The four catalogues that are source tables themselves, and the lists kept as CSV here."""

import csv
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from data.demo import names
from data.demo.departments import list_departments
from data.demo.places import Town

HERE = Path(__file__).parent


def list_source_catalogues(towns: list[Town]) -> dict[str, pd.DataFrame]:
    """The four catalogues that are source tables themselves, with their contracts' columns."""
    departments = pd.DataFrame(
        [
            (one.code, one.name, one.short_name, one.name_en, one.level, one.district_code)
            for one in list_departments()
        ],
        columns=[
            "department_code", "department_name", "short_name", "name_en", "department_level",
            "district_code",
        ],
    )  # fmt: skip
    fine = pd.DataFrame(
        [(one.code, one.name, one.name_en, one.district_code, one.kind) for one in towns],
        columns=["town_code", "town_name", "name_en", "district_code", "town_kind"],
    )
    measures = read_table("measures").assign(
        effective_from=date(2021, 12, 16), effective_to=date(2099, 12, 31)
    )
    return {
        "departments": departments,
        "districts": _source_districts(),
        "towns": fine,
        "measures": measures,
    }


def _source_districts() -> pd.DataFrame:
    city = (names.CITY_CODE, names.CITY_NAME, names.CITY_NAME_EN)
    rows: list[tuple[str | None, ...]] = [
        (one.code, one.name, one.name_en, one.kind, *city, None) for one in names.DISTRICTS
    ]
    rows += [
        (one.code, one.name, one.name_en, "functional_zone", *city, one.host) for one in names.ZONES
    ]
    return pd.DataFrame(
        rows,
        columns=[
            "district_code", "district_name", "name_en", "district_kind", "city_code", "city_name",
            "city_name_en", "host_district_code",
        ],
    )  # fmt: skip


def read_table(name: str) -> pd.DataFrame:
    """One of the CSV files beside this module; empty cells are None."""
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        frame = pd.DataFrame(csv.DictReader(lines)).replace({"": None})
    if name == "licence_items":
        frame.insert(0, "item_no", np.arange(len(frame)))
        frame["years"] = frame["years"].astype(int)
        named = frame["document_name"].str.removesuffix("决定书").str.removeprefix("准予")
        frame["subject_of_licence"] = "准予" + named
    if name == "violations":
        frame.insert(0, "violation_no", np.arange(len(frame)))
        frame["is_large"] = frame.pop("large") == "1"
    return frame

"""The small tables the SQL joins with: places, departments, industries, items, codes."""

import numpy as np
import pandas as pd
import shapely

from data.demo import names, stories
from data.demo.departments import FIRST_DISTRICT_BUREAU, list_departments
from data.demo.identifiers import division_share
from data.demo.places import Town
from data.demo.source_catalogues import read_table
from geo.coordinates import from_wgs84

SPOTS_PER_TOWN = 240

_CATEGORY_WORDS = {
    "warning": "警告",
    "criticism": "通报批评",
    "fine": "罚款",
    "warning;fine": "警告、罚款",
    "fine;confiscate_gains": "罚款、没收违法所得",
    "confiscate_goods": "没收非法财物",
    "fine;suspend_licence": "罚款、暂扣许可证件",
    "fine;revoke_licence": "罚款、吊销许可证件",
    "fine;restrict_occupation": "罚款、限制从业",
    "revoke_licence": "吊销许可证件",
}
_PREFIXES = {
    "enterprise": "91",
    "individual_business": "92",
    "cooperative": "93",
    "institution": "12",
    "social_org": "52",
}
_SPOT_SYSTEMS = ("CGCS2000", "CGCS2000", "CGCS2000", "WGS84", "GCJ02", "GCJ02", "BD09")


def list_catalogues(towns: list[Town], shapes: list[shapely.Geometry]) -> dict[str, pd.DataFrame]:
    """Frame by table name; the columns are those the files in `sql/` use."""
    items, violations = read_table("licence_items"), read_table("violations")
    return {
        "district": _districts(),
        "town": _towns(towns),
        "spot": _spots(shapes),
        "industry": _industries(),
        "department": _departments(items, violations),
        "licence_item": items,
        "violation": violations,
        "list_choice": _list_choices(),
        "scene_kind": _scene_kinds(),
        "code_prefix": _code_prefixes(),
        "penalty_category": pd.DataFrame(
            {"penalty_categories": _CATEGORY_WORDS.keys(), "label": _CATEGORY_WORDS.values()}
        ),
    }


def _districts() -> pd.DataFrame:
    return pd.DataFrame(
        [
            (
                number,
                district.code,
                district.name,
                stories.PENALTY_FACTOR.get(district.code, 1.0),
                stories.COMMITMENTS_PER_ENTERPRISE[district.code],
            )
            for number, district in enumerate(names.DISTRICTS, start=1)
        ],
        columns=["district_no", "district_code", "district_name", "penalty_factor", "commitments"],
    )


def _towns(towns: list[Town]) -> pd.DataFrame:
    """Zones lie in the middle towns of their host district."""
    hosts = {zone.host: zone.code for zone in names.ZONES}
    return pd.DataFrame(
        [
            (
                number,
                town.code,
                town.name,
                stories.district_number(town.district_code),
                hosts.get(town.district_code, "") if town.code[6:] in {"001", "002", "003"} else "",
            )
            for number, town in enumerate(towns, start=1)
        ],
        columns=["town_no", "town_code", "town_name", "district_no", "zone_code"],
    )


def _spots(shapes: list[shapely.Geometry]) -> pd.DataFrame:
    """Points inside each town, crowded toward its middle, in the systems sources use."""
    random = np.random.Generator(np.random.PCG64(7))
    rows = []
    for number, shape in enumerate(shapes):
        inner = shape.buffer(-0.001)
        west, south, east, north = inner.bounds
        lon, lat = np.empty(0), np.empty(0)
        while len(lon) < SPOTS_PER_TOWN:
            draws = random.random((SPOTS_PER_TOWN * 3, 4))
            x = west + (east - west) * (draws[:, 0] + draws[:, 1]) / 2
            y = south + (north - south) * (draws[:, 2] + draws[:, 3]) / 2
            inside = shapely.contains_xy(inner, x, y)
            lon, lat = np.append(lon, x[inside]), np.append(lat, y[inside])
        start = number * SPOTS_PER_TOWN
        rows.append((np.arange(start, start + SPOTS_PER_TOWN), lon[:240], lat[:240]))
    spot_no, lon, lat = (np.concatenate(part) for part in zip(*rows, strict=True))
    systems = np.array(_SPOT_SYSTEMS)[spot_no % len(_SPOT_SYSTEMS)]
    for system in set(_SPOT_SYSTEMS):
        chosen = systems == system
        lon[chosen], lat[chosen] = from_wgs84(lon[chosen], lat[chosen], crs=system)
    return pd.DataFrame(
        {"spot_no": spot_no, "lon": np.round(lon, 6), "lat": np.round(lat, 6), "crs": systems}
    )


def _industries() -> pd.DataFrame:
    frame = read_table("industries").rename(columns={"code": "industry_code"})
    frame.insert(0, "industry_no", np.arange(1, len(frame) + 1))
    frame["firm_word"] = frame["firm_word"].fillna("综合")
    frame["shop_word"] = frame["shop_word"].fillna("服务部")
    # Numbers, not lists: a list carried through a join costs more than all the rest of it.
    licensors = frame.pop("licensors").str.split(";")
    frame["first_licensor"] = licensors.str[0].astype(int)
    frame["other_licensor"] = licensors.str[-1].astype(int)
    frame["risk_factor"] = frame.pop("risk").astype(float)
    for column in ("firm_weight", "shop_weight", "regulator"):
        frame[column] = frame[column].astype(int)
    return frame


def _departments(items: pd.DataFrame, violations: pd.DataFrame) -> pd.DataFrame:
    """Departments with the run of items and violations they use; both tables go by role.

    District bureaus, and departments without any of their own, share those of role 0.
    """
    rows = []
    for one in list_departments():
        role = "0" if one.number >= FIRST_DISTRICT_BUREAU else str(one.number)
        late = stories.LATE_LICENCES.get(one.number, stories.LATE_LICENCES_OTHERWISE)
        rows.append(
            (
                *(one.number, one.code, one.name, one.mark, one.domain, one.case_weight, late),
                *_find_run(items["role"], role),
                *_find_run(violations["role"], role),
            )
        )
    columns = ["department_no", "department_code", "department_name", "mark", "domain"]
    columns += ["case_weight", "licence_late_rate", "first_item", "item_count"]
    return pd.DataFrame(rows, columns=[*columns, "first_violation", "violation_count"])


def _find_run(roles: pd.Series, role: str) -> tuple[int, int]:
    """Where the rows of a role begin, and how many they are; those of role 0 if it has none."""
    places = np.flatnonzero(roles == (role if (roles == role).any() else "0"))
    return int(places[0]), len(places)


def _list_choices() -> pd.DataFrame:
    frame = read_table("list_choices")
    frame["department_no"] = frame["department_no"].astype(int)
    shares = frame.pop("share").astype(int).to_numpy()
    spread = frame.loc[np.repeat(frame.index, shares)].reset_index(drop=True)
    spread.insert(0, "choice", np.arange(len(spread)))
    return spread


def _scene_kinds() -> pd.DataFrame:
    frame = read_table("scenes")
    frame.insert(0, "scene_no", np.arange(1, len(frame) + 1))
    for column in ("department_no", "start"):
        frame[column] = frame[column].astype(int)
    return frame


def _code_prefixes() -> pd.DataFrame:
    """Register 0 is the city's own; the others are the districts' by number."""
    divisions = [names.CITY_CODE, *(district.code for district in names.DISTRICTS)]
    return pd.DataFrame(
        [
            (subject_type, number, prefix + division, division_share(prefix, division))
            for subject_type, prefix in _PREFIXES.items()
            for number, division in enumerate(divisions)
        ],
        columns=["subject_type", "register_no", "code_start", "code_share"],
    )

"""Rows of a small made-up city for tests of the intake: every table, every row right."""

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from data.contract import load_all

Row = dict[str, str]

CITY, DISTRICT, TOWN = "990100", "990102", "990102001"
USCC_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
ORGANISATION_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def uscc(number: int, prefix: str = "91", *, wrong_digit: bool = False) -> str:
    """Return a valid code of the made-up city, computed the slow way.

    With `wrong_digit` the organisation code inside it fails GB 11714.
    """
    body = f"{number:08d}"
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(ORGANISATION_LETTERS.index(sign) * w for sign, w in zip(body, weights, strict=True))
    digit = {10: "X", 11: "0"}.get(11 - total % 11, str(11 - total % 11))
    if wrong_digit:
        digit = "1" if digit == "2" else "2"
    code = f"{prefix}{CITY}{body}{digit}"
    total = sum(USCC_LETTERS.index(sign) * 3**place for place, sign in enumerate(code))
    return code + USCC_LETTERS[(31 - total % 31) % 31]


def identity_number(birth: str, sequence: int = 1) -> str:
    """Return a valid identity number of a person born on `birth` (yyyymmdd)."""
    body = f"{DISTRICT}{birth}{sequence:03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(sign) * w for sign, w in zip(body, weights, strict=True))
    return body + "10X98765432"[total % 11]


DEPARTMENT = uscc(90_000_001, "11")
COURT = uscc(90_000_002, "11")


def licence(number: int = 1, **changed: str) -> Row:
    """Return a right licence row; `changed` cells replace those of the row."""
    return {
        "subject_name": f"信安虚构贸易{number}号有限公司",
        "party_type": "法人及非法人组织",
        "uscc": uscc(number),
        "legal_representative_hash": "张三丰",
        "document_name": "准予许可决定书",
        "document_no": f"信许〔2026〕{number}号",
        "licence_category": "普通",
        "content": "准予从事食品销售",
        "decided_on": "2026-01-05",
        "valid_from": "2026-01-05",
        "valid_to": "2031-01-04",
        "authority_name": "信安市市场监督管理局",
        "authority_uscc": DEPARTMENT,
        "licence_status": "1",
        "source_name": "信安市市场监督管理局",
        "source_uscc": DEPARTMENT,
        "reported_on": "2026-01-08",
    } | changed


def penalty(number: int = 1, **changed: str) -> Row:
    """Return a right penalty row with a fine of 2000 yuan, given in 万元."""
    return {
        "subject_name": f"信安虚构贸易{number}号有限公司",
        "party_type": "法人及非法人组织",
        "uscc": uscc(number),
        "legal_representative_hash": "李四光",
        "document_no": f"信罚〔2026〕{number}号",
        "violation_type": "未按规定公示",
        "violation_facts": "经查，当事人未按规定公示信息",
        "legal_basis": "《信安市虚构条例》第一条",
        "penalty_categories": "警告;罚款",
        "content": "警告，罚款2000元",
        "fine_cny": "0.2",
        "decided_on": "2026-01-06",
        "valid_to": "2099-12-31",
        "authority_name": "信安市市场监督管理局",
        "authority_uscc": DEPARTMENT,
        "source_name": "信安市市场监督管理局",
        "source_uscc": DEPARTMENT,
        "reported_on": "2026-01-09",
    } | changed


def subject(number: int = 1, **changed: str) -> Row:
    """Return a right row of the register."""
    return {
        "uscc": uscc(number),
        "subject_name": f"信安虚构贸易{number}号有限公司",
        "subject_type": "企业",
        "subject_status": "存续",
        "registered_on": "2015-05-05",
        "district_code": DISTRICT,
        "town_code": TOWN,
        "industry_code": "F5191",
        "reported_on": "2026-01-01",
    } | changed


def catalogues() -> dict[str, list[Row]]:
    """Return the tables that others point to, but for the subjects."""
    return {
        "districts": [
            {
                "district_code": DISTRICT, "district_name": "虚构区", "district_kind": "区",
                "city_code": CITY,
            }
        ],
        "towns": [{"town_code": TOWN, "town_name": "虚构街道", "district_code": DISTRICT}],
        "departments": [
            {
                "department_code": code, "department_name": name, "short_name": name[3:],
                "department_level": level, "district_code": CITY,
            }
            for code, name, level in (
                (DEPARTMENT, "信安市市场监督管理局", "市级"), (COURT, "信安市虚构法院", "法院"),
            )
        ],
    }  # fmt: skip


def city(**tables: list[Row]) -> dict[str, list[Row]]:
    """Return every required table, three subjects; `tables` replace or add to them."""
    rest = {name: [] for name, contract in load_all().items() if contract.required}
    known = {"subjects": [subject(number) for number in (1, 2, 3)]}
    return {**rest, **catalogues(), **known, **tables}


def header(table: str, style: str = "code") -> dict[str, str]:
    """Return column -> header: the national `code`, the `zh` label, or the `en` column name."""
    columns = load_all()[table].columns
    if style == "zh":
        return {name: column.label.zh for name, column in columns.items()}
    if style == "en":
        return {name: name for name in columns}
    return {name: (*column.headers, name)[0] for name, column in columns.items()}


def csv_text(table: str, rows: Iterable[Mapping[str, str]], style: str = "zh") -> str:
    """Return rows as CSV with all columns of their table."""
    headers = header(table, style)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(headers.values())
    writer.writerows([row.get(name, "") for name in headers] for row in rows)
    return out.getvalue()


def write_city(
    folder: Path, tables: Mapping[str, list[Row]], *, encoding: str = "utf-8-sig", style: str = "zh"
) -> Path:
    """Write each table as a CSV file of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    for table, rows in tables.items():
        (folder / f"{table}.csv").write_bytes(csv_text(table, rows, style).encode(encoding))
    return folder

"""Which rows go into which file, and how that file is written."""

from datetime import date

from data.demo import calendar
from data.demo.departments import list_departments
from data.demo.names import DISTRICTS
from data.demo.source_file import (
    EXCHANGE,
    FINES,
    FOREIGN,
    LAKE,
    OFFICE,
    OLD_PLATFORM,
    PLATFORM,
    SHEETS,
    SourceFile,
)
from data.demo.styles import Style

(_URBAN,) = (one for one in list_departments() if one.short_name == "市城管局")


def list_files(as_of: date) -> list[SourceFile]:
    """Every file of the folder, in the order in which rows are offered to them."""
    start = calendar.window_start(as_of)
    years = list(range(start.year, as_of.year + 1))
    return [
        *_registers(),
        *_licences(start, as_of),
        *_penalties(years),
        *_supervision(years),
        *_credit(years),
        *_catalogues(),
    ]


def _catalogues() -> list[SourceFile]:
    sheets = {
        "departments": "部门目录",
        "districts": "区县目录",
        "towns": "乡镇街道目录",
        "measures": "奖惩措施清单",
    }
    return [
        SourceFile(table, "基础目录.xlsx", style=SHEETS, sheet=sheet)
        for table, sheet in sheets.items()
    ]


def _registers() -> list[SourceFile]:
    by_district = [
        SourceFile(
            "subjects",
            f"市场主体_{district.name}.csv",
            f"registration_authority_uscc[3:8] = '{district.code}'",
            OLD_PLATFORM,
            "gb18030",
        )
        for district in DISTRICTS
    ]
    return [
        *by_district,
        SourceFile("subjects", "市场主体_市本级.csv", style=OFFICE, encoding="utf-8-sig"),
        SourceFile("subject_changes", "变更登记.csv.gz", style=EXCHANGE),
        SourceFile("relations", "关联关系.parquet", style=LAKE),
    ]


def _licences(start: date, as_of: date) -> list[SourceFile]:
    """Exchange files by quarter for the years before last, then one file a month."""
    files = [
        SourceFile(
            "licences",
            "市城管局报送台账.xlsx",
            f"{_by('市城管局')} and reported_on >= date '{as_of.year}-07-01'",
            SHEETS,
            sheet="许可台账",
            renamed={"subject_name": "申请单位", "decided_on": "批准日期"},
            constants={"source_name": _URBAN.name, "source_uscc": _URBAN.code},
        )
    ]
    for year in range(start.year, as_of.year - 1):
        files += [
            SourceFile(
                "licences",
                f"ods_xk_{year}Q{quarter}.csv.gz",
                f"year(reported_on) = {year} and quarter(reported_on) = {quarter}",
                EXCHANGE,
            )
            for quarter in range(1, 5)
            if date(year, 3 * quarter, 28) >= start
        ]
    for year, style, encoding in (
        (as_of.year - 1, OLD_PLATFORM, "gb18030"),
        (as_of.year, PLATFORM, "utf-8-sig"),
    ):
        files += [
            SourceFile(
                "licences",
                f"行政许可_{year}{month:02d}.csv",
                f"year(reported_on) = {year} and month(reported_on) = {month}",
                style,
                encoding,
            )
            for month in range(1, 13)
            if start <= date(year, month, 28) and date(year, month, 1) <= as_of
        ]
    return files


def _penalties(years: list[int]) -> list[SourceFile]:
    tax = Style(dates="slash", words="alias", in_yuan=FINES)
    return [
        SourceFile("penalties", "行政处罚_市税务局.csv", _by("市税务局"), tax, "utf-8-sig"),
        SourceFile(
            "penalties",
            "行政处罚_市消防支队.xlsx",
            f"{_by('市消防支队')} and year(reported_on) = {years[-1]}",
            Style(dates="serial", blank="无", in_yuan=FINES),
            sheet="2026",
            renamed={"fine_cny": "罚款", "confiscated_cny": "没收金额"},
            unit="元",
        ),
        *(
            SourceFile(
                "penalties", f"行政处罚_{year}.csv", f"year(reported_on) = {year}", style, encoding
            )
            for year, style, encoding in zip(
                years,
                (OLD_PLATFORM, OLD_PLATFORM, OFFICE, PLATFORM),
                ("gb18030", "gb18030", "utf-8-sig", "utf-8"),
                strict=True,
            )
        ),
    ]


def _supervision(years: list[int]) -> list[SourceFile]:
    return [
        SourceFile(
            "inspections",
            "检查结果_双随机平台.parquet",
            f"year(inspected_on) <= {years[1]}",
            LAKE,
        ),
        SourceFile(
            "inspections",
            f"检查结果_{years[2]}.csv",
            f"year(inspected_on) = {years[2]}",
            FOREIGN,
            "utf-16",
        ),
        SourceFile("inspections", f"检查结果_{years[3]}.csv", style=PLATFORM),
        SourceFile(
            "dishonest_listings",
            "严重失信主体名单.xlsx",
            "list_code = 'SX01'",
            SHEETS,
            sheet="失信被执行人",
        ),
        SourceFile(
            "dishonest_listings", "严重失信主体名单.xlsx", style=SHEETS, sheet="严重失信主体名单"
        ),
        SourceFile("abnormal_listings", "经营异常名录.csv", style=OLD_PLATFORM, encoding="gb18030"),
        SourceFile(
            "honours", "守信激励对象.xlsx", "honour_type = 'tax_a'", SHEETS, sheet="守信名单"
        ),
        SourceFile("honours", "守信激励对象.xlsx", style=SHEETS, sheet="荣誉信息"),
    ]


def _credit(years: list[int]) -> list[SourceFile]:
    return [
        SourceFile("joint_cases", "联合惩戒案例.csv", "case_kind = 'sanction'", OFFICE, "gb18030"),
        SourceFile("joint_cases", "联合奖惩案例_激励.csv", style=PLATFORM, encoding="utf-8-sig"),
        SourceFile(
            "repair_applications",
            "信用修复申请_历史.csv",
            f"submitted_at < timestamp '{years[3]}-01-01'",
            OLD_PLATFORM,
            "gb18030",
        ),
        SourceFile("repair_applications", f"信用修复申请_{years[3]}.csv", style=PLATFORM),
        SourceFile("objections", "异议申请.xlsx", style=SHEETS, sheet="异议申请"),
        SourceFile(
            "commitments",
            "承诺信息.csv.gz",
            f"year(made_on) < {years[2]}",
            EXCHANGE,
        ),
        SourceFile("commitments", "信用承诺.csv", style=OFFICE, encoding="utf-8-sig"),
        *(
            SourceFile(
                "evaluations",
                f"信用评价结果_{year}.parquet",
                f"year(evaluated_on) = {year}",
                LAKE,
            )
            for year in years
        ),
    ]


def _by(short_name: str) -> str:
    (code,) = (one.code for one in list_departments() if one.short_name == short_name)
    return f"source_uscc = '{code}'"

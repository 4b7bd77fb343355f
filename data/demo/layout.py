"""Which rows go into which file, and how that file is written."""

from datetime import date

from data.demo import calendar
from data.demo.departments import Department, list_departments
from data.demo.names import DISTRICTS
from data.demo.source_file import (
    EXCHANGE,
    FIRE_SERVICE,
    FOREIGN,
    LAKE,
    OFFICE,
    OLD_PLATFORM,
    PLATFORM,
    SHEETS,
    TAX_OFFICE,
    SourceFile,
)

_CATALOGUES = {
    "departments": "部门目录",
    "districts": "区县目录",
    "towns": "乡镇街道目录",
    "measures": "奖惩措施清单",
}


def list_files(as_of: date) -> list[SourceFile]:
    """Every file of the folder, in the order in which rows are offered to them."""
    start = calendar.window_start(as_of)
    return [
        *_registers(),
        *_licences(start, as_of),
        *_penalties(start.year, as_of.year),
        *_supervision(as_of.year),
        *_credit(start.year, as_of.year),
        *(
            SourceFile(table, "基础目录.xlsx", style=SHEETS, sheet=sheet)
            for table, sheet in _CATALOGUES.items()
        ),
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
    urban = _department("市城管局")
    recent = f"source_uscc = '{urban.code}' and reported_on > date '{as_of}' - 140"
    files = [
        SourceFile(
            "licences",
            "市城管局报送台账.xlsx",
            recent,
            SHEETS,
            sheet="许可台账",
            renamed={"subject_name": "申请单位", "decided_on": "批准日期"},
            constants={"source_name": urban.name, "source_uscc": urban.code},
        )
    ]
    files += [
        SourceFile(
            "licences",
            f"ods_xk_{year}Q{quarter}.csv.gz",
            f"year(reported_on) = {year} and quarter(reported_on) = {quarter}",
            EXCHANGE,
        )
        for year in range(start.year, as_of.year - 1)
        for quarter in range(1, 5)
    ]
    return files + _monthly_licences(as_of.year)


def _monthly_licences(year_of_day: int) -> list[SourceFile]:
    """One file a month: last year from the old platform, this year from the new one."""
    old = SourceFile("licences", "", style=OLD_PLATFORM, encoding="gb18030")
    new = SourceFile("licences", "", style=PLATFORM, encoding="utf-8-sig")
    return [
        SourceFile(
            "licences",
            f"行政许可_{year}{month:02d}.csv",
            f"year(reported_on) = {year} and month(reported_on) = {month}",
            kind.style,
            kind.encoding,
        )
        for year, kind in ((year_of_day - 1, old), (year_of_day, new))
        for month in range(1, 13)
    ]


def _penalties(first: int, last: int) -> list[SourceFile]:
    tax, fire = _department("市税务局"), _department("市消防支队")
    habits = {0: (PLATFORM, "utf-8"), 1: (OFFICE, "utf-8-sig")}
    by_year = [
        SourceFile(
            "penalties",
            f"行政处罚_{year}.csv",
            f"year(reported_on) = {year}",
            *habits.get(last - year, (OLD_PLATFORM, "gb18030")),
        )
        for year in range(first, last + 1)
    ]
    return [
        SourceFile(
            "penalties",
            "行政处罚_市税务局.csv",
            f"source_uscc = '{tax.code}'",
            TAX_OFFICE,
            "utf-8-sig",
        ),
        SourceFile(
            "penalties",
            "行政处罚_市消防支队.xlsx",
            f"source_uscc = '{fire.code}' and year(reported_on) = {last}",
            FIRE_SERVICE,
            sheet=str(last),
            renamed={"fine_cny": "罚款", "confiscated_cny": "没收金额"},
            unit="元",
        ),
        *by_year,
    ]


def _supervision(last: int) -> list[SourceFile]:
    lists, honours = "严重失信主体名单.xlsx", "守信激励对象.xlsx"
    before, sent = f"year(inspected_on) < {last - 1}", f"year(inspected_on) = {last - 1}"
    return [
        SourceFile("inspections", "检查结果_双随机平台.parquet", before, LAKE),
        SourceFile("inspections", f"检查结果_{last - 1}.csv", sent, FOREIGN, "utf-16"),
        SourceFile("inspections", f"检查结果_{last}.csv", style=PLATFORM),
        SourceFile("dishonest_listings", lists, "list_code = 'SX01'", SHEETS, sheet="失信被执行人"),
        SourceFile("dishonest_listings", lists, style=SHEETS, sheet="严重失信主体名单"),
        SourceFile("abnormal_listings", "经营异常名录.csv", style=OLD_PLATFORM, encoding="gb18030"),
        SourceFile("honours", honours, "honour_type = 'tax_a'", SHEETS, sheet="守信名单"),
        SourceFile("honours", honours, style=SHEETS, sheet="荣誉信息"),
    ]


def _credit(first: int, last: int) -> list[SourceFile]:
    grades = [
        SourceFile(
            "evaluations", f"信用评价结果_{year}.parquet", f"year(evaluated_on) = {year}", LAKE
        )
        for year in range(first, last + 1)
    ]
    return [
        SourceFile("joint_cases", "联合惩戒案例.csv", "case_kind = 'sanction'", OFFICE, "gb18030"),
        SourceFile("joint_cases", "联合奖惩案例_激励.csv", style=PLATFORM, encoding="utf-8-sig"),
        SourceFile(
            "repair_applications",
            "信用修复申请_历史.csv",
            f"year(submitted_at) < {last}",
            OLD_PLATFORM,
            "gb18030",
        ),
        SourceFile("repair_applications", f"信用修复申请_{last}.csv", style=PLATFORM),
        SourceFile("objections", "异议申请.xlsx", style=SHEETS, sheet="异议申请"),
        SourceFile("commitments", "承诺信息.csv.gz", f"year(made_on) < {last - 1}", EXCHANGE),
        SourceFile("commitments", "信用承诺.csv", style=OFFICE, encoding="utf-8-sig"),
        SourceFile("scenes", "信用应用场景.csv", style=PLATFORM, encoding="utf-8-sig"),
        *grades,
    ]


def _department(short_name: str) -> Department:
    (found,) = (one for one in list_departments() if one.short_name == short_name)
    return found

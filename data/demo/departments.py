"""The thirty-five departments of the demo city, with codes that no real body can have."""

from dataclasses import dataclass

from data.demo.identifiers import social_credit_code
from data.demo.names import CITY_CODE, DISTRICTS


@dataclass(frozen=True)
class Department:
    """A department.

    Attributes:
        number: 1-based; the SQL refers to departments by it.
        mark: the word its decision numbers carry.
        domain: its field in the code list `domain`.
        case_weight: its share of the joint cases it executes.
    """

    number: int
    code: str
    name: str
    short_name: str
    name_en: str
    level: str
    district_code: str
    mark: str
    domain: str
    case_weight: int


# short name, full name after the city's, English name, mark, domain, weight in joint cases
_CITY = (
    ("市发改委", "发展和改革委员会", "Development and Reform Commission", "发改", "funds", 6),
    ("市教育局", "教育局", "Education Bureau", "教", "education", 1),
    ("市公安局", "公安局", "Public Security Bureau", "公", "judicial", 2),
    ("市民政局", "民政局", "Civil Affairs Bureau", "民", "market", 1),
    ("市财政局", "财政局", "Finance Bureau", "财", "procurement", 7),
    ("市人社局", "人力资源和社会保障局", "Labour and Social Security Bureau", "人社", "labour", 6),
    ("市自规局", "自然资源和规划局", "Natural Resources Bureau", "自然资", "natural_resources", 3),
    ("市生态环境局", "生态环境局", "Environment Bureau", "环", "environment", 5),
    ("市住建局", "住房和城乡建设局", "Housing and Construction Bureau", "建", "construction", 6),
    ("市交通局", "交通运输局", "Transport Bureau", "交", "transport", 6),
    ("市水利局", "水利局", "Water Bureau", "水", "water", 2),
    ("市农业农村局", "农业农村局", "Agriculture Bureau", "农", "agriculture", 3),
    ("市商务局", "商务局", "Commerce Bureau", "商", "market", 2),
    ("市文旅局", "文化和旅游局", "Culture and Tourism Bureau", "文旅", "culture_tourism", 2),
    ("市卫健委", "卫生健康委员会", "Health Commission", "卫", "health", 3),
    ("市应急局", "应急管理局", "Emergency Management Bureau", "应急", "safety", 4),
    ("市市场监管局", "市场监督管理局", "Market Regulation Bureau", "市监", "market", 12),
    ("市城管局", "城市管理局", "Urban Management Bureau", "城管", "urban_management", 4),
    ("市税务局", "税务局", "Tax Bureau", "税", "tax", 10),
    ("市医保局", "医疗保障局", "Medical Insurance Bureau", "医保", "health", 2),
    ("市审批局", "行政审批服务局", "Administrative Approval Bureau", "审批", "tender", 9),
    ("市消防支队", "消防救援支队", "Fire and Rescue Detachment", "消", "safety", 1),
    ("市中级法院", "中级人民法院", "Intermediate People's Court", "法", "judicial", 3),
)  # fmt: skip

COURT = 23
CREDIT_OFFICE = 1
FIRST_DISTRICT_BUREAU = 24


def list_departments() -> list[Department]:
    """City departments and the court first, then one market regulation bureau a district."""
    city = [
        Department(
            number,
            social_credit_code("11", CITY_CODE, f"MB99{number:04d}"),
            f"信安市{name}",
            short_name,
            f"Xin'an {name_en}",
            "court" if number == COURT else "city",
            CITY_CODE,
            f"信{mark}",
            domain,
            weight,
        )
        for number, (short_name, name, name_en, mark, domain, weight) in enumerate(_CITY, start=1)
    ]
    return city + [
        Department(
            number,
            social_credit_code("11", district.code, f"MB99{number:04d}"),
            f"信安市{district.name}市场监督管理局",
            f"{district.name}市场监管局",
            f"{district.name_en} Market Regulation Bureau",
            "county",
            district.code,
            f"{district.name[:2]}市监",
            "market",
            2,
        )
        for number, district in enumerate(DISTRICTS, start=FIRST_DISTRICT_BUREAU)
    ]

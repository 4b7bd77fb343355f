"""Invented names of the city's places. None is the name of a real district or county."""

from dataclasses import dataclass

CITY_CODE = "990100"
CITY_NAME = "信安市"
CITY_NAME_EN = "Xin'an"


@dataclass(frozen=True)
class District:
    """A district or county.

    Attributes:
        seat: where it starts to grow on the plane, kilometres east and north.
        reach: how fast it grows against its neighbours; a county covers more land.
        weight: its share of the subjects, relative to the other districts.
    """

    code: str
    name: str
    name_en: str
    kind: str
    seat: tuple[float, float]
    reach: float
    weight: float


@dataclass(frozen=True)
class Zone:
    """A functional zone: no GB/T 2260 unit, it lies in a host district."""

    code: str
    name: str
    name_en: str
    host: str


DISTRICTS = (
    District("990102", "南屏区", "Nanping District", "district", (1.0, -2.0), 1.0, 1.5),
    District("990103", "澄湖区", "Chenghu District", "district", (12.0, 6.0), 1.0, 1.35),
    District("990104", "临澜区", "Linlan District", "district", (32.0, 14.0), 1.15, 1.0),
    District("990105", "北渚区", "Beizhu District", "district", (4.0, 17.0), 1.0, 1.15),
    District("990106", "鹤汀区", "Heting District", "district", (-14.0, 8.0), 1.0, 1.0),
    District("990107", "岚桥区", "Lanqiao District", "district", (17.0, -10.0), 1.0, 1.1),
    District("990108", "墨岭区", "Moling District", "district", (-12.0, -14.0), 1.0, 0.85),
    District("990109", "望潮区", "Wangchao District", "district", (18.0, -30.0), 1.1, 0.8),
    District("990110", "枫陵区", "Fengling District", "district", (18.0, 36.0), 1.2, 0.75),
    District("990121", "青峦县", "Qingluan County", "county", (-32.0, 32.0), 1.55, 0.7),
    District("990122", "禾川县", "Hechuan County", "county", (-40.0, -4.0), 1.45, 0.8),
    District("990123", "砚溪县", "Yanxi County", "county", (-6.0, -46.0), 1.5, 0.75),
)

ZONES = (
    Zone("990171", "信安经济技术开发区", "Xin'an Economic Development Zone", "990103"),
    Zone("990172", "信安高新技术产业开发区", "Xin'an High-tech Zone", "990107"),
)

_FIRST = (
    ("云", "yun"), ("松", "song"), ("鹤", "he"), ("柏", "bai"), ("兰", "lan"), ("砚", "yan"),
    ("霁", "ji"), ("枫", "feng"), ("桐", "tong"), ("芦", "lu"), ("岚", "lan"), ("清", "qing"),
    ("翠", "cui"), ("石", "shi"), ("沙", "sha"), ("望", "wang"), ("槐", "huai"), ("杏", "xing"),
    ("荷", "he"), ("竹", "zhu"), ("梧", "wu"), ("棠", "tang"), ("茗", "ming"), ("萤", "ying"),
    ("月", "yue"),
)  # fmt: skip
_SECOND = (
    ("桥", "qiao"), ("渡", "du"), ("湾", "wan"), ("坪", "ping"), ("岭", "ling"), ("溪", "xi"),
    ("浦", "pu"), ("塘", "tang"), ("墩", "dun"), ("坞", "wu"), ("汀", "ting"), ("洲", "zhou"),
    ("亭", "ting"), ("井", "jing"), ("埠", "bu"),
)  # fmt: skip

TOWN_KINDS = {
    "subdistrict": ("街道", "Subdistrict", 1),
    "town": ("镇", "Town", 100),
    "township": ("乡", "Township", 200),
}


def town_name(number: int, kind: str) -> tuple[str, str]:
    """Chinese and English name of the town `number`; distinct for the first 375 numbers."""
    first, second = divmod(number * 97 % (len(_FIRST) * len(_SECOND)), len(_SECOND))
    suffix, suffix_en, _ = TOWN_KINDS[kind]
    stem = _FIRST[first][1] + _SECOND[second][1]
    return _FIRST[first][0] + _SECOND[second][0] + suffix, f"{stem.capitalize()} {suffix_en}"

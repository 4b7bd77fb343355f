"""One file of the folder: whose rows, under which name, written how."""

from dataclasses import dataclass, field

from data.demo.styles import Style

_FINES = ("fine_cny", "confiscated_cny")

PLATFORM = Style(dates="iso", headers="zh", words="label")
OLD_PLATFORM = Style(
    dates="slash", headers="zh", words="label", blank="无", is_half_width=True, is_wide=True
)
EXCHANGE = Style(dates="compact", headers="code", words="code", yes="1", no="0")
OFFICE = Style(dates="chinese", headers="zh", words="alias", blank="-", is_grouped=True)
FOREIGN = Style(dates="clock", headers="en", words="code", yes="Y", no="N", blank="null")
SHEETS = Style(dates="serial", headers="zh", words="label", blank="无")
LAKE = Style(dates="iso", headers="code", words="code", yes="true", no="false")
TAX_OFFICE = Style(dates="slash", words="alias", in_yuan=_FINES)
FIRE_SERVICE = Style(dates="serial", blank="无", in_yuan=_FINES)


@dataclass(frozen=True)
class SourceFile:
    """One file, or one sheet of one workbook.

    Attributes:
        table: whose rows.
        name: the file's name.
        condition: SQL over the table's columns; the first file whose condition holds gets a row.
        style: how values are written.
        encoding: 'utf-8', 'utf-8-sig', 'gb18030' or 'utf-16'; for workbooks and Parquet unused.
        sheet: the sheet's name in a workbook.
        renamed: column -> a header of the unit's own, stated in `intake.yml`.
        constants: column -> what every row has; not in the file, stated in `intake.yml`.
        unit: what `intake.yml` says about the file's money, or ''.
    """

    table: str
    name: str
    condition: str = "true"
    style: Style = field(default=PLATFORM)
    encoding: str = "utf-8"
    sheet: str = ""
    renamed: dict[str, str] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)
    unit: str = ""

    @property
    def form(self) -> str:
        """'csv', 'gz', 'xlsx' or 'parquet', from the name's ending."""
        return self.name.rsplit(".", 1)[1]

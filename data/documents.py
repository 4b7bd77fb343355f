"""What people need to send the right files: the contracts as a document, and empty files.

`python -m data.documents` writes `docs/contracts.md` anew.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from data.contract import Check, Column, Contract, Rule, load_all, load_rules
from data.templates import write_templates

__all__ = ["CONTRACTS_PAGE", "contracts_markdown", "write_contracts_markdown", "write_templates"]

CONTRACTS_PAGE = Path(__file__).parents[1] / "docs" / "contracts.md"
INTRODUCTION = Path(__file__).parent / "contracts" / "introduction.md"
NEEDS = {
    "required": "必填 required",
    "conditional": "视情况 conditional",
    "optional": "可空 optional",
}
REQUIRED = {True: "是 yes", False: "否 no"}
SEVERITIES = {"E": "E 拒收 refused", "W": "W 提示 counted"}
OWNERS = {
    "registry": "登记机关 registry",
    "department": "行政机关 departments",
    "credit_office": "信用办 credit office",
}
FREQUENCIES = {
    "daily": "每日 daily",
    "7wd": "决定后 7 个工作日内 within 7 working days of the decision",
    "monthly": "每月 monthly",
    "yearly": "每年 yearly",
}
DISCLOSURES = {"public": "可公开 public", "internal": "内部 internal"}


def contracts_markdown() -> str:
    """Return the whole page about all source tables, in both languages."""
    contracts = load_all()
    parts = [INTRODUCTION.read_text(encoding="utf-8").rstrip()]
    parts.append("\n".join(_overview(contracts)))
    parts += ["\n".join(_table_section(contract)) for contract in contracts.values()]
    parts.append("\n".join(_rules_section(load_rules())))
    return "\n\n".join(parts) + "\n"


def write_contracts_markdown(path: Path = CONTRACTS_PAGE) -> None:
    """Write the page."""
    path.write_text(contracts_markdown(), encoding="utf-8")


def _overview(contracts: Mapping[str, Contract]) -> Iterator[str]:
    """Yield the list of tables with what is asked of each."""
    yield "## 数据表一览 · Tables"
    yield ""
    heads = (
        "表 table",
        "中文名",
        "English",
        "必需 required",
        "报送 owner",
        "频率 frequency",
        "允许拒收率 limit",
    )
    rows = [
        (
            f"[`{name}`](#{name})", one.title.zh, one.title.en, REQUIRED[one.required],
            OWNERS[one.owner], FREQUENCIES[one.frequency], f"{one.max_refusal_rate:.0%}",
        )
        for name, one in contracts.items()
    ]  # fmt: skip
    yield from _grid((*heads, "允许拒收率 limit"), rows)


def _table_section(contract: Contract) -> Iterator[str]:
    """Yield the section of one table."""
    yield from (
        f'<a id="{contract.table}"></a>',
        "",
        f"## {contract.title.zh} · {contract.title.en} (`{contract.table}`)",
        "",
        f"{contract.description.zh}。 {contract.description.en}.",
        "",
        f"- 标准 Standard: {contract.standard}",
        f"- 公开属性 Disclosure: {DISCLOSURES[contract.disclosure]}",
        f"- 文件名 File names: {_codes(contract.file_names)}",
        f"- 主键 Key: {_codes(contract.key)}",
        "",
    )
    heads = ("列 column", "中文名", "English", "类型 type", "填写 need", "可用表头 headers")
    rows = [_column_row(name, column) for name, column in contract.columns.items()]
    yield from _grid((*heads, "说明 notes"), rows)
    if contract.checks:
        yield ""
        named = ("规则 rule", "列 column", "级别 severity", "条件 condition (SQL)")
        yield from _grid(named, [_check_row(check) for check in contract.checks])


def _column_row(name: str, column: Column) -> tuple[str, ...]:
    """Return what there is to know about one column."""
    return (
        f"`{name}`",
        column.label.zh,
        column.label.en,
        column.type,
        NEEDS[column.need],
        _codes(column.headers),
        "；".join(_notes(column)),
    )


def _notes(column: Column) -> Iterator[str]:
    """Yield what else there is to know about a column."""
    if column.code_list:
        yield f"代码表 code list `{column.code_list}`"
    if column.source_unit:
        yield f"单位 unit {column.source_unit}"
    if column.max_length:
        yield f"≤ {column.max_length} 字 characters"
    if column.scan_personal_data:
        yield "查找并遮蔽个人信息 searched for personal data"
    if column.refers_to:
        yield f"指向 refers to {column.refers_to}"
    if column.type == "person_id":
        yield "只存遮蔽后的号码 stored masked only"
    if column.type == "person_hash":
        yield "只存带密钥的摘要 stored as a keyed hash only"


def _check_row(check: Check) -> tuple[str, ...]:
    severity = check.severity or load_rules()[check.rule].severity
    return check.rule, f"`{check.column}`", SEVERITIES[severity], f"`{check.when}`"


def _rules_section(rules: Mapping[str, Rule]) -> Iterator[str]:
    """Yield the list of rules."""
    yield "## 规则 · Rules"
    yield ""
    heads = ("规则 rule", "级别 severity", "内容", "English", "依据 source")
    rows = [
        (name, SEVERITIES[rule.severity], rule.title.zh, rule.title.en, rule.source)
        for name, rule in rules.items()
    ]
    yield from _grid(heads, rows)
    for name, rule in rules.items():
        if rule.note:
            yield ""
            yield f"{name}: {rule.note.zh} {rule.note.en}"


def _codes(words: Iterable[str]) -> str:
    return " ".join(f"`{word}`" for word in words)


def _grid(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield the lines of a table; a bar inside a cell would end it."""
    listed = list(heads)
    yield f"| {' | '.join(listed)} |"
    yield "|" + " --- |" * len(listed)
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"


if __name__ == "__main__":
    write_contracts_markdown()

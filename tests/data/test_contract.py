"""Contracts: complete, consistent, and strict about what they do not know."""

import pytest
import yaml

from data.contract import CONTRACTS, ContractError, load_all, load_rules
from data.intake.codes import load_code_lists
from data.intake.headers import fold, known_headers

TABLES = {
    "subjects", "subject_changes", "relations", "licences", "penalties", "inspections",
    "dishonest_listings", "abnormal_listings", "honours", "measures", "joint_cases",
    "repair_applications", "objections", "commitments", "evaluations", "departments",
    "districts", "towns", "scenes",
}  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    """A folder with one contract and the rules."""
    for name in ("towns.yml", "rules.yml"):
        (tmp_path / name).write_text(
            (CONTRACTS / name).read_text(encoding="utf-8"), encoding="utf-8"
        )
    return tmp_path


def changed(folder, **changes):
    path = folder / "towns.yml"
    content = yaml.safe_load(path.read_text(encoding="utf-8")) | changes
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return load_all(folder)


def test_every_table_has_a_contract():
    assert set(load_all()) == TABLES


def test_every_code_list_that_a_column_names_exists():
    named = {
        c.code_list for one in load_all().values() for c in one.columns.values() if c.code_list
    }
    assert named <= set(load_code_lists())


def test_no_header_of_a_table_names_two_columns():
    for table, contract in load_all().items():
        known = known_headers(contract)
        for name, column in contract.columns.items():
            for header in (name, *column.headers, column.label.zh, column.label.en):
                assert known[fold(header)] == name, (table, header)


def test_no_file_name_names_two_tables():
    names = [name for contract in load_all().values() for name in contract.file_names]
    assert len(names) == len(set(names))


def test_every_rule_of_the_publicity_standard_is_there_in_both_languages():
    rules = load_rules()
    assert {f"V{number:02}" for number in range(1, 18)} <= set(rules)
    for rule in rules.values():
        assert rule.title.zh != rule.title.en
        for words in (rule.message.zh, rule.message.en):
            words.format(label="", value="", other="", found="", expected="", limit="", encoding="")


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"colour": "red"}, "towns.yml: colour: Extra inputs are not permitted"),
        ({"key": ["nobody"]}, "towns.yml: Value error, unknown columns nobody"),
        ({"frequency": "hourly"}, "towns.yml: frequency: Input should be"),
        ({"table": "villages"}, "towns.yml: describes table 'villages'"),
        (
            {"checks": [{"rule": "V99", "column": "town_code", "when": "true"}]},
            "towns.yml: unknown rule 'V99' in checks",
        ),
        (
            {"checks": [{"rule": "V01", "column": "nobody", "when": "true"}]},
            "towns.yml: Value error, unknown columns nobody",
        ),
    ],
)
def test_a_mistake_in_a_contract_is_named_with_its_place(folder, changes, complaint):
    with pytest.raises(ContractError) as error:
        changed(folder, **changes)
    assert str(error.value).startswith(complaint)


def test_an_unknown_key_of_a_column_is_a_mistake(folder):
    columns = yaml.safe_load((folder / "towns.yml").read_text(encoding="utf-8"))["columns"]
    columns["town_name"]["width"] = 3
    with pytest.raises(ContractError, match=r"towns.yml: columns.town_name.width"):
        changed(folder, columns=columns)


@pytest.mark.parametrize(
    ("refused", "read", "tolerated"),
    [(0, 0, True), (3, 10, True), (4, 10, False), (5, 100, True), (6, 100, False), (1, 1, False)],
)
def test_a_few_refused_rows_are_tolerated_at_any_rate_unless_they_are_most(
    refused, read, tolerated
):
    assert load_all()["licences"].tolerates(refused, read) is tolerated

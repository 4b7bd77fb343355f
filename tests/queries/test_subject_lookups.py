"""One subject's rows are found by index: the key stands alone in the condition on its table."""

import re

import pytest

from queries import runner

# Lists of their own pages that join two subjects; relations are few.
APART = ("enterprise/neighbours", "enterprise/peers", "enterprise/relations")
NAMES = [
    name
    for name in runner.names()
    if "uscc" in runner.load(name).params and name.startswith("enterprise/") and name not in APART
]


@pytest.mark.parametrize("name", NAMES)
def test_key_is_the_only_condition_on_its_table(name: str) -> None:
    sql = runner.load(name).sql
    assert "$uscc" in sql
    # With a second condition DuckDB scans the table instead of looking into its index.
    assert not re.search(r"\$uscc\s+and\b|\band\s+[\w.]*uscc = \$uscc", sql)
    rights = sql.find("$district_codes")
    assert rights == -1 or "as materialized (" in sql[:rights] or "peer_group" in name

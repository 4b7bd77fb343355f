"""The alert rules as a table: what the models read of `queries/alerts.yml`."""

from typing import Any

import pyarrow as pa
import yaml

from data.settings import ROOT

RULES = ROOT / "queries" / "alerts.yml"
COLUMNS = {
    "rule_id": pa.string(),
    "sort_order": pa.int64(),
    "alert_kind": pa.string(),
    "severity": pa.string(),
    "threshold_name": pa.string(),
    "threshold_value": pa.float64(),
}


def entries() -> dict[str, dict[str, Any]]:
    """Return the rules by id, as `queries check` has accepted them."""
    found = yaml.safe_load(RULES.read_text(encoding="utf-8"))
    return dict(found)


def rows() -> list[dict[str, object]]:
    """Return one row a rule and threshold, rules in the order of the file."""
    return [
        {
            "rule_id": rule_id,
            "sort_order": position,
            "alert_kind": entry["kind"],
            "severity": entry["severity"],
            "threshold_name": name,
            "threshold_value": float(threshold["value"]),
        }
        for position, (rule_id, entry) in enumerate(entries().items(), start=1)
        for name, threshold in entry["thresholds"].items()
    ]

"""What the alert rules about areas must find, recomputed in slow plain Python."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import Any

from tests.queries.oracles.alerts import Alerts, Found, Row, significant
from tests.queries.selections import months_after


class AreaAlerts(Alerts):
    """Recomputes all alerts, those about areas too."""

    def _penalty_cluster(self, limit: dict[str, float]) -> Found:
        first = months_after(self.before, -int(limit["history_months"]))
        rows = [
            row for row in self.facts["fct_penalty"] if first <= row["decided_on"] < self.before
        ]
        cells, told = [], {}
        for months in range(3, int(limit["longest_months"]) + 1, 3):
            since = months_after(self.before, -months)
            for cell in self._cells(rows, since):
                if cell["size"] >= limit["warn"]:
                    key = f"{cell['member']}|{months}"
                    counts = (cell["hits"], cell["size"], cell["hit_total"], cell["total"])
                    cells.append((key, *counts))
                    told[key] = cell | {"since": since}
        best: dict[str, tuple[float, date, Row]] = {}
        for key, p_value in significant(cells, limit["level"]).items():
            cell = told[key]
            if self._is_cluster(cell, limit):
                candidate = (p_value, cell["since"], cell)
                member = cell["member"]
                best[member] = min(best.get(member, candidate), candidate, key=lambda c: c[:2])
        return {
            member: (since, cell["hits"], p_value)
            for member, (p_value, since, cell) in best.items()
        }

    def _is_cluster(self, cell: Row, limit: dict[str, float]) -> bool:
        others_before = cell["total"] - cell["size"] - cell["hit_total"] + cell["hits"]
        if not others_before:
            return False
        others = cell["hit_total"] - cell["hits"]
        expected = (cell["size"] - cell["hits"]) * others / others_before
        return bool(
            cell["hits"] >= limit["warn"]
            and cell["hits"] >= limit["min_ratio"] * expected
            and cell["subjects"] >= limit["min_subjects"]
        )

    def _cells(self, rows: list[Row], since: date) -> list[Row]:
        by_district: dict[str, list[Row]] = defaultdict(list)
        by_cell: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in rows:
            by_district[row["district_code"]].append(row)
            if row["town_code"] and row["industry_division"]:
                member = f"{row['town_code']}|{row['industry_division']}"
                by_cell[row["district_code"], member].append(row)
        return [
            {
                "member": member,
                "size": len(found),
                "hits": sum(row["decided_on"] >= since for row in found),
                "subjects": len({r["uscc"] for r in found if r["decided_on"] >= since} - {None}),
                "total": len(by_district[district]),
                "hit_total": sum(r["decided_on"] >= since for r in by_district[district]),
            }
            for (district, member), found in by_cell.items()
        ]

    def _district_drift(self, limit: dict[str, float]) -> Found:
        since = months_after(self.before, -int(limit["recent_months"]))
        tiers: dict[tuple[str, str], dict[str, Any]] = defaultdict(dict)
        for row in self.facts["fct_tier_interval"]:
            for name, day in (("then", since), ("now", self.before)):
                if row["started_on"] < day <= (row["ended_on"] or date.max):
                    tiers[row["district_code"], row["uscc"]][name] = row["risk_tier"]
        size, up, back = Counter[str](), Counter[str](), Counter[str]()
        for (district, _), tier in tiers.items():
            rated = {tier.get("then"), tier.get("now")} <= set("ABCD")
            if district == "unlocated" or not rated:
                continue
            size[district] += 1
            up[district] += tier["then"] in "AB" and tier["now"] in "CD"
            back[district] += tier["then"] in "CD" and tier["now"] in "AB"
        crossed = up.total() + back.total()
        cells = [(d, up[d], up[d] + back[d], up.total(), crossed) for d in size]
        return {
            district: found
            for district, found in self._alerts(cells, limit, since).items()
            if self._shift(district, size, up, back) >= limit["min_shift"]
        }

    def _shift(
        self, district: str, size: Counter[str], up: Counter[str], back: Counter[str]
    ) -> float:
        own = (up[district] - back[district]) / size[district]
        others = up.total() - back.total() - up[district] + back[district]
        return own - others / (size.total() - size[district])

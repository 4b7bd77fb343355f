"""Random but repeatable landing rows of a small city, rich in what the models must tell apart."""

from __future__ import annotations

from datetime import date

from tests.queries.city_procedures import Procedures
from tests.queries.city_scenes import scenes
from tests.queries.dice import CITY, DISTRICTS, INDUSTRIES, TYPES, ZONE, Row


class City(Procedures):
    """Makes the rows of every table from one seed."""

    def rows(self) -> dict[str, list[Row]]:
        """Returns the rows of every table, each column typed as landed."""
        decisions = self.decisions()
        rest = self._directories() | self._registry() | decisions | self.procedures(decisions)
        return rest | {"scenes": scenes(self.departments)}

    def _directories(self) -> dict[str, list[Row]]:
        city = {"city_code": CITY, "city_name": "信安市", "city_name_en": "Xin'an"}
        districts = [
            {"district_code": d, "district_name": f"区{d}", "district_kind": "district"} | city
            for d in DISTRICTS
        ]
        zone = {
            "district_code": ZONE,
            "district_name": "高新区",
            "host_district_code": DISTRICTS[0],
        }
        return {
            "districts": [*districts, zone | {"district_kind": "functional_zone"} | city],
            "towns": [
                {"town_code": f"{d}{n:03d}", "town_name": f"镇{n}", "district_code": d}
                for d in DISTRICTS
                for n in range(1, 4)
            ],
            "departments": [
                {"department_code": code, "department_name": f"部门{n}", "short_name": f"部{n}"}
                | {"department_level": "city" if n < 2 else "county"}
                | {"district_code": (CITY, "990199", *DISTRICTS)[n % 7]}
                for n, code in enumerate(self.departments)
            ],
            "measures": [
                {"measure_code": f"M{n}", "measure_name": f"措施{n}", "case_kind": "sanction"}
                | {"effective_from": date(2024, 6, 1), "basis_doc": None if n == 2 else "某法"}
                for n in range(5)
            ],
        }

    def _registry(self) -> dict[str, list[Row]]:
        subjects, locations = [], []
        for number, uscc in enumerate(self.codes):
            place = self._one(*DISTRICTS)
            by = "declared" if self._chance(0.9) else self._one("point", "unlocated")
            where = None if by == "unlocated" else place
            town = f"{place}00{self._dice.randint(1, 3)}"
            locations.append(
                {"uscc": uscc, "district_code": where or "unlocated", "located_by": by}
                | {"town_code": town if where and self._chance(0.8) else None}
            )
            subjects.append(
                {"uscc": uscc, "subject_name": f"信安虚构{number}号有限公司"}
                | {"subject_type": self._one(*TYPES), "district_code": place}
                | {"subject_status": self._one("active", "active", "suspended", "cancelled")}
                | {"status_changed_on": self._one(None, self._day(900, after=-60))}
                | {"registered_on": self._day(4000, after=-60)}
                | {"industry_code": self._one(*INDUSTRIES)}
                | {"functional_zone_code": ZONE if self._chance(0.1) else None}
                | {"reported_on": self._day(30), "name_initials": f"xaxg{number}h"}
            )
        return {"subjects": subjects, "locations": locations} | {
            "evaluations": self._many(2, self._evaluation),
            "subject_changes": self._many(0.5, self._change),
            "relations": self._many(0.3, self._relation),
        }

    def _evaluation(self, number: int) -> Row:
        scheme = self._one("SAMR_ABCD", "SAMR_ABCD", "TAX")
        return self._subject() | {
            "scheme_code": scheme,
            "grade_code": self._one("A", "A", "B", "C", "D"),
            "evaluated_on": self._day(900, after=-10),
            "reported_on": self._day(30),
        }

    def _change(self, number: int) -> Row:
        return self._subject() | {
            "changed_on": self._day(),
            "change_item": self._one("address", "legal_representative", "shareholder"),
            "value_before": self._one("王小明", "信安虚构一号有限公司", None),
            "value_after": self._one("欧阳大力", "李", "信安虚构二号有限公司"),
            "reported_on": self._day(30),
        }

    def _relation(self, number: int) -> Row:
        return self._subject() | {
            "related_uscc": self._one(*self.codes),
            "relation_type": self._one("shareholding", "branch"),
            "valid_from": self._day(),
            "valid_to": self._one(None, self._day(300, after=-300)),
            "reported_on": self._day(30),
        }

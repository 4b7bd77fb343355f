"""Scenes of the small test city, from dice of their own."""

from __future__ import annotations

from decimal import Decimal

from tests.queries.dice import DISTRICTS, ZONE, Dice, Row

NUMBER = 60


def scenes(departments: list[str]) -> list[Row]:
    """Returns scenes of every status, some without an end, a town, a department or a figure."""
    return Scenes(departments).rows()


class Scenes(Dice):
    """Makes scenes; the dice of the other tables fall as if there were none."""

    def __init__(self, departments: list[str]) -> None:
        super().__init__(seed=71, subjects=1)
        self.departments = departments

    def rows(self) -> list[Row]:
        """Returns the rows as they land."""
        return [self._scene(number) for number in range(NUMBER)]

    def _scene(self, number: int) -> Row:
        started = self._day(700, after=0)
        district = self._one(*DISTRICTS)
        status = self._one("running", "running", "running", "paused", "ended", "ended")
        ended = None if status == "paused" else self._one(None, self._later(started, 0, 500))
        return {
            "scene_id": f"CJ{number:03d}",
            "scene_name": f"免押金借阅{number}号点",
            "scene_brand": self._one(None, "信易阅"),
            "scene_field": self._one("reading", "loans", "travel"),
            "benefit_type": self._one("no_deposit", "no_proof"),
            "department_uscc": self._department(),
            "district_code": district,
            "town_code": self._one(None, f"{district}001", f"{district}002"),
            "functional_zone_code": self._one(None, None, ZONE),
            "scene_status": status,
            "started_on": started,
            "ended_on": ended,
            "user_count": self._one(None, 0, 250),
            "use_count": self._one(None, 0, 900),
            "benefit_amount_cny": self._one(None, 0, Decimal("12345.67")),
            "reported_on": self._day(30),
        }

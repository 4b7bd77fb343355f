"""Repeatable random choices for the small test city: subjects, parties, days, departments."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta
from typing import Any

Row = dict[str, Any]
AS_OF = date(2026, 11, 20)
DISTRICTS = [f"9901{n:02d}" for n in range(1, 6)]
ZONE = "990171"
CITY = "990100"
# Days on which a day more or less decides: the build's day, the change of rules, and the days
# whose shortest or longest term of publication ends on either of them.
TURNS = [
    day + timedelta(days=offset)
    for day in (
        AS_OF,
        date(2026, 4, 1),
        date(2026, 8, 20),
        date(2025, 11, 20),
        date(2025, 4, 1),
        date(2023, 11, 20),
        date(2026, 1, 1),
    )
    for offset in (-1, 0, 1)
]
TYPES = ["enterprise"] * 6 + ["individual_business"] * 3 + ["cooperative", "social_org"]
INDUSTRIES = ["C1310", "F5219", "H6210", "E4710", "I6510", None]


class Dice:
    """Makes choices from one seed over the subjects and departments of the city."""

    def __init__(self, *, seed: int, subjects: int) -> None:
        self._dice = random.Random(seed)
        self.codes = [f"91{990101 + n % 5}MA{n:07d}X" for n in range(subjects)]
        self.departments = [f"11{990100 + n}MB{n:07d}0" for n in range(8)]

    def _one(self, *choices: Any) -> Any:
        return self._dice.choice(choices)

    def _chance(self, share: float) -> bool:
        return self._dice.random() < share

    def _day(self, days: int = 1300, *, after: int = 0) -> date:
        if self._chance(0.4):
            return self._one(*[day for day in TURNS if (AS_OF - day).days >= after])
        return AS_OF - timedelta(days=self._dice.randint(after, days))

    def _later(self, day: date, low: int, high: int) -> date:
        turns = [turn for turn in TURNS if low <= (turn - day).days <= high]
        if turns and self._chance(0.4):
            return self._one(*turns)
        return day + timedelta(days=self._dice.randint(low, high))

    def _moment(self, day: date) -> datetime:
        return datetime.combine(day, time(self._dice.randint(0, 23), self._dice.randint(0, 59)))

    def _department(self) -> str:
        return self._one(*self.departments, "11990100MB9999999X")

    def _name(self, uscc: str | None) -> str:
        known = uscc if uscc in self.codes else self._one(*self.codes)
        return f"信安虚构{self.codes.index(known)}号有限公司"

    def _subject(self) -> Row:
        if self._chance(0.05):
            return {"uscc": "91990199MA9999999X", "reference_gaps": "unknown_subject"}
        return {"uscc": self._one(*self.codes)}

    def _party(self) -> Row:
        if self._chance(0.05):
            warned = {"warnings": "V08;V17"} if self._chance(0.3) else {}
            return {"uscc": None, "party_type": "natural_person", "subject_name": "张*"} | warned
        party = {"uscc": None} if self._chance(0.05) else self._subject()
        kind = "organisation" if party["uscc"] else "individual_business"
        return party | {"party_type": kind, "subject_name": self._name(party["uscc"])}

    def _many(self, per_subject: float, make: Any) -> list[Row]:
        return [make(number) for number in range(int(len(self.codes) * per_subject))]

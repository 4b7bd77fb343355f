"""Who is linked to whom, how, and between which days, from the landed rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tests.queries.landing import Row
from tests.queries.oracles.lawful import DAY, Rows

ACTIVE = ("active", "suspended")
NEVER = date.max
Link = tuple[str, str, date, date]


def in_operation(subject: Row, day: date) -> bool:
    """Returns whether a landed subject is in operation at the end of a day."""
    left = subject["status_changed_on"]
    stays = subject["subject_status"] in ACTIVE or (left is not None and left > day)
    return bool(stays and subject["registered_on"] <= day)


class Links:
    """Finds the links of a subject; everything is looked up by what two subjects share."""

    def __init__(self, rows: Rows, as_of: date) -> None:
        self.as_of = as_of
        self.subjects = {row["uscc"]: row for row in rows["subjects"]}
        self.relations: dict[str, list[Row]] = {}
        self.people: dict[str, list[Row]] = {}
        self.addresses: dict[str, list[Row]] = {}
        for row in rows["relations"]:
            for uscc in {row["uscc"], row["related_uscc"]}:
                self.relations.setdefault(uscc, []).append(row)
        for row in rows["subjects"]:
            if row.get("legal_representative_id_hash"):
                self.people.setdefault(row["legal_representative_id_hash"], []).append(row)
            if row["address"] and in_operation(row, as_of):
                self.addresses.setdefault(row["address"], []).append(row)

    def of(self, uscc: str) -> Iterator[Link]:
        """Yields who is linked to a subject, how, from when and until before when."""
        for row in self.relations.get(uscc, []):
            other = row["related_uscc"] if row["uscc"] == uscc else row["uscc"]
            end = row["valid_to"] + DAY if row["valid_to"] else NEVER
            yield other, row["relation_type"], row["valid_from"], end
        yield from self._sharing(self.subjects[uscc])

    def _sharing(self, mine: Row) -> Iterator[Link]:
        found = self.people.get(mine.get("legal_representative_id_hash") or "", [])
        shared = [("representative", found)]
        neighbours = self.addresses.get(mine["address"] or "", [])
        if in_operation(mine, self.as_of) and 3 <= len(neighbours) <= 50:
            shared.append(("address", neighbours))
        for kind, others in shared:
            for row in others:
                yield row["uscc"], kind, max(mine["registered_on"], row["registered_on"]), NEVER

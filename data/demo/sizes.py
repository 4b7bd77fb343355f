"""How many records of each kind a city of a given size gets."""

from dataclasses import dataclass
from math import sqrt

# Subjects that are no longer in business, beside the active ones.
INACTIVE_SHARE = 0.09
SMALLEST_RECORDS_PER_SUBJECT = 8
# About eighty places in the default city.
SCENES_PER_ROOT = 0.34


@dataclass(frozen=True)
class Sizes:
    """Targets for one city.

    Attributes:
        subjects: active subjects; about 9 % more rows are inactive ones.
        records: rows of all tables except the register and the catalogues.
        penalties: expected rows.
        inspections: expected rows.
        changes: expected rows.
        evaluation_snapshots: in how many of the 36 months the full set of grades arrives.
    """

    subjects: int
    records: int
    penalties: int
    inspections: int
    changes: int
    evaluation_snapshots: int

    @property
    def scenes(self) -> int:
        """Places of scenes, at most: a larger city has more, but fewer for its size."""
        return max(12, round(SCENES_PER_ROOT * sqrt(self.subjects)))

    @property
    def all_subjects(self) -> int:
        """Rows of the register: active and inactive."""
        return self.subjects + round(self.subjects * INACTIVE_SHARE)


def plan_sizes(subjects: int, records: int) -> Sizes:
    """Targets that add up to about `records`; licences take what the other kinds leave.

    Raises:
        ValueError: fewer than 100 subjects, or fewer than eight records a subject.
    """
    if subjects < 100:
        raise ValueError(f"{subjects} subjects are too few for a city: 100 at least")
    if records < subjects * SMALLEST_RECORDS_PER_SUBJECT:
        raise ValueError(
            f"{records} records are too few for {subjects} subjects: "
            f"{subjects * SMALLEST_RECORDS_PER_SUBJECT} at least"
        )
    each = records / subjects
    return Sizes(
        subjects=subjects,
        records=records,
        penalties=round(subjects * 0.52 * (each / 16.7) ** 0.5),
        inspections=round(subjects * 1.6 * (each / 16.7) ** 0.7),
        changes=round(subjects * 0.85 * (each / 16.7) ** 0.5),
        evaluation_snapshots=max(1, min(36, round(0.27 * each) - 1)),
    )

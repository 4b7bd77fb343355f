"""A city large enough to measure, and the folder of a small one."""

from datetime import date

import pytest

from data.demo import write_city
from data.demo.city import City
from data.demo.sizes import plan_sizes

AS_OF = date(2026, 11, 20)
SUBJECTS, RECORDS = 24_000, 400_000


@pytest.fixture(scope="session")
def city():
    """An open city of seed 5, its heavy tables kept, so that each is made once."""
    made = City(plan_sizes(SUBJECTS, RECORDS), seed=5, as_of=AS_OF)
    run = made.connection.execute
    for table in ("subjects", "licences", "penalties", "evaluations", "commitments"):
        run(f"create temp table kept_{table} as from {table}")
    run(
        "create temp table day_number as select unnest(getvariable('workdays')) as day, "
        "generate_subscripts(getvariable('workdays'), 1) as number"
    )
    return made


@pytest.fixture(scope="session")
def ask(city):
    """A function that returns the rows of a query on the city."""
    return lambda sql, *values: city.connection.execute(sql, list(values)).fetchall()


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """The manifest of a small city, written as messy files."""
    out = tmp_path_factory.mktemp("city")
    return write_city(out, subjects=2_500, records=40_000, seed=3, as_of=AS_OF)

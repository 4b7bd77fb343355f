"""The door: one cursor a call, one build a page run, one answer for the same rights."""

import threading
from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest

from dashboard import access, mart
from tests.dashboard.conftest import make_selection, point_to, write_mart

THREADS = 8
QUERIES_EACH = 1_000
OFFICE = access.DEMO
FIRST = access.Scope("first", "liaison", ("990101",))
SECOND = access.Scope("second", "liaison", ("990102",))
LIST = (
    "select subject_no, district_code from dim_subject "
    "where len($district_codes) = 0 or list_contains($district_codes, district_code) "
    "order by subject_no"
)


@pytest.fixture
def door(published, queries):
    """A published mart with a list of subjects, an echo, and a query without districts."""
    write_mart(published, "one")
    point_to(published, "one")
    queries("subjects/list", LIST, district_codes="text[]")
    queries("subjects/echo", "select $number as number from range(50)", number="integer")
    queries("frame/all", "select count(*) as subject_count from dim_subject")
    return published


def test_threads_get_their_own_rows(door):
    selection = make_selection("one")
    crossed = []

    def ask(seed: int) -> None:
        dice = Random(seed)
        for _ in range(QUERIES_EACH):
            number = dice.randrange(10**6)
            mart.RESULTS.clear()
            rows = mart.frame("subjects/echo", selection, number=number)
            if set(rows["number"]) != {number}:
                crossed.append((number, set(rows["number"])))

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(ask, range(THREADS)))
    assert crossed == []


def test_cached_threads_get_their_own_rows(door):
    selection = make_selection("one")

    def ask(seed: int) -> bool:
        dice = Random(seed)
        numbers = [dice.randrange(40) for _ in range(200)]
        return all(
            set(mart.frame("subjects/echo", selection, number=number)["number"]) == {number}
            for number in numbers
        )

    with ThreadPoolExecutor(THREADS) as pool:
        assert all(pool.map(ask, range(THREADS)))


def test_rights_decide_the_rows_and_nothing_crosses(door):
    seen = {}
    barrier = threading.Barrier(3)

    def look(scope):
        barrier.wait()
        for _ in range(50):
            frame = mart.frame("subjects/list", make_selection("one", scope))
            seen.setdefault(scope.name, set()).update(frame["district_code"])

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(look, (OFFICE, FIRST, SECOND)))
    assert seen == {
        "demo": {"990101", "990102"},
        "first": {"990101"},
        "second": {"990102"},
    }


@pytest.mark.parametrize("asked", [("990102",), ("990102", "999999")])
def test_asking_beyond_the_rights_finds_nothing(door, asked):
    selection = make_selection("one", FIRST, district_codes=asked)
    assert mart.frame("subjects/list", selection).empty
    assert mart.count("subjects/list", selection) == 0
    assert mart.page("subjects/list", selection).total == 0


def test_asking_partly_beyond_the_rights_finds_the_permitted_part(door):
    selection = make_selection("one", FIRST, district_codes=("990101", "990102"))
    assert set(mart.frame("subjects/list", selection)["district_code"]) == {"990101"}


def test_extra_parameters_cannot_widen_the_rights(door):
    selection = make_selection("one", FIRST)
    frame = mart.frame("subjects/list", selection, district_codes=["990101", "990102"])
    assert set(frame["district_code"]) == {"990101"}


def test_query_that_cannot_be_cut_is_refused_to_a_district(door):
    assert not mart.frame("subjects/echo", make_selection("one"), number=1).empty
    with pytest.raises(access.Refused):
        mart.frame("subjects/echo", make_selection("one", FIRST), number=1)


def test_names_of_places_are_for_everyone(door):
    assert not mart.frame("frame/all", make_selection("one", FIRST)).empty


def test_refused_rows_of_all_districts_are_for_nobody_with_one(door, queries):
    queries("data_status/refusals", "select count(*) as row_count from dim_subject")
    with pytest.raises(access.Refused):
        mart.frame("data_status/refusals", make_selection("one", FIRST))


def test_reader_who_changes_rows_changes_only_their_own(door):
    selection = make_selection("one")
    mine = mart.frame("subjects/list", selection)
    mine.loc[0, "district_code"] = "changed"
    mine["extra"] = 1
    part = mart.page("subjects/list", selection)
    part.rows.iloc[0, 1] = "changed"
    assert "changed" not in set(mart.frame("subjects/list", selection)["district_code"])
    assert "changed" not in set(mart.page("subjects/list", selection).rows["district_code"])
    assert "extra" not in mart.frame("subjects/list", selection)


def test_cached_function_checks_the_rights_again(door):
    rights = FIRST.rights()
    for beyond in ((), ("990102",)):
        with pytest.raises(access.Refused):
            mart._frame("one", rights, "subjects/list", (("district_codes", beyond),))


def test_people_with_the_same_rights_share_one_answer(door):
    other = access.Scope("somebody else", "liaison", ("990101",))
    assert mart._key("subjects/list", make_selection("one", FIRST), {}) == mart._key(
        "subjects/list", make_selection("one", other), {}
    )


def test_page_run_stays_with_its_build_after_another_is_published(door):
    pinned = make_selection("one")
    write_mart(door, "two")
    point_to(door, "two")
    assert mart.current().build_id == "two"
    assert mart.count("subjects/list", pinned) == 10

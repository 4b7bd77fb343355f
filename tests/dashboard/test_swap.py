"""Publishing while sessions look: each page run sees one build, and all move on."""

import time
from concurrent.futures import ThreadPoolExecutor

from dashboard import mart
from tests.dashboard.conftest import make_selection, point_to, write_mart

SESSIONS = 20
BUILDS = 5
QUERIES_A_RUN = 4
SECONDS_PER_BUILD = 0.4


def test_every_page_run_sees_one_build_while_others_are_published(published, queries):
    queries("subjects/marker", "select distinct marker from dim_subject where $n >= 0", n="integer")
    names = [f"b{number}" for number in range(BUILDS)]
    for name in names:
        write_mart(published, name)
    point_to(published, names[0])
    is_over = []

    def session(number: int) -> list[tuple[str, ...]]:
        runs = []
        while not is_over or runs[-1] != (names[-1],):
            pinned = make_selection(mart.current().build_id)
            seen = {
                marker
                for part in range(QUERIES_A_RUN)
                for marker in mart.frame("subjects/marker", pinned, n=part)["marker"]
            }
            assert seen == {pinned.build_id}
            runs.append(tuple(seen))
            time.sleep(0.002)
        return runs

    with ThreadPoolExecutor(SESSIONS) as pool:
        sessions = [pool.submit(session, number) for number in range(SESSIONS)]
        for name in names[1:]:
            time.sleep(SECONDS_PER_BUILD)
            point_to(published, name)
        is_over.append(True)
        results = [each.result(timeout=30) for each in sessions]
    assert all(runs[-1] == (names[-1],) for runs in results)
    assert all(list(dict.fromkeys(runs)) == sorted(set(runs)) for runs in results)

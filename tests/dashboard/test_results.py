"""Results in memory: computed once, forgotten oldest first, never an error kept."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.results import Results, new_build


def test_result_is_computed_once_however_many_ask():
    results = Results(1_000, len)
    calls = []
    barrier = threading.Barrier(8)

    def compute() -> str:
        calls.append(1)
        return "value"

    def ask(_) -> str:
        barrier.wait()
        return results.get("key", compute)

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(ask, range(8))) == {"value"}
    assert len(calls) == 1


def test_least_recently_used_goes_first():
    results = Results(10, len)
    for key in "abc":
        results.get(key, lambda: "xxx")
    results.get("a", lambda: "never")
    results.get("d", lambda: "xxx")
    assert results.bytes <= 10
    assert results.get("a", lambda: "new") == "xxx"
    assert results.get("b", lambda: "new") == "new"


def test_result_larger_than_all_is_given_and_replaced_by_the_next():
    results = Results(4, len)
    assert results.get("large", lambda: "x" * 50) == "x" * 50
    assert results.get("next", lambda: "xx") == "xx"
    assert (len(results), results.bytes) == (1, 2)


def test_error_is_raised_and_not_kept():
    results = Results(10, len)

    def fail() -> str:
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        results.get("key", fail)
    assert results.get("key", lambda: "well") == "well"
    assert results.bytes == 4


def test_forgetting_while_computing_leaves_the_count_right():
    results = Results(10, len)

    def compute() -> str:
        results.clear()
        return "xxx"

    assert results.get("key", compute) == "xxx"
    assert (len(results), results.bytes) == (0, 0)


def test_a_new_build_forgets_what_was_last_asked_for_two_builds_ago():
    results = Results(1_000, len)
    results.get("old", lambda: "xxx")
    results.get("used", lambda: "xxx")
    results.turn()
    # A page that still shows the build before finds all it had.
    assert (len(results), results.bytes) == (2, 6)
    results.get("used", lambda: "never")
    results.turn()
    assert results.get("used", lambda: "new") == "xxx"
    assert results.get("old", lambda: "new") == "new"
    assert results.bytes == 6


def test_a_new_build_leaves_what_is_being_computed():
    results = Results(1_000, len)

    def slow() -> str:
        results.turn()
        results.turn()
        return "xxx"

    assert results.get("key", slow) == "xxx"
    assert (len(results), results.bytes) == (1, 3)


def test_every_memory_of_results_hears_of_a_new_build():
    one = Results(1_000, len)
    one.get("key", lambda: "xxx")
    new_build()
    new_build()
    assert len(one) == 0


def test_what_is_read_ahead_is_there_for_who_asks():
    results = Results(1_000, len)
    began, go_on = threading.Event(), threading.Event()

    def slow() -> str:
        began.set()
        go_on.wait(30)
        return "ahead"

    results.ahead("key", slow)
    assert began.wait(30)
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(results.get, "key", lambda: "asked")
        go_on.set()
        assert asked.result(30) == "ahead"


def test_what_is_known_is_not_read_ahead():
    results = Results(1_000, len)
    results.get("key", lambda: "first")
    results.ahead("key", lambda: pytest.fail("read twice"))
    # What is read ahead goes through one queue: what comes after it, comes after it.
    done = threading.Event()
    for place in range(2):
        results.ahead(f"next {place}", lambda: done.set() or "next")
    assert done.wait(30)
    assert results.get("key", lambda: "second") == "first"


def test_error_ahead_is_for_who_asks_and_holds_up_nobody():
    results = Results(1_000, len)
    failed = threading.Event()

    def fail() -> str:
        failed.set()
        raise ValueError("broken")

    results.ahead("key", fail)
    assert failed.wait(30)
    results.ahead("other", lambda: "well")
    assert results.get("other", lambda: "well") == "well"
    while "key" in results._entries:
        threading.Event().wait(0.01)
    assert results.get("key", lambda: "repaired") == "repaired"

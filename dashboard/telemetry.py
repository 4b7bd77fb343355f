"""Counts of what the process does, written as OpenMetrics text."""

import threading
from bisect import bisect_left
from collections import Counter

BUCKETS = (0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
CONTENT_TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8"

_lock = threading.Lock()
_runs: Counter[tuple[str, int]] = Counter()
_seconds: Counter[str] = Counter()
_errors: Counter[str] = Counter()


def page_ran(page_id: str, seconds: float) -> None:
    """Count one page run and its time."""
    with _lock:
        _runs[page_id, bisect_left(BUCKETS, seconds)] += 1
        _seconds[page_id] += seconds  # type: ignore[assignment]


def script_failed(kind: str) -> None:
    """Count one page run that ended with a fault of this class."""
    with _lock:
        _errors[kind] += 1


def text(gauges: dict[str, tuple[str, float]], build_id: str | None) -> str:
    """Return all counts, and the given gauges (name: help text, value), as OpenMetrics."""
    lines = []
    for name, (meaning, value) in gauges.items():
        lines += [f"# HELP credit_{name} {meaning}", f"# TYPE credit_{name} gauge"]
        lines.append(f"credit_{name} {value:g}")
    if build_id is not None:
        lines += ["# HELP credit_build The build in use.", "# TYPE credit_build info"]
        lines.append(f'credit_build_info{{build_id="{build_id}"}} 1')
    with _lock:
        lines += _histogram()
        lines += [
            "# HELP credit_script_errors Page runs that failed.",
            "# TYPE credit_script_errors counter",
        ]
        lines += [
            f'credit_script_errors_total{{kind="{kind}"}} {count}'
            for kind, count in sorted(_errors.items())
        ]
    return "\n".join([*lines, "# EOF", ""])


def _histogram() -> list[str]:
    name = "credit_page_run_seconds"
    lines = [
        f"# HELP {name} Time of a page run on the server.",
        f"# TYPE {name} histogram",
        f"# UNIT {name} seconds",
    ]
    for page_id in sorted(_seconds):
        total = 0
        for position, limit in enumerate((*BUCKETS, "+Inf")):
            total += _runs[page_id, position]
            lines.append(f'{name}_bucket{{page="{page_id}",le="{limit}"}} {total}')
        lines.append(f'{name}_count{{page="{page_id}"}} {total}')
        lines.append(f'{name}_sum{{page="{page_id}"}} {_seconds[page_id]:.6f}')
    return lines

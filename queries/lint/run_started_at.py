"""Stands in for dbt's moment of the run."""


def strftime(_form: str) -> str:
    """Return some moment; only its being there matters to the linter."""
    return "2026-01-01 00:00:00"

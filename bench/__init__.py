"""Benchmarks; `python -m bench` runs them and records the results."""

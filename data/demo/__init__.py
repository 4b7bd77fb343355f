"""The fictional city 信安市: source files as a city sends them, and bulk Parquet for benchmarks."""

from data.demo.bulk import write_parquet
from data.demo.folder import write_city
from data.demo.manifest import DemoManifest

__all__ = ["DemoManifest", "write_city", "write_parquet"]

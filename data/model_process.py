"""The process that runs the models: reads them at once, and builds them when it is told to.

Reading the models takes seconds of one core, which another stage of the build can well spare.
`python -m data.model_process OPTIONS` takes the options that dbt's `parse` and `build` share.
"""

import sys

GO = "build"


def main(options: list[str]) -> int:
    """Read the models, wait for the word on standard input, build; return dbt's exit code.

    1: a model or a check failed; 2: the run could not be made at all. Without the word, as when
    the build that started this process is gone, nothing is built.
    """
    # Only this process pays for the import.
    from dbt.cli.main import dbtRunner
    from dbt.contracts.graph.manifest import Manifest

    read = dbtRunner().invoke(["parse", *options]).result
    if not isinstance(read, Manifest):
        return 2
    if sys.stdin.readline().strip() != GO:
        return 0
    # Unit tests try the models, not the data: they belong to `make test`.
    command = ["build", *options, "--exclude-resource-type", "unit_test"]
    built = dbtRunner(manifest=read).invoke(command)
    if built.exception is not None:
        return 2
    return 0 if built.success else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The command line of the queries: `python -m queries check`."""

from __future__ import annotations

import typer

from queries import catalogue

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Queries and metrics.")


@app.callback()
def main() -> None:
    """Queries and metrics."""


@app.command()
def check() -> None:
    """Check metrics.yml, alerts.yml, fields.yml, units.yml and the header of every query file."""
    problems = catalogue.problems()
    for problem in problems:
        typer.echo(problem, err=True)
    if problems:
        raise typer.Exit(1)
    typer.echo(catalogue.summary())


if __name__ == "__main__":
    app()

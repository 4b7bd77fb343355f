"""Help texts in the language of the reader, and how results are shown on the terminal."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

import typer
from rich.console import Console
from rich.table import Table
from typer import rich_utils
from typer.core import TyperCommand, TyperGroup

from geo.language import Message, harmless, translate

# Typer keeps the words around the options as constants of its module.
FRAMES = {
    "OPTIONS_PANEL_TITLE": Message("Options"),
    "ARGUMENTS_PANEL_TITLE": Message("Arguments"),
    "COMMANDS_PANEL_TITLE": Message("Commands"),
    "REQUIRED_LONG_STRING": Message("[required]"),
    "DEFAULT_STRING": Message("[default: {}]"),
}
PIPED_WIDTH = 120


class _Translated:
    """What Typer says by itself, translated."""

    def format_usage(self: Any, ctx: Any, formatter: Any) -> None:
        """Write the line that shows how the command is called."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, translate("Usage:", _language(ctx)) + " ")

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option `--help` with its own help translated."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = translate("Show this and exit.", _language(ctx))
        return option


def _language(context: Any) -> str:
    return str(context.obj.language)


class Command(_Translated, TyperCommand):
    """A command whose help is translated."""


class Group(_Translated, TyperGroup):
    """The group of all commands, its help translated."""


def tree(app: typer.Typer, language: str) -> Any:
    """Return the commands of `app` with their help texts in `language`."""
    for constant, words in FRAMES.items():
        setattr(rich_utils, constant, translate(words.msgid, language))
    whole = typer.main.get_command(app)
    commands = [whole, *(whole.commands.values() if isinstance(whole, TyperGroup) else ())]
    for command in commands:
        described = " ".join((command.help or "").split())
        command.help = translate(described, language)
        command.epilog = translate(command.epilog, language)
        for parameter in command.params:
            vars(parameter)["help"] = translate(getattr(parameter, "help", None), language)
    return whole


def print_json(content: object) -> None:
    """Print one JSON value on standard output."""
    print(json.dumps(content, ensure_ascii=False, indent=2, default=str))


def print_pairs(language: str, rows: Iterable[Sequence[Message | object]]) -> None:
    """Print what is called how, one a line; what a file wrote is text, never markup."""
    console = Console(highlight=False, markup=False)
    if not console.is_terminal:
        console.width = PIPED_WIDTH
    table = Table(box=None, pad_edge=False, show_header=False)
    for row in rows:
        table.add_row(
            *(cell.text(language) if isinstance(cell, Message) else harmless(cell) for cell in row)
        )
    console.print(table)

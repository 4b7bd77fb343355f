"""Help texts in the language of the reader: those of a command line, and Typer's own words."""

from collections.abc import Callable
from typing import Any

import typer
from typer import rich_utils
from typer.core import TyperCommand, TyperGroup

from geo.language import Message, translate

# Typer keeps the words around the options as constants of its module.
FRAMES = {
    "OPTIONS_PANEL_TITLE": Message("Options"),
    "ARGUMENTS_PANEL_TITLE": Message("Arguments"),
    "COMMANDS_PANEL_TITLE": Message("Commands"),
    "REQUIRED_LONG_STRING": Message("[required]"),
    "DEFAULT_STRING": Message("[default: {}]"),
}


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
    """Return the language of the command line, which knows it as part of its surroundings."""
    return str(context.find_root().obj.language)


class Command(_Translated, TyperCommand):
    """A command whose help is translated."""


class Group(_Translated, TyperGroup):
    """The group of all commands, its help translated."""


def tree(app: typer.Typer, language: str, said: Callable[[str | None, str], str]) -> Any:
    """Return the commands of `app` with their help texts in `language`.

    Args:
        app: the command line.
        language: `zh` or `en`.
        said: translates the texts of the command line.
    """
    for constant, words in FRAMES.items():
        setattr(rich_utils, constant, translate(words.msgid, language))
    whole = typer.main.get_command(app)
    commands = [whole, *(whole.commands.values() if isinstance(whole, TyperGroup) else ())]
    for command in commands:
        command.help = said(" ".join((command.help or "").split()), language)
        command.epilog = said(command.epilog, language)
        for parameter in command.params:
            vars(parameter)["help"] = said(getattr(parameter, "help", None), language)
    return whole

"""Help texts in the language of the reader: ours from the catalogue, and Typer's own words."""

from typing import Any

import typer
from typer import rich_utils
from typer.core import TyperCommand, TyperGroup

from data.commands.options import surroundings
from data.language import Message, translate

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
        prefix = translate("Usage:", surroundings(ctx).language) + " "
        formatter.write_usage(ctx.command_path, pieces, prefix)

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option `--help` with its own help translated."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = translate("Show this and exit.", surroundings(ctx).language)
        return option


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
            explained = getattr(parameter, "help", None)
            vars(parameter)["help"] = translate(explained, language)
    return whole

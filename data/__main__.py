"""The command line: `python -m data COMMAND`."""

import os
import signal
import sys
from types import FrameType
from typing import NoReturn

import typer
from typer.exceptions import TyperException

from data import settings
from data.commands import building, builds, demonstration, paperwork, refusals
from data.commands.options import Surroundings
from data.language import Message, translate
from data.problems import Refused
from geo import translated_help
from geo.sentences import chosen

BAD_ARGUMENTS = 2
INTERRUPTED = 130

app = typer.Typer(
    cls=translated_help.Group,
    help="Source files in, a published mart out.",
    epilog="Language: --lang zh|en, CREDIT_LANG, or the locale.",
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (
    demonstration.demo,
    building.build,
    building.check,
    builds.status,
    builds.history,
    builds.rollback,
    refusals.quarantine,
    paperwork.contracts,
    paperwork.template,
):
    app.command(command.__name__, cls=translated_help.Command)(command)


def _said(error: TyperException) -> Message:
    """Return what is wrong with the command line, as a sentence of ours where we have one."""
    name = getattr(error, "option_name", None)
    if name is not None:
        return Message("There is no option {name}.", name=name)
    parameter = getattr(error, "param", None)
    if isinstance(error, typer.BadParameter) and parameter is not None:
        name = parameter.opts[0]
        if not error.message:
            return Message("The option {name} is missing.", name=name)
        return Message("{name} cannot be used: {reason}", name=name, reason=error.message)
    return Message("The command line cannot be read: {reason}", reason=error)


def _end(code: int, language: str, *messages: Message) -> NoReturn:
    for message in messages:
        print(message.text(language), file=sys.stderr)
    sys.exit(code)


def _stop(_number: int, _frame: FrameType | None) -> None:
    """Turn SIGTERM into an interruption, so that a build clears up after itself."""
    raise KeyboardInterrupt


def main(arguments: list[str]) -> None:
    """Run one command and end with its exit code."""
    signal.signal(signal.SIGTERM, _stop)
    try:
        language, rest = chosen(arguments)
    except ValueError as error:
        _end(BAD_ARGUMENTS, "en", Message("{reason}", reason=error))
    try:
        around = Surroundings(settings.load(), language)
        command = translated_help.tree(app, language, translate)
        arguments = rest or ["--help"]
        sys.exit(command.main(arguments, "python -m data", standalone_mode=False, obj=around) or 0)
    except TyperException as error:
        _end(BAD_ARGUMENTS, language, _said(error))
    except Refused as error:
        _end(error.exit_code, language, *error.messages)
    except (KeyboardInterrupt, typer.Abort):
        _end(INTERRUPTED, language, Message("Interrupted."))
    except BrokenPipeError:
        # The reader (`| head`) has what it wanted; nothing is left to say, nor anywhere to say it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main(sys.argv[1:])

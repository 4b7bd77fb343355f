"""The command line: `python -m geo COMMAND`.

Exit codes: 0 done, 2 bad arguments or no such file, 3 refused and nothing installed, 4 another
import is running, 130 interrupted.
"""

import os
import sys
import warnings
from pathlib import Path
from typing import NoReturn

import typer
from typer.exceptions import TyperException

from geo import commands, translated_help
from geo.language import Message, translate
from geo.problems import Refused
from geo.sentences import chosen

BAD_ARGUMENTS = 2
INTERRUPTED = 130
ROOT = Path(__file__).resolve().parents[1]

app = typer.Typer(
    cls=translated_help.Group,
    help="The boundaries of your own city.",
    epilog="Language: --lang zh|en, CREDIT_LANG, or the locale.",
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("import", cls=translated_help.Command)(commands.import_)
app.command("status", cls=translated_help.Command)(commands.status)
app.command("remove", cls=translated_help.Command)(commands.remove)


def _said(error: TyperException) -> Message:
    """Return what is wrong with the command line, as a sentence of ours where we have one."""
    name = getattr(error, "option_name", None)
    if name is not None:
        return Message("There is no option {name}.", name=name)
    parameter = getattr(error, "param", None)
    if isinstance(error, typer.BadParameter) and parameter is not None:
        name = parameter.metavar if parameter.param_type_name == "argument" else parameter.opts[0]
        if not error.message:
            return Message("{name} is missing.", name=name)
        return Message("{name} cannot be used: {reason}", name=name, reason=error.message)
    return Message("The command line cannot be read: {reason}", reason=error)


def _end(code: int, language: str, *messages: Message) -> NoReturn:
    for message in messages:
        print(message.text(language), file=sys.stderr)
    sys.exit(code)


def main(arguments: list[str]) -> None:
    """Run one command and end with its exit code."""
    try:
        language, rest = chosen(arguments)
    except ValueError as error:
        _end(BAD_ARGUMENTS, "en", Message("{reason}", reason=error))
    try:
        var = Path(os.environ.get("CREDIT_VAR") or ROOT / "var").resolve()
        around = commands.Surroundings(var, language)
        command = translated_help.tree(app, language, translate)
        given = rest or ["--help"]
        # What GDAL notes beside its work is in our own sentences where it matters.
        warnings.simplefilter("ignore", RuntimeWarning)
        sys.exit(command.main(given, "python -m geo", standalone_mode=False, obj=around) or 0)
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

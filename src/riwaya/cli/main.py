"""``riwaya``: the commands, each loaded when it is called, and what a fault looks like to whoever made it.

Exit status: 0 done; 1 done, and violations or differences were found; 2 bad input or usage; 70 a defect of Riwaya
(its traceback is printed); 130 interrupted; 141 nobody reads the output any more.
"""

from __future__ import annotations

import importlib
import os
import sys
from difflib import get_close_matches
from io import TextIOWrapper
from typing import TYPE_CHECKING, Final

import click
from click.exceptions import NoArgsIsHelpError

from riwaya import __version__
from riwaya.cli.defects import told
from riwaya.cli.terminal import say
from riwaya.errors import RiwayaError

if TYPE_CHECKING:
    from collections.abc import Sequence

#: A command, the module that holds it, and what it does in one line: all that ``riwaya --help`` needs to know.
COMMANDS: Final = {
    "build": "Articles in; a checked graph of their claims, tables, a report and a store out.",
    "claims": "Print the claims table of articles, of a build or of a store.",
    "explain": "Show why a claim was read: its sentence, who stands where, the rule and its words.",
    "evaluate": "Measure what is read against gold: precision, recall and F1, slot by slot.",
    "lexicon": "Print the lexicon as linked data (OntoLex-Lemon).",
    "query": "Ask a question of the library, or one of your own in SPARQL.",
    "search": "Find claims by words, in Arabic as people write it.",
    "serve": "Serve the store: a SPARQL endpoint, the questions as an API, an editor.",
    "store": "Look into the store, fill it, write it out, check it.",
    "validate": "Hold RDF files against the shapes and say what is wrong and how to mend it.",
}

INTERRUPTED: Final = 130
NOBODY_READS: Final = 141

EXAMPLES: Final = """\b
Examples:
  riwaya build data/articles/khan-shaykhun-2019.txt --out out
  riwaya query --list
  riwaya query chronology
  riwaya claims out --format csv > claims.csv
"""


class _Commands(click.Group):
    """The commands by name. Only the one that is called is imported: the help of all must be there at once."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command:
        if name not in COMMANDS:
            near = get_close_matches(name, COMMANDS, n=1)
            ctx.fail(f"there is no command {name!r}{f', did you mean {near[0]}?' if near else ''}")
        module = importlib.import_module(f"riwaya.cli.{name}")
        command: click.Command = module.command
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Commands, epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="riwaya")
def cli() -> None:
    """Riwaya turns conflict news, Arabic first, into linked data that keeps who says what."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and end the process with its exit status."""
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        status = cli.main(arguments, prog_name="riwaya", standalone_mode=False)
        sys.stdout.flush()
    except (click.ClickException, RiwayaError) as error:
        return _fault(error)
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOBODY_READS
    except Exception as error:  # noqa: BLE001 - a defect of ours keeps its traceback; only the exit status is chosen
        return told([error])
    return status if isinstance(status, int) else 0


def _fault(error: click.ClickException | RiwayaError) -> int:
    """Say what the user can mend."""
    if isinstance(error, NoArgsIsHelpError):
        say(error.format_message())
    elif isinstance(error, click.UsageError):
        call = error.ctx.command_path if error.ctx is not None else "riwaya"
        say(f"{call}: {error.format_message()} (see {call} --help)")
    elif isinstance(error, click.ClickException):
        say(f"riwaya: {error.format_message()}")
    else:
        say(f"riwaya: {error}")
    return 2

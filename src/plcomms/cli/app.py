"""The program: its commands, its exit codes, and the one place where errors become words."""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
from typing import Annotated

import typer

from plcomms.cli import commands
from plcomms.cli.console import dated
from plcomms.cli.faults import INTERRUPTED, STOPPED, TRY, tell
from plcomms.model.errors import PlcommsError
from plcomms.version import __version__

_HELP = """Write a district's message once, check it, and make every document from it.

Begin with:  plcomms init my-district

Exit codes: 0 all well, 1 there are findings, 2 the input cannot be used, 3 a document could not be made.
"""
_MOST = 200
"""How many of the places that stop the work are told at once: nobody reads more."""
_MORE = "There are {count} more. Mend these first, and run the same command again.\n"

app = typer.Typer(
    help=_HELP,
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"plcomms {__version__}")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    debug: Annotated[  # noqa: ARG001 (faults hears of it)
        bool, typer.Option("--debug", help="Show where a fault in plcomms arose.")
    ] = False,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", is_eager=True, callback=_print_version)
    ] = False,
) -> None:
    """Take the options that stand before a command; show the help where there is none.

    What ``debug`` asks for is heard by ``faults``, also of what goes wrong before this.
    """
    if context.invoked_subcommand is None and not version:
        typer.echo(context.get_help())


for _module in sorted(m.name for m in pkgutil.iter_modules(commands.__path__)):
    _run = importlib.import_module(f"{commands.__name__}.{_module}").run
    app.command(_module.replace("_", "-"))(dated(_run))


def run_command() -> int:
    """Run the command that was typed; gives its exit code."""
    try:
        result = app(prog_name="plcomms", standalone_mode=False)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 (the last handler: it says what happened)
        return _told(error)
    if result == INTERRUPTED:
        typer.echo(STOPPED, err=True)
    return result if isinstance(result, int) else 0


def _told(error: BaseException) -> int:
    """Say what stopped the command; gives the exit code for it."""
    match error:
        case PlcommsError():
            tell_error(error)
            return error.exit_code
        case typer.Exit():
            return error.exit_code
        case typer.TyperException():
            return _tell_usage(error)
        case typer.Abort():
            return tell(KeyboardInterrupt())
        case _:
            return tell(error)


def _tell_usage(error: typer.TyperException) -> int:
    """Say which word of the command was not understood, and how to find the right one."""
    from plcomms.cli.usage import in_plain_words

    context = getattr(error, "ctx", None)
    command = context.command_path if context else "plcomms"
    message, hint = in_plain_words(error)
    typer.echo(message, err=True)
    typer.echo(TRY.format(hint=hint or f"{command} --help"), err=True)
    return error.exit_code


def tell_error(error: PlcommsError) -> None:
    """Say on the error stream what stopped the work, where, and what to do."""
    from plcomms.cli.console import wants_colour
    from plcomms.report.formats import terminal
    from plcomms.report.report import Report

    if error.findings:
        report = Report(error.findings[:_MOST], sources=error.sources)
        typer.echo(terminal.write(report, wants_colour(sys.stderr), summary=False), err=True)
        if len(error.findings) > _MOST:
            typer.echo(_MORE.format(count=len(error.findings) - _MOST), err=True)
    typer.echo(error.message, err=True)
    if error.hint:
        typer.echo(TRY.format(hint=error.hint), err=True)

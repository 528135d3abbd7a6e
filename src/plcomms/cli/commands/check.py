"""``plcomms check``: read a district, or any text, as its audiences would."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plcomms.cli.console import Folder, Language, today, wants_colour

if TYPE_CHECKING:
    from plcomms.check.fixes import Fixes
    from plcomms.cli.targets import Target
    from plcomms.report.report import Report

_DIFF_ALONE = "--diff shows what --fix would change."
_DIFF_ALONE_HELP = "plcomms check --fix --diff"
_FIX_OR_BASELINE = "--fix and --write-baseline cannot be asked for at once."
_FIX_OR_BASELINE_HELP = "Correct first, then write the baseline of what is left."
_OVER_A_SOURCE = "“{path}” is a file that plcomms reads: a report is not written over it."
_OVER_A_SOURCE_HELP = "Give the report a name of its own, as in  --output report.txt"
_ON_SCREEN = "terminal"
_NO_FORMAT = "'{name}' is not one of {known}"
_MOST = 10
"""Findings that are shown whole; of more, so many are shown in short."""

_NO_NEWLINE = "\\ No newline at end of file"


class Threshold(StrEnum):
    """From which severity on a check fails."""

    error = "error"
    warning = "warning"
    advice = "advice"
    never = "never"


def _known(name: str) -> str:
    """The name of a way to write findings.

    Raises:
        typer.BadParameter: there is none of that name.
    """
    from plcomms.report.formats import report_formats

    if name not in report_formats():
        raise typer.BadParameter(_NO_FORMAT.format(name=name, known=", ".join(map(repr, report_formats()))))
    return name


def run(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            help="A district's folder, a YAML file of one, a .docx, .md or .txt draft, or - for stdin.",
            metavar="[PATH]...",
        ),
    ] = None,
    folder: Folder = None,
    audience: Annotated[str, typer.Option(help="Who reads the drafts.")] = "families",
    lang: Language = None,
    format: Annotated[
        str, typer.Option(help="How to write the findings: terminal, json, html and so on.", callback=_known)
    ] = _ON_SCREEN,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write them to this file.")] = None,
    fail_on: Annotated[
        Threshold, typer.Option(help="The least severity that makes the exit code 1.")
    ] = Threshold.warning,
    rule: Annotated[list[str] | None, typer.Option(help="Only this rule; may be repeated.")] = None,
    skip: Annotated[list[str] | None, typer.Option(help="Not this rule; may be repeated.")] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Show every finding, however many there are.")
    ] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Put the plain words in where that is certain.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="With --fix: only show the changes.")] = False,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Record today's findings, to hear of new ones only.")
    ] = False,
) -> int:
    """Check a district's message, or any text, for jargon, reading level and what a message needs."""
    from plcomms.cli.each import Each
    from plcomms.cli.recording import record
    from plcomms.cli.targets import language_of, own_files, target
    from plcomms.model.finding import Severity
    from plcomms.report.formats import report_format
    from plcomms.workflows.baseline import selection_for
    from plcomms.workflows.draft import Districts

    _refuse_contradictions(fix, diff, write_baseline)
    each = Each()
    language = language_of(lang)
    around = Districts(today())
    targets = each.of(
        lambda path: target(path, folder, audience, language, around),
        own_files(paths or [str(folder or ".")]),
    )
    _refuse_to_overwrite(output, targets)
    rules = (tuple(rule or ()), tuple(skip or ()))
    chosen = [(t, selection_for(t.folder, *rules, new=not write_baseline)) for t in targets]
    if write_baseline:
        typer.echo(record(each.of(lambda one: (*one, one[0].check(one[1])), chosen)))
        return each.told()
    if fix:
        report = _corrected(each.of(lambda one: (one[0], *one[0].mend(one[1])), chosen), diff)
        to_stderr = diff or any(t.is_stdin for t in targets)
    else:
        checked = each.of(lambda one: (one[0], one[0].check(one[1])), chosen)
        report = _joined(checked, everywhere=report_format(format).from_here)
        to_stderr = False
    if report.sources or not each.errors:
        _tell(report, format, output, to_stderr, everything)
    return each.told() or int(fail_on is not Threshold.never and report.fails(Severity[fail_on.name.upper()]))


def _refuse_contradictions(fix: bool, diff: bool, write_baseline: bool) -> None:
    from plcomms.model.errors import InputError

    if diff and not fix:
        raise InputError(_DIFF_ALONE, _DIFF_ALONE_HELP)
    if fix and write_baseline:
        raise InputError(_FIX_OR_BASELINE, _FIX_OR_BASELINE_HELP)


def _refuse_to_overwrite(output: Path | None, targets: list[Target]) -> None:
    """Refuse to write the report over something that plcomms reads."""
    from plcomms.check.baseline import NAME
    from plcomms.cli.targets import READ
    from plcomms.model.errors import InputError

    if output is None or not output.is_file():
        return
    drafts = [(target.folder / target.file).resolve() for target in targets if target.file]
    if output.suffix.lower() in READ or output.name == NAME or output.resolve() in drafts:
        raise InputError(_OVER_A_SOURCE.format(path=output), _OVER_A_SOURCE_HELP)


def _joined(checked: list[tuple[Target, Report]], everywhere: bool) -> Report:
    """All reports as one.

    Files of a district are named from here where several are checked or where ``everywhere``.
    """
    from plcomms.report.report import joined, seen_from

    many = len({target.folder for target, _ in checked if target.prefix}) > 1 or everywhere
    return joined([seen_from(r, t.prefix) if many and t.prefix else r for t, r in checked])


def _tell(report: Report, format: str, output: Path | None, to_stderr: bool, everything: bool) -> None:
    """Write the report where it was asked for; on a screen what matters most, unless ``everything`` is."""
    from plcomms.report.formats import report_format

    stream = sys.stderr if to_stderr else sys.stdout
    on_screen = format == _ON_SCREEN and output is None
    colour = on_screen and wants_colour(stream)
    chosen = report_format(format)
    short = {"most": _MOST} if on_screen and chosen.in_short and not everything else {}
    written = chosen.write(report, colour, **short)
    if output:
        from plcomms.write.stage import write_all

        write_all(output.parent, {output.name: written.encode()})
    else:
        typer.echo(written, nl=False, err=to_stderr)


def _corrected(done: list[tuple[Target, Report, Fixes]], diff: bool) -> Report:
    """Write the corrected files, or show the changes; gives what is left."""
    from plcomms.write.stage import replace_all

    files: dict[Path, tuple[bytes, bytes]] = {}
    for target, report, result in done:
        before = {name: result.before[name] for name in result.texts}
        if diff:
            for name, text in result.texts.items():
                typer.echo(_difference(name, before[name], text), nl=False)
        elif target.is_stdin:
            typer.echo(next(iter(result.texts.values()), next(iter(report.sources.values())).text), nl=False)
        else:
            files |= {
                target.folder / name: (before[name].encode(), text.encode())
                for name, text in result.texts.items()
            }
    replace_all(files)
    return _joined([(target, report) for target, report, _ in done], everywhere=False)


def _difference(name: str, old: str, new: str) -> str:
    """The change as a unified diff."""
    import difflib

    lines = difflib.unified_diff(old.splitlines(True), new.splitlines(True), f"a/{name}", f"b/{name}")
    return "".join(line if line.endswith("\n") else f"{line}\n{_NO_NEWLINE}\n" for line in lines)

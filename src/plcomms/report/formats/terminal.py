"""Findings for a person at a terminal: file by file, the gravest first, each with its line and a caret."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from plcomms.language.readability.formulas import BANDS, HARD
from plcomms.model.finding import Finding, Severity
from plcomms.model.text import WordSource
from plcomms.report.excerpt import excerpt, shown, width
from plcomms.report.formats import ReportFormat
from plcomms.report.report import Report
from plcomms.report.summary import levels, tasks, where_to_begin

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.ADVICE: "36"}
_COLUMNS = 80
_MOST_LINES = 12
_READERS = "read by {audiences}"
_IN = "in {count} documents"
_MORE = ("and one more place: {unit} {numbers}", "and {count} more places: {unit} {numbers}")
_UNITS = ("line", "paragraph")
_AND_SO_ON = ", …"
_LIST = ", "
_WHOLE = "Whole documents"
_FIRST = "The {count} findings that matter most, of {all}:"
_PLACES = "{count} places"
_HELP_LINES = (1, 4)
"""How much of its help is shown in short of a finding, and of an error."""

_CUT = " …"
_HARD = (
    "{count} of {all} documents are harder than their readers read easily; "
    "the hardest is {name}: grade {grade:.1f} of {target:g}."
)
_ALL = "All {count}, with their lines:  plcomms check --all"
_CLEAN = "No findings."
_GRADES = "Reading grade"
_TOO_HARD = "too hard"
_EASE = "Reading ease in Spanish (100 is easy, 0 is hard)"
_INFLESZ = "INFLESZ {szigriszt_pazos:.0f}, {band}"
_SCORES = (
    "Fernandez-Huerta {fernandez_huerta:.0f}, Gutierrez de Polini {gutierrez_polini:.0f}, "
    "Crawford {crawford:.1f} years of school"
)
_MENDED = ("One correction was made.", "{count} corrections were made.")
_ASIDE = ("One more is set aside by a comment.", "{count} more are set aside by comments.")
_KNOWN = ("One more is in the baseline.", "{count} more are in the baseline.")

Same = tuple[Finding, ...]
"""Findings that say the same of several places in a file."""


def write(report: Report, colour: bool = False, summary: bool = True, most: int | None = None) -> str:
    """The report as text; with ANSI colours where ``colour``, grades and counts where ``summary``.

    Of more than ``most`` findings only those are shown that matter most, in short.
    """
    lines: list[str] = []
    files = same_by_file(report.findings)
    if most is not None and sum(len(groups) for _, groups in files) > most:
        return overview(report, [group for _, groups in files for group in groups], most, colour)
    for file, groups in files:
        if len(files) > 1:
            found = [f for group in groups for f in group]
            lines += [_painted(f"{shown(file) or _WHOLE}: {tasks(found)}", "1;4", colour), ""]
        for group in groups:
            lines += [*_group(report, group, colour), ""]
    if summary:
        lines += _summary(report, colour)
    return "\n".join(lines).rstrip() + "\n"


def same_by_file(findings: Iterable[Finding]) -> Sequence[tuple[str, list[Same]]]:
    """The findings by file, that with the gravest and most of them first; in each, the gravest first."""
    files: dict[str, dict[tuple[object, ...], list[Finding]]] = {}
    for finding in findings:
        groups = files.setdefault(finding.span.file if finding.span else "", {})
        alike = (finding.rule, finding.severity, finding.message.casefold(), finding.help.casefold())
        groups.setdefault(alike, []).append(finding)
    found = [(file, sorted(map(tuple, groups.values()), key=_gravity)) for file, groups in files.items()]
    return sorted(found, key=lambda entry: [-n for n in _counts(entry[1])])


def _gravity(group: Same) -> int:
    return -group[0].severity


def _counts(groups: Iterable[Same]) -> list[int]:
    return [sum(len(g) for g in groups if g[0].severity is level) for level in reversed(Severity)]


def _group(report: Report, group: Same, colour: bool) -> Iterator[str]:
    """One finding, and where else the same is to be said."""
    finding = group[0]
    word = _painted(finding.severity.word, _COLOURS[finding.severity], colour)
    where = _painted(shown(report.place(finding)), "1", colour)
    rule = _painted(f"[{finding.rule}]", "2", colour)
    message = shown(finding.message)
    one_line = f"{report.place(finding)}: {finding.severity.word}: {message} [{finding.rule}]"
    if width(one_line) <= _COLUMNS:
        yield f"{where}: {word}: {message} {rule}"
    else:
        yield f"{where}: {word} {rule}"
        yield from _wrapped(message)
    yield from _excerpt(report, finding, colour)
    yield from _wrapped(shown(finding.help))
    if others := _others(report, group):
        yield from _wrapped(others)
    if finding.audiences:
        readers = _READERS.format(audiences=", ".join(finding.audiences))
        many = f", {_IN.format(count=len(finding.documents))}" if len(finding.documents) > 1 else ""
        yield from (_painted(line, "2", colour) for line in _wrapped(f"({readers}{many})"))


def _wrapped(text: str) -> Iterator[str]:
    yield from textwrap.wrap(text, _COLUMNS, initial_indent="    ", subsequent_indent="    ")


def _excerpt(report: Report, finding: Finding, colour: bool) -> Iterator[str]:
    """The line with the words in it, and a caret under each of their columns."""
    places = report.positions(finding)
    number = str(places[0].line) if places else ""
    found = excerpt(report, finding, _COLUMNS - len(number) - len("     | "))
    if found:
        yield f"    {number} | {found.before}{found.words}{found.after}"
        caret = _painted("^" * max(width(found.words), 1), _COLOURS[finding.severity], colour)
        yield f"    {' ' * len(number)} | {' ' * width(found.before)}{caret}"


def _others(report: Report, group: Same) -> str:
    """Where else the same was found."""
    lines = [places[0].line for f in group[1:] if (places := report.positions(f))]
    if not lines or group[0].span is None:
        return ""
    source = report.sources[group[0].span.file]
    numbers = list(dict.fromkeys(map(source.counted, lines)))
    unit = _UNITS[isinstance(source, WordSource)]
    more = _AND_SO_ON if len(numbers) > _MOST_LINES else ""
    listed = ", ".join(numbers[:_MOST_LINES]) + more
    return _MORE[len(lines) > 1].format(count=len(lines), unit=unit, numbers=listed)


def overview(report: Report, groups: Sequence[Same], most: int, colour: bool) -> str:
    """What a long report comes to, on one screen.

    All errors, since they stop documents, and other findings up to ``most``, by how many documents they are
    in; then the grades and what there is to do in numbers.
    """
    ranked = sorted(groups, key=_weight)
    errors = sum(group[0].severity is Severity.ERROR for group in groups)
    lines = [_painted(_FIRST.format(count=max(most, errors), all=len(groups)), "1", colour), ""]
    for group in ranked[: max(most, errors)]:
        lines += _short(report, group, colour)
    lines += ["", *_grades_in_short(report, colour), *_counted(report)]
    lines += [_ALL.format(count=len(groups))]
    return "\n".join(lines) + "\n"


def _weight(group: Same) -> tuple[float, ...]:
    """Sorts the gravest first, then what is in the most documents or is over its limit by most."""
    documents = {label for finding in group for label in finding.documents}
    places = sum(max(1, len(finding.documents)) for finding in group)
    return -group[0].severity, -len(documents), -places, -max(finding.excess for finding in group)


def _short(report: Report, group: Same, colour: bool) -> Iterator[str]:
    """One finding in two or three lines."""
    finding = group[0]
    word = _painted(finding.severity.word, _COLOURS[finding.severity], colour)
    places = _PLACES.format(count=len(group)) if len(group) > 1 else ""
    documents = len({label for one in group for label in one.documents})
    reach = _IN.format(count=documents) if documents > 1 else ""
    told = _LIST.join(part for part in (places, reach) if part)
    where = shown(report.place(finding))
    text = f"{shown(finding.message)}{f' ({told})' if told else ''}"
    lines = textwrap.wrap(f"{where}: {finding.severity.word}: {text}", _COLUMNS, subsequent_indent="    ")
    yield lines[0].replace(f": {finding.severity.word}: ", f": {word}: ", 1)
    yield from lines[1:]
    yield from textwrap.wrap(
        shown(finding.help),
        _COLUMNS,
        initial_indent="    ",
        subsequent_indent="    ",
        max_lines=_HELP_LINES[finding.severity is Severity.ERROR],
        placeholder=_CUT,
    )


def _grades_in_short(report: Report, colour: bool) -> Iterator[str]:
    """How many documents are too hard, and which is the hardest."""
    documents = [g for g in report.grades if g.document and g.grade is not None]
    hard = [g for g in documents if not g.reached]
    if hard:
        worst = max(hard, key=lambda g: (g.grade or 0) - g.target)
        said = _HARD.format(
            count=len(hard),
            all=len(documents),
            name=shown(worst.name),
            grade=worst.grade,
            target=worst.target,
        )
        yield from (_painted(line, "33", colour) for line in textwrap.wrap(said, _COLUMNS))


def _summary(report: Report, colour: bool) -> Iterator[str]:
    yield from _grades(report, colour)
    yield from _eases(report, colour)
    yield from _counted(report)


def _grades(report: Report, colour: bool) -> Iterator[str]:
    """The grade of each document; of a draft by itself, its own."""
    documents = [g for g in report.grades if g.document and g.grade is not None]
    drafts = [g for g in report.grades if g.grade is not None] if not documents else []
    if documents or drafts:
        columns = max(width(g.name) for g in documents or drafts)
        yield _GRADES
        for grade in documents or drafts:
            note = f"{grade.grade:5.1f}  of {grade.target:g}"
            mark = note if grade.reached else _painted(f"{note}  {_TOO_HARD}", "33", colour)
            yield f"  {shown(grade.name)}{' ' * (columns - width(grade.name))} {mark}"
        yield ""


def _eases(report: Report, colour: bool) -> Iterator[str]:
    """How easy the Spanish of each document or draft is: its band and scores."""
    found = [grade for grade in report.grades if grade.band]
    found = [grade for grade in found if grade.document] or found
    if found:
        columns = max(width(grade.name) for grade in found)
        yield _EASE
        for grade in found:
            scores = dict(grade.scores)
            said = _INFLESZ.format(band=BANDS[grade.band], **scores)
            said = _painted(said, "33", colour) if grade.band in HARD else said
            yield f"  {shown(grade.name)}{' ' * (columns - width(grade.name))}  {said}"
            yield from textwrap.wrap(
                _SCORES.format(**scores), _COLUMNS, initial_indent="    ", subsequent_indent="    "
            )
        yield ""


def _counted(report: Report) -> Iterator[str]:
    """What there is to do, in numbers."""
    todo = tasks(report.findings)
    if todo:
        yield from textwrap.wrap(f"{todo[:1].upper()}{todo[1:]}. {where_to_begin(report)}".strip(), _COLUMNS)
    yield f"{levels(report)}." if todo else _CLEAN
    told = [(_MENDED, report.mended), (_ASIDE, len(report.suppressed)), (_KNOWN, len(report.known))]
    for forms, count in told:
        if count:
            yield forms[count != 1].format(count=count)


def _painted(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text


FORMAT = ReportFormat(write, in_short=True)

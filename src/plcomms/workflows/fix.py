"""The story of a correction: what is certain is put in, and the text is read again until nothing is left."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from plcomms.check.fixes import Fixes, fix, with_reasons
from plcomms.check.selection import Selection
from plcomms.load.project import Texts, load_project
from plcomms.model.errors import InputError
from plcomms.model.finding import Finding
from plcomms.model.text import Source
from plcomms.report.report import Report
from plcomms.workflows.check import ALL, AS_IT_IS, Checking, check_district
from plcomms.workflows.draft import Surroundings, checker, draft_of


def fix_district(root: Path, today: date, how: Checking = AS_IT_IS) -> tuple[Report, Fixes]:
    """Correct the district in the folder ``root`` as far as that is certain; nothing is written.

    Gives what a check would then find, and the new texts of files.

    Raises:
        InputError: something in it cannot be used.
    """

    def look(texts: Texts) -> Report:
        return check_district(root, today, replace(how, texts=texts))

    def unusable(texts: Texts) -> tuple[str, ...]:
        try:
            load_project(root, how.name, texts)
        except InputError as error:
            return tuple(f.span.file for f in error.findings if f.span) or tuple(texts)
        return ()

    return _fixed(look, unusable)


def fix_draft(
    name: str,
    text: str,
    audience: str,
    around: Surroundings,
    choice: Selection = ALL,
    language: str = "",
) -> tuple[Report, Fixes]:
    """Correct a Markdown or plain ``text`` as far as that is certain; nothing is written.

    Raises:
        InputError: there is no such audience.
    """
    check = checker(around, audience, choice, language)

    def look(texts: Texts) -> Report:
        return check(draft_of(name, texts.get(name, text)))

    return _fixed(look, lambda _texts: ())


def _fixed(
    look: Callable[[Texts], Report], unusable: Callable[[Texts], Sequence[str]]
) -> tuple[Report, Fixes]:
    """Correct until nothing more is to correct; gives what a check then finds, each state looked at once."""
    seen: dict[tuple[tuple[str, str], ...], Report] = {}

    def findings(texts: Texts) -> tuple[Sequence[Finding], Mapping[str, Source]]:
        key = tuple(sorted(texts.items()))
        if key not in seen:
            seen[key] = look(texts)
        return seen[key].findings, seen[key].sources

    done = fix(findings, unusable)
    findings(done.texts)
    report = seen[tuple(sorted(done.texts.items()))]
    told = with_reasons(report.findings, done.left)
    return replace(report, findings=told, mended=done.count), done

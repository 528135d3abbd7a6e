"""The story of a build: what was prepared is rendered where it changed, and written all or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from plcomms.compose.unprinted import not_printed
from plcomms.model.document import Artifact, Made, Request
from plcomms.model.finding import Finding, Severity
from plcomms.plan.planner import plan, possible
from plcomms.render.formats import formats, lacking
from plcomms.render.issue_list import issue_lists
from plcomms.render.overview import OVERVIEW, overview
from plcomms.report.report import Report
from plcomms.workflows.changes import Unused, words_of
from plcomms.workflows.check import Prepared
from plcomms.workflows.old_issues import is_old_issue, withdrawn
from plcomms.workflows.rendering import Pages, Rendered, pages_of, render_all
from plcomms.workflows.session import Tell, silent
from plcomms.write.conflicts import as_written, changed_by_hand, set_aside
from plcomms.write.index_page import index_page
from plcomms.write.journal import commit, put_right, read_manifest
from plcomms.write.lock import build_lock
from plcomms.write.manifest import Entry, Manifest
from plcomms.write.readings import NAME as WORDS
from plcomms.write.readings import read_readings
from plcomms.write.seal import sealed_page
from plcomms.write.spool import Together


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made and what it could not; ``aside`` says where what was changed by hand is kept.

    ``left`` are files that should not be there any more and that were not taken away, as people changed them.
    ``unprinted`` are the words that did not fit on some sheet of paper, ``unused`` what is in no document.
    ``news`` says what is new in which document since the last build, a line each. ``ended`` are old issues
    that were taken away as a consent in them has ended.
    """

    report: Report
    folder: Path
    made: tuple[str, ...]
    kept: tuple[str, ...]
    removed: tuple[str, ...]
    failed: tuple[Finding, ...]
    aside: Mapping[str, str] = field(default_factory=dict)
    left: tuple[str, ...] = ()
    unprinted: tuple[Finding, ...] = ()
    news: tuple[str, ...] = ()
    unused: tuple[Unused, ...] = ()
    ended: tuple[str, ...] = ()

    @property
    def index(self) -> Path:
        """The page that shows all of it."""
        return self.folder / OVERVIEW


def build(prepared: Prepared, folder: Path, request: Request, jobs: int = 1, tell: Tell = silent) -> Built:
    """Render everything that ``prepared`` holds and write it below ``folder``, all or nothing.

    What is as it was last time is not made again. What can no longer be made, or must not be, is taken away;
    what somebody changed by hand is kept beside what takes its place.

    Raises:
        RenderError: the files cannot be written; everything is as it was.
    """
    with build_lock(folder, lambda: tell("wait", 0, 1)):
        return _built(prepared, folder, request, jobs, tell)


def _built(prepared: Prepared, folder: Path, request: Request, jobs: int, tell: Tell) -> Built:
    put_right(folder)
    stopped = prepared.checked.stopped
    pages = pages_of(prepared)
    before = read_manifest(folder)
    rendered = render_all(pages, before, folder, request, jobs, tell)
    keys, files, fresh, failed = rendered.keys, rendered.files, rendered.fresh, [*rendered.failed.values()]
    tell("write", 0, 1)
    read = read_readings(folder)
    ended = withdrawn(prepared, before, read)
    over = _over(before, pages, prepared, request, {*stopped, *ended})
    gone = as_written(folder, before, over)
    facts = _facts(prepared.report)
    entries = [
        Entry(_made(path, pages.artifacts[path], rendered, facts), keys[path], made)
        for path, made in rendered.digests.items()
    ]
    after = before.changed(entries, over).present(folder, files)
    not_made = [(finding.message, finding.help) for finding in (*stopped.values(), *failed)]
    there = _labels(after)
    words = words_of(prepared, read, there, request)
    session = prepared.session
    show = partial(
        overview,
        session.project,
        session.kinds,
        not_made=not_made,
        templates=session.templates,
        held=words.held if _whole(prepared, {*there, *stopped}) else None,
    )
    page = index_page(folder, after, files, show, jobs)
    writes = Together(files, page.files, _issue_pages(prepared, after))
    changed = changed_by_hand(folder, before, writes)
    aside = set_aside(folder, changed)
    beside = {aside[path]: data for path, data in changed.items()}
    every = Together(beside, writes, {WORDS: words.file})
    commit(folder, every, before, after, (*gone, *page.gone))
    kept = tuple(path for path in pages if path not in set(fresh))
    left = tuple(path for path in over if path not in gone and (folder / path).is_file())
    wrong = (*stopped.values(), *failed)
    unprinted = not_printed(pages, rendered.left_out)
    return Built(
        prepared.report,
        folder,
        tuple(files),
        kept,
        gone,
        wrong,
        aside,
        left,
        unprinted,
        words.news,
        words.unused,
        tuple(sorted(ended)),
    )


def _labels(manifest: Manifest) -> frozenset[str]:
    return frozenset(entry.made.artifact.document.label for entry in manifest.entries.values())


def _whole(prepared: Prepared, labels: Collection[str]) -> bool:
    """Whether ``labels`` are all documents that there can be: what is in none of them is in none at all."""
    session = prepared.session
    every = plan(session.printed, session.kinds, session.formats, Request())
    return all(document.label in labels for document in every.documents)


def _issue_pages(prepared: Prepared, after: Manifest) -> Mapping[str, bytes]:
    """The pages that list the issues of each school."""
    made = [entry.made for entry in after.entries.values()]
    session = prepared.session
    pages = issue_lists(session.project, session.kinds, made, session.templates)
    return {path: sealed_page(page) for path, page in pages.items()}


def _over(
    before: Manifest,
    pages: Pages,
    prepared: Prepared,
    request: Request,
    stopped: Collection[str],
) -> tuple[str, ...]:
    """The files of earlier builds that must not be there any more.

    Old issues stay. Any other goes whose document is ``stopped``, and what was asked for and can no longer be
    made: its event has another name, say. Where only a program is missing for a format, its files stay.
    """
    made = {path: entry.made.artifact for path, entry in before.entries.items()}
    unplanned = {path: artifact for path, artifact in made.items() if path not in pages}
    return tuple(
        path
        for path, artifact in sorted(unplanned.items())
        if artifact.document.label in stopped
        or (
            request.covers(artifact.document)
            and not is_old_issue(artifact.document, prepared.project)
            and not (artifact.format in formats() and lacking(artifact.format))
            and not possible(artifact, prepared.session.printed, prepared.kinds, prepared.session.formats)
        )
    )


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a check came to: each document's grade, and how much was found in it by severity."""

    grades: Mapping[str, float | None]
    found: Mapping[tuple[str, Severity], int]


def _facts(report: Report) -> _Facts:
    grades = {g.name: g.grade for g in reversed(report.grades) if g.document and g.grade is not None}
    return _Facts(grades, Counter((label, f.severity) for f in report.findings for label in f.documents))


def _made(path: str, artifact: Artifact, rendered: Rendered, facts: _Facts) -> Made:
    label = artifact.document.label
    errors, warnings, advice = (facts.found.get((label, severity), 0) for severity in reversed(Severity))
    found = (errors, warnings, advice)
    left_out = rendered.left_out[path]
    return Made(artifact, path, rendered.titles[path], facts.grades.get(label), found, left_out)

"""The story of a starter kit: plan for each school, check and render as a build does, pack, write.

What a build has made already, and is as it would be, is taken from its folder.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from plcomms.check.engine import check_project
from plcomms.check.gate import stopped_by
from plcomms.load.validation import nearest_help
from plcomms.model.document import Artifact, Body, Document, Plan, Request
from plcomms.model.errors import InputError
from plcomms.model.finding import Finding
from plcomms.model.framed import FramedDocument
from plcomms.model.kit import Kit
from plcomms.plan.first_page import first_page, first_page_path, for_paper, kit_values, with_first_page
from plcomms.plan.kit import KitItem, choices_of, load_kit, plan_kit
from plcomms.render.formats import formats, lacking
from plcomms.report.report import Report
from plcomms.workflows.baseline import selection_for
from plcomms.workflows.check import Prepared, carry_out
from plcomms.workflows.rendering import Pages, extension_of, page_of, path_of, render_all
from plcomms.workflows.session import BUILT, Tell, open_session, silent
from plcomms.write.archive import zipped
from plcomms.write.conflicts import changed_by_hand, set_aside
from plcomms.write.journal import read_manifest
from plcomms.write.lock import build_locks
from plcomms.write.manifest import Manifest, read_made
from plcomms.write.stage import write_all

_UNKNOWN = "There is no school “{school}”."
_NO_SCHOOL = "This district has no school yet, so there is nobody to make a starter kit for."
_NO_SCHOOL_HELP = "Put a file for each school into the folder schools, such as schools/oak-street.yaml."
_ZIP = "{school}-starter-kit.zip"


@dataclass(frozen=True, slots=True)
class Packed:
    """A zip that was written: where, and the paths in it.

    ``instead`` are those of them whose document could not be made in the format that is wanted first, and
    that format.
    """

    path: Path
    files: tuple[str, ...]
    instead: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Kits:
    """The zips; the documents with an error in their text (``stopped``), and those that could not be made.

    ``aside`` says where zips are kept that somebody had changed.
    """

    report: Report
    packed: tuple[Packed, ...]
    stopped: tuple[Finding, ...]
    failed: tuple[Finding, ...]
    refused: tuple[Finding, ...]
    aside: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Work:
    """What is known while kits are made; ``built`` is the folder in which a build may have made files."""

    prepared: Prepared
    kit: Kit
    request: Request
    today: date
    built: Path
    jobs: int
    tell: Tell


@dataclass(frozen=True, slots=True)
class _Contents:
    """A kit: its files in order, each with its path in it and its bytes; and what is missing in it."""

    files: tuple[tuple[KitItem, str, bytes], ...]
    missing: tuple[KitItem, ...]


def make_kits(
    root: Path, out: Path, request: Request, today: date, jobs: int = 1, tell: Tell = silent
) -> Kits:
    """Write a zip into ``out`` for each school in ``request`` (empty: for all), all or none.

    Raises:
        InputError: there is no such school, or something in the district cannot be used.
        RenderError: the zips cannot be written.
    """
    with build_locks((root / BUILT, out), lambda: tell("wait", 0, 1)):
        return _made(root, out, request, today, jobs, tell)


def _made(root: Path, out: Path, request: Request, today: date, jobs: int, tell: Tell) -> Kits:
    tell("load", 0, 1)
    opened = open_session(root, today)
    session = replace(opened, kinds=with_first_page(opened.kinds))
    project, kinds = session.printed, session.kinds
    kit = load_kit(kinds)
    schools = _schools(request.schools, tuple(project.schools))
    plans = {s: plan_kit(project, kinds, session.formats, kit, s, request, makeable()) for s in schools}
    items = [item for planned in plans.values() for item in planned.items]
    artifacts = tuple(sorted({item.artifact for item in items}))
    prepared = carry_out(Plan(artifacts), session, tell, selection_for(root))
    stopped = prepared.checked.stopped
    work = _Work(prepared, kit, request, today, root / BUILT, jobs, tell)
    made, failed = _rendered([i for i in items if i.artifact.document.label not in stopped], work)
    contents = {school: _contents(planned.items, made) for school, planned in plans.items()}
    opening, wrong = _first_pages(contents, work)
    tell("write", 0, 1)
    zips = {_ZIP.format(school=s): _files(c) | opening.get(s, {}) for s, c in contents.items()}
    aside = _written(out, {name: zipped(files) for name, files in zips.items()})
    packed = tuple(
        Packed(out / name, tuple(sorted(files)), _instead(c))
        for (name, files), c in zip(zips.items(), contents.values(), strict=True)
    )
    refused = tuple(dict.fromkeys(finding for planned in plans.values() for finding in planned.refused))
    return Kits(prepared.report, packed, (*stopped.values(), *wrong), failed, refused, aside)


def _written(out: Path, files: Mapping[str, bytes]) -> Mapping[str, str]:
    """Write ``files`` into ``out``; gives where what somebody had made of older ones is kept."""
    changed = changed_by_hand(out, Manifest({}), files)
    aside = set_aside(out, changed)
    write_all(out, {**{aside[path]: data for path, data in changed.items()}, **files})
    return aside


def makeable() -> tuple[str, ...]:
    """The formats that this machine has all for."""
    return tuple(name for name in formats() if not lacking(name))


def _schools(asked: tuple[str, ...], known: tuple[str, ...]) -> tuple[str, ...]:
    for school in asked:
        if school not in known:
            raise InputError(_UNKNOWN.format(school=school), nearest_help(school, known))
    if not known:
        raise InputError(_NO_SCHOOL, _NO_SCHOOL_HELP)
    return tuple(dict.fromkeys(asked)) or known


def _rendered(items: Sequence[KitItem], work: _Work) -> tuple[Mapping[Artifact, bytes], tuple[Finding, ...]]:
    """The bytes of ``items``: of those of which one is enough, the first that can be made.

    What could not be made is a failure only where nothing else took its place.
    """
    files: dict[Artifact, bytes] = {}
    failed: dict[Artifact, Finding] = {}
    choices = choices_of(items)
    while wanted := {artifact for choice in choices if (artifact := _next(choice, files, failed))}:
        pages = Pages({path_of(a): a for a in sorted(wanted)}, partial(page_of, prepared=work.prepared))
        made, wrong = _bytes_of(pages, work)
        files |= made
        failed |= wrong
    lost = {a: failed[a] for choice in choices if not files.keys() & set(choice) for a in choice}
    return files, tuple(dict.fromkeys(lost.values()))


def _next(
    choice: Sequence[Artifact], files: Mapping[Artifact, bytes], failed: Mapping[Artifact, Finding]
) -> Artifact | None:
    if any(artifact in files for artifact in choice):
        return None
    return next((artifact for artifact in choice if artifact not in failed), None)


def _bytes_of(pages: Pages, work: _Work) -> tuple[Mapping[Artifact, bytes], Mapping[Artifact, Finding]]:
    """The bytes of ``pages``, and what is to be said of those that have none."""
    before = read_manifest(work.built)
    done = render_all(pages, before, work.built, work.request, work.jobs, work.tell)
    kept = read_made(work.built, [path for path in pages if path not in done.fresh])
    made = {pages.artifacts[path]: data for path, data in (*done.files.items(), *kept.items())}
    return made, {pages.artifacts[path]: finding for path, finding in done.failed.items()}


def _contents(items: Sequence[KitItem], made: Mapping[Artifact, bytes]) -> _Contents:
    files = tuple(
        (item, item.path(extension_of(item.artifact)), made[item.artifact])
        for item in items
        if item.artifact in made
    )
    there = {item.artifact.document for item, _, _ in files}
    return _Contents(files, tuple(item for item in items if item.artifact.document not in there))


def _files(contents: _Contents) -> dict[str, bytes]:
    return {path: data for _, path, data in contents.files}


def _instead(contents: _Contents) -> tuple[tuple[str, str], ...]:
    return tuple((path, item.part.first_of[0]) for item, path, _ in contents.files if item.rank)


def _first_pages(
    contents: Mapping[str, _Contents], work: _Work
) -> tuple[Mapping[str, dict[str, bytes]], tuple[Finding, ...]]:
    """The first page of each school's kit by its path in it, and what stopped one."""
    project, kinds = work.prepared.session.printed, work.prepared.kinds
    session = work.prepared.session
    bodies: dict[Document, Body] = {}
    artifacts: dict[str, tuple[Artifact, ...]] = {}
    for school, content in contents.items():
        pair = first_page(school, project, work.request)
        document = pair[0].document
        if kinds.speaks(document, project.glossary.audience(document.audience)):
            packed = [(item, path) for item, path, _ in content.files]
            more = kit_values(work.kit, packed, content.missing, project.sender(school).events, work.today)
            bodies[document], artifacts[school] = session.composer.compose(document, more), pair
    stopped = stopped_by(check_project(project, bodies.values(), session.context))
    wanted = (one for pair in artifacts.values() for one in pair if one.document.label not in stopped)
    pages = Pages(
        {path_of(one): one for one in wanted},
        lambda artifact: _first_page(artifact, bodies[artifact.document], work.prepared),
    )
    made, failed = _bytes_of(pages, work)
    files = {
        school: {first_page_path(extension_of(a)): made[a] for a in pair if a in made}
        for school, pair in artifacts.items()
    }
    ours = {document.label for document in bodies}
    return files, (*(f for label, f in stopped.items() if label in ours), *failed.values())


def _first_page(artifact: Artifact, body: Body, prepared: Prepared) -> FramedDocument:
    printed = formats()[artifact.format].printed
    return prepared.session.framed(artifact, for_paper(body) if printed else body)

"""The story: load, plan, compose, check, render, write.

Read this first. All steps but the first and the last are pure functions of values that do not change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from plcomms.check import baseline, suppressions
from plcomms.check.engine import check_project as run_rules
from plcomms.check.engine import check_text
from plcomms.check.fixes import Fixes, fix, with_reasons
from plcomms.check.gate import Checked
from plcomms.check.grades import Grade, grades_in, grades_of
from plcomms.check.languages import told_apart
from plcomms.check.lookup import nearest_said
from plcomms.check.notes import OTHERS
from plcomms.check.registry import all_rules
from plcomms.check.rule import Context, Passage
from plcomms.check.selection import Selection, select
from plcomms.compose.composer import Composer
from plcomms.compose.unprinted import longest, not_printed
from plcomms.language import vocabulary
from plcomms.load.drafts.reader import Draft, read_draft
from plcomms.load.files import read_text
from plcomms.load.kinds import Kinds, load_kinds
from plcomms.load.project import DISTRICT, Texts, load_glossary, load_project
from plcomms.load.validation import nearest_help
from plcomms.model.document import Artifact, Body, Document, Made, Plan, Request
from plcomms.model.errors import InputError, PlcommsError, TooLongError
from plcomms.model.finding import Finding, Severity
from plcomms.model.framed import FramedDocument, Printed
from plcomms.model.project import Project
from plcomms.model.roll import roll_of
from plcomms.model.text import Block, Source, Span
from plcomms.plan.planner import plan, possible
from plcomms.render import formats
from plcomms.render.clipped import clipped
from plcomms.render.frame import apply_frame, fingerprint, to_printed
from plcomms.report.report import Report, within
from plcomms.workspace import OURS
from plcomms.write.conflicts import as_written, changed_by_hand, set_aside
from plcomms.write.journal import commit, put_right, read_manifest
from plcomms.write.lock import build_lock
from plcomms.write.manifest import Entry, Manifest, digest, key_of
from plcomms.write.workers import map_parallel

_NO_WORDS = "There are no words in this draft."
_NO_WORDS_HELP = "Save it first if it is open, or give another file; words in pictures cannot be read."
_NO_AUDIENCE = "There is no audience “{name}”."
_NO_RULE = "There is no rule “{name}”."
_RULES_HELP = "plcomms explain lists all rules."
_NOT_READ = "“{file}” is not one of the files that plcomms reads in this district."
_NOT_READ_HELP = "It reads district.yaml, glossary.yaml, and the schools' files in the folder schools."
_SKIPPED = "Left out: {formats}. {why} {help}"
_AND = " and "

Tell = Callable[[str, int, int], None]
"""What a step reports while it works: its name, how much is done, how much there is."""


def silent(step: str, done: int, total: int) -> None:
    """Tell nobody."""


_ALL = Selection()


@dataclass(frozen=True, slots=True)
class Checking:
    """How a district is checked.

    ``name`` is that of its own file, ``texts`` are words to read instead of those on the disk; ``choice``
    says which findings are wanted, ``file`` in which file alone (empty means all).
    """

    name: str = DISTRICT
    texts: Texts = field(default_factory=dict)
    choice: Selection = _ALL
    file: str = ""


_AS_IT_IS = Checking()


@dataclass(frozen=True, slots=True)
class Prepared:
    """A project with its plan carried out as far as words go, on the day ``today``.

    ``checked`` is all that was found, ``report`` what of it is spoken of. ``lacking`` says which formats were
    left out because this computer has not what they need, if any.
    """

    project: Project
    kinds: Kinds
    plan: Plan
    bodies: Mapping[Document, Body]
    checked: Checked
    report: Report
    today: date
    lacking: str = ""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made and what it could not; ``aside`` says where what was changed by hand is kept.

    ``left`` are files that should not be there any more and that were not taken away, as people changed them.
    ``unprinted`` are the words that did not fit on some sheet of paper.
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

    @property
    def index(self) -> Path:
        """The page that shows all of it."""
        from plcomms.render.overview import OVERVIEW  # noqa: PLC0415

        return self.folder / OVERVIEW


def prepare(
    root: Path,
    request: Request,
    today: date,
    tell: Tell = silent,
    how: Checking = _AS_IT_IS,
    earlier: Path | None = None,
) -> Prepared:
    """Load, plan, compose and check the district in the folder ``root``.

    Where everything is asked for, what was asked for by itself in earlier builds into the folder ``earlier``
    (a copier's version, say) is planned again, so that nothing out of date lies beside it.

    Raises:
        InputError: something in it cannot be used.
    """
    tell("load", 0, 1)
    project = load_project(root, how.name, how.texts)
    kinds = load_kinds(project.root)
    planned, lacking = _makeable(plan(project, kinds, formats.format_names(), request), request)
    if earlier and request.everything:
        planned = _with_earlier(planned, earlier, project, kinds)
    return replace(carry_out(planned, project, kinds, today, tell, how.choice), lacking=lacking)


def _with_earlier(planned: Plan, folder: Path, project: Project, kinds: Kinds) -> Plan:
    """``planned`` and all that earlier builds made in ``folder`` and that can still be made."""
    before = [(folder / path, entry.made.artifact) for path, entry in read_manifest(folder).entries.items()]
    known = set(planned.artifacts)
    again = {a for path, a in before if a not in known and path.is_file() and possible(a, project, kinds)}
    return replace(planned, artifacts=tuple(sorted(known | again))) if again else planned


def carry_out(
    planned: Plan, project: Project, kinds: Kinds, today: date, tell: Tell = silent, choice: Selection = _ALL
) -> Prepared:
    """Compose and check what is ``planned``.

    Raises:
        InputError: a template cannot be used.
    """
    context = context_of(project, today)
    composer = Composer(project, kinds, context.terms, context.told_in_english)
    bodies = {}
    for done, document in enumerate(planned.documents):
        tell("compose", done, len(planned.documents))
        bodies[document] = composer.compose(document)
    tell("check", 0, 1)
    cut = clipped(planned.artifacts, bodies, project, kinds)
    planned = replace(planned, refused=(*planned.refused, *cut))
    findings = (*project.notes, *run_rules(project, bodies.values(), context), *planned.refused)
    checked = Checked(findings, tuple(grades_of(project, bodies.values(), context)))
    report = report_of(findings, checked.grades, project.sources, choice)
    return Prepared(project, kinds, planned, bodies, checked, report, today)


def _makeable(planned: Plan, request: Request) -> tuple[Plan, str]:
    """``planned`` without the formats that need a program which is not here, and one word on those.

    Raises:
        RenderError: the ``request`` names one of them.
    """
    missing = {a.format: error for a in planned.artifacts if (error := formats.lacking(a.format))}
    for name, error in missing.items():
        if name in request.formats:
            raise error
    if not missing:
        return planned, ""
    left = tuple(artifact for artifact in planned.artifacts if artifact.format not in missing)
    error = next(iter(missing.values()))
    said = _SKIPPED.format(formats=_AND.join(sorted(missing)), why=error.message, help=error.hint)
    return replace(planned, artifacts=left), said


def context_of(project: Project, today: date) -> Context:
    """What the checks of ``project`` know of it."""
    names = tuple(project.names())
    return Context(project.glossary, today, project.district.languages[0], names, roll_of(project, today))


def check_root(root: Path, today: date, how: Checking = _AS_IT_IS) -> Report:
    """Check the district in the folder ``root`` and every document that would be made of it.

    Raises:
        InputError: something in it cannot be used.
    """
    report = prepare(root, Request(), today, how=how).report
    if how.file and how.file not in report.sources:
        raise InputError(_NOT_READ.format(file=how.file), _NOT_READ_HELP)
    return within(report, how.file) if how.file else report


def draft_of(name: str, text: str) -> Draft:
    """The Markdown or plain ``text`` that somebody calls ``name``, read with the words of English."""
    return read_draft(name, text, vocabulary.known)


def check_loose(
    draft: Draft,
    audience: str,
    today: date,
    root: Path | None = None,
    choice: Selection = _ALL,
    language: str = "",
) -> Report:
    """Check a ``draft`` as ``audience`` would read it.

    The glossary is that of the district at ``root``, or the built-in one. The draft is in ``language``, or
    each of its paragraphs in that which its words tell.

    Raises:
        InputError: there is no such audience.
    """
    glossary = load_glossary(root)
    if audience not in glossary.audiences:
        raise InputError(_NO_AUDIENCE.format(name=audience), nearest_help(audience, glossary.audiences))
    name = draft.source.name
    context = Context(glossary, today, language or "en", told=bool(language))
    passage = Passage(told_apart(draft.blocks, context), glossary.audience(audience), name)
    found = check_text(passage, context)
    empty = () if any(_has_words(block) for block in draft.blocks) else (_nothing_in(name),)
    findings = (*draft.notes, *empty, *found) if draft.blocks else (*draft.notes, *empty)
    return report_of(findings, grades_in(passage, context), {name: draft.source}, choice)


def _has_words(block: Block) -> bool:
    """Whether a block is more than the name of a picture."""
    return not any(link.picture and link.end - link.start == len(block.text) for link in block.links)


def _nothing_in(name: str) -> Finding:
    """What to say of a draft without a word, of which “no findings” would be true and misleading."""
    return Finding("no-words", Severity.ADVICE, _NO_WORDS, Span(name, 0, 0), _NO_WORDS_HELP)


def mend_root(root: Path, today: date, how: Checking = _AS_IT_IS) -> tuple[Report, Fixes]:
    """Correct the district in the folder ``root`` as far as that is certain; nothing is written.

    Gives what a check would then find, and the new texts of files.

    Raises:
        InputError: something in it cannot be used.
    """

    def look(texts: Texts) -> Report:
        return check_root(root, today, replace(how, texts=texts))

    def unusable(texts: Texts) -> tuple[str, ...]:
        try:
            load_project(root, how.name, texts)
        except InputError as error:
            return tuple(f.span.file for f in error.findings if f.span) or tuple(texts)
        return ()

    return _mended(look, unusable)


def mend_loose(
    name: str,
    text: str,
    audience: str,
    today: date,
    root: Path | None = None,
    choice: Selection = _ALL,
    language: str = "",
) -> tuple[Report, Fixes]:
    """Correct a Markdown or plain ``text`` as far as that is certain; nothing is written."""

    def look(texts: Texts) -> Report:
        return check_loose(draft_of(name, texts.get(name, text)), audience, today, root, choice, language)

    return _mended(look, lambda _texts: ())


def _mended(
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


def report_of(
    findings: Sequence[Finding], grades: Sequence[Grade], sources: Mapping[str, Source], choice: Selection
) -> Report:
    """What is to be said of ``findings``: see ``checks.settle``."""
    chosen = select(findings, sources, choice)
    return Report(chosen.findings, tuple(grades), sources, chosen.suppressed, chosen.known)


def choice_for(
    folder: Path, only: tuple[str, ...] = (), skip: tuple[str, ...] = (), new: bool = True
) -> Selection:
    """What to speak of: some rules or all, and where ``new``, only what the baseline in ``folder`` has not.

    Raises:
        InputError: there is no such rule, or the baseline cannot be read.
    """
    rules = [*(rule.id for rule in all_rules()), *OTHERS]
    notes = [*suppressions.NOTES, *baseline.NOTES]
    for name, known in (*((name, rules) for name in only), *((name, [*rules, *notes]) for name in skip)):
        if name not in known:
            raise InputError(_NO_RULE.format(name=name), f"{nearest_said(name, known)} {_RULES_HELP}".strip())
    place = folder / baseline.NAME
    if not new or not place.is_file():
        return Selection(only, skip)
    text, problem = read_text(place, baseline.NAME, OURS)
    if problem:
        raise InputError(problem.message, problem.help)
    return Selection(only, skip, baseline.read(baseline.NAME, text))


@dataclass(frozen=True, slots=True)
class Rendered:
    """Pages as bytes: the key of each, those made anew, their bytes, and those that could not be made.

    ``left_out`` says of each of those that are there what did not fit on it.
    """

    keys: Mapping[str, str]
    fresh: tuple[str, ...]
    files: Mapping[str, bytes]
    failed: Mapping[str, Finding]
    left_out: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def render_all(
    pages: Mapping[str, FramedDocument],
    before: Manifest,
    folder: Path,
    request: Request,
    jobs: int = 1,
    tell: Tell = silent,
) -> Rendered:
    """The bytes of ``pages`` (path: page) but of those that ``folder`` holds as they would be."""
    keys = {path: key_of(page, fingerprint(page.html, page.roots)) for path, page in pages.items()}
    fresh = tuple(path for path in pages if not before.holds(folder, path, keys[path]))
    results = map_parallel(
        _printed_or_error,
        [pages[path] for path in fresh],
        jobs,
        lambda done: tell("render", done, len(fresh)),
    )
    made = dict(zip(fresh, results, strict=True))
    done = {path: result for path, result in made.items() if isinstance(result, Printed)}
    failed = {
        path: _failure(pages[path], e, request) for path, e in made.items() if isinstance(e, PlcommsError)
    }
    files = {path: printed.data for path, printed in done.items()}
    left_out = {path: before.entries[path].made.left_out for path in pages if path not in made}
    left_out |= {path: printed.left_out for path, printed in done.items()}
    return Rendered(keys, fresh, files, failed, left_out)


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
    from plcomms.write.index_page import index_page  # noqa: PLC0415 (no check shows what was made)

    put_right(folder)
    stopped = prepared.checked.stopped
    pages = {
        path_of(artifact): page_of(artifact, prepared)
        for artifact in prepared.plan.artifacts
        if artifact.document.label not in stopped
    }
    before = read_manifest(folder)
    rendered = render_all(pages, before, folder, request, jobs, tell)
    keys, files, fresh, failed = rendered.keys, rendered.files, rendered.fresh, [*rendered.failed.values()]
    tell("write", 0, 1)
    over = _over(before, pages, prepared, request, stopped)
    gone = as_written(folder, before, over)
    facts = _facts(prepared.report)
    digests = {path: digest(data) for path, data in files.items()}
    digests |= {path: before.entries[path].digest for path in pages if path not in fresh}
    entries = [
        Entry(_made(path, pages[path], facts, rendered.left_out[path]), keys[path], digests[path])
        for path in digests
    ]
    after = before.changed(entries, over).present(folder, files)
    not_made = [(finding.message, finding.help) for finding in (*stopped.values(), *failed)]
    page = index_page(folder, after, files, prepared.project, prepared.kinds, not_made, jobs)
    changed = changed_by_hand(folder, before, {**files, **page.files})
    aside = set_aside(folder, changed)
    beside = {aside[path]: data for path, data in changed.items()}
    commit(folder, {**beside, **files, **page.files}, before, after, (*gone, *page.gone))
    kept = tuple(path for path in pages if path not in fresh)
    left = tuple(path for path in over if path not in gone and (folder / path).is_file())
    wrong = (*stopped.values(), *failed)
    unprinted = not_printed(pages, rendered.left_out)
    return Built(prepared.report, folder, tuple(files), kept, gone, wrong, aside, left, unprinted)


def _over(
    before: Manifest,
    pages: Mapping[str, FramedDocument],
    prepared: Prepared,
    request: Request,
    stopped: Mapping[str, Finding],
) -> tuple[str, ...]:
    """The files of earlier builds that must not be there any more.

    Either their document is ``stopped``, or it belongs to what was asked for and can no longer be made: its
    event has another name, say. Where only a program is missing that makes a format, its files stay.
    """
    unplanned = {path: entry.made.artifact for path, entry in before.entries.items() if path not in pages}
    return tuple(
        path
        for path, artifact in sorted(unplanned.items())
        if artifact.document.label in stopped
        or (
            request.covers(artifact.document)
            and not (artifact.format in formats.format_names() and formats.lacking(artifact.format))
            and not possible(artifact, prepared.project, prepared.kinds)
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


def _made(path: str, page: FramedDocument, facts: _Facts, left_out: tuple[str, ...]) -> Made:
    label = page.artifact.document.label
    errors, warnings, advice = (facts.found.get((label, severity), 0) for severity in reversed(Severity))
    return Made(
        page.artifact, path, page.body.title, facts.grades.get(label), (errors, warnings, advice), left_out
    )


def page_of(artifact: Artifact, prepared: Prepared) -> FramedDocument:
    """The page of ``artifact``, dressed."""
    page = apply_frame(artifact, prepared.bodies[artifact.document], prepared.project, prepared.kinds)
    return replace(page, day=prepared.today)


def path_of(artifact: Artifact) -> str:
    """Where the file of ``artifact`` goes, seen from the output folder."""
    return artifact.path(formats.format_named(artifact.format).EXTENSION)


def _printed_or_error(page: FramedDocument) -> Printed | PlcommsError:
    """The page's bytes, or why there are none: one document that fails does not stop the others."""
    try:
        return to_printed(page)
    except PlcommsError as error:
        return error


def _failure(page: FramedDocument, error: PlcommsError, request: Request) -> Finding:
    """Why there is no file; that something fits no small card is advice, unless such cards were asked for."""
    label = page.artifact.document.label
    spared = isinstance(error, TooLongError) and not request.look.up
    severity = Severity.ADVICE if spared else Severity.ERROR
    span = longest(page) if isinstance(error, TooLongError) else None
    return Finding("render", severity, error.message, span, error.hint, documents=(label,))

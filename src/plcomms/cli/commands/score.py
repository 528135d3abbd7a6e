"""``plcomms score``: the CDC Clear Communication Index of a piece."""

from __future__ import annotations

import re
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plcomms.cli.console import Folder, Language, today

if TYPE_CHECKING:
    from plcomms.model.score import Answer, Answers
    from plcomms.score.cdc_index import Scored, ScoredText

_WHAT = "Say what to score: a text, or a document of your district."
_WHAT_HELP = "plcomms score letter.md    or    plcomms score --document cedar-elementary/letter-families"
_NO_DOCUMENT = "There is no document “{label}”."
_NO_AUDIENCE = "There is no audience “{name}”."
_PROMPT = "{number}. {question} [y]es, [n]o, n/[a], Enter to leave it open"
_KEYS: dict[str, Answer | None] = {"y": "yes", "yes": "yes", "n": "no", "no": "no", "a": "n/a", "n/a": "n/a"}


class SheetFormat(StrEnum):
    """How the sheet is written."""

    terminal = "terminal"
    json = "json"


class Sheet(StrEnum):
    """Which sheet is used."""

    auto = "auto"
    full = "full"
    short = "short"


def run(
    path: Annotated[
        str | None, typer.Argument(help="A text in .md or .txt, or - for standard input.", metavar="[PATH]")
    ] = None,
    document: Annotated[
        str | None, typer.Option(help="A document of the district: cedar-elementary/letter-families.")
    ] = None,
    folder: Folder = None,
    answers: Annotated[
        Path | None, typer.Option(help="Your answers; else score.yaml in the district's folder.")
    ] = None,
    audience: Annotated[str, typer.Option(help="Who reads the text.")] = "families",
    lang: Language = None,
    sheet: Annotated[Sheet, typer.Option(help="auto takes the short one for less than a page.")] = Sheet.auto,
    format: Annotated[SheetFormat, typer.Option(help="How to write the sheet.")] = SheetFormat.terminal,
) -> int:
    """Score a text or a document on the CDC Clear Communication Index."""
    from plcomms.model.errors import InputError
    from plcomms.report.score import terminal, to_json
    from plcomms.score.cdc_index import score

    if (path is None) == (document is None):
        raise InputError(_WHAT, _WHAT_HELP)
    name = document or path or ""
    given = _answers(name, answers, folder)
    piece = _document(name, folder, given) if document else _loose(name, audience, folder, given, lang)
    short = None if sheet is Sheet.auto else sheet is Sheet.short
    scored = score(piece, given, short)
    if path != "-" and sys.stdin.isatty() and sys.stdout.isatty():
        scored = score(piece, _asked(scored, given), short)
    typer.echo(to_json(scored) if format is SheetFormat.json else terminal(scored), nl=False)
    return int(scored.reached is False)


def _answers(name: str, answers: Path | None, folder: Path | None) -> Answers:
    from plcomms.load.answers import SCORE, read_score
    from plcomms.load.project import find_root
    from plcomms.model.errors import InputError
    from plcomms.model.score import Score

    if answers:
        return read_score(answers).of(name)
    try:
        beside = find_root(folder or Path()) / SCORE
    except InputError:
        return Score()
    return read_score(beside).of(name) if beside.is_file() else Score()


def _document(label: str, folder: Path | None, given: Answers) -> ScoredText:
    from plcomms.check.engine import passage_of
    from plcomms.check.rule import Context
    from plcomms.load.project import find_root
    from plcomms.load.validation import nearest_help
    from plcomms.model.document import Request
    from plcomms.model.errors import InputError
    from plcomms.score.cdc_index import SHOWN, ScoredText
    from plcomms.workflows.check import prepare

    prepared = prepare(find_root(folder or Path()), Request(), today())
    bodies = {document.label: body for document, body in prepared.bodies.items()}
    if label not in bodies:
        raise InputError(_NO_DOCUMENT.format(label=label), nearest_help(label, sorted(bodies)))
    project, body = prepared.project, bodies[label]
    context = Context(project.glossary, today(), body.document.language, tuple(project.names()))
    passage = passage_of(body, context)
    message = given.message or project.district.vision.to(passage.audience)
    return ScoredText(passage, context, message, "" if given.message else SHOWN, "<img" in body.html)


def _loose(name: str, audience: str, folder: Path | None, given: Answers, lang: str | None) -> ScoredText:
    from plcomms.check.languages import told_apart
    from plcomms.check.rule import Context, Passage
    from plcomms.cli.targets import language_of
    from plcomms.load.files import read_piped, read_text
    from plcomms.load.project import find_root, load_glossary
    from plcomms.load.validation import nearest_help
    from plcomms.model.errors import InputError
    from plcomms.model.text import ALTERNATIVE
    from plcomms.score.cdc_index import ScoredText
    from plcomms.workflows.draft import draft_of

    if name == "-":
        name = "<stdin>"
        text, problem = read_piped(sys.stdin.buffer, name)
    else:
        text, problem = read_text(Path(name), name)
    if problem:
        raise InputError(problem.message, problem.help)
    glossary = load_glossary(folder and find_root(folder))
    if audience not in glossary.audiences:
        raise InputError(_NO_AUDIENCE.format(name=audience), nearest_help(audience, glossary.audiences))
    blocks = [block for block in draft_of(name, text).blocks if block.kind != ALTERNATIVE]
    language = language_of(lang)
    context = Context(glossary, today(), language or "en", told=bool(language))
    passage = Passage(told_apart(blocks, context), glossary.audience(audience), name)
    picture = bool(re.search(r"!\[[^\]]*\]\(|<img\b", text))
    return ScoredText(passage, context, given.message or "", "", picture)


def _asked(scored: Scored, given: Answers) -> Answers:
    """The answers with those that the person at the terminal gives to the open items."""
    found = dict(given.answers)
    for judged in scored.open:
        prompt = _PROMPT.format(number=judged.item.number, question=judged.item.question)
        answer = _KEYS.get(typer.prompt(prompt, default="", show_default=False).strip().lower())
        if answer:
            found[str(judged.item.number)] = answer
    return given.model_copy(update={"answers": found})

"""The example with texts that hypothesis drew in the place of all its prose, and its pages to print."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, Phase, given, seed, settings
from pypdf import PdfReader

from plcomms.compose.composer import Composer
from plcomms.load.kinds import load_kinds
from plcomms.load.project import load_project
from plcomms.model.document import Artifact, Request
from plcomms.model.errors import TooLongError
from plcomms.plan.planner import plan
from plcomms.render.formats import formats, pdf
from plcomms.render.frame import apply_frame
from tests.conftest import RIVERBEND
from tests.render.pages import terms_of
from tests.render.prose import texts

_SENTENCES = ("statement", "words", "vision", "definition", "progress", "note", "answer", "about")
_MARK = re.compile(r"(tree|seen)(?=\d{4})")
_WORD = re.compile(r"tree\d{7}")


def drawn(count: int, start: int, blocks: int = 4) -> list[str]:
    """``count`` texts, the same for each ``start``."""
    made: list[str] = []

    @seed(start)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(texts(blocks))
    def note(text: str) -> None:
        made.append(text)

    note()
    return made


def write(folder: Path, prose: Sequence[str]) -> Path:
    """Write the example into ``folder``, with ``prose`` in turn wherever a sentence may be Markdown."""
    shutil.copytree(RIVERBEND, folder, ignore=shutil.ignore_patterns("out"))
    counted = iter(range(1000))
    for file in sorted(folder.rglob("*.yaml")):
        data = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 (strings alone)
        _filled(data, prose, counted)
        file.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), "utf-8")
    return folder


def _filled(value: Any, prose: Sequence[str], counted: Iterator[int]) -> None:
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in list(pairs):
        variant = isinstance(value, dict) and key == "for" and isinstance(inner, dict)
        if isinstance(inner, str) and key in _SENTENCES:
            value[key] = _next(prose, counted)
        elif variant:
            value[key] = {audience: _next(prose, counted) for audience in inner}
        elif isinstance(inner, (dict, list)):
            _filled(inner, prose, counted)


def _next(prose: Sequence[str], counted: Iterator[int]) -> str:
    number = next(counted)
    return _MARK.sub(rf"\g<1>{number:03}", prose[number % len(prose)])


Choose = Callable[[Sequence[Artifact]], Iterable[Artifact]]


@dataclass(frozen=True)
class Sheet:
    """A page as it was printed: its bytes, and the words that are to be on it and are not."""

    artifact: Artifact
    data: bytes
    missing: tuple[str, ...]
    left_out: tuple[str, ...]


def printed(folder: Path, chosen: slice | Choose = slice(None)) -> Iterator[Sheet]:
    """The pages to print of the district in ``folder``, or some; cards that are too long are not made."""
    project, kinds = load_project(folder), load_kinds(folder)
    composer = Composer(project, kinds, terms_of(project))
    artifacts = plan(project, kinds, formats(), Request(formats=("pdf",))).artifacts
    for artifact in artifacts[chosen] if isinstance(chosen, slice) else chosen(artifacts):
        body = composer.compose(artifact.document)
        try:
            made = pdf.printed(apply_frame(artifact, body, project, kinds))
        except TooLongError:
            continue
        kept = [block.text for block in body.blocks if block.spare not in made.left_out or not block.spare]
        there = "".join(page.extract_text() for page in PdfReader(io.BytesIO(made.data)).pages)
        on_page = set(_WORD.findall(re.sub(r"\s+", "", there)))
        missing = tuple(word for text in kept for word in _WORD.findall(text) if word not in on_page)
        yield Sheet(artifact, made.data, missing, made.left_out)

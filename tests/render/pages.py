"""Real pages of a district, for tests that read them back."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from pypdf import PdfReader

from plcomms.compose.composer import Composer
from plcomms.compose.templates import Templates
from plcomms.language.terms.matcher import Terms
from plcomms.load.kinds import load_kinds
from plcomms.load.project import load_project
from plcomms.model.document import Artifact, Document, PrintOptions
from plcomms.model.framed import FramedDocument
from plcomms.model.project import Project
from plcomms.render.frame import apply_frame, to_printed
from tests.conftest import RIVERBEND

PLAIN = PrintOptions()
_READY: list[Terms] = []
"""The terms that were looked for last: getting them ready takes longer than composing a document."""


def terms_of(project: Project) -> Terms:
    """The terms of ``project``, ready to be looked for."""
    if not _READY or _READY[0].terms != project.glossary.terms:
        _READY[:] = [Terms.of(project.glossary.terms)]
    return _READY[0]


def page(folder: Path, document: Document, format: str, look: PrintOptions = PLAIN) -> FramedDocument:
    """``document`` of the district in ``folder``, dressed for ``format``."""
    project, kinds = load_project(folder), load_kinds(folder)
    body = Composer(project, kinds, terms_of(project)).compose(document)
    return apply_frame(Artifact(document, format, look), body, project, kinds)


@contextmanager
def composed_here() -> Iterator[None]:
    """Let templates of a district's own be rendered without a process of their own, whose start takes long.

    What it makes is the same (``test_confined``); this is for tests of what is done with that.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Templates, "_is_ours", lambda _self, _name: True)
        yield


def made(folder: Path, document: Document, format: str, look: PrintOptions = PLAIN) -> bytes:
    """The bytes of ``document`` in ``format``."""
    return to_printed(page(folder, document, format, look)).data


@cache
def example(document: Document, look: PrintOptions = PLAIN) -> bytes:
    """``document`` of the example as a page to print, laid out once for all tests that look at it."""
    return made(RIVERBEND, document, "pdf", look)


def words_of(pdf: bytes) -> list[str]:
    """The words of each page of a PDF."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]

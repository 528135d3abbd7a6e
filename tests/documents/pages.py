"""Real pages of a district, for tests that read them back."""

from __future__ import annotations

import io
from pathlib import Path

from pypdf import PdfReader

from plcomms.documents.compose import Composer
from plcomms.documents.kinds import load_kinds
from plcomms.documents.render import dress, to_printed
from plcomms.language.terms import Terms
from plcomms.model.document import Artifact, Document, Look
from plcomms.model.page import Page
from plcomms.source.project import load_project

PLAIN = Look()


def page(folder: Path, document: Document, format: str, look: Look = PLAIN) -> Page:
    """``document`` of the district in ``folder``, dressed for ``format``."""
    project, kinds = load_project(folder), load_kinds(folder)
    body = Composer(project, kinds, Terms.of(project.glossary.terms)).compose(document)
    return dress(Artifact(document, format, look), body, project, kinds)


def made(folder: Path, document: Document, format: str, look: Look = PLAIN) -> bytes:
    """The bytes of ``document`` in ``format``."""
    return to_printed(page(folder, document, format, look)).data


def words_of(pdf: bytes) -> list[str]:
    """The words of each page of a PDF."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]

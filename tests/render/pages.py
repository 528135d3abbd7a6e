"""Real pages of a district, for tests that read them back."""

from __future__ import annotations

import io
from pathlib import Path

from pypdf import PdfReader

from plcomms.compose.composer import Composer
from plcomms.language.terms.matcher import Terms
from plcomms.load.kinds import load_kinds
from plcomms.load.project import load_project
from plcomms.model.document import Artifact, Document, PrintOptions
from plcomms.model.framed import FramedDocument
from plcomms.render.frame import apply_frame, to_printed

PLAIN = PrintOptions()


def page(folder: Path, document: Document, format: str, look: PrintOptions = PLAIN) -> FramedDocument:
    """``document`` of the district in ``folder``, dressed for ``format``."""
    project, kinds = load_project(folder), load_kinds(folder)
    body = Composer(project, kinds, Terms.of(project.glossary.terms)).compose(document)
    return apply_frame(Artifact(document, format, look), body, project, kinds)


def made(folder: Path, document: Document, format: str, look: PrintOptions = PLAIN) -> bytes:
    """The bytes of ``document`` in ``format``."""
    return to_printed(page(folder, document, format, look)).data


def words_of(pdf: bytes) -> list[str]:
    """The words of each page of a PDF."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]

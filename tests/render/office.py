"""What the tests of Word files and slides share: documents dressed for them, and LibreOffice to open them."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

from plcomms.compose.composer import Composer
from plcomms.load.kinds import load_kinds
from plcomms.load.project import load_project
from plcomms.model.document import Artifact, Document, PrintOptions
from plcomms.model.framed import FramedDocument
from plcomms.render.frame import apply_frame
from tests.render.pages import terms_of


def page(
    folder: Path,
    format: str,
    kind: str,
    audience: str = "families",
    school: str = "",
    look: PrintOptions | None = None,
) -> FramedDocument:
    project, kinds = load_project(folder), load_kinds(folder)
    document = Document(kind, audience, school)
    body = Composer(project, kinds, terms_of(project)).compose(document)
    return apply_frame(Artifact(document, format, look or PrintOptions()), body, project, kinds)


def printed(files: Iterable[Path], folder: Path) -> list[str]:
    """The words of each of ``files`` in the order in which LibreOffice prints them."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    names = list(files)
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, names)], check=True, capture_output=True, timeout=180)
    return [_words(folder / f"{name.stem}.pdf") for name in names]


def _words(file: Path) -> str:
    command = ["pdftotext", "-layout", str(file), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def in_order(text: str, *words: str) -> bool:
    """Whether all ``words`` stand in ``text``, one after the other."""
    flat, at = " ".join(text.split()), 0
    for word in words:
        at = flat.find(word, at)
        if at < 0:
            return False
        at += len(word)
    return True

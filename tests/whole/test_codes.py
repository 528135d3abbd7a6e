"""Every code on the example's printed invitations leads to where that event is replied to."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import zxingcpp

from plcomms.load.project import load_project
from tests.conftest import RIVERBEND

PRINTED = 150 / 72


def codes(file: Path) -> list[list[str]]:
    """The codes on the first page as it is printed, and as a copier of black dots alone leaves it."""
    picture = pypdfium2.PdfDocument(file)[0].render(scale=PRINTED, grayscale=True).to_pil()
    faces = (picture, picture.convert("1", dither=0).convert("L"))
    return [[code.text for code in zxingcpp.read_barcodes(face)] for face in faces]


def test_every_card_of_every_event_has_its_own_address(built: Path) -> None:
    project = load_project(RIVERBEND)
    senders = [project.sender(school) for school in ("", *project.schools)]
    links = {str(event.id): str(event.reply_link) for sender in senders for event in sender.events}
    files = sorted(built.glob("*/invitation-*.pdf"))
    assert len(files) >= 3 * len(links)
    for file in files:
        address = next(links[id] for id in links if f"-{id}" in file.stem)
        up = 4 if file.stem.endswith("4-up") else 2 if file.stem.endswith("2-up") else 1
        assert codes(file) == [[address] * up] * 2, file.name

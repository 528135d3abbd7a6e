"""A message that Gmail would cut off is told before it is sent."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plcomms.model.document import Document, Request
from plcomms.model.finding import Finding
from plcomms.render.formats.email import CLIP, render
from plcomms.workflows.check import prepare
from plcomms.workflows.rendering import page_of

TODAY = date(2026, 11, 24)
ASKED = "  - id: q{0}\n    question: What happens on day {0}?\n    answer: {1}\n"
FAQ = Request(("faq",), ("families",), formats=("email",))


def told(folder: Path, questions: int, request: Request = FAQ) -> list[Finding]:
    path = folder / "district.yaml"
    text = path.read_text("utf-8")
    answer = "The children read, write, talk and build with their teacher. " * 8
    asked = "".join(ASKED.format(n, answer) for n in range(questions))
    path.write_text(text.replace("faqs:\n", "faqs:\n" + asked, 1), "utf-8")
    prepared = prepare(folder, request, TODAY)
    found = [finding for finding in prepared.report.findings if finding.rule == "clipped"]
    assert found == [finding for finding in prepared.plan.refused if finding.rule == "clipped"]
    sizes = {
        artifact.document.label: len(html_of(render(page_of(artifact, prepared))))
        for artifact in prepared.plan.artifacts
        if artifact.format == "email"
    }
    assert {label for label, size in sizes.items() if size > CLIP} == {d for f in found for d in f.documents}
    return found


def html_of(message: bytes) -> bytes:
    from email import message_from_bytes
    from email.policy import default

    part = message_from_bytes(message, policy=default).get_body(("html",))
    assert part is not None
    return str(part.get_content()).encode()


def test_a_message_that_is_too_long_is_advice_of_check_and_build_once_for_all_schools(
    riverbend: Path,
) -> None:
    (found,) = told(riverbend, 120)
    assert "Gmail" in found.message
    assert "104,448" in found.message
    assert Document("faq", "families").label in found.documents
    assert found.severity.word == "advice"


@pytest.mark.parametrize("questions", [0, 40])
def test_a_message_that_is_shown_whole_is_not_spoken_of(riverbend: Path, questions: int) -> None:
    assert told(riverbend, questions) == []

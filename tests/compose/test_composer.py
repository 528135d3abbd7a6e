"""A document's words are the template's and the district's, each for its audience."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from plcomms.compose.composer import Composer
from plcomms.compose.days import times
from plcomms.load.kinds import load_kinds
from plcomms.load.project import load_project
from plcomms.model.document import Body, Document
from plcomms.model.errors import InputError
from tests.render.pages import terms_of


def body(folder: Path, document: Document) -> Body:
    project = load_project(folder)
    return Composer(project, load_kinds(folder), terms_of(project)).compose(document)


def own_template(folder: Path, name: str, text: str) -> None:
    path = folder / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_each_audience_gets_its_own_words(riverbend: Path) -> None:
    texts = {
        a: str(body(riverbend, Document("talking-points", a)).text)
        for a in ("principals", "teachers", "students")
    }
    assert len(set(texts.values())) == 3
    assert "I will be ready" in texts["students"]
    assert "Your child" not in texts["students"]


def test_a_schools_newsletter_carries_its_story_events_and_note(riverbend: Path) -> None:
    made = body(riverbend, Document("newsletter", "families", "cedar-elementary"))
    text = str(made.text)
    for words in (
        "Jonah asks for two more days",
        "Show Me Night",
        "I stand at the front door",
        "known well, taught well",
    ):
        assert words in text
    assert "Cedar Elementary School" in text


def test_every_word_of_the_districts_stands_in_the_document_with_its_place(riverbend: Path) -> None:
    project = load_project(riverbend)
    text = body(riverbend, Document("letter", "families")).text
    vision = project.district.vision.to(project.glossary.audience("families"))
    at = text.index(vision)
    span = text.span(at, at + len(vision))
    assert span
    assert project.sources[span.file].text[span.start : span.end] == vision


def test_an_invitation_names_what_a_family_must_know(riverbend: Path) -> None:
    text = str(
        body(riverbend, Document("invitation", "families", "cedar-elementary", event="show-me-night")).text
    )
    for words in (
        "Show Me Night",
        "February 11",
        "5:30 to 7 p.m.",
        "Cedar Elementary School",
        "gym",
        "February 4",
    ):
        assert words in text


def test_a_districts_own_template_takes_the_place_of_ours(riverbend: Path) -> None:
    own_template(riverbend, "letter/letter.md", "# Our own\n\n{{ say(vision) }}")
    own_template(
        riverbend,
        "letter/kind.yaml",
        "title: Letter\nabout: Ours.\naudiences: {families: district}\nformats: [web]\n",
    )
    made = body(riverbend, Document("letter", "families"))
    assert made.title == "Our own"


def test_a_field_that_does_not_exist_is_told_at_its_line(riverbend: Path) -> None:
    own_template(riverbend, "letter/letter.families.md", "# Hello\n\n{{ say(vision) }}\n\n{{ sender.nme }}\n")
    with pytest.raises(InputError) as caught:
        body(riverbend, Document("letter", "families"))
    finding = caught.value.findings[0]
    assert finding.span
    where = caught.value.sources[finding.span.file].position(finding.span.start)
    assert (finding.span.file, where.line, where.column) == ("templates/letter/letter.families.md", 5, 11)
    assert "nme" in finding.message


def test_a_template_that_cannot_be_read_is_told_at_its_line(riverbend: Path) -> None:
    own_template(riverbend, "letter/letter.families.md", "# Hello\n\n{% for why in whys %}\n")
    with pytest.raises(InputError) as caught:
        body(riverbend, Document("letter", "families"))
    assert caught.value.findings[0].span
    assert caught.value.findings[0].span.file == "templates/letter/letter.families.md"


def test_a_template_cannot_reach_the_machine(riverbend: Path) -> None:
    own_template(riverbend, "letter/letter.families.md", "{{ sender.__class__.__mro__ }}")
    with pytest.raises(InputError):
        body(riverbend, Document("letter", "families"))


def test_a_kind_of_its_own_needs_a_folder_and_no_python(riverbend: Path) -> None:
    own_template(
        riverbend,
        "poster/kind.yaml",
        "title: Poster\nabout: For the hall.\naudiences: {students: district}\nformats: [web]\n",
    )
    own_template(riverbend, "poster/poster.md", "# {{ say(vision) }}\n")
    assert "I will be ready" in body(riverbend, Document("poster", "students")).title


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ((17, 30), (19, 0), "5:30 to 7 p.m."),
        ((9, 0), (12, 0), "9 a.m. to noon"),
        ((11, 15), (13, 0), "11:15 a.m. to 1 p.m."),
        ((18, 0), None, "6 p.m."),
    ],
)
def test_times_are_said_as_people_say_them(
    start: tuple[int, int], end: tuple[int, int] | None, said: str
) -> None:
    from datetime import time

    assert times(time(*start), time(*end) if end else None) == said


def test_the_room_of_an_event_stands_behind_its_place_with_a_comma(
    riverbend: Path, edit: Callable[[str, str, str], None]
) -> None:
    edit("district.yaml", "room: Commons", "room: Which room?")
    for kind in ("newsletter", "calendar"):
        text = str(body(riverbend, Document(kind, "families", "cedar-elementary")).text)
        assert "Thu, 6 to 7:30 p.m., Riverbend High School, Which room? Reply by" in text

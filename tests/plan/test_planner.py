"""The plan holds what was asked for, and says what it refuses."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from plcomms.load.kinds import load_kinds
from plcomms.load.project import load_project
from plcomms.load.validation import nearest_help
from plcomms.model.document import Plan, PrintOptions, Request
from plcomms.model.errors import InputError
from plcomms.plan.planner import plan
from plcomms.render.formats import formats


def planned(folder: Path, **asked: tuple[str, ...]) -> Plan:
    project = load_project(folder)
    return plan(project, load_kinds(folder), formats(), Request(**asked))  # type: ignore[arg-type]


def labels(made: Plan) -> list[str]:
    return [document.label for document in made.documents]


def test_everything_is_planned_in_a_stable_order(riverbend: Path) -> None:
    made = planned(riverbend)
    assert labels(made) == labels(planned(riverbend))
    assert "cedar-elementary/newsletter-families" in labels(made)
    assert "district/talking-points-students-middle" in labels(made)
    assert "cedar-elementary/invitation-families-show-me-night" in labels(made)
    assert not made.refused


def test_a_principal_may_ask_for_any_kind_in_the_schools_name(riverbend: Path) -> None:
    made = planned(
        riverbend, schools=("cedar-elementary",), kinds=("talking-points",), audiences=("students",)
    )
    assert labels(made) == [
        f"cedar-elementary/talking-points-students-{band}" for band in ("elementary", "high", "middle")
    ]


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ({"kinds": ("newsleter",)}, "newsletter"),
        ({"audiences": ("famlies",)}, "families"),
        ({"schools": ("cedar",)}, "cedar-elementary"),
        ({"formats": ("pfd",)}, "pdf"),
    ],
)
def test_a_word_that_is_not_known_is_answered_with_the_nearest(
    riverbend: Path, asked: dict[str, tuple[str, ...]], hint: str
) -> None:
    with pytest.raises(InputError) as caught:
        planned(riverbend, **asked)
    assert hint in caught.value.hint


def test_a_combination_that_makes_nothing_is_refused(riverbend: Path) -> None:
    with pytest.raises(InputError, match="letter is for families"):
        planned(riverbend, kinds=("letter",), audiences=("students",))


def test_a_number_on_a_sheet_that_a_kind_does_not_have_is_refused(riverbend: Path) -> None:
    project, kinds = load_project(riverbend), load_kinds(riverbend)
    for names, up in ((("pocket-card",), 1), (("letter", "newsletter"), 2)):
        with pytest.raises(InputError, match=f"not made {up} on a sheet"):
            plan(project, kinds, formats(), Request(names, look=PrintOptions(up)))
    made = plan(project, kinds, formats(), Request(("letter", "invitation"), look=PrintOptions(2)))
    assert {a.look.up for a in made.artifacts if a.document.kind == "invitation" and a.format == "pdf"} == {2}


@pytest.mark.parametrize(("said", "meant"), [("parents", "families"), ("docx", "word"), ("Image", "picture")])
def test_another_name_for_a_thing_leads_to_ours(said: str, meant: str) -> None:
    known = ["board", "families", "pdf", "picture", "portrait", "web", "word"]
    assert nearest_help(said, known).startswith(f"Did you mean “{meant}”?")


def test_two_events_whose_papers_would_have_one_name_are_refused(
    riverbend: Path, edit: Callable[[str, str, str], None]
) -> None:
    school = riverbend / "schools/cedar-elementary.yaml"
    text = school.read_text("utf-8")
    entry = re.search(r"^  - id: show-me-night\n(?:    .*\n)+", text, re.M)
    assert entry
    again = entry[0].replace("id: show-me-night", "id: show-me-night-2-up")
    school.write_text(text.replace(entry[0], entry[0] + again), "utf-8")
    with pytest.raises(InputError, match=r"invitation-families-show-me-night-2-up\.pdf"):
        planned(riverbend)


def test_an_event_for_a_group_reaches_each_part_of_it(
    riverbend: Path, edit: Callable[[str, str, str], None]
) -> None:
    own = riverbend / "templates/pass"
    own.mkdir(parents=True)
    (own / "pass.html").write_text("<main><h1>{{ event.title }}</h1></main>", "utf-8")
    (own / "kind.yaml").write_text(
        "title: Pass\nabout: One each.\neach: event\nformats: [web]\n"
        "audiences: {students-elementary: schools}\n",
        "utf-8",
    )
    edit("schools/cedar-elementary.yaml", "for: [families, students, staff]", "for: [students]")
    assert labels(planned(riverbend, kinds=("pass",), schools=("cedar-elementary",))) == [
        "cedar-elementary/pass-students-elementary-show-me-night"
    ]
    none = planned(riverbend, kinds=("invitation",), schools=("cedar-elementary",))
    assert not none.artifacts
    assert [finding.message for finding in none.refused] == [
        "No invitation was made for Cedar Elementary School: none of its events is for families."
    ]


def test_an_event_without_a_reply_gets_no_invitation_and_says_so(
    riverbend: Path, edit: Callable[[str, str, str], None]
) -> None:
    edit("schools/cedar-elementary.yaml", "    reply_by: 2027-02-04\n", "")
    made = planned(riverbend, kinds=("invitation",))
    assert "cedar-elementary/invitation-families-show-me-night" not in labels(made)
    assert "Show Me Night" in made.refused[0].message


def test_an_event_that_asks_for_no_reply_at_all_gets_its_invitation(
    riverbend: Path, edit: Callable[[str, str, str], None]
) -> None:
    path = riverbend / "schools/cedar-elementary.yaml"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("    reply_")), "utf-8")
    made = planned(riverbend, kinds=("invitation",), schools=("cedar-elementary",))
    assert {a.format for a in made.artifacts} >= {"pdf", "calendar", "web"}
    assert not made.refused


def test_a_district_without_schools_sends_the_newsletter_itself(riverbend: Path) -> None:
    for file in (riverbend / "schools").iterdir():
        file.unlink()
    assert "district/newsletter-families" in labels(planned(riverbend))


def test_nothing_is_made_in_a_language_that_the_templates_do_not_speak(
    riverbend: Path, edit: Callable[[str, str, str], None]
) -> None:
    edit("district.yaml", "languages: [en]", "languages: [es]")
    made = planned(riverbend, kinds=("letter",))
    assert not made.artifacts
    assert "es" in made.refused[0].message
    own = riverbend / "templates/letter/letter.es.md"
    own.parent.mkdir(parents=True)
    own.write_text("# Hola\n", "utf-8")
    assert planned(riverbend, kinds=("letter",)).artifacts


def test_a_schools_newsletter_is_the_one_that_schools_send(riverbend: Path) -> None:
    asked = planned(riverbend, schools=("cedar-elementary",), kinds=("newsletter",))
    assert labels(asked) == ["cedar-elementary/newsletter-families"]
    staff = planned(riverbend, schools=("cedar-elementary",), kinds=("newsletter",), audiences=("staff",))
    assert labels(staff) == ["cedar-elementary/newsletter-staff"]


def test_a_short_name_that_two_schools_share_is_answered_with_both_of_them(
    riverbend: Path, edit: Callable[[str, str, str], None]
) -> None:
    for school in ("cedar-elementary", "millrace-middle"):
        path = riverbend / f"schools/{school}.yaml"
        path.write_text(
            re.sub(r"^short_name: .*$", "short_name: Lincoln", path.read_text("utf-8"), flags=re.M), "utf-8"
        )
    with pytest.raises(InputError, match="More than one school is called “lincoln”") as caught:
        planned(riverbend, schools=("lincoln",))
    assert "cedar-elementary or millrace-middle" in caught.value.hint

"""What a starter kit is to hold, and what its files are called."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plcomms.load.kinds import load_kinds
from plcomms.load.project import load_project
from plcomms.model.document import Request
from plcomms.model.errors import InputError
from plcomms.plan.first_page import kit_values
from plcomms.plan.kit import KitItem, choices_of, load_kit, plan_kit, safe_name
from plcomms.render.formats import formats

Edit = Callable[[str, str, str], None]


def planned(folder: Path, school: str = "cedar-elementary") -> tuple[KitItem, ...]:
    project, kinds = load_project(folder), load_kinds(folder)
    return plan_kit(project, kinds, formats(), load_kit(kinds), school, Request(), formats()).items


@given(st.text(max_size=200))
@example("CON")
@example("nul.txt")
@example("After High School: an evening/of * answers?")
@example("a\u202eb\x00c")
@example("...")
def test_a_name_is_one_that_every_system_takes(words: str) -> None:
    name = safe_name(words)
    assert 0 < len(name) <= 61
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', name)
    assert name == name.strip(" .")
    assert not re.fullmatch(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?", name)


def test_a_long_name_is_cut_between_words() -> None:
    assert safe_name("An evening " * 12).endswith(("An", "evening"))


def test_students_are_those_of_the_schools_level(riverbend: Path, edit: Edit) -> None:
    def students() -> set[str]:
        found = (item.artifact.document.audience for item in planned(riverbend))
        return {audience for audience in found if audience.startswith("students")}

    assert students() == {"students-elementary"}
    edit("schools/cedar-elementary.yaml", "level: elementary\n", "")
    assert students() == {"students-elementary", "students-middle", "students-high"}


def test_every_document_is_sent_by_the_school_but_what_the_district_invites_to(riverbend: Path) -> None:
    by_district = [item for item in planned(riverbend) if item.artifact.document.school != "cedar-elementary"]
    assert {item.artifact.document.event for item in by_district} == {"family-evening"}
    assert {item.artifact.document.school for item in by_district} == {""}
    invitations = [
        item.artifact.document.event for item in planned(riverbend) if item.artifact.document.event
    ]
    assert set(invitations) == {"family-evening", "show-me-night"}


def test_a_school_without_an_event_gets_what_the_district_invites_to(riverbend: Path) -> None:
    path = riverbend / "schools" / "cedar-elementary.yaml"
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"^events:\n(?:  .*\n|\n)+", "", text, flags=re.M), "utf-8")
    found = {item.artifact.document.event for item in planned(riverbend)}
    assert found == {"", "family-evening"}


def test_two_events_of_one_title_have_files_of_their_own(riverbend: Path) -> None:
    path = riverbend / "schools" / "cedar-elementary.yaml"
    text = path.read_text("utf-8")
    entry = re.search(r"^events:\n((?:  .*\n|\n)+)", text, re.M)
    assert entry
    again = re.sub(r"- id: \S+", "- id: once-more", entry[1].rstrip() + "\n")
    path.write_text(text.replace(entry[1].rstrip() + "\n", entry[1].rstrip() + "\n" + again), "utf-8")
    paths = [item.path(item.artifact.format) for item in planned(riverbend)]
    assert len({p.lower() for p in paths}) == len(paths)
    assert any("(2)" in p for p in paths)


def test_of_formats_of_which_one_is_enough_the_best_comes_first(riverbend: Path) -> None:
    for choice in choices_of(planned(riverbend)):
        ranks = [("word", "text", "markdown").index(a.format) for a in choice if len(choice) > 1]
        assert ranks == sorted(ranks)


def test_a_district_has_a_list_of_its_own(riverbend: Path) -> None:
    own = riverbend / "templates" / "_kit"
    own.mkdir(parents=True)
    text = (
        "folders:\n  - name: Only this\n    parts:\n      - {kind: letter, formats: [pdf], use: Read it.}\n"
    )
    (own / "kit.yaml").write_text(text, "utf-8")
    assert [item.path("pdf") for item in planned(riverbend)] == ["Only this/Letter.pdf"]


def test_a_mistake_in_the_list_is_told_at_its_place(riverbend: Path) -> None:
    own = riverbend / "templates" / "_kit"
    own.mkdir(parents=True)
    (own / "kit.yaml").write_text("folders:\n  - nmae: Only this\n", "utf-8")
    with pytest.raises(InputError) as caught:
        planned(riverbend)
    assert any("nmae" in finding.message for finding in caught.value.findings)


@pytest.mark.parametrize(
    ("today", "days"), [(date(2026, 11, 24), 2), (date(2027, 2, 1), 1), (date(2099, 1, 1), 0)]
)
def test_a_day_that_is_past_is_not_spoken_of(riverbend: Path, today: date, days: int) -> None:
    project, kinds = load_project(riverbend), load_kinds(riverbend)
    kit = load_kit(kinds)
    packed = [(item, item.path(item.artifact.format)) for item in planned(riverbend)]
    events = project.sender("cedar-elementary").events
    told = kit_values(kit, packed, (), events, today)["days"]
    assert len(told) == days
    assert all(day.send_by is None or today < day.send_by < day.event.reply_by for day in told)

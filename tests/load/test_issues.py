"""A school's months: which files are issues, which one is meant, and every mistake told at its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plcomms.load.project import load_project
from plcomms.model.errors import InputError
from plcomms.model.issue import Asked, month_after, month_in

CEDAR = "schools/cedar-elementary"
NOVEMBER = date(2026, 11, 24)


def issue(riverbend: Path, month: str, text: str = "", ending: str = "yaml") -> Path:
    file = riverbend / CEDAR / f"{month}.{ending}"
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"issue: {month}\nnote: This is {month}.\n{text}", "utf-8")
    return file


def refusal(riverbend: Path, asked: Asked = Asked()) -> list[str]:  # noqa: B008 (a value)
    with pytest.raises(InputError) as caught:
        load_project(riverbend, asked=asked)
    return [f"{f.message} {f.help}" for f in caught.value.findings] or [
        f"{caught.value.message} {caught.value.hint}"
    ]


def test_the_newest_issue_that_has_begun_is_the_one_that_is_meant(riverbend: Path) -> None:
    for month in ("2026-10", "2026-11", "2026-12"):
        issue(riverbend, month)
    project = load_project(riverbend, asked=Asked(NOVEMBER))
    assert project.month("cedar-elementary") == "2026-11"
    assert project.sender("cedar-elementary").issue == "November 2026"
    school = project.schools["cedar-elementary"]
    assert school.note
    assert str(school.note.statement) == "This is 2026-11."
    assert project.months["cedar-elementary"].later == ("2026-12",)
    assert project.month("millrace-middle") == ""


def test_an_issue_that_is_asked_for_is_meant_whatever_the_day(riverbend: Path) -> None:
    for month in ("2026-10", "2026-12"):
        issue(riverbend, month)
    for month in ("2026-10", "2026-12"):
        project = load_project(riverbend, asked=Asked(NOVEMBER, month))
        assert project.month("cedar-elementary") == month
    assert load_project(riverbend, asked=Asked(date(2026, 1, 1))).month("cedar-elementary") == "2026-10"
    assert refusal(riverbend, Asked(NOVEMBER, "2026-11")) == [
        "There is no issue “2026-11”. There are: 2026-10, 2026-12. The next one is made by  plcomms new issue"
    ]


def test_entries_of_an_issue_come_first_and_in_place_of_those_of_one_id(riverbend: Path) -> None:
    text = (
        "stories:\n  - {id: two-more-days, title: Another, statement: Not the same.}\n"
        "  - {id: beans, title: Beans, statement: We planted beans.}\n"
    )
    issue(riverbend, "2026-11", text)
    stories = load_project(riverbend, asked=Asked(NOVEMBER)).schools["cedar-elementary"].stories
    assert [str(story.title) for story in stories] == ["Another", "Beans"]


def test_a_key_after_which_nothing_stands_yet_is_as_one_that_is_not_there(riverbend: Path) -> None:
    issue(riverbend, "2026-11", "stories:\nevents:\nnews:\ndates:\nnext_steps:\nfeature:\n")
    assert load_project(riverbend, asked=Asked(NOVEMBER)).month("cedar-elementary") == "2026-11"


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("cedar-elementary/nov-2026.yaml", "note: Hi.", "its name is no month. Name it after its month"),
        ("cedar-elementary/2026-1.yaml", "note: Hi.", "its name is no month. Name it 2026-01.yaml."),
        (
            "cedar/2026-11.yaml",
            "note: Hi.",
            "no cedar.yaml lies in the folder schools. Did you mean “cedar-el",
        ),
        (
            "cedar-elementary/2026-11.yaml",
            "issue: 2026-12",
            "and its issue is 2026-12. Write  issue: 2026-11",
        ),
        ("cedar-elementary/2026-11.yaml", "issue: soon", "write year and month, as in 2026-11".capitalize()),
        ("cedar-elementary/2026-11.yaml", "feature: [no-surprise]", "Did you mean “no-surprises”?"),
        ("cedar-elementary/2026-11.yaml", "storys: []", "Did you mean “stories”?"),
        ("cedar-elementary/2026-11.yaml", "principal: {name: Jo}", "There is no “principal”"),
    ],
)
def test_each_mistake_is_told_with_the_right_form(riverbend: Path, name: str, text: str, told: str) -> None:
    file = riverbend / "schools" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text + "\n", "utf-8")
    assert told in refusal(riverbend)[0]


def test_two_files_of_one_month_are_told(riverbend: Path) -> None:
    issue(riverbend, "2026-11")
    issue(riverbend, "2026-11", ending="yml")
    assert "are the same issue" in refusal(riverbend)[0]


def test_hidden_files_backups_and_pictures_in_the_folder_are_passed_over(riverbend: Path) -> None:
    folder = issue(riverbend, "2026-11").parent
    for name in (".2026-12.yaml", "2026-12.yaml~", "photo.jpg", "notes.txt"):
        (folder / name).write_text("not YAML: [", "utf-8")
    project = load_project(riverbend)
    assert tuple(project.months["cedar-elementary"].issues) == ("2026-11",)


def test_a_consent_that_stands_in_the_schools_file_holds_in_its_issues(riverbend: Path) -> None:
    from plcomms.model.roll import roll_of

    issue(riverbend, "2026-11")
    roll = roll_of(load_project(riverbend), NOVEMBER)
    assert roll.knows("Jonah", f"{CEDAR}/2026-11.yaml", child=True)
    assert not roll.knows("Jonah", "schools/millrace-middle.yaml", child=True)


def test_only_the_issue_that_is_meant_is_among_the_files_that_are_looked_at(riverbend: Path) -> None:
    for month in ("2026-10", "2026-11"):
        issue(riverbend, month)
    sources = load_project(riverbend, asked=Asked(NOVEMBER)).sources
    assert f"{CEDAR}/2026-11.yaml" in sources
    assert f"{CEDAR}/2026-10.yaml" not in sources


@pytest.mark.parametrize(
    ("words", "month"),
    [
        ("2026-11", "2026-11"),
        ("2026-1", "2026-01"),
        ("November 2026", "2026-11"),
        ("nov. 2026", "2026-11"),
        ("2026-13", ""),
        ("Ma 2026", ""),
        ("soon", ""),
    ],
)
def test_a_month_is_read_as_people_write_it(words: str, month: str) -> None:
    assert month_in(words) == month


def test_after_december_comes_january() -> None:
    assert month_after("2026-12") == "2027-01"


def test_the_gallery_of_an_issue_takes_the_place_of_the_schools(riverbend: Path) -> None:
    def entry(alt: str) -> str:
        return f"gallery:\n  - {{file: logo.svg, alt: {alt}.}}\n"

    own = riverbend / f"{CEDAR}.yaml"
    own.write_text(own.read_text("utf-8") + "\n" + entry("Ours"), "utf-8")
    issue(riverbend, "2026-10")
    issue(riverbend, "2026-11", entry("Of November"))
    for month, alt in (("2026-10", "Ours."), ("2026-11", "Of November.")):
        school = load_project(riverbend, asked=Asked(NOVEMBER, month)).schools["cedar-elementary"]
        assert [str(picture.alt) for picture in school.gallery] == [alt]
    issue(riverbend, "2026-11", entry("Of November").replace("logo", "lgo"))
    assert "lgo.svg" in refusal(riverbend)[0]

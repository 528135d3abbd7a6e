"""What an issue prints of the standing message: nothing that the last one printed, unless it is pinned."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plcomms.load.project import load_project
from plcomms.load.validation import validated
from plcomms.load.yaml.file import read_yaml
from plcomms.model.district import District, School
from plcomms.model.glossary import Audience
from plcomms.model.issue import Asked, Issue, Months
from plcomms.plan.turns import MOST, Turn, stories_in, turn_of

FAMILIES = Audience(id="families", label="families", grade=8)
MONTHS = [f"2026-{n:02}" for n in range(1, 11)]


def value(model: type, text: str) -> object:
    found, problems = validated(model, read_yaml("a.yaml", text))
    assert not problems
    return found


def district(whys: int = 3, proof: int = 3, faqs: int = 3, stories: int = 3) -> District:
    def some(name: str, count: int, entry: str) -> str:
        return f"{name}:\n" + "".join(entry.format(i=i) for i in range(count)) if count else ""

    text = (
        "name: Green\ncontact: {name: Jo}\nvision: We learn.\nprogress: You see it.\n"
        + some("whys", whys, "  - {{id: why-{i}, statement: Because {i}.}}\n")
        + some("proof", proof, "  - {{id: fact-{i}, statement: Fact {i}.}}\n")
        + some("faqs", faqs, "  - {{id: q-{i}, question: What {i}?, answer: That {i}.}}\n")
        + some("stories", stories, "  - {{id: story-{i}, title: Story {i}, statement: It was {i}.}}\n")
        + "quotes:\n  - {words: I learn., by: {name: Bo, role: teacher}}\n"
        + "next_steps:\n  - Ask your child.\n  - {statement: Read aloud., for: {students: I read.}}\n"
    )
    found = value(District, text)
    assert isinstance(found, District)
    return found


def turns(own: dict[str, str], whole: District) -> list[Turn]:
    school = value(School, "name: Hill\nprincipal: {name: Al}\n")
    issues = {month: value(Issue, own.get(month) or f"issue: {month}") for month in MONTHS}
    assert isinstance(school, School)
    kept = {month: one for month, one in issues.items() if isinstance(one, Issue)}
    return [turn_of(Months(school, kept, chosen=month), whole, FAMILIES) for month in MONTHS]


@given(st.integers(1, 6), st.integers(0, 6), st.integers(0, 6), st.integers(0, 12))
@settings(max_examples=40)
def test_no_issue_repeats_what_the_last_one_said_and_all_of_it_is_said(
    whys: int, proof: int, faqs: int, stories: int
) -> None:
    whole = district(whys, proof, faqs, stories)
    year = turns({}, whole)
    for one, other in pairwise(year):
        for name in MOST:
            assert not set(one.keys[name]) & set(other.keys[name]), name
    for name in ("whys", "proof", "faqs"):
        said = {key for turn in year for key in turn.keys[name]}
        assert said == {str(e.id) for e in getattr(whole, name)}
    told = [key for turn in year for key in turn.keys["stories"]]
    assert told == [f"story-{i}" for i in range(min(stories, len(MONTHS)))]


def test_what_is_pinned_is_printed_and_the_turn_goes_on_behind_it() -> None:
    year = turns({MONTHS[2]: "feature: [why-0, vision, story-0]"}, district())
    assert [turn.keys["whys"] for turn in year[:4]] == [("why-0",), ("why-1",), ("why-0",), ("why-1",)]
    assert year[2].has("vision")
    assert year[2].keys["stories"] == ("story-0",)


def test_an_issues_own_stories_are_told_in_it_alone_and_the_districts_wait() -> None:
    own = "stories: [{id: peas, title: Peas, statement: We planted peas.}]"
    year = turns({MONTHS[1]: own, MONTHS[4]: own}, district())
    assert [turn.keys["stories"] for turn in year[:5]] == [
        ("story-0",), ("peas",), ("story-1",), ("story-2",), ()
    ]  # fmt: skip


def test_stories_that_the_file_says_were_told_are_not_told() -> None:
    year = turns({MONTHS[0]: "told: [story-0, story-1]"}, district())
    assert [turn.keys["stories"] for turn in year[:2]] == [("story-2",), ()]


def test_an_issues_own_facts_come_first_and_its_steps_all() -> None:
    own = (
        "proof: [{id: mine, statement: Mine.}]\n"
        "next_steps:\n  - Send it.\n  - Sign it.\n"
    )  # fmt: skip
    turn = turns({MONTHS[0]: own}, district())[0]
    assert turn.keys["proof"] == ("mine", "fact-0")
    assert turn.keys["next_steps"] == ("Send it.", "Sign it.", "Ask your child.")


def test_a_step_that_is_due_is_printed_until_its_day(riverbend: Path) -> None:
    folder = riverbend / "schools/cedar-elementary"
    folder.mkdir()
    for month in ("2026-12", "2027-01", "2027-02"):
        (folder / f"{month}.yaml").write_text(f"issue: {month}\n", "utf-8")
    for month, there in (("2026-12", False), ("2027-01", True), ("2027-02", True)):
        project = load_project(riverbend, asked=Asked(issue=month, school="cedar-elementary"))
        families = project.glossary.audience("families")
        turn = turn_of(project.months["cedar-elementary"], project.district, families)
        assert any("Send back the slip" in key for key in turn.keys["next_steps"]) is there, month


def test_the_stories_of_the_chosen_issue_are_known_without_a_reader(riverbend: Path) -> None:
    folder = riverbend / "schools/cedar-elementary"
    folder.mkdir()
    for month in ("2026-11", "2026-12"):
        (folder / f"{month}.yaml").write_text(f"issue: {month}\n", "utf-8")
    told = [
        stories_in(load_project(riverbend, asked=Asked(issue=month)), "cedar-elementary")
        for month in ("2026-11", "2026-12")
    ]
    assert told == [("two-more-days",), ("rain-gauge",)]


@pytest.mark.parametrize("name", ["whys", "proof", "faqs", "quotes", "next_steps"])
def test_every_list_that_takes_turns_is_one_that_a_template_has(name: str) -> None:
    assert name in MOST

"""The next issue from the last: what lasts is carried, every comment stays, no other character changes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plcomms.load.next_issue import next_issue
from plcomms.load.validation import validated
from plcomms.load.yaml.file import read_yaml
from plcomms.model.errors import InputError
from plcomms.model.issue import Issue

NAME = "schools/oak/2026-11.yaml"
DECEMBER = date(2026, 12, 1)

WHOLE = """\
# The month of Oak.
issue: 2026-11  # the month

# My note.
note: |
  # not a comment
  I was glad.

# Stories.
stories:
  # about the beans
  - id: beans
    title: Beans
    statement: We planted beans.
  - {id: peas, title: Peas, statement: Peas too.}

events:
  - id: fair   # in the gym
    title: Fair
    about: Come.
    date: 2026-11-05
    start: 6:00 pm
    place: Gym
  # the big one
  - id: supper
    title: Supper
    about: Come.
    date: 2026-12-05
    start: 6:00 pm
    place: Gym

dates: [{title: Photos, date: 2026-11-02}, {title: Break, date: 2026-12-20}]
news:
  - title: Coats
    text: Look for them.
    until: 2026-12-24
  - title: Thanks
    text: Thank you.
next_steps:
  -
    statement: Send the slip.
    by: 2026-11-20
feature: [vision] # pinned
"""

NEXT = """\
# The month of Oak.
issue: 2026-12  # the month

# My note.
note:

# Stories.
stories:
  # about the beans

events:
  # the big one
  - id: supper
    title: Supper
    about: Come.
    date: 2026-12-05
    start: 6:00 pm
    place: Gym

dates: [{title: Break, date: 2026-12-20}]
news:
  - title: Coats
    text: Look for them.
    until: 2026-12-24
next_steps:
feature: # pinned
"""


def test_what_has_a_day_to_come_is_carried_and_every_other_character_stays() -> None:
    made = next_issue(NAME, WHOLE, "2026-12", DECEMBER)
    assert made.text == NEXT
    assert made.carried == {"events": 1, "dates": 1, "news": 1}
    assert made.gone == {
        "stories": 2, "events": 1, "dates": 1, "news": 1, "next_steps": 1, "feature": 1
    }  # fmt: skip


def test_line_ends_and_a_mark_at_the_beginning_stay() -> None:
    made = next_issue(NAME, "\ufeff" + WHOLE.replace("\n", "\r\n"), "2026-12", DECEMBER)
    assert made.text == "\ufeff" + NEXT.replace("\n", "\r\n")


def test_stories_that_were_told_are_listed_and_the_list_goes_on() -> None:
    first = next_issue(NAME, WHOLE, "2026-12", DECEMBER, ("rain", "bridge")).text
    assert first.startswith(NEXT)
    assert first.endswith("told: [rain, bridge]\n")
    again = next_issue(NAME, first, "2027-01", date(2027, 1, 1), ("rain", "bridge", "lena")).text
    assert again.count("told:") == 1
    assert "told: [rain, bridge, lena]\n" in again


def test_a_note_for_several_readers_goes_whole_and_the_comment_beside_its_key_stays() -> None:
    text = "issue: 2026-11\nnote: # mine\n  # to all\n  statement: Hello.\n  for: {families: Hi.}\nstories:\n"
    made = next_issue(NAME, text, "2026-12", DECEMBER).text
    assert made == "issue: 2026-12\nnote: # mine\n  # to all\nstories:\n"


def test_what_cannot_be_taken_apart_is_refused_and_says_what_to_do() -> None:
    text = (
        "issue: 2026-11\nevents:\n"
        "  - &one {id: a, title: A, about: &words Come., date: 2026-11-05, start: 6 pm, place: Gym}\n"
        "  - {id: b, title: B, about: *words, date: 2026-12-05, start: 6 pm, place: Gym}\n"
    )
    with pytest.raises(InputError) as caught:
        next_issue(NAME, text, "2026-12", DECEMBER)
    assert "2026-12" in caught.value.hint


DAYS = st.integers(-40, 60).map(lambda n: DECEMBER + timedelta(days=n))
ENTRY = st.tuples(DAYS, st.sampled_from(["block", "flow", "hanging"]), st.booleans(), st.booleans())


@given(st.lists(ENTRY, max_size=5), st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=60)
def test_of_any_list_just_the_entries_to_come_and_all_comments_are_left(
    entries: list[tuple[date, str, bool, bool]], end: str
) -> None:
    lines = ["# top", "issue: 2026-11", "dates:"]
    for i, (day, style, comment, blank) in enumerate(entries):
        lines += [f"  # above {i}"] if comment else []
        lines += {
            "block": [f"  - title: T{i}", f"    date: {day}"],
            "flow": [f"  - {{title: T{i}, date: {day}}}"],
            "hanging": ["  -", f"    title: T{i}", f"    date: {day}"],
        }[style]
        lines += [""] if blank else []
    lines += ["# end", "note: Hello."]
    made = next_issue(NAME, end.join(lines) + end, "2026-12", DECEMBER)
    issue, problems = validated(Issue, read_yaml(NAME, made.text))
    assert not problems
    assert issue is not None
    assert [str(d.title) for d in issue.dates] == [f"T{i}" for i, e in enumerate(entries) if e[0] >= DECEMBER]
    wanted = [line for line in lines if line.strip().startswith("#")]
    assert [line for line in made.text.split(end) if line.strip().startswith("#")] == wanted


def test_the_gallery_goes_and_of_notices_those_with_a_day_to_come_stay() -> None:
    text = (
        "issue: 2026-11\n"
        "gallery:\n  - {file: a.png, alt: Beans.}\n"
        "notices:\n  - {title: Ice, text: Stay.}\n"
        "  - {title: Snow, text: Stay., date: 2026-11-30}\n"
        "  - {title: Late, text: Wait., date: 2026-12-01}\n"
    )
    made = next_issue(NAME, text, "2026-12", DECEMBER)
    assert made.text == (
        "issue: 2026-12\ngallery:\nnotices:\n  - {title: Late, text: Wait., date: 2026-12-01}\n"
    )
    assert made.gone == {"gallery": 1, "notices": 2}

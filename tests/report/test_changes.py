"""What is new for readers since the last build, in short and line by line."""

from __future__ import annotations

from plcomms.model.reader_text import ReaderText
from plcomms.report.changes import differences, told_in_short

NAMES = {"cedar": "Cedar", "oak": "Oak", "elm": "Elm", "ash": "Ash", "": "Green Valley"}
OLD = {"event:cedar:fair": "1", "date:cedar:a": "1", "date:cedar:b": "1", "story:cedar:x": "1"}


def text(held: dict[str, str], issue: str = "2026-11", school: str = "cedar", *lines: str) -> ReaderText:
    return ReaderText("newsletter", "families", school, "", issue, lines or ("Hello.",), held)


def test_the_next_build_tells_what_was_dropped_what_is_new_and_what_is_changed() -> None:
    now = {"event:cedar:fair": "2", "story:cedar:x": "1", "story:cedar:y": "1"}
    told = told_in_short({"a": text(OLD)}, {"a": text(now)}, NAMES)
    assert told == ("newsletter 2026-11 (Cedar): 2 dates dropped, 1 story new, 1 event changed",)


def test_a_new_issue_is_compared_with_the_last_one() -> None:
    before = {"a": text({"story:cedar:w": "1"}, "2026-09"), "b": text({"story:cedar:x": "1"}, "2026-10")}
    told = told_in_short(before, {"c": text({"story:cedar:y": "1"})}, NAMES)
    assert told == ("newsletter 2026-11 (Cedar): 1 story dropped, 1 story new",)


def test_the_same_change_at_several_schools_is_told_once() -> None:
    before = {s: text({}, "", s) for s in ("cedar", "oak", "elm", "ash")}
    now = {s: text({"event::night": "1"}, "", s) for s in before}
    assert told_in_short(before, now, NAMES) == ("newsletter (4 schools): 1 event new",)


def test_a_first_build_and_one_without_change_tell_nothing() -> None:
    assert told_in_short({}, {"a": text(OLD)}, NAMES) == ()
    assert told_in_short({"a": text(OLD)}, {"a": text(OLD)}, NAMES) == ()


def test_words_of_no_entry_are_told_as_words() -> None:
    told = told_in_short({"a": text(OLD)}, {"a": text(OLD, "2026-11", "cedar", "Good day.")}, NAMES)
    assert told == ("newsletter 2026-11 (Cedar): words changed",)


def test_the_difference_shows_each_sentence_that_came_or_went() -> None:
    before = {"a": text({}, "2026-11", "cedar", "One.", "Two.")}
    now = {"a": text({}, "2026-11", "cedar", "One.", "Three."), "b": text({}, "", "oak")}
    lines = list(differences(before, now))
    assert lines[:2] == ["--- a (last build)", "+++ a (now)"]
    assert lines[3:6] == [" One.", "-Two.", "+Three."]
    assert lines[6] == "b was not in the last build: all of it is new."

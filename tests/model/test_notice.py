"""A notice has a short name whether or not somebody wrote one, and its words under either key."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from plcomms.load.validation import validated
from plcomms.load.yaml.file import read_yaml
from plcomms.model.district import Content
from plcomms.model.fields import id_like
from plcomms.model.notice import Notice


def notices(*entries: str) -> tuple[Notice, ...]:
    text = "notices:\n" + "".join(f"  - {{{entry}}}\n" for entry in entries)
    found, problems = validated(Content, read_yaml("a.yaml", text))
    assert not problems
    assert found
    return found.notices


def test_the_words_stand_under_text_or_statement_and_readers_may_be_a_list() -> None:
    one, other = notices(
        "id: a, title: Snow, text: Stay home., for: [staff]", "id: b, title: Snow, statement: Stay home."
    )
    assert (str(one.statement), str(other.statement)) == ("Stay home.", "Stay home.")
    assert (one.only, other.only) == (("staff",), ())


def test_a_notice_without_a_short_name_has_its_titles_and_no_two_have_one() -> None:
    said = "title: School opens late!, text: By two hours."
    found = notices(said, f"id: school-opens-late-2, {said}", said, "title: 停课, text: Stay home.")
    names = [one.id for one in found]
    assert names == ["school-opens-late", "school-opens-late-2", "school-opens-late-3", "notice"]


@given(st.text(max_size=120))
@settings(max_examples=60)
def test_a_name_that_is_made_can_always_be_used(words: str) -> None:
    made = id_like(words)
    assert not made or (re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made) and len(made) <= 60)

"""Words to send, post and say: each says how long it is, and is as long as it says."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plcomms.compose.shorten import SHORTEST, call, opening, post, post_length, shorter, spoken
from plcomms.compose.sms import measured
from plcomms.load.project import load_project
from plcomms.model.document import Document
from plcomms.model.project import people
from plcomms.model.text import Marked
from tests.render.pages import made, page

Edit = Callable[[str, str, str], None]
CEDAR = "schools/cedar-elementary.yaml"
SENDERS = ("", "cedar-elementary", "millrace-middle", "riverbend-high")
SNIPPET = re.compile(
    r'<h3>(.*?)</h3>\s*<pre class="copy">(.*?)</pre>\s*<div class="length">(.*?)</div>', re.S
)
COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4}
LONG_LINK = "https://forms.riverbend.example/" + "a1b2c3d4/" * 12 + "reply?school=x"


def snippets(folder: Path, school: str) -> list[tuple[str, str, str]]:
    """The heading, the words and what is said of their length, of each snippet."""
    html = page(folder, Document("snippets", "families", school), "web").body.html
    found = [(title, unescape(words), about) for title, words, about in SNIPPET.findall(html)]
    assert len(found) == html.count('class="copy"')
    return found


def messages(folder: Path, school: str) -> list[tuple[str, str]]:
    return [(words, about) for title, words, about in snippets(folder, school) if "Text message" in title]


def claimed(about: str) -> tuple[int, int]:
    found = re.search(r"<strong>(\d+) characters: (\w+) text messages?\.", about)
    assert found
    return int(found[1]), COUNTS[found[2]]


@pytest.mark.parametrize("school", SENDERS)
def test_every_text_message_is_as_long_as_is_said_and_is_one(riverbend: Path, school: str) -> None:
    found = messages(riverbend, school)
    assert len(found) >= 4
    for words, about in found:
        assert claimed(about) == (measured(words).length, measured(words).messages)
        assert measured(words).messages == 1


@pytest.mark.parametrize("school", SENDERS)
def test_posts_fit_every_network_and_calls_a_voicemail(riverbend: Path, school: str) -> None:
    found = snippets(riverbend, school)
    posts = [(words, about) for title, words, about in found if title.startswith("Post")]
    calls = [(words, about) for title, words, about in found if title.startswith("Phone")]
    assert len(posts) >= 5
    for words, about in posts:
        assert f"{post_length(words)} characters: fits every network" in about
        assert post_length(words) <= SHORTEST
    assert calls
    for words, about in calls:
        seconds = math.ceil(spoken(words) * 60 / 150)
        assert f"About {seconds} seconds" in about
        assert seconds < 30


@pytest.mark.parametrize("school", SENDERS)
def test_no_student_is_named(riverbend: Path, school: str) -> None:
    project = load_project(riverbend)
    voices = (project.district, *project.schools.values())
    students = {str(p.name) for voice in voices for p in people(voice) if p.role == "student"}
    assert students
    said = " ".join(words for _title, words, _about in snippets(riverbend, school))
    assert not [name for name in students if re.search(rf"\b{re.escape(name)}\b", said)]


def test_an_invitation_says_who_what_when_and_where_to_reply(riverbend: Path) -> None:
    words = next(words for words, _about in messages(riverbend, "cedar-elementary") if "Show Me" in words)
    for said in (
        "Cedar",
        "Show Me Night",
        "Thu, Feb 11",
        "5:30",
        "Reply by Thu, Feb 4",
        "/cedar/show-me-night",
    ):
        assert said in words


def test_a_long_title_and_a_long_address_still_make_a_message_without_a_word_cut(
    riverbend: Path, edit: Edit
) -> None:
    title = "The Annual Winter Showcase of Student Work and Family Celebrations"
    edit(CEDAR, "title: Show Me Night", f"title: {title}")
    edit(CEDAR, "https://www.riverbend.example/cedar/show-me-night", LONG_LINK)
    found = [(words, about) for words, about in messages(riverbend, "cedar-elementary") if title in words]
    assert len(found) == 3
    invitation, reminder, today = found
    for words, about in (invitation, reminder):
        assert words.endswith("Reply by Thu, Feb 4: 555-0150"), "the telephone takes the place of the address"
        assert claimed(about)[1] == 1
    assert claimed(today[1])[1] == 1


def test_what_does_not_fit_in_one_says_so_and_what_would_help(riverbend: Path, edit: Edit) -> None:
    edit(CEDAR, "name: Cedar Elementary School", "name: " + "Martha Washington " * 6 + "School")
    edit(CEDAR, "short_name: Cedar\n", "")
    edit(CEDAR, "title: Show Me Night", "title: The Annual Winter Showcase of Student Work and Family Fun")
    words, about = next(m for m in messages(riverbend, "cedar-elementary") if "Annual Winter" in m[0])
    assert measured(words).messages == 2
    assert claimed(about) == (measured(words).length, 2)
    assert "One holds 160. A short_name in the file of your school makes room." in about


def test_another_place_and_the_day_to_reply_by_are_never_left_out(riverbend: Path, edit: Edit) -> None:
    edit("schools/millrace-middle.yaml", "short_name: Millrace\n", "")
    edit("schools/millrace-middle.yaml", "name: Millrace Middle School", "name: " + "Martha " * 12 + "School")
    edit("district.yaml", "title: Riverbend Family Evening", "title: The Annual Evening for All Our Families")
    found = snippets(riverbend, "millrace-middle")
    invitations = [
        words for title, words, _ in found if "Annual Evening" in words and "Will you" not in words
    ]
    assert len(invitations) >= 4
    assert all("Riverbend High School" in words for words in invitations)
    asked = [words for title, words, _ in found if title == "Text message: the invitation"]
    assert all("Reply by" in words for words in asked if "Annual Evening" in words)


def test_nobody_is_asked_to_reply_to_an_event_that_asks_for_none(riverbend: Path, edit: Edit) -> None:
    text = (riverbend / CEDAR).read_text("utf-8")
    for name in ("reply_link", "reply_by", "reply_to"):
        line = re.search(rf"^    {name}: .*\n", text, re.M)
        assert line
        edit(CEDAR, line[0], "")
    found = [words for _, words, _ in snippets(riverbend, "cedar-elementary") if "Show Me Night" in words]
    invitation = next(words for words in found if words.startswith("Cedar"))
    assert invitation.endswith("Questions? 555-0150")
    assert any("If you have a question, call 555-0150." in words for words in found)
    assert not any("reply" in words.lower() for words in found if "slip" not in words)


def test_a_telephone_number_keeps_its_extension(riverbend: Path, edit: Edit) -> None:
    text = (riverbend / CEDAR).read_text("utf-8")
    line = re.search(r"^    reply_to: .*\n", text, re.M)
    link = re.search(r"^    reply_link: .*\n", text, re.M)
    assert line
    assert link
    edit(CEDAR, line[0], "    reply_to: Ana Lee, 555-0142 ext. 3\n")
    edit(CEDAR, link[0], "")
    found = [words for _, words, _ in snippets(riverbend, "cedar-elementary") if "555-0142" in words]
    assert len(found) >= 4
    assert all("555-0142 ext. 3" in words for words in found)


def test_letters_that_telephones_send_in_shorter_messages_are_named(riverbend: Path, edit: Edit) -> None:
    edit(CEDAR, "title: Show Me Night", "title: Muéstrame en familia, mi salón")
    found = [about for words, about in messages(riverbend, "cedar-elementary") if "salón" in words]
    assert found
    assert all("With ó in it, one holds only 70." in about for about in found)


def test_what_printers_write_does_not_make_a_message_longer(riverbend: Path, edit: Edit) -> None:
    edit(CEDAR, "title: Show Me Night", "title: “Show Me” Night – it’s here")
    words = next(words for words, _about in messages(riverbend, "cedar-elementary") if "Show Me" in words)
    assert '"Show Me" Night - it\'s here' in words
    assert measured(words).messages == 1


@pytest.mark.parametrize(
    "left_out", ["end", "room", "bring", "reply_link", "reply_by", "reply_to", "address"]
)
def test_nothing_stands_for_what_an_event_does_not_say(riverbend: Path, edit: Edit, left_out: str) -> None:
    text = (riverbend / CEDAR).read_text("utf-8")
    line = re.search(rf"^    {left_out}: .*\n", text, re.M)
    assert line
    edit(CEDAR, line[0], "")
    for _title, words, _about in snippets(riverbend, "cedar-elementary"):
        assert "None" not in words
        assert not re.search(r"[:,] ?\.|\.\.|  | ,|[:,]$", words), words


def test_a_district_with_no_more_than_a_vision_and_a_why_still_has_words_to_post(tmp_path: Path) -> None:
    (tmp_path / "district.yaml").write_text(
        "name: Elm School District\ncontact: {name: Ann Lee}\nvision: Your child will be known well.\n"
        "whys:\n  - {id: one, statement: Children need time.}\n",
        "utf-8",
    )
    found = snippets(tmp_path, "")
    assert [words for _title, words, _about in found] == [
        "Your child will be known well.",
        "Children need time.",
    ]


def test_markup_is_not_sent_and_what_is_sent_is_in_the_link_for_the_phone(
    riverbend: Path, edit: Edit
) -> None:
    edit(CEDAR, "Send back the slip for Show Me Night", "Send back the *slip* & note for Show Me Night")
    html = made(riverbend, Document("snippets", "families", "cedar-elementary"), "web").decode()
    words, about = messages(riverbend, "cedar-elementary")[6]
    assert words.startswith("Cedar: Send back the slip & note for")
    link = re.search(r'href="sms:\?&amp;body=([^"]+)"', about)
    assert link
    assert unquote(unescape(link[1])) == words
    assert 'class="on-web" href="sms:' in html


def test_words_to_copy_stand_in_one_line_of_a_plain_text(riverbend: Path) -> None:
    cedar = Document("snippets", "families", "cedar-elementary")
    lines = made(riverbend, cedar, "text").decode().splitlines()
    fenced = made(riverbend, cedar, "markdown").decode()
    for _title, words, _about in snippets(riverbend, "cedar-elementary"):
        assert words in lines
        assert f"```\n{words}\n```" in fenced
    assert "sms:" not in fenced


@pytest.mark.parametrize(
    ("said", "count"),
    [("Come at 5:30.", 4), ("Call 555-0150 now", 9), ("call (312) 555-0150", 9), ("room 104", 2), ("", 0)],
)
def test_numbers_are_counted_as_they_are_said(said: str, count: int) -> None:
    assert spoken(said) == count


@given(st.lists(st.text("abc .😀家", max_size=90), min_size=1, max_size=9), st.booleans())
def test_posts_and_calls_never_claim_to_fit_what_does_not(pieces: list[str], link: bool) -> None:
    parts = [[i, [piece], []] for i, piece in enumerate(pieces)]
    if link:
        parts.append([9, [" https://www.riverbend.example/a-long-address-that-counts-as-23"], []])
    posted, said = post(parts), call(parts)
    assert posted.everywhere == (post_length(posted.text) <= SHORTEST)
    assert said.spoken == len(said.text.split())
    assert posted.everywhere or len(pieces[0]) > SHORTEST / 2


def test_a_statement_gets_shorter_by_whole_sentences() -> None:
    assert ["".join(wording) for wording in shorter("One is here. Two is, too. Three.")] == [
        " One is here. Two is, too. Three.",
        " One is here. Two is, too.",
        " One is here.",
        "",
    ]


def test_where_an_emoji_makes_two_messages_of_one_it_is_the_emoji_that_is_to_go(
    riverbend: Path, edit: Edit
) -> None:
    edit(CEDAR, "short_name: Cedar\n", "")
    edit(CEDAR, "title: Show Me Night", "title: Pizza 🍕 night")
    abouts = [about for words, about in messages(riverbend, "cedar-elementary") if "🍕" in words]
    assert any("Take 🍕 out, and one message holds it." in about for about in abouts)
    assert not any("short_name" in about for about in abouts)


WORDS = st.lists(
    st.sampled_from(
        ("Ana", "reads.", "Then", "she", "*draws", "on*", "Friday!", "a", "plan.\n\n", "- item\n")
    ),
    max_size=90,
)


@settings(max_examples=80)
@given(WORDS)
def test_an_opening_and_its_rest_are_all_of_the_text(words: list[str]) -> None:
    text = Marked(" ".join(words), ())
    first, rest = opening(text)
    assert f"{first} {rest}".split() == text.split()
    assert not rest or len(first.split()) >= 1
    assert all(part == "" or isinstance(part, Marked) for part in (first, rest))


def test_an_opening_ends_with_a_sentence_and_marks_are_never_divided() -> None:
    plain = " ".join(f"Sentence {n} has quite a few words in it." for n in range(1, 9))
    first, rest = opening(plain)
    assert first.endswith("Sentence 3 has quite a few words in it.")
    assert rest.startswith("Sentence 4")
    bold = f"**{plain}**"
    assert opening(bold) == [bold, ""]
    assert opening("Short as it is.") == ["Short as it is.", ""]

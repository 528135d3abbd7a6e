"""Headers in any alphabet, read back by Python's parser and by a strict reader of RFC 2047 of our own."""

from __future__ import annotations

import base64
import quopri
import re
from email import message_from_bytes
from email.headerregistry import Address
from email.policy import default

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plcomms.render.email.headers import is_short, new_message

WORD = re.compile(r"=\?([A-Za-z0-9-]+)\?([bq])\?([!-<>@-~=]*)\?=")
BEHIND = re.compile(r"[A-Za-z0-9!*+/=_-]*")


def written(header: str, value: object) -> list[str]:
    """The lines of one header of a message."""
    message = new_message()
    message[header] = value
    message.set_content("Hello.")
    head, _, _ = message.as_bytes().partition(b"\r\n\r\n")
    lines = head.decode("ascii").split("\r\n")
    start = next(i for i, line in enumerate(lines) if line.startswith(f"{header}: "))
    end = next((i for i in range(start + 1, len(lines)) if not lines[i].startswith(" ")), len(lines))
    return lines[start:end]


def strictly_read(lines: list[str]) -> str:
    """The words of a header as RFC 2047 says, which must hold to all it asks of a writer."""
    for line in lines:
        assert len(line) <= 76
        assert line.strip()
    value = "".join(lines).partition(": ")[2]
    said, between, last_encoded = "", "", False
    for token in re.split(r"([ \t]+)", value):
        if re.fullmatch(r"[ \t]+", token):
            between = token
            continue
        word = WORD.fullmatch(token)
        assert word or "=?" not in token
        if word:
            assert len(token) <= 75
            assert word[2] == "b" or BEHIND.fullmatch(word[3])
            data = (
                base64.b64decode(word[3], validate=True)
                if word[2] == "b"
                else quopri.decodestring(word[3].replace("_", "=20"))
            )
            said += ("" if last_encoded else between) + data.decode(word[1])
        else:
            said += between + token
        last_encoded, between = bool(word), ""
    return said


LINE = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\xa0"), max_size=250
)
WORDS = st.lists(
    st.sampled_from(["José", "Martí", "–", "a", "to", "Night:", "12", "家长", "🍕", "=?utf-8?q?x?=", '"'])
)
SUBJECT = (LINE | WORDS.map(" ".join)).map(lambda words: " ".join(words.split(" ")).strip())


@given(SUBJECT)
@example("Show Me Night, Thursday, March 11 – Escuela Primaria José Martí")
@example("a" * 200)
@example("a" * 67 + " b" * 40)
@example("é" * 200)
@example("José  –  Martí")
@example("=?utf-8?q?Bcc?= and ?=")
def test_a_subject_comes_back_as_it_was_written(subject: str) -> None:
    lines = written("Subject", subject)
    assert strictly_read(lines) == subject
    message = message_from_bytes("\r\n".join([*lines, "", ""]).encode(), policy=default)
    assert str(message["Subject"]) == subject
    assert not message["Subject"].defects


NAME = LINE.map(lambda words: " ".join(words.split()))


@given(NAME)
@example('Ana "Annie" Lee, Principal')
@example("Escuela Primaria José Martí")
@example("District of " * 9)
def test_a_name_before_an_address_comes_back_as_it_was_written(name: str) -> None:
    name = name.strip()
    lines = written("Reply-To", Address(name, addr_spec="a.lee@hill.example"))
    assert all(len(line) <= 76 for line in lines)
    message = message_from_bytes("\r\n".join([*lines, "", ""]).encode(), policy=default)
    (read,) = message["Reply-To"].addresses
    assert read.addr_spec == "a.lee@hill.example"
    if is_short(name, len("Reply-To: ")):
        assert read.display_name == name
    if "=?" in "".join(lines):
        words, _, address = strictly_read(lines).rpartition(" ")
        assert (words, address) == (name, "<a.lee@hill.example>")


@pytest.mark.parametrize("value", ["a\r\nBcc: b@c.example", "a\nb"])
def test_no_header_is_added_by_a_subject(value: str) -> None:
    with pytest.raises(ValueError, match="linefeed"):
        written("Subject", value)

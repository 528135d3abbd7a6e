"""What people write becomes an address that every machine takes, or none."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plcomms.model.links import SCHEMES, address, copied, found_in, shown
from plcomms.model.text import Segment, Span, Text

ADDRESS = re.compile(
    r"(?:https?://[a-z0-9_.-]+(?::\d+)?(?:/[A-Za-z0-9\-._~!$&'()*+,;=:@/%]*)?"
    r"(?:\?[^#\[\] \"<>\\^`{|}]*)?(?:#[^#\[\] \"<>\\^`{|}]*)?"
    r"|mailto:[A-Za-z0-9\-._~!$'*+%]+@[a-z0-9_.-]+(?:\?[^#\[\] \"<>\\^`{|}]*)?"
    r"|tel:\+?\d{3,15}(?:;ext=\d+)?)"
)
"""What RFC 3986, 6068 and 3966 let an address be, of the kinds that are made."""


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("555-0150", "tel:5550150"),
        ("(555) 010-0150", "tel:5550100150"),
        ("555-0142 ext. 3", "tel:5550142;ext=3"),
        ("(555) 010-0150, extension 12", "tel:5550100150;ext=12"),
        ("541-555-0140", "tel:+15415550140"),
        ("1 (541) 555-0140 x7", "tel:+15415550140;ext=7"),
        ("541–555–0140", "tel:+15415550140"),
        ("tel:541.555.0140", "tel:+15415550140"),
        ("+52 55 5555 0140", "tel:+525555550140"),
        ("office@cedar.example", "mailto:office@cedar.example"),
        (
            "mailto:office@cedar.example?subject=Show Me Night",
            "mailto:office@cedar.example?subject=Show%20Me%20Night",
        ),
        ("niño@escuela-niños.example", "mailto:ni%C3%B1o@xn--escuela-nios-jhb.example"),
        ("www.cedar.example/news", "https://www.cedar.example/news"),
        ("https://cedar.example", "https://cedar.example"),
        ("HTTPS://Cedar.Example/News", "https://cedar.example/News"),
        ("https://cedar.example/niños?room=12 A", "https://cedar.example/ni%C3%B1os?room=12%20A"),
        ("https://cedar.example/ni%C3%B1os", "https://cedar.example/ni%C3%B1os"),
        ("https://cedar.example/100%", "https://cedar.example/100%25"),
        ("https://escuela-niños.example/", "https://xn--escuela-nios-jhb.example/"),
        ("https://学校.example/報名", "https://xn--48s290a.example/%E5%A0%B1%E5%90%8D"),
        ("<https://cedar.example/r>", "https://cedar.example/r"),
        ("< office@cedar.example >", "mailto:office@cedar.example"),
        ("[Reply](https://cedar.example/r)", "https://cedar.example/r"),
        ("[Reply](<https://cedar.example/a b>)", "https://cedar.example/a%20b"),
        ('[Reply](https://cedar.example/r "now")', "https://cedar.example/r"),
        ("http://localhost:8000/a", "http://localhost:8000/a"),
    ],
)
def test_what_people_write_as_a_link_becomes_an_address(written: str, made: str) -> None:
    assert address(written) == made
    assert ADDRESS.fullmatch(made)


@pytest.mark.parametrize(
    "written",
    [
        *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "\x01javascript:alert(1)"),
        *("data:text/html,x", "file:///etc/passwd", "file:///C:/x", "C:\\x.pdf", "\\\\host\\x", "//host/x"),
        *(
            "ftp://a.example",
            "sms:5550100",
            "vbscript:x",
            "blob:https://a.example",
            "[x](javascript:alert(1))",
        ),
        *(
            "<javascript:alert(1)>",
            "https://",
            "https:///x",
            "https://a.example@evil.example/",
            "https://a b.example",
        ),
        *(
            "http://a.example:port/",
            "https://[::1",
            "the front office",
            "handbook.pdf",
            "",
            " ",
            "@",
            "a@b",
            "mailto:",
        ),
        *("tel:", "tel:call me", "mailto:a@b.example,c@d.example", "https://a..example", "https://-.example"),
    ],
)
def test_what_is_no_page_mailbox_or_telephone_never_becomes_an_address(written: str) -> None:
    assert address(written) == ""


def test_people_are_shown_what_was_written_with_its_place() -> None:
    text = "[Reply now](https://cedar.example/r)"
    written = Text(text, [Segment(0, len(text), Span("district.yaml", 100, 100 + len(text)))])
    assert shown(written) == "Reply now"
    assert shown(written).segments[0].span == Span("district.yaml", 101, 110)
    assert shown("<https://cedar.example/niños>") == "https://cedar.example/niños"
    assert shown("https://cedar.example/niños?room=12 A") == "https://cedar.example/niños?room=12 A"


def test_an_address_to_copy_is_as_short_as_it_was_written_if_it_can_be_followed() -> None:
    assert copied("www.cedar.example/r") == "www.cedar.example/r"
    assert copied("[Reply](www.cedar.example/r)") == "www.cedar.example/r"
    assert copied("https://cedar.example/12 A") == "https://cedar.example/12%20A"
    assert copied("(541) 555-0140") == "(541) 555-0140"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Denise, 541-555-0140 or d.o@cedar.example.", ["tel:+15415550140", "mailto:d.o@cedar.example"]),
        ("(See https://a.example/b_(c), please.)", ["https://a.example/b_(c)"]),
        ("Join at zoom.us/j/5?pwd=a!", ["https://zoom.us/j/5?pwd=a"]),
        ("“www.a.example”: sign up", ["https://www.a.example"]),
        ("Call 555-0142 ext. 3, or 555-0143.", ["tel:5550142;ext=3", "tel:5550143"]),
        (
            "riverbend.org and riverbend.k12.or.us/a",
            ["https://riverbend.org", "https://riverbend.k12.or.us/a"],
        ),
        ("In 2026-2027, from 5-6 pm, on 2026-11-24, Rooms 101-103, $1,234.5678", []),
        ("student 1234567, handbook.pdf, e.g. this, St.Mary, day.It is, 97401-2345, 12-555-0140", []),
        ("javascript:alert(1) data:text/html,x file:///etc //a.example \\\\host\\x", []),
        ("https://good.example@evil.example/", []),
    ],
)
def test_addresses_are_found_in_running_text_and_nothing_else_is(words: str, found: list[str]) -> None:
    assert [one.address for one in found_in(words)] == found


URLISH = st.text(
    st.sampled_from("ab1ñ学é☃. -_~:/?#[]@!$&'()*+,;=%\\|<>\"`{}\t\n\x00\u2028\u202e"), max_size=40
)
STARTS = st.sampled_from(["", "https://", "https://a.example/", "mailto:", "tel:", "[x](", "<"])
ENDS = st.sampled_from(["", ")", ">", "@b.example"])
WRITTEN = st.text(max_size=60) | st.builds("".join, st.tuples(STARTS, URLISH, ENDS))


@given(WRITTEN)
@example("https://a.example/?q=[1]#[2]")
@example("https://ẞ.example/")
@example("https://a.example:٣/")
def test_an_address_has_only_letters_that_every_reader_takes(written: str) -> None:
    made = address(written)
    assert not made or ADDRESS.fullmatch(made)
    assert not made or made.partition(":")[0] in SCHEMES
    assert address(made) == made


@given(st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="%?#"), min_size=1))
def test_what_is_encoded_in_an_address_is_what_was_written(path: str) -> None:
    made = address(f"https://a.example/x{path}x")
    assert unquote(urlsplit(made).path) == f"/x{path}x"


@given(st.text(max_size=200) | URLISH)
def test_addresses_in_running_text_stand_where_they_are_said_to(words: str) -> None:
    at = 0
    for one in found_in(words):
        assert at <= one.start < one.end <= len(words)
        assert ADDRESS.fullmatch(one.address)
        assert not words[one.start].isspace()
        at = one.end


@pytest.mark.parametrize("scheme", ["javascript", "JavaScript", "file", "data", "vbscript", "ftp", "blob"])
def test_no_other_scheme_is_an_address_even_with_a_host(scheme: str) -> None:
    host = f"{scheme}://a.example/%0aalert(1)"
    for written in (host, f"<{host}>", f"[a]({host})"):
        assert address(written) == ""

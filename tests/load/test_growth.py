"""What never ends, as no bracket closes it, is done with at once: the time does not grow with its square."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest

from plcomms.language.identify import runs
from plcomms.language.normalize import Words
from plcomms.language.people.reader import person_mentions
from plcomms.language.terms.named import people_in
from plcomms.load.directives import by_file
from plcomms.load.drafts.html_tags import tags
from plcomms.load.drafts.markup import stripped
from plcomms.load.drafts.typography import as_spelt
from plcomms.load.yaml.file import read_yaml
from plcomms.model import links
from plcomms.model.text import Block, Source, Text

LONG = 20_000


def people_beside(text: str) -> object:
    """Who stands in a paragraph."""
    block, all_of_it = Block("paragraph", Text(text)), ((0, len(text)),)
    return people_in(block, all_of_it, person_mentions(text, all_of_it), date(2026, 11, 24))


READERS: dict[str, tuple[Callable[[str], object], str]] = {
    "a tag without an end": (lambda text: list(tags(text)), "<a " + "x" * 28),
    "a tag with quotes": (lambda text: list(tags(text)), '<a href="x" ' * 400),
    "an address in brackets": (links.target, "<" + " " * LONG),
    "an address in a link": (links.shown, "[a](" + " " * LONG + "x" + " " * LONG),
    "a remark": (
        lambda text: by_file({"a.md": Source("a.md", text)}),
        "<!-- plcomms: ignore a" + " -- " * 4_000,
    ),
    "a remark of spaces": (
        lambda text: by_file({"a.md": Source("a.md", text)}),
        "<!-- plcomms: ignore" + " " * LONG,
    ),
    "spaces before a fence": (lambda text: stripped(Text(text)), " " * LONG),
    "tabs before a fence": (lambda text: stripped(Text(text)), "\t" * LONG),
    "syllables with hyphens": (lambda text: Words(text).in_address(0, 1), "a-" * LONG),
    "syllables in a language": (runs, "a-" * LONG),
    "spaces in a value": (lambda text: read_yaml("a.yaml", text), "a: x" + " " * LONG * 2 + "y\n  z\n"),
    "spaces between names": (people_beside, "Ana Ruiz" + " " * LONG * 2 + "Bo Li"),
    "capitals in a word": (people_beside, "Ana Ruiz " + "aNN" * LONG + " Bo Li"),
    "nothing but particles": (runs, "e " * LONG),
    "a word": (
        lambda text: as_spelt(Block("paragraph", Text(text)), text, lambda _word: False),
        "a" * LONG,
    ),
}


@pytest.mark.parametrize("name", READERS)
def test_what_has_no_end_takes_no_long_time(name: str) -> None:
    read, text = READERS[name]
    began = time.process_time()
    read(text)
    assert time.process_time() - began < 2

"""Signs that come along with pasted text, and first words that YAML takes for signs of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from plcomms.load.yaml.file import Path, Tree
from plcomms.load.yaml.lines import BULLETS, named
from plcomms.model.finding import Finding, Severity
from plcomms.model.text import Span, Text

RULE = "pasted"

_CURLY = "These curly quotes will be printed: they stand round the whole text."
_CURLY_HELP = (
    "Take them out, unless readers should see them; in a file straight quotes are the ones not printed."
)
_BULLET = "This sign ({sign}) will be printed before the text."
_BULLET_HELP = "Take it out; for a list, write  |  after the colon and lines with hyphens below."
_SIGN = "Readers will not see “{word}”: at the beginning of a value {sign} is a sign to YAML."
_SIGN_HELP = "Put the whole value in quotes."
_HIDDEN = "There is {name} in this text, which nobody sees and which divides a word for those who search it."
_HIDDEN_HELP = "Delete it; such characters come along when text is pasted."

_QUOTED = re.compile(r"“[^“”]+”|„[^„“”]+[“”]|«[^«»]+»|‘[^‘]+’", re.DOTALL)
_BULLETED = re.compile(rf"[{re.escape(BULLETS.replace('*', '').replace('+', ''))}][ \t\xa0]+(?!.*\n)")
_ANCHORED = re.compile(r"(?:&(?P<anchor>[^\s,\[\]{}]+)|!(?!!)\S*)(?=[ \t]+[^\s\"'|>#\[{&!])")
_NOBODY_SEES = re.compile("[\xad\u200b\u2060\ufeff]")


def pasted(tree: Tree) -> Iterator[Finding]:
    """What to look at in the values of a file that has no mistakes: nothing of it stops anything."""
    if tree.problems:
        return
    for path, place in tree.places.items():
        value = _value(tree.data, path)
        if isinstance(value, Text) and value:
            yield from _about(tree, value, place.value)


def _about(tree: Tree, value: Text, place: Span) -> Iterator[Finding]:
    words = value.strip()
    if _QUOTED.fullmatch(words):
        yield _finding(Severity.ADVICE, _CURLY, _first(value, place), _CURLY_HELP)
    if _BULLETED.match(words) and "\n" not in words:
        message = _BULLET.format(sign=words[0])
        yield _finding(Severity.WARNING, message, _first(value, place), _BULLET_HELP)
    if found := _NOBODY_SEES.search(value):
        span = value.span(found.start(), found.end()) or place
        yield _finding(Severity.ADVICE, _HIDDEN.format(name=named(found[0])), span, _HIDDEN_HELP)
    yield from _taken_away(tree, place)


def _taken_away(tree: Tree, place: Span) -> Iterator[Finding]:
    text = tree.source.text
    found = _ANCHORED.match(text, place.start, place.end)
    if found and not (found["anchor"] and re.search(rf"\*{re.escape(found['anchor'])}(?![\w-])", text)):
        message = _SIGN.format(word=found[0], sign=found[0][0])
        span = Span(place.file, found.start(), found.end())
        yield _finding(Severity.WARNING, message, span, _SIGN_HELP)


def _first(value: Text, place: Span) -> Span:
    start = len(value) - len(value.lstrip())
    return value.span(start, start + 1) or place


def _value(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def _finding(severity: Severity, message: str, span: Span, help: str) -> Finding:
    return Finding(RULE, severity, message, span, help)

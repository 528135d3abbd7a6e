"""What stands in a Markdown file and is not for its readers, taken out without moving what is.

Comments, styles and scripts, settings at the top and lists of attributes are nothing to a reader; code,
between fences or in ``<pre>``, is no prose. All else is prose, however far it is indented.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from plcomms.load.drafts.front_matter import front_matter
from plcomms.load.drafts.html_tags import TAG
from plcomms.model.text import Span, Text

Range = tuple[int, int, str]
"""Characters ``start:end``, and whether they are ``markup`` or ``code``."""

_ATTRIBUTES = re.compile(
    r"\{(?:::?[^{}\n]{0,300}\}"
    r"|[ \t]*(?:(?:[#.][\w:-]+"
    r"|[\w:-]+=(?:\"[^\"\n]{0,200}\"|'[^'\n]{0,200}'|[^\s\"'{}]{1,200}))[ \t]*){1,20}\}"
    r"|%[^\n]{0,500}?%\}|\{[<%][^\n]{0,500}?[>%]\}\})"
)
"""``{: .class }``, ``{#id .class key=value}``; and what a site's program puts other things in place of:
``{% include x %}``, ``{{< figure >}}``."""

_OPENING = re.compile(
    r"^(?P<before>[ \t]*+(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]++|>)*+[ \t]*+)(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})"
    r"|^[ \t]*+(?P<colons>:{3,})[ \t]*[\w-]*"
    r"|(?P<ticks>`+)|(?P<comment><!--)|(?P<raw><(?P<name>style|script|pre)\b)|(?P<told><[?!](?=[A-Za-z]))"
    r"|(?P<attributes>\{(?=[:#.%{ \t\w]))|(?P<escape>\\.)",
    re.MULTILINE | re.IGNORECASE,
)
_MARKUP, _CODE = "markup", "code"
_RUNS = re.compile(r"`+|~+")
_PAST_QUOTE = re.compile(r"\n(?![ \t]*>)")
_BLANK = re.compile(r"\n[ \t>]*\n")


@dataclass(frozen=True, slots=True)
class Stripped:
    """The ``text`` of a file without its ``markup`` and its code, and where that markup stands."""

    text: Text
    markup: tuple[Span, ...]


def stripped(text: Text) -> Stripped:
    """The Markdown ``text``, which has line feeds only, without what nobody reads and without code."""
    top = max(front_matter(text), text.startswith("\ufeff"))
    gone = [*([(0, top, _MARKUP)] if top else ()), *_Scanner(text, top).ranges()]
    parts: list[str] = []
    at = 0
    for start, end, _ in gone:
        parts.append(text.cut(at, start))
        at = end
    parts.append(text.cut(at, len(text)))
    spans = (text.span(start, end) for start, end, kind in gone if kind == _MARKUP)
    return Stripped(Text.joined(parts), tuple(span for span in spans if span))


class _Scanner:
    """Goes through a text once; what is opened and never closed is prose."""

    def __init__(self, text: str, at: int) -> None:
        self.text = text
        self.at = at
        self._never: set[str] = set()
        self._paragraph = 0

    def ranges(self) -> Iterator[Range]:
        takers: Mapping[str, Callable[[re.Match[str]], Iterator[Range]]] = {
            "fence": self._fence,
            "colons": self._colons,
            "ticks": self._ticks,
            "comment": self._comment,
            "name": self._raw,
            "told": self._told,
            "attributes": self._attributes,
        }
        while found := _OPENING.search(self.text, self.at):
            self.at = found.end()
            for name, take in takers.items():
                if found[name] is not None:
                    yield from take(found)
                    break

    def _fence(self, found: re.Match[str]) -> Iterator[Range]:
        """Code between fences; one that nothing closes, on a line or in its paragraph, is taken out alone."""
        mark = found["fence"]
        closing = re.compile(rf"^[ \t]*(?:>[ \t]*)*{mark[0]}{{{len(mark)},}}[ \t]*$", re.MULTILINE)
        line = self._end_of_line(found.end())
        end = _PAST_QUOTE.search(self.text, line) if ">" in found["before"] else None
        last = end.start() if end else len(self.text)
        close = None if mark in self._never else closing.search(self.text, line + 1, last)
        start = found.start("fence")
        if close is None:
            self._never.update([mark] * (end is None))
            yield start, found.end(), _MARKUP
            if again := self._same_again(mark, found.end()):
                yield found.end(), again.start(), _CODE
                yield again.start(), again.end(), _MARKUP
                self.at = again.end()
            return
        yield start, line, _MARKUP
        yield line, max(line, close.start() - 1), _CODE
        yield max(line, close.start() - 1), close.end(), _MARKUP
        self.at = close.end()

    def _colons(self, found: re.Match[str]) -> Iterator[Range]:
        """The line that opens or closes a division, as ``::: note`` does."""
        yield found.start("colons"), found.end(), _MARKUP

    def _ticks(self, found: re.Match[str]) -> Iterator[Range]:
        """Code within a paragraph stays, and nothing in it is markup."""
        ticks = found["ticks"]
        close = None if ticks in self._never else self._same_again(ticks, found.end())
        if close:
            self.at = close.end()
        elif self._paragraph == len(self.text):
            self._never.add(ticks)
        yield from ()

    def _same_again(self, marks: str, after: int) -> re.Match[str] | None:
        """The next row of just these marks in the paragraph."""
        if self._paragraph < after:
            blank = _BLANK.search(self.text, after)
            self._paragraph = blank.start() if blank else len(self.text)
        runs = _RUNS.finditer(self.text, after, self._paragraph)
        return next((run for run in runs if run[0] == marks), None)

    def _comment(self, found: re.Match[str]) -> Iterator[Range]:
        yield from self._until("-->", found.start(), found.end())

    def _told(self, found: re.Match[str]) -> Iterator[Range]:
        """What is said to a program: ``<!DOCTYPE html>``, ``<?php ... ?>``."""
        yield from self._until("?>" if found["told"][1] == "?" else ">", found.start(), found.end())

    def _until(self, closing: str, start: int, after: int) -> Iterator[Range]:
        end = -1 if closing in self._never else self.text.find(closing, after)
        if end < 0:
            self._never.add(closing)
            return
        self.at = end + len(closing)
        yield start, self.at, _MARKUP

    def _raw(self, found: re.Match[str]) -> Iterator[Range]:
        """A style, a script or text set as it is typed, from its tag to the one that closes it."""
        opening = TAG.match(self.text, found.start())
        name = found["name"].lower()
        if opening is None or opening["name"].lower() != name or name in self._never:
            return
        close = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(self.text, opening.end())
        if close is None:
            self._never.add(name)
            return
        self.at = close.end()
        if name == "pre":
            yield opening.start(), opening.end(), _MARKUP
            yield opening.end(), close.start(), _CODE
            yield close.start(), close.end(), _MARKUP
        else:
            yield opening.start(), close.end(), _MARKUP

    def _attributes(self, found: re.Match[str]) -> Iterator[Range]:
        whole = _ATTRIBUTES.match(self.text, found.start())
        if whole:
            self.at = whole.end()
            yield whole.start(), whole.end(), _MARKUP

    def _end_of_line(self, at: int) -> int:
        end = self.text.find("\n", at)
        return end if end >= 0 else len(self.text)

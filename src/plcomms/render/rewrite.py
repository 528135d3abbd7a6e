"""HTML with some of its tags and styles written anew, and every other character as it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from html import escape
from html.parser import HTMLParser
from itertools import accumulate

Attributes = Mapping[str, str | None]
"""The attributes of a tag by their names in small letters; None is the value of one that has none."""
OnTag = Callable[[str, Attributes], Attributes | None]
OnStyle = Callable[[str], str]


def rewritten(html: str, on_tag: OnTag, on_style: OnStyle = str, dropped: Set[str] = frozenset()) -> str:
    """``html``, in which ``on_tag`` may give each start tag other attributes.

    It is asked with the tag's name and attributes, and returns None for a tag that is to stay as it is.
    ``on_style`` gives what is to stand in each ``style`` element. Of elements that are ``dropped`` only what
    stands in them is left. Comments, scripts and words stay as they are.
    """
    writer = _Rewriter(html, on_tag, on_style, dropped)
    writer.feed(html)
    writer.close()
    return writer.ended()


class _Rewriter(HTMLParser):
    """Notes what is to stand in place of which characters."""

    def __init__(self, html: str, on_tag: OnTag, on_style: OnStyle, dropped: Set[str]) -> None:
        super().__init__(convert_charrefs=False)
        self.source = html
        self.on_tag = on_tag
        self.on_style = on_style
        self.dropped = dropped
        self.lines = (0, *accumulate(len(line) + 1 for line in html.split("\n")))
        self.made: list[str] = []
        self.copied = 0
        self.rules: int | None = None

    def ended(self) -> str:
        """All of it; a style that was left open goes on to the end."""
        self._end_style(len(self.source))
        return "".join((*self.made, self.source[self.copied :]))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said: dict[str, str | None] = {}
        for name, value in attrs:
            said.setdefault(name, value)
        written = self.get_starttag_text() or ""
        start = self._place()
        changed = self.on_tag(tag, said)
        if tag in self.dropped:
            self._put(start, start + len(written), "")
        elif changed is not None:
            self._put(start, start + len(written), _tag(tag, changed, written))
        if tag == "style":
            self.rules = start + len(written)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # In HTML the stroke means nothing: it would be the one way to have a style that is not seen here.
        self.handle_starttag(tag, attrs)
        if tag in self.CDATA_CONTENT_ELEMENTS:
            self.set_cdata_mode(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "style":
            self._end_style(self._place())
        elif tag in self.dropped:
            start = self._place()
            self._put(start, self.source.index(">", start) + 1, "")

    def _end_style(self, end: int) -> None:
        if self.rules is not None:
            start, self.rules = self.rules, None
            self._put(start, end, self.on_style(self.source[start:end]))

    def _place(self) -> int:
        """Where in the source what is being read begins."""
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def _put(self, start: int, end: int, new: str) -> None:
        self.made += [self.source[self.copied : start], new]
        self.copied = end


def _tag(tag: str, attributes: Attributes, written: str) -> str:
    """The start tag with its ``attributes``, ended as it was ``written``."""
    said = (
        f" {name}" if value is None else f' {name}="{escape(value)}"' for name, value in attributes.items()
    )
    return f"<{tag}{''.join(said)}{' />' if written.endswith('/>') else '>'}"

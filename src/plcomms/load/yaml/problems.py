"""What a YAML parser says of a text that it cannot read, in plain words at the place to be mended."""

from __future__ import annotations

import re

import yaml

from plcomms.load.yaml.scalars import indentation
from plcomms.model.finding import Finding, Severity
from plcomms.model.text import Source, Span

RULE = "yaml"

_KEY_LINE = re.compile(r" *(?:- +)?[a-z][\w-]*:(?=\s|$)")
_LONE_WORD = re.compile(r" *(?:- +)?[a-z][\w-]* +[^\s:#]")

_TABS = "A tab stands where YAML wants spaces."
_TABS_HELP = "Replace the tab by two spaces for each level."
UNCLOSED = "The quotation mark that opens this text is never closed."
UNCLOSED_HELP = "Add the closing quotation mark at the end of the text."
_NO_COLON = "There is no colon after this word."
_NO_COLON_HELP = "Write it as  word: value, or indent it if it belongs to the text above."
CONTROL = "There is an invisible control character here."
CONTROL_HELP = "Delete it; it often comes along when text is pasted."
_ANYTHING_ELSE = "This cannot be read as YAML ({problem})."
_ANYTHING_ELSE_HELP = (
    "Compare the line and the one above it with the example; check its indentation and quotes."
)

_SLOW: tuple[tuple[str, str], ...] = (
    ("mapping values are not allowed", "mapping values are not allowed"),
    ("expected ',' or ']'", "did not find expected ',' or ']'"),
    ("expected ',' or '}'", "did not find expected ',' or '}'"),
    ("expected <block end>, but found '-'", "did not find expected key"),
    ("expected <block end>", "did not find expected key"),
    ("expected chomping or indentation indicators", "did not find expected comment or line break"),
    ("expected a comment or a line break", "did not find expected comment or line break"),
    ("special characters are not allowed", "control characters are not allowed"),
    ("expected escape sequence", "unknown escape character"),
    ("found unknown escape", "unknown escape character"),
)
"""What the slow parser calls the same as the fast one does."""

_PROBLEMS: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "There is a second colon here, or this line is indented too far.",
        "Put a sentence that has a colon in it in quotes, or line this key up with the ones above.",
    ),
    (
        "cannot start any token",
        "A value cannot begin with this character.",
        "Put the whole value in quotes.",
    ),
    (
        "found unexpected end of stream",
        UNCLOSED,
        UNCLOSED_HELP,
    ),
    (
        "unknown escape character",
        "Between double quotes a backslash has a meaning of its own.",
        "Use single quotes, or write the backslash twice.",
    ),
    (
        "did not find expected ',' or ']'",
        "The bracket of this list is not closed.",
        "Add the closing ] or a comma between the entries.",
    ),
    (
        "did not find expected ',' or '}'",
        "The brace of this mapping is not closed.",
        "Add the closing } or a comma between the entries.",
    ),
    (
        "did not find expected '-' indicator",
        "A list goes on here with something that is not an entry.",
        "Begin each entry with a hyphen and a space, or indent this line to belong to the entry above.",
    ),
    (
        "did not find expected key",
        "This line does not line up with the ones around it.",
        "Give it as many spaces in front as its neighbours have; inside quotes, double a quotation mark.",
    ),
    (
        "did not find expected comment or line break",
        "The text must begin on the line after > or |.",
        "Move it to the next line and indent it.",
    ),
    (
        "could not find expected ':'",
        _NO_COLON,
        _NO_COLON_HELP,
    ),
    (
        "control characters are not allowed",
        CONTROL,
        CONTROL_HELP,
    ),
)


def in_plain_words(error: yaml.YAMLError, source: Source) -> Finding:
    """A finding, in plain words, for what PyYAML says."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    shift = 1 if source.text.startswith("\ufeff") else 0
    at = min((mark.index if mark else getattr(error, "position", 0)) + shift, len(source.text))
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    message, help = _words_for(problem, source.text[at : at + 1])
    if (opening := _opening(error, problem)) is not None:
        at = opening + shift
    if (before := _without_colon(source, at, problem)) is not None:
        at, message, help = before, _NO_COLON, _NO_COLON_HELP
    return Finding(RULE, Severity.ERROR, message, Span(source.name, at, at + 1), help)


def _words_for(problem: str, character: str) -> tuple[str, str]:
    if character == "\t":
        return _TABS, _TABS_HELP
    for known, message, help in _PROBLEMS:
        if known in problem:
            return message, help
    return _ANYTHING_ELSE.format(problem=problem.splitlines()[0]), _ANYTHING_ELSE_HELP


def _opening(error: yaml.YAMLError, problem: str) -> int | None:
    """Where the quotation mark or bracket stands that is never closed, or the word that has no colon."""
    context = getattr(error, "context_mark", None)
    unclosed = any(part in problem for part in ("end of stream", "',' or", "expected ':'"))
    return context.index if context and unclosed else None


def _without_colon(source: Source, at: int, problem: str) -> int | None:
    """Where the line above begins, if it is one word and its value without a colon between them.

    YAML takes it and the key on the next line for one long key, and complains of that one's colon.
    """
    if "mapping values are not allowed" not in problem:
        return None
    number = source.position(at).line
    if number < 2 or not _KEY_LINE.match(source.line(number)):
        return None
    above = source.line(number - 1)
    indent = indentation(above)
    same = indent == indentation(source.line(number))
    return source.line_start(number - 1) + indent if same and _LONE_WORD.match(above) else None

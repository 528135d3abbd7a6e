"""What is wrong with a value that YAML refuses, and what makes it one that YAML reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import yaml

from plcomms.load.yaml.events import events
from plcomms.load.yaml.values import LONGEST_SHOWN, QUOTED, Mistake, Value, closed, nothing_follows
from plcomms.load.yaml.working_copy import Change

_QUOTE_ALL = "Put quotes round the whole value:  {written}"
_QUOTE_LONG = "Put the whole value in quotes; double those of the same kind that stand inside."
_BEGINS = "A value cannot begin with {sign}: to YAML it means something else."
_BRACKET = "Words follow the {close}: a value that begins with {open} is a {what} to YAML."
_LIST, _MAPPING = "list", "group of named values"
_NO_CLOSE = "The {what} that opens here is not closed."
_NO_CLOSE_WHAT = {"[": "bracket of the list", "{": "brace of the mapping"}
_NO_CLOSE_HELP = "Add the closing {close}; if these are words to read, put the whole value in quotes."
_UNCLOSED = "The quotation mark that opens this text is never closed."
_UNCLOSED_HELP = "Add the closing quotation mark at the end of the text."
_MIXED = (
    "This text opens with a straight quotation mark and closes with a curly one: to YAML it is never closed."
)
_MIXED_HELP = "Type the straight mark {sign} at both ends."
_APOSTROPHE = "The apostrophe in “{word}” ends the quotes."
_APOSTROPHE_HELP = "Put double quotes round the text, or none:  {written}"
_INNER = "The quotation mark here ends the quotes, and more words follow."
_INNER_HELP = "Use curly quotes “like these” inside, or put single quotes round the whole text."
_AFTER = "Words follow the closing quotation mark."
_CURLY = "These are curly quotes, which mean nothing to YAML, and there is a colon in the text."
_CURLY_HELP = "Use straight quotes:  {written}"
_COLON = "There is a second colon here."
_COLON_HELP = "Put a text that has a colon in it in quotes:  {written}"
_BLOCK = "The text must begin on the line after {sign}."
_BLOCK_HELP = "Move it to the next line and indent it, or take the {sign} away."
_ESCAPE = "Between double quotes a backslash has a meaning of its own."
_ESCAPE_HELP = "Use single quotes, or write the backslash twice."
_ALIAS = "“*{name}” points at nothing: no value above is marked “&{name}”."
_COMMA = "The {what} cannot be read here."
_COMMA_WHAT = {"[": "list", "{": "mapping"}
_COMMA_HELP = "Put a comma and a space between the entries, and quotes round one that has a sign in it."
_ANYTHING = "This value cannot be read."

_CLOSING = {"[": "]", "{": "}"}
_CURLY_OPEN = "“”„«‘’"
_CURLY_ENDS = ("”", "“", "’", "‘", "»")
_SECOND_COLON = re.compile(r":(?=[ \t]|$)", re.MULTILINE)

_WORD_ROUND = re.compile(r"[\w’']+")
_BEGINNERS = "*&!%@`|>?:,]}-{["

_OUTER = " \"“”'"


def value_mistake(value: Value) -> Mistake | None:
    """What is wrong with ``value``; None where YAML reads it."""
    words = value.words
    problem = _refused(value.fragment())
    if not problem and words[:1] == "*" and re.fullmatch(r"\*[\w-]+", words):
        if re.search(rf"(?<!\S)&{re.escape(words[1:])}(?!\S)", value.text[: value.start]):
            return None
        return _said(value, value.start, _ALIAS.format(name=words[1:]), _whole(value))
    if not problem and not _takes_words_away(value):
        return None
    reader = _READERS.get(words[:1], _about_words)
    return reader(value, problem)


def _takes_words_away(value: Value) -> bool:
    """Whether YAML reads the value, but takes its first word for a sign of its own."""
    words = value.words
    if anchor := re.match(r"&(\S+)[ \t]+[^\s\[{*&!|>]", words):
        return not re.search(rf"\*{re.escape(anchor[1])}(?![\w-])", value.text)
    return words[:1] == "!" and words[:2] != "!!"


def _refused(text: str) -> str:
    try:
        for _ in events(text):
            pass
    except yaml.YAMLError as error:
        return str(getattr(error, "problem", None) or error)
    return ""


def _said(value: Value, at: int, message: str, help: str, length: int = 1) -> Mistake:
    return Mistake(at, at + length, message, help, _in_quotes(value))


def _in_quotes(value: Value) -> tuple[Change, ...]:
    """What puts single quotes round the words in the working copy, in place of those that are there."""
    start, end = value.start, value.end
    words = value.text[start:end]
    opens = 1 if words[:1] in QUOTED else 0
    closes = 1 if opens and len(words) > 1 and words[-1:] in (words[0], *_CURLY_ENDS) else 0
    inside = [
        Change(start + i, start + i + 1, "''")
        for i, c in enumerate(words[: len(words) - closes])
        if c == "'" and i >= opens
    ]
    return Change(start, start + opens, "'"), *inside, Change(end - closes, end, "'")


def _written(value: Value) -> str:
    """The value as somebody should write it; empty where it is too long to show."""
    words = value.words
    if "\n" in words or len(words) > LONGEST_SHOWN:
        return ""
    bare = words.strip(_OUTER) if words[:1] in "\"'“”„‘" else words
    quoted = f"'{bare.replace(chr(39), chr(39) * 2)}'" if '"' in bare or "\\" in bare else f'"{bare}"'
    return f"{value.key}: {quoted}" if value.key else f"- {quoted}"


def _whole(value: Value, form: str = _QUOTE_ALL) -> str:
    written = _written(value)
    return form.format(written=written) if written else _QUOTE_LONG


def _about_quotes(value: Value, problem: str) -> Mistake:
    sign, words = value.words[0], value.words
    end = closed(words)
    if end is None:
        return _unclosed(value, sign)
    if nothing_follows(words, end):
        if sign == '"' and "escape" in problem:
            at = value.start + max(words.find("\\"), 0)
            return _said(value, at, _ESCAPE, _ESCAPE_HELP)
        return _anything(value)
    at = value.start + end - 1
    if sign == "'" and (words[end].isalpha() or words.endswith("'")):
        start = max(m.start() for m in _WORD_ROUND.finditer(words) if m.start() < end)
        word = next(m[0] for m in _WORD_ROUND.finditer(words, start)).strip("'")
        return _said(value, at, _APOSTROPHE.format(word=word), _whole(value, _APOSTROPHE_HELP))
    if words[1:].endswith(sign):
        return _said(value, at, _INNER, _INNER_HELP)
    after = end + len(words[end:]) - len(words[end:].lstrip())
    bare = (
        value.key + ": '" + words.replace("'", "''") + "'" if len(words) < LONGEST_SHOWN and value.key else ""
    )
    help = _QUOTE_ALL.format(written=bare) if bare else _QUOTE_LONG
    return Mistake(value.start + after, value.start + after + 1, _AFTER, help, _around(value))


def _around(value: Value) -> tuple[Change, ...]:
    """Single quotes round all that is written, its own quotes included."""
    inside = [
        Change(value.start + i, value.start + i + 1, "''") for i, c in enumerate(value.words) if c == "'"
    ]
    return Change(value.start, value.start, "'"), *inside, Change(value.end, value.end, "'")


def _unclosed(value: Value, sign: str) -> Mistake:
    if value.words.endswith(_CURLY_ENDS):
        return _said(value, value.start, _MIXED, _MIXED_HELP.format(sign=sign))
    return _said(value, value.start, _UNCLOSED, _UNCLOSED_HELP)


def _about_brackets(value: Value, _problem: str) -> Mistake:
    open_, words = value.words[0], value.words
    close, end = _CLOSING[open_], closed(words)
    if end is None:
        message = _NO_CLOSE.format(what=_NO_CLOSE_WHAT[open_])
        mend = (Change(value.end, value.end, close),)
        return Mistake(
            value.start,
            value.start + 1,
            message,
            _NO_CLOSE_HELP.format(close=close),
            _if_read(value, close, mend),
        )
    if not nothing_follows(words, end):
        what = _LIST if open_ == "[" else _MAPPING
        message = _BRACKET.format(open=open_, close=close, what=what)
        return _said(value, value.start, message, _whole(value))
    message = _COMMA.format(what=_COMMA_WHAT[open_])
    return _said(value, value.start, message, _COMMA_HELP)


def _if_read(value: Value, behind: str, mend: tuple[Change, ...]) -> tuple[Change, ...]:
    """``mend``, which puts something behind the value, if that makes YAML of it; else quotes."""
    one_line = len(value.lines) == 1 and not _refused(f"k: {value.words}{behind}\n")
    return mend if one_line else _in_quotes(value)


def _about_blocks(value: Value, _problem: str) -> Mistake:
    sign = value.words[0]
    return _said(value, value.start, _BLOCK.format(sign=sign), _BLOCK_HELP.format(sign=sign))


def _about_words(value: Value, _problem: str) -> Mistake:
    words = value.words
    if words[:1] in _BEGINNERS and not re.match(r"-[^\s]", words):
        return _said(value, value.start, _BEGINS.format(sign=words[0]), _whole(value))
    colon = _SECOND_COLON.search(words)
    if words[:1] in _CURLY_OPEN and colon:
        return _said(value, value.start, _CURLY, _whole(value, _CURLY_HELP))
    if colon:
        return _said(value, value.start + colon.start(), _COLON, _whole(value, _COLON_HELP))
    return _anything(value)


def _anything(value: Value) -> Mistake:
    return _said(value, value.start, _ANYTHING, _whole(value))


_READERS: Mapping[str, Callable[[Value, str], Mistake]] = {
    '"': _about_quotes,
    "'": _about_quotes,
    "[": _about_brackets,
    "{": _about_brackets,
    "|": _about_blocks,
    ">": _about_blocks,
}

"""Regular expressions that are data: groups of lines in a file, compiled when one is first asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from plcomms.language.lexicon import lines

NAME, TITLED, FIGURE = "\x01", "\x02", "\x03"
"""The signs that stand for names: of anybody, of somebody with a title, of somebody whom books know."""

_SIGNS = {"{NAME}": NAME, "{TITLED}": TITLED, "{FIGURE}": FIGURE}


@cache
def _groups(file: str) -> Mapping[str, tuple[str, ...]]:
    """The lines of each group of ``file``, with what stands for others put in their place."""
    groups: dict[str, list[str]] = {}
    defined = dict(_SIGNS)
    name = ""
    for line in lines(file):
        if line.startswith("[") and line.endswith("]") and " " not in line and "\\" not in line:
            name = line[1:-1]
        elif name == "definitions":
            sign, _, meaning = line.partition(" = ")
            defined[f"{{{sign}}}"] = _filled(meaning, defined)
        elif line:
            groups.setdefault(name, []).append(_filled(line, defined))
    return {name: tuple(members) for name, members in groups.items()}


def _filled(line: str, defined: Mapping[str, str]) -> str:
    for sign, meaning in defined.items():
        line = line.replace(sign, meaning)
    return line


@cache
def patterns(file: str, name: str) -> tuple[re.Pattern[str], ...]:
    """The regular expressions of group ``name`` in ``file``, in order."""
    return tuple(re.compile(line) for line in _groups(file)[name])


def finds(file: str, name: str, text: str) -> Iterator[re.Match[str]]:
    """What each expression of group ``name`` in ``file`` finds in ``text``, expression by expression.

    Most expressions say something before or after a row of names, and few texts have those words; so one is
    compiled whole when its own words stand in a text for the first time.
    """
    for line in _groups(file)[name]:
        words = _beside_list(line)
        if not words or _compiled(words).search(text):
            yield from _compiled(line).finditer(text)


_compiled = cache(re.compile)
_LIST = "(?P<list>"


@cache
def _beside_list(line: str) -> str:
    """The part of the expression ``line`` that stands before its row of names, or else after it."""
    ahead, found, rest = line.partition(_LIST)
    if not found or not _is_whole(ahead):
        return ""
    if ahead:
        return ahead
    end = next(k for k in range(len(rest)) if rest[k] == ")" and _is_whole(_LIST + rest[: k + 1]))
    return rest[end + 1 :] if rest[end + 1 : end + 2] != "?" else ""


def _is_whole(part: str) -> bool:
    """Whether each parenthesis of the expression ``part`` is closed in it."""
    bare = re.sub(r"\\.|\[\^?\]?[^\]]*\]", "", part)
    return bare.count("(") == bare.count(")")


@cache
def any_of(file: str, *names: str) -> re.Pattern[str]:
    """One expression for whole words that are any line of the groups ``names``."""
    return re.compile(rf"\b(?:{'|'.join(line for name in names for line in _groups(file)[name])})\b")

"""Regular expressions that are data: groups of lines in a file, compiled when one is first asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
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


@cache
def any_of(file: str, *names: str) -> re.Pattern[str]:
    """One expression for whole words that are any line of the groups ``names``."""
    return re.compile(rf"\b(?:{'|'.join(line for name in names for line in _groups(file)[name])})\b")

"""Mistakes that people make in YAML, to be put into a file that has none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

_NAMED = re.compile(r"(?P<lead> *(?:- )?)(?P<key>[a-z_]+): (?P<value>[^\s\[{>|\"'#].*)$")
_ENTRY = re.compile(r"(?P<lead> *)- (?P<rest>[a-z_]+: .*)$")
_HOLDER = re.compile(r"(?P<lead> *)(?P<key>[a-z_]+):$")
_FLOW = re.compile(r"(?P<lead> *(?:- )?)(?P<key>[a-z_]+): (?P<open>[\[{]).*[\]}]$")
_BLOCK = re.compile(r".*: [>|][-+]?$")

Mistake = Callable[[re.Match[str]], str]


def _value(form: str) -> Mistake:
    """The value ``form``, in which VALUE stands for the one that is there."""
    return lambda m: f"{m['lead']}{m['key']}: {form.replace('VALUE', m['value'])}"


NAMED: Mapping[str, Mistake] = {
    "an apostrophe in single quotes": _value("'We can't wait to see you'"),
    "an apostrophe before a space": _value("'Bring your families' dishes.'"),
    "a bracket": _value("[Draft] VALUE"),
    "a star": _value("*Every* child"),
    "two stars": _value("**Family** VALUE"),
    "an alias": _value("*Evening"),
    "an at sign": _value("@home VALUE"),
    "a percent sign": _value("%50 VALUE"),
    "a grave accent": _value("`VALUE`"),
    "an exclamation mark": _value("!Hola"),
    "an ampersand": _value("& VALUE"),
    "a brace": _value("{name} VALUE"),
    "a bar": _value("|VALUE"),
    "a greater sign": _value(">VALUE"),
    "a hyphen": _value("- VALUE"),
    "words after the quotes": _value('"Every child" will be known'),
    "quotes inside quotes": _value('"He said "hello" to us"'),
    "no space after the colon": lambda m: f"{m['lead']}{m['key']}:Words",
    "a no-break space after the colon": lambda m: f"{m['lead']}{m['key']}:\xa0{m['value']}",
    "a second colon": _value("VALUE: come and see"),
    "curly quotes round a colon": _value("“Come: VALUE”"),
    "quotes of two kinds": _value('"VALUE”'),
    "open quotes": _value('"VALUE'),
    "open single quotes": _value("'VALUE"),
    "no colon": lambda m: f"{m['lead']}{m['key']} Words to read",
    "an equals sign": lambda m: f"{m['lead']}{m['key']} = {m['value']}",
    "a no-break space": lambda m: m[0].replace(" ", "\xa0", 1) if m["lead"] else f"\xa0{m[0]}",
    "a zero-width space": lambda m: f"{m['lead']}\u200b{m['key']}: {m['value']}",
    "a byte order mark": lambda m: f"{m['lead']}\ufeff{m['key']}: {m['value']}",
    "a soft hyphen": lambda m: f"{m['lead']}{m['key'][:2]}\xad{m['key'][2:]}: {m['value']}",
    "a control character": _value("VALUE\x07"),
    "a backslash": _value('"C:\\place"'),
}
"""On a line with a key and a value of one line."""

INDENTED: Mapping[str, Mistake] = {
    "a tab": lambda m: f"\t{m[0].lstrip()}",
    "no-break spaces": lambda m: m[0].replace(" ", "\xa0", len(m["lead"])),
    "one space too many": lambda m: f" {m[0]}",
    "two spaces too many": lambda m: f"  {m[0]}",
    "one space too few": lambda m: m[0][1:],
}
"""On such a line that is indented and comes after another one."""

ENTRY: Mapping[str, Mistake] = {
    "a dash": lambda m: f"{m['lead']}– {m['rest']}",
    "a long dash": lambda m: f"{m['lead']}— {m['rest']}",
    "a bullet": lambda m: f"{m['lead']}• {m['rest']}",
    "a hyphen without a space": lambda m: f"{m['lead']}-{m['rest']}",
}
MOVED: Mapping[str, Mistake] = {
    "an entry one space too far": lambda m: f" {m[0]}",
    "an entry at the left": lambda m: m[0].lstrip(),
    "a dash at the left": lambda m: f"– {m['rest']}",
}
"""On an entry of a list that is indented, with two lines or more below it that belong to it."""

FIRST: Mapping[str, Mistake] = {
    "a first line one space too far": lambda m: f" {m[0]}",
    "a first line two spaces too far": lambda m: f"  {m[0]}",
    "a first line one space short": lambda m: m[0][1:],
}
"""On the first line below a key, with two lines or more below it that stand equally far in."""

HOLDER: Mapping[str, Mistake] = {"a lone word": lambda m: f"{m['lead']}{m['key']}"}
FLOW: Mapping[str, Mistake] = {"an open bracket": lambda m: m[0][:-1]}
TEXT: Mapping[str, Mistake] = {
    "text with no-break spaces": lambda m: m[0].replace(" ", "\xa0", len(m["lead"])),
    "text at the left": lambda m: m[0].lstrip(),
    "text after a tab": lambda m: f"\t{m[0].lstrip()}",
}
_LINE = re.compile(r"(?P<lead> *)(?P<rest>.*)$")


def places(lines: Sequence[str]) -> Iterator[tuple[int, str, Mistake, re.Match[str]]]:
    """Every mistake that can be made in ``lines``: which line, what it is, and how it is made."""
    block = -1
    for i, line in enumerate(lines):
        indent = len(line) - len(line.lstrip())
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if block >= 0 and indent > block:
            first = bool(_BLOCK.match(lines[i - 1]))
            yield from () if first else _all(i, TEXT, _LINE.match(line))
            continue
        block = -1
        if _BLOCK.match(line):
            block = indent + (2 if line.lstrip().startswith("- ") else 0)
        yield from _in_order(i, lines)


def _in_order(i: int, lines: Sequence[str]) -> Iterator[tuple[int, str, Mistake, re.Match[str]]]:
    line = lines[i]
    named = _NAMED.match(line)
    yield from _all(i, NAMED, named)
    above = lines[i - 1] if i else ""
    if named and line.startswith("  ") and not named["lead"].endswith("- ") and _NAMED.match(above):
        yield from _all(i, INDENTED, named)
    entry = _ENTRY.match(line)
    yield from _all(i, ENTRY, entry)
    if entry and entry["lead"] and _beside(i, lines, len(entry["lead"]) + 2):
        yield from _all(i, MOVED, entry)
    first = named and _HOLDER.match(above) and not line.lstrip().startswith("- ")
    if named and first and _beside(i, lines, len(named["lead"])):
        yield from _all(i, FIRST, named)
    yield from _all(i, HOLDER, _HOLDER.match(line))
    yield from _all(i, FLOW, _FLOW.match(line))


def _beside(i: int, lines: Sequence[str], indent: int) -> bool:
    """Whether the two lines below stand ``indent`` in."""
    below = lines[i + 1 : i + 3]
    return len(below) == 2 and all(len(line) - len(line.lstrip()) == indent for line in below)


def _all(
    i: int, mistakes: Mapping[str, Mistake], match: re.Match[str] | None
) -> Iterator[tuple[int, str, Mistake, re.Match[str]]]:
    if match:
        yield from ((i, name, mistake, match) for name, mistake in mistakes.items())

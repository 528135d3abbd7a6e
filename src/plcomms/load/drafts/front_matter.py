"""The settings at the top of a draft, which a site or a program reads and its readers do not.

Usual are YAML between ``---`` (Jekyll), TOML between ``+++`` (Hugo) and JSON between ``;;;`` or by itself.
"""

from __future__ import annotations

import json
import re

import yaml

from plcomms.load.yaml.events import LOADER

_FENCED = re.compile(
    r"\ufeff?(?:[ \t]*\r?\n){0,20}?(?P<fence>-{3}|\+{3}|;{3})(?:yaml|toml|json)?[ \t]*\r?\n"
    r"(?P<inner>.*?)^(?P<close>(?P=fence)|\.\.\.)[ \t]*\r?$",
    re.DOTALL | re.MULTILINE,
)
_JSON = re.compile(r"\ufeff?\s{0,20}?(?=\{\s*\"|\{\s*\})")
_LINE = re.compile(
    r"\s*(?:#.*)?|[ \t]+.*|-(?:[ \t].*)?|[\]}].*|(?:[\w.$@/-]+|\"[^\"]*\"|'[^']*')[ \t]*:(?:[ \t].*)?"
)
"""Lines of YAML as it is written at the top of drafts, right or wrong: a key, what is under it, a remark."""
_KEY = re.compile(r"(?:[\w.$@/-]+|\"[^\"]*\"|'[^']*')[ \t]*:(?=\s|$)", re.MULTILINE)
_TOML_LINE = re.compile(r"\s*(?:#.*)?|\[.*|[\w.\"'-]+[ \t]*=.*|[ \t]+.*|[\]},\"'].*")
_NAME = re.compile(r"\S+")


def front_matter(text: str) -> int:
    """The number of characters that the settings at the top of ``text`` take; 0 where it has none."""
    found = _FENCED.match(text)
    if found:
        inner, fence = found["inner"], found["fence"]
        known = {"-": _is_yaml, "+": _is_toml, ";": _is_json}[fence[0]]
        return found.end() if known(inner) else 0
    return _bare_json(text)


def _is_yaml(inner: str) -> bool:
    lines = inner.splitlines()
    if all(_LINE.fullmatch(line) for line in lines):
        return not inner.strip() or bool(_KEY.search(inner)) or all(_is_remark(line) for line in lines)
    return _is_mapping(inner)


def _is_remark(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _is_mapping(inner: str) -> bool:
    """Whether it is a mapping whose keys are names or quoted, and so no sentence with a colon in it."""
    try:
        node = yaml.compose(inner, Loader=LOADER)
    except (yaml.YAMLError, RecursionError):
        return False
    if not isinstance(node, yaml.MappingNode):
        return False
    return all(key.style or _NAME.fullmatch(str(key.value)) for key, _ in node.value)


def _is_toml(inner: str) -> bool:
    if all(_TOML_LINE.fullmatch(line) for line in inner.splitlines()):
        return True
    import tomllib  # noqa: PLC0415 (few drafts begin so)

    try:
        tomllib.loads(inner)
    except (tomllib.TOMLDecodeError, RecursionError):
        return False
    return True


def _is_json(inner: str) -> bool:
    """Whether it is an object, with its braces or without them as between semicolons it may be."""
    for written in (inner, "{" + inner.strip().rstrip(",") + "}"):
        try:
            if isinstance(json.loads(written), dict):
                return True
        except (ValueError, RecursionError):
            continue
    return False


def _bare_json(text: str) -> int:
    found = _JSON.match(text)
    if not found:
        return 0
    try:
        value, end = json.JSONDecoder().raw_decode(text, found.end())
    except (ValueError, RecursionError):
        return 0
    return end if isinstance(value, dict) else 0

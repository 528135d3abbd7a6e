"""The styles of an SVG drawing: variables in place, and nothing that only some programs understand."""

from __future__ import annotations

import re
from collections.abc import Iterator

_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,\s*((?:[^()]|\([^()]*\))*))?\)")
_DEPTH = 10
"""How often a variable may lead to another."""
_FUNCTION = re.compile(r"([\w-]+)\(")
_MOVES = frozenset(("matrix", "translate", "rotate", "scale", "skewx", "skewy"))
_COLOURS = re.compile(r"(?:rgba?|hsla?)\(\s*[\d.%+-]+(?:deg)?\s*,[^()/]*\)", re.IGNORECASE)
"""Colours as all programs understand them, their parts after commas."""
_UNEVEN = frozenset(
    (
        *("transform", "transform-origin", "transform-box", "translate", "rotate", "scale", "offset-path"),
        *("r", "cx", "cy", "x", "y", "rx", "ry", "d", "width", "height", "animation", "animation-name"),
        *("transition", "content", "zoom", "position", "left", "top", "inset"),
    )
)
"""Properties of CSS that resvg leaves out where they stand in a style."""

_VARIABLES = "colors or sizes with names that stand in several places"
_RULES = "styles that depend on the screen"
_OUTSIDE = "a style or picture of another file"
_AT_RULES = {"import": _OUTSIDE, "font-face": "letters in a font of its own"}
_NEW = "styles of a newer kind (“{what}”)"


class UndrawableError(Exception):
    """A drawing has something in it that is not drawn alike everywhere; the words say what."""


Known = dict[str, str | None]
"""Variables by name; None for one that has several values: which holds where is for a browser to say."""


def variables(sheet: str, root: str, inside: str) -> Known:
    """The variables of a drawing with their values.

    ``sheet`` is all of its style sheets, ``root`` the style of its first element, ``inside`` those of others.
    """
    found: dict[str, set[str]] = {}
    for selector, declarations in (*_rules(sheet), (":root", _declared(root)), ("", _declared(inside))):
        for name, value in declarations:
            if name.startswith("--"):
                whole = selector in (":root", "svg", "*")
                found.setdefault(name, set()).update([value] if whole else ["", value])
    return {name: values.pop() if len(values) == 1 else None for name, values in found.items()}


def plain_style(style: str, known: Known, alone: bool = False, root: bool = False) -> str:
    """A style sheet, or where ``alone`` the style of one element, with its variables in place.

    Raises:
        UndrawableError: something in it is drawn in different ways.
    """
    style = _substituted(style, known) if "var(" in style else style
    rules = (("", _declared(style)),) if alone else _rules(style)
    for _, declarations in rules:
        for name, value in declarations:
            if name in _UNEVEN and not (root and name in ("width", "height")):
                raise UndrawableError(_NEW.format(what=name))
            _check(name, value)
    return style


def check_value(name: str, value: str, known: Known) -> str:
    """The value of an attribute with its variables in place.

    Raises:
        UndrawableError: it is drawn in different ways.
    """
    if "(" not in value or name in ("id", "class", "d", "aria-label"):
        return value
    value = _substituted(value, known) if "var(" in value else value
    _check(name, value)
    return value


def _substituted(value: str, known: Known) -> str:
    for _ in range(_DEPTH):
        value = _VARIABLE.sub(lambda found: _value(found, known), value)
        if "var(" not in value:
            return value
    raise UndrawableError(_VARIABLES)


def _value(found: re.Match[str], known: Known) -> str:
    value = known.get(found[1], found[2])
    if value is None:
        raise UndrawableError(_VARIABLES)
    return value.strip()


def _check(name: str, value: str) -> None:
    if name.startswith("--"):
        return
    rest = _COLOURS.sub("", value)
    for target in re.findall(r"url\(\s*([^)]*)\)", rest):
        if not target.strip("\"' ").startswith(("#", "data:font", "data:application")):
            raise UndrawableError(_OUTSIDE)
    moves = _MOVES if name.lower().endswith("transform") else frozenset()
    for function in _FUNCTION.findall(rest):
        if function.lower() not in moves | {"url"}:
            raise UndrawableError(_NEW.format(what=function))


def _rules(sheet: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Each rule of a style sheet: for what it is, and what it declares.

    Raises:
        UndrawableError: a rule holds on some screens alone, or takes in another file.
    """
    import tinycss2  # noqa: PLC0415 (few drawings have a style sheet)

    for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
        if rule.type == "at-rule" and rule.lower_at_keyword not in ("charset", "namespace"):
            raise UndrawableError(_AT_RULES.get(rule.lower_at_keyword, _RULES))
        if rule.type == "qualified-rule":
            yield tinycss2.serialize(rule.prelude).strip(), _declared(tinycss2.serialize(rule.content))


def _declared(style: str) -> list[tuple[str, str]]:
    """The names and values of a list of declarations.

    Raises:
        UndrawableError: there are rules inside it.
    """
    import tinycss2  # noqa: PLC0415

    found = []
    for part in tinycss2.parse_blocks_contents(style, skip_comments=True, skip_whitespace=True):
        if part.type in ("qualified-rule", "at-rule"):
            raise UndrawableError(_RULES)
        if part.type == "declaration":
            name = part.name if part.name.startswith("--") else part.lower_name
            found.append((name, tinycss2.serialize(part.value).strip()))
    return found

"""Data and a model: a value of the model, or every mistake in the data at its place, in plain words."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from plcomms.load.keys import NEEDED, NO_PLACE, OTHER_NAMES, SPELLINGS
from plcomms.load.yaml.file import Path, Tree
from plcomms.model.entries import Statement
from plcomms.model.fields import SCHOOL_YEAR
from plcomms.model.finding import Finding, Severity
from plcomms.model.text import Span

M = TypeVar("M", bound=BaseModel)

RULE = "shape"

_MISSING = "“{key}” is missing{where}."
_MISSING_HELP = "Add a line  {key}:  there."
_UNKNOWN = "There is no “{key}”{where}."
_UNKNOWN_HELP = "These can stand there: {known}."
_NEAREST_HELP = "Did you mean “{nearest}”?"
_EMPTY = "“{key}” is empty."
_EMPTY_HELP = "Write something after it, or take the line out."
_EMPTY_FILE = "This file is empty."
_JOIN_HELP = "Join the entries to one line:  {key}: {joined}"
_JOIN_LONG_HELP = "Join the entries to one line of words."
_PROSE_HELP = "Write  {key}: |  and the entries on the lines below it, each with its hyphen and indented."
_NAMED_TEXT_HELP = "Write the words right after  {key}:  or in quotes if they have a colon."
_ONE_HELP = "One can stand here: write its lines without the hyphen, and name the others in a text."
_YEAR_HELP = "If you mean this school year, write {year}-{month:02}-{day:02}."
_ONCE_HELP = "Or write once, in district.yaml, which school year it is, as in  school_year: 2026-27."
_YEARS = re.compile(r"\b(20\d\d)-(\d\d)-\d\d\b")
_TIGHT_HELP = "Put a space after the colon, as in  {key}: {value}"
_EMPTY_FILE_HELP = "Copy one from the example, or make a new folder with: plcomms init"
_TEXT = "“{key}” must be text, but {kind} stands there."
_LIST = "“{key}” must be a list, but {kind} stands there."
_LIST_HELP = "Begin each entry on a line of its own with a hyphen and a space."
_MAPPING = "“{key}” must be a group of named lines, but {kind} stands there."
_MAPPING_HELP = "Write named lines under it, each indented by two spaces: {known}."
_CHOICE = "“{value}” cannot stand at “{key}”."
_CHOICE_HELP = "One of these can: {known}."
_ID = "“{value}” cannot be used as a short name."
_ID_HELP = "Use small letters, digits and single hyphens: {suggestion}."
_COLOUR = "“{value}” is not a color."
_COLOUR_HELP = "Write # and three or six digits or letters from a to f, in quotes: '{like}'."
_NO_COLOUR = "There is no color after “{key}”: without quotes, # begins a remark."
_COLOURS = ("primary", "accent")
_LIKE = "#1f5f8b"
_LONG = "“{key}” is longer than {limit} characters."
_LONG_HELP = "Shorten it, or divide it in two."
_NUMBER = "“{value}” at “{key}” is not a number that can stand there."
_NUMBER_HELP = "Write a number such as 8."
_YES_NO = "“{value}” at “{key}” is neither true nor false."
_YES_NO_HELP = "Write true or false."
_FEW = "“{key}” has no entry."
_OTHER_HELP = "Compare it with the example: {known}."
_WORDS: Mapping[str, tuple[str, str]] = {
    "string_type": (_TEXT, _EMPTY_HELP),
    "string_too_short": (_EMPTY, _EMPTY_HELP),
    "string_too_long": (_LONG, _LONG_HELP),
    "too_short": (_FEW, _LIST_HELP),
    "tuple_type": (_LIST, _LIST_HELP),
    "list_type": (_LIST, _LIST_HELP),
    "model_": (_MAPPING, _MAPPING_HELP),
    "dict_type": (_MAPPING, _MAPPING_HELP),
    "mapping_type": (_MAPPING, _MAPPING_HELP),
    "float": (_NUMBER, _NUMBER_HELP),
    "greater": (_NUMBER, _NUMBER_HELP),
    "less": (_NUMBER, _NUMBER_HELP),
    "bool": (_YES_NO, _YES_NO_HELP),
}
"""What pydantic calls a mistake (the beginning of its name): what people are told, and what to do."""

_ALIKE = 0.7
"""How much of two words must agree: at 0.6 “grades” is like “address”, and “end_date” like “date”."""

_SHOWN = 60
_SUMMER = 7
"""The month in which a school year begins."""

_PROSE = frozenset({"statement", "words"})
"""The keys whose text may hold a list."""

_KINDS = {dict: "a group of named lines", list: "a list", str: "text", type(None): "nothing"}


_OF_THE_ORDER = ("missing", "extra_forbidden", "model_", "dict_", "mapping_", "tuple_", "list_", "too_short")
"""Mistakes that lines which are missing in a mended copy may cause."""


def validated(
    model: type[M], tree: Tree, school_year: int | None = None
) -> tuple[M | None, tuple[Finding, ...]]:
    """The ``model`` that ``tree`` holds, or None, and all that is wrong with it.

    ``school_year`` is the year in which the one begins that days without a year are in.

    A tree that had to be mended gives no model; what else is wrong in it is told with what had to be mended,
    but nothing on a line of which something was told already.
    """
    if tree.data is None and not tree.problems:
        return None, (_finding(Span(tree.source.name, 0, 0), _EMPTY_FILE, _EMPTY_FILE_HELP),)
    if tree.data is None or not tree.readable:
        return None, tree.problems
    value, errors = _checked(model, tree, school_year)
    if not tree.problems:
        return value, tuple(_in_plain_words(e, tree, model) for e in errors)
    kept = (e for e in errors if tree.ordered or not e["type"].startswith(_OF_THE_ORDER))
    told = tree.told()
    found = (_in_plain_words(error, tree, model) for error in kept)
    more = (f for f in found if f.span and tree.source.position(f.span.start).line not in told)
    return None, (*tree.problems, *more)


def _checked(model: type[M], tree: Tree, school_year: int | None) -> tuple[M | None, Sequence[ErrorDetails]]:
    try:
        return model.model_validate(tree.data, context={SCHOOL_YEAR: school_year}), ()
    except ValidationError as error:
        errors = error.errors(include_url=False)
        misspelt = set(_misspelt(errors, model))
        kept = [e for e in errors if e["type"] != "missing" or tuple(e["loc"]) not in misspelt]
        unsure = tree.problems or any(len(e["loc"]) == 1 for e in kept)
        return None, [e for e in kept if not (unsure and SCHOOL_YEAR in e["msg"])]


def _misspelt(errors: Iterable[ErrorDetails], model: type[BaseModel]) -> Iterator[Path]:
    """The places of keys that stand there under a name close to their own."""
    for error in errors:
        if error["type"] == "extra_forbidden":
            *within, key = error["loc"]
            near = _near(str(key), _keys(_model_at(model, tuple(within))))
            yield from ((*within, name) for name in near)


def _in_plain_words(error: ErrorDetails, tree: Tree, model: type[BaseModel]) -> Finding:
    path: Path = tuple(SPELLINGS.get(str(step), step) for step in error["loc"])
    path = path if path in tree.places else tuple(error["loc"])
    kind, given = error["type"], error["input"]
    key = next((str(step) for step in reversed(path) if isinstance(step, str)), tree.source.name)
    place = tree.place(path)
    if kind == "missing":
        owner = tree.place(path[:-1])
        help = NEEDED.get(key, _MISSING_HELP.format(key=key))
        return _finding(owner.key, _MISSING.format(key=key, where=_where(path[:-1])), help)
    if kind == "extra_forbidden":
        known = _keys(_model_at(model, path[:-1]))
        message = _UNKNOWN.format(key=key, where=_where(path[:-1]))
        return _finding(place.key, message, _instead(key, known))
    if given is None and key in _COLOURS:
        return _finding(place.key, _NO_COLOUR.format(key=key), _COLOUR_HELP.format(like=_LIKE))
    if given is None:
        return _finding(place.key, _EMPTY.format(key=key), _EMPTY_HELP)
    message, help = _about_value(error, key, given, _keys(_model_at(model, path)))
    help = _about_form(kind, key, given, _model_at(model, path)) or help
    if kind == "no_year":
        once = f" {_ONCE_HELP}" if "school_year" in help else ""
        help = f"{year}{once}" if (year := _about_year(error, tree)) else help
    field = error.get("ctx", {}).get("field")
    return _finding(tree.place((*path, field)).value if field else place.value, message, help)


def _about_value(error: ErrorDetails, key: str, given: Any, known: Iterable[str]) -> tuple[str, str]:
    kind = error["type"]
    if kind == "literal_error":
        options = [
            o.strip("'") for o in str(error.get("ctx", {})["expected"]).replace(" or ", ", ").split(", ")
        ]
        return _CHOICE.format(value=given, key=key), _nearest(str(given), options, _CHOICE_HELP)
    if kind == "string_pattern_mismatch":
        return _about_pattern(key, str(given))
    words = next((w for start, w in _WORDS.items() if kind.startswith(start)), None) or _own_words(
        error["msg"]
    )
    fields = {
        "key": key,
        "value": given,
        "kind": _KINDS.get(type(given), "text"),
        "known": ", ".join(known) or key,
        "limit": error.get("ctx", {}).get("max_length"),
    }
    return words[0].format_map(fields), words[1].format_map(fields)


def _about_form(kind: str, key: str, given: Any, model: type[BaseModel] | None) -> str:
    """What to do where a list stands for a text, or a text for named lines; empty where that is plain."""
    if kind == "string_type" and isinstance(given, list):
        if key in _PROSE:
            return _PROSE_HELP.format(key=key)
        joined = "; ".join(str(item) for item in given)
        plain = all(isinstance(item, str) for item in given) and len(joined) <= _SHOWN
        return _JOIN_HELP.format(key=key, joined=joined) if plain else _JOIN_LONG_HELP
    if kind == "string_type" and isinstance(given, dict):
        return _NAMED_TEXT_HELP.format(key=key)
    if kind.startswith(("model_", "dict_", "mapping_")) and isinstance(given, list):
        return _PROSE_HELP.format(key=key) if model and issubclass(model, Statement) else _ONE_HELP
    if kind.startswith(("model_", "dict_", "mapping_")) and isinstance(given, str):
        tight = re.fullmatch(r"([a-z][\w-]*):(\S.*)", given)
        return _TIGHT_HELP.format(key=tight[1], value=tight[2]) if tight and len(given) <= _SHOWN else ""
    return ""


def _about_year(error: ErrorDetails, tree: Tree) -> str:
    """What to write for a day without a year, if the other dates of the file agree on a school year."""
    dates = _YEARS.findall(tree.source.text)
    years = Counter(int(year) - (int(month) < _SUMMER) for year, month in dates)
    if not years:
        return ""
    month, day = error.get("ctx", {})["month"], error.get("ctx", {})["day"]
    return _YEAR_HELP.format(
        year=max(years, key=lambda y: (years[y], y)) + (month < _SUMMER), month=month, day=day
    )


def _instead(key: str, known: Sequence[str]) -> str:
    """What to write for a key that cannot stand there."""
    word = key.lower().replace(" ", "_")
    if word in NO_PLACE and not _meant(word, known):
        return NO_PLACE[word]
    return _nearest(word, known, _UNKNOWN_HELP)


def _own_words(message: str) -> tuple[str, str]:
    """What a model says of its own rules: “what is wrong; what to do”."""
    wrong, _, mend = message.replace("{", "{{").replace("}", "}}").partition("; ")
    return f"{wrong[:1].upper()}{wrong[1:]}.", f"{mend[:1].upper()}{mend[1:]}." if mend else _OTHER_HELP


def _about_pattern(key: str, given: str) -> tuple[str, str]:
    if given.startswith("#") or key in _COLOURS:
        bare = re.fullmatch(r"(?:0x)?((?:[0-9a-f]{3}){1,2})", given.strip().lower())
        return _COLOUR.format(value=given), _COLOUR_HELP.format(like=f"#{bare[1]}" if bare else _LIKE)
    letters = "".join(c if c.isalnum() else "-" for c in given.lower().replace("'", "").replace("’", ""))
    suggestion = "-".join(part for part in letters.split("-") if part and part.isascii()) or "family-night"
    return _ID.format(value=given), _ID_HELP.format(suggestion=suggestion)


def _nearest(word: str, known: Iterable[str], otherwise: str) -> str:
    """Help that names the nearest of ``known``, else all of them."""
    options = list(known)
    near = _near(word, options)
    all_of_them = otherwise.format(known=", ".join(options))
    return f"{_NEAREST_HELP.format(nearest=near[0])} {all_of_them}" if near else all_of_them


def _near(word: str, options: Sequence[str]) -> list[str]:
    """Those of ``options`` that somebody may have meant who wrote ``word``, the nearest first."""
    return _meant(word, options) or difflib.get_close_matches(word.lower(), options, 1, _ALIKE)


def _meant(word: str, options: Sequence[str]) -> list[str]:
    return [o for o in options if word.lower() in OTHER_NAMES.get(o, "").split()]


def nearest_help(word: str, known: Iterable[str]) -> str:
    """What to say to somebody who wrote ``word`` where only ``known`` words can stand."""
    return _nearest(word, known, _CHOICE_HELP)


def _where(path: Path) -> str:
    """Where in the file, as people say it: in “whys”, entry 2."""
    said = ""
    for step in path:
        said += f", entry {step + 1}" if isinstance(step, int) else f" in “{step}”"
    return said


def _model_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """The model of the value at ``path`` below ``model``."""
    found: type[BaseModel] | None = model
    for step in path:
        if isinstance(step, str) and found:
            field = next(
                (f for n, f in found.model_fields.items() if step in (f.alias, n)),
                None,
            )
            found = _inner_model(field.annotation) if field else None
    return found


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((m for m in map(_inner_model, get_args(annotation)) if m), None)


def _keys(model: type[BaseModel] | None) -> list[str]:
    fields: Mapping[str, Any] = model.model_fields if model else {}
    return [field.alias or name for name, field in fields.items()]


def _finding(span: Span, message: str, help: str) -> Finding:
    return Finding(RULE, Severity.ERROR, message, span, help)

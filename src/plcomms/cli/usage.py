"""What to say of a command that was not typed as plcomms knows it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import typer

from plcomms.model.errors import PlcommsError

_CHOICE = re.compile(r"'(?P<given>.*)' is not one of (?P<known>'.*')\.?$", re.DOTALL)
_LIMIT = re.compile(r"(?P<side>less|greater) than or equal to (?P<limit>-?\d+)")
_NUMBER = re.compile(r"valid (?:integer|number)|not a valid (?:int|float)")
_COMMAND = re.compile(r"No such command '(?P<name>.*?)'", re.DOTALL)

_CANNOT = "“{given}” cannot stand after {option}. One of these can: {known}."
_MOST = {"less": "{option} can be {limit} at most.", "greater": "{option} must be {limit} or more."}
_NO_NUMBER = "A whole number must stand after {option}, such as 2."
_INVALID = "What stands at {option} cannot be used: {problem}"
_FROM_THE_LIBRARY = "Value error, "
_NO_OPTION = "There is no option {given} here."
_MEANT = "Did you mean {option}?"
_NO_COMMAND = "There is no command “{name}”."
_KIND_HINT = "plcomms build {name}"

_OTHER_OPTIONS: Mapping[str, str] = {
    "--bw": "--ink bw",
    "--color": "--ink",
    "--colour": "--ink",
    "--grayscale": "--ink bw",
    "--mono": "--ink bw",
    "--out": "--output",
    "--output": "--out",
    "--size": "--paper",
}
"""What people call an option that has another name here."""


def in_plain_words(error: typer.TyperException) -> tuple[str, str]:
    """What is wrong with the command, and what to try; an empty hint where its help says it best."""
    said = error.format_message()
    if (given := getattr(error, "option_name", None)) and hasattr(error, "possibilities"):
        return _about_option(error, str(given))
    if (command := _COMMAND.search(said)) and command["name"] in _kinds():
        return _NO_COMMAND.format(name=command["name"]), _KIND_HINT.format(name=command["name"])
    if isinstance(error, typer.BadParameter) and getattr(error, "param", None):
        return _about_value(error), ""
    return said, ""


def _about_value(error: typer.BadParameter) -> str:
    """What is wrong with the value of an option or an argument."""
    option = error.param.get_error_hint().strip("'") if error.param else ""
    message = error.message.removeprefix(_FROM_THE_LIBRARY)
    if choice := _CHOICE.search(message):
        known = ", ".join(re.findall(r"'(.*?)'", choice["known"]))
        return _CANNOT.format(given=choice["given"], option=option, known=known)
    if limit := _LIMIT.search(message):
        return _MOST[limit["side"]].format(option=option, limit=limit["limit"])
    if _NUMBER.search(message):
        return _NO_NUMBER.format(option=option)
    return _INVALID.format(option=option, problem=message) if message else error.format_message()


def _about_option(error: typer.TyperException, given: str) -> tuple[str, str]:
    """Which option somebody may have meant, of those that the command has."""
    context = getattr(error, "ctx", None)
    known = {name for option in context.command.params for name in option.opts} if context else set()
    other = _OTHER_OPTIONS.get(given.lower(), "")
    near = [other] if other.split(" ")[0] in known else list(getattr(error, "possibilities", None) or ())[:1]
    meant = [_MEANT.format(option=option) for option in near]
    return " ".join([_NO_OPTION.format(given=given), *meant]), ""


def _kinds() -> frozenset[str]:
    """The kinds of documents, with those of a district's own where this is its folder."""
    from plcomms.load.kinds import load_kinds
    from plcomms.load.project import root_near

    try:
        return frozenset(load_kinds(root_near(Path(), certain=False)).kinds)
    except PlcommsError:
        return frozenset()

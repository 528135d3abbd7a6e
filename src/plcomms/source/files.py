"""Bytes of a file to text, or a finding that says why not."""

from __future__ import annotations

from pathlib import Path

from plcomms.model.finding import Finding, Severity
from plcomms.model.text import Span

LARGEST = 8_000_000
"""Bytes; a message of this length would be a thousand pages."""

_MISSING = "There is no file “{name}”."
_MISSING_HELP = "Check the name and the folder."
_UNREADABLE = "“{name}” cannot be read ({reason})."
_UNREADABLE_HELP = "Check that it is a file and that you may open it."
_LARGE = "“{name}” is larger than 8 MB."
_LARGE_HELP = "Check that it is the file you meant."
_NOT_UTF8 = "“{name}” is not saved as UTF-8 text: a character on line {line} cannot be read."
_NOT_UTF8_HELP = "Open it in your editor, choose Save as, and pick the encoding UTF-8."


def read_text(path: Path, name: str) -> tuple[str, Finding | None]:
    """The characters of the file, line ends untouched; empty, with a finding, where it cannot be read."""
    try:
        if path.stat().st_size > LARGEST:
            return "", _problem(name, _LARGE, _LARGE_HELP)
        return decoded(path.read_bytes(), name)
    except FileNotFoundError:
        return "", _problem(name, _MISSING, _MISSING_HELP)
    except OSError as error:
        return "", _problem(name, _UNREADABLE, _UNREADABLE_HELP, reason=error.strerror)


def decoded(data: bytes, name: str) -> tuple[str, Finding | None]:
    """``data`` as UTF-8 text; empty, with a finding, where it is not."""
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return "", _problem(name, _NOT_UTF8, _NOT_UTF8_HELP, line=line)


def _problem(name: str, message: str, help: str, **fields: object) -> Finding:
    return Finding("file", Severity.ERROR, message.format(name=name, **fields), Span(name, 0, 0), help)

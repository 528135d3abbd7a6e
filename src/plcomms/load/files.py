"""Files as text, or a finding that says why not; and where those stand that come with plcomms."""

from __future__ import annotations

from pathlib import Path
from typing import IO

from plcomms.model.finding import Finding, Severity
from plcomms.model.text import Span
from plcomms.workspace import TEXT, Limit, Refusal, contents, piped

_NOT_UTF8 = "“{name}” is not saved as UTF-8 text: a character on line {line} cannot be read."
_NOT_UTF8_HELP = "Open it in your editor, choose Save as, and pick the encoding UTF-8."
_UTF16 = "“{name}” is saved as UTF-16, not as UTF-8 text."
_NO_TEXT = "“{name}” is not text: line {line} has a zero byte, which no editor writes."
_NO_TEXT_HELP = "Check that it is the file you meant; save it again as text, in UTF-8."
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")
_PACKAGE = Path(__file__).resolve().parents[1]


def shipped(name: str) -> Path:
    """The file or folder called ``name`` that ships with plcomms.

    An installed wheel carries them beside the code; a checkout has them at its top level.
    """
    shipped = _PACKAGE / "_data" / name
    return shipped if shipped.exists() else _PACKAGE.parents[1] / name


def read_text(path: Path, name: str, limit: Limit = TEXT) -> tuple[str, Finding | None]:
    """The characters of the file, line ends untouched; empty, with a finding, where it cannot be read."""
    data = contents(path, name, limit)
    return ("", unread(name, data)) if isinstance(data, Refusal) else decoded(data, name)


def read_piped(stream: IO[bytes], name: str) -> tuple[str, Finding | None]:
    """The characters that a person sends through ``stream``."""
    data = piped(stream, name)
    return ("", unread(name, data)) if isinstance(data, Refusal) else decoded(data, name)


def unread(name: str, refusal: Refusal) -> Finding:
    """The finding that says why the file called ``name`` is not read."""
    return Finding("file", Severity.ERROR, refusal.message, Span(name, 0, 0), refusal.help)


def decoded(data: bytes, name: str) -> tuple[str, Finding | None]:
    """``data`` as UTF-8 text; empty, with a finding, where it is not."""
    if data.startswith(_BYTE_ORDER_MARKS):
        return "", _problem(name, _UTF16, _NOT_UTF8_HELP)
    if b"\0" in data:
        return "", _problem(name, _NO_TEXT, _NO_TEXT_HELP, line=_line(data, data.index(b"\0")))
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        return "", _problem(name, _NOT_UTF8, _NOT_UTF8_HELP, line=_line(data, error.start))


def _line(data: bytes, at: int) -> int:
    return data.count(b"\n", 0, at) + 1


def _problem(name: str, message: str, help: str, **fields: object) -> Finding:
    return Finding("file", Severity.ERROR, message.format(name=name, **fields), Span(name, 0, 0), help)

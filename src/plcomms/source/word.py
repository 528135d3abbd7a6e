"""A Word document as the text that its reader reads.

Paragraphs are counted as people count them: those with words in them, in tables and text boxes too, in the
order of the document. What was deleted with changes tracked is not read, what was inserted is. Headers,
footers, notes and comments are not read. Nothing in the file is run, and nothing outside it is opened.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from plcomms.model.errors import InputError
from plcomms.model.text import Block, WordSource
from plcomms.source.drafts import Draft
from plcomms.source.wordxml import Body, BrokenError, Paragraph, Relations, Styles, parsed
from plcomms.source.yamlfile import plain_text

_LARGEST_FILE = 100_000_000
_LARGEST_PART = 40_000_000
_RELATIONS = "_rels/.rels"
_OLD_FORMAT = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")

_MISSING = "There is no file “{name}”."
_UNREADABLE = "“{name}” cannot be read."
_UNREADABLE_HELP = "Check that it is a file and that you may open it; close it in Word."
_LARGE = "“{name}” is too large to be a draft."
_LARGE_HELP = "Copy its text into a new document, and check that."
_PROTECTED = "“{name}” is protected with a password."
_PROTECTED_HELP = (
    "Open it in Word, take the password off (File, Info, Protect Document), save it, and check again."
)
_OLD = "“{name}” is not a Word document of today (.docx), whatever its name says."
_OLD_HELP = "Open it in Word, choose Save As, and pick Word Document (.docx)."
_BROKEN = "“{name}” is damaged: it cannot be read as a Word document."
_BROKEN_HELP = "Open it in Word, which may repair it, save it under a new name, and check that."


def read_word(path: Path, name: str) -> Draft:
    """The Word document at ``path`` that somebody calls ``name``.

    Raises:
        InputError: it is no Word document, is damaged, too large, or protected with a password.
    """
    try:
        if path.stat().st_size > _LARGEST_FILE:
            _refuse(_LARGE, _LARGE_HELP, name)
        with path.open("rb") as file:
            if file.read(len(_OLD_FORMAT)) == _OLD_FORMAT:
                locked = _LOCKED in file.read()
                _refuse(_PROTECTED if locked else _OLD, _PROTECTED_HELP if locked else _OLD_HELP, name)
        with zipfile.ZipFile(path) as archive:
            paragraphs = _paragraphs(archive, name)
    except FileNotFoundError:
        _refuse(_MISSING, "", name)
    except OSError:
        _refuse(_UNREADABLE, _UNREADABLE_HELP, name)
    except (zipfile.BadZipFile, zlib.error, KeyError, BrokenError, RuntimeError, ValueError, EOFError):
        _refuse(_BROKEN, _BROKEN_HELP, name)
    return _draft(paragraphs, name)


def _refuse(message: str, help: str, name: str) -> NoReturn:
    raise InputError(message.format(name=name), help) from None


def _paragraphs(archive: zipfile.ZipFile, name: str) -> list[Paragraph]:
    main = parsed(Relations(), _part(archive, _RELATIONS, name)).of_kind("officeDocument")
    folder, file = posixpath.split(main.lstrip("/"))
    links: Mapping[str, str] = {}
    styles = Styles()
    relations = f"{folder}/_rels/{file}.rels".lstrip("/")
    if relations in archive.namelist():
        related = parsed(Relations(), _part(archive, relations, name))
        links = related.targets
        sheet = posixpath.normpath(posixpath.join(folder, related.of_kind("styles", "styles.xml")))
        if sheet in archive.namelist():
            parsed(styles, _part(archive, sheet, name))
    body = parsed(Body(links, styles), _part(archive, main.lstrip("/"), name))
    return [paragraph for paragraph in body.paragraphs if paragraph.text.strip()]


def _part(archive: zipfile.ZipFile, part: str, name: str) -> bytes:
    """The bytes of one part; a small file that unpacks into a huge one is refused before it does."""
    with archive.open(part) as stream:
        data = stream.read(_LARGEST_PART + 1)
    if len(data) > _LARGEST_PART:
        _refuse(_LARGE, _LARGE_HELP, name)
    return data


def _draft(paragraphs: list[Paragraph], name: str) -> Draft:
    source = WordSource(name, "\n".join(paragraph.text for paragraph in paragraphs))
    blocks: list[Block] = []
    at = 0
    for paragraph in paragraphs:
        blocks.append(
            Block(paragraph.kind, plain_text(paragraph.text, name, at), links=tuple(paragraph.links))
        )
        at += len(paragraph.text) + 1
    return Draft(source, tuple(blocks))

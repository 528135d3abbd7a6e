"""A Word document as the text that its reader reads.

Paragraphs are counted as people count them: those with words in them, in tables and text boxes too, in the
order of the document. Headers, footers, footnotes, endnotes and the words of pictures follow, each by its
name. What was deleted with changes tracked is not read, what was inserted is; one line says that there are
such words, comments and hidden words. Nothing in the file is run, and nothing outside it is opened.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import NoReturn

from plcomms.load.drafts.draft import Draft
from plcomms.load.drafts.item_lines import itemized
from plcomms.load.drafts.typography import as_spelt
from plcomms.load.drafts.unread import MOST, RULE
from plcomms.load.drafts.word_body import LINE_BREAK, Unread, WordBody, WordPicture
from plcomms.load.drafts.word_xml import BrokenError, Relations, Styles, parsed
from plcomms.load.yaml.file import plain_text
from plcomms.model.errors import InputError
from plcomms.model.finding import Finding, Severity
from plcomms.model.text import ALTERNATIVE, Block, Link, Span, Text, WordSource
from plcomms.workspace import OFFICE, Refusal, contents

_LARGEST_PART = 40_000_000
_RELATIONS = "_rels/.rels"
_FOOTNOTE, _ENDNOTE, _PICTURE = "footnote {number}", "endnote {number}", "picture {number}"
_HEADER, _FOOTER = "header", "footer"
_OLD_FORMAT = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")

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

_SORTS = {
    "deletions": (
        "one deleted passage (tracked changes)",
        "{count} deleted passages (tracked changes)",
    ),
    "comments": ("one comment", "{count} comments"),
    "hidden": ("hidden words", "hidden words in {count} places"),
    "embedded": ("one embedded file", "{count} embedded files"),
}
_AND = " and "
_NOT_READ = "plcomms did not read everything in this document: it holds {what}."
_NOT_READ_HELP = (
    "Whoever gets the file can read them. Before you send it: Review, Accept All Changes; Delete All "
    "Comments; then check it again."
)


def read_word(path: Path, name: str) -> Draft:
    """The Word document at ``path`` that somebody calls ``name``.

    Raises:
        InputError: it is no Word document, is damaged, too large, or protected with a password.
    """
    data = contents(path, name, OFFICE)
    if isinstance(data, Refusal):
        raise InputError(data.message, data.help)
    if data.startswith(_OLD_FORMAT):
        locked = _LOCKED in data
        _refuse(_PROTECTED if locked else _OLD, _PROTECTED_HELP if locked else _OLD_HELP, name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            pieces, unread = _WordPackage(archive, name).read()
    except (
        zipfile.BadZipFile,
        zlib.error,
        KeyError,
        BrokenError,
        RuntimeError,
        ValueError,
        EOFError,
        OSError,
    ):
        _refuse(_BROKEN, _BROKEN_HELP, name)
    return _draft(pieces, unread, name)


def _refuse(message: str, help: str, name: str) -> NoReturn:
    raise InputError(message.format(name=name), help) from None


@dataclass(frozen=True, slots=True)
class _Piece:
    """A row of the draft, and how its place is called; a paragraph of the body is counted and has no name."""

    text: str
    kind: str
    links: tuple[Link, ...] = ()
    label: str = ""


class _WordPackage:
    """The parts of a document that have words."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self._name = name
        self._files = frozenset(archive.namelist())
        self._main = parsed(Relations(), self._part(_RELATIONS)).of_kind("officeDocument").lstrip("/")
        self._related = self._relations(self._main)
        self._styles = Styles()
        for sheet in self._related.all_of("styles") or ("styles.xml",):
            if (file := self._path(sheet)) in self._files:
                parsed(self._styles, self._part(file))

    def read(self) -> tuple[list[_Piece], Unread]:
        """Every piece of the document with words in it, and what was not read."""
        body = self._body(self._main)
        pieces = [_Piece(p.text, p.kind, tuple(p.links)) for p in body.paragraphs if p.text.strip()]
        pieces += self._notes("footnotes", _FOOTNOTE, body) + self._notes("endnotes", _ENDNOTE, body)
        pieces += self._edges("header", _HEADER, body) + self._edges("footer", _FOOTER, body)
        shown = [picture for picture in body.pictures if picture.words or not picture.decorative]
        for number, picture in enumerate(shown, 1):
            pieces.append(_picture(picture, _PICTURE.format(number=number)))
        for file in map(self._path, self._related.all_of("comments")):
            if file in self._files:
                comments = self._body(file)
                body.unread.comments += comments.unread.comments
                body.unread.letters += sum(_letters(p.text) for p in comments.paragraphs)
        return pieces, body.unread

    def _notes(self, kind: str, label: str, body: WordBody) -> list[_Piece]:
        """The words of footnotes or endnotes, each numbered as in the document."""
        return [
            _Piece(p.text, p.kind, tuple(p.links), label.format(number=p.note))
            for part in self._others(kind, body)
            for p in part.paragraphs
            if p.text.strip()
        ]

    def _edges(self, kind: str, label: str, body: WordBody) -> list[_Piece]:
        """The words at the head or foot of pages; the same ones are often given for several sections."""
        texts = [p for part in self._others(kind, body) for p in part.paragraphs if p.text.strip()]
        once = {p.text: p for p in texts}.values()
        numbered = len(once) > 1
        return [
            _Piece(p.text, "label", tuple(p.links), label + (f" {number}" if numbered else ""))
            for number, p in enumerate(once, 1)
        ]

    def _others(self, kind: str, body: WordBody) -> Iterator[WordBody]:
        """The other parts of ``kind``; their pictures and what is unread in them count with the ``body``."""
        for file in map(self._path, self._related.all_of(kind)):
            if file in self._files:
                part = self._body(file)
                body.pictures += [picture for picture in part.pictures if picture.words]
                for sort in fields(Unread):
                    setattr(
                        body.unread,
                        sort.name,
                        getattr(body.unread, sort.name) + getattr(part.unread, sort.name),
                    )
                yield part

    def _body(self, file: str) -> WordBody:
        return parsed(WordBody(self._relations(file).targets, self._styles), self._part(file))

    def _relations(self, file: str) -> Relations:
        folder, base = posixpath.split(file)
        relations = f"{folder}/_rels/{base}.rels".lstrip("/")
        return parsed(Relations(), self._part(relations)) if relations in self._files else Relations()

    def _path(self, target: str) -> str:
        return posixpath.normpath(posixpath.join("/", posixpath.dirname(self._main), target)).lstrip("/")

    def _part(self, part: str) -> bytes:
        """The bytes of one part; a small file that unpacks into a huge one is refused before it does."""
        with self._archive.open(part) as stream:
            data = stream.read(_LARGEST_PART + 1)
        if len(data) > _LARGEST_PART:
            _refuse(_LARGE, _LARGE_HELP, self._name)
        return data


def _picture(picture: WordPicture, label: str) -> _Piece:
    """The words that stand for a picture; its name, where it has none."""
    if words := " ".join(picture.words.split()):
        return _Piece(words, ALTERNATIVE, (), label)
    name = " ".join(picture.name.split()) or label
    return _Piece(name, "label", (Link(0, len(name), "", picture=True),), label)


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _draft(pieces: list[_Piece], unread: Unread, name: str) -> Draft:
    names = tuple((row, piece.label) for row, piece in enumerate(pieces, 1) if piece.label)
    source = WordSource(name, "\n".join(piece.text for piece in pieces), names)
    blocks: list[Block] = []
    at = 0
    for piece in pieces:
        written = plain_text(piece.text, name, at)
        quiet = tuple((link.start, link.end) for link in piece.links if link.picture)
        words = Text(written.replace(LINE_BREAK, " "), written.segments)
        blocks += itemized(as_spelt(Block(piece.kind, words, quiet, piece.links), source.text), source.text)
        at += len(piece.text) + 1
    return Draft(source, tuple(blocks), _notes_on(unread, source))


def _notes_on(unread: Unread, source: WordSource) -> tuple[Finding, ...]:
    """One line on what stands in the document and was not read; a warning where it is more than a tenth."""
    counts = ((sort.name, getattr(unread, sort.name)) for sort in fields(Unread) if sort.name in _SORTS)
    said = [_SORTS[name][count > 1].format(count=count) for name, count in counts if count]
    if not said:
        return ()
    large = unread.letters > MOST * (unread.letters + _letters(source.text))
    what = _AND.join(filter(None, (", ".join(said[:-1]), said[-1])))
    severity = Severity.WARNING if large else Severity.ADVICE
    return (Finding(RULE, severity, _NOT_READ.format(what=what), Span(source.name, 0, 0), _NOT_READ_HELP),)

"""What was made from what: so that a build makes only what changed, and takes away only what it made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any, ClassVar

from plcomms.model.document import Artifact, Document, Made, PrintOptions
from plcomms.model.framed import FramedDocument
from plcomms.version import __version__
from plcomms.workspace import OURS, Refusal, contents


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that was made, the key of what it was made of, and the fingerprint of its bytes."""

    made: Made
    key: str
    digest: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The entries of an output folder by their paths."""

    NAME: ClassVar[str] = ".plcomms.json"

    entries: Mapping[str, Entry]

    def holds(self, folder: Path, path: str, key: str) -> bool:
        """Whether ``path`` was made of just this and has not been changed since."""
        entry = self.entries.get(path)
        return entry is not None and entry.key == key and self.wrote(path, read(folder / path))

    def wrote(self, path: str, data: bytes | None) -> bool:
        """Whether ``data`` (None where there is no file) are the bytes that were written at ``path``."""
        entry = self.entries.get(path)
        return entry is not None and data is not None and digest(data) == entry.digest

    def changed(self, entries: Collection[Entry], gone: Collection[str]) -> Manifest:
        """The manifest with ``entries`` added or replaced and ``gone`` taken away."""
        kept = {path: entry for path, entry in self.entries.items() if path not in gone}
        return Manifest(kept | {entry.made.path: entry for entry in entries})

    def present(self, folder: Path, fresh: Collection[str]) -> Manifest:
        """The manifest of what is there: in ``folder``, or ``fresh`` and about to be written."""
        there = {p: e for p, e in self.entries.items() if p in fresh or (folder / p).is_file()}
        return Manifest(there)

    def to_json(self) -> bytes:
        """The manifest as it stands in its file, sorted."""
        return (json.dumps({"plcomms": __version__, "files": as_data(self)}, indent=1) + "\n").encode()


def read_made(folder: Path, paths: Collection[str]) -> dict[str, bytes]:
    """The bytes of the files at ``paths``, which a manifest of ``folder`` holds."""
    return {path: data for path in paths if (data := read(folder / path)) is not None}


def read_written(folder: Path) -> Manifest:
    """The manifest that the last whole build into ``folder`` wrote; empty where none can be read."""
    try:
        return from_data(json.loads(read(folder / Manifest.NAME) or b"")["files"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return Manifest({})


def as_data(manifest: Manifest) -> list[dict[str, Any]]:
    """The entries of ``manifest`` as JSON has them, sorted."""
    return [asdict(manifest.entries[path]) for path in sorted(manifest.entries)]


def from_data(data: Any) -> Manifest:
    """The manifest of what :func:`as_data` gave.

    Raises:
        KeyError, TypeError, ValueError: it is something else, or names a place outside of its folder.
    """
    return Manifest({within(entry.made.path): entry for entry in map(_entry, data)})


def within(path: str) -> str:
    """``path``, which a file names that anybody could have written: it stays inside the output folder.

    Raises:
        ValueError: it leads out of it.
    """
    parts = PurePosixPath(path).parts
    if not parts or ".." in parts or PureWindowsPath(path).drive or path.startswith(("/", "\\")):
        raise ValueError(path)
    return path


def _entry(data: Mapping[str, Any]) -> Entry:
    made = data["made"]
    of = made["artifact"]
    artifact = Artifact(Document(**of["document"]), of["format"], PrintOptions(**of["look"]))
    errors, warnings, advice = made.get("found", (0, 0, 0))
    found = (int(errors), int(warnings), int(advice))
    left_out = tuple(map(str, made.get("left_out", ())))
    of_it = Made(artifact, made["path"], made["title"], made["grade"], found, left_out)
    return Entry(of_it, data["key"], data["digest"])


def key_of(page: FramedDocument, files: str) -> str:
    """A hash of all that the bytes of ``page`` follow from; ``files`` is a hash of the files it names."""
    made_of = (
        __version__,
        page.artifact.format,
        page.artifact.look,
        page.title,
        page.palette,
        page.event,
        page.about,
        page.listed,
        page.pages,
        page.sender.name,
        page.sender.short_names,
        page.sender.contact,
        page.sender.district.timezone,
        files,
    )
    return digest("\0".join((*map(repr, made_of), page.html)).encode())


def read(file: Path) -> bytes | None:
    """The bytes of ``file``; None where it cannot be read."""
    data = contents(file, file.name, OURS)
    return None if isinstance(data, Refusal) else data


def digest(data: bytes) -> str:
    """A short fingerprint of ``data``."""
    return hashlib.sha256(data).hexdigest()[:32]

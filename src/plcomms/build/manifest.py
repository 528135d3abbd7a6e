"""What was made from what: so that a build makes only what changed, and takes away only what it made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, ClassVar

from plcomms import __version__
from plcomms.model.document import Artifact, Document, Look, Made
from plcomms.model.page import Page


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
        files = [asdict(self.entries[path]) for path in sorted(self.entries)]
        return (json.dumps({"plcomms": __version__, "files": files}, indent=1) + "\n").encode()


def read_made(folder: Path, paths: Collection[str]) -> dict[str, bytes]:
    """The bytes of the files at ``paths``, which a manifest of ``folder`` holds."""
    return {path: (folder / path).read_bytes() for path in paths}


def read_manifest(folder: Path) -> Manifest:
    """The manifest in ``folder``; an empty one where there is none that can be read."""
    try:
        data: Any = json.loads((folder / Manifest.NAME).read_text("utf-8"))
        return Manifest({entry.made.path: entry for entry in map(_entry, data["files"])})
    except (OSError, ValueError, KeyError, TypeError):
        return Manifest({})


def _entry(data: Mapping[str, Any]) -> Entry:
    made = data["made"]
    of = made["artifact"]
    artifact = Artifact(Document(**of["document"]), of["format"], Look(**of["look"]))
    errors, warnings, advice = made.get("found", (0, 0, 0))
    found = (int(errors), int(warnings), int(advice))
    left_out = tuple(map(str, made.get("left_out", ())))
    of_it = Made(artifact, made["path"], made["title"], made["grade"], found, left_out)
    return Entry(of_it, data["key"], data["digest"])


def key_of(page: Page, files: str) -> str:
    """A hash of all that the bytes of ``page`` follow from; ``files`` is a hash of the files it names."""
    made_of = (
        __version__,
        page.artifact.format,
        page.artifact.look,
        page.title,
        page.palette,
        page.event,
        page.about,
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
    try:
        return file.read_bytes()
    except OSError:
        return None


def digest(data: bytes) -> str:
    """A short fingerprint of ``data``."""
    return hashlib.sha256(data).hexdigest()[:32]

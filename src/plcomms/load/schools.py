"""Which files in the folder ``schools`` are a school's, and what to say of those that only look like one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from plcomms.load.files import read_text
from plcomms.load.yaml.file import read_yaml
from plcomms.model.finding import Finding, Severity
from plcomms.model.text import Span
from plcomms.workspace import is_device_name

SCHOOLS = "schools"
NOT_READ = "not-read"

_ENDINGS = (".yaml", ".yml")
_HIDDEN_ENDING = re.compile(r"\.ya?ml\.\w+$", re.IGNORECASE)
_BACKUP = re.compile(r"~$|\.(?:bak|backup|old|orig|tmp|part|sw[op])$", re.IGNORECASE)
_OF_A_SCHOOL = (re.compile(r"^name:", re.MULTILINE), re.compile(r"^principal:", re.MULTILINE))
_OF_THE_DISTRICT = "district"

_NAME = "“{name}” cannot be a school's short name."
_NAME_HELP = "Name the file with small letters, digits and hyphens, as in cedar-elementary.yaml."
_DEVICE = "“{name}” cannot be a school's short name: no folder on Windows can be called that."
_DEVICE_HELP = "Give the file a longer name, such as {name}-school.yaml."
_UNREADABLE = "The folder “{name}” cannot be read ({reason})."
_UNREADABLE_HELP = "Ask for the right to open it, and run the same command again."
_TWICE = "“{one}” and “{other}” are files of one school."
_TWICE_HELP = "Put into one what is right, and take the other away."
_DISTRICTS = "“{file}” is read as a school, and its documents would take the place of the district's own."
_DISTRICTS_HELP = "Move it up into the district's folder, or name it after the school."
_UNREAD = "“{file}” is not read."
_UNREAD_HELP = "Give it the ending .yaml: {name}.yaml. (Windows may show names without their endings.)"


@dataclass(frozen=True, slots=True)
class SchoolFiles:
    """The files by their schools' short names, what must be mended first, and what is only to be told."""

    files: Mapping[str, str]
    problems: tuple[Finding, ...]
    notes: tuple[Finding, ...]


def school_files(root: Path) -> SchoolFiles:
    """The schools' files of the district in the folder ``root``; hidden files and backups are passed over."""
    folder = root / SCHOOLS
    try:
        entries = sorted(folder.iterdir()) if folder.is_dir() else []
    except OSError as error:
        message = _UNREADABLE.format(name=SCHOOLS, reason=error.strerror)
        return SchoolFiles({}, (Finding("file", Severity.ERROR, message, None, _UNREADABLE_HELP),), ())
    seen = [e for e in entries if not (is_backup(e) or e.is_dir())]
    files: dict[str, str] = {}
    problems: list[Finding] = []
    for path in seen:
        if not is_yaml(path):
            continue
        name = f"{SCHOOLS}/{path.name}"
        if path.stem in files:
            problems.append(_error(name, _TWICE.format(one=files[path.stem], other=name), _TWICE_HELP))
        problems += _misnamed(name, path.stem)
        files.setdefault(path.stem, name)
    return SchoolFiles(files, tuple(problems), tuple(_unread(seen)))


def is_yaml(path: Path) -> bool:
    """Whether a file is read as YAML, by its ending."""
    return path.suffix.lower() in _ENDINGS


def is_backup(path: Path) -> bool:
    """Whether a file is hidden, or what a program kept of an older one."""
    return path.name.startswith(".") or bool(_BACKUP.search(path.name))


def school_ids(root: Path, words: Iterable[str]) -> tuple[str, ...]:
    """The schools that people call ``words``, by their short names.

    A school may be called by its file's name, with or without the ending, or by its name or short name in the
    file, whatever the capitals. A word that is none of these, or that two schools share, is given back.
    """
    asked = tuple(words)
    files = school_files(root).files if asked else {}
    called: dict[str, set[str]] = {}
    if not all(word in files for word in asked):
        for key, file in files.items():
            for name in (key, file.rpartition("/")[2], *_names_in(root / file)):
                called.setdefault(_folded(name), set()).add(key)
    found = (called.get(_folded(word), set()) for word in asked)
    return tuple(
        word if word in files or len(keys) != 1 else min(keys)
        for word, keys in zip(asked, found, strict=True)
    )


def _names_in(path: Path) -> Iterator[str]:
    """What a school's file calls it."""
    text, _ = read_text(path, path.name)
    data = read_yaml(path.name, text).data
    if isinstance(data, dict):
        yield from (str(data[key]) for key in ("name", "short_name") if isinstance(data.get(key), str))


def _folded(name: str) -> str:
    return " ".join(name.replace("’", "'").replace("-", " ").casefold().split())


def _misnamed(file: str, name: str) -> Iterator[Finding]:
    if name == _OF_THE_DISTRICT:
        yield _error(file, _DISTRICTS.format(file=file), _DISTRICTS_HELP)
    if is_device_name(name):
        yield _error(file, _DEVICE.format(name=name), _DEVICE_HELP.format(name=name))
    if not all(part.isalnum() and part.isascii() and part == part.lower() for part in name.split("-")):
        yield _error(file, _NAME.format(name=name), _NAME_HELP)


def _unread(paths: list[Path]) -> Iterator[Finding]:
    for path in paths:
        if not is_yaml(path) and _looks_like_one(path):
            file, name = f"{SCHOOLS}/{path.name}", path.name.partition(".")[0]
            message, help = _UNREAD.format(file=file), _UNREAD_HELP.format(name=name)
            yield Finding(NOT_READ, Severity.WARNING, message, Span(file, 0, 0), help)


def _looks_like_one(path: Path) -> bool:
    """Whether a file with another ending has a school's lines in it, or the right ending before its own."""
    if _HIDDEN_ENDING.search(path.name):
        return True
    text, problem = read_text(path, path.name)
    return problem is None and all(line.search(text) for line in _OF_A_SCHOOL)


def _error(file: str, message: str, help: str) -> Finding:
    return Finding("reference", Severity.ERROR, message, Span(file, 0, 0), help)

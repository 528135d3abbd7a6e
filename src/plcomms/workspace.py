"""The one door to people's files: what lies in a folder, what may be opened, and how much of it is read.

Every other module that needs the bytes of such a file asks here. What cannot be had is a :class:`Refusal`, in
words for the person whose file it is.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import IO, NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit


class Refusal(NamedTuple):
    """Why a file is not read, and what to do."""

    message: str
    help: str


class Limit(NamedTuple):
    """How many bytes of a file are read at most, how that is said, and what to do with a larger one."""

    most: int
    size: str
    help: str


TEXT = Limit(
    2_000_000,
    "2 MB",
    "Split it: each school's stories and events have a file of their own in the folder schools. "
    "Or check that it is the file you meant.",
)
"""A message of this length would be two hundred and fifty printed pages."""

PICTURE = Limit(20_000_000, "20 MB", "Save it smaller: 2,400 pixels across are enough for a printed page.")
"""A photograph straight from a camera takes 5 to 12 MB."""

OFFICE = Limit(100_000_000, "100 MB", "Copy its text into a new document, and check that.")

OURS = Limit(200_000_000, "200 MB", "Move it out of the folder, and run the same command again.")
"""What a build made: a zip for a school with many pictures, at most."""

_MISSING = Refusal("There is no file “{name}”.", "Check the name and the folder; capitals count.")
_FOLDER = Refusal(
    "“{name}” is a folder, not a file.", "Give it another name, or write the name of a file in it."
)
_NO_FILE = Refusal(
    "“{name}” is a device or a pipe, not a file.", "Take it away, and put a file of that name there."
)
_UNREADABLE = Refusal(
    "“{name}” cannot be read ({reason}).", "Check that it is a file and that you may open it."
)
_LARGE = Refusal("“{name}” is over {size}.", "{help}")
_OUTSIDE = Refusal(
    "“{name}” lies outside the district's folder.",
    "Copy the file into the folder and write its name from there.",
)
_ABSOLUTE = Refusal(
    "“{name}” names a place on one computer, not a file in the district's folder.",
    "Copy the file into the folder and write its name from there, as in  pictures/logo.png",
)
_WEB = Refusal(
    "“{name}” is an address, not a file in the district's folder, and nothing is fetched.",
    "Save the file into the folder and write its name.",
)
_BACKSLASH = Refusal("“{name}” has “\\” between folder and file.", "Write it with “/”, as here:  {right}")
_DEVICE = Refusal(
    "“{name}” cannot be used: Windows keeps the name “{part}” for itself.", "Give the file another name."
)
_NO_NAME = Refusal("No file can be called “{name}”.", "Check the name.")

_SCHEME = re.compile(r"(?:https?|ftp|file|data):", re.IGNORECASE)
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[1-9¹²³]|lpt[1-9¹²³])(?:\..*)?", re.IGNORECASE | re.DOTALL)
"""Names that no file can have on Windows (Microsoft, Naming Files, Paths, and Namespaces)."""

_WITHOUT_WAITING = (
    getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) | os.O_RDONLY
)


def located(root: Path, name: str) -> Path | Refusal:
    """The file that somebody called ``name`` in a file of the district in the folder ``root``.

    It lies in the folder, also where links lead, and is a file. Both kinds of path are understood on each
    system, so that a district's folder is right or wrong alike for everybody who gets it.
    """
    wrong = _as_a_name(root, name)
    if wrong:
        return wrong
    try:
        (root / name).lstat()
        path = (root / name).resolve()
    except FileNotFoundError:
        return _said(_MISSING if is_inside(root / name, root) else _OUTSIDE, name)
    except (OSError, ValueError, RuntimeError):
        return _said(_MISSING, name)
    if not path.is_relative_to(root.resolve()):
        return _said(_OUTSIDE, name)
    return _no_file(path, name) or path


def _as_a_name(root: Path, name: str) -> Refusal | None:
    """What is wrong with ``name`` whatever is on the disk."""
    if not name or "\0" in name:
        return _said(_NO_NAME, name.replace("\0", "\N{SYMBOL FOR NULL}"))
    windows = PureWindowsPath(name)
    if name.startswith(("/", "\\")) or re.match(r"[A-Za-z]:[\\/]", name) or name.lower().startswith("file:"):
        return _said(_ABSOLUTE, name)
    if _SCHEME.match(name):
        return _said(_WEB, name[:80])
    device = next((part for part in windows.parts if _DEVICES.fullmatch(part)), "")
    if device:
        return _said(_DEVICE, name, part=device)
    if "\\" in name and not os.path.lexists(root / name.replace("\\", os.sep if os.name == "nt" else "\\")):
        return _said(_BACKSLASH, name, right=windows.as_posix())
    return None


def is_device_name(name: str) -> bool:
    """Whether Windows keeps ``name`` for itself, so that no file or folder there can be called that."""
    return bool(_DEVICES.fullmatch(name))


def is_inside(path: Path, root: Path) -> bool:
    """Whether ``path`` lies in the folder ``root`` when every link on the way is followed."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError, ValueError):
        return False


def place_of(address: str, like: PurePath) -> PurePath | None:
    """The place that a ``file:`` address names, as a path of the same system as ``like``; None for any other.

    RFC 8089: ``file:///C:/x`` is a place on Windows, where a host is another computer's shared folder.
    """
    parts = _split(address)
    if parts is None or parts.scheme != "file":
        return None
    path, host = unquote(parts.path), parts.netloc
    if isinstance(like, PureWindowsPath):
        return PureWindowsPath(f"//{host}{path}" if host else re.sub(r"^/(?=[A-Za-z]:)", "", path))
    return PurePosixPath(path) if host in ("", "localhost") else None


def _split(address: str) -> SplitResult | None:
    try:
        return urlsplit(address)
    except ValueError:
        return None


def contents(path: Path, name: str, limit: Limit = TEXT) -> bytes | Refusal:
    """The bytes of the file at ``path``, which people call ``name``.

    Only a file is read, never a device or a pipe, and never more of it than ``limit`` allows, whatever the
    system says of its size.
    """
    try:
        found = _no_file(path, name)
        if found:
            return found
        with os.fdopen(os.open(path, _WITHOUT_WAITING), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return _said(_NO_FILE, name)
            data = file.read(limit.most + 1)
    except FileNotFoundError:
        return _said(_MISSING, name)
    except (OSError, ValueError, RuntimeError) as error:
        return _said(_UNREADABLE, name, reason=getattr(error, "strerror", "") or str(error))
    if len(data) > limit.most:
        return _said(_LARGE, name, size=limit.size, help=limit.help)
    return data


def piped(stream: IO[bytes], name: str, limit: Limit = TEXT) -> bytes | Refusal:
    """The bytes that a person sends through ``stream``, which is called ``name``."""
    data = stream.read(limit.most + 1)
    return data if len(data) <= limit.most else _said(_LARGE, name, size=limit.size, help=limit.help)


def _no_file(path: Path, name: str) -> Refusal | None:
    """What stands at ``path`` where it is something else than a file."""
    mode = os.stat(path).st_mode
    if stat.S_ISDIR(mode):
        return _said(_FOLDER, name)
    return None if stat.S_ISREG(mode) else _said(_NO_FILE, name)


def strays(folder: Path, root: Path) -> Iterator[tuple[Path, Refusal]]:
    """What stands below ``folder`` and is not to be read: it leads out of ``root``, or is no file.

    Folders that links lead to are not entered.
    """
    for place, folders, files in os.walk(folder):
        for entry in sorted([*folders, *files]):
            path = Path(place) / entry
            name = path.relative_to(root).as_posix()
            if path.is_symlink() and not is_inside(path, root):
                yield path, _said(_OUTSIDE, name)
            elif entry in files and (wrong := _refused(path, name)):
                yield path, wrong


def state_of(root: Path, built: str) -> str:
    """A mark that is another one as soon as a file below ``root`` is.

    It is made of names, sizes, times and numbers of files. The folder ``built`` and what begins with a full
    stop are nobody's words.
    """
    state = hashlib.sha256()
    for place, folders, files in os.walk(root):
        at_top = Path(place) == root
        folders[:] = sorted(f for f in folders if not f.startswith(".") and not (at_top and f == built))
        for name in sorted(f for f in files if not f.startswith(".")):
            path = os.path.join(place, name)
            try:
                found = os.stat(path)
            except OSError:
                continue
            facts = (path, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
            state.update(repr(facts).encode())
    return state.hexdigest()


def _refused(path: Path, name: str) -> Refusal | None:
    try:
        return _no_file(path, name)
    except OSError:
        return _said(_MISSING, name)


def _said(refusal: Refusal, name: str, **fields: str) -> Refusal:
    return Refusal(
        refusal.message.format(name=name, **fields), refusal.help.format_map({"help": "", **fields})
    )

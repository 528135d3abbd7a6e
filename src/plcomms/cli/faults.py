"""What to say where the program itself cannot go on: what is missing on the computer, or a fault of ours.

It needs nothing but Python, so that it can speak before anything else is loaded.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import sys
import traceback
from itertools import takewhile
from pathlib import Path

from plcomms.model.requirement import PACKAGE_TOOLS, PANGO, distribution, with_pip, with_tool

_DEBUG = "--debug"
FAULT, LACKING, INTERRUPTED = 70, 3, 130
"""Exit codes: sysexits.h has 70 for a fault inside; a shell gives 130 where somebody pressed Ctrl and C."""

STOPPED = "Stopped. Nothing was changed."
TRY = "Try: {hint}"
_FAULT = "This is a fault in plcomms itself ({kind}), not in your files. Nothing was changed."
_FAULT_HELP = "Run the same command with --debug in front (plcomms --debug ...) and report what it prints."
_PACKAGE = "The Python package {package} is missing or damaged on this computer; plcomms needs it."
_OURS = "plcomms is not whole on this computer: “{file}” is missing or damaged."
_PANGO = "The library Pango, which lays out pages to print, cannot be loaded on this computer."
_MEMORY = "This computer has too little memory left for that."
_MEMORY_HELP = "Close other programs, and ask for less at once: one kind, one school or one format."
_REFUSED = "The computer did not allow that: {reason}{place}."
_REFUSED_HELP = "Check the disk's free space and your rights in that folder, and run the same command again."
_SYSTEM = (
    errno.ENOSPC,
    errno.EACCES,
    errno.EPERM,
    errno.EROFS,
    errno.EMFILE,
    errno.ENFILE,
    errno.EIO,
    errno.EDQUOT,
    errno.EFBIG,
    errno.ENAMETOOLONG,
)
"""What the system refuses whatever a program does."""

_PACKAGE_FOLDER = Path(__file__).resolve().parents[1]


def tell(error: BaseException) -> int:
    """Say on the error stream what stopped the program; gives the exit code for it."""
    if isinstance(error, KeyboardInterrupt):
        _print(STOPPED)
        return INTERRUPTED
    message, hint = in_words(error)
    if message:
        _print(message)
        _print(TRY.format(hint=hint))
        _print_trace(error)
        return LACKING
    _print(_FAULT.format(kind=type(error).__name__))
    if not _print_trace(error):
        _print(_FAULT_HELP)
    return FAULT


def in_words(error: BaseException) -> tuple[str, str]:
    """What is missing on this computer, and how to get it; empty where ``error`` is a fault of ours."""
    if isinstance(error, ImportError):
        return _missing(error)
    if isinstance(error, MemoryError):
        return _MEMORY, _MEMORY_HELP
    if isinstance(error, OSError):
        return _refused(error)
    return "", ""


def _missing(error: ImportError) -> tuple[str, str]:
    name = error.name or ""
    if not name or name.partition(".")[0] == "plcomms":
        return _OURS.format(file=name or error), _again("plcomms")
    package = distribution(name)
    return _PACKAGE.format(package=package), _again(_requirement(package))


def _refused(error: OSError) -> tuple[str, str]:
    if "cannot load library" in str(error):
        tool = next((tool for tool in PACKAGE_TOOLS if shutil.which(tool)), "")
        return _PANGO, with_tool(PANGO, sys.platform, tool)
    file = os.fsdecode(error.filename) if isinstance(error.filename, (str, bytes, os.PathLike)) else ""
    if file and Path(file).is_absolute() and Path(file).is_relative_to(_PACKAGE_FOLDER):
        return _OURS.format(file=file), _again("plcomms")
    if error.errno in _SYSTEM:
        place = f" (“{file}”)" if file else ""
        return _REFUSED.format(reason=(error.strerror or "").lower(), place=place), _REFUSED_HELP
    return "", ""


def _again(requirement: str) -> str:
    return with_pip([requirement], sys.platform, sys.executable, "--force-reinstall")


def _requirement(package: str) -> str:
    """``package`` with the versions that plcomms asks for, where that is known."""
    from importlib.metadata import PackageNotFoundError, requires

    try:
        lines = requires("plcomms") or []
    except PackageNotFoundError:
        lines = []
    same = (line.partition(";")[0].strip() for line in lines)
    return next((line for line in same if _name(line) == _name(package)), package)


def _name(requirement: str) -> str:
    """The name in a requirement as packages are compared (PEP 503)."""
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=!~\[ ]", requirement)[0]).lower()


def _print_trace(error: BaseException) -> bool:
    wanted = _DEBUG in takewhile(lambda word: word.startswith("-"), sys.argv[1:])
    if wanted:
        _print("".join(traceback.format_exception(error)))
    return wanted


def _print(words: str) -> None:
    sys.stderr.write(f"{words}\n")

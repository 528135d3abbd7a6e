"""The files of fonts, where their packages are installed."""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path

from plcomms.load.files import shipped
from plcomms.model.errors import InputError
from plcomms.model.fonts import FONTS, SHIPPED, Font
from plcomms.model.requirement import distribution, with_pip

_MISSING = "The letters “{family}” are not installed."
_MISSING_HELP = "To get them, run:  {command}"
_OR_ELSE = "  Or take the line  font:  out."


@cache
def font_folder(font: Font = FONTS["atkinson"]) -> Path:
    """Where the files of ``font`` stand.

    Raises:
        InputError: its package is not installed.
    """
    message, help = missing(font)
    if message:
        raise InputError(message, help)
    return _place(font)


def missing(font: Font) -> tuple[str, str]:
    """What to say of ``font`` where it is not installed, and what to do; empty where it is."""
    there = all((_place(font) / face.file).is_file() for face in font.faces)
    if there:
        return "", ""
    command = with_pip([distribution(font.package)], sys.platform, sys.executable)
    help = _MISSING_HELP.format(command=command) + ("" if font is FONTS["atkinson"] else _OR_ELSE)
    return _MISSING.format(family=font.family), help


def _place(font: Font) -> Path:
    if not font.package:
        return shipped(SHIPPED)
    found = importlib.util.find_spec(font.package)
    return Path(found.origin if found and found.origin else "").parent / "files"

"""The files of fonts, where their packages are installed."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from plcomms.model.errors import InputError
from plcomms.model.fonts import FONTS, Font

_MISSING = "The letters “{family}” are not installed."
_MISSING_HELP = "Run  pip install 'plcomms[fonts]'  or take the line  font:  out."


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
    return ("", "") if there else (_MISSING.format(family=font.family), _MISSING_HELP)


def _place(font: Font) -> Path:
    found = importlib.util.find_spec(font.package)
    return Path(found.origin if found and found.origin else "").parent / "files"

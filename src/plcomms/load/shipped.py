"""Where the glossary and the templates that come with plcomms stand."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def shipped(name: str) -> Path:
    """The file or folder called ``name`` that ships with plcomms.

    An installed wheel carries them beside the code; a checkout has them at its top level.
    """
    shipped = _PACKAGE / "_data" / name
    return shipped if shipped.exists() else _PACKAGE.parents[1] / name

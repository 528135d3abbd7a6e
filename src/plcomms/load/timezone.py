"""In which time zone this computer stands, where it says so by the name of a place."""

from __future__ import annotations

import os
from pathlib import Path

from plcomms.model.fields import is_timezone

_LINK = Path("/etc/localtime")
"""What on Linux and macOS leads to the file of the zone in the IANA database."""
_NAME = Path("/etc/timezone")
"""Where Debian and its kin write the zone's name."""
_DATABASE = "zoneinfo/"


def local_timezone(link: Path = _LINK, name: Path = _NAME) -> str:
    """The zone's IANA name, as ``America/Chicago``; empty where the computer does not say it for sure.

    A server's ``Etc/UTC`` is no place where somebody lives, and where two sources differ neither is sure.
    """
    said = {found for found in (os.environ.get("TZ", "").lstrip(":"), _linked(link), _written(name)) if found}
    zone = said.pop() if len(said) == 1 else ""
    return zone if is_timezone(zone) else ""


def _linked(link: Path) -> str:
    try:
        leads = os.readlink(link)
    except (OSError, ValueError):
        return ""
    return leads.rpartition(_DATABASE)[2] if _DATABASE in leads else ""


def _written(name: Path) -> str:
    try:
        return name.read_text("utf-8").strip()
    except (OSError, ValueError):
        return ""

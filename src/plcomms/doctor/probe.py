"""What this machine has of what plcomms can use. Nothing is installed and nothing is fetched."""

from __future__ import annotations

import contextlib
import importlib
import importlib.metadata
import importlib.util
import re
import shutil
import sys
import tempfile
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from plcomms.model.requirement import PACKAGE_TOOLS

_LETTERS = "fontpkg_atkinson_hyperlegible"
_REQUIREMENT = re.compile(r"\s*([\w.-]+).*?(?:;.*\bextra\s*==\s*['\"]([\w-]+)['\"])?\s*$")


@dataclass(frozen=True, slots=True)
class Machine:
    """What was found.

    ``packages`` are Python packages that are needed and not there, ``extras`` the same for each extra.
    ``pango`` is its version, empty where it cannot be loaded. ``tool`` is what
    installs programs here, empty where none was found.
    """

    system: str
    python: tuple[int, int, int]
    executable: str
    tool: str
    packages: tuple[str, ...]
    extras: Mapping[str, tuple[str, ...]]
    pango: str
    subset: bool
    pandoc: str
    letters: bool
    zones: bool
    temporary: bool


def machine() -> Machine:
    """Look at the machine that this runs on."""
    pango, subset = _pango()
    packages, extras = _packages()
    return Machine(
        system=sys.platform,
        python=(sys.version_info.major, sys.version_info.minor, sys.version_info.micro),
        executable=sys.executable,
        tool=next((tool for tool in PACKAGE_TOOLS if shutil.which(tool)), ""),
        packages=packages,
        extras=extras,
        pango=pango,
        subset=subset,
        pandoc=_pandoc(),
        letters=_letters(),
        zones=_zones(),
        temporary=_writable(Path(tempfile.gettempdir())),
    )


def _packages() -> tuple[tuple[str, ...], Mapping[str, tuple[str, ...]]]:
    """The packages that plcomms says it needs and that are not there: always, and for each extra."""
    try:
        lines: Sequence[str] = importlib.metadata.requires("plcomms") or ()
    except importlib.metadata.PackageNotFoundError:
        return (), {}
    missing: dict[str, list[str]] = {"": []}
    for line in lines:
        found = _REQUIREMENT.match(line)
        if not found:
            continue
        name, extra = found[1], found[2] or ""
        missing.setdefault(extra, [])
        try:
            importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            missing[extra].append(name)
    needed = tuple(sorted(missing.pop("")))
    return needed, {extra: tuple(sorted(names)) for extra, names in missing.items()}


def _pango() -> tuple[str, bool]:
    """The version of Pango as WeasyPrint finds it, and whether the fast way to pack letters is there."""
    with warnings.catch_warnings(), contextlib.redirect_stdout(None), contextlib.redirect_stderr(None):
        warnings.simplefilter("ignore")
        try:
            library = importlib.import_module("weasyprint.text.ffi")
            number = int(library.pango.pango_version())
        except (OSError, ImportError, AttributeError):
            return "", False
    text = f"{number // 10000}.{number // 100 % 100}.{number % 100}"
    return text, getattr(library, "harfbuzz_subset", None) is not None


def _pandoc() -> str:
    """The path of pandoc: that of the Python package, else the system's; empty where there is none."""
    found = importlib.util.find_spec("pypandoc")
    inside = found and found.origin and shutil.which("pandoc", path=str(Path(found.origin).parent / "files"))
    return inside or shutil.which("pandoc") or ""


def _letters() -> bool:
    found = importlib.util.find_spec(_LETTERS)
    place = Path(found.origin).parent / "files" if found and found.origin else Path()
    return (place / "AtkinsonHyperlegible-Regular.ttf").is_file()


def _zones() -> bool:
    from zoneinfo import available_timezones  # noqa: PLC0415 (reads a folder of six hundred files)

    return "America/Chicago" in available_timezones()


def _writable(place: Path) -> bool:
    """Whether a file can be made in ``place``; it is taken away again."""
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=place):
            return True
    except OSError:
        return False

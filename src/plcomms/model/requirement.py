"""What plcomms needs besides itself, and the commands that get it on each system."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence

PACKAGE_TOOLS = ("apt-get", "dnf", "zypper", "apk", "brew", "pacman")
"""What installs programs on a system, in the order in which it is looked for."""

PANGO: Mapping[str, str] = {
    "apt-get": "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "dnf": "sudo dnf install pango",
    "zypper": "sudo zypper install libpango-1_0-0",
    "apk": "sudo apk add pango",
    "brew": "brew install pango",
    "pacman": "sudo pacman -S pango",
}
SUBSET: Mapping[str, str] = {
    "apt-get": "sudo apt-get install libharfbuzz-subset0",
    "dnf": "sudo dnf install harfbuzz",
    "zypper": "sudo zypper install libharfbuzz-subset0",
    "apk": "sudo apk add harfbuzz-subset",
    "brew": "brew install harfbuzz",
    "pacman": "sudo pacman -S harfbuzz",
}
WINDOWS = "win32"

_PANGO_WINDOWS = (
    "Install MSYS2; in its window run  pacman -S mingw-w64-ucrt-x86_64-pango ; "
    r"then add C:\msys64\ucrt64\bin to the PATH."
)
_BY_HAND = "See docs/install.md for your system."

DISTRIBUTIONS: Mapping[str, str] = {
    "PIL": "pillow",
    "_cffi_backend": "cffi",
    "markdown_it": "markdown-it-py",
    "pydantic_core": "pydantic",
    "pypandoc": "pypandoc-binary",
    "yaml": "pyyaml",
}
"""The packages of those modules that are called otherwise."""


def with_tool(commands: Mapping[str, str], system: str, tool: str) -> str:
    """How to get a library on ``system`` (as ``sys.platform`` names it) with the package tool ``tool``."""
    return _PANGO_WINDOWS if system == WINDOWS else commands.get(tool, _BY_HAND)


def with_pip(packages: Sequence[str], system: str, executable: str, *options: str) -> str:
    """The command that gets ``packages`` into the Python ``executable``, to be copied into a terminal."""
    words = (executable, "-m", "pip", "install", *options, *packages)
    if system == WINDOWS:
        return " ".join(f'"{word}"' if " " in word else word for word in words)
    return shlex.join(words)


def distribution(module: str) -> str:
    """The name under which the package with ``module`` is installed."""
    top = module.partition(".")[0]
    return DISTRIBUTIONS.get(top, top.replace("_", "-"))

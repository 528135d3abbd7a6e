"""Pango, with which WeasyPrint lays out pages to print: whether it is there, and how to get it."""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import shutil
import sys
import warnings
from functools import cache

from plcomms.model.errors import RenderError
from plcomms.model.requirement import PACKAGE_TOOLS, PANGO, distribution, with_pip, with_tool

_NAMES = ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll", "libpango-1.0-0", "pango-1.0")
_MISSING = "Pages to print (PDF) need the library Pango, which is not on this computer."
_PACKAGE = "Pages to print (PDF) need the Python package {package}, which is not on this computer."
_HELP = "To get it:  {command}"


@cache
def lacking() -> RenderError | None:
    """What there is to say where PDFs cannot be made, with the command that mends it; else nothing."""
    for module in ("weasyprint", "cffi"):
        if not _is_there(module):
            package = distribution(module)
            command = with_pip([package], sys.platform, sys.executable)
            return RenderError(_PACKAGE.format(package=package), _HELP.format(command=command))
    if _loads():
        return None
    tool = next((tool for tool in PACKAGE_TOOLS if shutil.which(tool)), "")
    return RenderError(_MISSING, _HELP.format(command=with_tool(PANGO, sys.platform, tool)))


def _is_there(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except (ImportError, ValueError):
        return False


def _loads() -> bool:
    """Whether Pango can be loaded: by its usual names at once, else as WeasyPrint looks for it."""
    import ctypes  # noqa: PLC0415 (a check never needs it)

    for name in _NAMES:
        with contextlib.suppress(OSError):
            ctypes.CDLL(name)
            return True
    with warnings.catch_warnings(), contextlib.redirect_stdout(None), contextlib.redirect_stderr(None):
        warnings.simplefilter("ignore")
        with contextlib.suppress(OSError, ImportError, AttributeError):
            return bool(importlib.import_module("weasyprint.text.ffi").pango.pango_version())
    return False

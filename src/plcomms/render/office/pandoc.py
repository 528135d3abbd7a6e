"""Pandoc, which writes Word files and slides: where it is, how it is run, how its bytes are kept equal."""

from __future__ import annotations

import importlib.util
import io
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from plcomms.model.errors import RenderError

PACKAGE = "pypandoc-binary>=1.15"
FIRST = "[Content_Types].xml"
"""The part that stands first in an Office file (ECMA-376, part 2, annex B)."""
NO_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a ZIP file can hold: that of every part, so that equal input gives equal bytes."""

_MISSING = "Word files and slides need pandoc, which is not on this computer."
_MISSING_HELP = "To get it, run:  {command}"
_FAILED = "Pandoc could not make the file: {said}"
_FAILED_HELP = "Correct the template or the picture that it names."


def lacking() -> RenderError | None:
    """What there is to say where pandoc is not there, with the command that gets it; else nothing."""
    if _program():
        return None
    import shlex  # noqa: PLC0415 (who has pandoc never needs it)

    command = shlex.join((sys.executable, "-m", "pip", "install", PACKAGE))
    return RenderError(_MISSING, _MISSING_HELP.format(command=command))


@cache
def _program() -> str:
    """The path of pandoc: that of the Python package, else the system's; empty where there is none."""
    found = importlib.util.find_spec("pypandoc")
    if found and found.origin:
        inside = shutil.which("pandoc", path=str(Path(found.origin).parent / "files"))
        if inside:
            return inside
    # A part of the PATH that is not absolute leads into a district's own folder.
    places = (place for place in os.get_exec_path() if os.path.isabs(place))
    return shutil.which("pandoc", path=os.pathsep.join(places)) or ""


def _run(arguments: Sequence[str], text: str = "") -> bytes:
    problem = lacking()
    if problem:
        raise problem
    import subprocess  # noqa: PLC0415 (what has no Word files never needs it)

    done = subprocess.run(  # noqa: S603 (its path is pandoc's own; no shell)
        (_program(), *arguments), input=text.encode(), capture_output=True, check=False
    )
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise RenderError(_FAILED.format(said=said), _FAILED_HELP)
    return done.stdout


def converted(html: str, to: str, reference: bytes, *options: str) -> dict[str, bytes]:
    """``html`` as the parts of a file in the format ``to``, with the styles of ``reference``.

    ``options`` are more of pandoc's own. Pandoc sees no other file and no network (``--sandbox``).

    Raises:
        RenderError: there is no pandoc, or it failed.
    """
    import tempfile  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="plcomms-") as folder:
        file = Path(folder) / f"reference.{to}"
        file.write_bytes(reference)
        source = ("--from", "html-auto_identifiers-smart", "--to", to, "--sandbox", "--wrap", "none")
        return unzipped(_run((*source, "--reference-doc", str(file), *options, "--output", "-"), html))


@cache
def reference(to: str) -> Mapping[str, bytes]:
    """The parts of pandoc's own reference file for the format ``to``."""
    return unzipped(_run(("--print-default-data-file", f"reference.{to}")))


def unzipped(data: bytes) -> dict[str, bytes]:
    """The parts of an Office file by their names."""
    import zipfile  # noqa: PLC0415

    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """An Office file of ``parts``: the same bytes for the same parts."""
    import zipfile  # noqa: PLC0415

    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name in sorted(parts, key=lambda name: (name != FIRST, name)):
            info = zipfile.ZipInfo(name, NO_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            file.writestr(info, parts[name])
    return made.getvalue()

"""Files that a page names: found inside the folders it may read, and nowhere else."""

from __future__ import annotations

import base64
import hashlib
import mimetypes
import re
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from plcomms.channels._bare import bare
from plcomms.model.errors import RenderError

_NAMED = re.compile(r"""(?P<before>\bsrc="|url\(["']?)(?P<name>(?!data:|#)[^"')]+)""")

ON_PAPER = "on-paper"
"""The class of what is of use on paper alone, such as a slip to tear off."""

ON_WEB = "on-web"
"""The class of what is of use on a web page alone, such as a file that a click opens."""

BLANK = "blank"
"""The class of room to write in, in the middle of a line."""

BLANK_IN_WORDS = "__________"
"""The same in words alone."""

APART = frozenset((ON_PAPER, ON_WEB))
"""What words alone and messages leave out."""

_OUTSIDE = "A document names “{name}”, which is not a file of the district's folder."
_OUTSIDE_HELP = "Copy the file into the folder; nothing is fetched from elsewhere."
_UNREADABLE = "The file “{name}” cannot be read ({reason})."
_UNREADABLE_HELP = "Check that it is there and that you may open it."


def find(name: str, roots: tuple[Path, ...]) -> Path:
    """The file called ``name`` (a path or a ``file:`` address) in one of ``roots``.

    Raises:
        RenderError: it is in none of them.
    """
    parts = urlsplit(name)
    if parts.scheme in ("", "file"):
        path = unquote(parts.path)
        for root in roots:
            found = (root / path.lstrip("/") if parts.scheme == "" else Path(path)).resolve()
            if found.is_relative_to(root.resolve()) and found.is_file():
                return found
    raise RenderError(_OUTSIDE.format(name=name), _OUTSIDE_HELP)


def read(path: Path) -> bytes:
    """The bytes of ``path`` to give on; those of a picture have nothing in them but the picture.

    Raises:
        RenderError: it cannot be read.
    """
    return bare(path.name, _as_it_is(path), mime(path))


def _as_it_is(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise RenderError(
            _UNREADABLE.format(name=path.name, reason=error.strerror), _UNREADABLE_HELP
        ) from error


def mime(path: Path) -> str:
    """The media type of ``path`` by its name."""
    return mimetypes.guess_type(path.name)[0] or "application/octet-stream"


def embedded(html: str, roots: tuple[Path, ...]) -> str:
    """``html`` with every file that it names put into it as a data address."""

    def put_in(match: re.Match[str]) -> str:
        path = find(match["name"], roots)
        return f"{match['before']}data:{mime(path)};base64,{base64.b64encode(read(path)).decode()}"

    return _NAMED.sub(put_in, html)


def fingerprint(html: str, roots: tuple[Path, ...]) -> str:
    """A hash of the bytes of every file that ``html`` names; a file that is missing counts as such."""
    total = hashlib.sha256()
    for name in sorted({match["name"] for match in _NAMED.finditer(html)}):
        total.update(f"{name}\0{_digest(name, roots)}\0".encode())
    return total.hexdigest()


@lru_cache(maxsize=256)
def _digest(name: str, roots: tuple[Path, ...]) -> str:
    try:
        return hashlib.sha256(_as_it_is(find(name, roots))).hexdigest()
    except RenderError:
        return ""

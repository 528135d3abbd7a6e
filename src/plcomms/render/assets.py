"""Files that a page names: found inside the folders it may read, and nowhere else."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import mimetypes
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from plcomms.images.bitmap import JPEG
from plcomms.images.fitted import WEB, Fit, crop_in, fitted
from plcomms.images.opener import SUFFIXES, Opened, opened
from plcomms.model.errors import RenderError
from plcomms.render.rewrite import Attributes, rewritten
from plcomms.workspace import PICTURE, Refusal, contents, is_inside, place_of

_URL = re.compile(
    r"""url\(\s*(?:"(?P<two>[^"]*)"|'(?P<one>[^']*)'|data:[^)]*|(?P<bare>[^"'()\s]+))\s*\)""", re.IGNORECASE
)
_ESCAPED = re.compile(r"""\\(?:0{0,4}(?:[57][25]|[46]c)|[url"'()\\ ])""", re.IGNORECASE)
"""An escape that may hide ``url`` or be in an address, as in ``u\\72l(a\\ b.png)``; ``_URL`` knows none."""
_NO_FILE = ("data:", "#", "cid:")
"""How an address begins that names no file."""

Put = Callable[[str], str]

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


def find(name: str, roots: tuple[Path, ...]) -> Path:
    """The file called ``name`` (a path or a ``file:`` address) in one of ``roots``.

    Raises:
        RenderError: it is in none of them.
    """
    for root in roots:
        place = _place(name, root)
        with contextlib.suppress(OSError, ValueError, RuntimeError):
            if place and is_inside(place, root) and place.is_file():
                return place.resolve()
    raise RenderError(_OUTSIDE.format(name=name), _OUTSIDE_HELP)


def _place(name: str, root: Path) -> Path | None:
    """Where the file that a page calls ``name`` would be; None for an address that names none."""
    try:
        parts = urlsplit(name)
    except ValueError:
        return None
    if parts.scheme == "file":
        named = place_of(name, root)
        return Path(named) if named else None
    return root / unquote(parts.path).lstrip("/") if parts.scheme == "" else None


def given(path: Path) -> Opened:
    """The media type and bytes of ``path`` to give on; a picture is as ``images.opener`` makes it.

    Raises:
        RenderError: it cannot be read.
    """
    kind, data = mime(path), _as_it_is(path)
    return opened(path.name, data) if _is_picture(path, kind) else Opened(kind, data)


def given_for(
    name: str, roots: tuple[Path, ...], most: int, *, paper: bool = False, ink: bool = False
) -> Opened:
    """The media type and bytes of the file called ``name`` in one of ``roots``.

    A picture is cropped as its address says, at most ``most`` dots long, on screens as few as that says, and
    for black ``ink`` if it is a photograph.

    Raises:
        RenderError: it is in none of them, or cannot be read.
    """
    path = find(name, roots)
    kind, data = mime(path), _as_it_is(path)
    if not _is_picture(path, kind):
        return Opened(kind, data)
    crop = crop_in(name)
    if crop and crop.most and not paper:
        most = min(most, crop.most)
    photograph = crop is not None or opened(path.name, data).type == JPEG
    return fitted(path.name, data, Fit((most, most), crop, ink and photograph))


def _is_picture(path: Path, kind: str) -> bool:
    return kind.startswith("image/") or path.suffix.lower() in SUFFIXES


def read(path: Path) -> bytes:
    """The bytes of ``path`` to give on.

    Raises:
        RenderError: it cannot be read.
    """
    return given(path).data


def _as_it_is(path: Path) -> bytes:
    data = contents(path, path.name, PICTURE)
    if isinstance(data, Refusal):
        raise RenderError(data.message, data.help)
    return data


def mime(path: Path) -> str:
    """The media type of ``path`` by its ending: a colon in a name makes no scheme of it."""
    return mimetypes.guess_type(f"a{path.suffix}")[0] or "application/octet-stream"


def embedded(html: str, roots: tuple[Path, ...]) -> str:
    """``html`` with every file that its tags and styles name put into it as a data address."""
    return _replaced(html, lambda name: _data(name, roots))


def embedded_in_style(rules: str, roots: tuple[Path, ...]) -> str:
    """``rules`` of CSS with every file that they name put into them as a data address."""
    return _style(rules, lambda name: _data(name, roots))


def _data(name: str, roots: tuple[Path, ...]) -> str:
    return _as_address(*given_for(name, roots, WEB))


@lru_cache(maxsize=16)
def _as_address(kind: str, data: bytes) -> str:
    """Bytes as an address that holds them; pages share their letters and pictures."""
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def _replaced(html: str, put: Put) -> str:
    """``html`` with ``put(address)`` in place of the address of each file that is named in a tag or style."""

    def on_tag(_tag: str, attributes: Attributes) -> Attributes | None:
        changed = dict(attributes)
        name, style = changed.get("src"), changed.get("style")
        if name and not name.startswith(_NO_FILE):
            changed["src"] = put(name)
        if style:
            changed["style"] = _style(style, put)
        return None if changed == attributes else changed

    return rewritten(html, on_tag, lambda rules: _style(rules, put))


def _style(rules: str, put: Put) -> str:
    if _ESCAPED.search(rules):
        return _style_with_escapes(rules, put)

    def in_url(found: re.Match[str]) -> str:
        name = found["two"] or found["one"] or found["bare"] or ""
        return found[0] if not name or name.startswith(_NO_FILE) else f'url("{put(name)}")'

    return _URL.sub(in_url, rules)


def _style_with_escapes(rules: str, put: Put) -> str:
    """The same for rules with escapes, by a whole parser of CSS: it takes ten times as long or more."""
    import tinycss2  # noqa: PLC0415 (few styles have escapes)

    nodes = tinycss2.parse_component_value_list(rules)
    _put_in(nodes, put)
    made: str = tinycss2.serialize(nodes)
    return made


def _put_in(nodes: list[Any], put: Put) -> None:
    """Change the addresses in ``nodes``, the parts of a style as tinycss2 reads them, in place."""
    for node in nodes:
        inside = node.arguments if node.type == "function" else getattr(node, "content", None) or []
        named = inside if node.type == "function" and node.lower_name == "url" else []
        for one in (node,) if node.type == "url" else (n for n in named if n.type == "string"):
            if one.value and not one.value.startswith(_NO_FILE):
                address = put(one.value)
                one.representation = f"url({address})" if one is node else f'"{address}"'
        _put_in(inside, put)


Digests = dict[tuple[str, tuple[Path, ...]], str]
"""The digests of files by their names and the folders that they are looked for in, for one piece of work."""


def fingerprint(html: str, roots: tuple[Path, ...], known: Digests | None = None) -> str:
    """A hash of the bytes of every file that ``html`` names; a file that is missing counts as such.

    A file whose digest is ``known`` is not read again; those of others are added.
    """
    known = {} if known is None else known
    names: set[str] = set()

    def note(name: str) -> str:
        names.add(name)
        return name

    _replaced(html, note)
    total = hashlib.sha256()
    for name in sorted(names):
        if (name, roots) not in known:
            known[name, roots] = _digest(name, roots)
        total.update(f"{name}\0{known[name, roots]}\0".encode())
    return total.hexdigest()


def _digest(name: str, roots: tuple[Path, ...]) -> str:
    try:
        return hashlib.sha256(_as_it_is(find(name, roots))).hexdigest()
    except RenderError:
        return ""

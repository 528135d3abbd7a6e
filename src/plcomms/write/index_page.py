"""The page that shows everything, with small pictures of the pages to print."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from plcomms.model.document import Made
from plcomms.render.overview import OVERVIEW, Thumbnail, pictured
from plcomms.render.thumbnails import FOLDER, picture, place, size
from plcomms.write.manifest import Manifest, read
from plcomms.write.seal import sealed_page
from plcomms.write.spool import Spool, Together
from plcomms.write.workers import map_parallel

_OURS = re.compile(r"[0-9a-f]{32}\.png")
"""How a picture is called that was made here: after the fingerprint of its page."""

_END_OF_PNG = b"IEND\xaeB`\x82"


@dataclass(frozen=True, slots=True)
class IndexPage:
    """The files of the page that are to be written, and the pictures that nothing shows any more."""

    files: Mapping[str, bytes]
    gone: tuple[str, ...]


def index_page(
    folder: Path,
    manifest: Manifest,
    fresh: Mapping[str, bytes],
    page_of: Callable[[Sequence[Made], Mapping[str, Thumbnail]], str],
    jobs: int = 1,
) -> IndexPage:
    """The page of what ``manifest`` has in ``folder``; ``fresh`` are files that are about to be written.

    ``page_of`` makes it of all files and the small pictures of some. A picture is named after the bytes of
    its page, so that it is made again only when they change.
    """
    made = [entry.made for entry in manifest.entries.values()]
    places = {m.path: place(manifest.entries[m.path].digest) for m in pictured(made)}
    there = {p: head for p in places.values() if (head := _whole(folder / p))}
    wanted = {p: path for path, p in places.items() if p not in there}
    pages = (_read(folder, path, fresh) for path in wanted.values())
    drawn = Spool()
    for p, png in zip(wanted, map_parallel(picture, pages, jobs), strict=True):
        drawn.add(p, png)
    pictures = {}
    for path, p in places.items():
        png = drawn[p] if p in drawn else there[p]
        pictures[path] = Thumbnail(p, *size(png))
    page = page_of(made, pictures)
    old = {f"{FOLDER}/{file.name}" for file in (folder / FOLDER).glob("*.png") if _OURS.fullmatch(file.name)}
    return IndexPage(
        Together({OVERVIEW: sealed_page(page)}, drawn), tuple(sorted(old - set(places.values())))
    )


def _read(folder: Path, path: str, fresh: Mapping[str, bytes]) -> bytes:
    return fresh[path] if path in fresh else read(folder / path) or b""


def _whole(file: Path) -> bytes:
    """The PNG file ``file``; nothing where it is not there or has no end (PNG specification, IEND)."""
    png = read(file) or b""
    return png if png.endswith(_END_OF_PNG) else b""

"""SVG drawings as a browser draws them: cleaned, and in dots for what is printed or shown by older programs.

A browser, WeasyPrint and resvg draw plain shapes alike. Masks, styles, gradients and the like resvg alone
draws as a browser does; what it draws otherwise is refused, with the way out.
"""

from __future__ import annotations

import base64
import io
import re
from functools import lru_cache
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from plcomms.images.drawingstyle import Known, UndrawableError, check_value, plain_style, variables
from plcomms.model.errors import RenderError

if TYPE_CHECKING:
    from PIL import Image

SVG = "image/svg+xml"
_SPACE = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_KNOWN = (_SPACE, _XLINK, "http://www.w3.org/XML/1998/namespace")
"""The namespaces of a drawing; all others are those of the program that made it."""

_BROKEN = "“{name}” cannot be opened as a picture: it is damaged, or another kind of file than its name says."
_BROKEN_HELP = "Open it in a drawing program and save it again as SVG, PNG or JPEG."
_UNDRAWN = "“{name}” has {what} in it, which programs draw in different ways or not at all."
_UNDRAWN_HELP = (
    "Save it as PNG in the program that made it, at least 1,000 dots wide, and write that name here."
)

_REFUSED = {
    "foreignObject": "parts of a web page",
    "script": "a script",
    "animate": "a moving part",
    "animateTransform": "a moving part",
    "animateMotion": "a moving part",
    "set": "a moving part",
    "iframe": "parts of a web page",
    "video": "a film",
    "audio": "a sound",
}
_DROPPED = frozenset(("metadata", "a11y"))
_SHAPES = frozenset(
    ("svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "title", "desc", "defs")
)
"""Elements that are drawn alike by all."""
_PLAIN = frozenset(
    (
        *("fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit"),
        *("fill-rule", "transform", "viewBox", "width", "height", "version", "id", "d", "points", "role"),
        *("x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "shape-rendering", "class"),
        *("aria-label", "aria-labelledby", "aria-hidden", "focusable", "preserveAspectRatio"),
    )
)
"""Attributes that change nothing else."""
_LARGEST = 2000
"""Dots of the longer side of a drawing on paper: 300 an inch on a printed page."""
_SIDE = re.compile(r"\s*(\d*\.?\d+)(px|pt|mm|cm|in)?\s*")
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


@lru_cache(maxsize=32)
def cleaned(name: str, data: bytes) -> bytes:
    """The drawing without comments, facts about it, or the notes of the program that made it.

    Raises:
        RenderError: it is none, or has what is not drawn alike everywhere; ``name`` is said.
    """
    try:
        root = ET.fromstring(data)  # noqa: S314 (its parser refuses what expands without end)
        if root.tag not in ("svg", f"{{{_SPACE}}}svg"):
            raise ET.ParseError
        _strip(root)
        _resolve(root)
    except (ET.ParseError, ValueError, LookupError) as error:
        raise RenderError(_BROKEN.format(name=name), _BROKEN_HELP) from error
    except UndrawableError as error:
        raise RenderError(_UNDRAWN.format(name=name, what=error), _UNDRAWN_HELP) from error
    ET.register_namespace("", _SPACE)
    ET.register_namespace("xlink", _XLINK)
    made = ET.tostring(root)
    try:
        pixels(made, (8, 8))
    except ValueError as error:
        raise RenderError(_BROKEN.format(name=name), _BROKEN_HELP) from error
    return made


def _strip(element: ET.Element) -> None:
    """Take out what is not drawn, and give each element the name that a browser knows."""
    if not element.tag.startswith("{"):
        element.tag = f"{{{_SPACE}}}{element.tag}"
    for name in [name for name in element.attrib if _is_foreign(name) or _local(name).startswith("on")]:
        del element.attrib[name]
    for child in list(element):
        if not isinstance(child.tag, str) or _is_foreign(child.tag) or _local(child.tag) in _DROPPED:
            element.remove(child)
        else:
            _strip(child)


def _resolve(root: ET.Element) -> None:
    """Put their values in the place of variables, and refuse what is drawn in different ways.

    Raises:
        UndrawableError: it says what that is.
    """
    elements = list(root.iter())
    sheets = [element for element in elements if _local(element.tag) == "style"]
    inside = ";".join(element.get("style", "") for element in elements if element is not root)
    known = variables("\n".join(sheet.text or "" for sheet in sheets), root.get("style", ""), inside)
    for sheet in sheets:
        sheet.text = plain_style(sheet.text or "", known)
    for element in elements:
        tag = _local(element.tag)
        if tag in _REFUSED:
            raise UndrawableError(_REFUSED[tag])
        for name, value in element.attrib.items():
            element.set(name, _plain_value(tag, _local(name), value, known, element is root))


def _plain_value(tag: str, name: str, value: str, known: Known, is_root: bool) -> str:
    if name == "href":
        return _inside(tag, value)
    if name == "style":
        return plain_style(value, known, alone=True, root=is_root)
    return check_value(name, value, known)


def _inside(tag: str, value: str) -> str:
    """An address that leads to a place in the drawing, or to a picture that it holds.

    Raises:
        UndrawableError: it leads elsewhere.
    """
    if tag == "a":
        return "#"
    if value.startswith("#") or re.match(r"data:image/(?:png|jpe?g|gif|webp);", value):
        return value
    raise UndrawableError("a picture or shape of another file")


def _is_foreign(name: str) -> bool:
    return name.startswith("{") and name[1:].partition("}")[0] not in _KNOWN


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def size_of(svg: bytes) -> tuple[float, float, bool]:
    """Width and height in CSS pixels, and whether the drawing itself says them."""
    root = ET.fromstring(svg)  # noqa: S314
    given = [_SIDE.fullmatch(root.get(name, "")) for name in ("width", "height")]
    box = [float(n) for n in re.findall(r"-?\d*\.?\d+(?:e-?\d+)?", root.get("viewBox", ""))]
    if all(given):
        width, height = (float(g[1]) * _UNITS[g[2] or ""] for g in given if g)
        return width, height, True
    return (box[2], box[3], False) if len(box) == 4 and min(box[2:]) > 0 else (300.0, 150.0, False)


def pixels(svg: bytes, room: tuple[int, int]) -> Image.Image:
    """The drawing in dots on a clear ground, as large as ``room`` lets it be.

    Raises:
        ValueError: it cannot be drawn.
    """
    import resvg_py  # noqa: PLC0415 (few districts' files name a drawing)
    from PIL.PngImagePlugin import PngImageFile  # noqa: PLC0415 (all that it writes)

    width, height, _ = size_of(svg)
    if min(width, height) <= 0:
        raise ValueError
    scale = min(room[0] / width, room[1] / height)
    sides = [max(1, round(side * scale)) for side in (width, height)]
    made = resvg_py.svg_to_bytes(svg_string=svg.decode("ascii"), width=sides[0], height=sides[1])
    image = PngImageFile(io.BytesIO(bytes(made)))
    return image.convert("RGBA")


def for_paper(svg: bytes) -> bytes:
    """The drawing for a printed page: plain shapes as they are, all else as a picture of the same size."""
    if _is_plain(ET.fromstring(svg)):  # noqa: S314
        return svg
    image = pixels(svg, (_LARGEST, _LARGEST))
    out = io.BytesIO()
    image.save(out, "PNG")
    width, height, given = size_of(svg)
    said = f'width="{width:g}" height="{height:g}" ' if given else ""
    data = base64.b64encode(out.getvalue()).decode()
    return (
        f'<svg xmlns="{_SPACE}" xmlns:xlink="{_XLINK}" {said}viewBox="0 0 {width:g} {height:g}">'
        f'<image width="{width:g}" height="{height:g}" xlink:href="data:image/png;base64,{data}"/></svg>'
    ).encode()


def _is_plain(root: ET.Element) -> bool:
    """Whether nothing but shapes of one colour each is in the drawing."""
    return all(
        _local(element.tag) in _SHAPES
        and all(name in _PLAIN and "url(" not in value for name, value in element.attrib.items())
        for element in root.iter()
    )


def letters_in(svg: bytes) -> bool:
    """Whether words stand in the drawing as letters: each computer draws them in fonts of its own."""
    texts = (element for element in ET.fromstring(svg).iter() if _local(element.tag) == "text")  # noqa: S314
    return any("".join(text.itertext()).strip() for text in texts)

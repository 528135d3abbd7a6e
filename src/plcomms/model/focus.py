"""The point of a picture that stays in it however it is cropped, as people write it."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from plcomms.model.text import Segment, Span, Text

_WORDS = {"left": (0, None), "right": (100, None), "top": (None, 0), "bottom": (None, 100)}
"""Words for an edge, as in the style sheets of web pages (CSS Values 4, position): across and down."""
_MIDDLE = ("center", "centre", "middle")
_NUMBER = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*%?")
_SPLIT = re.compile(r"[\s,/]+|(?<=%)(?=\d)")
_WRONG = (
    "“{given}” is not a point of a picture; write how far it is from the left edge and from the top, "
    "as in 50% 35%"
)


def _read(value: Any) -> Any:
    """``value`` as two shares of a hundred, ``50 35``: across from the left, down from the top.

    Raises:
        PydanticCustomError: it is no point of a picture.
    """
    if not isinstance(value, str):
        if value is None:
            return value
        raise PydanticCustomError("focus", _WRONG, {"given": str(value)})
    point = _point([part for part in _SPLIT.split(value.strip().lower()) if part])
    if point is None:
        raise PydanticCustomError("focus", _WRONG, {"given": str(value)})
    said = f"{point[0]:g} {point[1]:g}"
    pieces = [piece.span for piece in getattr(value, "segments", ())]
    spans = [Span(pieces[0].file, pieces[0].start, pieces[-1].end)] if pieces else []
    return Text(said, [Segment(0, len(said), span) for span in spans])


def _point(parts: list[str]) -> tuple[float, float] | None:
    if not 1 <= len(parts) <= 2:
        return None
    if all(part in _WORDS or part in _MIDDLE for part in parts):
        named = [_WORDS[part] for part in parts if part in _WORDS]
        across = [x for x, _ in named if x is not None]
        down = [y for _, y in named if y is not None]
        if len(across) > 1 or len(down) > 1:
            return None
        return float((*across, 50)[0]), float((*down, 50)[0])
    numbers = [_NUMBER.fullmatch(part) for part in parts]
    found = [float(number[1]) for number in numbers if number]
    return (found[0], found[1]) if len(found) == 2 and max(found) <= 100 else None


Focus = Annotated[str, BeforeValidator(_read, json_schema_input_type=str)]
"""A point of a picture: ``50% 35%``, across and down, or words such as ``top left``."""

"""Photographs as cameras take them, made by a script: soft colours, hard edges and grain."""

from __future__ import annotations

import io
import random

from PIL import Image, ImageChops, ImageDraw

CAMERA = (4032, 3024)
"""The dots of a picture of twelve megapixels."""


def photograph(size: tuple[int, int] = CAMERA, seed: int = 0) -> Image.Image:
    """A picture that is as hard to pack as a real one, another for each ``seed``."""
    chance = random.Random(seed)
    corners = Image.new("RGB", (2, 2))
    corners.putdata([tuple(chance.randrange(40, 240) for _ in range(3)) for _ in range(4)])
    image = corners.resize(size, Image.Resampling.BICUBIC)
    draw = ImageDraw.Draw(image)
    for _ in range(30):
        x, y, wide = chance.randrange(size[0]), chance.randrange(size[1]), chance.randrange(60, 500)
        draw.ellipse((x, y, x + wide, y + wide), fill=tuple(chance.randrange(256) for _ in range(3)))
    grain = Image.effect_noise(size, 18).convert("RGB")
    return ImageChops.add(image, grain, 1, -128)


def saved(image: Image.Image, kind: str, **more: object) -> bytes:
    """``image`` in a file of the format ``kind``."""
    import pillow_heif

    pillow_heif.register_heif_opener()
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()

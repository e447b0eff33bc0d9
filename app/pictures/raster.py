"""From the text of an SVG to a PNG, with the font that its texts were measured by, whatever the machine has."""

import re
from functools import lru_cache

import resvg_py

from app.pictures.fonts import FONT

SCALE = 2.0
"""Pixels for each user unit: sharp on screens of today and in print."""
MOST_PIXELS = 4_000_000
"""Larger pictures are drawn coarser: while one is drawn, nothing else of the process runs."""
KEPT = 32
"""So many pictures are kept, since cards and shared pictures are asked for again and again."""
_SIZE = re.compile(r'<svg [^>]*?width="([0-9.]+)" height="([0-9.]+)"')


@lru_cache(maxsize=KEPT)
def png_of(svg: str, width: int | None = None) -> bytes:
    """The picture in light colours; *width* in pixels, by default twice its own, less where it is very large.

    Raises:
        ValueError: The text is no SVG of ours.
    """
    found = _SIZE.search(svg)
    if found is None:
        raise ValueError("the picture does not tell its size")
    wide, tall = map(float, found.groups())
    scale = min(SCALE, (MOST_PIXELS / (wide * tall)) ** 0.5)
    return resvg_py.svg_to_bytes(
        svg_string=svg,
        skip_system_fonts=True,
        font_files=[str(FONT)],
        font_family="Arimo",
        sans_serif_family="Arimo",
        width=width or round(wide * scale),
    )

"""How wide a text is, by the metrics of the font that PNGs are drawn with.

Arimo has the widths of Arial, Helvetica and Liberation Sans, one of which nearly every reader's machine has.
"""

import unicodedata
from functools import cache
from pathlib import Path

import fontpkg_arimo
from fontTools.ttLib import TTFont

FONT = Path(fontpkg_arimo.ROOT) / "files" / "Arimo[wght].ttf"
FAMILIES = "Arimo, Arial, 'Liberation Sans', Helvetica, sans-serif"
ASCENT, DESCENT = 0.8, 0.22
"""How far letters reach above and below the line they stand on, in parts of the size."""
LEADING = 1.32
"""From line to line, in parts of the size."""
REGULAR, BOLD = 400, 700
MISSING = 1.0
"""Width of a letter that the font lacks, in parts of the size: that of the widest scripts."""


@cache
def _advances(weight: int) -> dict[str, float]:
    """The width of each letter of the font, in parts of the size."""
    with TTFont(FONT, lazy=True) as font:
        glyphs = font.getGlyphSet(location={"wght": weight})
        em = font["head"].unitsPerEm
        return {chr(code): glyphs[name].width / em for code, name in font.getBestCmap().items()}


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of text stands at a size, at most: kerning only brings letters closer."""
    advances = _advances(BOLD if bold else REGULAR)
    return size * sum(advances.get(letter, MISSING) for letter in text)


def legible(text: str) -> str:
    """The text on one line, without what cannot stand in a picture: control characters and white space in a row."""
    kept = "".join(" " if letter.isspace() else letter for letter in text)
    return " ".join("".join(c for c in kept if unicodedata.category(c) not in {"Cc", "Cs", "Co", "Cn"}).split())


def wrapped(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """The text in lines of at most *width*; words that are longer are broken. One empty line for an empty text."""
    lines: list[str] = []
    line, long = "", 0.0
    space = width_of(" ", size, bold=bold)
    for word in legible(text).split(" "):
        more = width_of(word, size, bold=bold)
        if line and long + space + more <= width:
            line, long = f"{line} {word}", long + space + more
            continue
        if line:
            lines.append(line)
        *full, line = [word] if more <= width else _broken(word, width, size, bold=bold)
        lines += full
        long = width_of(line, size, bold=bold)
    return [*lines, line]


def fitted(text: str, width: float, size: float, most: int, *, bold: bool = False) -> list[str]:
    """As `wrapped`, in at most so many lines: what is too long ends in an ellipsis. For pictures of a fixed size."""
    lines = wrapped(text, width, size, bold=bold)
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and width_of(last + "…", size, bold=bold) > width:
        last = last[:-1]
    return [*lines[: most - 1], last.rstrip() + "…"]


def _broken(word: str, width: float, size: float, *, bold: bool) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width_of(pieces[-1] + letter, size, bold=bold) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces

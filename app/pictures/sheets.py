"""A sheet to draw on from the top down: it knows how far it is filled, and closes as a picture with its source."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from app.pictures.fonts import ASCENT, FAMILIES, LEADING, legible, width_of, wrapped
from app.pictures.styles import PATTERNS, STYLE
from app.pictures.words import Caption, encoded

MARGIN = 24.0


@dataclass
class Sheet:
    """A picture in the making.

    Attributes:
        width: In user units, which are pixels of the SVG at its own size.
        y: How far down it is filled.
    """

    width: float
    y: float = MARGIN
    parts: list[str] = field(default_factory=list)

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - 2 * MARGIN

    def words(self, x: float, line: float, text: str, size: float = 12, style: str = "ink") -> None:
        """One line of text from *x* on, standing on *line*; bold where the style says so, as in `ink bold`.

        Its length is written with it: with any other font it takes the same room.
        """
        text = legible(text)
        if not text:
            return
        bold = "bold" in style.split()
        weight = ' font-weight="700"' if bold else ""
        name = " ".join(word for word in style.split() if word != "bold")
        length = width_of(text, size, bold=bold)
        self.parts.append(
            f'<text class="{name}" x="{num(x)}" y="{num(line)}" font-size="{num(size)}"{weight}'
            f' textLength="{num(length)}" lengthAdjust="spacingAndGlyphs">{escape(text)}</text>'
        )

    def middle(self, x: float, line: float, text: str, size: float = 12, style: str = "ink") -> None:
        """One line of text with its middle at *x*."""
        bold = "bold" in style.split()
        self.words(x - width_of(legible(text), size, bold=bold) / 2, line, text, size, style)

    def lines(self, x: float, top: float, lines: Sequence[str], size: float = 12, style: str = "ink") -> float:
        """Lines of text below each other; gives where the last ends."""
        for number, line in enumerate(lines):
            self.words(x, top + size * (ASCENT + 0.1 + number * LEADING), line, size, style)
        return top + size * LEADING * len(lines)

    def paragraph(self, text: str, size: float = 12, style: str = "ink", gap: float = 4) -> None:
        """A text over the whole width, below all that stands already."""
        lines = wrapped(text, self.inner, size, bold="bold" in style.split())
        self.y = self.lines(MARGIN, self.y, lines, size, style) + gap

    def box(self, corner: tuple[float, float], size: tuple[float, float], style: str) -> None:
        """A rectangle, by its upper left corner, and its width and height."""
        (x, y), (width, height) = corner, size
        self.parts.append(
            f'<rect class="{style}" x="{num(x)}" y="{num(y)}" width="{num(width)}" height="{num(height)}"/>'
        )

    def stroke(self, start: tuple[float, float], end: tuple[float, float], style: str = "rule") -> None:
        """A straight line."""
        (x1, y1), (x2, y2) = start, end
        self.parts.append(f'<path class="{style}" d="M{num(x1)} {num(y1)}L{num(x2)} {num(y2)}"/>')

    def path(self, course: str, style: str) -> None:
        """Any shape, by its course."""
        self.parts.append(f'<path class="{style}" d="{course}"/>')

    def circle(self, x: float, y: float, radius: float, style: str) -> None:
        """A circle."""
        self.parts.append(f'<circle class="{style}" cx="{num(x)}" cy="{num(y)}" r="{num(radius)}"/>')

    def open(self, title: str) -> None:
        """Begin a group that a pointer or a reader finds by its title."""
        self.parts.append(f"<g><title>{escape(legible(title))}</title>")

    def close(self) -> None:
        """End the group."""
        self.parts.append("</g>")

    def source(self, caption: Caption, meta: dict[str, Any]) -> None:
        """The lines that say what the picture rests on."""
        self.y += 6
        self.stroke((MARGIN, self.y), (self.width - MARGIN, self.y))
        self.y += 8
        for text in caption.source(meta):
            self.paragraph(text, 11, "soft", gap=1)

    def finish(self, title: str, description: Sequence[str], data: object, height: float | None = None) -> str:
        """The picture: its title, a description with one line a row, and the data behind it."""
        tall = height or self.y + MARGIN - 6
        size = f'width="{num(self.width)}" height="{num(tall)}" viewBox="0 0 {num(self.width)} {num(tall)}"'
        table = json.dumps(encoded(data), ensure_ascii=False, separators=(",", ":"))
        said = "\n".join(map(legible, description))
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="title desc" lang="en"'
            f' font-family="{FAMILIES}"><title id="title">{escape(legible(title))}</title>'
            f'<desc id="desc">{escape(said)}</desc><metadata>{escape(_clean(table))}</metadata>'
            f'<style>{STYLE}</style>{PATTERNS}<rect class="ground" width="{num(self.width)}" height="{num(tall)}"/>'
            f"{''.join(self.parts)}</svg>\n"
        )


def num(value: float) -> str:
    """A coordinate, to a tenth."""
    return f"{value:.1f}".removesuffix(".0")


def _clean(text: str) -> str:
    """JSON text without what XML cannot carry: JSON may write any character by its number."""
    return "".join(c if c.isprintable() or c == " " else f"\\u{ord(c):04x}" if ord(c) < 1 << 16 else "" for c in text)

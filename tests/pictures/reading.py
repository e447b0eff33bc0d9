"""Pictures read back: the places of all texts of an SVG, and the pixels of a PNG."""

import struct
import zlib
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from app.pictures.fonts import ASCENT, DESCENT, width_of

SVG = "{http://www.w3.org/2000/svg}"
ALMOST = 0.3
"""Coordinates are written to a tenth."""


@dataclass(frozen=True)
class Placed:
    """A text, and the room that it takes."""

    words: str
    left: float
    top: float
    right: float
    bottom: float


def parsed(svg: str) -> ET.Element:
    """The root of a picture."""
    return ET.fromstring(svg)  # noqa: S314 - our own text


def texts(root: ET.Element) -> list[Placed]:
    """All texts with their places."""
    found = []
    for node in root.iter(f"{SVG}text"):
        x, y, size = (float(node.attrib[name]) for name in ("x", "y", "font-size"))
        words = node.text or ""
        length = width_of(words, size, bold=node.get("font-weight") == "700")
        assert abs(float(node.attrib["textLength"]) - length) <= ALMOST
        found.append(Placed(words, x, y - ASCENT * size, x + length, y + DESCENT * size))
    return found


def check(svg: str) -> ET.Element:
    """Hold a picture to what all keep: it says what it is, and no text leaves it or lies over another."""
    root = parsed(svg)
    assert root.get("role") == "img"
    for part in ("title", "desc", "metadata"):
        node = root.find(f"{SVG}{part}")
        assert node is not None
        assert (node.text or "").strip()
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    placed = sorted(texts(root), key=lambda one: one.top)
    assert placed
    for number, one in enumerate(placed):
        assert one.left >= 0, one
        assert one.top >= 0, one
        assert one.right <= width, one
        assert one.bottom <= height, one
        for other in placed[number + 1 :]:
            if other.top >= one.bottom - ALMOST:
                break
            aside = other.left >= one.right - ALMOST or one.left >= other.right - ALMOST
            assert aside, (one, other)
    return root


def said(root: ET.Element) -> str:
    """All texts of a picture, joined by spaces."""
    return " ".join(node.text or "" for node in root.iter(f"{SVG}text"))


def pixels(png: bytes, most: int) -> tuple[int, int, list[bytes]]:
    """Width, height and the first rows of red, green, blue and opacity. Source: PNG specification, 9 and 10."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    at, packed, size = 8, b"", (0, 0)
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        data = png[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            *size_of, depth, colour = struct.unpack(">IIBB", data[:10])
            assert (depth, colour) == (8, 6)
            size = (size_of[0], size_of[1])
        packed += data if kind == b"IDAT" else b""
        at += length + 12
    rows: list[bytes] = []
    before = bytes(4 * size[0])
    data, step = zlib.decompress(packed), 4 * size[0] + 1
    for start in range(0, step * min(size[1], most), step):
        before = _unfiltered(data[start], data[start + 1 : start + step], before)
        rows.append(before)
    return *size, rows


def _unfiltered(kind: int, line: bytes, above: bytes) -> bytes:
    row = bytearray(line)
    for i, value in enumerate(line):
        a, b, c = (row[i - 4] if i >= 4 else 0), above[i], (above[i - 4] if i >= 4 else 0)
        guess = a + b - c
        nearest = min((a, b, c), key=lambda one: abs(guess - one))
        row[i] = (value + (0, a, b, (a + b) // 2, nearest)[kind]) % 256
    return bytes(row)

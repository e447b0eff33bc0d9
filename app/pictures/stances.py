"""What each side of a comparison asks for, offers and rules out, as pictures mark it: letter, pattern and footnote."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from app.pictures.fonts import width_of
from app.pictures.sheets import MARGIN, Sheet
from app.pictures.words import LETTERS, Caption, Json
from app.wording.codes import SILENCES, word_for
from app.wording.conditions import condition_words
from app.wording.stances import OF_KIND, STANCES

SWATCH = 13.0
CHIP = 18.0
"""Height of a mark with its letter."""


@dataclass(frozen=True)
class Stance:
    """A region that a side wants, offers or rules out.

    Attributes:
        note: The number of the footnote with its condition; None where it holds without one.
        example: One outcome of a region whose list is not the whole of it; None where it is.
    """

    kind: str
    region: list[Any]
    note: int | None = None
    example: Sequence[str] | None = None

    @property
    def mark(self) -> str:
        """Its letter, and the footnote of its condition: `W`, `O if 2`."""
        return LETTERS[self.kind] + (f" if {self.note}" if self.note else "")

    @property
    def width(self) -> float:
        """How wide its mark is drawn, with the room behind it."""
        return SWATCH + 4 + width_of(self.mark, 12, bold=True) + 9


@dataclass
class Notes:
    """The footnotes of a picture: each condition once, numbered as they come."""

    caption: Caption
    texts: list[str] = field(default_factory=list)

    def number(self, position: Json) -> int:
        """The number of a position's condition."""
        text = condition_words(self.caption.issues, position["when"], position["unless"])
        if text not in self.texts:
            self.texts.append(text)
        return self.texts.index(text) + 1

    def draw(self, sheet: Sheet) -> None:
        """Write all footnotes."""
        for number, text in enumerate(self.texts, 1):
            sheet.paragraph(f"if {number}: {text}", 12, "ink", gap=2)


def stances(side: Json, notes: Notes) -> list[Stance]:
    """What a side's words come to: first what holds without a condition, then each position with one."""
    cut = side.get("cut", {})
    found = [Stance(name, side[name], example=cut.get(name)) for name in STANCES if side.get(name) is not None]
    for position in side.get("positions", ()):
        if (position["when"] or position["unless"]) and position["id"] not in side.get("set_aside", ()):
            kind, number = OF_KIND[position["kind"]], notes.number(position)
            found.append(Stance(kind, position["region"], number, position.get("example")))
    return found


def remark(side: Json) -> str:
    """What is to be said of a side beside its stances: that it has none, or that words are set aside."""
    if not side["positions"]:
        silence = side["silence"]
        return word_for(SILENCES, silence["kind"]) if silence else "no position in force"
    count = len(side.get("set_aside", ()))
    return f"{count} anonymous set aside" if count else ""


def chip(sheet: Sheet, x: float, y: float, stance: Stance) -> None:
    """Draw a stance's mark: pattern and letter, in a dashed frame where it has a condition."""
    line = "red-line" if stance.kind == "ruled_out" else "blue-line"
    sheet.box((x, y + 2), (SWATCH, SWATCH), stance.kind)
    sheet.box((x, y + 2), (SWATCH, SWATCH), f"{line} if" if stance.note else line)
    sheet.words(x + SWATCH + 4, y + 13, stance.mark, 12, "ink bold")


def zone_mark(sheet: Sheet, x: float, y: float) -> None:
    """Draw the mark of the stated zone."""
    sheet.box((x, y + 2), (SWATCH, SWATCH), "zone")
    sheet.box((x, y + 2), (SWATCH, SWATCH), "plain-line")
    sheet.words(x + SWATCH + 4, y + 13, "Z", 12, "ink bold")


def chip_rows(found: Sequence[Stance], width: float) -> list[list[Stance]]:
    """Marks in rows of at most *width*, at least one in each."""
    rows: list[list[Stance]] = []
    left = 0.0
    for stance in found:
        if not rows or stance.width > left:
            rows.append([])
            left = width
        rows[-1].append(stance)
        left -= stance.width
    return rows


def chips(sheet: Sheet, x: float, y: float, rows: list[list[Stance]]) -> None:
    """Draw rows of marks."""
    for row in rows:
        at = x
        for stance in row:
            chip(sheet, at, y, stance)
            at += stance.width
        y += CHIP


def legend(sheet: Sheet, *, conditional: bool, zone: bool) -> None:
    """Say what the marks mean."""
    entries = [(kind, f"{LETTERS[kind]}  {STANCES[kind]}") for kind in STANCES]
    entries += [("if", "dashed, “if”: only on the condition below")] if conditional else []
    entries += [("zone", "Z  in the stated zone")] if zone else []
    x = MARGIN
    for kind, text in entries:
        wide = SWATCH + 6 + width_of(text, 12) + 20
        if x + wide > sheet.width - MARGIN and x > MARGIN:
            x, sheet.y = MARGIN, sheet.y + CHIP
        if kind != "if":
            sheet.box((x, sheet.y + 2), (SWATCH, SWATCH), kind)
        frame = {"if": "blue-line if", "ruled_out": "red-line", "zone": "plain-line"}.get(kind, "blue-line")
        sheet.box((x, sheet.y + 2), (SWATCH, SWATCH), frame)
        sheet.words(x + SWATCH + 6, sheet.y + 13, text, 12)
        x += wide
    sheet.y += CHIP + 6

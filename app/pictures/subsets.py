"""The members of a subset space as a grid: a column for each clause of each side's regions."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.pictures.fonts import wrapped
from app.pictures.grids import PAD, Grid, label_height, ruled
from app.pictures.sheets import MARGIN, Sheet
from app.pictures.stances import CHIP, Stance, chip, remark
from app.pictures.words import MOST, Caption, Json
from app.wording.clauses import merged
from app.wording.regions import ANYTHING, NOTHING

SAID = {"all_in": "in", "none_in": "out", "any_in": "any in", "any_out": "any out"}
"""What a clause says of a member, in its cell."""

LABEL = 240.0
COLUMN = 72.0
LEAST = 110.0
"""Least width of a side's columns: its name must stand above them."""
INNER = 912.0
"""Least width of the whole table."""


@dataclass(frozen=True)
class Column:
    """One clause: what it says of each member.

    Attributes:
        small: What is said below its mark.
    """

    stance: Stance
    says: dict[str, str]
    small: str = ""


@dataclass(frozen=True)
class Block:
    """A side's columns, and where they stand."""

    name: str
    remark: str
    columns: list[Column]
    left: float
    width: float

    def at(self, number: int) -> float:
        """Where one of its columns begins."""
        return self.left + PAD + number * COLUMN


def clauses(stance: Stance) -> list[Column]:
    """The columns of a region: its clauses, those that each name one member drawn together."""
    if not stance.region:
        return [Column(stance, {}, NOTHING)]
    says = [{id_: SAID[key] for key, ids in clause.items() for id_ in ids} for clause in merged(stance.region)]
    smalls = ["or" if number else "" for number in range(len(says))]
    if len(says) > MOST or stance.example is not None:
        smalls[min(len(says), MOST) - 1] = "and more"
    return [Column(stance, one, small if one else ANYTHING) for one, small in zip(says, smalls, strict=True)][:MOST]


def blocks(answer: Json, caption: Caption, found: Sequence[list[Stance]]) -> list[Block]:
    """The columns of all sides, side by side."""
    left = MARGIN + LABEL
    placed = []
    drawn = [[column for stance in stances for column in clauses(stance)] for stances in found]
    widths = [max(LEAST, len(columns) * COLUMN + PAD) for columns in drawn]
    spare = max(0.0, INNER - LABEL - sum(widths)) / len(widths)
    for side, columns, least in zip(answer["sides"], drawn, widths, strict=True):
        width = least + spare
        placed.append(Block(caption.party(side["selected"]), remark(side), columns, left, width))
        left += width
    return placed


def draw_subset(sheet: Sheet, answer: Json, placed: Sequence[Block]) -> None:
    """Draw each member as a row, with what each clause says of it."""
    _heads(sheet, placed)
    right = placed[-1].left + placed[-1].width
    top = sheet.y
    grid = Grid(LABEL, right - MARGIN - LABEL, 1)
    for member in answer["space"]["of"]:
        lines = wrapped(member["label"], LABEL - 2 * PAD, 13)
        tall = label_height(lines, 13)
        sheet.lines(MARGIN + PAD, sheet.y + PAD, lines, 13)
        for block in placed:
            for number, column in enumerate(block.columns):
                _cell(sheet, (block.at(number), sheet.y), tall, column, column.says.get(member["id"]))
        ruled(sheet, grid, tall)
    for block in placed:
        sheet.stroke((block.left, top), (block.left, sheet.y), "axis")
    sheet.y += 4
    note = (
        "A column is one clause, all of which must hold; of the members marked “any in” one is enough, and of those"
        " marked “any out”; no word: in or out."
    )
    sheet.paragraph(note, 11, "soft", gap=10)


def _heads(sheet: Sheet, placed: Sequence[Block]) -> None:
    ends = []
    for block in placed:
        width = block.width - 2 * PAD
        end = sheet.lines(block.left + PAD, sheet.y, wrapped(block.name, width, 13, bold=True), 13, "ink bold")
        if block.remark:
            end = sheet.lines(block.left + PAD, end, wrapped(block.remark, width, 11), 11, "soft")
        ends.append(end)
    line = max(ends) + 2
    for block in placed:
        for number, column in enumerate(block.columns):
            chip(sheet, block.at(number), line, column.stance)
            sheet.words(block.at(number), line + CHIP + 10, column.small, 11, "soft")
    small = any(column.small for block in placed for column in block.columns)
    sheet.y = line + CHIP + (16 if small else 4)
    sheet.stroke((MARGIN, sheet.y), (placed[-1].left + placed[-1].width, sheet.y), "axis")


def _cell(sheet: Sheet, corner: tuple[float, float], tall: float, column: Column, said: str | None) -> None:
    """A member in a clause: a strip of the stance's pattern, and the word."""
    if said is None:
        return
    x, y = corner
    sheet.box((x, y + 3), (7, tall - 6), column.stance.kind)
    if column.stance.note:
        sheet.box((x, y + 3), (7, tall - 6), "plain-line if")
    sheet.words(x + 11, y + PAD + 11.7, said, 12)

"""Tables of marks: labelled rows, a column for each side or clause, as high as what stands in them."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.pictures.fonts import LEADING, wrapped
from app.pictures.sheets import MARGIN, Sheet

PAD = 6.0


@dataclass(frozen=True)
class Grid:
    """Where the columns of a table stand.

    Attributes:
        label: Width of the labels before the columns.
        column: Width of each column.
        count: How many there are.
    """

    label: float
    column: float
    count: int

    def left(self, number: int) -> float:
        """Where a column begins."""
        return MARGIN + self.label + number * self.column

    @property
    def right(self) -> float:
        """Where the last ends."""
        return self.left(self.count)


def heads(sheet: Sheet, grid: Grid, names: Sequence[tuple[str, str]]) -> None:
    """Write the names of columns, each with a smaller remark below, and a line under them."""
    tall = 0.0
    width = grid.column - 2 * PAD
    for number, (name, small) in enumerate(names):
        x = grid.left(number) + PAD
        end = sheet.lines(x, sheet.y, wrapped(name, width, 13, bold=True), 13, "ink bold")
        if small:
            end = sheet.lines(x, end, wrapped(small, width, 11), 11, "soft")
        tall = max(tall, end - sheet.y)
    sheet.y += tall + 4
    sheet.stroke((MARGIN, sheet.y), (grid.right, sheet.y), "axis")


def label_height(lines: Sequence[str], size: float = 12) -> float:
    """How high some lines stand, with room above and below."""
    return len(lines) * size * LEADING + 2 * PAD


def ruled(sheet: Sheet, grid: Grid, height: float) -> None:
    """End a row of a height, and draw the line under it."""
    sheet.y += height
    sheet.stroke((MARGIN, sheet.y), (grid.right, sheet.y))

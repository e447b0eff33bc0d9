"""The options of a choice as marked steps, a column for each side."""

from collections.abc import Sequence

from app.pictures.fonts import wrapped
from app.pictures.grids import PAD, Grid, heads, label_height, ruled
from app.pictures.sheets import MARGIN, Sheet
from app.pictures.stances import CHIP, Stance, chip_rows, chips, remark, zone_mark
from app.pictures.words import Caption, Json

LABEL = 300.0
LEAST = 112.0
"""Least width of a column: the widest mark, `O if 12`, and a word of a name fit in."""


def width_for(sides: int) -> float:
    """How wide the picture must be for so many sides."""
    return max(960.0, 2 * MARGIN + LABEL + (sides + 1) * LEAST)


def draw_choice(sheet: Sheet, answer: Json, caption: Caption, found: Sequence[list[Stance]]) -> None:
    """Draw each option as a step, marked for each side that wants, offers or rules it out."""
    space, zone = answer["space"], (answer["zone"] or {}).get("region")
    columns = len(found) + (zone is not None)
    grid = Grid(LABEL, min(220.0, (sheet.inner - LABEL) / columns), columns)
    names = [(caption.party(side["selected"]), remark(side)) for side in answer["sides"]]
    heads(sheet, grid, [*names, *([("Stated zone", _rests(answer))] if zone is not None else [])])
    top = sheet.y
    middles = []
    for number, option in enumerate(space["options"], 1):
        lines = wrapped(option["label"], LABEL - 40, 13)
        cells = [chip_rows([s for s in one if option["id"] in s.region], grid.column - 2 * PAD) for one in found]
        tall = max(label_height(lines, 13), *(len(cell) * CHIP + 2 * PAD for cell in cells), 0)
        middles.append(sheet.y + tall / 2)
        sheet.lines(MARGIN + 34, sheet.y + PAD, lines, 13)
        sheet.words(MARGIN + 18, sheet.y + PAD + 11.7, str(number) if space["ordered"] else "", 11, "soft")
        for at, cell in enumerate(cells):
            chips(sheet, grid.left(at) + PAD, sheet.y + PAD, cell)
        if zone is not None and option["id"] in zone:
            zone_mark(sheet, grid.left(len(found)) + PAD, sheet.y + PAD)
        ruled(sheet, grid, tall)
    _steps(sheet, middles, ordered=space["ordered"])
    for at in range(columns):
        sheet.stroke((grid.left(at), top), (grid.left(at), sheet.y))
    if space["ordered"]:
        sheet.y += 4
        sheet.paragraph("The options stand in their order, from one end to the other.", 11, "soft", gap=0)
    sheet.y += 10


def _rests(answer: Json) -> str:
    return "said yes to" if answer["zone"]["rests_on"] == "said_yes" else "not ruled out"


def _steps(sheet: Sheet, middles: Sequence[float], *, ordered: bool) -> None:
    """The dots of the options, joined where they have an order."""
    if ordered:
        sheet.stroke((MARGIN + 6, middles[0]), (MARGIN + 6, middles[-1]), "axis")
    for y in middles:
        sheet.circle(MARGIN + 6, y, 4, "dot")

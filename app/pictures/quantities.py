"""The regions of a quantity as bars over one line of numbers, a lane for each stance of each side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.pictures.fonts import LEADING, wrapped
from app.pictures.scales import Scale, scale_for
from app.pictures.sheets import MARGIN, Sheet, num
from app.pictures.stances import CHIP, Stance, chip, remark, zone_mark
from app.pictures.words import Caption, Json
from app.wording.intervals import End, bounds
from app.wording.numbers import gap_words, number_words
from app.wording.regions import region_words

NAME = 150.0
MARK = 82.0
WORDS = 230.0
BAR = 12.0
PAD = 6.0
ARROW = 9.0
"""How far a bar without an end reaches beyond the scale."""


@dataclass(frozen=True)
class Plot:
    """A scale, the unit of its numbers, and whether its ends are those of the space."""

    scale: Scale
    unit: str
    shut: tuple[bool, bool]


def plot_for(sheet: Sheet, answer: Json, found: Sequence[list[Stance]]) -> Plot | None:
    """The scale on which all numbers that were named stand; None where none was."""
    space = answer["space"]
    regions = [stance.region for one in found for stance in one]
    named = [end[0] for region in regions for span in region for end in bounds(span) if end]
    low, high = bounds(space["range"] or {})
    limits = (low and low[0], high and high[0])
    if not named and None in limits:
        return None
    known = [value for value in limits if value is not None]
    ends = (MARGIN + NAME + MARK + ARROW, sheet.width - MARGIN - WORDS - ARROW - PAD)
    scale = scale_for([*named, *known], limits, ends)
    return Plot(scale, space["unit"], (limits[0] is not None, limits[1] is not None))


def draw_quantity(sheet: Sheet, answer: Json, caption: Caption, found: Sequence[list[Stance]]) -> None:
    """Draw the lanes of each side, the stated zone, the stated gap, and the line of numbers below."""
    plot = plot_for(sheet, answer, found)
    top = sheet.y
    for side, stances in zip(answer["sides"], found, strict=True):
        _side(sheet, plot, answer["space"], caption.party(side["selected"]), (stances, remark(side)))
    if answer["zone"]:
        _zone(sheet, plot, answer)
    if plot is None:
        sheet.y += 6
        sheet.paragraph("Nobody has named a number, so no line of numbers is drawn.", 12, "soft", gap=8)
        return
    _gap(sheet, plot, answer)
    _axis(sheet, plot, top)


def _side(sheet: Sheet, plot: Plot | None, space: Json, name: str, said: tuple[Sequence[Stance], str]) -> None:
    stances, small = said
    start = sheet.y
    lines = wrapped(name, NAME - 2 * PAD, 13, bold=True)
    end = sheet.lines(MARGIN, start + PAD, lines, 13, "ink bold")
    if small:
        end = sheet.lines(MARGIN, end, wrapped(small, NAME - 2 * PAD, 11), 11, "soft")
    y = start + PAD
    for stance in stances:
        chip(sheet, MARGIN + NAME, y, stance)
        y += _lane(sheet, plot, stance, y, region_words(space, stance.region))
    sheet.y = max(end, y) + PAD
    sheet.stroke((MARGIN, sheet.y), (sheet.width - MARGIN, sheet.y))


def _lane(sheet: Sheet, plot: Plot | None, stance: Stance, y: float, words: str) -> float:
    """Draw a region's bars and say it in words; gives how high the lane is."""
    lines = wrapped(words, WORDS, 12)
    sheet.lines(sheet.width - MARGIN - WORDS, y, lines, 12)
    if plot:
        for span in stance.region:
            line = "red-line" if stance.kind == "ruled_out" else "blue-line"
            _bar(sheet, plot, span, y + 2, (stance.kind, f"{line} if" if stance.note else line))
    return max(CHIP, len(lines) * 12 * LEADING) + 3


def _bar(sheet: Sheet, plot: Plot, span: Json, y: float, styles: tuple[str, str]) -> None:
    """An interval: an arrow where it goes on, a full circle at an end that is part of it, else an empty one."""
    low, high = bounds(span)
    left = plot.scale.at(low[0]) if low else plot.scale.left
    right = plot.scale.at(high[0]) if high else plot.scale.right
    flat = (low is not None or plot.shut[0], high is not None or plot.shut[1])
    middle = y + BAR / 2
    course = f"M{num(left)} {num(y)}"
    course += f"H{num(right)}" + ("" if flat[1] else f"L{num(right + ARROW)} {num(middle)}L{num(right)} {num(y + BAR)}")
    course += f"V{num(y + BAR)}H{num(left)}" + ("" if flat[0] else f"L{num(left - ARROW)} {num(middle)}") + "Z"
    for style in styles:
        sheet.path(course, style)
    for x, closed in _ends((left, low), (right, high)):
        sheet.circle(x, middle, 4, "dot" if closed else "ground")
        sheet.circle(x, middle, 4, "axis")


def _ends(*ends: tuple[float, End | None]) -> Iterator[tuple[float, bool]]:
    seen = set()
    for x, end in ends:
        if end and x not in seen:
            seen.add(x)
            yield x, end[1]


def _zone(sheet: Sheet, plot: Plot | None, answer: Json) -> None:
    spoken = "all who spoke" if answer["silent"] else "all"
    rests = f"said yes to by {spoken}" if answer["zone"]["rests_on"] == "said_yes" else "not ruled out by any"
    start = sheet.y
    end = sheet.lines(MARGIN, start + PAD, wrapped("Stated zone", NAME - 2 * PAD, 13, bold=True), 13, "ink bold")
    end = sheet.lines(MARGIN, end, wrapped(rests, NAME - 2 * PAD, 11), 11, "soft")
    words = wrapped(region_words(answer["space"], answer["zone"]["region"]), WORDS, 12)
    last = sheet.lines(sheet.width - MARGIN - WORDS, start + PAD, words, 12)
    zone_mark(sheet, MARGIN + NAME, start + PAD)
    if plot:
        for span in answer["zone"]["region"]:
            _bar(sheet, plot, span, start + PAD + 2, ("zone", "plain-line"))
    sheet.y = max(end, last) + PAD
    sheet.stroke((MARGIN, sheet.y), (sheet.width - MARGIN, sheet.y))


def _axis(sheet: Sheet, plot: Plot, top: float) -> None:
    scale = plot.scale
    sheet.stroke((scale.left, sheet.y + 8), (scale.right, sheet.y + 8), "axis")
    for x, text in scale.ticks(11):
        sheet.parts.insert(0, f'<path class="rule" d="M{num(x)} {num(top)}V{num(sheet.y + 8)}"/>')
        sheet.stroke((x, sheet.y + 8), (x, sheet.y + 13), "axis")
        sheet.middle(x, sheet.y + 25, text, 11)
    unit = wrapped(f"in {plot.unit}", NAME, 11)
    sheet.y = max(sheet.lines(MARGIN, sheet.y + 14, unit, 11, "soft"), sheet.y + 32) + 6


def _gap(sheet: Sheet, plot: Plot, answer: Json) -> None:
    """Say the stated gap, and draw it where it is the one stretch between two sides."""
    gap = answer["gap"]
    if not gap or not gap["value"]:
        return
    start = sheet.y
    text = gap_words(gap)
    stretch = _stretch(answer)
    if stretch and stretch[1] - stretch[0] == gap["value"]:
        left, right = num(plot.scale.at(stretch[0])), num(plot.scale.at(stretch[1]))
        y = start + PAD + BAR / 2 + 2
        up, down = num(y - 5), num(y + 5)
        sheet.path(f"M{left} {up}V{down}M{left} {num(y)}H{right}M{right} {up}V{down}", "axis")
        text += f", from {number_words(stretch[0])} to {number_words(stretch[1])}"
    name = wrapped("Stated gap", NAME - 2 * PAD, 13, bold=True)
    ends = [sheet.lines(MARGIN, start + PAD, name, 13, "ink bold")]
    ends.append(sheet.lines(sheet.width - MARGIN - WORDS, start + PAD, wrapped(text, WORDS, 12), 12))
    sheet.y = max(ends) + PAD
    sheet.stroke((MARGIN, sheet.y), (sheet.width - MARGIN, sheet.y))


def _stretch(answer: Json) -> tuple[Decimal, Decimal] | None:
    """The numbers between what two sides said yes to; None unless there are two such sides, each with one interval."""
    yes = [side["wanted"] or side["offered"] for side in answer["sides"] if side["wanted"] or side["offered"]]
    if [len(region) for region in yes] != [1, 1]:
        return None
    (low_a, high_a), (low_b, high_b) = bounds(yes[0][0]), bounds(yes[1][0])
    if high_a and low_b and high_a[0] < low_b[0]:
        return high_a[0], low_b[0]
    return (high_b[0], low_a[0]) if high_b and low_a and high_b[0] < low_a[0] else None

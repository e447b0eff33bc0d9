"""The timeline of an issue: how each side's stance moved, as lanes over days, and each change in words."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from app.pictures.fonts import width_of, wrapped
from app.pictures.lanes import Lane, Track, tracks
from app.pictures.scales import Days
from app.pictures.sheets import MARGIN, Sheet
from app.pictures.stances import CHIP, Notes, Stance, legend, stances
from app.pictures.words import LETTERS, Caption, Json
from app.wording.days import day_words, short_day_words
from app.wording.stances import said_words

WIDTH = 960.0
LABEL = 210.0
LETTER = 46.0
BAR = 11.0
ROOM = 18.0
"""From the middle of one number to that of the next, at least."""
COLUMNS = (0.0, 34.0, 122.0, 270.0, 360.0)
"""Where number, day, side, move and words of a change begin."""


def timeline_svg(answer: Json, caption: Caption, issue: Json) -> str:
    """How the stances on an issue moved, as SVG; *answer* as `GET /issues/{id}/timeline` gives it.

    Args:
        answer: With `left_out`, how many changes stand on other pages of the list.
        issue: Its `question` and `space`, for a timeline on which nothing happened.
    """
    notes = Notes(caption)
    changes = sorted(answer["items"], key=lambda one: one["to"])
    said = [_after(change, notes) for change in changes]
    sheet = Sheet(WIDTH)
    sheet.paragraph(issue["question"], 20, "ink bold", gap=4)
    until = date.fromisoformat(answer["meta"]["as_of"])
    lead = _lead(changes, until, answer.get("left_out", 0))
    sheet.paragraph(lead, 14, "ink", gap=12)
    if changes:
        days = _days(changes, until)
        top = sheet.y
        for track in tracks(changes, said, issue["space"], until):
            _track(sheet, days, track, caption)
        _axis(sheet, days, top)
        legend(sheet, conditional=any(stance.note for one in said for stance in one), zone=False)
        _list(sheet, changes, [_words(one, issue["space"]) for one in said], caption)
    notes.draw(sheet)
    if answer["silent"]:
        names = ", ".join(map(caption.party, answer["silent"]))
        sheet.paragraph(f"No stated position on any of these days: {names}.", 12, "ink", gap=2)
    sheet.source(caption, answer["meta"])
    lines = [
        f"{day_words(change['to'])}, {caption.party(change['party'])}, {change['move']}: {_words(one, issue['space'])}"
        for change, one in zip(changes, said, strict=True)
    ]
    described = [lead, *lines, *notes.texts, *caption.source(answer["meta"])]
    return sheet.finish(f"{issue['question']} How the stances moved", described, _data(answer, issue))


def _after(change: Json, notes: Notes) -> list[Stance]:
    """The stance that a change results in; none where the side has no position any more."""
    if change["after"] is None:
        return []
    return stances({**change["after"], "positions": [*change["came"], *change["kept"]]}, notes)


def _lead(changes: Sequence[Json], until: date, left_out: int) -> str:
    if not changes:
        return f"No stance is recorded by {day_words(until)}."
    count = f"{len(changes)} changes" if len(changes) > 1 else "one change"
    if left_out:
        count = f"{len(changes)} of {len(changes) + left_out} changes"
    return f"How the stated positions moved: {count} from {day_words(changes[0]['to'])} to {day_words(until)}."


def _days(changes: Sequence[Json], until: date) -> Days:
    first = date.fromisoformat(changes[0]["to"])
    room = max((until - first) * 0.03, timedelta(10))
    return Days(first - room, max(until, first), MARGIN + LABEL + LETTER, WIDTH - MARGIN - 8)


def _track(sheet: Sheet, days: Days, track: Track, caption: Caption) -> None:
    """One side: its name, the numbers of its changes, and its lanes."""
    rows = _stacked([(days.at(day), number) for number, day in track.changes])
    depth = max(row for _, _, row in rows) + 1
    lines = wrapped(caption.party(track.party), LABEL, 13, bold=True)
    end = sheet.lines(MARGIN, sheet.y + 4, lines, 13, "ink bold")
    bottom = max(end, sheet.y + 4 + depth * ROOM)
    for x, number, row in rows:
        y = bottom - ROOM / 2 - row * ROOM
        sheet.circle(x, y, 8, "ground")
        sheet.circle(x, y, 8, "axis")
        sheet.middle(x, y + 3.6, str(number), 10, "ink bold")
    sheet.y = bottom + 4
    for label, lanes in track.rows:
        _row(sheet, days, label, lanes)
    sheet.y += 4
    sheet.stroke((MARGIN, sheet.y), (WIDTH - MARGIN, sheet.y), "axis")
    sheet.y += 2


def _stacked(places: Iterable[tuple[float, int]]) -> list[tuple[float, int, int]]:
    """Numbers in rows in which none touches another: their places, and the row of each."""
    ends: list[float] = []
    found = []
    for x, number in sorted(places):
        row = next((row for row, end in enumerate(ends) if x - end >= ROOM), len(ends))
        ends[row : row + 1] = [x]
        found.append((x, number, row))
    return found


def _row(sheet: Sheet, days: Days, label: str, lanes: Sequence[Lane]) -> None:
    lines = wrapped(label, LABEL - 12, 12)
    end = sheet.lines(MARGIN + 6, sheet.y, lines, 12)
    y = sheet.y + 1
    for lane in lanes:
        mark = LETTERS[lane.kind] + (" if" if lane.conditional else "")
        sheet.words(MARGIN + LABEL, y + 10.5, mark, 11, "ink bold")
        line = "red-line" if lane.kind == "ruled_out" else "blue-line"
        for first, last in lane.spans:
            left = days.at(first)
            size = (max(days.at(last) - left, 2.0), BAR)
            sheet.box((left, y + 1), size, lane.kind)
            sheet.box((left, y + 1), size, f"{line} if" if lane.conditional else line)
            if first in lane.changes:
                sheet.stroke((left, y), (left, y + BAR + 2), "cut")
        y += BAR + 4
    sheet.y = max(end, y) + 3


def _axis(sheet: Sheet, days: Days, top: float) -> None:
    sheet.y += 4
    for x, text in days.ticks(11):
        sheet.parts.insert(0, f'<path class="rule" d="M{x:.1f} {top:.1f}V{sheet.y:.1f}"/>')
        left = min(x - width_of(text, 11) / 2, WIDTH - MARGIN - width_of(text, 11))
        sheet.words(left, sheet.y + 12, text, 11)
    sheet.y += 26


def _words(said: Sequence[Stance], space: Json) -> str:
    """A stance in words, with the numbers of its conditions."""
    parts = [
        said_words(stance.kind, space, stance.region, stance.example) + (f" (if {stance.note})" if stance.note else "")
        for stance in said
    ]
    return "; ".join(parts) or "no position in force"


def _list(sheet: Sheet, changes: Sequence[Json], words: Sequence[str], caption: Caption) -> None:
    """Write each change: its number, day, side, move and the stance that it results in."""
    *_, last = COLUMNS
    for number, (change, said) in enumerate(zip(changes, words, strict=True), 1):
        texts = (str(number), short_day_words(change["to"]), caption.party(change["party"]), change["move"])
        ends = []
        for text, left, right in zip(texts, COLUMNS[:-1], COLUMNS[1:], strict=True):
            style = "ink bold" if text is texts[0] or text is texts[3] else "ink"
            lines = wrapped(text, right - left - 8, 12, bold=style == "ink bold")
            ends.append(sheet.lines(MARGIN + left, sheet.y, lines, 12, style))
        ends.append(sheet.lines(MARGIN + last, sheet.y, wrapped(said, sheet.inner - last, 12), 12))
        sheet.y = max(*ends, sheet.y + CHIP) + 3
    sheet.y += 6


def _data(answer: Json, issue: Json) -> Json:
    """The changes that are drawn, as the answer gives them; the words and their sources stand in the answer itself."""
    keys = ("party", "from", "to", "move", "before", "after")
    return {
        "question": issue["question"],
        "space": issue["space"],
        "items": [{key: item[key] for key in keys} for item in answer["items"]],
        "silent": answer["silent"],
        "meta": answer["meta"],
    }

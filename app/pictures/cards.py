"""Cards for where links are shared (Open Graph): 1200 by 630, few words, large."""

from collections import Counter
from collections.abc import Callable, Sequence

from app.pictures.fonts import LEADING, fitted, wrapped
from app.pictures.sheets import Sheet
from app.pictures.stances import Notes, Stance, remark, stances
from app.pictures.words import Caption, Json, asked_words, digest_of, headline, verdict_words
from app.wording.regions import shortened
from app.wording.stances import said_words

WIDTH, HEIGHT = 1200.0, 630.0
EDGE = 64.0
INNER = WIDTH - 2 * EDGE
MOST_SIDES = 5
SIZE = 24.0
GAP = 6.0
NAME = 270.0
FOOT = 92.0
"""Height of the two lines of source, with the room above them."""


def comparison_card(answer: Json, caption: Caption) -> str:
    """An issue's verdict and what each side says, as the SVG of a card; sides beyond the fifth are counted."""
    sheet = _card(answer["question"])
    lines = fitted(headline(answer), INNER, 30, 1, bold=True)
    sheet.y = sheet.lines(EDGE, sheet.y, lines, 30, "blue bold") + 18
    notes = Notes(caption)
    sides = answer["sides"][:MOST_SIDES] if len(answer["sides"]) <= MOST_SIDES else answer["sides"][: MOST_SIDES - 1]
    more = len(answer["sides"]) - len(sides)
    said = [(caption.party(side["selected"]), _teller(side, notes, answer["space"])) for side in sides]
    room = HEIGHT - FOOT - EDGE / 2 - sheet.y - GAP * (len(said) + bool(more))
    shares = _shares([_needs(name, tell(0)) for name, tell in said], int(room / (SIZE * LEADING)) - bool(more))
    for (name, tell), most in zip(said, shares, strict=True):
        _line(sheet, name, tell, most)
    if more:
        sheet.lines(EDGE, sheet.y, [f"and {more} more"], SIZE, "soft")
    _foot(sheet, caption, answer["meta"])
    return sheet.finish(answer["question"], [answer["summary"], *caption.source(answer["meta"])], _kept(answer), HEIGHT)


def matrix_card(answer: Json, caption: Caption) -> str:
    """How many issues stand how, for all parties together, as the SVG of a card."""
    sheet = _card(caption.negotiation)
    counts = Counter({verdict: count for verdict, count in answer["counts"]["whole"].items() if count})
    issues = sum(counts.values())
    sheet.y = sheet.lines(EDGE, sheet.y, [f"{issues} issues, all parties together"], 30, "blue bold") + 18
    most = max(counts.values(), default=1)
    for verdict, count in counts.most_common(7):
        sheet.words(EDGE, sheet.y + 22, verdict_words(verdict), 24, "ink")
        sheet.box((EDGE + 210, sheet.y + 3), (max(count / most * 700, 3), 24), "blue")
        sheet.words(EDGE + 226 + max(count / most * 700, 3), sheet.y + 22, str(count), 24, "ink bold")
        sheet.y += 40
    _foot(sheet, caption, answer["meta"])
    described = [f"{verdict_words(verdict)}: {count}" for verdict, count in counts.most_common()]
    data = {"counts": answer["counts"], "meta": answer["meta"]}
    return sheet.finish(caption.negotiation, [*described, *caption.source(answer["meta"])], data, HEIGHT)


def _card(title: str) -> Sheet:
    sheet = Sheet(WIDTH, EDGE - 8)
    sheet.box((0, 0), (WIDTH, 14), "blue")
    size = 52 if len(fitted(title, INNER, 52, 3, bold=True)) <= 2 else 40  # noqa: PLR2004 - two lines of large letters
    lines = fitted(title, INNER, size, 2, bold=True)
    sheet.y = sheet.lines(EDGE, sheet.y, lines, size, "ink bold") + 14
    return sheet


def _teller(side: Json, notes: Notes, space: Json) -> Callable[[int], str]:
    """Tells what a side says, with at most so many parts of each region named; 0 for all of them."""
    found = stances(side, notes)
    return lambda most: "; ".join(dict.fromkeys(_says(stance, space, most) for stance in found)) or remark(side)


def _says(stance: Stance, space: Json, most: int) -> str:
    # The condition comes first: what is too long loses its end, and must not lose that.
    words = said_words(stance.kind, space, stance.region, stance.example, most)
    return f"on a condition {words}" if stance.note else words


def _needs(name: str, words: str) -> int:
    return max(len(wrapped(name, NAME - 20, SIZE, bold=True)), len(wrapped(words, INNER - NAME, SIZE)))


def _shares(needs: Sequence[int], lines: int) -> list[int]:
    """How many lines each side gets: one at least, then what it needs, in turns, while there are any."""
    shares = [1] * len(needs)
    while sum(shares) < lines and (short := [n for n, need in enumerate(needs) if shares[n] < need]):
        shares[min(short, key=lambda n: shares[n])] += 1
    return shares


def _line(sheet: Sheet, name: str, tell: Callable[[int], str], most: int) -> None:
    """A side's name, and what it says, each in so many lines at most."""
    shown = fitted(name, NAME - 20, SIZE, most, bold=True)
    words = shortened(tell, lambda text: len(wrapped(text, INNER - NAME, SIZE)) <= most)
    said = fitted(words, INNER - NAME, SIZE, most)
    ends = sheet.lines(EDGE, sheet.y, shown, SIZE, "ink bold"), sheet.lines(EDGE + NAME, sheet.y, said, SIZE)
    sheet.y = max(ends) + GAP


def _foot(sheet: Sheet, caption: Caption, meta: Json) -> None:
    lines = [
        "Stated positions, not bottom lines. " + (f"Parley, {caption.licence}" if caption.licence else "Parley"),
        f"{asked_words(meta)}; revision {digest_of(meta)}",
    ]
    shown = [line for text in lines for line in fitted(text, INNER, 20, 1)]
    sheet.lines(EDGE, HEIGHT - FOOT, shown, 20, "soft")


def _kept(answer: Json) -> Json:
    keys = ("negotiation", "issue", "question", "verdict", "relation", "label", "parties", "meta")
    return {key: answer[key] for key in keys}

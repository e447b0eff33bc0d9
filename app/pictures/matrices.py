"""The matrix: a row for each issue, a cell for each pair of parties and one for all of them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from app.pictures.fonts import LEADING, width_of, wrapped
from app.pictures.grids import PAD, Grid, label_height, ruled
from app.pictures.sheets import MARGIN, Sheet
from app.pictures.stances import CHIP, SWATCH
from app.pictures.words import Caption, Json, verdict_words
from app.wording.codes import RELATIONS, VERDICTS

LABEL = 330.0
LEAST_WIDTH = 960.0
PAIR = 2
FRAMES = {"conflict": "red-line", "open": "blue-line", "overlap": "blue-line"}


def matrix_svg(answer: Json, caption: Caption) -> str:
    """The verdicts of all pairs on all issues, as SVG; *answer* as `GET /matrix` gives it."""
    rows = answer["items"]
    grid = _grid(rows)
    sheet = Sheet(max(LEAST_WIDTH, grid.right + MARGIN))
    title = f"Where the parties stand: {caption.negotiation}"
    sheet.paragraph(title, 20, "ink bold", gap=4)
    sheet.paragraph(_counted(answer), 14, "ink", gap=12)
    if rows:
        _heads(sheet, grid, [cell["parties"] for cell in _cells(rows[0])], caption)
    top = sheet.y
    for topic, part in groupby(_by_topic(rows), key=lambda row: row["topic"]):
        _topic(sheet, grid, topic)
        for row in part:
            _row(sheet, grid, row)
    for number in range(grid.count if rows else 0):
        last = number == grid.count - 1
        sheet.stroke((grid.left(number), top), (grid.left(number), sheet.y), "axis" if last else "rule")
    sheet.y += 10
    _legend(sheet, rows)
    sheet.source(caption, answer["meta"])
    return sheet.finish(title, [_counted(answer), *_said(rows, caption), *caption.source(answer["meta"])], answer)


def _grid(rows: Sequence[Json]) -> Grid:
    cells = [cell for row in rows for cell in _cells(row)]
    words = {_short(cell) for cell in cells}
    least = max([width_of(word, 11) for word in words], default=0.0) + SWATCH + 5 + 2 * PAD
    count = len(_cells(rows[0])) if rows else 0
    room = (LEAST_WIDTH - 2 * MARGIN - LABEL) / max(count, 1)
    return Grid(LABEL, max(least, room), count)


def _cells(row: Json) -> list[Json]:
    """The cells of a row; two parties are one pair and the whole set at once."""
    pairs: list[Json] = row["pairs"]
    return pairs if len(pairs) == 1 else [*pairs, row["whole"]]


def _short(cell: Json) -> str:
    return verdict_words(cell["verdict"])


def _by_topic(rows: Sequence[Json]) -> list[Json]:
    return sorted(rows, key=lambda row: str(row["topic"]))


def _counted(answer: Json) -> str:
    shown = len(answer["items"])
    known = sum(answer["counts"]["whole"].values())
    of_all = Counter(_short(row["whole"]) for row in answer["items"])
    counts = ", ".join(f"{word.lower()} {count}" for word, count in of_all.most_common())
    issues = f"{shown} of {known} issues" if shown < known else f"{shown} issues"
    return f"{issues}, all parties together: {counts}." if shown else "No issues were asked for."


def _heads(sheet: Sheet, grid: Grid, sets: Sequence[Sequence[str]], caption: Caption) -> None:
    width = grid.column - 2 * PAD
    heads = [[line for name in _names(one, caption) for line in wrapped(name, width, 11, bold=True)] for one in sets]
    tall = max(map(len, heads))
    for number, lines in enumerate(heads):
        sheet.lines(grid.left(number) + PAD, sheet.y + (tall - len(lines)) * 11 * LEADING, lines, 11, "ink bold")
    sheet.y += tall * 11 * LEADING + 4
    sheet.stroke((MARGIN, sheet.y), (grid.right, sheet.y), "axis")


def _names(parties: Sequence[str], caption: Caption) -> list[str]:
    """The names of a pair, or how many are meant."""
    if len(parties) > PAIR:
        return [f"All {len(parties)}"]
    first, *others = map(caption.party, parties)
    return [first, *(f"and {other}" for other in others)]


def _topic(sheet: Sheet, grid: Grid, topic: str) -> None:
    lines = wrapped(topic.replace("-", " ").capitalize(), LABEL, 12, bold=True)
    tall = label_height(lines)
    sheet.box((MARGIN, sheet.y), (grid.right - MARGIN, tall), "band")
    sheet.lines(MARGIN + PAD, sheet.y + PAD, lines, 12, "ink bold")
    ruled(sheet, grid, tall)


def _row(sheet: Sheet, grid: Grid, row: Json) -> None:
    lines = wrapped(row["question"], LABEL - 2 * PAD, 12)
    sheet.lines(MARGIN + PAD, sheet.y + PAD, lines, 12)
    for number, cell in enumerate(_cells(row)):
        x, y = grid.left(number) + PAD, sheet.y + PAD
        sheet.open(f"{', '.join(cell['parties'])}: {cell['label']}")
        _mark(sheet, x, y + 1, cell["relation"])
        sheet.words(x + SWATCH + 5, y + 11.5, _short(cell), 11, "soft" if cell["relation"] == "none" else "ink")
        sheet.close()
    ruled(sheet, grid, label_height(lines))


def _mark(sheet: Sheet, x: float, y: float, relation: str) -> None:
    """A relation's pattern in a shape of its own: conflict a square, open a diamond, overlap a disc, else a dash."""
    half = SWATCH / 2
    if relation == "conflict":
        sheet.box((x, y), (SWATCH, SWATCH), "conflict")
        sheet.box((x, y), (SWATCH, SWATCH), FRAMES[relation])
    elif relation == "open":
        course = f"M{x + half:.1f} {y:.1f}l{half} {half}l-{half} {half}l-{half} -{half}Z"
        sheet.path(course, "open")
        sheet.path(course, FRAMES[relation])
    elif relation == "overlap":
        sheet.circle(x + half, y + half, half - 0.5, "overlap")
    else:
        sheet.stroke((x + 2, y + half), (x + SWATCH - 2, y + half), "plain-line")


def _legend(sheet: Sheet, rows: Sequence[Json]) -> None:
    """Say what marks and words mean, those that stand in the picture."""
    cells = [cell for row in rows for cell in _cells(row)]
    x = MARGIN
    for relation in [one for one in RELATIONS if any(cell["relation"] == one for cell in cells)]:
        text = RELATIONS[relation]
        _mark(sheet, x, sheet.y, relation)
        sheet.words(x + SWATCH + 5, sheet.y + 11, text, 12)
        x += SWATCH + 5 + width_of(text, 12) + 20
    sheet.y += CHIP + 4 if cells else 0
    labels = {_short(cell): cell["label"] for cell in cells}
    if labels:
        known = [verdict_words(verdict) for verdict in VERDICTS]
        order = sorted(labels, key=lambda word: known.index(word) if word in known else len(known))
        sheet.paragraph("; ".join(f"{word}: {labels[word]}" for word in order) + ".", 12, "ink", gap=2)


def _said(rows: Sequence[Json], caption: Caption) -> Iterator[str]:
    for row in _by_topic(rows):
        said = "; ".join(
            f"{' and '.join(map(caption.party, cell['parties']))}: {cell['label']}" for cell in _cells(row)
        )
        yield f"{row['question']} {said}."

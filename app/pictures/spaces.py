"""The picture of a comparison: an issue's option space, with what each side says of it."""

from app.pictures.choices import draw_choice, width_for
from app.pictures.quantities import draw_quantity
from app.pictures.sheets import MARGIN, Sheet
from app.pictures.stances import Notes, legend, remark, stances
from app.pictures.subsets import blocks, draw_subset
from app.pictures.words import Caption, Json, headline
from app.wording.conditions import alternatives_words
from app.wording.regions import outcome_words
from app.wording.stances import said_words

QUANTITY_WIDTH = 960.0
STANDINGS = {"ruled_out": "ruled out", "opposed": "opposed", "free": "nobody stands against that"}


def space_svg(answer: Json, caption: Caption) -> str:
    """An issue's option space with each side's regions, as SVG; *answer* as `GET /comparisons/{issue}` gives it."""
    notes = Notes(caption)
    found = [stances(side, notes) for side in answer["sides"]]
    kind = answer["space"]["kind"]
    placed = blocks(answer, caption, found) if kind == "subset" else []
    width = {
        "choice": width_for(len(found)),
        "subset": max([QUANTITY_WIDTH, *(block.left + block.width + MARGIN for block in placed)]),
    }.get(kind, QUANTITY_WIDTH)
    sheet = Sheet(width)
    sheet.paragraph(answer["question"], 20, "ink bold", gap=4)
    sheet.paragraph(headline(answer), 14, "ink", gap=12)
    if kind == "choice":
        draw_choice(sheet, answer, caption, found)
    elif kind == "subset":
        draw_subset(sheet, answer, placed)
    else:
        draw_quantity(sheet, answer, caption, found)
    legend(sheet, conditional=bool(notes.texts), zone=bool(answer["zone"]) and kind != "subset")
    notes.draw(sheet)
    for text in meetings(answer, caption):
        sheet.paragraph(text, 12, "ink", gap=2)
    if answer["zone"] and kind == "subset":
        sheet.paragraph(_zone(answer), 12, "ink", gap=2)
    sheet.source(caption, answer["meta"])
    return sheet.finish(answer["question"], described(answer, caption, notes), _data(answer))


def meetings(answer: Json, caption: Caption) -> list[str]:
    """On which conditions the sides meet, and who stands against those, where that hangs on conditions."""
    if answer["verdict"] != "conditional":
        return []
    said = []
    for case in answer["cases"]:
        if case["relation"] == "overlap":
            names = dict.fromkeys(caption.party(one["party"]) for one in case["against"] if one["counted"])
            stands = STANDINGS.get(case["standing"], case["standing"])
            against = f" ({stands}{' by ' if names else ''}{', '.join(names)})"
            said.append(f"They meet if {alternatives_words(caption.issues, case['when'])}{against}.")
    return said


def described(answer: Json, caption: Caption, notes: Notes) -> list[str]:
    """The comparison in words: the verdict, then a line for each stance of each side."""
    lines = [answer["summary"]]
    for side in answer["sides"]:
        name = caption.party(side["selected"])
        said = [
            f"{name}: {said_words(stance.kind, answer['space'], stance.region, stance.example)}"
            + (f" ({notes.texts[stance.note - 1]})" if stance.note else "")
            for stance in stances(side, notes)
        ]
        small = remark(side)
        lines += said or [f"{name}: {small}"]
    if answer["zone"]:
        lines.append(_zone(answer))
    return [*lines, *meetings(answer, caption), *caption.source(answer["meta"])]


def _zone(answer: Json) -> str:
    zone = answer["zone"]
    return f"Stated zone: {outcome_words(answer['space'], zone['region'], zone['example'])}"


def _data(answer: Json) -> Json:
    """What the picture draws, as the answer gives it; the words and their sources stand in the answer itself."""
    keys = ("negotiation", "issue", "question", "space", "parties", "verdict", "relation", "zone", "gap", "meta")
    side_keys = ("selected", "party", "as_of", "wanted", "offered", "ruled_out", "silence", "set_aside")
    position_keys = ("id", "kind", "region", "when", "unless", "stated_on", "attribution")
    sides = [
        {
            **{key: side[key] for key in side_keys},
            "positions": [{key: position[key] for key in position_keys} for position in side["positions"]],
        }
        for side in answer["sides"]
    ]
    return {**{key: answer[key] for key in keys}, "sides": sides}

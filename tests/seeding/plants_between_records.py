"""Planted faults in what records say of each other."""

from tests.seeding.planting import Edit, Plant, plant
from tests.seeding.sample import SILENCES as SILENCES_FILE
from tests.seeding.sample import SOUTH as SOUTH_FILE

HEAD, ISSUES, PEOPLE, SOURCES = "negotiation.yaml", "issues.yaml", "people.yaml", "sources.yaml"
NORTH, SOUTH, SILENCES = "positions/north.yaml", "positions/south.yaml", "silences.yaml"

TOLLS = "north-2020-06-15-tolls"
KEEPS = f"keeps: [{TOLLS}]"
ENVOY = "{party: south, title: Envoy}"
BACKGROUND = "background: [south-2019-05-01-tolls]"
LETTER = "leave all three islets.\n    citations: [{source: south-letter}]"
WHEN = "when: [{crews: [{at_most: 12}], islets: [{none_in: [gull]}]}]"
LATER_TOLLS = f"""kind: offer
    region: [both]
    {WHEN}
    stated_on: 2021-03
    {KEEPS}
    attribution: anonymous
    channel: private"""
EARLY_TOLLS = "kind: demand\n    region: [north]\n    stated_on: 2020-06-15"
PASSAGE = """passage: {start: no crew of more, end: than twelve people, confirmed: true}
        quote: no crew of more than twelve people"""


def later_tolls(kind: str, region: str, *more: str, mark: bool = True) -> str:
    """The last position of North, on the record, keeping the older one, with a mark at its region."""
    lines = [f"kind: {kind}", f"region: {'▶' if mark else ''}{region}", "stated_on: 2021-03", KEEPS, *more]
    return "\n    ".join([*lines, "attribution: on_record"])


def silence(party: str, issue: str, first: str, through: str) -> Edit:
    """One more silence."""
    days = f"from: {first}, through: {through}, looked_on: 2022-01-10"
    line = f"- {{party: {party}, issue: {issue}, kind: none_found, {days}}}"
    return (SILENCES, "", f"{SILENCES_FILE}{line}\n")


def islets(region: str, note: str = "") -> Edit:
    """One more position of South on the islets."""
    position = f"""  - id: south-2021-03-islets
    issue: islets
    kind: offer
    region: {region}
    stated_on: 2021-03
    keeps: [south-2020-09-01-islets]
    attribution: reported
    summary: South would take less.
    citations: [{{source: gazette-2021}}]
"""
    noted = f"    note: {note}\n" if note else ""
    return (SOUTH, "", SOUTH_FILE + position + noted)


REFERENCE_PLANTS = (
    plant(
        "double-id",
        PEOPLE,
        f"[{ENVOY}]}}",
        f"[{ENVOY}]}}\n- {{id: ▶sam-south, name: Sam}}",
        f"[{ENVOY}]}}\n- {{id: sam, name: Sam}}",
    ),
    Plant(
        "double-negotiation",
        (),
        (),
        second=(((HEAD, "id: harbour", "id: ▶harbour"),), ((HEAD, "id: harbour", "id: harbour-2"),)),
    ),
    plant("unknown-party", NORTH, "by: {party: south}", "by: {party: ▶soth}", "by: {party: north}"),
    plant("unknown-issue", NORTH, "[{crews: [{at_most: 12}],", "[{▶crew: [{at_most: 12}],", "[{crews: {at_most: 12},"),
    plant("unknown-person", SOUTH, "speaker: sam-south", "speaker: ▶sam-suth", "note: Sam may have said it."),
    plant(
        "unknown-source",
        SOUTH,
        LETTER,
        LETTER.replace("south-letter", "▶south-leter"),
        LETTER.replace("south-letter", "gazette-2021"),
    ),
    plant("unknown-position", NORTH, KEEPS, f"keeps: [{TOLLS}, ▶north-tolls]", f"{KEEPS}\n    replaces: []"),
    plant(
        "unknown-background",
        HEAD,
        BACKGROUND,
        f"{BACKGROUND[:-1]}, ▶south-tolls]",
        'background: ["south-2019-05-01-tolls"]',
    ),
    Plant(
        "event-issue",
        (silence("south", "▶vote-passes", "2020-03-01", "2021-12-31"),),
        (silence("south", "tolls", "2020-03-01", "2021-12-31"),),
    ),
    plant("own-condition", NORTH, "[{crews: [{at_most: 12}],", "[{▶tolls: [north],", '[{vote-passes: ["no"],'),
    plant("joint-with-itself", SOUTH, "speaker: sam-south", "jointly_with: [▶south]", "jointly_with: []"),
)

DATE_PLANTS = (
    plant("coverage-order", HEAD, "through: 2021-12-31", "through: ▶2019-12-31", 'through: "2021-12-31"'),
    plant(
        "office-order",
        PEOPLE,
        ENVOY,
        f"{ENVOY}, {{party: north, title: Guest, from: 2019-05-02, until: ▶2019-05-01}}",
        f"{ENVOY}, {{party: north, title: Guest, from: 2019-05-02, until: 2019-05}}",
    ),
    plant("outside-coverage", SILENCES, "through: 2021-12-31", "through: ▶2022-01-01", "through: 2021-12"),
    plant(
        "needless-background",
        HEAD,
        BACKGROUND,
        f"{BACKGROUND[:-1]}, ▶{TOLLS}]",
        'background: ["south-2019-05-01-tolls"]',
    ),
    Plant(
        "published-too-early",
        (
            (SOUTH, "stated_on: 2020-09-01", "stated_on: 2020-09-02"),
            (SOUTH, LETTER, LETTER.replace("south-letter", "▶south-letter")),
        ),
        ((SOUTH, "stated_on: 2020-09-01", "stated_on: 2020-09"),),
    ),
    plant(
        "accessed-too-early",
        SOURCES,
        "north/speech\n  language: en\n  accessed: 2022-01-10",
        "north/speech\n  language: en\n  accessed: ▶2020-06-14",
        "north/speech\n  language: en\n  accessed: 2020-06-15",
    ),
    plant("said-again-too-early", NORTH, "on: 2021-03, attr", "on: ▶2020-06-14, attr", "on: 2020-06, attr"),
    plant("dispute-too-early", NORTH, "on: 2020-09-01", "on: ▶2020-06-14", "on: 2020-06-15"),
    plant("ended-too-early", SOUTH, "on: 2020-03-01", "on: ▶2019-05-01", "on: 2019-05-02"),
    plant("silence-order", SILENCES, "looked_on: 2022-01-10", "looked_on: ▶2021-12-30", "looked_on: 2021-12-31"),
)

STANDING_PLANTS = (
    plant("names-other-cell", NORTH, KEEPS, f"keeps: [{TOLLS}, ▶north-2020-06-15-crews]", f'keeps: ["{TOLLS}"]'),
    plant(
        "names-later",
        NORTH,
        f"stated_on: 2021-03\n    {KEEPS}",
        f"stated_on: 2020-06-15\n    keeps: [▶{TOLLS}]",
        f"stated_on: 2020-06-16\n    {KEEPS}",
    ),
    Plant(
        "names-cycle",
        (
            (NORTH, EARLY_TOLLS, EARLY_TOLLS[:-3] + "\n    keeps: [▶north-2021-03-tolls]"),
            (NORTH, "stated_on: 2021-03", "stated_on: 2020-06"),
        ),
        ((NORTH, EARLY_TOLLS, EARLY_TOLLS[:-3]), (NORTH, "stated_on: 2021-03", "stated_on: 2020-06")),
    ),
    Plant(
        "replaces-and-keeps",
        (
            (NORTH, KEEPS, f"keeps: [▶{TOLLS}]\n    replaces: [{TOLLS}]"),
            (NORTH, "attribution: anonymous", "attribution: reported"),
        ),
        ((NORTH, KEEPS, f"replaces: [{TOLLS}]"), (NORTH, "attribution: anonymous", "attribution: reported")),
    ),
    Plant(
        "unnamed-older",
        ((NORTH, f"    {KEEPS}\n", ""), (NORTH, "id: north-2021-03-tolls", "id: ▶north-2021-03-tolls")),
        (
            (NORTH, f"    {KEEPS}\n", ""),
            (NORTH, EARLY_TOLLS, f"{EARLY_TOLLS}\n    ended: {{on: 2021-03, how: lapsed}}"),
        ),
    ),
    Plant(
        "anonymous-replaces",
        ((NORTH, KEEPS, f"replaces: [▶{TOLLS}]"),),
        ((NORTH, KEEPS, f"replaces: [{TOLLS}]"), (NORTH, "attribution: anonymous", "attribution: reported")),
    ),
    Plant(
        "contradicts-other",
        ((NORTH, KEEPS, f"{KEEPS}\n    contradicts: [▶{TOLLS}]"),),
        ((NORTH, LATER_TOLLS, later_tolls("offer", "[both]", f"contradicts: [{TOLLS}]", mark=False)),),
    ),
    Plant(
        "contradiction",
        ((NORTH, LATER_TOLLS, later_tolls("demand", "[both]", WHEN)),),
        ((NORTH, LATER_TOLLS, later_tolls("demand", "[both]", WHEN, f"contradicts: [{TOLLS}]", mark=False)),),
    ),
    Plant(
        "red-lines-leave-nothing",
        (
            (NORTH, EARLY_TOLLS, EARLY_TOLLS.replace("demand", "red_line")),
            (NORTH, LATER_TOLLS, later_tolls("red_line", "[both, south, nobody]")),
        ),
        (
            (NORTH, EARLY_TOLLS, EARLY_TOLLS.replace("demand", "red_line")),
            (NORTH, LATER_TOLLS, later_tolls("red_line", "[both, south]", mark=False)),
        ),
    ),
    Plant(
        "double-position",
        (
            (NORTH, LATER_TOLLS, later_tolls("demand", "[north]", mark=False)),
            (NORTH, "id: north-2021-03-tolls", "id: ▶north-2021-03-tolls"),
        ),
        ((NORTH, LATER_TOLLS, later_tolls("offer", "[north]", mark=False)),),
    ),
    plant(
        "demand-adds-nothing",
        NORTH,
        f"kind: offer\n    region: [both]\n    {WHEN}",
        "kind: ▶demand\n    region: [north, both]",
        "kind: offer\n    region: [north, both]",
    ),
    Plant("members-differ", (islets("▶{all_in: [gull]}"),), (islets("{all_in: [gull]}", "Gull alone is named."),)),
)

EVIDENCE_PLANTS = (
    plant(
        "no-citation",
        SOUTH,
        LETTER,
        "leave all three islets.\n    ▶citations: []",
        LETTER.replace("}]", "}, {source: gazette-2021}]"),
    ),
    Plant(
        "attribution-differs",
        (
            (SOUTH, "attribution: reported", "attribution: ▶reported"),
            (SOUTH, "[{source: gazette-2019}]", "[{source: gazette-2019, attribution: anonymous}]"),
        ),
        (
            (
                SOUTH,
                "[{source: gazette-2019}]",
                "[{source: gazette-2019}, {source: gazette-2021, attribution: anonymous}]",
            ),
        ),
    ),
    Plant(
        "joint-without-record",
        ((SOUTH, "speaker: sam-south", "jointly_with: [▶north]"),),
        (
            (SOUTH, "stated_on: 2020-09-01", "stated_on: 2020-06-15"),
            (SOUTH, "speaker: sam-south", "jointly_with: [north]"),
            (NORTH, 'vote-passes: ["yes"]}]', 'vote-passes: ["yes"]}]\n    jointly_with: [south]'),
        ),
    ),
    Plant(
        "speaker-without-office",
        (
            (PEOPLE, "title: Envoy", "title: Envoy, until: 2020-08"),
            (SOUTH, "speaker: sam-south", "speaker: ▶sam-south"),
        ),
        ((PEOPLE, "title: Envoy", "title: Envoy, until: 2020-09"),),
    ),
    Plant(
        "passage-not-found",
        ((NORTH, PASSAGE, "passage: {start: no crew of fewer, end: ▶than twelve people}"),),
        ((NORTH, PASSAGE, 'passage: {start: no crew of fewer, end: than "eleven" people}'),),
        texts={"north-speech.txt": "There shall be no crew  of fewer\nthan “eleven” people."},
    ),
    Plant(
        "quote-not-found",
        ((NORTH, PASSAGE, "quote: ▶no crew of more"),),
        ((NORTH, PASSAGE, 'quote: no crew of fewer than "eleven"'),),
        texts={"north-speech.txt": "There shall be no crew  of fewer\nthan “eleven” people."},
    ),
)

COVERAGE_PLANTS = (
    Plant(
        "silence-beside-position",
        (silence("north", "crews", "▶2020-06-15", "2021-12-31"),),
        (silence("north", "crews", "2020-01-01", "2020-06-14"),),
    ),
    Plant(
        "silences-overlap",
        (silence("south", "crews", "▶2021-12-31", "2021-12-31"),),
        (silence("south", "islets", "2020-01-01", "2020-08-31"),),
    ),
    Plant(
        "uncovered",
        ((SILENCES, "through: 2021-12-31", "through: 2021-12-30"), (ISSUES, "id: crews", "id: ▶crews")),
        ((SILENCES, "through: 2021-12-31", "through: 2021"),),
    ),
)

RECORD_PLANTS = (*REFERENCE_PLANTS, *DATE_PLANTS, *STANDING_PLANTS, *EVIDENCE_PLANTS, *COVERAGE_PLANTS)

"""Planted faults of proposals: of the rules that are theirs, and of those that they share with positions."""

from tests.seeding.planting import Edit, Plant, plant
from tests.seeding.plants_in_records import LAST_ISSUE, buoys
from tests.seeding.sample import DRAFT as DRAFT_FILE

HEAD, ISSUES = "negotiation.yaml", "issues.yaml"
DRAFT, PLAN = "proposals/south-draft-2020-08.yaml", "proposals/plan-2020-12-01.yaml"

FOLLOWS = "follows: [south-draft-2020-08]"
AUTHORS = "authors: [north, south]"
BACKGROUND = "background: [south-2019-05-01-tolls]"
CREWS = "issue: crews, region: {at_most: 12}"
ISLETS = '{n: "3", issue: islets, region: {all_in: [gull]}}'
TERMS = 'when: [{vote-passes: ["yes"]}]'
SMALL = "when: [{crews: [{at_most: 8}]}]"
BASIS = "on: 2020-12-05, response: as_basis, citations: [{source: gazette-2021}]"
ACCEPTS = "{party: north, on: 2021-03, response: accepts, citations: [{source: gazette-2021}]}"
PASSAGE = "passage: {start: what we draft for, end: for the harbour, confirmed: false}"
DISPUTED = "says that North wrote the draft.\n    citations: [{source: gazette-2021}]"
LETTER = "Yet what we draft for the\nowners is “good for the harbour”."


def more_clauses(*clauses: str) -> Edit:
    """The plan with some clauses more, behind its third."""
    return (PLAN, f"  - {ISLETS}\n", "".join(f"  - {clause}\n" for clause in (ISLETS, *clauses)))


def renamed(id_: str) -> tuple[Edit, ...]:
    """The draft in a file of another name, with an id that may carry the mark."""
    return ((DRAFT, "", ""), ("proposals/draft.yaml", "", DRAFT_FILE.replace("id: south-", f"id: {id_}")))


def tangle(members: int, mark: str = "") -> tuple[Edit, ...]:
    """A third clause on each of some buoys, whose outcomes are then all told apart."""
    lines = [
        f'{{n: "b{k}", issue: tolls, region: [both], when: [{{lit-buoys: {{all_in: [b{k}]}}}}]}}'
        for k in range(members)
    ]
    start = "clauses:\n  - "
    return (
        (ISSUES, LAST_ISSUE, buoys(16)),
        more_clauses(*lines),
        (PLAN, start, f"clauses:\n  {mark}- "),
    )


def alike(count: int) -> Edit:
    """The plan with *count* clauses in all."""
    return more_clauses(*(f'{{n: "{k}", issue: crews, region: {{at_most: {k + 12}}}}}' for k in range(4, count)))


OWN_PLANTS = (
    Plant("too-many-clauses", (alike(101), (PLAN, "clauses:\n  - ", "clauses:\n  ▶- ")), (alike(100),)),
    Plant(
        "proposal-file",
        renamed("▶south-"),
        ((DRAFT, "id: south", 'id: "south'), (DRAFT, "2020-08\ntitle", '2020-08"\ntitle')),
    ),
    plant("unknown-proposal", PLAN, FOLLOWS, f"{FOLLOWS[:-1]}, ▶south-draft]", f'follows: ["{FOLLOWS[10:-1]}"]'),
    plant("unknown-clause", PLAN, 'clause: "3"', 'clause: ▶"2"', "clause: 2a"),
    plant("double-clause", PLAN, '{n: "2b"', '{n: ▶"2a"', '{n: "2c"'),
    plant("response-too-early", PLAN, "on: 2020-12-05", "on: ▶2020-11-30", "on: 2020-12"),
    plant(
        "follows-later",
        PLAN,
        f"dated: 2020-12-01\nstatus: tabled\n{FOLLOWS}",
        f"dated: 2020-08-01\nstatus: tabled\n{FOLLOWS.replace('south', '▶south')}",
        f"dated: 2020-08-02\nstatus: tabled\n{FOLLOWS}",
    ),
    Plant(
        "follows-cycle",
        (
            (PLAN, "dated: 2020-12-01", "dated: 2020-08"),
            (DRAFT, "leaked", "leaked\nfollows: [plan-2020-12-01]"),
            (PLAN, FOLLOWS, FOLLOWS.replace("south", "▶south")),
        ),
        ((PLAN, "dated: 2020-12-01", "dated: 2020-08"),),
    ),
    Plant(
        "clauses-leave-nothing",
        (more_clauses('{n: "4", issue: crews, region: ▶{at_least: 13}}'),),
        (more_clauses('{n: "4", issue: crews, region: {at_least: 8}}'),),
    ),
    Plant(
        "clause-never-holds",
        ((PLAN, SMALL, "when: [{crews: [{at_least: 13}]}]"), (PLAN, '{n: "2b"', '▶{n: "2b"')),
        ((PLAN, SMALL, "when: [{crews: [{at_least: 13}]}, {crews: [{at_least: 12}]}]"),),
    ),
    Plant("tangled-conditions", tangle(12, "▶"), tangle(11)),
    plant(
        "double-response",
        PLAN,
        f"  - {ACCEPTS}",
        f"  - {ACCEPTS}\n  - ▶{ACCEPTS.replace('accepts', 'rejects')}",
        f"  - {ACCEPTS}\n  - {ACCEPTS.replace('on: 2021-03', 'on: 2021-03-01')}",
    ),
)

SHARED_PLANTS = (
    Plant(
        "unknown-file",
        (("proposals/more/a.yaml", "", DRAFT_FILE),),
        (("proposals/more.md", "", "More.\n"),),
        "proposals/more",
    ),
    Plant(
        "double-id",
        (("proposals/zz.yaml", "", DRAFT_FILE.replace("id: south", "id: ▶south")),),
        (("proposals/zz.yaml", "", DRAFT_FILE.replace("id: south-draft-2020-08", "id: zz")),),
    ),
    plant("unknown-party", PLAN, AUTHORS, "authors: [north, ▶soth]", "authors: []"),
    plant("unknown-party", PLAN, f"south, {BASIS}", f"▶soth, {BASIS}", f"north, {BASIS}"),
    plant("unknown-party", DRAFT, "{name: Wren Reed}", "{party: ▶soth}", "{party: south}"),
    plant("unknown-issue", PLAN, CREWS, CREWS.replace("crews", "▶crew"), CREWS.replace("crews", '"crews"')),
    plant("unknown-issue", PLAN, SMALL, SMALL.replace("crews", "▶crew"), SMALL.replace("crews", '"crews"')),
    plant("unknown-source", PLAN, BASIS, BASIS.replace("gaz", "▶gas"), BASIS.replace("2021}", "2021, on: 2021-03}")),
    plant(
        "unknown-source",
        DRAFT,
        DISPUTED,
        DISPUTED.replace("gaz", "▶gas"),
        DISPUTED.replace("zette-2021}", "zette-2021, on: 2021-03}"),
    ),
    plant("event-issue", PLAN, ISLETS, '{n: "3", issue: ▶vote-passes, region: ["yes"]}', ISLETS),
    plant("own-condition", PLAN, SMALL, "when: [{▶tolls: [both]}]", "when: [{islets: [{all_in: [gull]}]}]"),
    plant("double-entry", PLAN, AUTHORS, "authors: [north, ▶north]", "authors: [north]"),
    plant("double-entry", PLAN, FOLLOWS, f"{FOLLOWS[:-1]}, ▶{FOLLOWS[10:]}", "follows: []"),
    plant("outside-coverage", DRAFT, "dated: 2020-08", "dated: ▶2019-12", "dated: 2020-01"),
    plant(
        "outside-coverage",
        PLAN,
        BASIS,
        BASIS.replace("2021}", "2021, on: ▶2019-12}"),
        BASIS.replace("2021}", "2021, on: 2020}"),
    ),
    Plant(
        "published-too-early",
        ((DRAFT, "dated: 2020-08", "dated: 2020-10"), (DRAFT, "source: south-letter", "source: ▶south-letter")),
        ((DRAFT, "dated: 2020-08", "dated: 2020-09"),),
    ),
    Plant(
        "published-too-early",
        ((PLAN, ACCEPTS, ACCEPTS.replace("2021-03, response", "2021-04, response").replace("gaz", "▶gaz")),),
        ((PLAN, ACCEPTS, ACCEPTS.replace("2021-03, response", "2021, response")),),
    ),
    Plant(
        "published-too-early",
        ((DRAFT, "on: 2021-03", "on: 2021-04-01"), (DRAFT, DISPUTED, DISPUTED.replace("gaz", "▶gaz"))),
        ((DRAFT, "on: 2021-03", "on: 2021-03-31"),),
    ),
    plant(
        "said-again-too-early",
        DRAFT,
        "letter, passage",
        "letter, on: ▶2020-07-31, passage",
        "letter, on: 2020-08-01, passage",
    ),
    plant("dispute-too-early", DRAFT, "on: 2021-03", "on: ▶2020-07", "on: 2020-08"),
    plant("needless-background", HEAD, BACKGROUND, f"{BACKGROUND[:-1]}, ▶plan-2020-12-01]", BACKGROUND),
    plant("unknown-option", PLAN, "region: [both, south]", "region: [both, ▶soth]", "region: [both]"),
    plant("unknown-option", PLAN, "region: {all_in: [gull]}", "region: {all_in: [▶gul]}", "region: [{all_in: [gull]}]"),
    plant("region-empty", PLAN, "region: [both, south]", "region: ▶[]", "region: both"),
    plant(
        "region-whole",
        PLAN,
        "region: [both, south]",
        "region: ▶[north, both, south, nobody]",
        "region: [north, both, nobody]",
    ),
    plant("long-number", PLAN, CREWS, f"{CREWS[:-3]}▶1234567890123456}}", f"{CREWS[:-3]}123456789012345}}"),
    plant("empty-list", PLAN, SMALL, "when: [▶{}]", "when: []"),
    plant("wrong-type", PLAN, '{n: "3"', "{n: ▶3", '{n: "3"'),
    plant("unknown-key", PLAN, TERMS, f"▶unless: {TERMS[6:]}", TERMS),
    plant("unknown-value", PLAN, "status: tabled", "status: ▶tabeld", "status: signed"),
    plant("unknown-value", PLAN, BASIS, BASIS.replace("as_basis", "▶maybe"), BASIS.replace("as_basis", "not_received")),
    plant("no-citation", PLAN, BASIS, BASIS.replace("citations: [{source: gazette-2021}]", "▶citations: []"), BASIS),
    plant("passage-words", DRAFT, "start: what we draft for", "start: ▶what we", "start: what we draft"),
    Plant(
        "passage-not-found",
        ((DRAFT, "end: for the harbour", "end: ▶for the harbor"),),
        (),
        texts={"south-letter.txt": LETTER},
    ),
    Plant(
        "quote-not-found",
        ((DRAFT, PASSAGE, f"{PASSAGE}, quote: ▶for the harbor"),),
        ((DRAFT, PASSAGE, f"{PASSAGE}, quote: 'owners is \"good'"),),
        texts={"south-letter.txt": LETTER},
    ),
)

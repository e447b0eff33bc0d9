"""Planted faults of keys, values, option spaces and regions."""

from tests.seeding.planting import Plant, plant

HEAD, ISSUES, SOURCES = "negotiation.yaml", "issues.yaml", "sources.yaml"
NORTH, SOUTH = "positions/north.yaml", "positions/south.yaml"
CREWS = "region: {at_most: 12}"
WHEN = "when: [{crews: [{at_most: 12}], islets: [{none_in: [gull]}]}]"
SPEECH = "no crew of more than twelve people"
LONG = f"{SPEECH} and no ship of more than twelve oars"

BUOYS = [f"b{number}" for number in range(17)]
OF_TOLLS = "id: tolls\n  question: Who sets the tolls of the harbour?"


def buoys(members: int, mark: str = "") -> str:
    """An event on some of the buoys, behind the sample's last issue."""
    of = ", ".join(f"{{id: {name}, label: Buoy}}" for name in BUOYS[:members])
    return f"""label: It fails}}]}}
- id: lit-buoys
  role: event
  question: Which buoys are lit?
  topic: ships
  space: {{kind: subset, of: {mark}[{of}]}}
"""


def lit(out: int, mark: str = "") -> str:
    """A condition on the buoys that has 8 times *out* clauses in canonical form, less one for each that is in both."""
    return (
        f"when: [{{lit-buoys: {mark}{{any_in: [{', '.join(BUOYS[:8])}], any_out: [{', '.join(BUOYS[8 : 8 + out])}]}}}}]"
    )


LAST_ISSUE = "label: It fails}]}\n"
TAIL = f"[{', '.join(BUOYS[7:16])}]"

SHAPE_PLANTS = (
    plant("unknown-key", NORTH, "summary: North asks", "▶sumary: x\n    summary: North asks", "summary: North  asks"),
    plant("missing-key", ISSUES, f"{OF_TOLLS}\n  topic: money", f"▶{OF_TOLLS}", f"topic: money\n  {OF_TOLLS}"),
    plant("wrong-type", HEAD, "title: The harbour of two islands", "title: ▶1984", 'title: "1984"'),
    plant(
        "unknown-value",
        NORTH,
        "issue: crews\n    kind: demand",
        "issue: crews\n    kind: ▶demnd",
        "issue: crews\n    kind: offer",
    ),
    plant("empty-text", NORTH, "summary: North asks for crews of at most twelve.", 'summary: ▶" "', 'summary: "."'),
    plant("empty-list", NORTH, WHEN, "when: [▶{}]", "when: []"),
    plant(
        "double-entry",
        NORTH,
        "keeps: [north-2020-06-15-tolls]",
        "keeps: [north-2020-06-15-tolls, ▶north-2020-06-15-tolls]",
        'keeps: ["north-2020-06-15-tolls"]',
    ),
    plant("bad-id", ISSUES, "topic: money", "topic: ▶Money", "topic: money-2"),
    plant("bad-date", SOURCES, "published: 2020-06-15", "published: ▶2020-06-31", "published: 2020"),
    plant("bad-day", HEAD, "through: 2021-12-31", "through: ▶2021-12", 'through: "2021-12-31"'),
    plant("bad-number", HEAD, "stale_after: 365", "stale_after: ▶0", "stale_after: 1"),
    plant("bad-url", SOURCES, "https://south.example/letter", "▶south.example/letter", "HTTP://south.example/letter"),
    plant("bad-language", SOURCES, "language: en-GB", "language: ▶English", "language: zh-Hans"),
    plant(
        "url-or-reason",
        SOURCES,
        "no_url: Printed only",
        "url: https://gazette.example/a\n  ▶no_url: Printed only",
        "url: https://gazette.example/a",
    ),
    plant(
        "low-without-note",
        SOURCES,
        "confidence: low\n  note: The page is torn.",
        "▶confidence: low",
        "confidence: normal",
    ),
    plant("long-quote", NORTH, f"quote: {SPEECH}", f"quote: ▶{LONG} here", f"quote: {LONG}"),
    plant("passage-words", NORTH, "start: no crew of more,", "start: ▶no crew,", "start: no crew of,"),
    plant(
        "when-and-unless", NORTH, WHEN, f'{WHEN}\n    ▶unless: [{{vote-passes: ["yes"]}}]', f"{WHEN}\n    unless: []"
    ),
    plant("dispute-by", NORTH, "by: {party: south}", "by: ▶{party: south, name: Sam}", "by: {name: Sam}"),
)

SPACE_PLANTS = (
    plant(
        "too-few-options",
        ISSUES,
        '[{id: "yes", label: It passes}, {id: "no", label: It fails}]',
        '▶[{id: "yes", label: It passes}]',
        '[{id: "yes", label: It passes}, {id: other, label: It fails}]',
    ),
    plant("too-many-members", ISSUES, LAST_ISSUE, buoys(17, "▶"), buoys(16)),
    plant("double-option", ISSUES, "{id: nobody,", "{id: ▶north,", "{id: north-2,"),
    plant("bad-range", ISSUES, "range: {at_least: 0}", "range: ▶{from: 5, to: 4}", "range: {from: 4, to: 40}"),
    plant(
        "scope-without-quantity",
        ISSUES,
        "topic: money",
        "topic: money\n  scope: ▶in summer",
        "topic: money\n  note: in summer",
    ),
    plant("unknown-option", NORTH, "region: [both]", "region: [▶bth]", "region: [nobody]"),
    plant("long-number", NORTH, CREWS, "region: {at_most: ▶1234567890123456}", "region: {at_most: 123456789012345}"),
    plant("bad-region", NORTH, CREWS, "region: [▶12]", "region: [{at_most: 12}]"),
    Plant(
        "long-condition",
        ((ISSUES, LAST_ISSUE, buoys(16)), (NORTH, WHEN, lit(8, "▶").replace(f"[{', '.join(BUOYS[8:16])}]", TAIL))),
        ((ISSUES, LAST_ISSUE, buoys(16)), (NORTH, WHEN, lit(8))),
    ),
    plant("region-empty", NORTH, "region: [both]", "region: ▶[]", "region: [both, both]"),
    plant(
        "region-whole",
        NORTH,
        "region: [both]",
        "region: ▶[north, both, south, nobody]",
        "region: [north, both, nobody]",
    ),
)

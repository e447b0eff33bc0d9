"""A small sound negotiation about a harbour, in canonical form: tests change it in one place."""

from pathlib import Path

SCHEMA = "# yaml-language-server: $schema="

NEGOTIATION = f"""{SCHEMA}../schemas/negotiation.json
id: harbour
title: The harbour of two islands
about: North and South have shared a harbour since the flood and quarrel about its use.
licence: CC-BY-4.0
maintainers: [The harbour coders]
coverage: {{from: 2020-01-01, through: 2021-12-31}}
stale_after: 365
background: [south-2019-05-01-tolls]
parties:
  - {{id: north, name: North, adjective: Northern}}
  - {{id: south, name: South, adjective: Southern}}
"""

ISSUES = f"""{SCHEMA}../schemas/issues.json
- id: crews
  question: How many people may a crew have?
  topic: ships
  acts: [north, the harbour master]
  scope: at any time
  space: {{kind: quantity, unit: people, whole: true, range: {{at_least: 0}}}}
- id: islets
  question: Which islets does North leave?
  topic: land
  space: {{kind: subset, of: [{{id: gull, label: Gull}}, {{id: seal, label: Seal}}, {{id: tern, label: Tern}}]}}
- id: tolls
  question: Who sets the tolls of the harbour?
  topic: money
  space:
    kind: choice
    ordered: true
    options:
      - {{id: north, label: North alone}}
      - {{id: both, label: Both together}}
      - {{id: south, label: South alone}}
      - {{id: nobody, label: There are none}}
- id: vote-passes
  role: event
  question: Does the vote of the islanders pass?
  topic: law
  space: {{kind: choice, options: [{{id: "yes", label: It passes}}, {{id: "no", label: It fails}}]}}
"""

PEOPLE = f"""{SCHEMA}../schemas/people.json
- {{id: ada-north, name: Ada North, offices: [{{party: north, title: Speaker, from: 2018, until: 2021-06}}]}}
- {{id: sam-south, name: Sam South, offices: [{{party: south, title: Envoy}}]}}
"""

SOURCES = f"""{SCHEMA}../schemas/sources.json
- id: gazette-2019
  kind: news_report
  title: Tolls of old
  publisher: The Harbour Gazette
  published: 2019-05-02
  url: https://gazette.example/2019/tolls
  language: en
  accessed: 2022-01-10
  read: whole
- id: gazette-2021
  kind: news_report
  title: A leak on tolls
  title_is_ours: true
  publisher: The Harbour Gazette
  author: Wren Reed
  published: 2021-03
  published_inferred: true
  no_url: Printed only
  language: en
  accessed: 2022-01-10
  read: excerpt
  confidence: low
  note: The page is torn.
- id: north-speech
  kind: transcript
  title: Speech at the pier
  publisher: The council of North
  published: 2020-06-15
  url: https://north.example/speech
  archive_url: https://archive.example/north/speech
  language: en
  accessed: 2022-01-10
  read: whole
- id: south-letter
  kind: document
  title: Letter to the harbour master
  publisher: The council of South
  published: 2020-09-01
  url: https://south.example/letter
  language: en-GB
  accessed: 2022-01-10
  read: whole
"""

NORTH = f"""{SCHEMA}../../schemas/positions.json
party: north
positions:
  - id: north-2020-06-15-crews
    issue: crews
    kind: demand
    region: {{at_most: 12}}
    stated_on: 2020-06-15
    attribution: on_record
    speaker: ada-north
    summary: North asks for crews of at most twelve.
    citations:
      - source: north-speech
        passage: {{start: no crew of more, end: than twelve people, confirmed: true}}
        quote: no crew of more than twelve people
  - id: north-2020-06-15-islets
    issue: islets
    kind: red_line
    region: {{any_in: [gull, seal, tern]}}
    unless: [{{vote-passes: ["yes"]}}]
    stated_on: 2020-06-15
    attribution: on_record
    speaker: ada-north
    summary: North leaves no islet unless the vote passes.
    citations: [{{source: north-speech}}]
  - id: north-2020-06-15-tolls
    issue: tolls
    kind: demand
    region: [north]
    stated_on: 2020-06-15
    attribution: on_record
    speaker: ada-north
    summary: North wants to set the tolls alone.
    citations: [{{source: north-speech}}, {{source: gazette-2021, on: 2021-03, attribution: reported}}]
    disputes:
      - by: {{party: south}}
        on: 2020-09-01
        aspect: content
        summary: South says the speech was about repairs.
        citations: [{{source: south-letter}}]
  - id: north-2021-03-tolls
    issue: tolls
    kind: offer
    region: [both]
    when: [{{crews: [{{at_most: 12}}], islets: [{{none_in: [gull]}}]}}]
    stated_on: 2021-03
    keeps: [north-2020-06-15-tolls]
    attribution: anonymous
    channel: private
    summary: North would share the tolls if crews stay small and Gull rock stays.
    citations: [{{source: gazette-2021}}]
"""

SOUTH = f"""{SCHEMA}../../schemas/positions.json
party: south
positions:
  - id: south-2019-05-01-tolls
    issue: tolls
    kind: demand
    region: [south]
    stated_on: 2019-05-01
    ended: {{on: 2020-03-01, how: withdrawn, citations: [{{source: south-letter}}]}}
    attribution: reported
    summary: South wanted to set the tolls alone.
    citations: [{{source: gazette-2019}}]
  - id: south-2020-09-01-islets
    issue: islets
    kind: demand
    region: {{all_in: [gull, seal, tern]}}
    stated_on: 2020-09-01
    attribution: on_record
    speaker: sam-south
    summary: South asks North to leave all three islets.
    citations: [{{source: south-letter}}]
"""

SILENCES = f"""{SCHEMA}../schemas/silences.json
- {{party: south, issue: crews, kind: none_found, from: 2020-01-01, through: 2021-12-31, looked_on: 2022-01-10}}
"""

DRAFT = f"""{SCHEMA}../../schemas/proposals.json
id: south-draft-2020-08
title: A draft for the harbour
authors: [south]
dated: 2020-08
status: leaked
citations: [{{source: south-letter, passage: {{start: what we draft for, end: for the harbour, confirmed: false}}}}]
clauses:
  - {{n: "1", issue: crews, region: {{at_least: 5}}, summary: Crews have at least five people.}}
  - {{n: "2", issue: tolls, region: [both]}}
disputes:
  - by: {{name: Wren Reed}}
    on: 2021-03
    aspect: authorship
    summary: A reporter says that North wrote the draft.
    citations: [{{source: gazette-2021}}]
"""

PLAN = f"""{SCHEMA}../../schemas/proposals.json
id: plan-2020-12-01
title: Plan of the harbour master
authors: [north, south]
dated: 2020-12-01
status: tabled
follows: [south-draft-2020-08]
citations: [{{source: gazette-2021}}]
clauses:
  - {{n: "1", issue: crews, region: {{at_most: 12}}, summary: Crews have at most twelve people.}}
  - n: "2a"
    issue: tolls
    region: [both, south]
    when: [{{vote-passes: ["yes"]}}]
    summary: Both set the tolls together or South does if the vote passes.
    note: The figure is missing.
  - {{n: "2b", issue: tolls, region: [north, both], when: [{{crews: [{{at_most: 8}}]}}]}}
  - {{n: "3", issue: islets, region: {{all_in: [gull]}}}}
responses:
  - {{party: south, on: 2020-12-05, response: as_basis, citations: [{{source: gazette-2021}}]}}
  - party: south
    on: 2021-01
    clause: "3"
    response: rejects
    citations: [{{source: gazette-2021, on: 2021-02, attribution: anonymous}}]
    note: As told by an envoy.
  - {{party: north, on: 2021-03, response: accepts, citations: [{{source: gazette-2021}}]}}
note: Nobody signed it.
"""

FILES = {
    "negotiation.yaml": NEGOTIATION,
    "issues.yaml": ISSUES,
    "people.yaml": PEOPLE,
    "sources.yaml": SOURCES,
    "positions/north.yaml": NORTH,
    "positions/south.yaml": SOUTH,
    "silences.yaml": SILENCES,
    "proposals/plan-2020-12-01.yaml": PLAN,
    "proposals/south-draft-2020-08.yaml": DRAFT,
}


def write_sample(folder: Path, files: dict[str, str] | None = None) -> Path:
    """Write a negotiation's files into *folder*, the sample's unless given, and give the folder back."""
    for name, text in (FILES if files is None else files).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode(errors="surrogateescape"))
    return folder

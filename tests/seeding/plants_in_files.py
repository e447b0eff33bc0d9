"""Planted faults of files and of YAML."""

from tests.seeding.planting import Plant, plant
from tests.seeding.sample import FILES, NEGOTIATION, PEOPLE, SILENCES, SOUTH

HEAD = "negotiation.yaml"
TITLE = "title: The harbour of two islands"
CREWS = "region: {at_most: 12}"
BARE_HEAD = NEGOTIATION.split("\n", 1)[1]
BARE_SILENCES = SILENCES.split("\n", 1)[1]
DEEP = "[" * 17 + "▶a" + "]" * 17

FILE_PLANTS = (
    Plant("missing-file", ((HEAD, "", ""),), ((HEAD, "", ""), ("negotiation/all.yaml", "", NEGOTIATION)), HEAD),
    Plant("unknown-file", (("isues.yaml", "", "[]\n"),), (("notes.md", "", "Notes.\n"),), "isues.yaml"),
    Plant(
        "file-and-folder",
        (("people/more.yaml", "", "[]\n"),),
        (("people.yaml", "", ""), ("people/all.yaml", "", PEOPLE)),
        "people.yaml",
    ),
    Plant(
        "party-file",
        (("positions/south.yaml", "", ""), ("positions/east.yaml", "", SOUTH.replace("party: ", "party: ▶"))),
        (("positions/south.yaml", "", ""), ("positions/south/all.yaml", "", SOUTH)),
    ),
    Plant(
        "oversize-file",
        (("silences.yaml", "", SILENCES + "\n" * (2_000_001 - len(SILENCES))),),
        (("silences.yaml", "", SILENCES + "\n" * (2_000_000 - len(SILENCES))),),
        "silences.yaml",
    ),
    Plant(
        "oversize-folder",
        (("silences.yaml", "", SILENCES + "\n" * 1_000),),
        (("silences.yaml", "", SILENCES + "\n" * 999),),
        "",
        folder_bytes=sum(len(text) for text in FILES.values()) + 999,
    ),
    plant("not-utf8", HEAD, TITLE, "title: The h▶\udce9rbour", "title: The hérbour"),
    Plant("byte-order-mark", ((HEAD, "", f"▶\ufeff{BARE_HEAD}"),), ((HEAD, "", BARE_HEAD),)),
    plant("control-character", HEAD, TITLE, "title: The▶\u2028 harbour", "title: The\u00a0harbour"),
    plant("tab", HEAD, TITLE, "title:▶\tThe harbour", "title:    The harbour"),
    plant("yaml-syntax", HEAD, TITLE, "title: The harbour▶: two islands", "title: The harbour:two islands"),
    Plant("empty-file", (("people.yaml", "", "\n"),), (("people.yaml", "", PEOPLE + "\n"),), "people.yaml"),
    Plant(
        "several-documents",
        (("silences.yaml", "", f"{SILENCES}▶---\n{BARE_SILENCES}"),),
        (("silences.yaml", "", f"---\n{BARE_SILENCES}"),),
    ),
    plant("too-deep", "positions/north.yaml", CREWS, f"region: {DEEP}", "region: [{at_most: 12}]"),
    plant("alias", HEAD, "name: North,", "name: ▶&north North,", 'name: "&north North",'),
    plant("tag", HEAD, "stale_after: 365", "stale_after: ▶!!int 365", "stale_after: 0365"),
    plant("comment", HEAD, "CC-BY-4.0", "CC-BY-4.0 ▶# the data", "CC-BY-4.0#the-data"),
    plant("double-key", HEAD, TITLE, f"{TITLE}\n▶title: The same", f"{TITLE}\nnote: The same"),
    plant("yaml-boolean", "issues.yaml", '[{id: "yes",', "[{id: ▶yes,", "[{id: 'yes',"),
)

"""A record of each kind in the form of the seed files, to be put into the harbour's."""

from typing import Any

_SPACE = {"kind": "choice", "options": [{"id": "yes", "label": "It does"}, {"id": "no", "label": "It does not"}]}

OF_EACH: dict[str, dict[str, Any]] = {
    "party": {"id": "north", "name": "North", "adjective": "Northern", "note": "As it calls itself."},
    "person": {"id": "ada-south", "name": "Ada South"},
    "issue": {"id": "storm", "role": "event", "question": "Does a storm come?", "topic": "law", "space": _SPACE},
    "silence": {
        "party": "south",
        "issue": "crews",
        "kind": "declined_to_say",
        "from": "2020-01-01",
        "through": "2021-12-31",
        "looked_on": "2022-01-11",
    },
    "negotiation": {
        "id": "harbour",
        "title": "The harbour",
        "about": "A harbour.",
        "licence": "CC-BY-4.0",
        "coverage": {"from": "2020-01-01", "through": "2021-12-31"},
        "stale_after": 365,
        "background": ["south-2019-05-01-tolls"],
    },
    "proposal": {
        "id": "plan-2021",
        "title": "A plan",
        "dated": "2021-02",
        "status": "tabled",
        "citations": [{"source": "gazette-2021"}],
        "clauses": [{"n": "1", "issue": "crews", "region": {"at_most": 12}}],
    },
}

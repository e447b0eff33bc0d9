"""Regions, stances and conditions in words, as pictures write them; plain data in, plain text out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

Json = dict[str, Any]
End = tuple[Decimal, bool]
"""An end of an interval, and whether it belongs to it."""

STANCES = ("wanted", "offered", "ruled_out")
LETTERS = {"wanted": "W", "offered": "O", "ruled_out": "X"}
SAID = {"all_in": "in", "none_in": "out", "any_in": "any in", "any_out": "any out"}
"""What a clause says of members."""

INSIDE = {"all_in": True, "none_in": False, "any_in": True, "any_out": False}
MOST = 4
"""Most clauses of a region that pictures show; the others are counted, and stand in the data."""

MEANINGS = {"wanted": "wants", "offered": "offers", "ruled_out": "rules out"}
OF_KIND = {"demand": "wanted", "offer": "offered", "red_line": "ruled_out"}
SHORT = {
    "silent": "No words",
    "contradictory": "Contradictory",
    "one_sided": "One side",
    "deadlock": "Deadlock",
    "apart": "Apart",
    "untested": "Untested",
    "conditional": "Conditional",
    "zopa": "Zone",
    "compatible": "Compatible",
    "identical": "Same",
}
"""Verdicts in a word; a word that is not known is written as it came."""

RELATIONS = {"conflict": "conflict", "open": "open", "overlap": "overlap", "none": "no comparison"}
SILENCES = {
    "none_found": "no stated position found",
    "declined_to_say": "declined to say",
    "left_open": "left open",
    "not_applicable": "not applicable",
    "not_yet": "nothing said yet",
    "ended": "position ended",
}
GRADES = {
    "on_record": "words on record only",
    "reported": "words on record or reported",
    "anonymous": "words on record, reported or anonymous",
}
LOWER = {"at_least": True, "from": True, "above": False, "exactly": True}
UPPER = {"at_most": True, "to": True, "below": False, "exactly": True}


@dataclass(frozen=True)
class Caption:
    """What a picture says beside an answer's own data.

    Attributes:
        negotiation: Its title.
        licence: Of the data.
        address: Where the answer is read; None for nowhere that is known.
        parties: Names by id.
        issues: Of each issue its question and space, by id: conditions name other issues than the picture's.
    """

    negotiation: str
    licence: str | None = None
    address: str | None = None
    parties: Mapping[str, str] = field(default_factory=dict)
    issues: Mapping[str, Json] = field(default_factory=dict)

    def party(self, selected: str) -> str:
        """The name of a selected party, with its own day where it has one."""
        id_, _, day = selected.partition("@")
        name = self.parties.get(id_, id_)
        return f"{name} on {day}" if day else name

    def source(self, meta: Json) -> list[str]:
        """The lines of source: day, grade, revision."""
        known = f", known by {meta['known_on']}" if meta.get("known_on") else ""
        grade = GRADES.get(meta["min_attribution"], meta["min_attribution"])
        digest = (meta.get("digest") or "")[: len("sha256:") + 16]
        licence = f" Data: {self.licence}." if self.licence else ""
        return [
            "Stated positions, not bottom lines: what a party would accept in the end cannot be observed.",
            f"As of {meta['as_of']}{known}; {grade}. Revision {digest}, rules {meta['rule_version']}.",
            f"Source: Parley, “{self.negotiation}”.{licence}{f' {self.address}' if self.address else ''}",
        ]


def encoded(value: object) -> Any:  # noqa: ANN401 - any JSON
    """Data with numbers that JSON can write: a decimal as an integer or a float."""
    if isinstance(value, dict):
        return {key: encoded(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [encoded(one) for one in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def number(value: float | Decimal) -> str:
    """A number for people: thousands by commas."""
    return f"{Decimal(str(value)).normalize():,f}"


def amount(value: float | Decimal, unit: str) -> str:
    """A number with its unit."""
    return f"{number(value)} {unit}" if unit != "percent" else f"{number(value)}%"


def region_words(space: Json, region: list[Any]) -> str:
    """A region as people say it; `nothing` where it holds no outcome."""
    if not region:
        return "nothing"
    if space["kind"] == "choice":
        labels = labels_of(space)
        return " or ".join(f"“{labels.get(option, option)}”" for option in region)
    if space["kind"] == "quantity":
        return " or ".join(_span(span, space["unit"]) for span in region)
    clauses = [_clause(clause, labels_of(space)) for clause in merged(region)]
    more = f" or {len(clauses) - MOST} more such" if len(clauses) > MOST else ""
    return " or ".join(clauses[:MOST]) + more


def labels_of(space: Json) -> dict[str, str]:
    """The labels of a space's options or members, by id."""
    return {one["id"]: one["label"] for one in space.get("options") or space.get("of") or ()}


def bounds(span: Json) -> tuple[End | None, End | None]:
    """Both ends of an interval, each with whether it belongs to it; None where it has none."""
    low = next(((Decimal(str(span[key])), closed) for key, closed in LOWER.items() if key in span), None)
    high = next(((Decimal(str(span[key])), closed) for key, closed in UPPER.items() if key in span), None)
    return low, high


def _span(span: Json, unit: str) -> str:
    if "exactly" in span:
        return f"exactly {amount(span['exactly'], unit)}"
    low, high = bounds(span)
    if low and high and low[1] and high[1]:
        return f"{number(low[0])} to {amount(high[0], unit)}"
    lower = low and f"{'at least' if low[1] else 'more than'} {amount(low[0], unit)}"
    upper = high and f"{'at most' if high[1] else 'less than'} {amount(high[0], unit)}"
    return " and ".join(part for part in (lower, upper) if part) or "any number"


def merged(region: list[Json]) -> list[Json]:
    """The clauses of a subset region, those that each name one member drawn together: as `any_in`, as `any_out`."""
    single = [clause for clause in region if sum(map(len, clause.values())) == 1]
    named = [(INSIDE[key], members[0]) for clause in single for key, members in clause.items()]
    found = []
    for inside, key, alone in ((True, "any_in", "all_in"), (False, "any_out", "none_in")):
        ids = [id_ for within, id_ in named if within == inside]
        found += [{key if len(ids) > 1 else alone: ids}] if ids else []
    return [*found, *(clause for clause in region if clause not in single)]


def _clause(clause: Json, labels: dict[str, str]) -> str:
    say = {key: f"{word} ({{}})" for key, word in SAID.items()}
    parts = [
        text.format(", ".join(labels.get(one, one) for one in clause[key]))
        for key, text in say.items()
        if key in clause
    ]
    return ", ".join(parts) or "anything"


def condition_words(caption: Caption, when: list[Json], unless: list[Json]) -> str:
    """A condition as people say it: `only if ..., unless ...`."""
    parts = [f"only if {alternatives_words(caption, when)}"] if when else []
    parts += [f"unless {alternatives_words(caption, unless)}"] if unless else []
    return ", ".join(parts)


def alternatives_words(caption: Caption, alternatives: list[Json]) -> str:
    """Alternatives as people say them, each with all that it asks for."""
    return "; or ".join(" and ".join(_holds(caption, *part) for part in one.items()) for one in alternatives)


def _holds(caption: Caption, id_: str, region: list[Any]) -> str:
    issue = caption.issues.get(id_)
    if issue is None:
        return f"{id_}: {region}"
    return f"“{issue['question']}”: {region_words(issue['space'], region)}"

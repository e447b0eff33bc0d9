"""The verdicts, their relations and labels, and the table that decides: the first row that applies.

Source: DESIGN section 3, the table of verdicts. The same rows serve two parties or many, and every context.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

RULE_VERSION = "1"


class Verdict(StrEnum):
    """What the parties' stances on one issue come to."""

    SILENT = "silent"
    CONTRADICTORY = "contradictory"
    ONE_SIDED = "one_sided"
    DEADLOCK = "deadlock"
    APART = "apart"
    UNTESTED = "untested"
    CONDITIONAL = "conditional"
    ZOPA = "zopa"
    COMPATIBLE = "compatible"
    IDENTICAL = "identical"


class Relation(StrEnum):
    """Whether that is a conflict, an overlap, neither yet, or no comparison."""

    NONE = "none"
    CONFLICT = "conflict"
    OPEN = "open"
    OVERLAP = "overlap"


LABELS: dict[Verdict, str] = {
    Verdict.SILENT: "Nobody has said",
    Verdict.CONTRADICTORY: "A party's recorded words cannot all hold",
    Verdict.ONE_SIDED: "Only one side has spoken",
    Verdict.DEADLOCK: "Red lines leave no outcome",
    Verdict.APART: "Nothing that was asked for or offered suits all",
    Verdict.UNTESTED: "No clash, but not all have said yes",
    Verdict.CONDITIONAL: "They meet only if conditions hold",
    Verdict.ZOPA: "A stated zone of possible agreement",
    Verdict.COMPATIBLE: "All demands made can be met",
    Verdict.IDENTICAL: "They ask for the same",
}

RANK: dict[Verdict, int] = {
    Verdict.CONTRADICTORY: 0,
    Verdict.DEADLOCK: 1,
    Verdict.APART: 2,
    Verdict.UNTESTED: 3,
    Verdict.CONDITIONAL: 4,
    Verdict.ZOPA: 5,
    Verdict.COMPATIBLE: 6,
    Verdict.IDENTICAL: 7,
}
"""From the hardest to the easiest; `silent` and `one_sided` stand outside the order."""

OVERLAPS = frozenset({Verdict.ZOPA, Verdict.COMPATIBLE, Verdict.IDENTICAL})


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rows of the table ask, on masks over the atoms of one issue.

    Attributes:
        speakers: How many parties have a position in force.
        contradictory: Whether a party's unconditional words cannot all hold.
        not_ruled_out: The outcomes that no speaker rules out.
        said_yes: Of those, the outcomes that every party with a demand or offer has said yes to.
        demanded: Of the outcomes not ruled out, those that all demand; None where not every speaker demands.
        all_said_yes: Whether every speaker has a demand or an offer.
        demands: How many speakers have a demand.
        demands_equal: Whether all speakers' demands are the same region.
        shut_out: Whether a party has said yes only to what the red lines exclude.
    """

    speakers: int
    contradictory: bool = False
    not_ruled_out: int = 0
    said_yes: int = 0
    demanded: int | None = None
    all_said_yes: bool = False
    demands: int = 0
    demands_equal: bool = False
    shut_out: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A verdict, when it applies, and the relation that it means."""

    verdict: Verdict
    applies: Callable[[Facts], bool]
    relation: Callable[[Facts], Relation]


def _apart(facts: Facts) -> Relation:
    return Relation.CONFLICT if facts.demands or facts.shut_out else Relation.OPEN


TABLE: tuple[Row, ...] = (
    Row(Verdict.SILENT, lambda f: f.speakers == 0, lambda _: Relation.NONE),
    # The relation of a contradictory comparison is that of the others; `weigh` puts it in its place.
    Row(Verdict.CONTRADICTORY, lambda f: f.contradictory, lambda _: Relation.NONE),
    Row(Verdict.ONE_SIDED, lambda f: f.speakers == 1, lambda _: Relation.NONE),
    Row(Verdict.DEADLOCK, lambda f: f.not_ruled_out == 0, lambda _: Relation.CONFLICT),
    Row(Verdict.APART, lambda f: f.said_yes == 0, _apart),
    Row(Verdict.UNTESTED, lambda f: not f.all_said_yes, lambda _: Relation.OPEN),
    Row(Verdict.ZOPA, lambda f: not f.demanded, lambda _: Relation.OVERLAP),
    Row(Verdict.COMPATIBLE, lambda f: not f.demands_equal, lambda _: Relation.OVERLAP),
    Row(Verdict.IDENTICAL, lambda _: True, lambda _: Relation.OVERLAP),
)


def decide(facts: Facts) -> tuple[Verdict, Relation]:
    """The verdict and relation of the first row of the table that applies."""
    row = next(row for row in TABLE if row.applies(facts))
    return row.verdict, row.relation(facts)

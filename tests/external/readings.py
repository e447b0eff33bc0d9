"""Published clause sets, votes and answers, told as records of a negotiation."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from app.domain.algebra.notation import parse_region
from app.domain.algebra.spaces import ChoiceSpace, Option, Space, SubsetSpace
from app.domain.record.dates import PartialDate
from app.domain.record.negotiation import Coverage, Issue, Negotiation, Party, Record, Source, SourceKind
from app.domain.record.positions import Attribution, Citation, Kind, Position
from app.domain.record.texts import ReadHow

DAY = PartialDate.parse("2024-01-01")
VOTE = ChoiceSpace((Option("no", "No"), Option("abstain", "Abstains"), Option("yes", "Yes")), ordered=True)
PUBLISHED = Source(
    "published", SourceKind.DOCUMENT, "As published", "As published", DAY, "en", DAY, ReadHow.WHOLE, no_url="a file"
)
ANSWERS = {-1: "no", 0: "abstain", 1: "yes"}

Group = Sequence[Sequence[int]]


def read(folder: Path, name: str) -> Any:  # noqa: ANN401 - what others published has their shape
    """A published file."""
    return json.loads((folder / name).read_text(encoding="utf-8"))


def record(spaces: Mapping[str, Space], parties: Iterable[str], positions: Iterable[Position]) -> Record:
    """A record of these issues, parties and positions."""
    coverage = Coverage(date(1946, 1, 1), DAY.last)
    return Record(
        Negotiation("outside", "Outside", "Published data.", "as published", coverage, 365),
        parties={id_: Party(id_, id_, id_) for id_ in parties},
        issues={id_: Issue(id_, f"{id_}?", "test", space) for id_, space in spaces.items()},
        sources={PUBLISHED.id: PUBLISHED},
        positions={position.id: position for position in positions},
    )


def position(party: str, issue: str, kind: Kind, space: Space, form: object) -> Position:
    """A position on the record, with the party and issue as its id."""
    return Position(
        id=f"{party}-{issue}",
        party=party,
        issue=issue,
        kind=kind,
        region=parse_region(space, form),
        stated_on=DAY,
        attribution=Attribution.ON_RECORD,
        summary="as published",
        citations=(Citation(PUBLISHED.id),),
    )


def clause_record(groups: Mapping[str, Group]) -> Record:
    """One subset issue, of which each group of clauses is one party's red line: no outcome that breaks a clause."""
    numbers = sorted({abs(literal) for group in groups.values() for clause in group for literal in clause})
    space = SubsetSpace(tuple(Option(f"v{number}", f"v{number}") for number in numbers))
    lines = [
        position(f"p{group}", "assignment", Kind.RED_LINE, space, [broken(clause) for clause in clauses])
        for group, clauses in groups.items()
    ]
    return record({"assignment": space}, [line.party for line in lines], lines)


def broken(clause: Sequence[int]) -> dict[str, list[str]]:
    """The outcomes that break a clause: all that it wants in are out, and the reverse."""
    parts = {
        "none_in": [f"v{literal}" for literal in clause if literal > 0],
        "all_in": [f"v{-literal}" for literal in clause if literal < 0],
    }
    return {key: members for key, members in parts.items() if members}


def vote_record(votes: Mapping[str, Sequence[int | None]]) -> Record:
    """Each roll call or thesis is an issue; a party asks for what it voted for, and is silent where it did not vote."""
    calls = range(max(map(len, votes.values())))
    said = [
        position(slug(who), f"call-{number}", Kind.DEMAND, VOTE, [ANSWERS[vote]])
        for who, cast in votes.items()
        for number, vote in enumerate(cast)
        if vote is not None
    ]
    return record({f"call-{number}": VOTE for number in calls}, map(slug, votes), said)


def slug(name: str) -> str:
    """A party id."""
    return "".join(letter if letter.isalnum() else "-" for letter in name.casefold())

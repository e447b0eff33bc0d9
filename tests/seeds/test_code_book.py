"""The code book says what the seeds hold: its figures, its questions and answers, its fields."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from app.domain.algebra.spaces import ChoiceSpace, SubsetSpace
from app.domain.record.negotiation import Issue, Record, Role
from app.domain.record.positions import Aspect, Attribution, Channel, EndedHow, Kind
from app.domain.record.proposals import Answer, Status
from app.schemas.seeds import KINDS, schema_of


@pytest.fixture(scope="module")
def book(seeds: Path) -> str:
    return (seeds / "README.md").read_text(encoding="utf-8")


def figures(book: str) -> dict[str, int]:
    return {name: int(count) for name, count in re.findall(r"^\| ([\w ]+) \| (\d+) \|$", book, re.MULTILINE)}


def row_of(book: str, issue: str) -> str:
    rows = [line for line in book.splitlines() if line.startswith(f"| `{issue}` |")]
    assert len(rows) == 1, f"{issue} has {len(rows)} rows"
    return rows[0]


def answers(issue: Issue) -> set[str]:
    space = issue.space
    if isinstance(space, ChoiceSpace):
        return {option.id for option in space.options}
    assert isinstance(space, SubsetSpace)
    return {member.id for member in space.members}


def keys(schema: Any) -> set[str]:  # noqa: ANN401 - JSON of any shape
    """The keys of seed files that a schema describes, however deep; not those of regions."""
    if isinstance(schema, list):
        return set().union(*map(keys, schema))
    if not isinstance(schema, dict):
        return set()
    found = {
        name
        for name, described in schema.get("properties", {}).items()
        if not {"all_in", "at_least"} & schema["properties"].keys() and isinstance(described, dict)
    }
    return found.union(*map(keys, schema.values()))


def test_the_figures_are_those_of_the_record(book: str, record: Record) -> None:
    positions, proposals = record.positions.values(), record.proposals.values()
    parties = Counter(position.party for position in positions)
    kinds = Counter(position.kind for position in positions)
    grades = Counter(position.attribution for position in positions)
    roles = Counter(issue.role for issue in record.issues.values())

    assert figures(book) == {
        "positions": len(positions),
        "of Russia": parties["ru"],
        "of Ukraine": parties["ua"],
        "of the United States": parties["us"],
        "demands": kinds[Kind.DEMAND],
        "offers": kinds[Kind.OFFER],
        "red lines": kinds[Kind.RED_LINE],
        "on record": grades[Attribution.ON_RECORD],
        "reported": grades[Attribution.REPORTED],
        "anonymous": grades[Attribution.ANONYMOUS],
        "conditional": sum(position.conditional for position in positions),
        "disputed": sum(bool(position.disputes) for position in positions),
        "questions negotiated": roles[Role.NEGOTIATED],
        "events": roles[Role.EVENT],
        "articles coded": len({c.source for position in positions for c in position.citations}),
        "silences": len(record.silences),
        "proposals": len(proposals),
        "clauses": sum(len(proposal.clauses) for proposal in proposals),
        "responses": sum(len(proposal.responses) for proposal in proposals),
    }


def test_each_question_is_listed_with_its_answers(book: str, record: Record) -> None:
    for issue in record.issues.values():
        words = set(re.findall(r"`([a-z-]+)`", row_of(book, issue.id)))

        assert words == {issue.id} | answers(issue)


def test_each_proposal_is_listed(book: str, record: Record) -> None:
    assert all(f"| `{id_}` |" in book for id_ in record.proposals)


def test_each_question_stands_in_the_words_of_the_issue(book: str, record: Record) -> None:
    for issue in record.issues.values():
        assert issue.question in row_of(book, issue.id)


@pytest.mark.parametrize("kind", KINDS)
def test_each_field_of_the_seed_files_is_explained(book: str, kind: str) -> None:
    explained = set(re.findall(r"`(\w+)`", book)) | {"label"}

    assert keys(schema_of(kind)) - explained == set()


@pytest.mark.parametrize("values", [Kind, Attribution, Channel, Aspect, EndedHow, Status, Answer])
def test_each_value_is_explained(book: str, values: Any) -> None:  # noqa: ANN401 - an enumeration
    assert {value.value for value in values} - set(re.findall(r"`(\w+)`", book)) == set()

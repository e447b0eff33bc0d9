"""The code book says what the seeds hold: its figures, its questions and answers, its fields."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from app.domain.algebra.spaces import ChoiceSpace, QuantitySpace, SubsetSpace
from app.domain.record.negotiation import Confidence, Issue, Record, Role, SilenceKind, SourceKind
from app.domain.record.positions import Aspect, Attribution, Channel, Citation, EndedHow, Kind, Position
from app.domain.record.proposals import Answer, Status
from app.domain.record.texts import ReadHow
from app.schemas.seeds import KINDS, schema_of

ORIGINALS = (SourceKind.DOCUMENT, SourceKind.TRANSCRIPT, SourceKind.INTERVIEW, SourceKind.TREATY_DRAFT)
VALUES = (Kind, Attribution, Channel, Aspect, EndedHow, SourceKind, SilenceKind, Status, Answer)


@pytest.fixture(scope="module")
def book(seeds: Path) -> str:
    return (seeds / "README.md").read_text(encoding="utf-8")


def figures(book: str, head: str) -> dict[str, int]:
    table = book.split(f"| {head} | how many |\n", 1)[1].split("\n\n", 1)[0]
    return {name: int(count) for name, count in re.findall(r"^\| ([\w ]+) \| (\d+) \|$", table, re.MULTILINE)}


def publishers(position: Position, record: Record) -> set[str]:
    return {record.sources[citation.source].publisher for citation in position.citations}


def confirmed(citation: Citation) -> bool:
    return citation.passage is not None and citation.passage.confirmed


def row_of(book: str, issue: str) -> str:
    rows = [line for line in book.splitlines() if line.startswith(f"| `{issue}` |")]
    assert len(rows) == 1, f"{issue} has {len(rows)} rows"
    return rows[0]


def answers(issue: Issue) -> set[str]:
    space = issue.space
    if isinstance(space, ChoiceSpace):
        return {option.id for option in space.options}
    if isinstance(space, SubsetSpace):
        return {member.id for member in space.members}
    return set()


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


def test_the_figures_of_the_positions_are_those_of_the_record(book: str, record: Record) -> None:
    positions = record.positions.values()
    parties = Counter(position.party for position in positions)
    kinds = Counter(position.kind for position in positions)
    grades = Counter(position.attribution for position in positions)
    citations = [citation for position in positions for citation in position.citations]

    assert figures(book, "what parties said") == {
        "positions": len(positions),
        "of Russia": parties["ru"],
        "of Ukraine": parties["ua"],
        "of the United States": parties["us"],
        "of the European states": parties["eu"],
        "demands": kinds[Kind.DEMAND],
        "offers": kinds[Kind.OFFER],
        "red lines": kinds[Kind.RED_LINE],
        "on record": grades[Attribution.ON_RECORD],
        "reported": grades[Attribution.REPORTED],
        "anonymous": grades[Attribution.ANONYMOUS],
        "said in private": sum(position.channel is Channel.PRIVATE for position in positions),
        "conditional": sum(position.conditional for position in positions),
        "disputed": sum(bool(position.disputes) for position in positions),
        "told by two publishers or more": sum(len(publishers(position, record)) > 1 for position in positions),
        "with a confirmed passage": sum(any(map(confirmed, position.citations)) for position in positions),
        "citations": len(citations),
        "citations with a confirmed passage": sum(map(confirmed, citations)),
    }


def test_the_figures_of_the_sources_are_those_of_the_record(book: str, record: Record) -> None:
    sources = record.sources.values()
    kinds = Counter(source.kind for source in sources)
    cited = {citation.source for position in record.positions.values() for citation in position.citations}

    assert figures(book, "where it is from") == {
        "sources": len(sources),
        "sources that positions cite": len(cited),
        "sources that are news reports": kinds[SourceKind.NEWS_REPORT],
        "sources that are reprints": kinds[SourceKind.REPRINT],
        "sources that are leaks": kinds[SourceKind.LEAK],
        "sources that are originals": sum(kinds[kind] for kind in ORIGINALS),
        "sources of low confidence": sum(source.confidence is Confidence.LOW for source in sources),
        "sources read whole": sum(source.read is ReadHow.WHOLE for source in sources),
    }


def test_the_figures_of_all_else_are_those_of_the_record(book: str, record: Record) -> None:
    proposals = record.proposals.values()
    roles = Counter(issue.role for issue in record.issues.values())
    silences = Counter(silence.kind for silence in record.silences)

    assert figures(book, "what it is about, and what answers it") == {
        "questions negotiated": roles[Role.NEGOTIATED],
        "events": roles[Role.EVENT],
        "silences": len(record.silences),
        "silences in which nothing was found": silences[SilenceKind.NONE_FOUND],
        "silences in which a party left it open": silences[SilenceKind.LEFT_OPEN],
        "silences of a party not concerned": silences[SilenceKind.NOT_APPLICABLE],
        "proposals": len(proposals),
        "clauses": sum(len(proposal.clauses) for proposal in proposals),
        "responses": sum(len(proposal.responses) for proposal in proposals),
    }


def test_the_figures_by_year_are_those_of_the_record(book: str, record: Record) -> None:
    said = Counter((position.stated_on.text[:4], position.party) for position in record.positions.values())
    rows = re.findall(r"^\| (\d{4}) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$", book, re.MULTILINE)

    assert [year for year, *_ in rows] == sorted({year for year, _ in said})
    for year, *counts, together in rows:
        assert [int(count) for count in counts] == [said[year, party] for party in ("ru", "ua", "us", "eu")]
        assert int(together) == sum(map(int, counts))


def test_each_question_is_listed_with_its_answers(book: str, record: Record) -> None:
    for issue in record.issues.values():
        row = row_of(book, issue.id)

        assert set(re.findall(r"`([a-z0-9-]+)`", row)) == {issue.id} | answers(issue)
        assert not isinstance(issue.space, QuantitySpace) or row.endswith(f"{issue.space.unit} |")


def test_each_proposal_is_listed(book: str, record: Record) -> None:
    assert all(f"| `{id_}` |" in book for id_ in record.proposals)


def test_each_question_stands_in_the_words_of_the_issue(book: str, record: Record) -> None:
    for issue in record.issues.values():
        assert issue.question in row_of(book, issue.id)


@pytest.mark.parametrize("kind", KINDS)
def test_each_field_of_the_seed_files_is_explained(book: str, kind: str) -> None:
    explained = set(re.findall(r"`(\w+)`", book)) | {"label"}

    assert keys(schema_of(kind)) - explained == set()


@pytest.mark.parametrize("values", VALUES)
def test_each_value_is_explained(book: str, values: Any) -> None:  # noqa: ANN401 - an enumeration
    assert {value.value for value in values} - set(re.findall(r"`(\w+)`", book)) == set()

"""Random small records and packages: two or three issues of all kinds, a few words on each, conditions included."""

from datetime import date

from hypothesis import strategies as st

from app.domain.algebra.regions import Region
from app.domain.algebra.spaces import QuantitySpace, Space
from app.domain.record.dates import PartialDate
from app.domain.record.negotiation import Coverage, Issue, Negotiation, Party, Record
from app.domain.record.positions import Alternative, Attribution, Ended, EndedHow, Kind, Position
from app.domain.record.proposals import Clause
from app.domain.record.selectors import Selector
from app.domain.verdicts.question import Question
from tests.domain.strategies import choice_spaces, some_regions, subset_spaces

DAY = date(2024, 6, 14)
ISSUES = ("alpha", "beta", "gamma")
PARTIES = ("ru", "ua")
LINE = QuantitySpace("km")
SHORT = QuantitySpace("km", low=LINE.cut(-LINE.low[1], 0), high=LINE.cut(LINE.low[1] + 1, 1))


def spaces() -> st.SearchStrategy[Space]:
    """Spaces of every kind with few outcomes that regions tell apart."""
    return st.one_of(choice_spaces(2, 3), subset_spaces(1, 2), st.just(SHORT))


@st.composite
def alternatives(draw: st.DrawFn, record: Record, issue: str) -> tuple[Alternative, ...]:
    """One or two alternatives over the other issues."""
    others = [name for name in record.issues if name != issue]
    found = []
    for _ in range(draw(st.integers(1, 2))):
        names = draw(st.lists(st.sampled_from(others), min_size=1, max_size=2, unique=True))
        found.append(tuple((name, draw(some_regions(record.issues[name].space))) for name in sorted(names)))
    return tuple(found)


@st.composite
def positions(draw: st.DrawFn, record: Record, number: int) -> Position:
    """A position, with a condition half of the time, said on one of two days, and perhaps ended on the second."""
    issue = draw(st.sampled_from(list(record.issues)))
    party = draw(st.sampled_from(PARTIES))
    condition = draw(st.sampled_from(["", "", "when", "unless"]))
    terms = draw(alternatives(record, issue)) if condition else ()
    early = draw(st.booleans())
    ended = Ended(_day("2024-06-14"), EndedHow.LAPSED) if early and draw(st.booleans()) else None
    return Position(
        id=f"{party}-{number}",
        party=party,
        issue=issue,
        kind=draw(st.sampled_from(Kind)),
        region=draw(some_regions(record.issues[issue].space)),
        stated_on=_day("2024-01-01" if early else "2024-06-14"),
        attribution=draw(st.sampled_from([Attribution.REPORTED, Attribution.REPORTED, Attribution.ANONYMOUS])),
        summary="",
        citations=(),
        when=terms if condition == "when" else (),
        unless=terms if condition == "unless" else (),
        ended=ended,
    )


@st.composite
def records(draw: st.DrawFn, most: int = 7) -> Record:
    """Two or three issues and up to *most* positions of two parties."""
    names = ISSUES[: draw(st.integers(2, 3))]
    issues = {name: Issue(name, f"What of {name}?", "test", draw(spaces())) for name in names}
    coverage = Coverage(date(2022, 1, 1), date(2024, 12, 31))
    negotiation = Negotiation("test", "Test", "A test.", "CC-BY-4.0", coverage, 365)
    record = Record(negotiation, {name: Party(name, name, name) for name in PARTIES}, issues=issues)
    said = [draw(positions(record, number)) for number in range(draw(st.integers(1, most)))]
    return Record(negotiation, record.parties, issues=issues, positions={position.id: position for position in said})


@st.composite
def clauses(draw: st.DrawFn, record: Record, most: int = 4) -> list[Clause]:
    """A few clauses, a third of them with a condition; they may leave no outcome."""
    found = []
    for number in range(draw(st.integers(1, most))):
        issue = draw(st.sampled_from(list(record.issues)))
        when = draw(alternatives(record, issue)) if draw(st.integers(0, 2)) == 0 else ()
        region: Region = draw(some_regions(record.issues[issue].space))
        found.append(Clause(str(number + 1), issue, region, when))
    return found


def ask_all(record: Record) -> Question:
    """The question about both parties on the later day, at the weakest grade."""
    return Question(record, tuple(Selector(name, name) for name in PARTIES), DAY, Attribution.ANONYMOUS)


def _day(text: str) -> PartialDate:
    return PartialDate.parse(text)

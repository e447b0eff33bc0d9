"""Random worlds: some parties, one issue to compare, the issues that conditions name; small, so that words collide."""

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from hypothesis import strategies as st

from app.domain.algebra.regions import MaskRegion, Region, SpanRegion
from app.domain.algebra.spaces import ChoiceSpace, QuantitySpace, Space, SubsetSpace
from app.domain.record.dates import PartialDate
from app.domain.record.negotiation import Coverage, Issue, Negotiation, Party, Record, Role
from app.domain.record.positions import Alternative, Aspect, Attribution, Dispute, Ended, EndedHow, Kind, Position
from app.domain.verdicts.question import Question
from tests.domain.strategies import named, some_regions
from tests.domain.verdicts.oracle import LINE
from tests.domain.worlds import NAMES, ask

SUBJECT = "i"
PARTIES = tuple(NAMES)
EARLY, LATE, TOO_LATE = (PartialDate.parse(text) for text in ("2022-05-01", "2024-06-01", "2024-06-15"))
PEOPLE = QuantitySpace("people", whole=True, low=(0, Fraction(0), 0), high=(0, Fraction(9), 0))
"""Whole numbers from 0 to 8."""


@dataclass(frozen=True)
class Sort:
    """What sort of worlds to make."""

    conditions: bool = True
    space: str = "any"
    grades: tuple[Attribution, ...] = tuple(Attribution)
    history: bool = False
    scopes: tuple[str | None, ...] = (None,)
    least_parties: int = 2
    most_parties: int = 4


PLAIN = Sort(conditions=False)
ANY = Sort()
OF_ONE_MIND = Sort(grades=(Attribution.ON_RECORD, Attribution.REPORTED))
"""Nothing is set aside."""

OF_MANY = Sort(least_parties=3)


@st.composite
def worlds(draw: st.DrawFn, sort: Sort = ANY) -> Question:
    """A question about all parties of a random world, at the weakest grade."""
    issues = {SUBJECT: Issue(SUBJECT, "What of it?", "test", draw(spaces(sort.space)))}
    if sort.conditions:
        for name in ("c", "d", "e")[: draw(st.integers(1, 3))]:
            role = draw(st.sampled_from((Role.NEGOTIATED, Role.NEGOTIATED, Role.EVENT)))
            issues[name] = Issue(name, "And what of this?", "test", draw(condition_spaces()), role=role)
    parties = PARTIES[: draw(st.integers(sort.least_parties, sort.most_parties))]
    positions: list[Position] = []
    for party in parties:
        for _ in range(draw(st.sampled_from((0, 1, 1, 2, 2, 3)))):
            positions.append(draw(positions_on(sort, issues, party, len(positions))))
        for name, issue in issues.items():
            if name != SUBJECT and issue.role is Role.NEGOTIATED and draw(st.booleans()):
                positions.append(draw(stated(sort, issue, party, len(positions))))
    return ask(record(issues, parties, with_history(draw, positions) if sort.history else positions), grade="anonymous")


def record(issues: dict[str, Issue], parties: tuple[str, ...], positions: list[Position]) -> Record:
    """A record of these."""
    negotiation = Negotiation("random", "Random", "", "", Coverage(date(2022, 1, 1), date(2025, 1, 1)), 365)
    people = {party: Party(party, NAMES[party], NAMES[party]) for party in parties}
    return Record(negotiation, parties=people, issues=issues, positions={p.id: p for p in positions})


def with_positions(question: Question, *positions: Position) -> Question:
    """The same question to a record with more positions, and to the parties that state them too."""
    old = question.record
    parties = old.parties | {p.party: Party(p.party, p.party, p.party) for p in positions if p.party not in old.parties}
    more = replace(old, parties=parties, positions=old.positions | {p.id: p for p in positions})
    return ask(more, grade=question.grade.value)


def copied(question: Question, party: str, name: str) -> Question:
    """The same question with a party more that says all that *party* says."""
    said = [p for p in question.record.positions.values() if p.party == party]
    return with_positions(question, *(replace(p, id=f"{p.id}-{name}", party=name) for p in said))


def spaces(kind: str) -> st.SearchStrategy[Space]:
    """The space of the issue to compare."""
    made: dict[str, st.SearchStrategy[Space]] = {
        "choice": st.integers(2, 5).map(lambda size: ChoiceSpace(named(size))),
        "subset": st.integers(1, 2).map(lambda size: SubsetSpace(named(size))),
        "people": st.just(PEOPLE),
        "line": st.just(LINE),
    }
    return made[kind] if kind in made else st.one_of(made["choice"], *made.values())


def condition_spaces() -> st.SearchStrategy[Space]:
    """The space of an issue that conditions name."""
    return st.sampled_from((ChoiceSpace(named(2)), ChoiceSpace(named(3)), SubsetSpace(named(1)), SubsetSpace(named(2))))


def parts(space: Space) -> st.SearchStrategy[Region]:
    """A region that is neither empty nor full."""
    if space is PEOPLE:
        ends = st.sets(st.integers(0, 9), min_size=2, max_size=4).filter(lambda found: found != {0, 9})
        return ends.map(lambda found: SpanRegion(PEOPLE, tuple((0, Fraction(end), 0) for end in pairs(found))))
    if isinstance(space, QuantitySpace):
        return some_regions(space)
    return st.integers(1, 2**space.size - 2).map(lambda mask: MaskRegion(space, mask))


def pairs(ends: set[int]) -> list[int]:
    """An even number of ends, ascending."""
    return sorted(ends)[: len(ends) // 2 * 2]


def alternatives(issues: dict[str, Issue]) -> st.SearchStrategy[Alternative]:
    """One alternative of a condition, over one or two issues."""
    names = [name for name in issues if name != SUBJECT]
    chosen = st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True).map(sorted)
    return chosen.flatmap(lambda found: st.tuples(*(st.tuples(st.just(n), parts(issues[n].space)) for n in found)))


@st.composite
def stated(draw: st.DrawFn, sort: Sort, issue: Issue, party: str, number: int) -> Position:
    """An unconditional position of a party on an issue."""
    return Position(
        id=f"p{number:02}",
        party=party,
        issue=issue.id,
        kind=draw(st.sampled_from(Kind)),
        region=draw(parts(issue.space)),
        stated_on=LATE,
        attribution=draw(st.sampled_from(sort.grades)),
        summary="made up",
        citations=(),
        scope=draw(st.sampled_from(sort.scopes)),
    )


@st.composite
def positions_on(draw: st.DrawFn, sort: Sort, issues: dict[str, Issue], party: str, number: int) -> Position:
    """A position on the issue to compare, with a condition or without."""
    position = draw(stated(sort, issues[SUBJECT], party, number))
    condition = draw(st.sampled_from(("", "", "when", "unless"))) if sort.conditions else ""
    if not condition:
        return position
    found = tuple(draw(st.lists(alternatives(issues), min_size=1, max_size=2)))
    return replace(position, when=found if condition == "when" else (), unless=found if condition == "unless" else ())


def with_history(draw: st.DrawFn, positions: list[Position]) -> list[Position]:
    """The same positions, some older, not yet stated, ended, replaced or disputed."""
    found: list[Position] = []
    for position in positions:
        before = [p.id for p in found if (p.party, p.issue) == (position.party, position.issue)]
        by = draw(st.sampled_from((None, None, position.party, "us")))
        found.append(
            replace(
                position,
                stated_on=draw(st.sampled_from((EARLY, LATE, LATE, TOO_LATE))),
                replaces=tuple(before[-1:]) if draw(st.booleans()) else (),
                ended=draw(
                    st.sampled_from((None, None, Ended(LATE, EndedHow.LAPSED), Ended(TOO_LATE, EndedHow.LAPSED)))
                ),
                disputes=(Dispute(by, None, LATE, Aspect.CONTENT, "", ()),) if by else (),
            )
        )
    return found

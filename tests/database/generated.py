"""Records that Hypothesis makes up: any regions and conditions, links, grades and days of knowledge."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import strategies as st

from app.domain.algebra.regions import MaskRegion, Region, SpanRegion, empty, span
from app.domain.algebra.spaces import HIGHEST, LOWEST, QuantitySpace, Space
from app.domain.record.dates import PartialDate
from app.domain.record.negotiation import Record, Source
from app.domain.record.positions import (
    Alternative,
    Aspect,
    Attribution,
    Channel,
    Citation,
    Dispute,
    Ended,
    EndedHow,
    Kind,
    Position,
)
from app.domain.record.proposals import Answer, Clause, Proposal, Response, Status
from app.domain.record.texts import ReadHow
from app.schemas.wire.encode import dumps
from app.schemas.wire.regions import region_json
from tests.database.records import position, river, source

SPACES = {issue.id: issue.space for issue in river().issues.values()}
NAMES = tuple(f"p-{number}" for number in range(6))
PLANS = ("plan-a", "plan-b", "plan-c")


def texts(length: int) -> st.SearchStrategy[str]:
    """Any text but with NUL, which no YAML file and no text of PostgreSQL holds."""
    return st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=length)


days = st.dates(min_value=PartialDate.parse("2020").first, max_value=PartialDate.parse("2021").last)
dates = st.builds(lambda day, length: PartialDate.parse(day.isoformat()[:length]), days, st.sampled_from((4, 7, 10)))
grades = st.sampled_from(Attribution)


def regions(space: Space) -> st.SearchStrategy[Region]:
    """Any region that is not empty."""
    if not isinstance(space, QuantitySpace):
        return st.integers(1, (1 << space.size) - 1).map(lambda mask: MaskRegion(space, mask))
    numbers = st.decimals("0.5", 100, places=2).map(Fraction)
    ends = st.one_of(st.sampled_from((LOWEST, HIGHEST)), st.builds(space.cut, numbers, st.sampled_from((0, 1))))
    spans = st.builds(lambda a, b: span(space, min(a, b), max(a, b)), ends, ends)
    return (
        st.lists(spans, min_size=1, max_size=3).map(lambda found: _union(space, found)).filter(lambda r: not r.is_empty)
    )


def _union(space: Space, parts: list[SpanRegion]) -> Region:
    whole = empty(space)
    for part in parts:
        whole |= part
    return whole


@st.composite
def alternatives(draw: st.DrawFn, issue: str) -> tuple[Alternative, ...]:
    """A condition on other issues; empty as often as not."""
    others = st.sets(st.sampled_from(sorted(set(SPACES) - {issue})), min_size=1, max_size=3)
    named = draw(st.one_of(st.just([]), st.lists(others, max_size=3)))
    return tuple(tuple((other, draw(regions(SPACES[other]))) for other in sorted(one)) for one in named)


@st.composite
def citations(draw: st.DrawFn, least: int = 1) -> tuple[Citation, ...]:
    cited = draw(st.lists(st.sampled_from(sorted(river().sources)), min_size=least, max_size=3, unique=True))
    return tuple(
        Citation(one, draw(st.none() | dates), draw(st.none() | grades), quote=draw(st.none() | texts(9)))
        for one in cited
    )


def graded(made: Position) -> Position:
    """The position at the grade that its citations give it, as the checks of a record ask."""
    known = [one.attribution or made.attribution for one in made.citations]
    return replace(made, attribution=min(known, key=lambda grade: grade.rank))


@st.composite
def positions(draw: st.DrawFn, name: str, older: tuple[str, ...]) -> Position:
    issue = draw(st.sampled_from(sorted(set(SPACES) - {"vote"})))
    region = draw(regions(SPACES[issue]))
    condition = draw(alternatives(issue))
    when = draw(st.booleans())
    links = [tuple(draw(st.lists(st.sampled_from(older), unique=True, max_size=2))) if older else () for _ in range(3)]
    ended = st.builds(Ended, dates, st.sampled_from(EndedHow), citations(0), st.none() | st.just("Over."))
    dispute = st.builds(Dispute, st.just("west"), st.none(), dates, st.sampled_from(Aspect), texts(9), citations(0))
    made = position(name, draw(st.sampled_from(("east", "west"))), issue, "2020", "leak")
    return graded(
        replace(
            made,
            kind=draw(st.sampled_from(Kind)),
            region=region,
            stated=draw(st.sampled_from(("", dumps(region_json(region)).decode()))),
            stated_on=draw(dates),
            attribution=draw(grades),
            citations=draw(citations()),
            when=condition if when else (),
            unless=() if when else condition,
            replaces=links[0],
            keeps=links[1],
            contradicts=links[2],
            ended=draw(st.none() | ended),
            channel=draw(st.sampled_from(Channel)),
            disputes=tuple(draw(st.lists(dispute, max_size=2))),
            summary=draw(texts(20)),
        )
    )


@st.composite
def clauses(draw: st.DrawFn) -> tuple[Clause, ...]:
    """Clauses on any issues, some of one number."""
    found = []
    for issue in draw(st.lists(st.sampled_from(sorted(SPACES)), max_size=4)):
        region = draw(regions(SPACES[issue]))
        stated = draw(st.sampled_from(("", dumps(region_json(region)).decode())))
        number, words = draw(st.sampled_from(("1", "2a", "IV"))), texts(9)
        found.append(
            Clause(number, issue, region, draw(alternatives(issue)), draw(words), stated, draw(st.none() | words))
        )
    return tuple(found)


@st.composite
def proposals(draw: st.DrawFn, name: str, older: tuple[str, ...]) -> Proposal:
    made = draw(clauses())
    numbers = st.sampled_from((None, *(clause.n for clause in made)))
    words, parties = texts(9), st.sampled_from(("east", "west"))
    response = st.builds(Response, parties, dates, st.sampled_from(Answer), citations(0), numbers, st.none() | words)
    dispute = st.builds(Dispute, st.none(), words, dates, st.sampled_from(Aspect), words, citations(0))
    return Proposal(
        name,
        draw(words),
        tuple(draw(st.lists(parties, unique=True))),
        draw(dates),
        draw(st.sampled_from(Status)),
        draw(citations()),
        clauses=made,
        follows=older[: draw(st.integers(0, len(older)))],
        responses=tuple(draw(st.lists(response, max_size=3))),
        disputes=tuple(draw(st.lists(dispute, max_size=2))),
        read=draw(st.sampled_from(ReadHow)),
        note=draw(st.none() | words),
    )


@st.composite
def sources(draw: st.DrawFn) -> dict[str, Source]:
    return {one: source(one, draw(dates).text) for one in river().sources}


@st.composite
def records(draw: st.DrawFn) -> Record:
    """The river with other positions and proposals, and sources published on other days."""
    names = NAMES[: draw(st.integers(0, len(NAMES)))]
    made = {name: draw(positions(name, names[:number])) for number, name in enumerate(names)}
    plans = PLANS[: draw(st.integers(0, len(PLANS)))]
    drawn = {name: draw(proposals(name, plans[:number])) for number, name in enumerate(plans)}
    record = replace(river(), positions=made, proposals=drawn, sources=draw(sources()))
    return replace(record, negotiation=replace(record.negotiation, background=()))

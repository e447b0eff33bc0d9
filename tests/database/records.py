"""A negotiation about a river in which every field of the record says something, built in code."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from app.domain.algebra.notation import parse_region
from app.domain.algebra.regions import MaskRegion
from app.domain.algebra.spaces import ChoiceSpace, Option, QuantitySpace, SubsetSpace
from app.domain.record.dates import PartialDate
from app.domain.record.negotiation import (
    Confidence,
    Coverage,
    Issue,
    Negotiation,
    Office,
    Party,
    Person,
    Record,
    Role,
    Silence,
    SilenceKind,
    Source,
    SourceKind,
)
from app.domain.record.positions import (
    Aspect,
    Attribution,
    Channel,
    Citation,
    Dispute,
    Ended,
    EndedHow,
    Kind,
    Passage,
    Position,
    SpeaksFor,
)
from app.domain.record.proposals import Answer, Clause, Proposal, Response, Status
from app.domain.record.texts import ReadHow

FISHING = ChoiceSpace((Option("free", "Free for all"), Option("licensed", "By licence"), Option("none", "None")), True)
WATER = QuantitySpace("m3/s", low=(0, Fraction(1, 2), 1))
BOATS = QuantitySpace("boats", whole=True, low=(0, Fraction(0), 0), high=(0, Fraction(101), 0))
ISLES = SubsetSpace((Option("gull", "Gull rock"), Option("seal", "Seal bank"), Option("tern", "Tern islet")))
REEDS = SubsetSpace(tuple(Option(f"reed-{n}", f"Reed bed {n}") for n in range(9)))
VOTE = ChoiceSpace((Option("yes", "Passes"), Option("no", "Fails")))


def on(text: str) -> PartialDate:
    return PartialDate.parse(text)


def source(id: str, published: str, **more: object) -> Source:
    made = Source(
        id=id,
        kind=SourceKind.TRANSCRIPT,
        title=f"About {id}",
        publisher="The Ferry Post",
        published=on(published),
        language="en",
        accessed=on("2022-01-10"),
        read=ReadHow.WHOLE,
        url=f"https://ferry.example/{id}",
    )
    return replace(made, **more)  # type: ignore[arg-type]


def position(id: str, party: str, issue: str, stated_on: str, cited: str, **more: object) -> Position:
    """A demand for the issue's first choice, or what *more* says."""
    made = Position(
        id=id,
        party=party,
        issue=issue,
        kind=Kind.DEMAND,
        region=parse_region(FISHING, ["free"]),
        stated_on=on(stated_on),
        attribution=Attribution.ON_RECORD,
        summary=f"{party} speaks about {issue}.",
        citations=(Citation(cited),),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def _issues() -> list[Issue]:
    return [
        Issue(
            "fishing", "Who may fish in the river?", "use", FISHING, ("east", "the river guard"), note="Old quarrel."
        ),
        Issue("water", "How much water may be taken?", "use", WATER, scope="in summer"),
        Issue("boats", "How many boats may pass a day?", "traffic", BOATS),
        Issue("isles", "Which isles does East leave?", "land", ISLES),
        Issue("reeds", "Which reed beds stay?", "land", REEDS),
        Issue("vote", "Does the vote of the valley pass?", "law", VOTE, role=Role.EVENT),
    ]


def _sources() -> list[Source]:
    return [
        source("old-map", "1999", kind=SourceKind.DOCUMENT, archive_url="https://archive.example/old-map"),
        source("east-speech", "2020-03-01"),
        source("west-letter", "2020-05", kind=SourceKind.DOCUMENT),
        source(
            "leak",
            "2021-02-03",
            kind=SourceKind.LEAK,
            url=None,
            no_url="On paper only",
            author="Wren Reed",
            title_is_ours=True,
            published_inferred=True,
            confidence=Confidence.LOW,
            read=ReadHow.EXCERPT,
            note="Torn.",
        ),
        source("late-report", "2021-11-30", kind=SourceKind.NEWS_REPORT),
    ]


def _easts() -> list[Position]:
    passage = Passage("no boat of", "the west", confirmed=False)
    return [
        position("east-fishing", "east", "fishing", "2020-03-01", "east-speech", stated='["free"]', speaker="ada-east"),
        position(
            "east-fishing-again",
            "east",
            "fishing",
            "2021",
            "leak",
            kind=Kind.OFFER,
            region=parse_region(FISHING, ["free", "licensed"]),
            when=(
                (
                    ("isles", parse_region(ISLES, {"all_in": ["gull"]})),
                    ("vote", parse_region(VOTE, ["yes"])),
                ),
                (("water", parse_region(WATER, {"below": 5})),),
            ),
            citations=(
                Citation("leak", attribution=Attribution.ANONYMOUS),
                Citation("late-report", on("2021-11"), Attribution.REPORTED, passage, "no boat of the west", "Twice."),
            ),
            attribution=Attribution.REPORTED,
            replaces=("east-fishing",),
            ended=Ended(on("2021-12-01"), EndedHow.OVERTAKEN, (Citation("late-report"),), "By the flood."),
            channel=Channel.PRIVATE,
            speaks_for=SpeaksFor.SOME,
            jointly_with=("west",),
            note="Read twice.",
        ),
        position("east-reeds", "east", "reeds", "2020-03-01", "east-speech", region=MaskRegion(REEDS, _scattered())),
        position("old-isles", "east", "isles", "1999", "old-map", region=parse_region(ISLES, {"any_out": ["seal"]})),
    ]


def _wests() -> list[Position]:
    return [
        position(
            "west-water",
            "west",
            "water",
            "2020-05",
            "west-letter",
            kind=Kind.RED_LINE,
            region=parse_region(WATER, [{"above": 2, "below": 3}, {"at_least": 7}]),
            unless=((("boats", parse_region(BOATS, {"at_most": 12})),),),
            scope="at night",
            disputes=(
                Dispute("east", None, on("2021-02"), Aspect.CONTENT, "East denies it.", (Citation("leak"),), "Loudly."),
                Dispute(None, "the river guard", on("2020-06"), Aspect.EXISTENCE, "Never heard.", ()),
            ),
        ),
        position("west-boats", "west", "boats", "2020-05", "west-letter", region=parse_region(BOATS, {"exactly": 7})),
        position(
            "west-boats-more",
            "west",
            "boats",
            "2020-05-20",
            "west-letter",
            region=parse_region(BOATS, {"at_least": 5}),
            keeps=("west-boats",),
            contradicts=("west-boats",),
        ),
    ]


def _scattered() -> int:
    """The outcomes of an odd number of reed beds: 256 clauses, more than a written form holds."""
    return sum(1 << k for k in range(REEDS.size) if k.bit_count() % 2)


def _clauses() -> tuple[Clause, ...]:
    """Four clauses, two of one number: one always holds, one on terms, one has no whole written form."""
    when = (
        (("boats", parse_region(BOATS, {"at_most": 40})), ("vote", parse_region(VOTE, ["yes"]))),
        (("isles", parse_region(ISLES, [{"all_in": ["gull"]}, {"none_in": ["tern"]}])),),
    )
    return (
        Clause("II", "fishing", parse_region(FISHING, ["licensed"]), summary="Fishing by licence."),
        Clause(
            "I.2", "water", parse_region(WATER, {"at_most": 3}), when, "Three at most.", '{"at_most":3.0}', "Typed."
        ),
        Clause("I.2", "boats", parse_region(BOATS, {"from": 5, "to": 9}), when[1:]),
        Clause("IV", "reeds", MaskRegion(REEDS, _scattered())),
    )


def _proposals() -> list[Proposal]:
    letter = Citation("west-letter", on("2020-06"), Attribution.REPORTED, Passage("one ferry", "two banks"), "Ours.")
    return [
        Proposal(
            "ferry-plan",
            "The ferry plan",
            ("west", "east"),
            on("2020-06"),
            Status.TABLED,
            (letter, Citation("leak", note="A copy.")),
            clauses=_clauses(),
            responses=(
                Response("west", on("2020-07-01"), Answer.DECLINED_TO_SAY, (letter, Citation("east-speech"))),
                Response("east", on("2021-02"), Answer.ACCEPTS_WITH_CHANGES, (Citation("leak"),), "I.2", "By word."),
                Response("east", on("2021"), Answer.REJECTS, (), "IV"),
            ),
            disputes=(
                Dispute("west", None, on("2020-08"), Aspect.AUTHORSHIP, "Not West's.", (Citation("leak"),), "Twice."),
                Dispute(None, "the river guard", on("2021"), Aspect.EXISTENCE, "No such plan.", (letter,)),
            ),
            follows=("old-plan",),
            note="Found in a drawer.",
        ),
        Proposal("old-plan", "The old plan", (), on("1999"), Status.SIGNED, (Citation("old-map"),)),
    ]


def river(id: str = "river") -> Record:
    """The whole record; silences in order of cell and day."""
    return Record(
        negotiation=Negotiation(
            id=id,
            title="The river",
            about="East and West share a river.",
            licence="CC-BY-4.0",
            coverage=Coverage(date(2020, 1, 1), date(2021, 12, 31)),
            stale_after=365,
            maintainers=("The ferry coders", "Ada"),
            background=("old-isles", "old-map", "old-plan"),
            note="A sample.",
        ),
        parties={p.id: p for p in (Party("east", "East", "Eastern", "Left bank."), Party("west", "West", "Western"))},
        people={
            "ada-east": Person(
                "ada-east",
                "Ada of the East",
                (Office("east", "Speaker", on("2018"), on("2021-06")), Office("east", "Envoy")),
                "Retired.",
            )
        },
        issues={issue.id: issue for issue in _issues()},
        sources={one.id: one for one in _sources()},
        positions={one.id: one for one in (*_easts(), *_wests())},
        silences=(
            Silence("east", "water", SilenceKind.LEFT_OPEN, on("2020"), on("2021"), on("2022-01-10"), "No figure."),
            Silence("west", "isles", SilenceKind.NONE_FOUND, on("2020-01-01"), on("2020-12-31"), on("2022-01-10")),
            Silence("west", "isles", SilenceKind.DECLINED_TO_SAY, on("2021-01-01"), on("2021-12-31"), on("2022-01-10")),
        ),
        proposals={one.id: one for one in _proposals()},
    )


def without(record: Record, *ids: str) -> Record:
    """The record without the positions of these ids."""
    return replace(record, positions={id_: one for id_, one in record.positions.items() if id_ not in ids})


def having(record: Record, *positions: Position) -> Record:
    """The record with these positions, in place of older ones of the same ids."""
    return replace(record, positions=record.positions | {one.id: one for one in positions})

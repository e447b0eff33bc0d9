from dataclasses import replace
from datetime import date

from app.domain.algebra.notation import parse_region
from app.domain.algebra.spaces import ChoiceSpace, Option
from app.domain.record.dates import PartialDate
from app.domain.record.negotiation import Coverage, Negotiation, Office, Person, Record, Source, SourceKind
from app.domain.record.positions import (
    Aspect,
    Attribution,
    Citation,
    Dispute,
    Ended,
    EndedHow,
    Kind,
    Passage,
    Position,
)
from app.domain.record.texts import ReadHow
from app.schemas.wire.positions import link_to, position_json, side_position_json

DAY = PartialDate.parse
SPACE = ChoiceSpace((Option("immediate", "At once"), Option("none", "Never")))
PASSAGE = Passage("as soon as they", "cease-fire, at once")
SOURCE = Source(
    id="speech",
    kind=SourceKind.TRANSCRIPT,
    title="A speech",
    publisher="An office",
    published=DAY("2024-06-14"),
    language="en",
    accessed=DAY("2026-11-25"),
    read=ReadHow.WHOLE,
    url="https://example.org/speech",
)
LATER = PartialDate.parse("2024-07")
CITED = Citation("speech", passage=PASSAGE)
POSITION = Position(
    id="ru-1",
    party="ru",
    issue="ceasefire",
    kind=Kind.OFFER,
    region=parse_region(SPACE, "immediate"),
    stated_on=DAY("2024-06-14"),
    attribution=Attribution.ON_RECORD,
    summary="It offers a ceasefire.",
    citations=(CITED, Citation("speech", on=LATER, attribution=Attribution.REPORTED, quote="at once")),
    stated='"immediate"',
    speaker="speaker",
    ended=Ended(DAY("2025-06-02"), EndedHow.OVERTAKEN, (CITED,)),
    disputes=(Dispute("us", None, DAY("2024-06-15"), Aspect.CONTENT, "It denies that.", (CITED,)),),
)


def record(*offices: Office) -> Record:
    coverage = Coverage(date(2022, 2, 24), date(2024, 12, 31))
    return Record(
        Negotiation("talks", "Talks", "About talks.", "CC-BY-4.0", coverage, 365),
        people={"speaker": Person("speaker", "A Speaker", offices)},
        sources={"speech": SOURCE},
        positions={POSITION.id: POSITION},
    )


def test_a_position_carries_its_evidence() -> None:
    found = position_json(record(), POSITION)

    assert list(found)[:5] == ["negotiation", "party", "issue", "id", "kind"]
    assert (found["negotiation"], found["party"], found["issue"], found["stated"]) == (
        "talks",
        "ru",
        "ceasefire",
        "immediate",
    )
    citations = found["citations"]
    assert isinstance(citations, list)
    first, again = citations
    assert first["source"] == {
        "id": "speech",
        "kind": "transcript",
        "title": "A speech",
        "publisher": "An office",
        "published": DAY("2024-06-14"),
        "language": "en",
        "url": "https://example.org/speech",
        "archive_url": None,
        "confidence": "normal",
    }
    assert first["passage"] == {"start": "as soon as they", "end": "cease-fire, at once", "confirmed": True}
    assert (again["on"], again["attribution"], again["passage"], again["quote"]) == (LATER, "reported", None, "at once")
    assert found["ended"] == {"on": DAY("2025-06-02"), "how": "overtaken", "citations": [first]}
    assert found["disputes"] == [
        {
            "by": {"party": "us", "name": None},
            "on": DAY("2024-06-15"),
            "aspect": "content",
            "summary": "It denies that.",
            "citations": [first],
        }
    ]


def test_what_was_said_again_counts_up_to_the_day() -> None:
    assert position_json(record(), POSITION)["last_said"] == LATER
    assert side_position_json(record(), POSITION, date(2024, 6, 30))["last_said"] == DAY("2024-06-14")
    assert side_position_json(record(), POSITION, date(2024, 7, 1))["last_said"] == LATER
    assert side_position_json(record(), replace(POSITION, ended=None, speaker=None), None)["ended"] is None


def test_a_speaker_has_the_title_held_for_the_party_on_the_day() -> None:
    before = Office("ru", "Prime Minister", DAY("2008-05-08"), DAY("2012-05-07"))
    elsewhere = Office("us", "Guest", DAY("2024-01-01"))
    then = Office("ru", "President", DAY("2012-05-07"))
    later = Office("ru", "Pensioner", DAY("2030"))

    def title(*offices: Office) -> object:
        speaker = side_position_json(record(*offices), POSITION, None)["speaker"]
        assert isinstance(speaker, dict)
        assert (speaker["id"], speaker["name"]) == ("speaker", "A Speaker")
        return speaker["title"]

    assert title(before, elsewhere, later, then) == "President"
    assert title(Office("ru", "Always")) == "Always"
    assert title(before, elsewhere, later) is None
    assert side_position_json(record(), replace(POSITION, speaker=None), None)["speaker"] is None


def test_a_link_opens_the_source_at_the_passage() -> None:
    fragment = ":~:text=as%20soon%20as%20they,cease%2Dfire%2C%20at%20once"

    assert link_to(SOURCE, PASSAGE) == f"https://example.org/speech#{fragment}"
    assert (
        link_to(replace(SOURCE, url="https://example.org/speech#p2"), PASSAGE)
        == f"https://example.org/speech#p2{fragment}"
    )
    assert link_to(SOURCE, None) == "https://example.org/speech"
    assert link_to(replace(SOURCE, url=None, no_url="lost"), PASSAGE) is None

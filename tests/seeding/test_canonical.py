from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

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
from app.domain.record.texts import ReadHow
from app.seeding.writing.canonical import issue_form, position_form, silence_form
from app.seeding.writing.digests import digest_of, record_digests

DAY = PartialDate.parse
SPACE = ChoiceSpace((Option("yes", "Yes"), Option("no", "No")))
CAP = QuantitySpace("people", whole=True, low=(0, Fraction(0), 0))
YES = parse_region(SPACE, "yes")
NO = parse_region(SPACE, "no")
POSITION = Position(
    "ru-1", "ru", "truce", Kind.DEMAND, YES, DAY("2024"), Attribution.REPORTED, "It asks.", (Citation("a"),)
)
SOURCE = Source(
    "a", SourceKind.LEAK, "T", "P", DAY("2024"), "en", DAY("2025"), ReadHow.WHOLE, url="https://example.org"
)
SILENCE = Silence("ua", "truce", SilenceKind.NONE_FOUND, DAY("2022"), DAY("2024"), DAY("2026"))
NEGOTIATION = Negotiation("talks", "Talks", "About.", "CC0", Coverage(date(2022, 1, 1), date(2024, 12, 31)), 365)


def record(position: Position = POSITION) -> Record:
    return Record(
        NEGOTIATION,
        parties={id_: Party(id_, id_.upper(), id_) for id_ in ("ru", "ua")},
        people={"p": Person("p", "P", (Office("ru", "President"),))},
        issues={"truce": Issue("truce", "A truce?", "war", SPACE), "cap": Issue("cap", "A cap?", "war", CAP)},
        sources={"a": SOURCE},
        positions={position.id: position},
        silences=(SILENCE,),
    )


def test_what_says_only_the_default_is_left_out() -> None:
    assert list(position_form(POSITION)) == [
        *("id", "issue", "kind", "region", "stated_on", "attribution", "summary", "citations"),
    ]
    assert list(silence_form(SILENCE)) == ["party", "issue", "kind", "from", "through", "looked_on"]
    assert list(issue_form(record().issues["cap"])) == ["id", "question", "topic", "space"]


def test_a_space_keeps_its_kind_and_range() -> None:
    members = SubsetSpace((Option("a", "A"),))
    event = Issue("event", "Does it?", "war", members, role=Role.EVENT)

    assert issue_form(record().issues["cap"])["space"] == {
        "kind": "quantity",
        "unit": "people",
        "whole": True,
        "range": {"at_least": 0},
    }
    assert issue_form(event) == {
        "id": "event",
        "role": "event",
        "question": "Does it?",
        "topic": "war",
        "space": {"kind": "subset", "of": [{"id": "a", "label": "A"}]},
    }
    free = Issue("free", "How much?", "war", QuantitySpace("years"))
    assert issue_form(free)["space"] == {"kind": "quantity", "unit": "years"}


CITED = (Citation("a", note="n"),)
CHANGES: dict[str, object] = {
    "party": "ua",
    "issue": "cap",
    "kind": Kind.OFFER,
    "region": NO,
    "stated_on": DAY("2024-01"),
    "attribution": Attribution.ON_RECORD,
    "summary": "It asks again.",
    "citations": (Citation("a", passage=Passage("a b c", "d e f")),),
    "stated": '"yes"',
    "when": ((("cap", parse_region(CAP, {"at_least": 5})),),),
    "unless": ((("cap", parse_region(CAP, {"at_least": 5})),),),
    "scope": "in peacetime",
    "replaces": ("ru-0",),
    "keeps": ("ru-0",),
    "contradicts": ("ru-0",),
    "ended": Ended(DAY("2024-06"), EndedHow.LAPSED),
    "channel": Channel.PRIVATE,
    "speaker": "p",
    "speaks_for": SpeaksFor.SOME,
    "jointly_with": ("ua",),
    "disputes": (Dispute(None, "somebody", DAY("2024"), Aspect.RECEIPT, "No.", CITED),),
    "note": "n",
}


@pytest.mark.parametrize("name", [field.name for field in fields(Position)])
def test_each_field_of_a_position_counts(name: str) -> None:
    changed = replace(POSITION, **{name: "ru-2" if name == "id" else CHANGES[name]})  # type: ignore[arg-type]

    assert digest_of(record_digests(record(changed))) != digest_of(record_digests(record()))


def test_a_region_is_written_as_it_was_stated() -> None:
    assert position_form(POSITION)["region"] == ["yes"]
    assert position_form(replace(POSITION, stated='"yes"'))["region"] == "yes"
    assert position_form(replace(POSITION, stated='{"at_least":0.10}'))["region"] == {"at_least": Decimal("0.10")}


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("title_is_ours", True),
        ("published_inferred", True),
        ("confidence", Confidence.LOW),
        ("author", "A. N. Other"),
        ("archive_url", "https://example.org/a"),
        ("no_url", "lost"),
        ("note", "n"),
    ],
)
def test_each_field_of_a_source_counts(name: str, changed: object) -> None:
    other = replace(record(), sources={"a": replace(SOURCE, **{name: changed})})  # type: ignore[arg-type]

    assert digest_of(record_digests(other)) != digest_of(record_digests(record()))


def test_regions_too_long_to_write_have_digests_of_their_own() -> None:
    space = SubsetSpace(tuple(Option(f"m{number}", f"Member {number}") for number in range(12)))
    half = sum(1 << outcome for outcome in range(space.size) if outcome.bit_count() == 6)
    last = 1 << (half.bit_length() - 1)
    one, other = (replace(POSITION, region=MaskRegion(space, mask)) for mask in (half, half - last))

    assert position_form(one)["region"] == position_form(other)["region"]
    assert digest_of(record_digests(record(one))) != digest_of(record_digests(record(other)))


def test_the_order_of_records_does_not_count() -> None:
    other = replace(record(), parties=dict(reversed(record().parties.items())))

    assert digest_of(record_digests(other)) == digest_of(record_digests(record()))


def test_the_digest_is_the_hash_of_sorted_lines() -> None:
    assert sorted(record_digests(record())) == [
        ("issue", "cap"),
        ("issue", "truce"),
        ("negotiation", "talks"),
        ("party", "ru"),
        ("party", "ua"),
        ("person", "p"),
        ("position", "ru-1"),
        ("silence", "ua/truce/2022"),
        ("source", "a"),
    ]
    assert digest_of({("b", "1"): "x", ("a", "2"): "y"}) == digest_of({("a", "2"): "y", ("b", "1"): "x"})
    assert digest_of({}) == "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

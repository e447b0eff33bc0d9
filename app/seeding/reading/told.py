"""Records from their canonical forms, as the lines of a history hold them, held to no rule of `parley check`.

What was recorded once must be readable for good, also where a later release has a rule against it. Whether it was read
rightly the digest of the revision says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from app.domain.algebra.notation import parse_region
from app.domain.algebra.regions import Region, SpanRegion
from app.domain.algebra.spaces import ChoiceSpace, Option, QuantitySpace, Space, SubsetSpace
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
    Alternative,
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
from app.queries.values import region_of
from app.schemas.wire.encode import dumps
from app.seeding.writing.history import OUTCOMES

Said = Mapping[str, Any]
"""A record's canonical form, read from JSON."""

Spaces = Mapping[str, Space]

Named = tuple[str, str]


def record_told(documents: Mapping[Named, Said]) -> Record:
    """The record that forms make, by kind and id.

    Raises:
        LookupError: A field is missing, or an issue that a region is of.
        ValueError: A value is none that its field takes; so TypeError, AttributeError and RegionError.
    """
    kinds: dict[str, list[Said]] = {}
    for (kind, _), said in sorted(documents.items(), key=lambda one: one[0]):
        kinds.setdefault(kind, []).append(said)
    issues = {said["id"]: _issue(said) for said in kinds.get("issue", ())}
    spaces = {id_: issue.space for id_, issue in issues.items()}
    return Record(
        _negotiation(kinds["negotiation"][0]),
        parties={said["id"]: Party(**said) for said in kinds.get("party", ())},
        people={said["id"]: _person(said) for said in kinds.get("person", ())},
        issues=issues,
        sources={said["id"]: _source(said) for said in kinds.get("source", ())},
        positions={said["id"]: _position(said, spaces) for said in kinds.get("position", ())},
        silences=tuple(_silence(said) for said in kinds.get("silence", ())),
        proposals={said["id"]: _proposal(said, spaces) for said in kinds.get("proposal", ())},
    )


def _negotiation(said: Said) -> Negotiation:
    covered = said["coverage"]
    return Negotiation(
        **{
            **said,
            "coverage": Coverage(date.fromisoformat(covered["from"]), date.fromisoformat(covered["through"])),
            "maintainers": tuple(said.get("maintainers", ())),
            "background": tuple(said.get("background", ())),
        }
    )


def _person(said: Said) -> Person:
    offices = tuple(
        Office(office["party"], office["title"], _day(office.get("from")), _day(office.get("until")))
        for office in said.get("offices", ())
    )
    return Person(said["id"], said["name"], offices, said.get("note"))


def _issue(said: Said) -> Issue:
    more = {"acts": tuple(said.get("acts", ())), "role": Role(said.get("role", Role.NEGOTIATED))}
    return Issue(**{**said, **more, "space": _space(said["space"])})


def _space(said: Said) -> Space:
    if said["kind"] == ChoiceSpace.kind:
        return ChoiceSpace(_options(said["options"]), said.get("ordered", False))
    if said["kind"] == SubsetSpace.kind:
        return SubsetSpace(_options(said["of"]))
    line = QuantitySpace(said["unit"], said.get("whole", False))
    reached = parse_region(line, said["range"]) if "range" in said else None
    if not isinstance(reached, SpanRegion):
        return line
    return QuantitySpace(line.unit, line.whole, reached.cuts[0], reached.cuts[-1])


def _options(said: Iterable[Said]) -> tuple[Option, ...]:
    return tuple(Option(option["id"], option["label"]) for option in said)


def _source(said: Said) -> Source:
    more = {
        "kind": SourceKind(said["kind"]),
        "published": PartialDate.parse(said["published"]),
        "accessed": PartialDate.parse(said["accessed"]),
        "read": ReadHow(said["read"]),
        "confidence": Confidence(said.get("confidence", Confidence.NORMAL)),
    }
    return Source(**{**said, **more})


def _silence(said: Said) -> Silence:
    since, through, looked_on = (PartialDate.parse(said[name]) for name in ("from", "through", "looked_on"))
    return Silence(said["party"], said["issue"], SilenceKind(said["kind"]), since, through, looked_on, said.get("note"))


def _position(said: Said, spaces: Spaces) -> Position:
    region, stated = _region(said, spaces)
    more = {
        "kind": Kind(said["kind"]),
        "region": region,
        "stated": stated,
        "stated_on": PartialDate.parse(said["stated_on"]),
        "attribution": Attribution(said["attribution"]),
        "channel": Channel(said.get("channel", Channel.PUBLIC)),
        "speaks_for": SpeaksFor(said.get("speaks_for", SpeaksFor.ALL)),
        "when": _alternatives(said.get("when", ()), spaces),
        "unless": _alternatives(said.get("unless", ()), spaces),
        "ended": _ended(said["ended"]) if "ended" in said else None,
        "citations": _citations(said),
        "disputes": tuple(_dispute(dispute) for dispute in said.get("disputes", ())),
        **{name: tuple(said.get(name, ())) for name in ("replaces", "keeps", "contradicts", "jointly_with")},
    }
    return Position(**{**{name: value for name, value in said.items() if name != OUTCOMES}, **more})


def _region(said: Said, spaces: Spaces) -> tuple[Region, str]:
    """The region, and as it was stated; one that nobody stated and that no clauses write whole by its outcomes."""
    space = spaces[said["issue"]]
    if OUTCOMES in said:
        return region_of(space, {OUTCOMES: said[OUTCOMES]}), ""
    return parse_region(space, said["region"]), dumps(said["region"]).decode()


def _alternatives(said: Iterable[Said], spaces: Spaces) -> tuple[Alternative, ...]:
    return tuple(tuple((issue, parse_region(spaces[issue], one[issue])) for issue in sorted(one)) for one in said)


def _ended(said: Said) -> Ended:
    return Ended(PartialDate.parse(said["on"]), EndedHow(said["how"]), _citations(said), said.get("note"))


def _citations(said: Said) -> tuple[Citation, ...]:
    return tuple(_cited(said.get("citations", ())))


def _cited(said: Iterable[Said]) -> Iterator[Citation]:
    for one in said:
        grade, passage = one.get("attribution"), one.get("passage")
        yield Citation(
            source=one["source"],
            on=_day(one.get("on")),
            attribution=None if grade is None else Attribution(grade),
            passage=None if passage is None else Passage(**passage),
            quote=one.get("quote"),
            note=one.get("note"),
        )


def _dispute(said: Said) -> Dispute:
    return Dispute(
        party=said["by"].get("party"),
        name=said["by"].get("name"),
        on=PartialDate.parse(said["on"]),
        aspect=Aspect(said["aspect"]),
        summary=said["summary"],
        citations=_citations(said),
        note=said.get("note"),
    )


def _proposal(said: Said, spaces: Spaces) -> Proposal:
    more = {
        "authors": tuple(said.get("authors", ())),
        "dated": PartialDate.parse(said["dated"]),
        "status": Status(said["status"]),
        "citations": _citations(said),
        "clauses": tuple(_clause(clause, spaces) for clause in said.get("clauses", ())),
        "follows": tuple(said.get("follows", ())),
        "responses": tuple(_response(response) for response in said.get("responses", ())),
        "disputes": tuple(_dispute(dispute) for dispute in said.get("disputes", ())),
        "read": ReadHow(said.get("read", ReadHow.WHOLE)),
    }
    return Proposal(**{**said, **more})


def _clause(said: Said, spaces: Spaces) -> Clause:
    region, stated = _region(said, spaces)
    when = _alternatives(said.get("when", ()), spaces)
    return Clause(said["n"], said["issue"], region, when, said.get("summary", ""), stated, said.get("note"))


def _response(said: Said) -> Response:
    on, response = PartialDate.parse(said["on"]), Answer(said["response"])
    return Response(said["party"], on, response, _citations(said), said.get("clause"), said.get("note"))


def _day(text: str | None) -> PartialDate | None:
    return None if text is None else PartialDate.parse(text)

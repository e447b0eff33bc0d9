"""Negotiations, parties, people, issues, sources and silences, each with the id of its negotiation."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from app.domain.record.negotiation import (
    Confidence,
    Coverage,
    Issue,
    Negotiation,
    Office,
    Party,
    Person,
    Role,
    Silence,
    SilenceKind,
    Source,
    SourceKind,
)
from app.domain.record.texts import ReadHow
from app.models import (
    IssueActor,
    IssueKey,
    IssueOption,
    IssueVersion,
    NegotiationBackground,
    NegotiationKey,
    NegotiationMaintainer,
    NegotiationVersion,
    PartyKey,
    PartyVersion,
    PersonKey,
    PersonOffice,
    PersonVersion,
    SilenceVersion,
    SourceKey,
    SourceVersion,
)
from app.queries.scopes import Kind, Named, Scope
from app.queries.values import date_of, optional_date, space_of

NEGOTIATIONS = Kind(NegotiationVersion, NegotiationKey)
PARTIES = Kind(PartyVersion, PartyKey)
PEOPLE = Kind(PersonVersion, PersonKey)
ISSUES = Kind(IssueVersion, IssueKey)
SOURCES = Kind(SourceVersion, SourceKey)
SILENCES = Kind(SilenceVersion)


def list_negotiations(session: Session, scope: Scope) -> list[tuple[str, Negotiation]]:
    """The negotiations in scope, in three statements."""
    heads = NEGOTIATIONS.heads(session, scope)
    maintainers = NEGOTIATIONS.parts(session, scope, NegotiationMaintainer)
    background = NEGOTIATIONS.parts(session, scope, NegotiationBackground)
    return [
        (
            head.of,
            Negotiation(
                id=head.id,
                title=head.title,
                about=head.about,
                licence=head.licence,
                coverage=Coverage(date.fromisoformat(head.covered_from), date.fromisoformat(head.covered_through)),
                stale_after=head.stale_after,
                maintainers=tuple(part.name for part in maintainers.get(head.row, ())),
                background=tuple(part.id for part in background.get(head.row, ())),
                note=head.note,
            ),
        )
        for head in heads
    ]


def list_parties(session: Session, scope: Scope) -> list[tuple[str, Party]]:
    """The parties in scope, in one statement."""
    heads = PARTIES.heads(session, scope)
    return [(head.of, Party(head.id, head.name, head.adjective, head.note)) for head in heads]


def list_people(session: Session, scope: Scope) -> list[tuple[str, Person]]:
    """The people in scope, in two statements."""
    heads = PEOPLE.heads(session, scope)
    offices = PEOPLE.parts(session, scope, PersonOffice, Named("party", PartyKey))
    return [
        (
            head.of,
            Person(
                head.id,
                head.name,
                tuple(
                    Office(part.party_id, part.title, optional_date(part.since), optional_date(part.until))
                    for part in offices.get(head.row, ())
                ),
                head.note,
            ),
        )
        for head in heads
    ]


def list_issues(session: Session, scope: Scope) -> list[tuple[str, Issue]]:
    """The issues in scope, in three statements."""
    heads = ISSUES.heads(session, scope)
    options = ISSUES.parts(session, scope, IssueOption)
    actors = ISSUES.parts(session, scope, IssueActor)
    return [
        (
            head.of,
            Issue(
                id=head.id,
                question=head.question,
                topic=head.topic,
                space=space_of(head, options.get(head.row, [])),
                acts=tuple(part.name for part in actors.get(head.row, ())),
                role=Role(head.role),
                scope=head.scope,
                note=head.note,
            ),
        )
        for head in heads
    ]


def list_sources(session: Session, scope: Scope) -> list[tuple[str, Source]]:
    """The sources in scope, in one statement."""
    return [
        (
            head.of,
            Source(
                id=head.id,
                kind=SourceKind(head.kind),
                title=head.title,
                publisher=head.publisher,
                published=date_of(head.published),
                language=head.language,
                accessed=date_of(head.accessed),
                read=ReadHow(head.read),
                url=head.url,
                no_url=head.no_url,
                archive_url=head.archive_url,
                author=head.author,
                title_is_ours=bool(head.title_is_ours),
                published_inferred=bool(head.published_inferred),
                confidence=Confidence(head.confidence),
                note=head.note,
            ),
        )
        for head in SOURCES.heads(session, scope)
    ]


def list_silences(session: Session, scope: Scope) -> list[tuple[str, Silence]]:
    """The silences in scope, in order of party, issue and first day, in one statement."""
    heads = SILENCES.heads(session, scope, Named("party", PartyKey), Named("issue", IssueKey))
    found = [
        (
            head.of,
            Silence(
                party=head.party_id,
                issue=head.issue_id,
                kind=SilenceKind(head.kind),
                since=date_of(head.since),
                through=date_of(head.through),
                looked_on=date_of(head.looked_on),
                note=head.note,
            ),
        )
        for head in heads
    ]
    return sorted(found, key=lambda one: (one[0], one[1].party, one[1].issue, one[1].since))

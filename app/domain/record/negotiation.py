"""A negotiation's whole record at one revision: parties, people, issues, sources, positions, silences."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from app.domain.algebra.spaces import Space
from app.domain.record.dates import PartialDate
from app.domain.record.positions import Position
from app.domain.record.proposals import Proposal
from app.domain.record.texts import ReadHow


class SourceKind(StrEnum):
    """What sort of text a source is."""

    DOCUMENT = "document"
    TRANSCRIPT = "transcript"
    INTERVIEW = "interview"
    TREATY_DRAFT = "treaty_draft"
    NEWS_REPORT = "news_report"
    REPRINT = "reprint"
    LEAK = "leak"


class Confidence(StrEnum):
    """How far the coders trust a source."""

    NORMAL = "normal"
    LOW = "low"


class Role(StrEnum):
    """Whether an issue is negotiated, or happens or not without being negotiated."""

    NEGOTIATED = "negotiated"
    EVENT = "event"


class SilenceKind(StrEnum):
    """Why a party has no stated position; `not_yet` and `ended` are derived, never recorded."""

    NONE_FOUND = "none_found"
    DECLINED_TO_SAY = "declined_to_say"
    LEFT_OPEN = "left_open"
    NOT_APPLICABLE = "not_applicable"
    NOT_YET = "not_yet"
    ENDED = "ended"


DERIVED_SILENCES = frozenset({SilenceKind.NOT_YET, SilenceKind.ENDED})


@dataclass(frozen=True, slots=True)
class Party:
    """Who negotiates."""

    id: str
    name: str
    adjective: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """What a person is or was, for which party."""

    party: str
    title: str
    since: PartialDate | None = None
    until: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Who speaks."""

    id: str
    name: str
    offices: tuple[Office, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """One question to be settled, with one option space.

    Attributes:
        acts: Who would have to act: party ids or free words.
        scope: For a quantity, the scope of positions that name none.
    """

    id: str
    question: str
    topic: str
    space: Space
    acts: tuple[str, ...] = ()
    role: Role = Role.NEGOTIATED
    scope: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A text that carries words of a party."""

    id: str
    kind: SourceKind
    title: str
    publisher: str
    published: PartialDate
    language: str
    accessed: PartialDate
    read: ReadHow
    url: str | None = None
    no_url: str | None = None
    archive_url: str | None = None
    author: str | None = None
    title_is_ours: bool = False
    published_inferred: bool = False
    confidence: Confidence = Confidence.NORMAL
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Silence:
    """A party has no stated position on an issue over a period, as far as somebody looked."""

    party: str
    issue: str
    kind: SilenceKind
    since: PartialDate
    through: PartialDate
    looked_on: PartialDate
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """The days that the record covers: from the first through the last day anyone has looked at."""

    since: date
    through: date


@dataclass(frozen=True, slots=True)
class Negotiation:
    """The scope of a record."""

    id: str
    title: str
    about: str
    licence: str
    coverage: Coverage
    stale_after: int
    maintainers: tuple[str, ...] = ()
    background: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True)
class Record:
    """Everything a negotiation's record holds at one revision; mappings by id, silences in order."""

    negotiation: Negotiation
    parties: dict[str, Party] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    issues: dict[str, Issue] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    positions: dict[str, Position] = field(default_factory=dict)
    silences: tuple[Silence, ...] = ()
    proposals: dict[str, Proposal] = field(default_factory=dict)

    @cached_property
    def cells(self) -> dict[tuple[str, str], tuple[Position, ...]]:
        """The positions of each party on each issue, by (party, issue), in order of id; no key where there is none."""
        cells: dict[tuple[str, str], list[Position]] = {}
        for id_ in sorted(self.positions):
            position = self.positions[id_]
            cells.setdefault((position.party, position.issue), []).append(position)
        return {cell: tuple(positions) for cell, positions in cells.items()}

    def cell(self, party: str, issue: str) -> tuple[Position, ...]:
        """The positions of one party on one issue, in order of id."""
        return self.cells.get((party, issue), ())

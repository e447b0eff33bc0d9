"""What one party said on one issue, with its conditions, its evidence and who disputes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.algebra.regions import Region
from app.domain.record.dates import PartialDate


class Kind(StrEnum):
    """What a position does with its region."""

    DEMAND = "demand"
    OFFER = "offer"
    RED_LINE = "red_line"


class Attribution(StrEnum):
    """Who vouches for the words; best grade first."""

    ON_RECORD = "on_record"
    REPORTED = "reported"
    ANONYMOUS = "anonymous"

    @property
    def rank(self) -> int:
        """0 for the best grade, 2 for the weakest."""
        return _RANK[self]

    def counts_at(self, grade: Attribution) -> bool:
        """Whether a word of this grade counts where *grade* or better is asked for."""
        return self.rank <= grade.rank


_RANK = {Attribution.ON_RECORD: 0, Attribution.REPORTED: 1, Attribution.ANONYMOUS: 2}


class Channel(StrEnum):
    """Where the words were said."""

    PUBLIC = "public"
    PRIVATE = "private"


class SpeaksFor(StrEnum):
    """For how much of a party of many voices the words stand."""

    ALL = "all"
    SOME = "some"


class Aspect(StrEnum):
    """What of a position somebody disputes."""

    EXISTENCE = "existence"
    RECEIPT = "receipt"
    AUTHORSHIP = "authorship"
    CONTENT = "content"
    CURRENCY = "currency"


class EndedHow(StrEnum):
    """Why a position is no longer in force; `overtaken` is our reading."""

    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    OVERTAKEN = "overtaken"


Alternative = tuple[tuple[str, Region], ...]
"""Issues with the regions that must all hold, sorted by issue id."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Where the words stand in the source: its first and last words, and whether somebody confirmed them there."""

    start: str
    end: str
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class Citation:
    """A source that carries the words.

    Attributes:
        source: Id of the source.
        on: When it was said again, if later than the position's own date.
        attribution: The grade of this citation; None where it is the position's.
        quote: At most 15 words that the party itself spoke or wrote.
    """

    source: str
    on: PartialDate | None = None
    attribution: Attribution | None = None
    passage: Passage | None = None
    quote: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Dispute:
    """Somebody denies an aspect of a position: a party by id, or somebody else by name."""

    party: str | None
    name: str | None
    on: PartialDate
    aspect: Aspect
    summary: str
    citations: tuple[Citation, ...]
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """From this day on the position is not in force."""

    on: PartialDate
    how: EndedHow
    citations: tuple[Citation, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """One party, one issue, one region, one kind, from one day on.

    Attributes:
        stated: The region as it was written, as JSON text; `region` is the set itself.
        when: Alternatives, any one of which makes the position hold; empty: it always holds.
        unless: Alternatives, any one of which makes it not hold; empty where `when` is not.
        replaces: Older positions that this one ends, at the grades at which this one counts.
        keeps: Older positions that still hold beside this one.
    """

    id: str
    party: str
    issue: str
    kind: Kind
    region: Region
    stated_on: PartialDate
    attribution: Attribution
    summary: str
    citations: tuple[Citation, ...]
    stated: str = ""
    when: tuple[Alternative, ...] = ()
    unless: tuple[Alternative, ...] = ()
    scope: str | None = None
    replaces: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()
    ended: Ended | None = None
    channel: Channel = Channel.PUBLIC
    speaker: str | None = None
    speaks_for: SpeaksFor = SpeaksFor.ALL
    jointly_with: tuple[str, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    note: str | None = None

    @property
    def conditional(self) -> bool:
        """Whether it holds in some outcomes of other issues only."""
        return bool(self.when or self.unless)

    @property
    def condition_issues(self) -> frozenset[str]:
        """The issues that its condition names."""
        return frozenset(issue for part in (*self.when, *self.unless) for issue, _ in part)

    def said_by(self, day: date) -> bool:
        """Whether it had been stated by *day*; a month counts from its first day on."""
        return self.stated_on.first <= day

    def last_said(self, day: date) -> PartialDate:
        """When the party last said it, as far as *day* knows."""
        again = [citation.on for citation in self.citations if citation.on and citation.on.first <= day]
        return max((self.stated_on, *again), key=lambda said: said.first)

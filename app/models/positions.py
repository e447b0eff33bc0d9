"""Versions of positions, with their citations, disputes, conditions and the positions and parties they name."""

from typing import Any

from sqlalchemy import CheckConstraint

from app.domain.record.positions import Attribution, Channel, EndedHow, Kind, SpeaksFor
from app.models.columns import is_date, is_json, one_of, points, whole, words
from app.models.evidence import CitationRow, DisputeRow, citations, disputes
from app.models.sorts import Child, Version, child, version

CARRIES = ("position", "end", "dispute")
"""What a citation bears out: that it was said, that it ended, that somebody disputes it."""

LINKS = ("replaces", "keeps", "contradicts")


class PositionVersion(Version, table=True):
    """One party, one issue, one region, one kind, from one day on.

    Attributes:
        region: The set itself, in canonical form, as JSON; a subset region too long for that as its outcomes.
        stated: The region as it was written, as JSON; empty where nobody wrote it.
        holds_when: Alternatives as a JSON list of objects from issue to region; each issue also has a row of
            `position_condition`.
    """

    __tablename__ = "position_version"
    __table_args__: Any = version(
        "position",
        points("party"),
        points("issue"),
        points("speaker", "person"),
        one_of("kind", Kind),
        one_of("attribution", Attribution),
        one_of("channel", Channel),
        one_of("speaks_for", SpeaksFor),
        one_of("ended_how", EndedHow),
        is_json("region", "holds_when", "holds_unless"),
        is_date("stated_on", "ended_on"),
        CheckConstraint("(ended_on IS NULL) = (ended_how IS NULL)", name="ended"),
        CheckConstraint("ended_on IS NOT NULL OR ended_note IS NULL", name="ended_note"),
        CheckConstraint("holds_when = '[]' OR holds_unless = '[]'", name="condition"),
    )
    position: int = whole()
    party: int = whole()
    issue: int = whole()
    kind: str = words()
    region: str = words()
    stated: str = words()
    holds_when: str = words()
    holds_unless: str = words()
    scope: str | None = words()
    stated_on: str = words()
    ended_on: str | None = words()
    ended_how: str | None = words()
    ended_note: str | None = words()
    attribution: str = words()
    channel: str = words()
    speaker: int | None = whole()
    speaks_for: str = words()
    summary: str = words()
    note: str | None = words()


class PositionDispute(DisputeRow, table=True):
    """Somebody denies an aspect of a position."""

    __tablename__ = "position_dispute"
    __table_args__: Any = disputes("position")


class PositionCitation(CitationRow, table=True):
    """A source that carries the words of a position, of its end, or of one of its disputes."""

    __tablename__ = "position_citation"
    __table_args__: Any = citations("position", CARRIES)


class PositionLink(Child, table=True):
    """Another position that a position replaces, keeps or contradicts."""

    __tablename__ = "position_link"
    __table_args__: Any = child("position_version", one_of("relation", LINKS), points("other", "position"))
    relation: str = words()
    other: int = whole()


class PositionPartner(Child, table=True):
    """Another party of a joint statement."""

    __tablename__ = "position_partner"
    __table_args__: Any = child("position_version", points("party"))
    party: int = whole()


class PositionCondition(Child, table=True):
    """An issue that a position's condition names, so that no condition can name what never was."""

    __tablename__ = "position_condition"
    __table_args__: Any = child("position_version", points("issue"))
    issue: int = whole()

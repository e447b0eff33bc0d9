"""Pages: each position as finished text, with the columns that lists filter and sort by, and the words in it.

Made from the versions by one function (app/seeding/loading/pages.py), so everything here can be made again.
"""

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint

from app.domain.record.positions import Channel, Kind
from app.models.columns import flag, is_day, is_flag, is_json, one_of, points, until, whole, words
from app.models.sorts import Stored, open_rows, revisions


def _part() -> tuple[Any, ...]:
    """The constraints of what goes with a page."""
    return (
        ForeignKeyConstraint(["page", "negotiation"], ["position_page.row", "position_page.negotiation"]),
        {"info": {"sort": "page_part"}, "sqlite_strict": True, "sqlite_with_rowid": False},
    )


class PositionPage(Stored, table=True):
    """A position as it was listed from one revision until another, to whoever knows what was known on a day.

    A day falls into at most one of a position's pages at one revision: citations and disputes of a source count from
    the day it was published on. The page that holds without such a question is the one with `known_to` = 9999-12-31.

    Attributes:
        newest: Days counted backwards, so that the newest first and ids in their order are one direction.
        attribution: The rank of the grade: 0 on record, 1 reported, 2 anonymous.
        speaker: A person's id; empty where none is named.
        until_on_record: The first day on which it is no longer in force where only words on record count; the others
            where weaker grades count too.
        digest: SHA-256 of all that is on the page and its words, in hex: a page changes when this does.
    """

    __tablename__ = "position_page"
    __table_args__: Any = (
        UniqueConstraint("row", "negotiation"),
        ForeignKeyConstraint(["negotiation"], ["negotiation.key"]),
        points("position"),
        *revisions(),
        one_of("kind", Kind),
        one_of("channel", Channel),
        CheckConstraint("attribution IN (0, 1, 2)", name="attribution"),
        *is_flag("disputed"),
        *is_day("stated_on", "until_on_record", "until_reported", "until_anonymous", "known_from", "known_to"),
        *is_json("text"),
        CheckConstraint("known_from <= known_to", name="known"),
        Index(
            "ix_position_page_open",
            "negotiation",
            "position",
            "known_to",
            unique=True,
            sqlite_where=open_rows(),
            postgresql_where=open_rows(),
        ),
        Index("ix_position_page_id", "negotiation", "id", "to_revision", "from_revision"),
        Index("ix_position_page_newest", "negotiation", "newest", "id", "to_revision", "from_revision", "known_to"),
        Index("ix_position_page_oldest", "negotiation", "stated_on", "id"),
        Index("ix_position_page_party", "negotiation", "party", "newest", "id", "to_revision", "from_revision"),
        Index("ix_position_page_issue", "negotiation", "issue", "newest", "id", "to_revision", "from_revision"),
        Index("ix_position_page_everywhere", "newest", "id", "negotiation", "to_revision", "from_revision"),
        {"info": {"sort": "page"}, "sqlite_strict": True},
    )
    row: int = whole(primary_key=True)
    negotiation: int = whole()
    from_revision: int = whole()
    to_revision: int = until()
    known_from: str = words()
    known_to: str = words()
    position: int = whole()
    id: str = words()
    party: str = words()
    issue: str = words()
    topic: str = words()
    kind: str = words()
    attribution: int = whole()
    channel: str = words()
    speaker: str = words()
    stated_on: str = words()
    newest: int = whole()
    until_on_record: str = words()
    until_reported: str = words()
    until_anonymous: str = words()
    disputed: int = flag()
    digest: str = words()
    text: str = words()


class PositionPageSource(Stored, table=True):
    """A source that a page cites, by its id."""

    __tablename__ = "position_page_source"
    __table_args__: Any = _part()
    negotiation: int = whole(primary_key=True)
    source: str = words(primary_key=True)
    page: int = whole(primary_key=True)


class PositionWord(Stored, table=True):
    """A word on a page, as app/queries/words.py cuts it."""

    __tablename__ = "position_word"
    __table_args__: Any = _part()
    negotiation: int = whole(primary_key=True)
    word: str = words(primary_key=True)
    page: int = whole(primary_key=True)

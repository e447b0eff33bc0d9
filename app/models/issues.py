"""Versions of issues with their option spaces, of sources, and of silences."""

from typing import Any

from sqlalchemy import CheckConstraint

from app.domain.record.negotiation import DERIVED_SILENCES, Confidence, Role, SilenceKind, SourceKind
from app.domain.record.texts import ReadHow
from app.models.columns import flag, is_date, is_flag, is_slug, one_of, points, whole, words
from app.models.sorts import Child, Version, child, version

RECORDED_SILENCES = tuple(kind for kind in SilenceKind if kind not in DERIVED_SILENCES)


class IssueVersion(Version, table=True):
    """One question with its option space: options of a choice and members of a subset hang on it.

    Attributes:
        low: For a quantity, the end of its range as an exact decimal; None for no end. `low_open`: the end itself is
            out. A range of whole numbers begins just below its end and ends just below the number after it.
    """

    __tablename__ = "issue_version"
    __table_args__: Any = version(
        "issue",
        one_of("role", Role),
        one_of("space", ("choice", "quantity", "subset")),
        is_flag("ordered", "whole", "low_open", "high_open"),
        CheckConstraint("(space = 'choice') = (ordered IS NOT NULL)", name="choice"),
        CheckConstraint("(space = 'quantity') = (unit IS NOT NULL AND whole IS NOT NULL)", name="quantity"),
        CheckConstraint("(low IS NULL) = (low_open IS NULL)", name="low_end"),
        CheckConstraint("(high IS NULL) = (high_open IS NULL)", name="high_end"),
        CheckConstraint("space = 'quantity' OR (low IS NULL AND high IS NULL)", name="range"),
    )
    issue: int = whole()
    question: str = words()
    topic: str = words()
    role: str = words()
    scope: str | None = words()
    note: str | None = words()
    space: str = words()
    ordered: int | None = flag()
    unit: str | None = words()
    whole: int | None = flag()
    low: str | None = words()
    low_open: int | None = flag()
    high: str | None = words()
    high_open: int | None = flag()


class IssueOption(Child, table=True):
    """An option of a choice, or a member of a subset space."""

    __tablename__ = "issue_option"
    __table_args__: Any = child("issue_version", is_slug("id"))
    id: str = words()
    label: str = words()


class IssueActor(Child, table=True):
    """Who would have to act: a party, or somebody in free words."""

    __tablename__ = "issue_actor"
    __table_args__: Any = child("issue_version", points("party"))
    name: str = words()
    party: int | None = whole()


class SourceVersion(Version, table=True):
    """A text that carries words of a party."""

    __tablename__ = "source_version"
    __table_args__: Any = version(
        "source",
        one_of("kind", SourceKind),
        one_of("read", ReadHow),
        one_of("confidence", Confidence),
        is_date("published", "accessed"),
        is_flag("title_is_ours", "published_inferred"),
        CheckConstraint("url IS NOT NULL OR no_url IS NOT NULL", name="url"),
    )
    source: int = whole()
    kind: str = words()
    title: str = words()
    title_is_ours: int = flag()
    publisher: str = words()
    author: str | None = words()
    published: str = words()
    published_inferred: int = flag()
    url: str | None = words()
    no_url: str | None = words()
    archive_url: str | None = words()
    language: str = words()
    accessed: str = words()
    read: str = words()
    confidence: str = words()
    note: str | None = words()


class SilenceVersion(Version, table=True):
    """A party has no stated position on an issue over a period; `id` names its cell and first day."""

    __tablename__ = "silence_version"
    __table_args__: Any = version(
        "silence",
        points("party"),
        points("issue"),
        one_of("kind", RECORDED_SILENCES),
        is_date("since", "through", "looked_on"),
        of="id",
    )
    id: str = words()
    party: int = whole()
    issue: int = whole()
    kind: str = words()
    since: str = words()
    through: str = words()
    looked_on: str = words()
    note: str | None = words()

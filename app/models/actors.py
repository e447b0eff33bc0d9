"""Versions of negotiations, parties and people."""

from typing import Any

from sqlalchemy import CheckConstraint

from app.models.columns import is_date, is_day, points, whole, words
from app.models.sorts import Child, Version, child, version


class NegotiationVersion(Version, table=True):
    """What a negotiation is about, and the days that its record covers."""

    __tablename__ = "negotiation_version"
    __table_args__: Any = version(
        "negotiation",
        is_day("covered_from", "covered_through"),
        CheckConstraint("covered_from <= covered_through", name="coverage"),
        CheckConstraint("stale_after >= 0", name="stale_after"),
    )
    title: str = words()
    about: str = words()
    licence: str = words()
    covered_from: str = words()
    covered_through: str = words()
    stale_after: int = whole()
    note: str | None = words()


class NegotiationMaintainer(Child, table=True):
    """Who keeps a negotiation's record."""

    __tablename__ = "negotiation_maintainer"
    __table_args__: Any = child("negotiation_version")
    name: str = words()


class NegotiationBackground(Child, table=True):
    """A record that may be dated before the coverage begins: a position, a source or a proposal."""

    __tablename__ = "negotiation_background"
    __table_args__: Any = child(
        "negotiation_version",
        points("position"),
        points("source"),
        points("proposal"),
        CheckConstraint("position IS NOT NULL OR source IS NOT NULL OR proposal IS NOT NULL", name="named"),
    )
    id: str = words()
    position: int | None = whole()
    source: int | None = whole()
    proposal: int | None = whole()


class PartyVersion(Version, table=True):
    """Who negotiates."""

    __tablename__ = "party_version"
    __table_args__: Any = version("party")
    party: int = whole()
    name: str = words()
    adjective: str = words()
    note: str | None = words()


class PersonVersion(Version, table=True):
    """Who speaks."""

    __tablename__ = "person_version"
    __table_args__: Any = version("person")
    person: int = whole()
    name: str = words()
    note: str | None = words()


class PersonOffice(Child, table=True):
    """What a person is or was, for which party."""

    __tablename__ = "person_office"
    __table_args__: Any = child("person_version", points("party"), is_date("since", "until"))
    party: int = whole()
    title: str = words()
    since: str | None = words()
    until: str | None = words()

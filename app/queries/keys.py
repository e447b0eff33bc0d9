"""Keys with which people write: made, found, used, revoked. The secret itself is never here, only its digest."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import insert, or_, select, update
from sqlmodel import Session

from app.models import ApiKeyRow, table_of

KEYS = table_of(ApiKeyRow)


class Scope(StrEnum):
    """What a key is good for."""

    PROPOSE = "propose"
    """To store an edit that waits for somebody else."""
    PUBLISH = "publish"
    """To publish or reject what another person proposed."""
    EDIT = "edit"
    """To make an edit at once."""
    ADMIN = "admin"
    """All of it."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key, without its secret.

    Attributes:
        id: Public.
        owner: The person who holds it.
        digest: SHA-256 of the secret, in hex.
        created: A moment in UTC, as the others: 2026-11-25T10:00:00Z.
        expires: From then on it is good for nothing; None for no end.
        last_used: To the minute.
    """

    id: str
    name: str
    owner: str
    digest: str
    scopes: tuple[Scope, ...]
    created: str
    expires: str | None = None
    last_used: str | None = None
    revoked: str | None = None

    def may(self, scope: Scope) -> bool:
        """Whether it is good for *scope*."""
        return scope in self.scopes or Scope.ADMIN in self.scopes

    def stands(self, at: str) -> bool:
        """Whether it is neither revoked nor expired at a moment."""
        return self.revoked is None and (self.expires is None or at < self.expires)


def add_key(session: Session, key: Key) -> None:
    """Keep a new key."""
    scopes = " ".join(sorted(key.scopes))
    columns = {"id": key.id, "name": key.name, "owner": key.owner, "digest": key.digest, "scopes": scopes}
    session.execute(insert(KEYS).values(**columns, created=key.created, expires=key.expires))


def find_key(session: Session, id_: str) -> Key | None:
    """The key with a public id, whether it stands or not."""
    row = session.execute(select(KEYS).where(KEYS.c.id == id_)).mappings().first()
    return Key(**{**row, "scopes": _scopes(row["scopes"])}) if row else None


def all_keys(session: Session) -> list[Key]:
    """Every key that was ever made, the oldest first."""
    rows = session.execute(select(KEYS).order_by(KEYS.c.created, KEYS.c.id)).mappings()
    return [Key(**{**row, "scopes": _scopes(row["scopes"])}) for row in rows]


def touch_key(session: Session, id_: str, at: str, unless_since: str) -> None:
    """Remember that a key was used, unless that was remembered after *unless_since*."""
    stale = or_(KEYS.c.last_used.is_(None), KEYS.c.last_used < unless_since)
    session.execute(update(KEYS).where(KEYS.c.id == id_, stale).values(last_used=at))


def revoke_key(session: Session, id_: str, at: str) -> None:
    """Make a key good for nothing from now on; one that was revoked stays so since then."""
    session.execute(update(KEYS).where(KEYS.c.id == id_, KEYS.c.revoked.is_(None)).values(revoked=at))


def _scopes(text: str) -> tuple[Scope, ...]:
    return tuple(Scope(word) for word in text.split())

"""Keys with which people write: how one is made, and whose a request bears.

A key is `parley_<id>_<secret>`: the id is public and finds it, the secret has 256 random bits and is kept nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from hmac import compare_digest
from secrets import token_hex, token_urlsafe

from sqlmodel import Session

from app.queries.keys import Key, Scope, find_key
from app.services.refusals import KeyRequired, ScopeMissing

PREFIX = "parley"
SECRET_BYTES = 32
_ID_BYTES = 4
_NOBODY = Key("", "", "", sha256(b"").hexdigest(), (), "")
"""Compared with where there is no such key, so that an unknown id takes as long as a wrong secret."""

TOUCHED = timedelta(minutes=1)
"""That a key was used is written down at most once in so long."""


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key that was made, with its text, which is shown once and never again."""

    key: Key
    text: str


def now() -> str:
    """This moment in UTC, to the second: 2026-11-25T10:00:00Z."""
    return written(datetime.now(UTC))


def written(moment: datetime) -> str:
    """A moment as it is stored."""
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def minute_before(at: str) -> str:
    """The moment before which the last use of a key is worth writing down anew at the moment *at*."""
    return written(datetime.fromisoformat(at) - TOUCHED)


def make_key(name: str, owner: str, scopes: Iterable[Scope], at: str, expires: str | None) -> NewKey:
    """A new key; it is good for nothing until it is kept."""
    id_, secret = token_hex(_ID_BYTES), token_urlsafe(SECRET_BYTES)
    key = Key(id_, name, owner, digest_of(secret), tuple(sorted(set(scopes))), at, expires)
    return NewKey(key, f"{PREFIX}_{id_}_{secret}")


def digest_of(secret: str) -> str:
    """What is kept of a secret. It is random, so nobody can guess it: nothing slower is needed."""
    return sha256(secret.encode()).hexdigest()


def key_of(session: Session, authorization: str | None, at: str) -> Key:
    """The key that a request bears in its header `Authorization: Bearer parley_...`.

    Raises:
        KeyRequired: It bears none, or one that is unknown, revoked or expired: which of these is not said.
    """
    if not authorization:
        raise KeyRequired("This needs a key: send `Authorization: Bearer parley_...`.")
    scheme, _, text = authorization.partition(" ")
    prefix, _, rest = text.strip().partition("_")
    id_, _, secret = rest.partition("_")
    known = prefix == PREFIX and scheme.lower() == "bearer"
    found = (find_key(session, id_) if known and id_ else None) or _NOBODY
    right = compare_digest(found.digest, digest_of(secret))
    if not (right and found is not _NOBODY and found.stands(at)):
        raise KeyRequired("The key is unknown, revoked or expired.", error="invalid_token")
    return found


def check_scope(key: Key, *scopes: Scope) -> None:
    """See that a key is good for one of some scopes.

    Raises:
        ScopeMissing: It is good for none of them.
    """
    if not any(key.may(scope) for scope in scopes):
        wanted = " or ".join(f"`{scope}`" for scope in scopes)
        has = ", ".join(key.scopes)
        raise ScopeMissing(f"This needs a key with the scope {wanted}; this one has: {has}.", scopes=scopes)

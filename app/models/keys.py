"""Keys with which people write: of the secret only its digest."""

from typing import Any

from sqlalchemy import UniqueConstraint

from app.models.columns import words
from app.models.sorts import Stored


class ApiKeyRow(Stored, table=True):
    """A key; who was given it never changes, only when it was last used and when it was revoked.

    Attributes:
        id: Public: it stands in the key itself, in lists and in the audit.
        owner: The person who holds it: two keys of one owner are not two people.
        digest: SHA-256 of the secret, in hex.
        scopes: What it is good for, sorted, with blanks between.
        expires: From this moment on it is good for nothing; None for no end.
    """

    __tablename__ = "api_key"
    __table_args__: Any = (
        UniqueConstraint("digest"),
        {"info": {"sort": "key", "moving": ("last_used", "revoked")}, "sqlite_strict": True},
    )
    id: str = words(primary_key=True)
    name: str = words()
    owner: str = words()
    digest: str = words()
    scopes: str = words()
    created: str = words()
    expires: str | None = words()
    last_used: str | None = words()
    revoked: str | None = words()

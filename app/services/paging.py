"""Pages of lists that are sorted by a key: what stands behind a key, as many as were asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from app.services.cursors import Key

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of a list: at most *limit* items behind the key *after*; None for its beginning."""

    limit: int
    after: Key | None = None


def cut(ranked: Sequence[tuple[Key, Item]], page: Page) -> tuple[list[Item], Key | None]:
    """The items of a page of a sorted list, and the key of the last one where more follow."""
    rest = [(key, item) for key, item in ranked if page.after is None or key > page.after]
    taken = rest[: page.limit]
    return [item for _, item in taken], taken[-1][0] if len(rest) > len(taken) else None

"""Where it is counted what visitors spent: in this process, or in a storage that several processes share."""

import logging
from time import monotonic, time
from typing import Protocol

from limits.aio.storage import Storage
from limits.errors import ConfigurationError
from limits.storage import storage_from_string

MOST_VISITORS = 100_000
"""So many are told apart at once in one process; beyond that the longest known are forgotten."""

AWAY_SECONDS = 30.0
"""So long a shared storage that does not answer is left alone."""

log = logging.getLogger("parley.limits")


class Counters(Protocol):
    """Counts units within windows of time; a window begins with the first unit."""

    async def add(self, key: str, units: int, seconds: int) -> tuple[int, float]:
        """Count *units* more for *key*: how many there are in its window, and in how many seconds that ends."""
        ...


class InProcess:
    """Counters of this process alone: with several processes, each allows a visitor the whole budget.

    The in-process storage of `limits` starts a thread every hundredth of a second that goes through all keys; many
    visitors would make it a load of its own.
    """

    def __init__(self) -> None:
        """Nothing is counted yet."""
        self._spent: dict[str, tuple[int, float]] = {}

    async def add(self, key: str, units: int, seconds: int) -> tuple[int, float]:
        """Count; what is over is forgotten when there are too many visitors, then the longest known."""
        now = monotonic()
        count, ends = self._spent.get(key, (0, 0.0))
        if ends <= now:
            self._spent.pop(key, None)
            count, ends = 0, now + seconds
            if len(self._spent) >= MOST_VISITORS:
                self._forget(now)
        count += units
        if count:
            self._spent[key] = count, ends
        return count, ends - now

    def _forget(self, now: float) -> None:
        self._spent = {key: spent for key, spent in self._spent.items() if spent[1] > now}
        for key in list(self._spent)[: len(self._spent) - MOST_VISITORS // 2]:
            del self._spent[key]


class Shared:
    """Counters in a storage that `limits` knows, for several processes.

    While it does not answer, each process counts for itself: a limit that stops everybody would be worse than none.
    """

    def __init__(self, address: str) -> None:
        """Count at *address*, such as `async+redis://counters:6379`.

        Raises:
            LookupError: There is no such kind of storage that waits without a thread, or its driver is not installed.
        """
        try:
            storage = storage_from_string(address)
        except ConfigurationError as error:
            raise LookupError(f"the storage of the rate limits: {error}") from None
        match storage:
            case Storage():
                self._storage = storage
            case _:
                raise LookupError("the storage of the rate limits must be one of those that begin with async+")
        self._alone = InProcess()
        self._away_until = 0.0

    async def add(self, key: str, units: int, seconds: int) -> tuple[int, float]:
        """Count, in the storage or, where that fails, here."""
        if monotonic() >= self._away_until:
            try:
                if units:
                    count = await self._storage.incr(key, seconds, amount=units)
                else:
                    count = await self._storage.get(key)
                ends = await self._storage.get_expiry(key)
            except Exception as error:  # noqa: BLE001 - each driver has errors of its own
                self._away_until = monotonic() + AWAY_SECONDS
                log.warning("the storage of the rate limits does not answer (%s)", type(error).__name__)
            else:
                return count, max(0.0, ends - time())
        return await self._alone.add(key, units, seconds)

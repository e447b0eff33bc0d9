"""What visitors spent, counted here or in a storage that several processes share."""

import asyncio
from collections.abc import Callable

import pytest
from limits.aio.storage import MemoryStorage

from app.limiting import counters
from app.limiting.counters import Counters, InProcess, Shared


class Faulty(MemoryStorage):
    """A storage that does not answer."""

    STORAGE_SCHEME = ["async+faulty"]  # noqa: RUF012 - as the class above it has it
    asked = 0

    async def incr(self, key: str, expiry: float, amount: int = 1) -> int:
        Faulty.asked += 1
        raise ConnectionError(key, expiry, amount)


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The clock of the counters, to be put forward."""
    clock = [1000.0]
    monkeypatch.setattr(counters, "monotonic", lambda: clock[0])
    return clock


def test_a_window_begins_with_the_first_unit_and_ends_by_the_clock(now: list[float]) -> None:
    async def counted() -> list[tuple[int, float]]:
        here = InProcess()
        found = [await here.add("a", 2, 60), await here.add("b", 1, 60)]
        now[0] += 59
        found.append(await here.add("a", 3, 60))
        now[0] += 1
        return [*found, await here.add("a", 1, 60)]

    assert asyncio.run(counted()) == [(2, 60.0), (1, 60.0), (5, 1.0), (1, 60.0)]


def test_to_look_counts_nothing(now: list[float]) -> None:
    async def counted() -> tuple[tuple[int, float], int]:
        here = InProcess()
        return await here.add("a", 0, 60), len(here._spent)

    assert asyncio.run(counted()) == ((0, 60.0), 0)


def test_too_many_visitors_are_forgotten_the_longest_known_first(
    now: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counters, "MOST_VISITORS", 10)

    async def counted() -> list[int]:
        here = InProcess()
        sizes = []
        for number in range(100):
            await here.add(str(number), 1, 60)
            sizes.append(len(here._spent))
        newest = (await here.add("99", 1, 60))[0]
        return [max(sizes), newest]

    assert asyncio.run(counted()) == [10, 2]


@pytest.mark.parametrize("make", [InProcess, lambda: Shared("async+memory://")])
def test_both_count_alike(make: Callable[[], Counters]) -> None:
    async def counted() -> list[int]:
        here = make()
        return [(await here.add("a", units, 60))[0] for units in (1, 2, 0, 3)]

    assert asyncio.run(counted()) == [1, 3, 3, 6]


def test_the_end_of_a_shared_window_is_told_in_seconds_from_now() -> None:
    async def counted() -> float:
        return (await Shared("async+memory://").add("a", 1, 60))[1]

    assert 50 < asyncio.run(counted()) <= 60


def test_while_a_shared_storage_is_away_each_process_counts_for_itself(now: list[float]) -> None:
    async def counted() -> tuple[list[int], int, int]:
        there = Shared("async+faulty://")
        found = [(await there.add("a", 1, 60))[0] for _ in range(3)]
        first = Faulty.asked
        now[0] += counters.AWAY_SECONDS
        await there.add("a", 1, 60)
        return found, first, Faulty.asked

    assert asyncio.run(counted()) == ([1, 2, 3], 1, 2)


def test_a_storage_that_would_hold_up_the_loop_is_refused() -> None:
    with pytest.raises(LookupError, match=r"async\+"):
        Shared("memory://")


def test_a_storage_that_is_not_there_is_named() -> None:
    with pytest.raises(LookupError, match="the storage of the rate limits: unknown storage scheme"):
        Shared("async+nowhere://")

"""While the solver works on a question, other threads go on: a hard one must not keep light requests waiting."""

import sys
from collections.abc import Callable, Iterator
from threading import Event, Thread

import pytest

from app.domain.analysis.settling.systems import System
from app.solving.encoding import Encoding
from app.solving.exploring import Explorer
from app.solving.optimum import Optimum


def pigeons(holes: int) -> System:
    """One pigeon more than holes, and no two in one hole: no joint value, and hard to see for a solver."""
    pairs = [(a, b) for b in range(holes + 1) for a in range(b)]
    rooms = tuple(tuple(((a, 1 << hole), (b, 1 << hole)) for hole in range(holes)) for a, b in pairs)
    return System((holes,) * (holes + 1), rooms)


@pytest.fixture
def patient() -> Iterator[None]:
    """Threads that wait for each other's goodwill: none is stopped before it gives others their turn by itself."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(3600)
    yield
    sys.setswitchinterval(before)


def goes_on_during(work: Callable[[], None]) -> bool:
    """Whether another thread gets its turn while *work* is done, a hundred times if need be on a busy machine."""
    begun, heard = Event(), Event()

    def listen() -> None:
        begun.wait()
        heard.set()

    listener = Thread(target=listen)
    listener.start()
    begun.set()
    for _ in range(100):
        work()
        if heard.is_set():
            break
    found = heard.is_set()
    listener.join()
    return found


@pytest.mark.usefixtures("patient")
def test_another_thread_goes_on_while_a_set_is_explored() -> None:
    encoding = Encoding(pigeons(6))

    def explore() -> None:
        with Explorer(encoding) as explorer:
            assert not explorer.is_feasible(range(len(encoding.selectors)))

    assert goes_on_during(explore)


@pytest.mark.usefixtures("patient")
def test_another_thread_goes_on_while_the_optimum_is_sought() -> None:
    encoding = Encoding(pigeons(6))
    clauses = [*encoding.clauses, *([selector] for selector in encoding.selectors)]

    def seek() -> None:
        with Optimum(clauses, [], encoding.top) as best:
            assert not best.exists

    assert goes_on_during(seek)


@pytest.mark.usefixtures("patient")
def test_work_that_keeps_its_turn_is_told_apart() -> None:
    def count() -> None:
        assert sum(range(10_000))

    assert not goes_on_during(count)

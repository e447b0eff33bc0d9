"""The figures, as Prometheus reads them."""

from collections.abc import Iterator
from pathlib import Path

import anyio
import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from app.observing.figures import Figures, serve_figures
from app.settings import Settings
from tests.api.conftest import Client, load_on, serving
from tests.api.worlds import talks
from tests.databases import Databases

Read = dict[tuple[str, tuple[tuple[str, str], ...]], float]


@pytest.fixture
def counted(databases: Databases, tmp_path: Path) -> Iterator[Client]:
    """A client of a service that counts."""
    settings = Settings.model_construct(rate_limits=False, metrics_port=0)
    with serving(databases, tmp_path / "parley.db", settings) as client:
        load_on(client, talks())
        yield client


@pytest.fixture
def address(counted: Client) -> Iterator[str]:
    """Where its figures are."""
    server, thread = serve_figures(counted.app.state.figures, "127.0.0.1", 0)
    yield f"http://127.0.0.1:{server.server_port}/metrics"
    server.shutdown()
    server.server_close()
    thread.join()


def figures(address: str) -> Read:
    text = httpx.get(address).raise_for_status().text
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def requests(read: Read) -> dict[str, float]:
    """How many requests were answered, by method, pattern of the address and status."""
    return {
        " ".join(dict(labels)[name] for name in ("method", "route", "status")): value
        for (name, labels), value in read.items()
        if name == "parley_requests_total"
    }


def test_requests_are_counted_by_the_pattern_of_their_address(counted: Client, address: str) -> None:
    for path in ("/positions", "/issues/nato", "/issues/cap", "/issues/none", "/nowhere", "/nowhere/else"):
        counted.ask(path)
    counted.ask("/issues/nato", "HEAD")
    counted.ask("/positions", "BREW")

    assert requests(figures(address)) == {
        "GET /positions 200": 1,
        "GET /issues/{id} 200": 2,
        "GET /issues/{id} 404": 1,
        "GET none 404": 2,
        "HEAD /issues/{id} 200": 1,
        "other /positions 405": 1,
    }


def test_what_is_asked_for_as_a_file_is_counted_as_that(counted: Client, address: str) -> None:
    counted.ask("/positions", accept="text/csv")

    assert requests(figures(address)) == {"GET /positions.{suffix} 200": 1}


def test_the_database_and_the_revision_are_told(counted: Client, address: str) -> None:
    read = figures(address)

    assert read["parley_database_up", ()] == 1
    assert read["parley_revision", (("negotiation", talks().negotiation.id),)] == 1
    assert read["parley_requests_in_flight", ()] == 0
    assert read["parley_turns_waiting", (("what", "verdicts"),)] == 0
    assert read["process_resident_memory_bytes", ()] > 0


def test_a_database_that_is_away_is_told(tmp_path: Path) -> None:
    known = Figures()
    known.watch(lambda: None, {})
    server, thread = serve_figures(known, "127.0.0.1", 0)

    read = figures(f"http://127.0.0.1:{server.server_port}/metrics")
    server.shutdown()
    server.server_close()
    thread.join()

    assert read["parley_database_up", ()] == 0


def test_durations_are_told(counted: Client, address: str) -> None:
    counted.ask("/healthz")

    read = figures(address)

    assert read["parley_request_seconds_count", (("route", "/healthz"),)] == 1
    assert read["parley_request_seconds_bucket", (("le", "+Inf"), ("route", "/healthz"))] == 1


def test_who_waits_for_a_turn_is_counted(counted: Client, address: str) -> None:
    turns: anyio.Semaphore = counted.app.state.turns

    async def crowd() -> Read:
        for _ in range(4):
            turns.acquire_nowait()
        async with anyio.create_task_group() as group:
            group.start_soon(turns.acquire)
            await anyio.wait_all_tasks_blocked()
            read = await anyio.to_thread.run_sync(figures, address)
            group.cancel_scope.cancel()
        for _ in range(4):
            turns.release()
        return read

    assert counted.runner.run(crowd())["parley_turns_waiting", (("what", "verdicts"),)] == 1


def test_what_the_server_refuses_is_counted() -> None:
    known = Figures()

    known.refuse("too-slow")

    assert known.registry.get_sample_value("parley_connections_refused_total", {"code": "too-slow"}) == 1


def test_there_are_no_figures_unless_they_are_asked_for(client: Client) -> None:
    assert client.app.state.figures is None
    assert client.ask("/metrics").status_code == 404

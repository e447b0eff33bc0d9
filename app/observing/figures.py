"""Figures of a running service, for Prometheus, on a port of their own."""

from collections.abc import Callable, Iterator
from threading import Thread
from wsgiref.simple_server import WSGIServer

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    start_http_server,
)
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})
SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Figures:
    """What is counted, under names that begin with `parley_`."""

    def __init__(self) -> None:
        """Nothing is counted yet."""
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)
        self.requests = Counter(
            "parley_requests", "Requests answered.", ("method", "route", "status"), registry=self.registry
        )
        self.seconds = Histogram(
            "parley_request_seconds", "From the request to the end of its answer.", ("route",), buckets=SECONDS,
            registry=self.registry,
        )  # fmt: skip
        self.in_flight = Gauge("parley_requests_in_flight", "Requests being answered.", registry=self.registry)
        self.refused = Counter(
            "parley_connections_refused", "Refusals by the server itself, by code.", ("code",), registry=self.registry
        )

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count an answer; the route is the pattern of its address, so that there are only so many."""
        self.requests.labels(method if method in METHODS else "other", route, str(status)).inc()
        self.seconds.labels(route).observe(seconds)

    def refuse(self, code: str) -> None:
        """Count what the server refused before the app heard of it."""
        self.refused.labels(code).inc()

    def watch(self, revisions: Callable[[], dict[str, int] | None], waiting: dict[str, Callable[[], int]]) -> None:
        """Ask each time the figures are read: for the newest revisions, None where the database is away; who waits."""
        self.registry.register(_Asked(revisions, waiting))


class _Asked(Collector):
    """Figures that are asked for when they are read."""

    def __init__(self, revisions: Callable[[], dict[str, int] | None], waiting: dict[str, Callable[[], int]]) -> None:
        self.revisions = revisions
        self.waiting = waiting

    def collect(self) -> Iterator[Metric]:
        found = self.revisions()
        yield GaugeMetricFamily("parley_database_up", "Whether the database answers.", value=int(found is not None))
        newest = GaugeMetricFamily("parley_revision", "The newest revision.", labels=["negotiation"])
        for negotiation, n in (found or {}).items():
            newest.add_metric([negotiation], n)
        yield newest
        waiting = GaugeMetricFamily("parley_turns_waiting", "Requests that wait for their turn.", labels=["what"])
        for what, number in self.waiting.items():
            waiting.add_metric([what], number())
        yield waiting

    def describe(self) -> Iterator[Metric]:
        return iter(())


def serve_figures(figures: Figures, host: str, port: int) -> tuple[WSGIServer, Thread]:
    """Answer with the figures at `/metrics` on a port of their own, from a thread of their own; 0 takes a free one."""
    return start_http_server(port, addr=host, registry=figures.registry)

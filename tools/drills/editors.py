"""Threads that edit over HTTP, and a ledger of what they were told."""

from __future__ import annotations

import contextlib
import json
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from threading import Event, Lock, Thread

import httpx

from tools.drills.edits import Edits, Errand

PATIENCE_SECONDS = 120
"""So long an edit is sent again before its key counts as lost."""

Where = Callable[[], str]
"""The address of the service, which may change while a drill runs."""


@dataclass(frozen=True, slots=True)
class Told:
    """An edit and the answer that acknowledged it."""

    errand: Errand
    revision: int
    body: bytes


@dataclass
class Ledger:
    """What was acknowledged, what is open, and every answer counted.

    Attributes:
        odd: Answers that should not be: 500, refusals, 503 without a `Retry-After`.
    """

    acknowledged: dict[str, Told] = field(default_factory=dict)
    open: dict[str, Errand] = field(default_factory=dict)
    answers: Counter[str] = field(default_factory=Counter)
    odd: list[str] = field(default_factory=list)
    resent: int = 0
    lock: Lock = field(default_factory=Lock)

    def take(self, errand: Errand, answer: httpx.Response | None) -> bool:
        """Write down what came of sending an edit; whether it was acknowledged."""
        with self.lock:
            self.answers["cut off" if answer is None else str(answer.status_code)] += 1
            if answer is not None and answer.is_success:
                self.open.pop(errand.token, None)
                self.acknowledged[errand.token] = Told(errand, json.loads(answer.content)["revision"], answer.content)
                return True
            self.open[errand.token] = errand
            patient = answer is None or (answer.status_code == httpx.codes.SERVICE_UNAVAILABLE and _says_when(answer))
            if not patient and answer is not None:
                self.odd.append(f"{answer.status_code} {answer.text[:500]}")
        return False


def _says_when(answer: httpx.Response) -> bool:
    return str(answer.headers.get("retry-after", "")).isdigit()


class Editors:
    """Some people who edit at the same time, with one key."""

    def __init__(self, where: Where, key: str, edits: Edits, people: int = 3) -> None:
        """They send to *where*, each edit with an `Idempotency-Key` of its own."""
        self.where = where
        self.headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
        self.edits = edits
        self.people = people
        self.ledger = Ledger()

    @contextlib.contextmanager
    def editing(self, *, stubborn: bool = False) -> Iterator[None]:
        """They edit until the end of the block; one that is cut off stops, unless all are *stubborn*."""
        stop = Event()
        threads = [Thread(target=self._edit, args=(stop, stubborn), daemon=True) for _ in range(self.people)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            stop.set()
            for thread in threads:
                thread.join()

    def wait_for_one(self) -> None:
        """Return once one more edit is acknowledged, or after a while."""
        had, deadline = len(self.ledger.acknowledged), time.monotonic() + PATIENCE_SECONDS
        while len(self.ledger.acknowledged) == had and time.monotonic() < deadline:
            time.sleep(0.01)

    def settle(self) -> int:
        """Send every open edit again, with its key, until it is acknowledged; how many never were."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        with httpx.Client(timeout=60) as client:
            while self.ledger.open and time.monotonic() < deadline:
                for errand in list(self.ledger.open.values()):
                    self.ledger.resent += 1
                    if not self.ledger.take(errand, self._send(client, errand)):
                        time.sleep(0.2)
        return len(self.ledger.open)

    def same_again(self, token: str) -> bool:
        """Whether an acknowledged edit, sent again with its key, is answered with the same bytes."""
        told = self.ledger.acknowledged[token]
        with httpx.Client(timeout=60) as client:
            answer = self._send(client, told.errand)
        return answer is not None and answer.content == told.body

    def _edit(self, stop: Event, stubborn: bool) -> None:
        with httpx.Client(timeout=60) as client:
            errand = self.edits.next()
            while not stop.is_set():
                answer = self._send(client, errand)
                if self.ledger.take(errand, answer):
                    errand = self.edits.next()
                elif answer is None and not stubborn:
                    return
                else:  # the same again, with the same key
                    stop.wait(0.5)

    def _send(self, client: httpx.Client, errand: Errand) -> httpx.Response | None:
        headers = {**self.headers, "Idempotency-Key": f'"{errand.token}"'}
        try:
            return client.post(f"{self.where()}/edits", content=errand.body, headers=headers)
        except httpx.TransportError:
            return None

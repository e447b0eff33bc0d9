"""Edits made up for a drill: each changes several records at once, so that a half of it would show."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import count
from threading import Lock
from typing import Any

from app.domain.record.negotiation import Record
from app.schemas.wire.encode import dumps
from app.seeding.editing.drafts import documents_of
from tools.drills.services import NEGOTIATION

Form = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Errand:
    """An edit to be sent.

    Attributes:
        token: Its `Idempotency-Key`, which is also why it is made: the revision names it.
        body: The document, as bytes.
        touches: How many records it changes.
    """

    token: str
    body: bytes
    touches: int


class Edits:
    """Edits of a record, one after the other: no two of them have the same words."""

    def __init__(self, record: Record, seed: int) -> None:
        """Made from the positions and silences of *record*; another *seed* gives other tokens."""
        forms = [(named, json.loads(dumps(form))) for named, form in documents_of(record)]
        self.day = record.negotiation.coverage.through.isoformat()
        self.positions: list[Form] = [form for (kind, _), form in forms if kind == "position"]
        self.silences = [(id_, form) for (kind, id_), form in forms if kind == "silence"]
        self.alone = _alone(self.positions)
        self.seed = seed
        self.numbers = count(1)
        self.created: dict[int, bool] = {}
        self.lock = Lock()

    def next(self) -> Errand:
        """The next edit: a source, a position that cites it, and the note of a silence."""
        with self.lock:
            n = next(self.numbers)
            token = f"drill-{self.seed}-{n}"
        changes = [self._source(token), self._position(n, token), self._silence(n, token)]
        document = {"negotiation": NEGOTIATION, "why": token, "changes": changes}
        return Errand(token, json.dumps(document).encode(), len(changes))

    def _source(self, token: str) -> Form:
        record = {"id": token, "kind": "document", "title": f"Of {token}", "publisher": "Drill", "language": "en"}
        record |= {"published": self.day, "accessed": self.day, "read": "whole", "url": f"https://example.org/{token}"}
        return {"op": "create", "kind": "source", "record": record}

    def _position(self, n: int, token: str) -> Form:
        """A position that is new, every other time and while there is room; else one that says more."""
        half, odd = divmod(n, 2)
        if odd and half < len(self.alone):
            of = self.alone[half]
            record = {name: of[name] for name in ("party", "issue", "region")}
            record |= {"id": f"{of['party']}-{token}", "kind": "offer", "keeps": [of["id"]], "stated_on": self.day}
            record |= {"attribution": "reported", "summary": f"Made up by {token}.", "citations": [{"source": token}]}
            return {"op": "create", "kind": "position", "record": record}
        of = self.positions[n % len(self.positions)]
        cited = [*of["citations"], {"source": token, "on": self.day}]
        record = {**of, "summary": f"{of['summary']} ({token})", "citations": cited}
        return {"op": "correct", "kind": "position", "id": of["id"], "record": record}

    def _silence(self, n: int, token: str) -> Form:
        id_, form = self.silences[n % len(self.silences)]
        return {"op": "correct", "kind": "silence", "id": id_, "record": {**form, "note": f"Looked at by {token}."}}


def _alone(positions: list[Form]) -> list[Form]:
    """Demands beside which nothing stands: something more can be said there without a contradiction."""
    cells = [(form["party"], form["issue"]) for form in positions]
    return [
        form
        for form, cell in zip(positions, cells, strict=True)
        if cells.count(cell) == 1 and form["kind"] == "demand" and not {"when", "unless", "ended"} & form.keys()
    ]

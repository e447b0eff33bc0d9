"""Changes of the record as lines that a page can show: what a record is called, where it stands, what differs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.record.negotiation import Record
from app.routers.answers import DIGITS
from app.site.environment import address
from app.wording.fields import field_words, value_words

PAGES = {"issue": "issues", "party": "parties", "position": "positions", "proposal": "proposals", "source": "sources"}
"""Kinds of records that have a page, and the part of its path."""

NAMED_BY = ("summary", "question", "title", "name")


@dataclass(frozen=True, slots=True)
class Linked:
    """Where links of one revision's changes lead: to the record as it stood then, so that they always lead somewhere.

    Attributes:
        record: What is at hand to call records by.
        before: The digest of the revision before; None for the first.
    """

    record: Record
    negotiation: str
    digest: str
    before: str | None

    def to(self, kind: str, id_: str, *, removed: bool = False) -> str | None:
        """The page of a record as this revision has it, a removed one as the revision before had it; None for none."""
        digest = self.before if removed else self.digest
        kind, id_ = ("issue", id_.split("/")[1]) if kind == "silence" else (kind, id_)
        if kind not in PAGES or digest is None:
            return None
        return address("n", self.negotiation, PAGES[kind], id_, revision=digest[:DIGITS])

    def called(self, kind: str, id_: str, form: object) -> str:
        """What a record is called, by its *form* where that is at hand; else by its id."""
        if kind == "silence":
            party, issue, *_ = id_.split("/")
            asks = self.record.issues.get(issue)
            return f"{self._party(party)}: {asks.question if asks else issue}"
        told = form if isinstance(form, Mapping) else {}
        words = next((str(told[name]) for name in NAMED_BY if told.get(name)), "") or self._named(kind, id_)
        whose = told.get("party") if kind == "position" else None
        return f"{self._party(str(whose))}: {words}" if whose else words

    def _party(self, id_: str) -> str:
        return self.record.parties[id_].name if id_ in self.record.parties else id_

    def _named(self, kind: str, id_: str) -> str:
        """What the record at hand calls it; by its id where it does not hold it."""
        if kind == "negotiation":
            return self.record.negotiation.title
        held: Mapping[str, Any] = getattr(self.record, "people" if kind == "person" else PAGES[kind])
        found: Any = held.get(id_)
        words = next((str(getattr(found, name)) for name in NAMED_BY if getattr(found, name, None)), id_)
        return f"{self._party(found.party)}: {words}" if kind == "position" and found else words


def entries(linked: Linked, items: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Changes with what each record is called, where it stands, and its fields in words; whole records have none."""
    return [
        {
            "kind": item["kind"],
            "id": item["id"],
            "change": item["change"],
            "called": linked.called(item["kind"], item["id"], _whole(item)),
            "target": linked.to(item["kind"], item["id"], removed=item["change"] == "removed"),
            "fields": [
                (field_words(one["at"]), value_words(one["before"]), value_words(one["after"]))
                for one in item["fields"]
                if one["at"]
            ],
        }
        for item in items
    ]


def verdicts_of(told: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The verdicts that are others than before, each once; and how many were not there before, or went."""
    found = {(one["issue"], tuple(one["parties"]), one["whole"]): one for one in told}
    changed = [one for one in found.values() if one["before"] and one["after"]]
    return {
        "changed": changed,
        "new": sum(one["before"] is None for one in found.values()),
        "gone": sum(one["after"] is None for one in found.values()),
    }


def _whole(item: Mapping[str, Any]) -> object:
    """The form of a record that was added or removed as a whole."""
    first = item["fields"][0] if item["fields"] else {"at": "-"}
    return None if first["at"] else first["after"] or first["before"]

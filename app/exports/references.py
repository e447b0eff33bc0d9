"""What is to be cited: a position, a comparison or the whole data set, as one plain reference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.exports.addresses import page
from app.exports.tables import Item, Sight
from app.wording.codes import LEAST, word_for
from app.wording.days import day_words

PUBLISHER = "Parley"
NO_BOTTOM_LINES = "Stated positions are not bottom lines"


@dataclass(frozen=True, slots=True)
class Edition:
    """What of the record is cited: the negotiation at one revision.

    Attributes:
        digest: Of the revision, whole.
        recorded: The day on which the revision was recorded.
        accessed: The day on which the reader saw it, where the reader says so.
    """

    negotiation: Item
    digest: str
    recorded: date
    accessed: date | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """All that a citation says.

    Attributes:
        key: Names it among the references of a reader: small letters, digits and hyphens.
        whole: Whether it is the data set itself; else it is a part of `container`.
        authors: Bodies, never people: their names are not to be turned round.
    """

    key: str
    whole: bool
    title: str
    authors: tuple[str, ...]
    container: str
    version: str
    issued: date
    accessed: date | None
    url: str
    notes: tuple[str, ...]


def of_data_set(edition: Edition, sight: Sight) -> Reference:
    """The reference to a negotiation's record as a whole."""
    negotiation = edition.negotiation
    title = f"{negotiation['title']}: stated positions of the parties"
    notes = (f"Covers {_covered(negotiation)}",)
    return _reference(edition, "", title, page(sight, "", negotiation["id"]), notes)


def of_position(item: Item, edition: Edition, sight: Sight) -> Reference:
    """The reference to one position; its source goes with it, since whoever cites should read it."""
    party = sight.parties[item["negotiation"], item["party"]]
    notes = (
        f"As of {day_words(edition.negotiation['coverage']['through'])}",
        f"Source: {_source(item['citations'][0]['source'])}",
    )
    title = f"{party}, {day_words(item['stated_on'])}: {item['summary']}"
    return _reference(edition, item["id"], title, page(sight, f"/positions/{item['id']}", item["negotiation"]), notes)


def of_proposal(item: Item, edition: Edition, sight: Sight) -> Reference:
    """The reference to a proposal as the record has it; the document itself is named by its source."""
    authors = ", ".join(sight.parties[item["negotiation"], party] for party in item["authors"])
    source = next(iter(item["citations"]), None)
    notes = (
        f"As of {day_words(edition.negotiation['coverage']['through'])}",
        f"Document dated {day_words(item['dated'])}, {item['status']}"
        + (f", said to be by {authors}" if authors else ""),
        *([f"Source: {_source(source['source'])}"] if source else []),
    )
    url = page(sight, f"/proposals/{item['id']}", item["negotiation"])
    return _reference(edition, f"proposal-{item['id']}", item["title"], url, notes)


def of_comparison(item: Item, said: Mapping[str, object], edition: Edition, sight: Sight) -> Reference:
    """The reference to a comparison: of whom, as of when, and on whose word."""
    parties = ",".join(item["parties"])
    asked = {name: str(value) for name, value in said.items() if name != "rule_version" and value is not None}
    known = f", as known on {day_words(asked['known_on'])}" if "known_on" in asked else ""
    grade = word_for(LEAST, asked["min_attribution"])
    notes = (
        f"As of {day_words(asked['as_of'])}{known}; words that are {grade}",
        f"Parties: {', '.join(item['parties'])}; rules: version {said['rule_version']}",
    )
    title = f"{item['question']} {item['label']}"
    url = page(sight, f"/issues/{item['issue']}", item["negotiation"], parties=parties, **asked)
    return _reference(edition, f"{item['issue']}-{asked['as_of']}", title, url, notes)


def _reference(edition: Edition, id_: str, title: str, url: str, notes: tuple[str, ...]) -> Reference:
    negotiation = edition.negotiation
    return Reference(
        key="-".join(part for part in ("parley", negotiation["id"], id_) if part),
        whole=not id_,
        title=title.rstrip("."),
        authors=tuple(negotiation["maintainers"]) or (PUBLISHER,),
        container=f"{negotiation['title']}: stated positions of the parties",
        version=edition.digest,
        issued=edition.recorded,
        accessed=edition.accessed,
        url=url,
        notes=(*notes, NO_BOTTOM_LINES),
    )


def _source(source: Item) -> str:
    told = [source["publisher"], f"“{source['title']}”", day_words(source["published"]), source["url"]]
    return ", ".join(part for part in told if part)


def _covered(negotiation: Item) -> str:
    coverage = negotiation["coverage"]
    return f"{day_words(coverage['from'])} to {day_words(coverage['through'])}"

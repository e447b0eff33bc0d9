"""Linked data in the words of schema.org: the record as a Dataset, positions as Claims.

Not ClaimReview: we compare what was said, and do not judge whether it is true.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.exports.addresses import address, licence_address, page
from app.exports.catalogue import OF_A_NEGOTIATION
from app.exports.references import NO_BOTTOM_LINES, PUBLISHER, Edition
from app.exports.tables import Item, Sight
from app.schemas.wire.encode import dumps

CONTEXT = "https://schema.org/"


def data_set(edition: Edition, sight: Sight) -> bytes:
    """The record of a negotiation as a Dataset, with the files that it can be had as."""
    negotiation = edition.negotiation
    id_ = negotiation["id"]
    files = [("application/zip", "/data.zip"), *(("text/csv", f"/{table.name}.csv") for table in OF_A_NEGOTIATION)]
    topics = sorted({issue["topic"] for (of, _), issue in sight.issues.items() if of == id_})
    found: Item = {
        "@context": CONTEXT,
        **_data_set_head(edition, sight),
        "description": f"{negotiation['about']} {NO_BOTTOM_LINES}.",
        "isAccessibleForFree": True,
        "inLanguage": "en",
        "keywords": [*topics, "negotiation", "stated positions"],
        "temporalCoverage": f"{negotiation['coverage']['from']}/{negotiation['coverage']['through']}",
        "dateModified": edition.recorded,
        "creator": _bodies(edition),
        "publisher": {"@type": "Organization", "name": PUBLISHER},
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": form, "contentUrl": address(sight, path, id_)}
            for form, path in files
        ],
    }
    return dumps(found)


def claim(item: Item, edition: Edition, sight: Sight) -> bytes:
    """One position as a Claim."""
    return dumps({"@context": CONTEXT, **_claim(item, sight), "isPartOf": _data_set_head(edition, sight)})


def claims(items: Sequence[Item], sight: Sight) -> bytes:
    """Several positions, each as a Claim."""
    return dumps({"@context": CONTEXT, "@graph": [_claim(item, sight) for item in items]})


def _claim(item: Item, sight: Sight) -> Item:
    negotiation = item["negotiation"]
    found: Item = {
        "@type": "Claim",
        "@id": address(sight, f"/positions/{item['id']}", negotiation),
        "identifier": item["id"],
        "url": page(sight, f"/positions/{item['id']}", negotiation),
        "text": item["summary"],
        "inLanguage": "en",
        "datePublished": item["stated_on"],
        "about": {"@type": "Question", "name": sight.issues[negotiation, item["issue"]]["question"]},
        "author": {"@type": "Organization", "name": sight.parties[negotiation, item["party"]]},
        "appearance": [_work(citation) for citation in item["citations"]],
    }
    if item["speaker"]:
        # schema.org knows no speaker of a claim; the person stands beside the party as an author.
        title = item["speaker"]["title"]
        person = {"@type": "Person", "name": item["speaker"]["name"], **({"jobTitle": title} if title else {})}
        found["author"] = [found["author"], person]
    return found


def _work(citation: Item) -> Item:
    source = citation["source"]
    found: Item = {
        "@type": "CreativeWork",
        "name": source["title"],
        "publisher": {"@type": "Organization", "name": source["publisher"]} if source["publisher"] else None,
        "datePublished": source["published"],
        "inLanguage": source["language"],
        "url": citation["link"],
        "archivedAt": source["archive_url"],
    }
    return {name: value for name, value in found.items() if value is not None}


def _data_set_head(edition: Edition, sight: Sight) -> Item:
    negotiation = edition.negotiation
    return {
        "@type": "Dataset",
        "@id": address(sight, f"/negotiations/{negotiation['id']}"),
        "name": negotiation["title"],
        "url": page(sight, "", negotiation["id"]),
        "identifier": edition.digest,
        "version": edition.digest,
        "license": licence_address(negotiation["licence"]),
    }


def _bodies(edition: Edition) -> list[Item]:
    names = edition.negotiation["maintainers"] or [PUBLISHER]
    return [{"@type": "Organization", "name": name} for name in names]

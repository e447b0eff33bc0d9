"""What the entries of feeds say: of a new position, of a change of the record, of verdicts that a revision changed."""

from __future__ import annotations

from collections.abc import Sequence

from app.exports.addresses import address, page
from app.exports.feeds import Entry
from app.exports.tables import Item, Sight
from app.schemas.wire.encode import dumps
from app.wording.days import day_words

MOST_FIELDS = 8
"""So many fields of a changed record are told; the rest is counted."""

LONGEST = 240
"""So many letters of a value are shown."""

PAGES = {"position": "positions", "party": "parties", "source": "sources", "proposal": "proposals", "issue": "issues"}
"""The pages of records, by kind; others have none."""

DONE = {"added": "Added", "corrected": "Corrected", "ended": "Ended", "removed": "Removed"}


def position_entry(item: Item, recorded: str, changed: str, sight: Sight) -> Entry:
    """A position that came into the record."""
    negotiation = item["negotiation"]
    cited = item["citations"][0]
    source, issue = cited["source"], sight.issues[negotiation, item["issue"]]
    said = f"Stated on {day_words(item['stated_on'])}, {item['attribution'].replace('_', ' ')}"
    where = f"{source['publisher']}, “{source['title']}”, {day_words(source['published'])}"
    return Entry(
        name=f"{negotiation}/positions/{item['id']}",
        title=f"{sight.parties[negotiation, item['party']]}, {day_words(item['stated_on'])}: {item['summary']}",
        url=page(sight, f"/positions/{item['id']}", negotiation),
        via=cited["link"],
        content=f"{issue['question']} {item['summary']} {said}; source: {where}.",
        recorded=recorded,
        changed=changed,
        tags=(item["party"], item["issue"], issue["topic"], item["kind"], item["attribution"]),
        own={name: item[name] for name in ("negotiation", "id", "party", "issue", "stated_on", "attribution")},
    )


def change_entry(item: Item, sight: Sight) -> Entry:
    """What one revision did to one record, as `/changes` has it."""
    negotiation, kind, id_ = item["negotiation"], item["kind"], item["id"]
    of = _of(item, sight)
    told = [_field(one) for one in item["fields"][:MOST_FIELDS]]
    rest = len(item["fields"]) - len(told)
    more = f" {rest} more fields differ." if rest > 0 else ""
    path = PAGES.get(kind) if item["change"] != "removed" else None
    tags = (kind, item["change"], *(item[name] for name in ("party", "issue") if item[name]))
    return Entry(
        name=f"{negotiation}/changes/{item['at']}/{kind}/{id_}",
        title=f"{DONE[item['change']]}: {kind} {id_}{of}",
        url=page(sight, f"/{path}/{id_}", negotiation)
        if path
        else address(sight, "/changes", negotiation, kind=kind, id=id_),
        via=None,
        content=f"Recorded by {item['by']}: {item['why']}. {' '.join(told)}{more}".strip(),
        recorded=item["at"],
        changed=item["at"],
        tags=tags,
        own={name: item[name] for name in ("negotiation", "revision", "digest", "kind", "id", "change")},
    )


def verdicts_entry(revision: Item, verdicts: Sequence[Item], sight: Sight) -> Entry:
    """The verdicts on one issue that a revision changed; *revision* as `/revisions` has it."""
    negotiation, first = revision["negotiation"], verdicts[0]
    issue = first["issue"]
    whole = next((one for one in verdicts if one["whole"]), None)
    news = f"now “{_label(whole['after'])}”" if whole else f"{len(verdicts)} verdicts of pairs differ"
    told = [_verdict(negotiation, one, sight) for one in verdicts]
    gone = all(one["after"] is None for one in verdicts)
    return Entry(
        name=f"{negotiation}/verdicts/{revision['at']}/{issue}",
        title=f"{first['question']} {news[0].upper()}{news[1:]}",
        url=address(sight, "/revisions/" + str(revision["n"]), negotiation)
        if gone
        else page(sight, f"/issues/{issue}", negotiation),
        via=None,
        content=f"Recorded by {revision['by']}: {revision['why']}. {' '.join(told)}",
        recorded=revision["at"],
        changed=revision["at"],
        tags=(issue, first["topic"], *sorted({one["after"]["verdict"] for one in verdicts if one["after"]})),
        own={
            **{name: revision[name] for name in ("negotiation", "n", "digest")},
            "issue": issue,
            "verdicts": verdicts,
        },
    )


def _of(item: Item, sight: Sight) -> str:
    """Whose a record is and on which issue, where it is of one."""
    named = sight.parties.get((item["negotiation"], item["party"]), item["party"])
    issue = sight.issues.get((item["negotiation"], item["issue"]))
    parts = [f" of {named}" if named else "", f" on “{issue['question']}”" if issue else ""]
    return "".join(parts)


def _field(one: Item) -> str:
    at = one["at"].strip("/").replace("/", " ") or "the record"
    if one["before"] is None:
        return f"{at}: now {_value(one['after'])}."
    if one["after"] is None:
        return f"{at}: was {_value(one['before'])}."
    return f"{at}: was {_value(one['before'])}, is {_value(one['after'])}."


def _value(value: object) -> str:
    text = value if isinstance(value, str) else dumps(value).decode()
    shown = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    return f"“{shown}”" if isinstance(value, str) else shown


def _verdict(negotiation: str, one: Item, sight: Sight) -> str:
    names = [sight.parties.get((negotiation, party), party) for party in one["parties"]]
    sides = "All parties" if one["whole"] else " and ".join(names)
    return f"{sides}: was “{_label(one['before'])}”, is “{_label(one['after'])}”."


def _label(finding: Item | None) -> str:
    return finding["label"] if finding else "no verdict"

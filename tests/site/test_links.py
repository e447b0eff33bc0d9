"""Every link of every kind of page leads somewhere: a walk through the real record from the front page."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

import httpx
import pytest

from app.domain.record.negotiation import Record, Role
from tests.api.conftest import Client
from tests.site.reading import read

OF_EACH = 1
"""So many addresses of each form are asked; a form is a path without its ids, with the names of its parameters."""

CARRIED = {"negotiation", "as_of", "known_on", "min_attribution", "parties", "revision"}
"""Parameters that make no form of their own: most links carry them on."""

MOST = 300
NOT_FOLLOWED = (".png", ".zip", ".atom")
"""Files that other tests ask for, and that take long to make."""

RECORD = re.compile(r"/n/ukraine/(issues|parties|positions|proposals|sources)/([^/]+)(?:/diff/([^/]+))?")
KINDS = re.compile(r"/(issues|parties|positions|proposals|sources|comparisons|diff|revisions|problems)/[^/.]+")


@dataclass(frozen=True)
class Seen:
    """What came back: its status, and of a page its title and what it links."""

    status: int
    title: str = ""
    links: tuple[str, ...] = ()


pytestmark = [pytest.mark.house, pytest.mark.timeout(600)]


def form(address: str) -> tuple[str, ...]:
    """The kind of page or file that an address is of."""
    there = urlsplit(address)
    names = {name for name, _ in parse_qsl(there.query)} - CARRIED
    return (KINDS.sub(r"/\1/*", there.path), *sorted(names))


def links(text: str) -> Iterable[str]:
    """The addresses of this service that a page links or shows."""
    root = read(text)
    for tag, name in (("a", "href"), ("link", "href"), ("img", "src")):
        for node in root.every(tag):
            address = node.attributes.get(name, "").partition("#")[0]
            if address.startswith("/") and not urlsplit(address).path.endswith(NOT_FOLLOWED):
                yield address


@pytest.fixture(scope="module")
def walked(ukraine: Client) -> dict[str, Seen]:
    """The addresses asked on a walk from `/`, the first few of each form, with their status and what they link."""
    found: dict[str, Seen] = {}
    asked: dict[tuple[str, ...], int] = defaultdict(int)
    waiting = ["/"]
    while waiting and len(found) < MOST:
        address = waiting.pop(0)
        if address in found or asked[form(address)] >= OF_EACH:
            continue
        asked[form(address)] += 1
        answer = ukraine.ask(address)
        found[address] = _seen(answer)
        waiting += [] if address == "/api" else found[address].links
    return found


def _seen(answer: httpx.Response) -> Seen:
    if not answer.headers.get("content-type", "").startswith("text/html"):
        return Seen(answer.status_code)
    return Seen(answer.status_code, read(answer.text).the("title").text, tuple(dict.fromkeys(links(answer.text))))


def test_every_form_of_link_leads_somewhere(walked: dict[str, Seen]) -> None:
    assert {address: seen.status for address, seen in walked.items() if seen.status != 200} == {}
    assert len(walked) < MOST


def test_every_link_to_a_record_names_one_that_is_there(walked: dict[str, Seen], real_record: Record) -> None:
    known = {kind: getattr(real_record, kind) for kind in ("issues", "parties", "positions", "proposals", "sources")}
    named = {
        (kind, unquote(id_))
        for seen in walked.values()
        for address in seen.links
        if (found := RECORD.fullmatch(urlsplit(address).path))
        for kind, id_ in [(found[1], found[2]), *([(found[1], found[3])] if found[3] else [])]
    }

    assert {(kind, id_) for kind, id_ in named if id_ not in known[kind]} == set()
    # All of these can be reached by following links; positions are too many for so short a walk.
    for kind in ("parties", "proposals", "sources"):
        assert {id_ for other, id_ in named if other == kind} == set(known[kind])
    negotiated = {id_ for id_, issue in real_record.issues.items() if issue.role is Role.NEGOTIATED}
    assert negotiated <= {id_ for kind, id_ in named if kind == "issues"}


def test_pages_of_different_paths_have_different_titles(walked: dict[str, Seen]) -> None:
    titles = {
        urlsplit(address).path.replace("/embed", ""): seen.title for address, seen in walked.items() if seen.title
    }
    del titles["/"]

    assert len(titles) > 10, titles
    assert len(set(titles.values())) == len(titles)


def test_records_of_every_kind_have_a_page_that_can_be_read(ukraine: Client, real_record: Record) -> None:
    sampled = {"parties": 1, "proposals": 2, "issues": 20, "sources": 60, "positions": 120}
    for kind, step in sampled.items():
        for id_ in sorted(getattr(real_record, kind))[::step]:
            answer = ukraine.ask(f"/n/ukraine/{kind}/{id_}")
            assert (answer.status_code, bool(read(answer.text).the("h1").text)) == (200, True), (kind, id_)

"""Answers pinned to a revision never change; others follow the record."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest

from app.domain.record.negotiation import Record
from app.settings import Settings
from tests.api.conftest import Client, load_on, serving
from tests.api.worlds import TALKS, talks
from tests.database.records import river
from tests.databases import Databases
from tests.domain.worlds import world

PATHS = [
    *("/negotiations", "/negotiations/test", "/parties", "/parties/ru", "/people", "/issues", "/issues/nato"),
    *("/sources", "/sources/source-ru-cf", "/positions?limit=3", "/positions/ru-cf", "/comparisons?limit=2"),
    *("/comparisons/nato", "/matrix", "/conflicts", "/overlaps", "/positions?as_of=2024-06-14&q=nato"),
    *("/shifts?from=2023-01-01", "/issues/nato/timeline", "/contradictions", "/settlements?say_yes=true&limit=1"),
    *("/revisions", "/changes?limit=10", "/changes?issue=nato"),
]


def later() -> Record:
    """The talks after another load: Ukraine moved on NATO, an issue is gone, a party came, a source was corrected."""
    told = TALKS.replace("ua demands nato:member id=ua-nato", "ua demands nato:barred,open id=ua-nato")
    told = told.replace("tribunal = held none", "court = held none").replace("parties ru ua us", "parties eu ru ua us")
    record = world(told)
    source = replace(record.sources["source-ru-cf"], title="A corrected title")
    return replace(record, sources=record.sources | {source.id: source})


CAME_BACK = [(talks(), "2025-01-01"), (later(), "2025-02-01"), (talks(), "2025-03-01")]


@dataclass
class Twice:
    """A service that was loaded twice, with what it answered before."""

    client: Client
    before: dict[str, bytes]
    digest: str


def pinned(path: str, revision: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}revision={revision}"


@pytest.fixture(scope="module")
def twice(databases: Databases, tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> Iterator[Twice]:
    with serving(databases, tmp_path_factory.mktemp("twice") / "parley.db", settings) as client:
        digest = load_on(client, talks(), "2025-01-01").digest
        before = {path: client.ask(pinned(path, "1")).content for path in PATHS}
        load_on(client, later(), "2025-02-01")
        yield Twice(client, before, digest)


def test_a_pinned_answer_never_changes(twice: Twice) -> None:
    assert {path: twice.client.ask(pinned(path, "1")).content for path in PATHS} == twice.before


def test_a_revision_is_named_by_its_digest_too(twice: Twice) -> None:
    for name in (twice.digest, twice.digest.removeprefix("sha256:"), twice.digest[: len("sha256:") + 12]):
        assert twice.client.get(f"/parties?revision={name}")["meta"]["revision"] == 1


def test_a_pinned_answer_may_be_kept_for_good_and_links_the_newest(twice: Twice) -> None:
    answer = twice.client.ask("/conflicts?parties=ru,ua&revision=1")

    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["link"] == '</conflicts?negotiation=test&parties=ru,ua>; rel="latest-version"'
    newest = twice.client.get("/conflicts?negotiation=test&parties=ru,ua")
    assert newest["meta"]["revision"] == 2


def test_links_of_a_pinned_list_keep_its_revision_by_digest(twice: Twice) -> None:
    first = twice.client.get("/positions?limit=3&revision=1")

    assert f"revision={twice.digest[:23]}" in first["next"]
    second = twice.client.ask(first["next"])
    assert second.json()["meta"]["revision"] == 1
    assert "immutable" in second.headers["cache-control"]
    assert 'rel="next"' in second.headers["link"]
    assert 'rel="latest-version"' in second.headers["link"]


def test_pages_keep_to_the_revision_of_the_first(fresh: Client) -> None:
    load_on(fresh, talks(), "2025-01-01")
    first = fresh.get("/positions?limit=5")
    load_on(fresh, later(), "2025-02-01")

    second = fresh.get(first["next"])

    assert (second["meta"]["revision"], fresh.get("/positions")["meta"]["revision"]) == (1, 2)
    assert "immutable" not in fresh.ask(first["next"]).headers["cache-control"]


def test_a_cursor_of_another_revision_is_refused(twice: Twice) -> None:
    following = twice.client.get("/positions?limit=5")["next"]

    assert twice.client.refused(f"{following}&revision=1")["type"] == "/problems/invalid-cursor"


def test_a_state_that_came_back_goes_on_under_its_digest(fresh: Client) -> None:
    digests = [load_on(fresh, record, day).digest for record, day in CAME_BACK]

    first = fresh.get("/positions?limit=5&revision=3")

    assert first["meta"]["digest"] == digests[0] == digests[2]
    assert fresh.get(first["next"])["meta"]["revision"] == 3


@pytest.mark.parametrize(
    ("day", "revision"), [("2025-01-01", 1), ("2025-01-31", 1), ("2025-02-01", 2), ("9999-12-31", 2)]
)
def test_the_revision_of_a_day_is_read(twice: Twice, day: str, revision: int) -> None:
    answer = twice.client.ask(f"/parties?recorded_by={day}")

    assert answer.json()["meta"]["revision"] == revision
    assert "immutable" not in answer.headers["cache-control"]


def test_a_number_of_another_negotiation_is_unknown(fresh: Client) -> None:
    load_on(fresh, talks(), "2025-01-01")
    load_on(fresh, river(), "2025-02-01")

    assert fresh.get("/parties?negotiation=river&revision=2")["items"]
    for path in ("/parties?revision=2", "/parties?negotiation=river&revision=1", "/conflicts?revision=2"):
        assert fresh.refused(path, 404)["type"] == "/problems/unknown-revision"


def test_what_was_added_later_is_not_there_before(twice: Twice) -> None:
    assert twice.client.get("/parties/eu")["name"] == "European states"
    assert twice.client.refused("/parties/eu?revision=1", 404)["type"] == "/problems/not-found"
    assert twice.client.refused("/positions?party=eu&revision=1")["type"] == "/problems/unknown-value"
    assert twice.client.refused("/comparisons/tribunal", 404)["errors"][0]["got"] == "tribunal"


def test_a_pinned_comparison_says_in_what_the_newest_differs(twice: Twice) -> None:
    answer = twice.client.ask("/comparisons/nato?parties=ru,ua&revision=1&against=latest")

    found = answer.json()
    against = found["against"]
    assert found["verdict"] == "apart"
    assert (against["revision"], against["differs"], against["answered"]) == (2, True, True)
    told = {one["field"]: (one["pinned"], one["latest"]) for one in against["differences"]}
    assert told["verdict"] == ("apart", "compatible")
    assert "sides" in told
    assert against["positions"] == {"added": [], "removed": [], "changed": ["ua-nato"]}
    assert answer.headers["cache-control"] == "public, no-cache"
    assert "latest-version" in answer.headers["link"]


def test_a_corrected_source_is_a_changed_position(twice: Twice) -> None:
    against = twice.client.get("/comparisons/cf?parties=ru,ua&revision=1&against=latest")["against"]

    assert (against["differs"], against["differences"]) == (True, [])
    assert against["positions"]["changed"] == ["ru-cf"]


def test_a_comparison_that_stands_says_so(twice: Twice) -> None:
    against = twice.client.get("/comparisons/cap?parties=ru,ua&revision=1&against=latest")["against"]

    assert (against["differs"], against["differences"]) == (False, [])


def test_a_question_that_is_gone_is_not_answered_by_the_newest(twice: Twice) -> None:
    against = twice.client.get("/comparisons/tribunal?revision=1&against=latest")["against"]

    assert (against["differs"], against["answered"]) == (True, False)


def test_the_question_stays_the_same_against_the_newest(twice: Twice) -> None:
    found = twice.client.get("/comparisons/talks?revision=1&against=latest&known_on=2024-02-13")

    assert found["against"]["differs"] is False
    assert found["parties"] == ["ru", "ua", "us"]

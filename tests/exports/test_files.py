"""What every file has, whatever it is of: marks, methods, cache rules, refusals, statements."""

from dataclasses import replace

import pytest

from app.exports.catalogue import BY_THEMSELVES
from tests.api.conftest import Client, Statements, load_on
from tests.api.worlds import plans

RECORD = 23
"""What it costs to read a whole record."""

SEEN = 7
"""What it costs to read the names that rows are seen against."""

# One statement finds the negotiation where none is named, one its revision, one the days that are covered.
COUNTS = {
    "/positions.csv": 4 + SEEN,
    "/positions.ndjson?negotiation=test": 3 + SEEN,
    "/positions.jsonld?party=ru": 5 + SEEN,
    "/issues.csv": 5 + SEEN,
    "/sources.md": 3 + SEEN,
    "/parties.ndjson": 3 + SEEN,
    "/proposals.csv": 16 + SEEN,
    "/comparisons.csv": 2 + RECORD,
    "/conflicts.csv": 2 + RECORD,
    "/overlaps.ndjson": 2 + RECORD,
    "/matrix.md": 2 + RECORD,
    "/shifts.csv": 2 + RECORD,
    "/people.csv": 4 + SEEN,
    "/negotiations.csv": 4 + SEEN,
    "/contradictions.csv": 2 + RECORD,
    "/settlements.csv": 2 + RECORD,
    "/issues/nato/timeline.csv": 2 + RECORD,
    "/proposals/older/evaluation.csv": 2 + RECORD,
    "/proposals/older/diff/newer.md": 2 + RECORD,
    "/positions/ru-cf.bib": 3 + 3 + SEEN,
    "/positions/ru-cf.jsonld": 3 + 3 + SEEN,
    "/comparisons/nato.csl.json": 2 + RECORD,
    "/negotiations/test.ris": 2 + 3 + SEEN,
    "/negotiations/test.jsonld": 2 + 3 + SEEN,
    "/data.zip": 2 + RECORD,
    "/feed.atom": 5 + 3 + SEEN,
    "/feed.json": 5 + 3 + SEEN,
    "/changes.atom": 13 + 3 + SEEN,
    "/verdicts.feed.json": 5 + 3 + SEEN,
}
PATHS = sorted(COUNTS)
ONE = [path for path in PATHS if path.count("/") > 1]


@pytest.mark.parametrize("path", PATHS)
def test_a_file_costs_as_many_statements_as_it_is_known_for(planned: Client, statements: Statements, path: str) -> None:
    with statements(planned.engine) as sent:
        assert planned.ask(path).status_code == 200

    assert len(sent) == COUNTS[path], sent


@pytest.mark.parametrize("path", ["/positions.csv", "/feed.atom", "/conflicts.csv", "/data.zip"])
def test_a_large_record_costs_no_statement_more(ukraine: Client, statements: Statements, path: str) -> None:
    with statements(ukraine.engine) as sent:
        ukraine.ask(path)

    assert len(sent) == COUNTS[path]


@pytest.mark.parametrize("path", PATHS)
def test_a_file_has_a_mark_that_spares_the_next(planned: Client, path: str) -> None:
    first = planned.ask(path)
    again = planned.ask(path, If_None_Match=first.headers["etag"])

    assert first.headers["etag"].startswith('W/"')
    assert (again.status_code, again.content) == (304, b"")
    assert "content-type" not in again.headers


@pytest.mark.parametrize("path", PATHS)
def test_head_is_get_without_the_body(planned: Client, path: str) -> None:
    whole, head = planned.ask(path), planned.ask(path, "HEAD")

    assert (head.status_code, head.content) == (200, b"")
    assert {name: head.headers[name] for name in head.headers if name != "x-request-id"} == {
        name: whole.headers[name] for name in whole.headers if name != "x-request-id"
    }


@pytest.mark.parametrize("path", PATHS)
def test_the_same_request_gives_the_same_bytes(planned: Client, path: str) -> None:
    assert planned.ask(path).content == planned.ask(path).content


@pytest.mark.parametrize("path", PATHS)
def test_a_pinned_file_stays_and_names_the_latest(fresh: Client, path: str) -> None:
    load_on(fresh, plans())
    pinned = f"{path}{'&' if '?' in path else '?'}revision=1"
    before = fresh.ask(pinned)
    record = plans()
    load_on(fresh, replace(record, negotiation=replace(record.negotiation, title="Another title")), "2025-02-02")
    after = fresh.ask(pinned)

    assert after.content == before.content
    assert after.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert 'rel="latest-version"' in after.headers["link"]
    assert "revision" not in after.headers["link"]
    assert fresh.ask(path).headers["cache-control"] == "public, no-cache"


@pytest.mark.parametrize("path", PATHS)
def test_what_is_not_known_is_refused_as_a_problem(planned: Client, path: str) -> None:
    joint = "&" if "?" in path else "?"

    assert planned.refused(f"{path}{joint}limit=5")["code"] == "unknown_parameter"
    assert planned.refused(f"{path}{joint}revision=99", 404)["code"] == "unknown_revision"
    assert planned.refused(f"{path}{joint}revision=1&revision=1")["code"] == "repeated_parameter"
    if not path.startswith("/negotiations"):
        assert planned.refused(f"{path.partition('?')[0]}?negotiation=none")["code"] == "unknown_value"


@pytest.mark.parametrize("path", PATHS)
def test_a_file_takes_no_other_method(planned: Client, path: str) -> None:
    answer = planned.ask(path, "POST")

    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    assert planned.ask(path, "OPTIONS").headers["allow"] == "GET, HEAD, OPTIONS"
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("path", PATHS)
def test_nothing_to_send_is_no_empty_file(fresh: Client, path: str) -> None:
    assert fresh.refused(path, 503)["code"] == "not_ready"


@pytest.mark.parametrize("name", [table.name for table in BY_THEMSELVES])
def test_another_suffix_is_not_found(planned: Client, name: str) -> None:
    assert planned.refused(f"/{name}.xlsx", 404)["code"] == "not_found"


@pytest.mark.parametrize("path", ["/comparisons.csv?issue=natto", "/positions.csv?party=rus", "/shifts.md?topic=x"])
def test_a_wrong_name_is_refused_with_the_nearest(planned: Client, path: str) -> None:
    assert planned.refused(path)["errors"][0]["nearest"]


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd"])
def test_texts_are_sent_short(ukraine: Client, coding: str) -> None:
    for path in ("/positions.csv", "/positions.ndjson", "/positions.md", "/feed.atom", "/feed.json"):
        assert ukraine.ask(path, Accept_Encoding=coding).headers["content-encoding"] == coding

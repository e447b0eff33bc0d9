"""Who may write: a good key, with the scope that the deed needs; everybody may read."""

import logging

import pytest

from app.db import read, write
from app.queries.keys import Scope, find_key, revoke_key
from tests.editing.conftest import SOURCE, Newsroom, create

WRITES = [
    ("POST", "/edits"),
    ("POST", "/edits/1/publish"),
    ("POST", "/edits/1/reject"),
    ("POST", "/edits/1/withdraw"),
    ("PUT", "/positions/x?why=a"),
    ("DELETE", "/sources/x?why=a"),
    ("GET", "/edits"),
    ("GET", "/edits/1"),
]


@pytest.mark.parametrize(("method", "path"), WRITES)
def test_without_a_key_nothing_is_written(newsroom: Newsroom, method: str, path: str) -> None:
    answer = newsroom.call(method, path, {} if method in ("POST", "PUT") else None, key="")

    assert (answer.status_code, answer.json()["code"]) == (401, "key_required")
    assert answer.headers["www-authenticate"] == 'Bearer realm="parley"'
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(("method", "path"), WRITES)
def test_a_key_that_is_none_is_refused_and_never_repeated(newsroom: Newsroom, method: str, path: str) -> None:
    answer = newsroom.call(method, path, {} if method in ("POST", "PUT") else None, key="parley_12345678_secret")

    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == 'Bearer realm="parley", error="invalid_token"'
    assert "secret" not in answer.text


@pytest.mark.parametrize(
    ("scope", "allowed"),
    [
        (Scope.PROPOSE, {"edit": 202, "publish": 403, "reject": 403, "withdraw": 404, "list": 200}),
        (Scope.PUBLISH, {"edit": 403, "publish": 404, "reject": 404, "withdraw": 403, "list": 200}),
        (Scope.EDIT, {"edit": 201, "publish": 403, "reject": 403, "withdraw": 404, "list": 200}),
        (Scope.ADMIN, {"edit": 201, "publish": 404, "reject": 404, "withdraw": 404, "list": 200}),
    ],
)
def test_each_scope_opens_what_it_is_for(newsroom: Newsroom, scope: Scope, allowed: dict[str, int]) -> None:
    key = newsroom.key("Kim", scope)

    found = {"edit": newsroom.edit(create("source", SOURCE), key=key).status_code}
    found |= {
        deed: newsroom.call("POST", f"/edits/99/{deed}", key=key).status_code
        for deed in ("publish", "reject", "withdraw")
    }
    found["list"] = newsroom.call("GET", "/edits", key=key).status_code

    assert found == allowed


def test_a_missing_scope_is_named(newsroom: Newsroom) -> None:
    answer = newsroom.edit(create("source", SOURCE), key=newsroom.key("Kim", Scope.PUBLISH))

    assert answer.json()["code"] == "scope_missing"
    assert "`edit` or `propose`" in answer.json()["detail"]
    assert answer.headers["www-authenticate"] == (
        'Bearer realm="parley", error="insufficient_scope", scope="edit propose"'
    )


def test_a_key_revoked_between_two_requests_writes_no_more(newsroom: Newsroom) -> None:
    key = newsroom.key("Kim", Scope.EDIT)
    assert newsroom.edit(create("source", SOURCE), key=key).status_code == 201

    with write(newsroom.engine) as session:
        revoke_key(session, key.split("_")[1], "2026-02-01T00:00:00Z")

    assert newsroom.edit({"op": "remove", "kind": "source", "id": SOURCE["id"]}, key=key).status_code == 401


def test_an_expired_key_writes_nothing(newsroom: Newsroom) -> None:
    key = newsroom.key("Kim", Scope.EDIT, expires="2026-01-02T00:00:00Z")

    assert newsroom.edit(create("source", SOURCE), key=key).status_code == 401


def test_the_last_use_of_a_key_is_known(newsroom: Newsroom) -> None:
    newsroom.edit(create("source", SOURCE))

    with read(newsroom.engine) as session:
        found = find_key(session, newsroom.ada.split("_")[1])
    assert found
    assert found.last_used


def test_no_secret_reaches_log_or_audit(newsroom: Newsroom, caplog: pytest.LogCaptureFixture) -> None:
    secret = newsroom.ada.split("_", 2)[2]
    with caplog.at_level(logging.DEBUG):
        answers = [newsroom.edit(create("source", SOURCE)), newsroom.edit({"op": "create"}), newsroom.edit()]

    assert not any(secret in answer.text for answer in answers)
    assert secret not in caplog.text
    assert not any(secret in str(line) for line in newsroom.audit())


def test_reading_needs_no_key_and_takes_any(newsroom: Newsroom) -> None:
    assert newsroom.call("GET", "/positions", key="").status_code == 200
    assert newsroom.call("GET", "/positions", key="parley_none_good").status_code == 200


def test_an_address_tells_all_its_methods(newsroom: Newsroom) -> None:
    answer = newsroom.call("POST", "/positions/x", {})

    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, PUT, DELETE, OPTIONS")
    assert newsroom.call("PATCH", "/edits").headers["allow"] == "GET, HEAD, POST, OPTIONS"
    assert newsroom.call("GET", "/edits/1/publish").headers["allow"] == "POST, OPTIONS"
    assert newsroom.call("POST", "/positions").headers["allow"] == "GET, HEAD, OPTIONS"

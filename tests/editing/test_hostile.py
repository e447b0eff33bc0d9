"""Edits by somebody who means ill, or whose program is broken: refused or kept as they are, never a fault of ours."""

import json
from typing import Any

import pytest

from tests.editing.conftest import POSITION, SOURCE, Newsroom, create

WORDS = ("\x00", "a\x00b", "\ud800", "\x1b[31m", "\u202etxt", "\ufeff", "\ufffe", "a" * 100_000, "\r\nX: a", "{{7*7}}")
KEYS = ("id", "title", "publisher", "url", "language", "read", "kind", "published")


@pytest.mark.parametrize("word", WORDS, ids=ascii)
def test_no_word_of_a_source_breaks_anything(newsroom: Newsroom, word: str) -> None:
    for key in KEYS:
        answer = newsroom.edit(create("source", SOURCE | {key: word}), create("position", POSITION))

        assert answer.status_code in {201, 422}, (key, answer.text)
        if answer.status_code == 201:
            return


@pytest.mark.parametrize("word", WORDS[:-3], ids=ascii)
def test_no_reason_breaks_anything(newsroom: Newsroom, word: str) -> None:
    body = {"negotiation": "harbour", "why": word, "changes": [create("source", SOURCE)]}

    answer = newsroom.call("POST", "/edits", json.dumps(body).encode())

    assert answer.status_code in {201, 422}, answer.text


@pytest.mark.parametrize("word", [b"\xff", b"a\x80", b"a" * 5000, b'"', b"\x7f"])
def test_no_header_breaks_anything(newsroom: Newsroom, word: bytes) -> None:
    body = {"negotiation": "harbour", "why": "a test", "changes": [create("source", SOURCE)]}
    text: Any = word  # httpx takes bytes, and sends them as they are

    answers = [
        newsroom.call("POST", "/edits", body, idempotency_key=text),
        newsroom.call("POST", "/edits", body, if_match=text),
        newsroom.call("PUT", "/sources/gazette-2020", SOURCE, if_match=text),
        newsroom.call("POST", "/edits", body, "", authorization=b"Bearer " + text),
        newsroom.call("POST", "/edits", body, "", authorization=text),
    ]

    assert not {answer.status_code for answer in answers} & {500, 503}


@pytest.mark.parametrize(
    "path", ["/edits/0", "/edits/99999999999999999999", "/edits/-1", "/edits/%00", "/edits/a", "/edits/1e9"]
)
def test_no_number_of_an_edit_breaks_anything(newsroom: Newsroom, path: str) -> None:
    found = {newsroom.call("GET", path).status_code, newsroom.call("POST", f"{path}/publish", {}).status_code}

    assert not found & {500, 503}


def test_deep_and_wide_edits_are_refused(newsroom: Newsroom) -> None:
    deep = b'{"changes": ' + b"[" * 50_000 + b"]" * 50_000 + b"}"
    wide = json.dumps({"negotiation": "harbour", "why": "a", "changes": [{}] * 5000}).encode()

    assert {newsroom.call("POST", "/edits", body).status_code for body in (deep, wide)} <= {413, 422}

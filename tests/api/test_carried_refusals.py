"""Files that are no histories, or were changed, are refused, and nothing of them is loaded."""

import pytest

from app.db import read
from app.models import RevisionRow
from app.seeding.reading.history import BadHistory, read_history
from app.seeding.writing.history import history_lines
from tests.api.conftest import Client
from tests.api.test_carried import Empty, carry, empty, histories, old, rows

__all__ = ["empty", "old"]

HEAD = '{"form":"parley-history","version":1,"negotiation":"test"}'


def revised(text: bytes, old: str, new: str) -> bytes:
    assert old.encode() in text
    return text.replace(old.encode(), new.encode(), 1)


@pytest.mark.parametrize(
    ("old_words", "new_words", "message"),
    [
        (
            '"summary":"',
            '"summary":"Not ',
            r"test.history.ndjson:2: revision 1: the records are not those of the digest",
        ),
        ('"form":"parley-history"', '"form":"other"', "1: this is no parley-history"),
        ('"version":1', '"version":2', "1: this is no parley-history of version 1"),
        ('{"revision":3', '{"revision":1', "the numbers of revisions run forward"),
        ('"by":"Ada"', '"by":7', "2: a revision says revision, digest"),
        ('"at":"2025-01-01T12:00:00Z"', '"at":"yesterday"', "the moment or what was done is none that we write"),
        ('"done":[]', '"done":["guess"]', "the moment or what was done is none that we write"),
        (
            '"kind":"issue","id":"tribunal","removed":true',
            '"kind":"issue","id":"x","removed":true',
            "'x' is removed, but",
        ),
        ('"removed":true', '"removed":false', "a record says its kind and id"),
        ('{"kind":"issue"', '{"kind":["issue"]', "a record says its kind and id"),
        ('{"kind":"issue"', '{"kind:"issue"', "the line is no JSON"),
        ('{"kind":"issue"', '["kind:"issue"', "the line is no JSON"),
        ('"kind":"negotiation","id":"test"', '"kind":"negotiation","id":"other"', "no negotiation of that name"),
        ('"negotiation":"test"}', '"negotiation":"other"}', "no negotiation of that name"),
        ('"question":', '"query":', "the records cannot be read: .*'query'"),
    ],
)
def test_a_file_that_was_changed_is_refused(
    old: Client, empty: Empty, old_words: str, new_words: str, message: str
) -> None:
    other = empty()
    text = revised(histories(old.engine)["test"], old_words, new_words)

    with pytest.raises(BadHistory, match=message):
        carry({"test": text}, other.engine)
    assert rows(other.engine, RevisionRow) == [[]]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "1: this is no parley-history"),
        ("[]", "1: the line is no JSON object"),
        ("\xff", "the line is no JSON"),
        (HEAD, "1: there is no revision"),
        (f'{HEAD}\n{{"kind":"issue","id":"x","removed":true}}', "2: a record stands before the first revision"),
    ],
)
def test_what_is_no_history_is_refused(text: str, message: str) -> None:
    with pytest.raises(BadHistory, match=message):
        read_history("a.history.ndjson", text.encode("latin-1").splitlines())


def test_a_negotiation_that_is_not_there_has_no_history(old: Client) -> None:
    with read(old.engine) as session, pytest.raises(LookupError, match="there is no negotiation 'sea'"):
        list(history_lines(session, "sea"))

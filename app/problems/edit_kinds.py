"""The kinds of problems that only writing has."""

from app.problems.kind import Kind

EDIT_KINDS = (
    Kind(
        "key-required",
        401,
        "This needs a key",
        "Reading is open to all; writing needs a key, in the header `Authorization: Bearer parley_...`. Whoever"
        " runs the service makes one with `parley keys create`, which shows it once. One that is unknown, revoked"
        " or expired is as good as none.",
    ),
    Kind(
        "scope-missing",
        403,
        "The key is not good for this",
        "A key has scopes: `propose` stores an edit that waits for another person, `publish` publishes or rejects"
        " what another person proposed, `edit` does both at once, `admin` does everything. The error names the one"
        " that is missing.",
    ),
    Kind(
        "own-edit",
        403,
        "Another person has to do this",
        "An edit that was proposed is published by the key of another person than the one who proposed it: two people"
        " have then seen it. Whoever proposed it may withdraw it.",
    ),
    Kind(
        "beyond-coverage",
        409,
        "The record does not cover that day yet",
        "A statement is later than the last day that anyone has looked at. The same edit may move that day, with"
        " `coverage_through`, and say with `looked_on` when somebody looked again at all that was silent until then.",
    ),
    Kind(
        "in-flight",
        409,
        "The same request is being answered",
        "A request with this `Idempotency-Key` is being worked on at this moment. Ask again in a second: the answer is"
        " then the one that the first was given.",
    ),
    Kind(
        "already-decided",
        409,
        "The edit waits no longer",
        "It has been published, rejected or withdrawn; `GET /edits/{id}` says which, by whom and when.",
    ),
    Kind(
        "record-moved",
        412,
        "The record is not as it was when it was read",
        "Somebody changed or removed it since. Read it again, look at what changed, and send the change with the new"
        " mark: the `ETag` of its address. Nothing was changed.",
    ),
    Kind(
        "mark-required",
        428,
        "Say what the record was",
        "A record is corrected or removed with `If-Match` and the `ETag` of the answer that was read, so that nobody"
        " undoes unseen what another did; it is created with `If-None-Match: *`.",
    ),
    Kind(
        "idempotency-key-reused",
        422,
        "The Idempotency-Key was used for another request",
        "The same key with the same request is answered as the first time. For another request, make up another key.",
    ),
)

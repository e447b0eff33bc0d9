"""The kinds of problems: code, status, title, and what a reader of `/problems/{code}` is told."""

from app.domain.errors import DomainError, RegionError, SelectorError, SpaceMismatch, TooLarge
from app.problems.edit_kinds import EDIT_KINDS
from app.problems.kind import Kind
from app.services.refusals import (
    BadCursor,
    BeforeCoverage,
    BeyondCoverage,
    BodyTooLong,
    Busy,
    Conflicting,
    Decided,
    Faulty,
    InFlight,
    InvalidBody,
    KeyRequired,
    MalformedBody,
    MarkRequired,
    Moved,
    NotOffered,
    NotReady,
    OwnEdit,
    PartiesRequired,
    Refusal,
    Reused,
    ScopeMissing,
    TooManyChanges,
    Unknown,
    UnknownRevision,
    UnknownValue,
    WrongMediaType,
)

KINDS = {
    kind.code: kind
    for kind in (
        Kind(
            "unknown-parameter",
            422,
            "There is no such parameter",
            "A misspelt filter would silently return everything, so every name in the query must be a parameter of the"
            " route. The error names the nearest parameters; `/openapi.json` lists all of them.",
        ),
        Kind(
            "repeated-parameter",
            422,
            "A parameter is given more than once",
            "Each parameter is given once, and several values are joined by commas: `parties=ru,ua`, never"
            " `parties=ru&parties=ua`.",
        ),
        Kind(
            "unknown-value",
            422,
            "A filter names something that is not there",
            "The filter takes one of a list of words, or ids of the negotiation's record at the revision asked for, and"
            " this is none of them. The error names the nearest values.",
        ),
        Kind(
            "invalid-value",
            422,
            "A parameter cannot be read",
            "The value has the wrong form, such as a day that is not in the calendar, a number out of range or a list"
            " that names something twice. The error says what the parameter takes.",
        ),
        Kind(
            "conflicting-parameters",
            422,
            "Two parameters exclude each other",
            "Only one of the two can be given, since each chooses the same thing in another way.",
        ),
        Kind(
            "before-coverage",
            422,
            "The record does not reach back to that day",
            "The negotiation's coverage starts later. An answer would say that nobody had spoken, and that would be"
            " untrue.",
        ),
        Kind(
            "parties-required",
            422,
            "Say which parties are compared",
            "All parties are compared by default only where there are few of them; here the parameter `parties` must"
            " name them.",
        ),
        Kind(
            "invalid-cursor",
            422,
            "The cursor does not belong to this list",
            "A cursor comes from the `next` of a page, and serves the list with the same filters, order and revision"
            " only. Start again without a cursor.",
        ),
        Kind(
            "malformed-body",
            422,
            "What was sent is no JSON",
            "The text could not be read as JSON (RFC 8259) from some line and column on, or is nested too deeply."
            " Nothing of it was looked at.",
        ),
        Kind(
            "invalid-body",
            422,
            "What was sent cannot be taken",
            "A package is checked as strictly as a seed file: keys, values, issues, regions and conditions, and whether"
            " its clauses can hold together. The errors name every place as a JSON pointer (RFC 6901), with the code of"
            " the rule that is broken; the codes are those of `parley check` where it has such a rule.",
        ),
        Kind(
            "too-large",
            422,
            "The question asks for too much at once",
            "One answer may cost only so much work. Select fewer parties or issues, or send fewer clauses.",
        ),
        Kind(
            "invalid-request",
            400,
            "The request cannot be read",
            "The request breaks the rules of HTTP or of this interface in a way that no other kind describes.",
        ),
        Kind(
            "not-found",
            404,
            "There is nothing at this address",
            "The address names no route of this service, or a record that the negotiation does not hold at the revision"
            " asked for. The error names the nearest ones.",
        ),
        Kind(
            "unknown-revision",
            404,
            "There is no such revision of this negotiation",
            "A revision is named by its number or by at least 12 digits of its digest. A revision of another"
            " negotiation is never answered in its place.",
        ),
        Kind(
            "method-not-allowed",
            405,
            "The method is not allowed here",
            "The header `Allow` lists the methods that the address takes. This service is for reading: what is sent to"
            " it is answered, and nothing of it is kept.",
        ),
        Kind(
            "body-too-long",
            413,
            "What was sent is too long",
            "A package has at most 100 clauses and is sent in at most 131,072 bytes. Leave out what no clause needs.",
        ),
        Kind(
            "address-too-long",
            414,
            "The address is too long",
            "An address with its query has at most 8,192 bytes. A package of clauses is sent as a body.",
        ),
        Kind(
            "wrong-media-type",
            415,
            "What was sent is of another kind than is taken here",
            "A package is sent as `application/json` in UTF-8, uncompressed, and the header `Content-Type` says so.",
        ),
        Kind(
            "too-slow",
            408,
            "The request did not arrive in time",
            "The headers of a request must arrive within seconds of each other, and its body soon after. The connection"
            " was closed; nothing was looked at.",
        ),
        Kind(
            "headers-too-long",
            431,
            "The headers are too long",
            "A request has at most 100 headers of 32,768 bytes together. Cookies are not needed here.",
        ),
        Kind(
            "quota-exceeded",
            429,
            "Too many requests from one address or with one key",
            "Each address may ask so often in a minute, and for so much that is computed; each key may change so much."
            " The headers `RateLimit-Policy` and `RateLimit` of every answer say how much that is and what is left, and"
            " `Retry-After` when to ask again. Answers may be kept: those with a revision never change.",
        ),
        Kind(
            "not-offered",
            501,
            "This service does not offer that",
            "What was asked for is not done here, or the service is not set up for it: pages are described for embeds"
            " as JSON only, and only where the service knows under which address the world reaches it.",
        ),
        Kind(
            "busy",
            503,
            "Too much is being done at this moment",
            "Verdicts and settlements are computed for each request, and only so many at once; edits are made one after"
            " the other. Ask again after the seconds in the header `Retry-After`.",
        ),
        Kind(
            "took-too-long",
            503,
            "The answer took too long",
            "The service is busy, or the question is heavier than it looks. Ask for fewer parties or issues, or again"
            " after the seconds in the header `Retry-After`.",
        ),
        Kind(
            "not-ready",
            503,
            "The service cannot answer yet",
            "The database is not reachable, is not migrated, or holds no negotiation yet. Ask again after the seconds"
            " in the header `Retry-After`; `/readyz` says when it is ready.",
        ),
        *EDIT_KINDS,
        Kind(
            "internal-error",
            500,
            "Something went wrong on our side",
            "The fault is ours and was written to the log under the request id of the answer. Nothing was changed.",
        ),
    )
}

# Which refusal is which kind; the nearest class in the tree counts.
KIND_OF: dict[type[DomainError], str] = {
    DomainError: "invalid-request",
    Refusal: "invalid-request",
    Unknown: "not-found",
    UnknownRevision: "unknown-revision",
    Faulty: "invalid-value",
    UnknownValue: "unknown-value",
    BeforeCoverage: "before-coverage",
    PartiesRequired: "parties-required",
    Conflicting: "conflicting-parameters",
    BadCursor: "invalid-cursor",
    MalformedBody: "malformed-body",
    InvalidBody: "invalid-body",
    BeyondCoverage: "beyond-coverage",
    TooManyChanges: "too-large",
    Moved: "record-moved",
    MarkRequired: "mark-required",
    Reused: "idempotency-key-reused",
    InFlight: "in-flight",
    Decided: "already-decided",
    OwnEdit: "own-edit",
    KeyRequired: "key-required",
    ScopeMissing: "scope-missing",
    WrongMediaType: "wrong-media-type",
    BodyTooLong: "body-too-long",
    NotOffered: "not-offered",
    NotReady: "not-ready",
    Busy: "busy",
    TooLarge: "too-large",
    SelectorError: "invalid-value",
    RegionError: "invalid-value",
    SpaceMismatch: "invalid-value",
}


def kind_of(error: DomainError) -> Kind:
    """The kind of problem that an error of the domain is."""
    return KINDS[next(KIND_OF[cls] for cls in type(error).__mro__ if cls in KIND_OF)]

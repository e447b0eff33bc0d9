"""Why a question is not answered, without a word of HTTP: `app.problems` gives each its status.

DomainError
└── Refusal
    ├── Unknown            what the address names is not there
    │   └── UnknownRevision   no such revision of this negotiation
    ├── Faulty             a value cannot be taken
    │   ├── UnknownValue      a filter names what is not there
    │   ├── BeforeCoverage    the record does not reach back to that day
    │   ├── PartiesRequired   too many parties to compare all of them unasked
    │   ├── Conflicting       two parameters exclude each other
    │   ├── BadCursor         the cursor is none of ours, or belongs to another list
    │   ├── MalformedBody     what was sent is no JSON
    │   ├── Reused            the key of a request was used for another one
    │   ├── TooManyChanges    one edit has too many changes
    │   └── InvalidBody       what was sent cannot be taken, with every reason
    │       └── BeyondCoverage   the record does not cover those days yet
    ├── Moved              a record has changed since it was read
    ├── MarkRequired       it is not said what the record was
    ├── InFlight           the same request is being answered
    ├── Decided            a waiting edit waits no longer
    ├── OwnEdit            another person has to publish it
    ├── KeyRequired        writing needs a key, and there is none that is good
    ├── ScopeMissing       the key is not good for this
    ├── WrongMediaType     what was sent is of another kind than is taken
    ├── BodyTooLong        what was sent is too long
    ├── NotOffered         the service does not do that, or is not set up for it
    ├── NotReady           no negotiation is loaded
    └── Busy               too many verdicts are being computed
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from app.domain.errors import DomainError

MAX_NEAREST = 3


class Refusal(DomainError):
    """A question that is not answered.

    Attributes:
        where: The part of the request that is to blame: `path`, `query`, `header` or `body`; empty where none is.
        at: The name of the parameter or header; in a body a JSON pointer.
        got: What was asked for.
        nearest: What would have been right, best first.
    """

    def __init__(
        self, message: str, *, where: str = "", at: str = "", got: str = "", nearest: tuple[str, ...] = ()
    ) -> None:
        """Keep the place and the names that would be right beside the message."""
        super().__init__(message)
        self.where = where
        self.at = at
        self.got = got
        self.nearest = nearest


class Unknown(Refusal):
    """What the address names is not there."""


class UnknownRevision(Unknown):
    """No such revision of this negotiation."""


class Faulty(Refusal):
    """A value cannot be taken."""


class UnknownValue(Faulty):
    """A filter names what is not there."""


class BeforeCoverage(Faulty):
    """The record does not reach back to that day, so "nobody has said" would be untrue."""


class PartiesRequired(Faulty):
    """There are too many parties to compare all of them unasked."""


class Conflicting(Faulty):
    """Two parameters exclude each other."""


class BadCursor(Faulty):
    """The cursor is none of ours, or belongs to another list."""


class MalformedBody(Faulty):
    """What was sent is no JSON."""


@dataclass(frozen=True, slots=True)
class BodyFault:
    """One thing that is wrong with what was sent.

    Attributes:
        at: Where, as a JSON pointer.
        code: The rule that is broken, one of `parley check` where it has such a rule.
        where: The part of the request, where it is not the body; `at` then names it.
    """

    at: str
    got: str
    code: str
    detail: str
    nearest: tuple[str, ...] = ()
    where: str = "body"


class InvalidBody(Faulty):
    """What was sent cannot be taken.

    Attributes:
        faults: Every reason, in the order of what was sent; at least one.
    """

    def __init__(self, faults: tuple[BodyFault, ...]) -> None:
        """The message says how many there are, and what the first one is."""
        first = f"{faults[0].at or 'The body'}: {faults[0].detail}"
        super().__init__(first if len(faults) == 1 else f"{len(faults)} faults; the first: {first}")
        self.faults = faults


class BeyondCoverage(InvalidBody):
    """An edit says something of days that the record does not cover yet, and does not move the coverage."""


class TooManyChanges(Faulty):
    """One edit has more changes than are made at once."""


class Moved(Refusal):
    """A record is not any more what it was when it was read."""


class MarkRequired(Refusal):
    """A record is only changed by who says what it was."""


class Reused(Faulty):
    """An `Idempotency-Key` was sent before, with another request."""


class InFlight(Refusal):
    """The same request is being answered at this moment."""


class Decided(Refusal):
    """A waiting edit has been published, rejected or withdrawn already."""


class OwnEdit(Refusal):
    """Nobody publishes what they proposed themselves."""


class KeyRequired(Refusal):
    """Writing needs a key, and the request bears none that is good.

    Attributes:
        error: What is wrong with the key that was borne, in the words of RFC 6750; empty where there was none.
    """

    def __init__(self, message: str, *, error: str = "") -> None:
        """The message never repeats what was sent."""
        super().__init__(message, where="header", at="Authorization")
        self.error = error


class ScopeMissing(Refusal):
    """The key is not good for this.

    Attributes:
        scopes: Those of which one is needed.
    """

    def __init__(self, message: str, *, scopes: tuple[str, ...]) -> None:
        """Keep the scopes beside the message."""
        super().__init__(message, where="header", at="Authorization", nearest=scopes)
        self.scopes = scopes


class WrongMediaType(Refusal):
    """What was sent is of another kind than is taken here."""


class BodyTooLong(Refusal):
    """What was sent is too long."""


class NotOffered(Refusal):
    """The service does not do that at all, or is not set up for it: asking otherwise or later does not help."""


class NotReady(Refusal):
    """The database holds no negotiation yet."""


class Busy(Refusal):
    """Too many verdicts are being computed at this moment."""


def nearest(got: str, known: Iterable[str]) -> tuple[str, ...]:
    """At most three of the *known* names, best first: those that begin alike, then those like it, else the first ones.

    >>> nearest("rus", ["eu", "ru", "ua", "us"])
    ('ru', 'us')
    """
    names = sorted(known)
    begun = [name for name in names if got and (name.startswith(got) or got.startswith(name))]
    alike = get_close_matches(got, names, n=MAX_NEAREST, cutoff=0.5)
    return tuple(dict.fromkeys([*begun, *alike]))[:MAX_NEAREST] or tuple(names[:MAX_NEAREST])


def unknown_in_path(what: str, got: str, known: list[str], *, at: str = "id") -> Unknown:
    """The refusal of an address that names a *what* which is not there."""
    return Unknown(f"There is no {what} {got!r}.", where="path", at=at, got=got, nearest=nearest(got, known))


def unknown_in_filter(what: str, got: str, known: list[str], *, at: str) -> UnknownValue:
    """The refusal of a filter that names a *what* which is not there."""
    return UnknownValue(f"There is no {what} {got!r}.", where="query", at=at, got=got, nearest=nearest(got, known))

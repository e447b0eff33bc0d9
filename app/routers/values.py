"""How the value of one parameter is read: strictly, and with the nearest right one where it cannot be.

Each reader takes the text as it came and raises an error whose message is meant for the client.
"""

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from app.domain.analysis.history.changes import Kept, RecordKind
from app.domain.analysis.history.shifts import Move
from app.domain.errors import SelectorError
from app.domain.record.dates import PartialDate
from app.domain.record.negotiation import Role, SourceKind
from app.domain.record.positions import Attribution, Channel, Kind
from app.domain.record.proposals import Status
from app.domain.record.selectors import Selector, parse_selector
from app.queries.positions import Sort
from app.services.proposals import SORTS
from app.services.refusals import nearest

Word = TypeVar("Word", bound=StrEnum)

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
PARTIAL_DAY = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
SELECTOR = r"^[a-z0-9]+(-[a-z0-9]+)*(@[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$"
RECORD = r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*/[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$"
"""The id of any record; a silence is named by its party, its issue and its first day."""
LONGEST_RECORD = 172
REVISION = r"^([0-9]{1,11}|(sha256:)?[0-9a-f]{12,64})$"
MOST_VALUES = 64
"""Most values of one list."""
MOST_ITEMS = 500
"""Most items of one page."""
LONGEST_ID = 80


def faulty(
    message: str, *, got: str | None = None, code: str = "invalid-value", near: tuple[str, ...] = ()
) -> Exception:
    """The error of a value that cannot be taken, in the form that `app.problems` reads."""
    context: dict[str, Any] = {"code": code, "nearest": near}
    if got is not None:
        context["got"] = got
    # Braces in the text of a client are no places to fill in.
    return PydanticCustomError("faulty", "{message}", {**context, "message": message})


def listed(read: Callable[[str], Any]) -> Callable[[Any], tuple[Any, ...]]:
    """A reader of values joined by commas, each named once; FastAPI hands over a list with one text."""

    def values(raw: Any) -> tuple[Any, ...]:  # noqa: ANN401 - as FastAPI hands it over
        texts = [part for text in raw for part in text.split(",")]
        twice = sorted({text for text in texts if texts.count(text) > 1})
        if len(texts) > MOST_VALUES:
            raise faulty(f"at most {MOST_VALUES} values are taken at once")
        if twice:
            raise faulty(f"{twice[0]!r} is named twice", got=twice[0])
        return tuple(read(text) for text in texts)

    return values


def one_of(words: type[Word]) -> Callable[[str], Word]:
    """A reader of the words of an enumeration."""

    def word(text: str) -> Word:
        try:
            return words(text)
        except ValueError:
            known = [str(member) for member in words]
            message = f"{text!r} is none of {', '.join(known)}"
            raise faulty(message, got=text, code="unknown-value", near=nearest(text, known)) from None

    return word


def slug(text: str) -> str:
    """An id; whether there is such a record is another question."""
    if len(text) > LONGEST_ID or not re.fullmatch(SLUG, text):
        raise faulty(f"{text[:LONGEST_ID]!r} is no id: small letters and digits with single hyphens", got=text)
    return text


def record(text: str) -> str:
    """The id of a record of any kind."""
    if len(text) > LONGEST_RECORD or not re.fullmatch(RECORD, text, re.ASCII):
        raise faulty(
            f"{text[:LONGEST_ID]!r} is no id of a record: small letters and digits with single hyphens", got=text
        )
    return text


def topic(text: str) -> str:
    """A topic, which is free words without a comma."""
    if not text or len(text) > LONGEST_ID:
        raise faulty(f"a topic has 1 to {LONGEST_ID} characters", got=text)
    return text


def day(text: str) -> date:
    """A day of the calendar."""
    try:
        if re.fullmatch(DAY, text, re.ASCII):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise faulty(f"{text!r} is no day of the calendar: write 2024-06-14", got=text)


def partial_day(text: str) -> PartialDate:
    """A day, a month or a year."""
    try:
        return PartialDate.parse(text)
    except ValueError as error:
        raise faulty(str(error), got=text) from None


def selector(text: str) -> Selector:
    """A party, with the day of its stance where one is named."""
    try:
        found = parse_selector(text)
    except SelectorError as error:
        raise faulty(str(error), got=text) from None
    slug(found.party)
    return found


def revision(text: str) -> str:
    """A number of at most 11 digits, or at least 12 digits of a digest."""
    if not re.fullmatch(REVISION, text):
        raise faulty(f"{text!r} is no revision: write its number, or at least 12 digits of its digest", got=text)
    return text


def limit(text: str) -> int:
    """How many items a page has at most, in plain digits."""
    if not re.fullmatch(r"[0-9]{1,9}", text) or not 1 <= int(text) <= MOST_ITEMS:
        near = (str(MOST_ITEMS),) if text.isdigit() and text.strip("0") else ("1",)
        raise faulty(f"a page has 1 to {MOST_ITEMS} items, written in digits", got=text, near=near)
    return int(text)


def short(most: int, what: str) -> Callable[[str], str]:
    """A reader of free text of 1 to *most* characters."""

    def text_of(text: str) -> str:
        if not 1 <= len(text) <= most:
            raise faulty(f"{what} has 1 to {most} characters", got=text)
        return text

    return text_of


def order(*names: str) -> Callable[[str], str]:
    """A reader of the order of a list: one of *names*; a leading `-` turns it round."""

    def name(text: str) -> str:
        if text not in names:
            message = f"{text!r} is none of {', '.join(names)}"
            raise faulty(message, got=text, code="unknown-value", near=nearest(text, names))
        return text

    return name


def yes_or_no(text: str) -> bool:
    """`true` or `false`."""
    if text not in ("true", "false"):
        raise faulty(f"{text!r} is neither true nor false", got=text, near=("true", "false"))
    return text == "true"


def sent(read: Callable[[str], Any]) -> PlainValidator:
    """A reader of a value in a body, which must be a text, whatever else JSON may hold."""

    def value(raw: Any) -> Any:  # noqa: ANN401 - any JSON
        if not isinstance(raw, str):
            raise faulty("a text is expected", code="wrong-type")
        return read(raw)

    return PlainValidator(value)


def _list(items: dict[str, object]) -> WithJsonSchema:
    return WithJsonSchema(
        {"type": "array", "items": items, "minItems": 1, "maxItems": MOST_VALUES, "uniqueItems": True}
    )


def _words(words: type[StrEnum]) -> WithJsonSchema:
    return _list({"type": "string", "enum": [str(word) for word in words]})


_SLUG = {"type": "string", "pattern": SLUG, "maxLength": LONGEST_ID}


def _names(*names: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "enum": list(names)})


Day = Annotated[date, PlainValidator(day), WithJsonSchema({"type": "string", "format": "date"})]
PartialDay = Annotated[
    PartialDate, PlainValidator(partial_day), WithJsonSchema({"type": "string", "pattern": PARTIAL_DAY})
]
OneId = Annotated[str, PlainValidator(slug), WithJsonSchema(_SLUG)]
RevisionName = Annotated[str, PlainValidator(revision), WithJsonSchema({"type": "string", "pattern": REVISION})]
Flag = Annotated[bool, PlainValidator(yes_or_no), WithJsonSchema({"type": "boolean"})]
Limit = Annotated[int, PlainValidator(limit), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": MOST_ITEMS})]
Cursor = Annotated[
    str,
    PlainValidator(short(1000, "a cursor")),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": 1000}),
]
Search = Annotated[
    str,
    PlainValidator(short(200, "a search")),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": 200}),
]
Ids = Annotated[tuple[str, ...], PlainValidator(listed(slug)), _list(_SLUG)]
RecordIds = Annotated[
    tuple[str, ...],
    PlainValidator(listed(record)),
    _list({"type": "string", "pattern": RECORD, "maxLength": LONGEST_RECORD}),
]
Topics = Annotated[
    tuple[str, ...],
    PlainValidator(listed(topic)),
    _list({"type": "string", "pattern": "^[^,]+$", "maxLength": LONGEST_ID}),
]
Selectors = Annotated[
    tuple[Selector, ...],
    PlainValidator(listed(selector)),
    _list({"type": "string", "pattern": SELECTOR, "maxLength": 91}),
]
Kinds = Annotated[tuple[Kind, ...], PlainValidator(listed(one_of(Kind))), _words(Kind)]
Attributions = Annotated[tuple[Attribution, ...], PlainValidator(listed(one_of(Attribution))), _words(Attribution)]
Channels = Annotated[tuple[Channel, ...], PlainValidator(listed(one_of(Channel))), _words(Channel)]
Moves = Annotated[tuple[Move, ...], PlainValidator(listed(one_of(Move))), _words(Move)]
RecordKinds = Annotated[tuple[str, ...], PlainValidator(listed(one_of(RecordKind))), _words(RecordKind)]
ChangesMade = Annotated[tuple[Kept, ...], PlainValidator(listed(one_of(Kept))), _words(Kept)]
Roles = Annotated[tuple[Role, ...], PlainValidator(listed(one_of(Role))), _words(Role)]
SourceKinds = Annotated[tuple[SourceKind, ...], PlainValidator(listed(one_of(SourceKind))), _words(SourceKind)]
Grade = Annotated[
    Attribution,
    PlainValidator(one_of(Attribution)),
    WithJsonSchema({"type": "string", "enum": [str(grade) for grade in Attribution]}),
]
Statuses = Annotated[tuple[Status, ...], PlainValidator(listed(one_of(Status))), _words(Status)]
ById = Annotated[str, PlainValidator(order("id")), _names("id")]
ByIssue = Annotated[str, PlainValidator(order("issue")), _names("issue")]
ByIssueOrSeverity = Annotated[str, PlainValidator(order("issue", "severity")), _names("issue", "severity")]
ByDate = Annotated[str, PlainValidator(order("date", "-date")), _names("date", "-date")]
ByDay = Annotated[str, PlainValidator(order(*Sort)), _names(*Sort)]
ByDated = Annotated[str, PlainValidator(order(*SORTS)), _names(*SORTS)]
Latest = Annotated[str, PlainValidator(order("latest")), _names("latest")]
SentId = Annotated[str, sent(slug), WithJsonSchema(_SLUG)]
SentDay = Annotated[date, sent(day), WithJsonSchema({"type": "string", "format": "date"})]
SentRevision = Annotated[str, sent(revision), WithJsonSchema({"type": "string", "pattern": REVISION})]
SentSelector = Annotated[
    Selector, sent(selector), WithJsonSchema({"type": "string", "pattern": SELECTOR, "maxLength": 91})
]
SentGrade = Annotated[
    Attribution,
    sent(one_of(Attribution)),
    WithJsonSchema({"type": "string", "enum": [str(grade) for grade in Attribution]}),
]

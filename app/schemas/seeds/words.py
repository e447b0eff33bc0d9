"""The words that seed files are made of: ids, texts, dates, addresses, regions.

Errors of our own carry the code of the rule that is broken as their type.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from app.domain.record.dates import PartialDate

QUOTE_WORDS = 15
PASSAGE_WORDS = (3, 6)

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_URL = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", re.ASCII)


class Seed(BaseModel):
    """A record of a seed file: no keys but these, no value of another type."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, use_attribute_docstrings=True)


def _slug(text: str) -> str:
    if len(text) > 80 or not _SLUG.fullmatch(text):  # noqa: PLR2004 - DESIGN section 2
        raise PydanticCustomError("bad-id", "{text} is no id", {"text": repr(text[:90])})
    return text


def _url(text: str) -> str:
    if not _URL.fullmatch(text):
        raise PydanticCustomError("bad-url", "{text} is no address", {"text": repr(text[:90])})
    return text


def _language(text: str) -> str:
    if not _LANGUAGE.fullmatch(text):
        raise PydanticCustomError("bad-language", "{text} is no language tag", {"text": repr(text[:90])})
    return text


def _quote(text: str) -> str:
    words = len(text.split())
    if words > QUOTE_WORDS:
        raise PydanticCustomError("long-quote", "the quote has {words} words", {"words": words})
    return text


def _passage_end(text: str) -> str:
    words = len(text.split())
    if not PASSAGE_WORDS[0] <= words <= PASSAGE_WORDS[1]:
        raise PydanticCustomError("passage-words", "this has {words} words", {"words": words})
    return text


def _date(value: object) -> PartialDate:
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(text, str):
        raise PydanticCustomError("bad-date", "{value} is no date", {"value": _short(value)})
    try:
        return PartialDate.parse(text)
    except ValueError:
        raise PydanticCustomError("bad-date", "{value} is no date", {"value": _short(text)}) from None


def _day(value: object) -> date:
    found = _date(value)
    if found.first != found.last:
        raise PydanticCustomError("bad-day", "{value} is no single day", {"value": found.text})
    return found.first


def _short(value: object) -> str:
    return repr(value)[:60]


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Our own words; blanks around them do not count."""

Slug = Annotated[
    str, AfterValidator(_slug), Field(json_schema_extra={"pattern": f"^{_SLUG.pattern}$", "maxLength": 80})
]
Url = Annotated[Text, AfterValidator(_url), Field(json_schema_extra={"pattern": "^https?://"})]
Language = Annotated[Text, AfterValidator(_language), Field(json_schema_extra={"pattern": f"^{_LANGUAGE.pattern}$"})]
Quote = Annotated[Text, AfterValidator(_quote)]
PassageEnd = Annotated[Text, AfterValidator(_passage_end)]
Date = Annotated[
    PartialDate,
    PlainValidator(_date),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"},
                {"type": "integer", "minimum": 1000, "maximum": 9999},
            ],
            "description": "A day 2024-06-14, a month 2024-06 or a year 2024.",
        }
    ),
]
Day = Annotated[
    date,
    PlainValidator(_day),
    WithJsonSchema({"type": "string", "format": "date", "description": "A day such as 2024-06-14."}),
]

_NAMES: dict[str, Any] = {"type": "array", "items": {"type": "string"}, "minItems": 1, "uniqueItems": True}
_ENDS = ("at_least", "at_most", "from", "to", "above", "below", "exactly")
_INTERVAL: dict[str, Any] = {
    "type": "object",
    "properties": {end: {"type": "number"} for end in _ENDS},
    "additionalProperties": False,
    "minProperties": 1,
}
_CLAUSE: dict[str, Any] = {
    "type": "object",
    "properties": dict.fromkeys(("all_in", "none_in", "any_in", "any_out"), _NAMES),
    "additionalProperties": False,
    "minProperties": 1,
}
Interval = Annotated[dict[str, Any], WithJsonSchema({**_INTERVAL, "description": "Ends of a range of numbers."})]
Region = Annotated[
    Any,
    WithJsonSchema(
        {
            "description": "Outcomes of the issue: options; an interval or several; a clause on members or several.",
            "anyOf": [
                _NAMES,
                {"type": "string"},
                _INTERVAL,
                {"type": "array", "items": _INTERVAL, "minItems": 1},
                _CLAUSE,
                {"type": "array", "items": _CLAUSE, "minItems": 1},
            ],
        }
    ),
]
"""Read against the issue's option space by `app.domain.algebra.notation`."""

Alternatives = list[dict[Slug, Region]]

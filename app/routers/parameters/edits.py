"""The parameters of writing."""

from typing import Annotated

from pydantic import Field, PlainValidator, WithJsonSchema

from app.routers.parameters.scopes import Parameters
from app.routers.values import Day, Flag, Limit, OneId, faulty, order

LONGEST_REASON = 500
EDIT_STATES = ("proposed", "published", "rejected", "withdrawn")

MOST_DIGITS = 12


def number(text: str) -> int:
    """The number of an edit."""
    if not text.isascii() or not text.isdigit() or len(text) > MOST_DIGITS or not int(text):
        raise faulty("an edit has a number of at most 12 digits", got=text)
    return int(text)


def reason(text: str) -> str:
    """Why something is done: one line."""
    if not 1 <= len(text.strip()) <= LONGEST_REASON or not text.isprintable():
        raise faulty(f"a reason has 1 to {LONGEST_REASON} characters on one line", got=text)
    return text.strip()


Reason = Annotated[
    str,
    PlainValidator(reason),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": LONGEST_REASON}),
]
State = Annotated[
    str, PlainValidator(order(*EDIT_STATES)), WithJsonSchema({"type": "string", "enum": list(EDIT_STATES)})
]
Before = Annotated[
    int, PlainValidator(number), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 10**MOST_DIGITS - 1})
]


class Proposing(Parameters):
    """Whether an edit waits."""

    propose: Annotated[
        Flag,
        Field(description="`true`: the edit waits for another person, though the key may edit.", examples=[True]),
    ] = False


class Stating(Proposing):
    """What is said of a change to one record beside the record itself."""

    why: Annotated[
        Reason, Field(description="One sentence, for the list of revisions.", examples=["The day was misread."])
    ]
    negotiation: Annotated[
        OneId | None, Field(description="Id of the negotiation; by default the first one loaded.", examples=["ukraine"])
    ] = None
    coverage_through: Annotated[
        Day | None,
        Field(
            description="The last day that anyone has looked at, where this change moves it.", examples=["2026-06-06"]
        ),
    ] = None
    looked_on: Annotated[
        Day | None,
        Field(
            description="When somebody looked again at all that was silent to the end of the coverage: these silences"
            " then run to its new end.",
            examples=["2026-06-07"],
        ),
    ] = None


class Deciding(Parameters):
    """Why a waiting edit is not made."""

    reason: Annotated[
        Reason | None, Field(description="Why, for who proposed it.", examples=["The source says otherwise."])
    ] = None


class EditPage(Parameters):
    """The list of edits that wait or waited."""

    state: Annotated[State | None, Field(description="Only edits in this state.", examples=["proposed"])] = None
    negotiation: Annotated[OneId | None, Field(description="Only edits of this negotiation.", examples=["ukraine"])] = (
        None
    )
    limit: Annotated[Limit, Field(description="Most items of a page.", examples=[50])] = 50
    before: Annotated[
        Before | None, Field(description="Only edits with a lower number: as `next` says.", examples=["12"])
    ] = None

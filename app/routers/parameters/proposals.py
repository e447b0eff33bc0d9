"""The parameters of proposals and of what is computed from them; the body in which a reader sends a package."""

from typing import Annotated

from pydantic import ConfigDict, Field, JsonValue

from app.domain.record.positions import Attribution
from app.routers.parameters.scopes import OfAny, Paged, Parameters
from app.routers.parameters.verdicts import OneVerdict
from app.routers.values import (
    ByDated,
    Ids,
    PartialDay,
    SentDay,
    SentGrade,
    SentId,
    SentRevision,
    SentSelector,
    Statuses,
    Topics,
)
from app.schemas.seeds.proposals import MOST_CLAUSES, ClauseSeed
from app.schemas.seeds.words import Text

EXAMPLE: dict[str, JsonValue] = {
    "negotiation": "ukraine",
    "parties": ["ru", "ua"],
    "as_of": "2024-06-14",
    "title": "A ceasefire against neutrality",
    "clauses": [
        {"n": "1", "issue": "ceasefire", "region": ["immediate"]},
        {"n": "2", "issue": "nato-membership", "region": ["barred"]},
        {
            "n": "3",
            "issue": "ukrainian-withdrawal",
            "region": [{"none_in": ["kherson", "zaporizhzhia"]}],
            "when": [{"russian-attacks": ["stopped"]}],
            "summary": "Ukrainian forces stay in Kherson and Zaporizhzhia once Russia stops its attacks.",
        },
    ],
}


class ProposalList(Paged, OfAny):
    """The list of proposals."""

    author: Annotated[
        Ids, Field(description="Only proposals that one of these parties is said to have written.", examples=["us"])
    ] = ()
    issue: Annotated[
        Ids, Field(description="Only proposals with a clause on one of these issues.", examples=["nato-membership"])
    ] = ()
    topic: Annotated[
        Topics, Field(description="Only proposals with a clause on an issue of these topics.", examples=["security"])
    ] = ()
    status: Annotated[
        Statuses, Field(description="Only proposals that have come so far.", examples=["tabled,published"])
    ] = ()
    dated_from: Annotated[
        PartialDay | None,
        Field(description="Only proposals dated on this day, month or year or later.", examples=["2024-01"]),
    ] = None
    dated_to: Annotated[
        PartialDay | None,
        Field(description="Only proposals dated on this day, month or year or earlier.", examples=["2024-06"]),
    ] = None
    sort: Annotated[ByDated, Field(description="Newest first (`-dated`), oldest first, or by id.")] = "-dated"


class EvaluationOne(OneVerdict):
    """The evaluation of one proposal."""

    issue: Annotated[
        Ids,
        Field(
            description="Only clauses on these issues are shown; all of them are judged.", examples=["nato-membership"]
        ),
    ] = ()
    topic: Annotated[
        Topics,
        Field(
            description="Only clauses on issues of these topics are shown; all of them are judged.",
            examples=["security"],
        ),
    ] = ()


class PackageHead(Parameters):
    """What is asked of a package that a reader sends."""

    negotiation: Annotated[SentId | None, Field(description="By default the first one loaded.")] = None
    revision: Annotated[
        SentRevision | None,
        Field(description="Revision of the record: its number as text, or at least 12 digits of its digest."),
    ] = None
    recorded_by: Annotated[SentDay | None, Field(description="In place of `revision`: the one of this day.")] = None
    parties: Annotated[
        list[SentSelector] | None,
        Field(
            min_length=1,
            max_length=64,
            description="Which parties are asked, in this order; `ru@2022-03-29` is a party's stance on that day. By"
            " default all, where there are at most 12.",
        ),
    ] = None
    as_of: Annotated[SentDay | None, Field(description="By default the last day that the record covers.")] = None
    known_on: Annotated[
        SentDay | None, Field(description="Only what some cited source had published by this day counts.")
    ] = None
    min_attribution: Annotated[SentGrade, Field(description="Words of this grade or better count.")] = (
        Attribution.REPORTED
    )
    title: Annotated[Text | None, Field(max_length=300, description="What the reader calls it; it is sent back.")] = (
        None
    )


class Package(PackageHead):
    """A package of a reader's own: some clauses that hold together, and whose word on them is wanted."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE]})

    clauses: Annotated[list[ClauseSeed], Field(min_length=1, max_length=MOST_CLAUSES)]

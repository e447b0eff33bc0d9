"""Proposals: the record of them, what each party would say to one or to a reader's own, and draft against draft."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from app.domain.record.proposals import Proposal
from app.routers.answers import meta, one, page, plain, verdict_meta, wanted
from app.routers.bodies import JSON, BodyDep, read_package
from app.routers.deps import Desk, DeskDep, Turn
from app.routers.parameters.proposals import EXAMPLE, EvaluationOne, Package, ProposalList
from app.routers.parameters.scopes import OfOne, Parameters
from app.routers.parameters.verdicts import OneVerdict
from app.schemas.wire.models.answers import RecordList
from app.schemas.wire.models.proposals import DraftDiff, Evaluation, OneProposal, ProposalOut
from app.schemas.wire.regions import Json
from app.services import proposals
from app.services.evaluating import draft_diff, package_evaluation, proposal_evaluation, proposal_in
from app.services.inquiries import Asked, Inquiry, inquire
from app.services.listing import mark_of
from app.services.paging import Page
from app.services.proposals import ProposalFilter
from app.services.scopes import one_negotiation, reading_of
from app.services.submissions import judged

router = APIRouter(tags=["proposals"])

ProposalId = Annotated[str, Path(description="Id of the proposal.", examples=["ru-terms-2024-06-14"])]
OlderId = Annotated[str, Path(description="Id of the older draft.", examples=["ru-freeze-2023-12"])]
NewerId = Annotated[str, Path(description="Id of the newer draft.", examples=["ru-terms-2024-06-14"])]

BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": "The package, with what is asked of it. Nothing of it is stored.",
        "content": {
            JSON: {
                "schema": {"$ref": f"#/components/schemas/{Package.__name__}"},
                "examples": {"example-1": {"value": EXAMPLE}},
            }
        },
    }
}


@router.get("/proposals", response_model=RecordList[ProposalOut], summary="List the proposals")
def list_proposals(desk: DeskDep, parameters: Annotated[ProposalList, Query()]) -> Response:
    """Documents that are nobody's position by themselves, newest first: their clauses, and what each party answered."""
    with desk.reading() as session:
        reading = reading_of(session, wanted(desk, parameters))
        place = Page(parameters.limit, reading.after)
        listed = proposals.proposals(session, reading, filter_of(parameters), parameters.sort, place)
    body: Json = {"items": listed.items, "meta": meta(reading, listed.coverage)}
    return page(desk, parameters, reading, body, listed.last)


@router.get("/proposals/{id}", response_model=OneProposal, summary="One proposal")
def get_proposal(desk: DeskDep, id: ProposalId, parameters: Annotated[OfOne, Query()]) -> Response:
    """A document with its numbered clauses, and what each party answered to the whole or to one of them."""
    with desk.reading() as session:
        reading = one_negotiation(reading_of(session, wanted(desk, parameters)))
        body, coverage = proposals.proposal(session, reading, id)
        mark = mark_of(session, reading, "proposal", id)
    return one(desk, parameters, reading, {**body, "meta": meta(reading, coverage)}, mark=mark)


@router.get(
    "/proposals/{id}/evaluation",
    response_model=Evaluation,
    summary="What each party would say to a proposal",
    dependencies=[Turn],
)
def get_evaluation(desk: DeskDep, id: ProposalId, parameters: Annotated[EvaluationOne, Query()]) -> Response:
    """Each clause against what each party has said by the day, conditions judged under the whole proposal."""
    inquiry, (proposal,) = judging(desk, parameters, {"id": id})
    body = {**proposal_evaluation(inquiry, proposal), "meta": verdict_meta(inquiry)}
    return one(desk, parameters, inquiry.reading, body)


@router.get(
    "/proposals/{a}/diff/{b}",
    response_model=DraftDiff,
    summary="What changed between two proposals",
    dependencies=[Turn],
)
def get_diff(desk: DeskDep, a: OlderId, b: NewerId, parameters: Annotated[OneVerdict, Query()]) -> Response:
    """The clauses of two drafts side by side, aligned by issue, and for which parties the newer one is closer."""
    inquiry, (older, newer) = judging(desk, parameters, {"a": a, "b": b})
    body = {**draft_diff(inquiry, older, newer), "meta": verdict_meta(inquiry)}
    return one(desk, parameters, inquiry.reading, body)


@router.post(
    "/evaluations",
    response_model=Evaluation,
    summary="What each party would say to a package of your own",
    openapi_extra=BODY,
)
def post_evaluation(
    desk: DeskDep, data: BodyDep, _: Annotated[None, Turn], __: Annotated[Parameters, Query()]
) -> Response:
    """Clauses that a reader sends, checked as strictly as a seed file, against what each party has said by the day."""
    submission = read_package(desk, data)
    with desk.reading() as session:
        inquiry, clauses = judged(session, submission)
    body = {**package_evaluation(inquiry, submission.title, clauses), "meta": verdict_meta(inquiry)}
    return plain(body, cache="no-store")


def filter_of(parameters: ProposalList) -> ProposalFilter:
    """What the parameters of a list of proposals narrow it to."""
    since, until = parameters.dated_from, parameters.dated_to
    return ProposalFilter(
        author=parameters.author,
        issue=parameters.issue,
        topic=parameters.topic,
        status=parameters.status,
        dated_from=since.first if since else None,
        dated_to=until.last if until else None,
    )


def judging(desk: Desk, parameters: OneVerdict, ids: dict[str, str]) -> tuple[Inquiry, list[Proposal]]:
    """The inquiry of a request, and the proposals that its address names, by the names of these parts of it."""
    with desk.reading() as session:
        reading = one_negotiation(reading_of(session, wanted(desk, parameters)))
        asked = Asked(
            parameters.parties,
            getattr(parameters, "issue", ()),
            getattr(parameters, "topic", ()),
            parameters.as_of,
            parameters.known_on,
            parameters.min_attribution,
        )
        inquiry = inquire(session, reading, asked)
    return inquiry, [proposal_in(inquiry.whole, id_, at) for at, id_ in ids.items()]

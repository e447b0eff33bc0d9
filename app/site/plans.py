"""Proposals as pages: the list of them, one against what each party has said, and draft against draft."""

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from starlette.responses import RedirectResponse, Response

from app.domain.record.negotiation import Record
from app.domain.record.proposals import Proposal
from app.routers.answers import meta, verdict_meta
from app.routers.deps import DeskDep, Turn
from app.routers.parameters.proposals import EvaluationOne
from app.routers.parameters.verdicts import OneVerdict
from app.schemas.wire.proposals import proposal_json
from app.services.evaluating import draft_diff, proposal_evaluation, proposal_in
from app.services.inquiries import Inquiry
from app.services.latest import record_against_latest
from app.services.paging import Page
from app.services.proposals import ProposalFilter, proposals
from app.site.asking import asked
from app.site.citing import quotable_proposal
from app.site.environment import address
from app.site.frames import Place, framed, plain, show
from app.site.inquiring import NegotiationId, inquiry_of
from app.site.matrix import choices, names_of
from app.site.records import proposals_in
from app.site.telling import Telling

router = APIRouter(include_in_schema=False, dependencies=[Turn])

ProposalId = Annotated[str, Path(description="Id of a proposal.")]

ALL = 10_000
"""More proposals than a negotiation has: the page lists all of them."""


@router.get("/n/{negotiation}/proposals")
def get_proposals(request: Request, desk: DeskDep, negotiation: NegotiationId) -> Response:
    """All documents of a negotiation, newest first, with what each party answered."""
    parameters = asked(request, OneVerdict, leave_out=("negotiation", "parties"))
    with desk.reading() as session:
        inquiry = inquiry_of(session, desk, parameters, negotiation)
        listed = proposals(session, inquiry.reading, ProposalFilter(), "-dated", Page(ALL))
    place = Place("Proposals", f"/n/{negotiation}/proposals", "/proposals", {})
    frame = framed(request, place, parameters, inquiry.reading, meta(inquiry.reading, listed.coverage))
    revision = {name: text for name, text in frame.parameters.items() if name in {"revision", "recorded_by"}}
    names = names_of(inquiry.whole)
    items = plain(listed.items)
    return show(
        "proposals.html",
        replace(frame, parameters=revision),
        items=items,
        names=names,
        answers=[{party: _to_whole(item, party) for party in names} for item in items],
        say=Telling(inquiry.whole),
    )


@router.get("/n/{negotiation}/drafts")
def get_drafts(request: Request, negotiation: NegotiationId) -> Response:
    """To the comparison of the two drafts that a form names; without two of them, to the list of proposals."""
    given = dict(request.query_params)
    older, newer = given.pop("older", ""), given.pop("newer", "")
    ids = (older, "diff", newer) if older and newer else ()
    kept: dict[str, str | None] = {name: text for name, text in given.items() if name.isidentifier()}
    return RedirectResponse(address("n", negotiation, "proposals", *ids, **kept), 303)


@router.get("/n/{negotiation}/proposals/{id}")
def get_proposal(request: Request, desk: DeskDep, negotiation: NegotiationId, id: ProposalId) -> Response:
    """The clauses of a document against what each party has said by the day."""
    parameters = asked(request, EvaluationOne)
    with desk.reading() as session:
        inquiry = inquiry_of(session, desk, parameters, negotiation)
        newest = record_against_latest(session, inquiry.reading, proposals_in(id))
    proposal = proposal_in(inquiry.whole, id)
    place = Place(proposal.title, f"/n/{negotiation}/proposals/{id}", f"/proposals/{id}/evaluation")
    frame = framed(request, place, parameters, inquiry.reading, verdict_meta(inquiry))
    evaluation: dict[str, Any] = plain(proposal_evaluation(inquiry, proposal))
    item = _whole(inquiry.whole, proposal)
    return show(
        "proposal.html",
        frame,
        newest=newest,
        found=evaluation,
        proposal=item,
        quotable=quotable_proposal(item, inquiry.whole, desk, inquiry.reading, frame),
        others=_others(inquiry, proposal),
        sides=[side.text for side in inquiry.question.selectors],
        names=names_of(inquiry.whole),
        choices=choices(inquiry),
        fits=sorted({fit["verdict"] for clause in evaluation["clauses"] for fit in clause["parties"]}, key=_rank),
        counted=sorted({fit for party in evaluation["parties"] for fit in party["counts"]}, key=_rank),
        say=Telling(inquiry.whole),
    )


@router.get("/n/{negotiation}/proposals/{a}/diff/{b}")
def get_diff(request: Request, desk: DeskDep, negotiation: NegotiationId, a: ProposalId, b: ProposalId) -> Response:
    """The clauses of two drafts side by side, and for which parties the newer one is closer."""
    parameters = asked(request, OneVerdict)
    with desk.reading() as session:
        inquiry = inquiry_of(session, desk, parameters, negotiation)
        newest = record_against_latest(session, inquiry.reading, proposals_in(a, b))
    older, newer = (proposal_in(inquiry.whole, id_, at) for at, id_ in (("a", a), ("b", b)))
    path = f"/proposals/{a}/diff/{b}"
    place = Place(f"{older.title}, compared with {newer.title}", f"/n/{negotiation}{path}", path)
    frame = framed(request, place, parameters, inquiry.reading, verdict_meta(inquiry))
    return show(
        "diff.html",
        frame,
        newest=newest,
        diff=plain(draft_diff(inquiry, older, newer)),
        sides=[side.text for side in inquiry.question.selectors],
        names=names_of(inquiry.whole),
        choices=choices(inquiry),
        say=Telling(inquiry.whole),
    )


def _whole(record: Record, proposal: Proposal) -> dict[str, Any]:
    """The proposal as the API lists it, with the titles of the drafts around it."""
    later = sorted(record.proposals.values(), key=lambda other: (other.dated.first, other.id))
    found: dict[str, Any] = plain(
        proposal_json(record, proposal, tuple(other.id for other in later if proposal.id in other.follows))
    )
    return found


def _others(inquiry: Inquiry, proposal: Proposal) -> list[Proposal]:
    """The other documents, newest first."""
    found = [other for other in inquiry.whole.proposals.values() if other.id != proposal.id]
    return sorted(found, key=lambda other: (-other.dated.first.toordinal(), other.id))


def _to_whole(item: dict[str, Any], party: str) -> dict[str, Any] | None:
    """A party's latest answer to the whole of a document; of two of one day the one recorded later."""
    said: list[dict[str, Any]] = [
        answer for answer in item["responses"] if answer["party"] == party and answer["clause"] is None
    ]
    return max(reversed(said), key=lambda answer: answer["on"]) if said else None


def _rank(fit: str) -> int:
    return list(Telling.fits).index(fit)

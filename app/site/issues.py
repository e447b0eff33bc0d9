"""One issue: what each side says, at which source, and what follows."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from starlette.responses import Response

from app.domain.record.negotiation import Record, Role
from app.domain.record.selectors import Selector
from app.domain.verdicts.comparison import compare
from app.domain.verdicts.reasons import REASONS, Reason
from app.domain.verdicts.standing import Standing
from app.queries.records import load_record
from app.routers.answers import verdict_meta
from app.routers.deps import DeskDep, Turn
from app.routers.parameters.verdicts import OneVerdict
from app.schemas.wire.comparisons import comparison_json
from app.services.analysing import timelines
from app.services.comparing import matrix
from app.services.inquiries import Inquiry, inquiry_on
from app.services.latest import against_latest
from app.services.rules import SILENCES, STANDINGS
from app.site.asking import asked
from app.site.citing import quotable_comparison
from app.site.events import event_page
from app.site.frames import Frame, Place, framed, plain, show
from app.site.inquiring import NegotiationId, asked_of, reading_for
from app.site.matrix import choices, names_of
from app.site.regions import conditions, option_rows
from app.site.snippets import discovery_address, embed_address, snippet
from app.wording.codes import sentence
from app.wording.regions import outcome_words, space_words
from app.wording.stances import stance_sentence

router = APIRouter(include_in_schema=False, dependencies=[Turn])

IssueId = Annotated[str, Path(description="Id of an issue that is negotiated.")]


@router.get("/n/{negotiation}/issues/{id}")
def get_issue(request: Request, desk: DeskDep, negotiation: NegotiationId, id: IssueId) -> Response:
    """The comparison on one issue, with the words it rests on and how they came about; of an event what hangs on it."""
    parameters = asked(request, OneVerdict)
    with desk.reading() as session:
        reading = reading_for(session, desk, parameters, negotiation)
        whole = load_record(session, reading.revision.negotiation, reading.revision.n)
        if id in whole.issues and whole.issues[id].role is Role.EVENT:
            return event_page(request, session, reading, whole, id)
        inquiry = inquiry_on(whole, reading, asked_of(parameters), id)
        found = compare(inquiry.question, id)
        against = plain(against_latest(session, inquiry, found)) if inquiry.reading.outdated else None
    record = inquiry.question.record
    comparison = plain(comparison_json(record, found))
    frame = framed(request, place_of(record, id), parameters, inquiry.reading, verdict_meta(inquiry))
    return show(
        "issue.html",
        frame,
        comparison=comparison,
        quotable=quotable_comparison(comparison, inquiry, desk, frame),
        against=against,
        issue=record.issues[id],
        sides=[side.text for side in inquiry.question.selectors],
        plain_sides=",".join(dict.fromkeys(side.party for side in inquiry.question.selectors)),
        names=names_of(record),
        choices=choices(inquiry),
        pairs=_pairs(inquiry),
        changes=_changes(inquiry),
        options=option_rows(comparison["space"], comparison["sides"]),
        say=IssueWords(record, comparison["space"]),
        embeds=_embeds(frame),
        discovery=discovery_address(frame),
    )


def _embeds(frame: Frame) -> dict[str, str]:
    """The markup that shows this view elsewhere: as it changes with the record, and as it stands now for good."""
    views = {"newest": frame.latest, "pinned": frame.pin}
    return {kind: snippet(embed_address(frame, view), frame.title) for kind, view in views.items()}


def place_of(record: Record, issue: str) -> Place:
    """Where the page of an issue stands."""
    found = record.issues[issue]
    return Place(found.question, f"/n/{record.negotiation.id}/issues/{issue}", f"/comparisons/{issue}")


def _pairs(inquiry: Inquiry) -> list[dict[str, Any]]:
    """The verdicts of the pairs; none where there is but one pair, whose verdict is that of the page."""
    if len(inquiry.question.selectors) < 3:  # noqa: PLR2004 - more than a pair
        return []
    ((_, row),) = matrix(inquiry)[0]
    pairs: list[dict[str, Any]] = plain(row["pairs"])
    return pairs


def _changes(inquiry: Inquiry) -> list[dict[str, Any]]:
    """How each party moved, oldest first; a party that is compared with itself is told once."""
    parties = dict.fromkeys(side.party for side in inquiry.question.selectors)
    sides = tuple(Selector(party, party) for party in parties)
    ranked, _ = timelines(replace(inquiry, question=replace(inquiry.question, selectors=sides)), "date")
    changes: list[dict[str, Any]] = plain([item for _, item in ranked])
    return changes


class IssueWords:
    """What the template says in words of this issue and of the record around it."""

    def __init__(self, record: Record, space: Mapping[str, Any]) -> None:
        self.record = record
        self.space = space

    def region(self, item: Mapping[str, Any]) -> str:
        """The region of an item on this issue; where it is too long to list, with one of its outcomes."""
        return outcome_words(self.space, item["region"], item["example"])

    def outcomes(self) -> str:
        """What could be decided."""
        return sentence(space_words(self.space))

    def stance(self, side: Mapping[str, Any]) -> str:
        """What a side's unconditional words come to."""
        return stance_sentence(self.space, side)

    def conditions(self, alternatives: list[Any]) -> list[list[dict[str, Any]]]:
        """A condition, by its alternatives."""
        return conditions(self.record, alternatives)

    def reason(self, code: str) -> str:
        """A reason of the verdict."""
        return REASONS[Reason(code)]

    def standing(self, code: str) -> str:
        """What the compared parties say elsewhere of what a case depends on."""
        return STANDINGS[Standing(code)]

    def silence(self, code: str) -> str:
        """A kind of silence, as the rules explain it."""
        return next(words for kind, words in SILENCES.items() if kind == code)

    def summary(self, position: str) -> str:
        """A position in our words."""
        return self.record.positions[position].summary

    def party(self, position: str) -> str:
        """The party that a position is of."""
        return self.record.positions[position].party

    def issue_of(self, position: str) -> str:
        """The issue that a position is on."""
        return self.record.positions[position].issue

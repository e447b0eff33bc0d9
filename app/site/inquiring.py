"""From a page's parameters to the inquiry that the API would make of them, in the session that is given."""

from typing import Annotated

from fastapi import Path
from sqlmodel import Session

from app.routers.answers import wanted
from app.routers.deps import Desk
from app.routers.parameters.scopes import Revised
from app.routers.parameters.verdicts import OfIssues, OfTopics, OneVerdict
from app.services.inquiries import Asked, Inquiry, inquire
from app.services.scopes import Reading, negotiation_in_path, one_negotiation, reading_of, with_newest

NegotiationId = Annotated[str, Path(description="Id of the negotiation.")]


class OfIssuesPage(OneVerdict):
    """What a page of several issues takes: the parameters of the API without those of lists."""

    issue: OfIssues = ()
    topic: OfTopics = ()


def reading_for(session: Session, desk: Desk, parameters: Revised, negotiation: str | None) -> Reading:
    """What is read: of the negotiation that the path names, or for None of the one that stands for itself.

    Where the request names a revision, the page is told which one is the newest.

    Raises:
        Refusal: As for a route of the API that is asked the same.
    """
    asked = wanted(desk, parameters, negotiation)
    found = negotiation_in_path(session, asked) if negotiation else one_negotiation(reading_of(session, asked))
    return with_newest(session, found) if parameters.revision or parameters.recorded_by else found


def inquiry_of(
    session: Session, desk: Desk, parameters: OneVerdict, negotiation: str | None, issue: str | None = None
) -> Inquiry:
    """The inquiry of a page; *issue* is the one that its path names.

    Raises:
        Refusal: As for a route of the API that is asked the same.
    """
    return inquire(session, reading_for(session, desk, parameters, negotiation), asked_of(parameters), issue)


def asked_of(parameters: OneVerdict) -> Asked:
    """What the parameters of a page ask about."""
    return Asked(
        parameters.parties,
        getattr(parameters, "issue", ()),
        getattr(parameters, "topic", ()),
        parameters.as_of,
        parameters.known_on,
        parameters.min_attribution,
    )

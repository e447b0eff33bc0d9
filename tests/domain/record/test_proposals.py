"""Documents: what was answered to them by a day, and what of them was known by one."""

from dataclasses import replace
from datetime import date

from app.domain.record.dates import PartialDate
from app.domain.record.force import known_on
from app.domain.record.negotiation import Record
from app.domain.record.positions import Aspect, Citation, Dispute
from app.domain.record.proposals import Answer, Proposal, Response, Status
from tests.domain.worlds import world

# Each position of a small world has a source that was published on its day.
SOURCES = world("i = a b \n ru demands i:a on=2024-01-10 id=early \n ru demands i:b on=2024-03-10 id=late")
EARLY, LATE = Citation("source-early"), Citation("source-late")


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def response(party: str, on: str, answer: Answer, clause: str | None = None, *citations: Citation) -> Response:
    return Response(party, day(on), answer, citations or (EARLY,), clause)


def dispute(*citations: Citation) -> Dispute:
    return Dispute("us", None, day("2024-01-12"), Aspect.AUTHORSHIP, "Not ours.", citations)


def plan(
    *responses: Response, citations: tuple[Citation, ...] = (EARLY,), disputes: tuple[Dispute, ...] = ()
) -> Proposal:
    return Proposal(
        "plan", "A plan", ("us",), day("2024-01-10"), Status.LEAKED, citations, responses=responses, disputes=disputes
    )


def answers(proposal: Proposal, party: str, on: str) -> dict[str | None, Answer]:
    return {clause: answer.response for clause, answer in proposal.responses_of(party, day(on).first).items()}


def known(proposal: Proposal, on: str) -> Record:
    return known_on(replace(SOURCES, proposals={"plan": proposal}), date.fromisoformat(on))


def test_the_latest_answer_by_a_day_counts_to_the_whole_and_to_each_clause() -> None:
    proposal = plan(
        response("ru", "2024-02-05", Answer.AS_BASIS),
        response("ru", "2024-01-11", Answer.NOT_RECEIVED),
        response("ru", "2024-02-01", Answer.REJECTS, "6"),
        response("ua", "2024-01-11", Answer.REJECTS),
    )

    assert answers(proposal, "ru", "2024-06-01") == {None: Answer.AS_BASIS, "6": Answer.REJECTS}
    assert answers(proposal, "ru", "2024-02-05") == {None: Answer.AS_BASIS, "6": Answer.REJECTS}
    assert answers(proposal, "ru", "2024-02-04") == {None: Answer.NOT_RECEIVED, "6": Answer.REJECTS}
    assert answers(proposal, "ru", "2024-01-10") == {}
    assert answers(proposal, "ua", "2024-06-01") == {None: Answer.REJECTS}


def test_of_two_answers_of_one_day_the_later_one_recorded_counts() -> None:
    proposal = plan(response("ru", "2024-02", Answer.REJECTS), response("ru", "2024-02-01", Answer.ACCEPTS))

    assert answers(proposal, "ru", "2024-02-01") == {None: Answer.ACCEPTS}


def test_a_proposal_of_which_nothing_was_published_yet_is_not_known() -> None:
    assert known(plan(citations=(LATE,)), "2024-03-09").proposals == {}
    assert known(plan(citations=(LATE,)), "2024-03-10").proposals == {"plan": plan(citations=(LATE,))}


def test_of_a_known_proposal_only_what_was_published_by_then_is_known() -> None:
    proposal = plan(
        response("ru", "2024-01-11", Answer.REJECTS, None, EARLY, LATE),
        response("ua", "2024-01-11", Answer.REJECTS, None, LATE),
        citations=(EARLY, LATE),
        disputes=(dispute(LATE), dispute(LATE, EARLY), dispute()),
    )

    assert known(proposal, "2024-02-01").proposals["plan"] == plan(
        response("ru", "2024-01-11", Answer.REJECTS), disputes=(dispute(EARLY), dispute())
    )
    assert known(proposal, "2024-03-10").proposals["plan"] == proposal

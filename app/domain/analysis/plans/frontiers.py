"""Which of some given proposals no other one dominates. Source: DESIGN section 5, `/settlements`; ALGEBRA section 5."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import le

from app.domain.analysis.plans.evaluation import Evaluation, Fit, evaluate
from app.domain.record.proposals import Clause
from app.domain.verdicts.question import Question


@dataclass(frozen=True, slots=True)
class PartyScore:
    """On how many issues a proposal crosses a party's red lines, wholly or in part, and on how many it meets its yes.

    By issues, not clauses: an issue cut into two clauses counts once.
    """

    party: str
    crossed: int
    met: int


@dataclass(frozen=True, slots=True)
class Ranked:
    """A proposal with its scores, party by party, and the ids of those that dominate it."""

    proposal: str
    scores: tuple[PartyScore, ...]
    dominated_by: tuple[str, ...]

    @property
    def on_frontier(self) -> bool:
        """Whether no other proposal dominates it."""
        return not self.dominated_by


def rank_proposals(question: Question, proposals: Mapping[str, Sequence[Clause]]) -> tuple[Ranked, ...]:
    """The proposals in the order given, each with those that dominate it.

    One is better for a party where it crosses its red lines on fewer issues, or on as many and meets its yes on more.
    It dominates another if it is worse for no party and better for one.

    Raises:
        RegionError: Clauses of one proposal leave no outcome together.
        TooLarge: The conditions are too many.
    """
    scores = {id_: _scores(question, evaluate(question, clauses)) for id_, clauses in proposals.items()}
    return tuple(
        Ranked(id_, mine, tuple(other for other, theirs in scores.items() if _dominates(theirs, mine)))
        for id_, mine in scores.items()
    )


def _scores(question: Question, evaluation: Evaluation) -> tuple[PartyScore, ...]:
    issues = sorted({found.clause.issue for found in evaluation.clauses})
    scores = []
    for selector in question.selectors:
        worst = [
            min((fit.fit for fit in evaluation.fits_on(issue, selector.text)), key=list(Fit).index) for issue in issues
        ]
        crossed = worst.count(Fit.CROSSES) + worst.count(Fit.PARTLY_CROSSES)
        scores.append(PartyScore(selector.text, crossed, worst.count(Fit.MEETS)))
    return tuple(scores)


def _dominates(one: Sequence[PartyScore], other: Sequence[PartyScore]) -> bool:
    """Whether *one* is worse for no party and better for one."""
    mine, theirs = ([(score.crossed, -score.met) for score in scores] for scores in (one, other))
    return mine != theirs and all(map(le, mine, theirs))

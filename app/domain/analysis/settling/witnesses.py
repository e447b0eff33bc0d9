"""A second opinion on a package, by another way than the one that found it: clause by clause against each party."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.analysis.cells import cells_of
from app.domain.analysis.plans.evaluation import Fit, evaluate
from app.domain.analysis.settling.settlements import Choice
from app.domain.record.proposals import Clause
from app.domain.verdicts.question import Question


@dataclass(frozen=True, slots=True)
class Objection:
    """What is wrong with a package on one issue for one side: how it fits, and what it was said to do."""

    party: str
    issue: str
    why: str


def check_witness(question: Question, witness: Sequence[Choice], *, say_yes: bool = False) -> tuple[Objection, ...]:
    """What the record holds against a package; empty where it holds.

    It may cross no red line, wholly or in part, may leave out no issue on which somebody has spoken, and those it
    names as having said yes, and no others, have said yes to all of it. With *say_yes* so has everybody who has said
    yes to anything there.

    Raises:
        RegionError: The package picks nothing on an issue, or two things.
        TooLarge: The conditions are too many.
    """
    chosen = {choice.issue: choice for choice in witness}
    found = [
        Objection(cell.side, cell.issue, "left out")
        for cell in cells_of(question, sorted(question.record.issues.keys() - chosen))
        if cell.positions
    ]
    offering = {(cell.side, cell.issue) for cell in cells_of(question, chosen) if say_yes and cell.says_yes()}
    package = [Clause(str(number), choice.issue, choice.region) for number, choice in enumerate(witness)]
    for clause in evaluate(question, package).clauses:
        for fit in clause.parties:
            said = fit.party in chosen[clause.clause.issue].said_yes
            if fit.fit in (Fit.CROSSES, Fit.PARTLY_CROSSES) or said != (fit.fit is Fit.MEETS):
                found.append(Objection(fit.party, clause.clause.issue, fit.fit))
            elif not said and (fit.party, clause.clause.issue) in offering:
                found.append(Objection(fit.party, clause.clause.issue, "has not said yes"))
    return tuple(found)

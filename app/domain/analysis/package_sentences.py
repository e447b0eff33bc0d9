"""One sentence for people about what a package comes to for one party."""

from __future__ import annotations

from app.domain.analysis.plans.evaluation import Evaluation, Fit
from app.domain.record.selectors import Selector
from app.domain.verdicts.question import Question
from app.domain.verdicts.sentences import join, sides

_PHRASES: dict[Fit, str] = {
    Fit.CROSSES: "rules out every outcome of {}",
    Fit.PARTLY_CROSSES: "rules out some outcomes of {}",
    Fit.MISSES: "asks for something else on {}",
    Fit.NOT_RULED_OUT: "has said nothing against {}",
    Fit.PARTLY_MEETS: "has said yes to some outcomes of {}",
    Fit.MEETS: "has said yes to every outcome of {}",
    Fit.UNSTATED: "has not spoken on the issue of {}",
}


def package_sentence(question: Question, selector: Selector, evaluation: Evaluation) -> str:
    """What a package comes to for one of the question's sides, in one sentence."""
    summary = next(found for found in evaluation.parties if found.party == selector.text)
    found = join([_PHRASES[fit].format(count) for fit, count in summary.counts.items()])
    text = f"Of {_counted(len(evaluation.clauses), 'clause')} {sides(question, [selector])} {found}"
    if any(fit.condition_open for clause in evaluation.clauses for fit in clause.parties if fit.party == selector.text):
        text += ", at worst, since the clauses leave some of its terms open"
    if summary.left_out:
        text += f"; it also asks for something on {_counted(len(summary.left_out), 'issue')} without a clause"
    return f"{text}."


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"

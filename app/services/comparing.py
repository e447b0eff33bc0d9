"""Verdicts for an inquiry: comparisons, conflicts, overlaps and the matrix, as plain data."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import combinations
from math import comb

from app.domain.errors import TooLarge
from app.domain.record.negotiation import Issue
from app.domain.verdicts.comparison import Comparison, compare
from app.domain.verdicts.hearing import Voice, hear
from app.domain.verdicts.question import Question
from app.domain.verdicts.sets import PartySet, maximal_overlaps, minimal_conflicts
from app.domain.verdicts.table import RANK, Verdict
from app.domain.verdicts.weighing import Weighing, weigh
from app.schemas.wire.comparisons import cell_json, comparison_json
from app.schemas.wire.regions import Json
from app.services.cursors import Key
from app.services.inquiries import Inquiry
from app.services.paging import Page

MAX_CELLS = 5_000
"""Most cells of one matrix: issues times pairs."""

OUTSIDE = max(RANK.values()) + 1
"""The place of verdicts that stand outside the order from hard to easy: behind it."""

Order = str
"""`issue`: by issue id; `severity`: most severe first, then by issue id."""

Ranked = list[tuple[Key, Json]]
"""Items with the keys that they are sorted by."""

Cell = tuple[Sequence[Voice], Weighing]
"""Some of the sides, and what they come to."""


def comparisons(inquiry: Inquiry, order: Order, page: Page) -> Ranked:
    """One comparison for each issue; in order of issue only those that *page*, and whether more follow, needs."""
    issues = list(inquiry.issues)
    if order == "issue":
        issues = [issue for issue in issues if page.after is None or (issue,) > page.after][: page.limit + 1]
    return _ranked(inquiry, ((compare(inquiry.question, issue), None) for issue in issues), order)


def conflicts(inquiry: Inquiry, order: Order) -> Ranked:
    """One comparison for each issue on which a set of parties is in conflict, with the minimal ones of these sets."""
    return _with_sets(inquiry, minimal_conflicts, order)


def overlaps(inquiry: Inquiry, order: Order) -> Ranked:
    """One comparison for each issue on which parties overlap, with the maximal sets of those that do."""
    return _with_sets(inquiry, maximal_overlaps, order)


def matrix(inquiry: Inquiry) -> tuple[Ranked, Json]:
    """For each issue the verdicts of all pairs and of the whole set; and how often each verdict stands in it.

    Raises:
        TooLarge: There are more than `MAX_CELLS` cells.
    """
    cells = len(inquiry.issues) * comb(len(inquiry.question.selectors), 2)
    if cells > MAX_CELLS:
        raise TooLarge(f"The matrix would have {cells} cells of pairs, at most {MAX_CELLS} are computed at once.")
    rows: Ranked = []
    small: list[Weighing] = []
    large: list[Weighing] = []
    for id_ in inquiry.issues:
        issue = inquiry.question.record.issues[id_]
        hearing = hear(inquiry.question, issue, inquiry.question.grade)
        whole = weigh(hearing, hearing.voices)
        of_pairs: list[Cell] = [(pair, weigh(hearing, pair)) for pair in combinations(hearing.voices, 2)]
        rows.append(((id_,), _row(inquiry, issue, (hearing.voices, whole), of_pairs)))
        small += [weighing for _, weighing in of_pairs]
        large.append(whole)
    counts: Json = {
        "pairs": _counted(found.verdict for found in small),
        "whole": _counted(found.verdict for found in large),
        "pairs_by_relation": _counted(found.relation for found in small),
        "whole_by_relation": _counted(found.relation for found in large),
    }
    return rows, counts


def _row(inquiry: Inquiry, issue: Issue, whole: Cell, pairs: list[Cell]) -> Json:
    return {
        "negotiation": inquiry.question.record.negotiation.id,
        "issue": issue.id,
        "question": issue.question,
        "topic": issue.topic,
        "pairs": [_cell(pair) for pair in pairs],
        "whole": _cell(whole),
    }


def _cell(cell: Cell) -> Json:
    voices, weighing = cell
    return cell_json(tuple(voice.selector.text for voice in voices), weighing.verdict, weighing.relation)


def _counted(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(map(str, values)).items()))


def _with_sets(inquiry: Inquiry, sets_of: Callable[[Question, str], tuple[PartySet, ...]], order: Order) -> Ranked:
    found = []
    for issue in inquiry.issues:
        sets = sets_of(inquiry.question, issue)
        if sets:
            found.append((compare(inquiry.question, issue), sets))
    return _ranked(inquiry, found, order)


def _ranked(inquiry: Inquiry, found: Iterable[tuple[Comparison, tuple[PartySet, ...] | None]], order: Order) -> Ranked:
    record = inquiry.question.record
    ranked: Ranked = []
    for comparison, sets in found:
        issue = comparison.issue.id
        key: Key = (issue,) if order == "issue" else (severity(inquiry.question, comparison), issue)
        ranked.append((key, comparison_json(record, comparison, sets)))
    return sorted(ranked, key=lambda item: item[0])


def severity(question: Question, comparison: Comparison) -> int:
    """The place of a comparison from the hardest to the easiest; a contradictory one stands where the others leave it.

    Source: DESIGN section 5, `/conflicts`: deadlock, apart, conditional, untested; `contradictory` as its remainder.
    """
    verdict = comparison.verdict
    if verdict is Verdict.CONTRADICTORY:
        others = tuple(s for s in question.selectors if s.text not in comparison.contradictory)
        verdict = compare(replace(question, selectors=others), comparison.issue.id).verdict
    return _SEVERITY.get(verdict, OUTSIDE)


_SEVERITY = {
    **RANK,
    # Terms that the other side refuses weigh more than a question that one side left unanswered.
    Verdict.CONDITIONAL: RANK[Verdict.UNTESTED],
    Verdict.UNTESTED: RANK[Verdict.CONDITIONAL],
}

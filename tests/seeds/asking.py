"""Questions to a record, in short."""

from datetime import date

from app.domain.algebra.notation import parse_region, write_region
from app.domain.algebra.regions import Region
from app.domain.record.negotiation import Record, Role
from app.domain.record.positions import Attribution
from app.domain.record.selectors import parse_selector
from app.domain.verdicts.comparison import Comparison, compare
from app.domain.verdicts.findings import Case
from app.domain.verdicts.question import Question
from app.domain.verdicts.sets import maximal_overlaps, minimal_conflicts
from app.domain.verdicts.table import Relation

BEFORE_TALKS = "2024-02-13"
"""The day of the report on private proposals; Moscow denied it a day later."""

AFTER_TERMS = "2024-06-14"
"""The day of Russia's terms and Kyiv's answer."""

DRAFT_TREATY = "2022-04-15"
"""The day of the last draft of the talks that began in Istanbul."""

MEMORANDA = "2025-06-02"
"""The day on which Russia's memorandum was handed over in Istanbul, and Ukraine's was on the table."""

YEAR_END = "2025-12-31"
"""After the 28 points, the European counter-text and the 20 points."""

END = "2026-06-05"
"""The last day of the coverage."""


def ask(record: Record, parties: str, day: str, grade: Attribution = Attribution.REPORTED) -> Question:
    selectors = tuple(parse_selector(party) for party in parties.split(","))
    return Question(record, selectors, date.fromisoformat(day), grade)


def compared(
    record: Record, issue: str, parties: str, day: str, grade: Attribution = Attribution.REPORTED
) -> Comparison:
    return compare(ask(record, parties, day, grade), issue)


def negotiated(record: Record) -> list[str]:
    return [issue.id for issue in record.issues.values() if issue.role is Role.NEGOTIATED]


def in_conflict(record: Record, parties: str, day: str) -> dict[str, set[tuple[str, ...]]]:
    """The minimal sets of parties in conflict, by the issue on which they are: what `/conflicts` lists."""
    question = ask(record, parties, day)
    found = {issue: {s.parties for s in minimal_conflicts(question, issue)} for issue in negotiated(record)}
    return {issue: sets for issue, sets in found.items() if sets}


def in_overlap(record: Record, parties: str, day: str) -> dict[str, set[tuple[str, ...]]]:
    """The maximal sets of parties that overlap, by the issue on which they do: what `/overlaps` lists."""
    question = ask(record, parties, day)
    found = {issue: {s.parties for s in maximal_overlaps(question, issue)} for issue in negotiated(record)}
    return {issue: sets for issue, sets in found.items() if sets}


def region(record: Record, issue: str, value: object) -> Region:
    """A region of an issue, from the words of the seed files."""
    return parse_region(record.issues[issue].space, value)


def meeting(comparison: Comparison) -> Case:
    """The one case in which the sides overlap."""
    (case,) = (case for case in comparison.cases if case.relation is Relation.OVERLAP)
    return case


def terms(case: Case) -> list[dict[str, object]]:
    """The alternatives of a case, in the words of the seed files."""
    return [{issue: write_region(value) for issue, value in alternative} for alternative in case.when]

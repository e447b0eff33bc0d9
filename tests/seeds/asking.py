"""Questions to a record, in short."""

from datetime import date

from app.domain.record.negotiation import Record, Role
from app.domain.record.positions import Attribution
from app.domain.record.selectors import parse_selector
from app.domain.verdicts.comparison import Comparison, compare
from app.domain.verdicts.question import Question

BEFORE_TALKS = "2024-02-13"
"""The day of the report on private proposals; Moscow denied it a day later."""

AFTER_TERMS = "2024-06-14"
"""The day of Russia's terms and Kyiv's answer."""


def ask(record: Record, parties: str, day: str, grade: Attribution = Attribution.REPORTED) -> Question:
    selectors = tuple(parse_selector(party) for party in parties.split(","))
    return Question(record, selectors, date.fromisoformat(day), grade)


def compared(
    record: Record, issue: str, parties: str, day: str, grade: Attribution = Attribution.REPORTED
) -> Comparison:
    return compare(ask(record, parties, day, grade), issue)


def negotiated(record: Record) -> list[str]:
    return [issue.id for issue in record.issues.values() if issue.role is Role.NEGOTIATED]

"""Clauses told in a line each: `7 nato:barred when uw:+d or vote:yes`, in the words of the small worlds."""

from app.domain.algebra.notation import parse_region
from app.domain.record.negotiation import Record
from app.domain.record.proposals import Clause
from tests.domain.worlds import plain


def plan(record: Record, text: str) -> list[Clause]:
    """The clauses that *text* tells, one a line."""
    return [_clause(record, line.split()) for line in text.strip().splitlines()]


def _clause(record: Record, words: list[str]) -> Clause:
    issue, _, region = words[1].partition(":")
    alternatives: list[list[str]] = [[]]
    for word in words[3:]:
        if word == "or":
            alternatives.append([])
        else:
            alternatives[-1].append(word)
    when = tuple(
        tuple(
            (name, parse_region(record.issues[name].space, plain(told)))
            for name, _, told in sorted(part.partition(":") for part in parts)
        )
        for parts in alternatives
        if parts
    )
    return Clause(words[0], issue, parse_region(record.issues[issue].space, plain(region)), when)

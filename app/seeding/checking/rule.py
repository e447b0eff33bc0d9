"""What a rule is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.seeding.faults import Severity


class Group(StrEnum):
    """What a rule is about, as the headings of docs/checks.md say it."""

    FILES = "Files and YAML"
    SHAPE = "Keys and values"
    SPACES = "Option spaces and regions"
    REFERENCES = "Ids and references"
    DATES = "Dates"
    STANDING = "Which positions stand"
    PROPOSALS = "Proposals"
    EVIDENCE = "Evidence"
    COVERAGE = "Silence and coverage"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        code: Its name, in lower case with hyphens; never given another meaning.
        title: What it asks, in one line.
        mend: How a fault against it is mended.
    """

    code: str
    group: Group
    title: str
    mend: str
    severity: Severity = Severity.ERROR

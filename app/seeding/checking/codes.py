"""Every rule of the seed files: its code, what it asks, and how a fault is mended."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from app.seeding.checking import file_codes, record_codes
from app.seeding.checking.rule import Group, Rule
from app.seeding.faults import Fault, Place

RULES: Mapping[str, Rule] = MappingProxyType({rule.code: rule for rule in (*file_codes.RULES, *record_codes.RULES)})
"""By code, in the order of docs/checks.md."""

ALONE = frozenset({Group.FILES, Group.SHAPE, Group.SPACES, Group.REFERENCES, Group.DATES})
"""Groups whose rules look at one record and what it names; they can be judged though the record has other faults."""


def fault(code: str, place: Place, message: str, hint: str | None = None) -> Fault:
    """A fault against the rule *code*; the rule says how to mend it unless *hint* does.

    Raises:
        KeyError: There is no such rule.
    """
    rule = RULES[code]
    return Fault(code, rule.severity, place.file, place.line, place.column, message, hint or rule.mend)

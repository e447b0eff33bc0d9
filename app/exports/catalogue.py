"""All tables there are, in the order in which the data dictionary tells of them."""

from __future__ import annotations

from app.exports.rows.positions import CITATIONS, POSITIONS
from app.exports.rows.proposals import PROPOSALS, RESPONSES
from app.exports.rows.record import ISSUES, OPTIONS, PARTIES, SOURCES
from app.exports.rows.verdicts import COMPARISONS, CONFLICTS, MATRIX, OVERLAPS, SHIFTS

BY_THEMSELVES = (POSITIONS, ISSUES, SOURCES, PARTIES, PROPOSALS, COMPARISONS, CONFLICTS, OVERLAPS, MATRIX, SHIFTS)
"""The tables that have an address: `/positions.csv` and so on."""

IN_THE_PACKAGE = (
    *(PARTIES, ISSUES, OPTIONS, SOURCES, POSITIONS, CITATIONS, PROPOSALS, RESPONSES, COMPARISONS, MATRIX),
)
"""The tables of a data package."""

TABLES = tuple(dict.fromkeys((*BY_THEMSELVES, *IN_THE_PACKAGE)))

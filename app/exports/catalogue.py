"""All tables there are, in the order in which the data dictionary tells of them."""

from __future__ import annotations

from app.exports.rows.packages import CONTRADICTIONS, SETTLEMENTS
from app.exports.rows.plans import DIFF, EVALUATION
from app.exports.rows.positions import CITATIONS, POSITIONS
from app.exports.rows.proposals import PROPOSALS, RESPONSES
from app.exports.rows.record import ISSUES, NEGOTIATIONS, OPTIONS, PARTIES, PEOPLE, SOURCES
from app.exports.rows.verdicts import COMPARISONS, CONFLICTS, MATRIX, OVERLAPS, SHIFTS, TIMELINE

OF_A_NEGOTIATION = (
    *(POSITIONS, ISSUES, SOURCES, PARTIES, PEOPLE, PROPOSALS, COMPARISONS, CONFLICTS, OVERLAPS, MATRIX),
    *(CONTRADICTIONS, SHIFTS, SETTLEMENTS),
)
"""The tables of one negotiation that have an address: `/positions.csv` and so on."""

BY_THEMSELVES = (*OF_A_NEGOTIATION, NEGOTIATIONS)
"""All tables at an address of one name."""

OF_ONE = {
    "/issues/{id}/timeline": TIMELINE,
    "/proposals/{id}/evaluation": EVALUATION,
    "/proposals/{a}/diff/{b}": DIFF,
}
"""The tables of one issue or proposal, by the paths that their suffix follows."""

IN_THE_PACKAGE = (
    *(NEGOTIATIONS, PARTIES, PEOPLE, ISSUES, OPTIONS, SOURCES, POSITIONS, CITATIONS, PROPOSALS, RESPONSES),
    *(COMPARISONS, MATRIX, CONTRADICTIONS, SHIFTS),
)
"""The tables of a data package."""

TABLES = tuple(dict.fromkeys((*BY_THEMSELVES, *OF_ONE.values(), *IN_THE_PACKAGE)))

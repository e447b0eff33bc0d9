"""Settlements: packages over linked issues, what blocks them, and proposals beside each other, as plain data."""

from app.domain.analysis.plans.frontiers import rank_proposals
from app.domain.analysis.sentences import SETTLEMENTS, settlement_sentence
from app.domain.analysis.settling.components import Component, components_of
from app.domain.analysis.settling.settlements import Settled, Settlement, settle_component
from app.schemas.wire.regions import Json
from app.schemas.wire.settlements import frontier_json, settled_json, witness_json
from app.services.cursors import Key
from app.services.inquiries import Inquiry
from app.services.refusals import unknown_in_filter
from app.solving.solver import solve_by_sat

Ranked = list[tuple[Key, Json]]
"""Items with the keys that they are sorted by."""


def settlements(inquiry: Inquiry, *, say_yes: bool) -> tuple[Json, Ranked]:
    """The answer for all groups of linked issues that hold one of the inquiry's, and each by itself.

    Raises:
        TooLarge: The conditions on one issue are too many.
    """
    question = inquiry.question
    settled = [_settled(component, say_yes=say_yes) for component in _touching(inquiry)]
    whole = Settlement(tuple(settled))
    head: Json = {
        "parties": [selector.text for selector in question.selectors],
        "say_yes": say_yes,
        "feasible": whole.feasible,
        "label": SETTLEMENTS[say_yes, whole.feasible],
        "summary": settlement_sentence(question, whole, say_yes=say_yes),
        "witness": witness_json(question, whole.witness),
    }
    ranked: Ranked = [((found.issues[0],), settled_json(question, found, say_yes=say_yes)) for found in settled]
    return head, ranked


def frontier(inquiry: Inquiry, proposals: tuple[str, ...]) -> list[Json] | None:
    """Some proposals, in the order given, each with those that dominate it; None without any.

    Raises:
        UnknownValue: The record holds no such proposal.
        TooLarge: The conditions are too many.
    """
    known = inquiry.whole.proposals
    for id_ in proposals:
        if id_ not in known:
            raise unknown_in_filter("proposal", id_, sorted(known), at="proposals")
    if not proposals:
        return None
    ranked = rank_proposals(inquiry.question, {id_: known[id_].clauses for id_ in proposals})
    return frontier_json(ranked, known)


def _touching(inquiry: Inquiry) -> list[Component]:
    """The groups of linked issues that hold one of the inquiry's, in order of their first issues."""
    asked = set(inquiry.issues)
    return [component for component in components_of(inquiry.question) if asked & set(component.issues)]


def _settled(component: Component, *, say_yes: bool) -> Settled:
    return settle_component(component, say_yes=say_yes, solve=solve_by_sat)

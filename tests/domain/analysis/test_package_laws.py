"""The laws of packages, against a search through every outcome of random records."""

from collections.abc import Iterable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.domain.analysis.settling.settlements import Settlement, settle
from app.domain.analysis.settling.witnesses import check_witness
from app.domain.record.negotiation import Record
from app.domain.record.positions import Attribution, Kind, Position
from tests.domain.analysis.drawn import ISSUES, ask_all, positions, records
from tests.domain.analysis.oracle import Oracle, World, hitting, minimal
from tests.domain.points import lies_in


def blocks(found: Settlement) -> list[tuple[tuple[str, ...], ...]]:
    """The blocking sets of each component."""
    return [component.blocking for component in found.components]


class ByHand:
    """All worlds of a record: which constraints each breaks, and which cells it meets."""

    def __init__(self, record: Record, *, say_yes: bool) -> None:
        question = ask_all(record)
        self.oracle = Oracle(record)
        self.cells = self.oracle.cells(question)
        self.worlds = list(self.oracle.worlds())
        self.say_yes = say_yes
        self.yes = {
            cell: tuple(
                sorted({w.id for x in self.worlds for w in self.counted(cell, x) if w.kind is not Kind.RED_LINE})
            )
            for cell in self.cells
        }

    def counted(self, cell: tuple[str, str], x: World) -> tuple[Position, ...]:
        return self.oracle.view(self.cells[cell], cell[1], x).counted

    def broken(self, x: World) -> frozenset[tuple[str, ...]]:
        found: set[tuple[str, ...]] = set()
        for (party, issue), said in self.cells.items():
            view = self.oracle.view(said, issue, x)
            found |= {(w.id,) for w in view.counted if w.kind is Kind.RED_LINE and lies_in(w.region, x[issue])}
            yes = self.yes[party, issue]
            if self.say_yes and yes and (view.whole_yes is None or x[issue] not in view.whole_yes):
                found.add(yes)
        return frozenset(found)

    def met(self, x: World) -> frozenset[tuple[str, str]]:
        views = {cell: self.oracle.view(said, cell[1], x) for cell, said in self.cells.items()}
        return frozenset(cell for cell, view in views.items() if view.yes is not None and x[cell[1]] in view.yes)

    def constraints(self) -> set[tuple[str, ...]]:
        return {ids for x in self.worlds for ids in self.broken(x)}


def flat(sets: Iterable[frozenset[tuple[str, ...]]]) -> set[tuple[str, ...]]:
    return {tuple(sorted(id_ for ids in found for id_ in ids)) for found in sets}


def combined(found: Settlement) -> set[tuple[str, ...]]:
    """What would have to move over all components: one set from each that has no package."""
    sets: set[tuple[str, ...]] = {()}
    for component in found.components:
        if not component.feasible:
            sets = {tuple(sorted((*some, *move.positions))) for some in sets for move in component.to_move}
    return sets


@given(records(), st.booleans())
def test_settlements_are_those_of_a_search_through_every_outcome(record: Record, say_yes: bool) -> None:
    found = settle(ask_all(record), say_yes=say_yes)
    hand = ByHand(record, say_yes=say_yes)
    corrections = minimal(hand.broken(x) for x in hand.worlds)

    assert found.feasible == (corrections == [frozenset()])
    if found.feasible:
        assert blocks(found) == [()] * len(found.components)
    else:
        assert {ids for sets in blocks(found) for ids in sets} == flat(hitting(corrections, hand.constraints()))
        assert combined(found) == flat(corrections)
    cheapest = sum(component.to_move[0].cost for component in found.components if not component.feasible)
    assert cheapest == min(map(len, corrections))
    assert all(component.complete for component in found.components)


@given(records(), st.booleans())
def test_the_package_is_the_first_of_those_that_meet_the_most_and_passes_the_check(
    record: Record, say_yes: bool
) -> None:
    found = settle(ask_all(record), say_yes=say_yes)
    if found.witness is None:
        return
    hand = ByHand(record, say_yes=say_yes)
    fine = [x for x in hand.worlds if not hand.broken(x)]
    first = max(fine, key=lambda x: len(hand.met(x)))
    chosen = {choice.issue: choice for choice in found.witness}

    assert check_witness(ask_all(record), found.witness, say_yes=say_yes) == ()
    assert all(lies_in(choice.region, first[issue]) for issue, choice in chosen.items())
    assert {(side, choice.issue) for choice in found.witness for side in choice.said_yes} == hand.met(first)
    for x in hand.worlds:
        if all(lies_in(choice.region, x[issue]) for issue, choice in chosen.items()):
            assert not hand.broken(x)
            assert hand.met(x) == hand.met(first)
    assert {issue for _, issue in hand.cells} <= set(chosen)


@given(st.data(), records(), st.booleans())
def test_a_further_red_line_never_opens_a_way_and_keeps_what_blocked(
    data: st.DataObject, record: Record, say_yes: bool
) -> None:
    public = {id_: replace(p, attribution=Attribution.REPORTED) for id_, p in record.positions.items()}
    further = replace(
        data.draw(positions(record, 99)), kind=Kind.RED_LINE, attribution=Attribution.REPORTED, ended=None
    )
    was = settle(ask_all(replace(record, positions=public)), say_yes=say_yes)
    now = settle(ask_all(replace(record, positions=public | {further.id: further})), say_yes=say_yes)

    assert was.feasible or not now.feasible
    assert {ids for sets in blocks(was) for ids in sets} <= {ids for sets in blocks(now) for ids in sets}


@given(records())
def test_asking_for_a_yes_is_asking_that_every_cell_with_a_yes_be_met(record: Record) -> None:
    plain, asked = settle(ask_all(record)), settle(ask_all(record), say_yes=True)
    hand = ByHand(record, say_yes=False)
    cells = {cell for cell, yes in hand.yes.items() if yes}

    assert plain.feasible or not asked.feasible
    if plain.witness is not None:
        met = {(side, choice.issue) for choice in plain.witness for side in choice.said_yes}
        assert asked.feasible == (met == cells)
        assert not asked.feasible or asked.witness == plain.witness


@given(records(), st.booleans())
def test_issues_of_different_components_are_never_linked(record: Record, say_yes: bool) -> None:
    found = settle(ask_all(record), say_yes=say_yes)
    issues = [issue for component in found.components for issue in component.issues]

    assert len(issues) == len(set(issues))
    assert set(issues) <= set(ISSUES)
    assert [component.issues for component in found.components] == sorted(c.issues for c in found.components)

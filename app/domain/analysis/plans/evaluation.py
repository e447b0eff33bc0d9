"""What each party would say to a package, clause by clause. Source: DESIGN section 3, Proposals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.algebra.atoms import Atoms
from app.domain.algebra.gaps import Gap, gap_between
from app.domain.algebra.regions import Region
from app.domain.analysis.cells import Cell, cells_of, stances_in, words_of
from app.domain.analysis.plans.packages import Package, package_of
from app.domain.record.positions import Kind
from app.domain.record.proposals import Clause
from app.domain.verdicts.question import Question
from app.domain.verdicts.stances import Stance


class Fit(StrEnum):
    """How a clause fits a party's stance; hardest first."""

    CROSSES = "crosses"
    PARTLY_CROSSES = "partly_crosses"
    MISSES = "misses"
    NOT_RULED_OUT = "not_ruled_out"
    PARTLY_MEETS = "partly_meets"
    MEETS = "meets"
    UNSTATED = "unstated"


FITS: dict[Fit, str] = {
    Fit.CROSSES: "Every outcome of the clause is ruled out",
    Fit.PARTLY_CROSSES: "Some outcomes of the clause are ruled out",
    Fit.MISSES: "The party asks for something else, and has said yes to no outcome of the clause",
    Fit.NOT_RULED_OUT: "Nothing that the party said stands against the clause",
    Fit.PARTLY_MEETS: "The party has said yes to some outcomes of the clause",
    Fit.MEETS: "The party has said yes to every outcome of the clause",
    Fit.UNSTATED: "The party has not spoken on the issue",
}


class Balance(StrEnum):
    """Whether a clause gives a party what it demands, or takes what it demands or refuses."""

    GETS = "gets"
    GIVES_UP = "gives_up"


@dataclass(frozen=True, slots=True)
class PartyFit:
    """How one clause fits one party.

    Attributes:
        condition_open: Whether the package leaves open if a condition of the party's words holds; then the fit is the
            worst that it may come to.
        positions: Ids of the words that bear on it.
        balance: `gets` where the clause lies within all its demands, `gives_up` where all of the clause crosses
            its red lines or has nothing of its demands, whatever else it offered; else None.
        gap: The stated gap between the clause and what the party said yes to, or where that is nothing, what it does
            not rule out; None where the fit is `unstated`, on a choice, and where scopes differ.
    """

    party: str
    fit: Fit
    condition_open: bool = False
    positions: tuple[str, ...] = ()
    balance: Balance | None = None
    gap: Gap | None = None


@dataclass(frozen=True, slots=True)
class ClauseFits:
    """One clause, what is left of its issue where all clauses hold, and how that fits each party in the order asked."""

    clause: Clause
    region: Region
    parties: tuple[PartyFit, ...]


@dataclass(frozen=True, slots=True)
class PartySummary:
    """What a package comes to for one party.

    Attributes:
        counts: How many clauses fit in which way, hardest first; fits that do not occur are left out.
        left_out: Issues on which the party demands something and the package has no clause.
    """

    party: str
    counts: dict[Fit, int]
    gets: tuple[Clause, ...]
    gives_up: tuple[Clause, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A package against the stances of some parties."""

    clauses: tuple[ClauseFits, ...]
    parties: tuple[PartySummary, ...]

    def fits_on(self, issue: str, party: str) -> list[PartyFit]:
        """How the clauses on one issue fit one party."""
        on_issue = [found.parties for found in self.clauses if found.clause.issue == issue]
        return [fit for fits in on_issue for fit in fits if fit.party == party]


def evaluate(question: Question, clauses: Sequence[Clause]) -> Evaluation:
    """The fit of each clause for each of the question's sides, conditions judged under the whole package.

    Raises:
        RegionError: Clauses leave no outcome together.
        TooLarge: The conditions are too many.
    """
    package = package_of(clauses)
    found = tuple(_clause_fits(question, package, clause) for clause in clauses)
    parties = tuple(_summary(question, selector.text, found) for selector in question.selectors)
    return Evaluation(found, parties)


def fit_of(stance: Stance, left: int) -> Fit:
    """How the outcomes *left* of an issue fit a stance in one context: the first rule that applies."""
    if not left & stance.allowed:
        return Fit.CROSSES
    if left & ~stance.allowed:
        return Fit.PARTLY_CROSSES
    if stance.said_yes is not None:
        if not left & ~stance.said_yes:
            return Fit.MEETS
        if left & stance.said_yes:
            return Fit.PARTLY_MEETS
    return Fit.NOT_RULED_OUT if stance.demanded is None else Fit.MISSES


def _clause_fits(question: Question, package: Package, clause: Clause) -> ClauseFits:
    joint, values = package.around(clause)
    atoms = joint.dimensions[joint.numbers[clause.issue]].atoms
    region = atoms.region(joint.left(values, clause.issue))
    fits = (_party_fit(question, package, clause, cell) for cell in cells_of(question, [clause.issue]))
    return ClauseFits(clause, region, tuple(fits))


def _party_fit(question: Question, package: Package, clause: Clause, cell: Cell) -> PartyFit:
    if not cell.positions:
        return PartyFit(cell.side, Fit.UNSTATED)
    joint, values = package.around(clause, cell.positions)
    atoms = joint.dimensions[joint.numbers[clause.issue]].atoms
    words = words_of(cell.positions, atoms, joint)
    stances = [(joint.left(context, clause.issue), stance) for context, stance in stances_in(words, values, atoms.full)]
    fits = {fit_of(stance, left) for left, stance in stances}
    worst = next(fit for fit in Fit if fit in fits)
    scope = question.record.issues[clause.issue].scope
    return PartyFit(
        cell.side,
        worst,
        condition_open=any(word.holds & values and values & ~word.holds for word in words),
        positions=tuple(sorted({word.id for _, stance in stances for word in stance.counted})),
        balance=_balance(stances, worst),
        gap=_gap(atoms, scope, [(left, stance) for left, stance in stances if fit_of(stance, left) is worst]),
    )


def _balance(stances: Iterable[tuple[int, Stance]], worst: Fit) -> Balance | None:
    if worst is Fit.CROSSES:
        return Balance.GIVES_UP
    demands = [(left, stance.demanded) for left, stance in stances]
    if any(demanded is not None and not left & demanded for left, demanded in demands):
        return Balance.GIVES_UP
    if worst is Fit.PARTLY_CROSSES:  # it leaves outcomes that the party does not refuse
        return None
    return Balance.GETS if all(d is not None and not left & ~d for left, d in demands) else None


def _gap(atoms: Atoms, scope: str | None, stances: Sequence[tuple[int, Stance]]) -> Gap | None:
    """The widest gap in the contexts given."""
    gaps = []
    for left, stance in stances:
        if any((word.position.scope or scope) != scope for word in stance.counted):
            return None
        near = stance.said_yes or stance.allowed
        gaps.append(gap_between([atoms.region(left), atoms.region(near)]))
    found = [gap for gap in gaps if gap is not None]
    return max(found, key=lambda gap: gap.value) if len(found) == len(gaps) else None


def _summary(question: Question, party: str, clauses: Sequence[ClauseFits]) -> PartySummary:
    fits = [(found.clause, fit) for found in clauses for fit in found.parties if fit.party == party]
    kinds = [fit.fit for _, fit in fits]
    named = {clause.issue for clause, _ in fits}
    cells = cells_of(question, sorted(question.record.issues.keys() - named))
    return PartySummary(
        party,
        counts={fit: kinds.count(fit) for fit in Fit if fit in kinds},
        gets=tuple(clause for clause, fit in fits if fit.balance is Balance.GETS),
        gives_up=tuple(clause for clause, fit in fits if fit.balance is Balance.GIVES_UP),
        left_out=tuple(
            cell.issue
            for cell in cells
            if cell.side == party and any(position.kind is Kind.DEMAND for position in cell.positions)
        ),
    )

"""What each party would say to a package, clause by clause. Source: DESIGN section 3, Proposals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.algebra.regions import Region
from app.domain.analysis.packages import Package, package_of
from app.domain.record.proposals import Clause
from app.domain.verdicts.hearing import Hearing, Voice, hear
from app.domain.verdicts.question import Question
from app.domain.verdicts.stances import Stance, stance_of


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


@dataclass(frozen=True, slots=True)
class PartyFit:
    """How one clause fits one party.

    Attributes:
        condition_open: Whether the package leaves open if a condition of the party's words holds; then the fit is the
            worst that it may come to.
        positions: Ids of the words that bear on it.
    """

    party: str
    fit: Fit
    condition_open: bool
    positions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClauseFits:
    """One clause, what is left of its issue with all clauses on it, and how that fits each party in the order asked."""

    clause: Clause
    region: Region
    parties: tuple[PartyFit, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A package against the stances of some parties."""

    clauses: tuple[ClauseFits, ...]
    parties: tuple[str, ...]

    def counts(self, party: str) -> dict[Fit, int]:
        """How many clauses fit *party* in which way, hardest first; fits that do not occur are left out."""
        found = [fit.fit for clause in self.clauses for fit in clause.parties if fit.party == party]
        return {fit: found.count(fit) for fit in Fit if fit in found}


def evaluate(question: Question, clauses: Sequence[Clause]) -> Evaluation:
    """The fit of each clause for each of the question's sides, conditions judged under the whole package.

    Raises:
        RegionError: Clauses on one issue leave no outcome together.
        KeyError: The record has no such issue.
        TooLarge: The conditions are too many.
    """
    package = package_of(clauses)
    hearings = {
        issue: hear(question, question.record.issues[issue], question.grade)
        for issue in sorted({clause.issue for clause in clauses})
    }
    found = tuple(_clause_fits(hearings[clause.issue], package, clause) for clause in clauses)
    return Evaluation(found, tuple(selector.text for selector in question.selectors))


def fit_of(stance: Stance, hearing: Hearing, region: Region) -> Fit:
    """How an issue's outcomes in *region* fit a stance in one context: the first rule that applies."""
    allowed = hearing.atoms.region(stance.allowed)
    if (region & allowed).is_empty:
        return Fit.CROSSES
    if not region <= allowed:
        return Fit.PARTLY_CROSSES
    if stance.said_yes is not None:
        yes = hearing.atoms.region(stance.said_yes)
        if region <= yes:
            return Fit.MEETS
        if not (region & yes).is_empty:
            return Fit.PARTLY_MEETS
    return Fit.NOT_RULED_OUT if stance.demanded is None else Fit.MISSES


def _clause_fits(hearing: Hearing, package: Package, clause: Clause) -> ClauseFits:
    region = package.region_of(clause)
    left = package.left_open(hearing, clause)
    return ClauseFits(clause, region, tuple(_party_fit(hearing, voice, region, left) for voice in hearing.voices))


def _party_fit(hearing: Hearing, voice: Voice, region: Region, left: int) -> PartyFit:
    if not voice.words:
        return PartyFit(voice.selector.text, Fit.UNSTATED, condition_open=False, positions=())
    fits = set()
    positions: set[str] = set()
    for values in hearing.contexts(voice.words):
        if values & left:
            stance = stance_of([word for word in voice.words if word.holds & values], hearing.atoms.full)
            fits.add(fit_of(stance, hearing, region))
            positions.update(word.id for word in stance.counted)
    undecided = any(word.holds & left and left & ~word.holds for word in voice.words)
    return PartyFit(voice.selector.text, next(fit for fit in Fit if fit in fits), undecided, tuple(sorted(positions)))

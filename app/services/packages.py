"""A package of a reader's own: its clauses read against the record, as strictly as those of a seed file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.algebra.notation import MAX_CLAUSES, is_complete, parse_region
from app.domain.algebra.regions import Region
from app.domain.algebra.spaces import ChoiceSpace, QuantitySpace, Space
from app.domain.analysis.plans.packages import clashes
from app.domain.errors import RegionError
from app.domain.record.negotiation import Issue, Record, Role
from app.domain.record.positions import Alternative
from app.domain.record.proposals import Clause
from app.schemas.seeds.proposals import ClauseSeed
from app.schemas.wire.encode import dumps
from app.seeding.checking.regions import Flaw, read_region
from app.services.refusals import nearest

Path = tuple[str | int, ...]

MOST_PARTS = 64
"""Most intervals or clauses on members of one region: as many as answers write of one."""


@dataclass(frozen=True, slots=True)
class PackageFault:
    """One thing that is wrong with a package.

    Attributes:
        path: Where: the number of the clause in the list, from 0, then keys and list positions.
        code: The rule of `parley check` that is broken.
        nearest: What would have been right, best first; empty where nothing can be named.
        at_key: Whether the key at the end of the path is to blame, and not the value.
    """

    path: Path
    code: str
    message: str
    nearest: tuple[str, ...] = ()
    at_key: bool = False


def read_clauses(record: Record, seeds: Sequence[ClauseSeed]) -> tuple[list[Clause], list[PackageFault]]:
    """The clauses that can be read, in order, and every fault of the package; without faults they make a package.

    Raises:
        TooLarge: Their conditions are too many.
    """
    found: list[tuple[int, Clause]] = []
    faults: list[PackageFault] = []
    for number, seed in enumerate(seeds):
        reader = _Reader(record, number)
        clause = reader.clause(seed)
        faults += reader.faults
        if clause is not None:
            found.append((number, clause))
    faults += _numbers(seeds)
    faults += _together(found)
    return [clause for _, clause in found], sorted(faults, key=lambda fault: fault.path[0])


class _Reader:
    """Reads one clause and notes what is wrong with it."""

    def __init__(self, record: Record, number: int) -> None:
        self.issues = record.issues
        self.number = number
        self.faults: list[PackageFault] = []

    def clause(self, seed: ClauseSeed) -> Clause | None:
        """The clause; None where it has faults."""
        region = None
        if issue := self._issue(seed.issue, ("issue",)):
            region = self._region(issue, seed.region, ("region",))
            if issue.role is Role.EVENT:
                message = f"{seed.issue} is an event: nobody negotiates it; a condition may name it"
                self._fault(("issue",), "event-issue", message)
        when = tuple(self._alternative(seed, index) for index in range(len(seed.when)))
        if region is None or self.faults:
            return None
        return Clause(seed.n, seed.issue, region, when, seed.summary or "", dumps(seed.region).decode(), seed.note)

    def _alternative(self, seed: ClauseSeed, index: int) -> Alternative:
        written = seed.when[index]
        at: Path = ("when", index)
        if not written:
            self._fault(at, "empty-list", "the alternative names no issue")
        parts: list[tuple[str, Region]] = []
        for name in sorted(written):
            if name == seed.issue:
                message = f"the condition of a clause on {name} names {name}"
                self._fault((*at, name), "own-condition", message, at_key=True)
            issue = self._issue(name, (*at, name), at_key=True)
            region = issue and self._region(issue, written[name], (*at, name))
            if region:
                if not is_complete(region):
                    self._fault((*at, name), "long-condition", f"it has more than {MAX_CLAUSES} clauses")
                parts.append((name, region))
        return tuple(parts)

    def _issue(self, id_: str, at: Path, *, at_key: bool = False) -> Issue | None:
        if id_ not in self.issues:
            near = nearest(id_, self.issues)
            self._fault(at, "unknown-issue", f"there is no issue {id_!r}", near, at_key=at_key)
        return self.issues.get(id_)

    def _region(self, issue: Issue, value: object, at: Path) -> Region | None:
        if isinstance(value, list) and len(value) > MOST_PARTS and not isinstance(issue.space, ChoiceSpace):
            self._fault(at, "too-long", f"a region of a package has at most {MOST_PARTS} parts")
            return None
        region, flaws = read_region(issue.space, value)
        for flaw in flaws:
            self._fault((*at, *flaw.path), flaw.code, flaw.message, _nearest(issue.space, value, flaw))
        return region

    def _fault(self, path: Path, code: str, message: str, near: tuple[str, ...] = (), *, at_key: bool = False) -> None:
        self.faults.append(PackageFault((self.number, *path), code, message, near, at_key))


def _nearest(space: Space, value: object, flaw: Flaw) -> tuple[str, ...]:
    """What would have been right where a region cannot be read."""
    if flaw.code == "unknown-option" and not isinstance(space, QuantitySpace):
        named = space.options if isinstance(space, ChoiceSpace) else space.members
        return nearest(str(value_at(value, flaw.path)), [option.id for option in named])
    try:
        parse_region(space, value)
    except RegionError as error:
        return error.nearest
    return ()


def value_at(value: object, path: Path) -> object:
    """What stands at *path* in plain data; None where the path leads out of it."""
    for step in path:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def _numbers(seeds: Sequence[ClauseSeed]) -> Iterator[PackageFault]:
    """Clauses whose number another one has before them."""
    seen: Counter[str] = Counter()
    for number, seed in enumerate(seeds):
        if seen[seed.n]:
            yield PackageFault((number, "n"), "double-clause", f"there is another clause {seed.n!r}")
        seen[seed.n] += 1


def _together(clauses: Sequence[tuple[int, Clause]]) -> Iterator[PackageFault]:
    """Clauses that cannot be beside the others, each once."""
    for error in clashes([clause for _, clause in clauses]):
        number, clause = clauses[int(error.path[0])]
        code = "clause-never-holds" if clause.when else "clauses-leave-nothing"
        yield PackageFault((number, *error.path[1:]), code, str(error))

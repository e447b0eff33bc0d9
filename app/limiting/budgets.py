"""The budgets of a visitor, and what of them a request has spent."""

import math
from dataclasses import dataclass, field

from app.limiting.counters import Counters

MINUTE = 60


@dataclass(frozen=True, slots=True)
class Budget:
    """So many units in so many seconds; none at all are no limit."""

    name: str
    units: int
    seconds: int = MINUTE

    @property
    def policy(self) -> str:
        """The budget as an item of the header `RateLimit-Policy`."""
        return f'"{self.name}";q={self.units};w={self.seconds}'


@dataclass(frozen=True, slots=True)
class Budgets:
    """All of them.

    Attributes:
        reading: Of every request, by address.
        computing: Of what is computed for a request, by address: a verdict is one unit, settlements are several.
        editing: Of requests that change something, by the key they come with.
        guessing: Of requests whose key is none, by address.
    """

    reading: Budget
    computing: Budget
    editing: Budget
    guessing: Budget


class Spent(Exception):
    """A budget is used up.

    Attributes:
        budget: Which.
        wait: In how many seconds there is a new one.
    """

    def __init__(self, budget: Budget, wait: int) -> None:
        """Keep both."""
        super().__init__(f"the budget {budget.name!r} is used up for {wait} s")
        self.budget = budget
        self.wait = wait


@dataclass(slots=True)
class Tab:
    """What one request spends."""

    counters: Counters
    budgets: Budgets
    visitor: str
    lines: dict[str, tuple[Budget, int, int]] = field(default_factory=dict)

    async def spend(self, budget: Budget, units: int = 1, *, who: str = "") -> None:
        """Take *units* of a budget of the visitor, or of *who*; with 0 only see whether anything is left.

        Raises:
            Spent: There are not so many left.
        """
        if not budget.units:
            return
        count, left = await self.counters.add(f"{budget.name}/{who or self.visitor}", units, budget.seconds)
        wait = max(1, math.ceil(left))
        self.lines[budget.name] = (budget, max(0, budget.units - count), wait)
        if count > budget.units or (not units and count >= budget.units):
            raise Spent(budget, wait)

    async def compute(self, units: int) -> None:
        """Take *units* for what is computed.

        Raises:
            Spent: There are not so many left.
        """
        await self.spend(self.budgets.computing, units)

    def headings(self) -> list[tuple[bytes, bytes]]:
        """The headers that tell the visitor (draft-ietf-httpapi-ratelimit-headers)."""
        lines = self.lines.values()
        policies = ", ".join(budget.policy for budget, _, _ in lines)
        left = ", ".join(f'"{budget.name}";r={remaining};t={wait}' for budget, remaining, wait in lines)
        return [(b"ratelimit-policy", policies.encode()), (b"ratelimit", left.encode())] if lines else []

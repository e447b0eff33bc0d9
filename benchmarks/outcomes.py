"""Made-up option spaces, what somebody may mean in them, and regions as people write them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random

from app.domain.algebra.notation import Plain
from app.domain.algebra.spaces import ChoiceSpace, Option, QuantitySpace, Space, SubsetSpace

HIGHEST = 100
"""The largest number that anybody means."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What a party means: an option, a number from 1 on, or a set of members, with the members that it speaks of."""

    at: int
    named: tuple[int, ...] = ()


def a_space(dice: Random, kind: int) -> Space:
    """A choice of 3 to 5 ways (kind 0), a number of people (1), or a set of 4 to 6 places (2)."""
    if kind == 0:
        options = tuple(Option(f"way-{k}", f"It is done the way number {k}") for k in range(dice.randint(3, 5)))
        return ChoiceSpace(options, ordered=dice.random() < 1 / 2)
    if kind == 1:
        return QuantitySpace("people", whole=True, low=(0, Fraction(0), 0))
    return SubsetSpace(tuple(Option(f"place-{k}", f"Place number {k}") for k in range(dice.randint(4, 6))))


def anything(dice: Random, space: Space) -> Meant:
    """Any outcome."""
    if isinstance(space, SubsetSpace):
        members = len(space.members)
        return Meant(dice.randrange(space.size), tuple(sorted(dice.sample(range(members), min(members, 4)))))
    return Meant(dice.randrange(1, HIGHEST) if isinstance(space, QuantitySpace) else dice.randrange(space.size))


def nearer(dice: Random, space: Space, meant: Meant, centre: Meant) -> Meant:
    """A step from what is meant towards the centre."""
    if isinstance(space, QuantitySpace):
        return Meant((2 * meant.at + centre.at) // 3)
    if isinstance(space, ChoiceSpace):
        return dice.choice((meant, centre))
    differing = [k for k in meant.named if (meant.at ^ centre.at) >> k & 1]
    return replace(meant, at=meant.at ^ (1 << dice.choice(differing)) if differing else meant.at)


def around(dice: Random, space: Space, meant: Meant) -> Plain:
    """A region that holds what is meant, and not everything."""
    if isinstance(space, ChoiceSpace):
        ids = [option.id for option in space.options]
        beside = dice.choice((meant.at, meant.at, max(0, meant.at - 1)))
        return [ids[k] for k in sorted({meant.at, beside})]
    if isinstance(space, QuantitySpace):
        low, high = max(1, meant.at - dice.randrange(1, 15)), meant.at + dice.randrange(1, 15)
        written: tuple[Plain, ...] = ({"at_most": high}, {"at_least": low}, {"from": low, "to": high})
        return dice.choice(written)
    ids = [member.id for member in space.members]
    asked: Plain = [ids[k] for k in meant.named if meant.at >> k & 1]
    refused: Plain = [ids[k] for k in meant.named if not meant.at >> k & 1]
    return {key: members for key, members in (("all_in", asked), ("none_in", refused)) if members}


def beyond(dice: Random, space: Space, meant: list[Meant]) -> Plain | None:
    """A region that holds nothing of what is meant; None where there is no such thing to say."""
    if isinstance(space, QuantitySpace):
        highest = max(one.at for one in meant) + dice.randrange(15, 40)
        lowest = min(one.at for one in meant) - dice.randrange(5)
        return {"above": highest} if dice.random() < 1 / 2 else {"below": max(1, lowest)}
    if isinstance(space, ChoiceSpace):
        at = {one.at for one in meant}
        free = [option.id for k, option in enumerate(space.options) if k not in at]
        return [*sorted(dice.sample(free, max(1, len(free) - 1)))] if free else None
    never = [space.members[k].id for k in meant[0].named if not any(one.at >> k & 1 for one in meant)]
    return {"any_in": list(never)} if never else None
